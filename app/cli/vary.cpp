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
    command->add_option("--strength", options->request.strength,
                        "How far the variations go: 0 hardly leaves the picture, 1 keeps only what CLIP sees in it "
                        "(0 to 1; default 0.5, with --from-pixels 0.75)");
    command->add_flag("--from-pixels", options->request.vary.startFromPixels,
                      "Start from the picture's pixels under noise, so that places and colours stay; the strength says "
                      "under how much");
    options->addTo(*command, Task::vary);
    options->addStructureFrom(*command);
    command->callback([=] { paintToFiles(*options); });
}

}  // namespace unclip::cli
