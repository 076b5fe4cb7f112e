#include <cstring>

#include "app/cli/commands.h"
#include "engine/base/own_library.h"

namespace unclip::cli {

void addTrainingCommands(CLI::App& app, const char* wanted) {
    if (std::strcmp(wanted, "train") != 0 && std::strcmp(wanted, "evaluate") != 0 &&
        std::strcmp(wanted, "completion") != 0) {  // which lists everybody's options
        app.add_subcommand("train", kTrainHelp);
        app.add_subcommand("evaluate", kEvaluateHelp);
        return;
    }
    using AddCommands = void (*)(CLI::App&);
    reinterpret_cast<AddCommands>(openOwnLibrary("libunclip_training.so", "unclip_add_training_commands"))(app);
}

}  // namespace unclip::cli
