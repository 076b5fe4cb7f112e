#include "engine/weights/model_summary.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/weights/convert_numbers.h"
#include "engine/weights/model_layout.h"
#include "engine/weights/pipeline_classes.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kSmallFile = 16 << 20;

/// Configs and vocabularies; other weight files that lie there unused don't count.
std::uintmax_t smallFilesIn(const fs::path& folder) {
    std::uintmax_t bytes = 0;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string ending = entry->path().extension().string();
        std::error_code unreadable;
        const auto size = fs::file_size(entry->path(), unreadable);
        if ((ending == ".json" || ending == ".txt") && !unreadable && size <= kSmallFile)
            bytes += size;
    }
    return bytes;
}

PartSummary summarize(const ModelFolder& model, const ModelPart& part, bool hasWeights) {
    PartSummary summary{part.name, part.className, part.library, hasWeights};
    summary.bytesOnDisk = smallFilesIn(part.folder);
    if (!hasWeights)
        return summary;
    try {
        const auto weights = model.weights(part.name);
        for (const TensorView& tensor : weights->tensors()) {
            ++summary.tensors;
            if (!isFloating(tensor.dtype))
                continue;
            summary.parameters += tensor.elements();
            summary.dtypes.insert(name(tensor.dtype));
        }
        for (const auto& file : weights->files()) summary.bytesOnDisk += file->bytes().size();
    } catch (const ModelError&) {
        // missing() tells it in words.
    }
    return summary;
}

void addPrior(ModelSummary& summary, const ModelFolder& model, const fs::path& priorFolder) {
    try {
        if (model.isPriorAlone())
            summary.hasOnePassPrior = predictsInOnePass(model.config("prior"));
        if (summary.abilities.isPriorOnly || model.estimatesDepth())
            return;
        const auto layout = ModelLayout::of(ModelFolder::open(model.path()), priorFolder);
        summary.priorNetwork = layout.priorNetworkFolder();
        if (summary.abilities.needsPrior) {
            summary.priorFolder = layout["text_encoder"].folder->path();
            summary.abilities.paint = summary.abilities.vary = true;
            summary.abilities.inpaint = !summary.abilities.followsStructure;
        }
        if (model.noisesEmbeddings() && layout["prior"].exists()) {
            summary.priorFolder =
                layout.folders().size() > 1 ? layout["prior_text_encoder"].folder->path() : fs::path();
            summary.abilities.paint = summary.abilities.inpaint = true;
        }
        summary.hasOnePassPrior = layout.hasOnePassPrior();
    } catch (const ModelError&) {
        // What painting would say tells it in words.
    }
}

}  // namespace

ModelSummary summarize(const ModelFolder& model, const fs::path& priorFolder) {
    ModelSummary summary;
    summary.pipelineClass = model.pipelineClass();
    summary.abilities = model.abilities();
    addPrior(summary, model, priorFolder);
    const auto& classes = supportedPipelineClasses();
    const auto pipeline = std::find_if(classes.begin(), classes.end(),
                                       [&](const auto& each) { return each.name == model.pipelineClass(); });
    for (const ModelPart& part : model.parts()) {
        const bool hasWeights = std::any_of(
            pipeline->parts.begin(), pipeline->parts.end(),
            [&](const RequiredPart& required) { return required.name == part.name && required.hasWeights; });
        summary.parts.push_back(summarize(model, part, hasWeights));
        summary.parameters += summary.parts.back().parameters;
        summary.bytesOnDisk += summary.parts.back().bytesOnDisk;
    }
    summary.missing = model.missing();
    if (summary.missing.empty())
        summary.hash = model.hash();
    return summary;
}

}  // namespace unclip
