#include <memory>

#include "app/cli/commands.h"
#include "app/cli/depth_picture.h"
#include "app/cli/output_files.h"
#include "app/cli/standard_output.h"

namespace unclip::cli {
namespace {

struct DepthOptions {
    std::filesystem::path picture, estimator, out = "depth.png";
    bool overwrites = false;
};

void run(const DepthOptions& options) {
    const std::filesystem::path estimator = depthEstimatorOr(options.estimator);
    OutputFiles files;
    files.inputs = {options.picture, estimator};
    files.outputs = {options.out};
    files.overwrites = options.overwrites;
    files.check();
    writeDepthPicture(*createEngine(), estimator, options.picture, options.out, options.overwrites);
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
