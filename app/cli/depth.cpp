#include <memory>

#include "app/cli/commands.h"
#include "app/cli/output_files.h"
#include "app/cli/standard_output.h"
#include "engine/base/resources.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "engine/request/engine.h"
#include "engine/weights/depth_estimator_search.h"
#ifdef UNCLIP_WITH_GALLERY
#include "app/cli/known_folders.h"
#endif

namespace unclip::cli {
namespace {

struct DepthOptions {
    std::filesystem::path picture, estimator, out = "depth.png";
    bool overwrites = false;
};

std::filesystem::path foundEstimator() {
#ifdef UNCLIP_WITH_GALLERY
    return findDepthEstimator(knownModelFolders());
#else
    return findDepthEstimator();
#endif
}

void run(const DepthOptions& options) {
    const std::filesystem::path estimator =
        options.estimator.empty() ? foundEstimator() : modelOrNamed(options.estimator);
    OutputFiles files;
    files.inputs = {options.picture, estimator};
    files.outputs = {options.out};
    files.overwrites = options.overwrites;
    files.check();
    const cv::Mat picture = readPicture(options.picture).pixels;
    WriteOptions writing;
    writing.replaces = options.overwrites;
    writePicture(options.out, createEngine()->estimateDepth(estimator, picture), writing);
    printLine(options.out.string());
}

}  // namespace

void addDepth(CLI::App& app) {
    auto* command = app.add_subcommand(
        "depth", "Make a depth picture of a picture, near is white, whose structure can be followed");
    auto options = std::make_shared<DepthOptions>();
    command->add_option("picture", options->picture, "The picture")->required();
    command->add_option("--model", options->estimator,
                        "Folder of a depth estimator such as DPT-Large, or owner/name of one in Hugging Face's cache "
                        "(default: the first that is found among the models that were fetched or added, or there)");
    command->add_option("--out", options->out, "The depth picture: PNG, JPEG, WebP or TIFF, by its ending")
        ->capture_default_str();
    command->add_flag("--overwrite", options->overwrites, "Replace a file that is there already");
    command->callback([options] { run(*options); });
}

}  // namespace unclip::cli
