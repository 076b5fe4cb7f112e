#include "engine/pipeline/model_faults.h"

#include "engine/base/error.h"
#include "engine/pipeline/depth_pictures.h"
#include "engine/pipeline/loaded_model.h"

namespace unclip {
namespace {

class FaultList {
public:
    template <class Attempt>
    void note(Attempt attempt) {
        try {
            attempt();
        } catch (const ModelError& error) {
            faults.push_back(error.sentence());
        }
    }

    template <class Part>
    void noteUnfit(Part& part) {
        if (part.exists())
            note([&] { part.checkFit(); });
    }

    std::vector<Sentence> faults;
};

}  // namespace

std::vector<Sentence> faultsOf(const std::filesystem::path& folder, const std::filesystem::path& priorFolder) {
    const auto opened = ModelFolder::open(folder);
    FaultList list;
    if (opened->estimatesDepth()) {
        list.note([&] { DepthPictures(folder, Device{}).checkFit(); });
        return list.faults;
    }
    std::optional<ModelLayout> layout;
    list.note([&] { layout = ModelLayout::of(opened, priorFolder); });
    if (!layout)
        return list.faults;
    list.faults = layout->missing();
    if (!list.faults.empty())
        return list.faults;
    std::optional<LoadedModel> opening;
    list.note([&] { opening.emplace(folder, Device{}, priorFolder); });
    if (!opening)
        return list.faults;
    LoadedModel& model = *opening;
    list.note([&] { model.promptReader(); });
    if (model.priorTextEncoder.exists())
        list.note([&] { model.clipTokenizer(); });
    model.forEachPart([&](auto& part) { list.noteUnfit(part); });
    if (model.imageEncoder.exists())
        list.note([&] { model.preprocessing(); });
    for (const char* role : {"prior_scheduler", "decoder_scheduler", "super_res_scheduler", "image_noising_scheduler"})
        if ((*layout)[role].exists())
            list.note([&] { model.scheduler(role); });
    return list.faults;
}

}  // namespace unclip
