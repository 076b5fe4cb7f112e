#include <memory>

#include "app/cli/commands.h"
#include "app/cli/request_options.h"

namespace unclip::cli {

void addVary(CLI::App& app) {
    auto* command =
        app.add_subcommand("vary", "Paint variations of a picture: other pictures with the same content and style");
    auto options = std::make_shared<RequestOptions>();
    addPictureArgument(*command, *options, "The picture to vary");
    command->add_option("--prompt", options->request.prompt, "A caption to lean on");
    command
        ->add_option("--strength", options->request.strength,
                     "How far from the picture's own pixels (0: near, 1: only its meaning stays)")
        ->capture_default_str();
    options->addTo(*command, Task::vary);
    command->callback([=] { paintToFiles(*options); });
}

}  // namespace unclip::cli
