#include "app/cli/commands.h"

/// What `unclip` looks up when it has opened this library.
extern "C" void unclip_add_training_commands(CLI::App& app) {
    unclip::cli::addTrain(app);
    unclip::cli::addEvaluate(app);
}
