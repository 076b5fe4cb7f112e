#include <memory>

#include "app/cli/commands.h"
#include "app/cli/request_options.h"

namespace unclip::cli {

void addOutpaint(CLI::App& app) {
    auto* command = app.add_subcommand("outpaint", "Continue a picture beyond its frame");
    auto options = std::make_shared<RequestOptions>();
    addPictureArgument(*command, *options, "The picture to continue");
    command->add_option("prompt", options->request.prompt, "What the whole picture shows");
    Margins& margins = options->request.extend.margins;
    command->add_option("--left", margins.left, "Pixels to add at the left");
    command->add_option("--right", margins.right, "Pixels to add at the right");
    command->add_option("--top", margins.top, "Pixels to add at the top");
    command->add_option("--bottom", margins.bottom, "Pixels to add at the bottom");
    options->addTo(*command, Task::outpaint);
    command->callback([=] { paintToFiles(*options); });
}

}  // namespace unclip::cli
