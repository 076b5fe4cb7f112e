#include <memory>

#include "app/cli/commands.h"
#include "app/cli/request_options.h"

namespace unclip::cli {

void addUpscale(CLI::App& app) {
    auto* command =
        app.add_subcommand("upscale", "Make a picture larger with the model's upsampler, or with new detail");
    auto options = std::make_shared<RequestOptions>();
    addPictureArgument(*command, *options, "The picture to enlarge");
    command->add_option("--scale", options->request.enlarge.scale, "How many times as wide and high")
        ->capture_default_str();
    command->add_flag("--with-detail", options->request.enlarge.withDetail,
                      "The decoder paints the larger picture, window by window, and adds detail; needs no upsampler");
    command->add_option("--strength", options->request.strength,
                        "With detail: how far the decoder may leave the picture (0 to 1, default 0.3)");
    command->add_option("--decoder-steps", options->request.decoderSteps,
                        "With detail: steps of the decoder (2 to 1000)");
    command->add_option("--guidance", options->request.guidance,
                        "With detail: how strongly the decoder follows what CLIP sees (0 to 100, default 1: off)");
    options->addTo(*command, Task::upscale);
    command->callback([=] { paintToFiles(*options); });
}

}  // namespace unclip::cli
