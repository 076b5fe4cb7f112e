#include "engine/train/upsampler_lesson.h"

#include <opencv2/imgproc.hpp>

#include "engine/image/contact_sheet.h"
#include "engine/pipeline/pixels.h"
#include "engine/scenes/random.h"
#include "engine/train/losses.h"
#include "engine/train/tensor_storage.h"
#include "engine/upsampler/super_resolution.h"

namespace unclip {
namespace {

constexpr std::int64_t kNeverTrained = std::int64_t{1} << 40;
constexpr int kSheetPictures = 4, kSheetSteps = 5;
const std::string kPart = "super_res_first";

NamedTensors existingWeights(const PaintboxFolder& folder) {
    NamedTensors existing;
    addUnder(existing, kPart + ".", folder.weights(kPart));
    return existing;
}

}  // namespace

UpsamplerLesson::UpsamplerLesson(const PaintboxFolder& folder, const Dataset& dataset, const TrainingSettings& settings,
                                 const UpsamplerLessonSettings& own)
    : folder_(folder),
      dataset_(dataset),
      own_(own),
      device_(settings.device),
      seed_(settings.seed),
      side_(static_cast<int>(UnetConfig::from(folder.config(kPart)).side.value_or(256))),
      smallSide_(static_cast<int>(UnetConfig::from(folder.config("decoder")).side.value_or(64))),
      store_(settings.seed, existingWeights(folder), settings.device.device),
      scheduler_(UnclipSchedulerConfig::from(folder.config("super_res_scheduler"))) {
    folder.config("super_res_last");
    const auto config = UnetConfig::from(folder.config(kPart));
    own_.crop = std::min(own_.crop, side_);
    upsampler_.emplace(Parameters(store_) / kPart, config);
    LoadedParameters averages(store_.averages(), "The upsampler in training");
    averaged_.emplace(Parameters(averages) / kPart, config);
}

at::Tensor UpsamplerLesson::reduced(const cv::Mat& picture) const {
    cv::Mat small;
    cv::resize(picture, small, {smallSide_, smallSide_}, 0, 0, cv::INTER_AREA);
    return fromPixels(small);
}

Batch UpsamplerLesson::load(std::int64_t first, std::int64_t count) const {
    std::vector<at::Tensor> pictures, conditions;
    for (std::int64_t i = first; i < first + count; ++i) {
        const cv::Mat picture = dataset_.example(static_cast<std::uint64_t>(i), side_).pixels;
        Random random(seed_ ^ (static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15ULL));
        cv::Mat soft;
        const double blur = random.uniform(0.0, own_.blur) * side_ / smallSide_;
        cv::GaussianBlur(picture, soft, {}, std::max(blur, 0.1));
        at::Tensor small = reduced(soft);
        StepRandom draws(random.next(), i, at::kCPU);
        small = small + random.uniform(0.0, own_.noise) * draws.normal(small.sizes());
        const int top = random.below(side_ - own_.crop + 1), left = random.below(side_ - own_.crop + 1);
        const auto cropped = [&](const at::Tensor& whole) {
            return whole.slice(2, top, top + own_.crop).slice(3, left, left + own_.crop);
        };
        pictures.push_back(cropped(fromPixels(picture)));
        conditions.push_back(cropped(upsamplerCondition(small, side_, side_)));
    }
    Batch batch;
    batch.pictures = at::cat(pictures);
    batch.smallPictures = at::cat(conditions);
    return batch;
}

at::Tensor UpsamplerLesson::loss(const Batch& batch, StepRandom& random) {
    const std::int64_t count = batch.pictures.size(0);
    const auto timesteps = random.integers(scheduler_.config().trainSteps, {count});
    const auto noisy = scheduler_.addNoise(batch.pictures, random.normal(batch.pictures.sizes()), timesteps);
    const auto predicted = (*upsampler_)(at::cat({noisy, batch.smallPictures}, 1).to(device_.dtype), timesteps, {});
    // Every timestep counts alike: at the noisy ones the network has the small picture to go by, and must learn to use
    // it.
    return weightedSquares(predicted, batch.pictures, at::ones({count}, batch.pictures.options()));
}

void UpsamplerLesson::writeWeights() const {
    const NamedTensors weights = under(store_.averages(), kPart + ".");
    folder_.writeWeights("super_res_first", weights);
    folder_.writeWeights("super_res_last", weights);
}

SampleSheet UpsamplerLesson::sheet() const {
    std::vector<at::Tensor> conditions;
    std::vector<CaptionedPicture> cells;
    for (int i = 0; i < kSheetPictures; ++i) {
        const cv::Mat picture = dataset_.example(static_cast<std::uint64_t>(kNeverTrained + i), side_).pixels;
        conditions.push_back(upsamplerCondition(reduced(picture), side_, side_));
        cells.push_back({toPixels(conditions.back(), 0), ""});
    }
    const auto network = [this]() -> const Unet& { return *averaged_; };
    Noise noise(0, kSheetPictures);
    const auto painted = sampleUpsampler({network, network}, scheduler_, at::cat(conditions).to(device_.device), {}, {},
                                         kSheetSteps, device_.dtype, noise, [](const SamplerStep&) {});
    for (int i = 0; i < kSheetPictures; ++i) cells.push_back({toPixels(painted, i), ""});
    SheetLayout layout;
    layout.columns = kSheetPictures;
    return {contactSheet(cells, layout), ""};
}

}  // namespace unclip
