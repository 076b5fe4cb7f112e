#include <memory>

#include "app/cli/commands.h"
#include "app/cli/request_options.h"

namespace unclip::cli {

void addGenerate(CLI::App& app) {
    auto* command = app.add_subcommand("generate", "Paint pictures from a prompt");
    auto options = std::make_shared<RequestOptions>();
    command->add_option("prompt", options->request.prompt, "What to paint; an empty prompt paints freely");
    options->addTo(*command, Task::generate);
    options->addStructureFrom(*command);
    command->callback([=] { paintToFiles(*options); });
}

}  // namespace unclip::cli
