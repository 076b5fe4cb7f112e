#include <memory>

#include "app/cli/commands.h"
#include "app/cli/request_options.h"
#include "engine/image/contact_sheet.h"
#include "engine/image/write_picture.h"

namespace unclip::cli {

void addMix(CLI::App& app) {
    auto* command =
        app.add_subcommand("mix", "Paint the way from one picture to another, or along a difference of two texts");
    auto options = std::make_shared<RequestOptions>();
    auto strip = std::make_shared<std::filesystem::path>();
    addPictureArgument(*command, *options, "The picture to start from");
    auto* second = command->add_option("second", options->request.mix.secondPicture, "The picture to end at");
    auto* from = command->add_option("--from", options->request.mix.fromText, "What the picture shows, in words");
    auto* to = command->add_option("--to", options->request.mix.toText, "What it should turn into, in words");
    from->needs(to);
    to->needs(from)->excludes(second);
    command->add_option("--prompt", options->request.prompt, "A caption to lean on");
    command->add_option(
        "--strength", options->request.strength,
        "How far from the pictures: 0 begins and ends with what looks like them, 1 keeps only what CLIP "
        "sees in them (0 to 1; default 0.5)");
    command->add_option("--steps", options->request.mix.steps, "Pictures on the way (2 to 100)")->capture_default_str();
    command->add_option("--strip", *strip, "Also write all of them side by side");
    options->addTo(*command, Task::mix);
    command->callback([=] {
        OutputFiles files = outputFilesOf(*options);
        if (!strip->empty())
            files.outputs.push_back(*strip);
        files.check();
        std::vector<CaptionedPicture> frames;
        for (auto& pixels : paintToFiles(*options)) frames.push_back({pixels, ""});
        if (!strip->empty()) {
            SheetLayout layout;
            layout.columns = static_cast<int>(frames.size());
            writePicture(*strip, contactSheet(frames, layout));
        }
    });
}

}  // namespace unclip::cli
