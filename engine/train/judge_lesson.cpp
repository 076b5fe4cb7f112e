#include "engine/train/judge_lesson.h"

#include "engine/scenes/scene_painter.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

constexpr std::uint64_t kOtherScenesThanThePainters = 0x6A75646765ULL;
constexpr double kSubjectsWeight = 30.0;  // a scene has one or two of many subjects: the mean over all of them is small

SceneOptions everything() {
    SceneOptions options;
    options.heldOut = HeldOut::allowed;
    return options;
}

}  // namespace

JudgeLesson::JudgeLesson(const TrainingSettings& settings, std::filesystem::path folder)
    : folder_(std::move(folder)),
      device_(settings.device),
      scenes_(settings.seed + kOtherScenesThanThePainters, everything()),
      store_(settings.seed, {}, settings.device.device),
      network_(Parameters(store_) / "judge") {}

Batch JudgeLesson::load(std::int64_t first, std::int64_t count) const {
    std::vector<at::Tensor> pictures;
    const auto subjects = at::zeros({count, static_cast<std::int64_t>(worldSubjects().size())});
    const auto settings = at::empty({count}, at::kLong), styles = at::empty({count}, at::kLong);
    for (std::int64_t i = 0; i < count; ++i) {
        const Scene scene = scenes_.scene(static_cast<std::uint64_t>(first + i));
        const SceneLabels labels = labelsOf(scene);
        pictures.push_back(judgeInput(paint(scene, kJudgedSide)));
        for (const int subject : labels.subjects) subjects[i][subject] = 1.0;
        settings[i] = labels.setting;
        styles[i] = labels.style;
    }
    Batch batch;
    batch.pictures = at::cat(pictures);
    batch.labels = {subjects, settings, styles};
    return batch;
}

at::Tensor JudgeLesson::loss(const Batch& batch, StepRandom&) {
    const JudgeScores scores = network_(batch.pictures.to(device_.dtype));
    const auto& [subjects, settings, styles] = batch.labels;
    return kSubjectsWeight * at::binary_cross_entropy_with_logits(scores.subjects.to(at::kFloat), subjects) +
           at::cross_entropy_loss(scores.settings.to(at::kFloat), settings) +
           at::cross_entropy_loss(scores.styles.to(at::kFloat), styles);
}

void JudgeLesson::writeWeights() const {
    saveTensors(Judge::weightsFile(folder_), under(store_.averages(), "judge."), at::kHalf);
}

}  // namespace unclip
