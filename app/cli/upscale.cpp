#include <memory>

#include "app/cli/commands.h"
#include "app/cli/request_options.h"

namespace unclip::cli {

void addUpscale(CLI::App& app) {
    auto* command = app.add_subcommand("upscale", "Make a picture larger with the model's upsampler");
    auto options = std::make_shared<RequestOptions>();
    addPictureArgument(*command, *options, "The picture to enlarge");
    command->add_option("--scale", options->request.enlarge.scale, "How many times as wide and high")
        ->capture_default_str();
    options->addTo(*command, Task::upscale);
    command->callback([=] { paintToFiles(*options); });
}

}  // namespace unclip::cli
