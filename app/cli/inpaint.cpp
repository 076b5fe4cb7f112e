#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/request_options.h"
#include "engine/base/error.h"
#include "engine/image/mask.h"

namespace unclip::cli {
namespace {

/// Says what will be repainted, before minutes are spent on it. Throws RequestError when nothing was said about that
/// but the picture itself has transparent parts.
void sayWhatIsRepainted(const Request& request) {
    if (request.picture.empty() || (request.repaint.mask.empty() && request.repaint.alphaIsMask))
        return;
    const Picture picture = readPicture(request.picture);
    if (request.repaint.mask.empty() && !picture.alpha.empty())
        throw RequestError("Say what to repaint: give a mask with --mask, or --alpha for the transparent parts of " +
                           request.picture.string() + ".");
    if (request.repaint.mask.empty())
        return;  // validate() says what is missing
    std::vector<Sentence> notes;
    const cv::Mat mask = readMask(request.repaint.mask, picture.pixels.size(), notes);
    if (!isEmptyMask(mask))
        std::cerr << "The mask marks " << maskInWords(mask).inEnglish() << ".\n";
}

}  // namespace

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
        sayWhatIsRepainted(options->request);
        paintToFiles(*options);
    });
}

}  // namespace unclip::cli
