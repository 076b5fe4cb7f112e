#include <memory>

#include "app/cli/commands.h"
#include "app/cli/request_options.h"

namespace unclip::cli {
void addInpaint(CLI::App& app) {
    auto* command =
        app.add_subcommand("inpaint", "Repaint the white part of a mask from a prompt; the rest keeps every pixel");
    auto options = std::make_shared<RequestOptions>();
    auto addsDetail = std::make_shared<bool>(false);
    addPictureArgument(*command, *options, "The picture to repaint");
    command->add_option("prompt", options->request.prompt, "What to paint there");
    command->add_option("--mask", options->request.repaint.mask,
                        "Mask of any size: white is repainted, black stays, grey blends");
    command->add_flag("--alpha", options->request.repaint.alphaIsMask,
                      "Repaint the picture's transparent parts instead of a mask's white ones");
    command->add_flag("--detail", *addsDetail,
                      "Paint the region again at the decoder's full resolution, to put detail where it is messy");
    command->add_option("--strength", options->request.strength,
                        "How far the new may leave the old (0 to 1; default 1, with --detail 0.5)");
    options->addTo(*command, Task::inpaint);
    command->callback([=] {
        if (*addsDetail)
            options->request.task = Task::detail;
        paintToFiles(*options);
    });
}

}  // namespace unclip::cli
