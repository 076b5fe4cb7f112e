#include "engine/train/decoder_lesson.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "engine/base/content_hash.h"
#include "engine/base/error.h"
#include "engine/base/mapped_file.h"
#include "engine/decoder/decoder_sampling.h"
#include "engine/image/contact_sheet.h"
#include "engine/pipeline/pixels.h"
#include "engine/prior/prior_sampling.h"
#include "engine/train/losses.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

constexpr std::int64_t kNeverTrained = std::int64_t{1} << 40;
constexpr int kSheetColumns = 8, kSheetPictures = 16;
constexpr int kSheetCell = 96;

NamedTensors existingWeights(const PaintboxFolder& folder) {
    NamedTensors existing;
    for (const std::string component : {"text_proj", "decoder"})
        addUnder(existing, component + ".", folder.weights(component));
    return existing;
}

}  // namespace

at::Tensor randomKnown(const at::Tensor& partly, std::int64_t side, StepRandom& random) {
    const std::int64_t count = partly.size(0);
    const auto place = [&] { return random.uniform({count, 1, 1, 1}); };
    const auto rows = ((at::arange(side, partly.options().dtype(at::kFloat)) + 0.5) / static_cast<double>(side))
                          .view({1, 1, side, 1});
    const auto columns = rows.view({1, 1, 1, side});
    const auto dx = (columns - place()) / (0.1 + 0.4 * place());
    const auto dy = (rows - place()) / (0.1 + 0.4 * place());
    const auto ellipse = (dx.square() + dy.square()) < 1;
    const auto rectangle = (dx.abs() < 1).logical_and(dy.abs() < 1);
    const auto open = at::where(place() < 0.5, ellipse, rectangle);
    return open.logical_not().logical_and(partly.view({count, 1, 1, 1})).to(at::kFloat);
}

at::Tensor drawTimesteps(std::int64_t steps, std::int64_t count, double noisier, StepRandom& random) {
    const auto even = random.integers(steps, {count});
    return at::where(random.chance(noisier, {count}), at::maximum(even, random.integers(steps, {count})), even);
}

DecoderLesson::DecoderLesson(const PaintboxFolder& folder, const Dataset& dataset, const TrainingSettings& settings,
                             const DecoderLessonSettings& own)
    : folder_(folder),
      dataset_(dataset),
      own_(own),
      device_(settings.device),
      clip_(folder, settings.device),
      reader_(dataset, clip_.tokenizer(), clip_.preprocessing()),
      store_(settings.seed, existingWeights(folder), settings.device.device),
      scheduler_(UnclipSchedulerConfig::from(folder.config("decoder_scheduler"))) {
    const auto projectionConfig = TextProjectionConfig::from(folder.config("text_proj"));
    const auto decoderConfig = UnetConfig::from(folder.config("decoder"));
    projection_.emplace(Parameters(store_) / "text_proj", projectionConfig);
    decoder_.emplace(Parameters(store_) / "decoder", decoderConfig);
    LoadedParameters averages(store_.averages(), "The decoder in training");
    averagedProjection_.emplace(Parameters(averages) / "text_proj", projectionConfig);
    averagedDecoder_.emplace(Parameters(averages) / "decoder", decoderConfig);
    if (folder.hasWeights("vae"))
        openAutoencoder();
    if (own.predictedEmbeddings > 0)
        openPrior();
    const int reuse = autoencoder_ ? own.reuse : 1;
    examples_.emplace(folder.trainingFolder() / "examples", reuse > 1 ? contentOfExamples() : std::string(),
                      settings.seed, reuse,
                      [this](std::int64_t first, std::int64_t count) { return encoded(first, count); });
}

std::string DecoderLesson::contentOfExamples() const {
    constexpr std::uint64_t kSampled = 16;
    ContentHash hash;
    for (std::uint64_t i = 0; i < kSampled; ++i) hash.add(dataset_.example(i, 16).caption);
    std::vector<std::string> encoders{"image_encoder", "vae"};
    if (prior_) {
        encoders.insert(encoders.end(), {"text_encoder", "prior"});
        hash.add(std::to_string(own_.priorSteps) + " steps, guidance " + std::to_string(own_.priorGuidance));
    }
    for (const std::string& component : encoders)
        if (folder_.hasWeights(component))
            hash.add(MappedFile::open(folder_.weightsFile(component))->bytes());
    return hash.hex();
}

void DecoderLesson::openAutoencoder() {
    LoadedParameters frozen = folder_.frozen("vae", device_.device);
    autoencoder_.emplace(Parameters(frozen), AutoencoderKlConfig::from(folder_.config("vae")));
    const auto painted = decoder_->config().pictureChannels(), decoded = autoencoder_->config().latentChannels;
    if (painted != decoded)
        throw ModelError("The decoder of " + folder_.path().string() + " paints " + std::to_string(painted) +
                         " channels and its autoencoder decodes " + std::to_string(decoded) +
                         "; begin a decoder of latents in a new folder.");
}

void DecoderLesson::openPrior() {
    if (!folder_.hasWeights("prior"))
        throw ModelError("The prior of " + folder_.path().string() +
                         " has learned nothing yet, so a decoder can't learn from what it predicts; train it first.");
    LoadedParameters frozen = folder_.frozen("prior", device_.device);
    prior_.emplace(Parameters(frozen), PriorConfig::from(folder_.config("prior")));
    priorScheduler_.emplace(UnclipSchedulerConfig::from(folder_.config("prior_scheduler")));
}

at::Tensor DecoderLesson::predicted(const EncodedCaptions& captions, std::int64_t first) const {
    const at::NoGradGuard noGradient;
    const std::int64_t count = captions.ids.size(0);
    const auto withNothing = [count](const at::Tensor& nothing, const at::Tensor& rows) {
        return at::cat({nothing.to(rows.device()).expand({count, -1}), rows});
    };
    const auto mask = withNothing(clip_.nothing().mask, captions.mask);
    const auto texts = clip_.texts(withNothing(clip_.nothing().ids, captions.ids));
    const auto context = prior_->prepare(texts.embedding.to(device_.dtype), texts.hiddenStates.to(device_.dtype), mask);
    Noise noise(static_cast<std::uint64_t>(first), static_cast<int>(count));
    const PriorSettings settings{.steps = own_.priorSteps, .guidance = own_.priorGuidance};
    return samplePrior(*prior_, *priorScheduler_, context, settings, device_.device, device_.dtype, noise,
                       [](const SamplerStep&) {});
}

std::int64_t DecoderLesson::pictureSide() const {
    return decoder_->config().side.value_or(64) * (autoencoder_ ? autoencoder_->config().factor() : 1);
}

at::Tensor DecoderLesson::paintedOf(const at::Tensor& pictures) const {
    if (!autoencoder_)
        return pictures;
    const at::NoGradGuard noGradient;
    return autoencoder_->encode(pictures.to(device_.dtype)).to(at::kFloat).contiguous();
}

at::Tensor DecoderLesson::picturesOf(const at::Tensor& painted) const {
    return autoencoder_ ? autoencoder_->decode(painted.to(device_.dtype)).to(at::kFloat) : painted;
}

Batch DecoderLesson::encoded(std::int64_t first, std::int64_t count) const {
    at::set_num_threads(1);  // of this thread, which prepares; the others learn
    const Batch read = reader_.read(first, count, static_cast<int>(pictureSide())).on(device_.device);
    Batch batch;
    batch.pictures = paintedOf(read.pictures);
    batch.embeddings = clip_.images(read.clipPixels);
    if (prior_)
        batch.predicted = predicted({read.ids, read.mask}, first);
    batch.ids = read.ids;
    batch.mask = read.mask;
    return batch;
}

Batch DecoderLesson::load(std::int64_t first, std::int64_t count) const {
    return examples_->read(first, count);
}

at::Tensor DecoderLesson::loss(const Batch& batch, StepRandom& random) {
    const std::int64_t count = batch.ids.size(0);
    const at::Tensor& clean = batch.pictures;
    const auto timesteps = drawTimesteps(scheduler_.config().trainSteps, count, own_.noisier, random);
    const auto noisy = scheduler_.addNoise(clean, random.normal(clean.sizes()), timesteps);
    const auto known = randomKnown(random.chance(own_.partlyKnown, {count}), clean.size(2), random);
    const auto input = decoder_->config().seesKnownPicture() ? at::cat({noisy, clean * known, known}, 1) : noisy;

    const auto uncaptioned = random.chance(own_.captionsDropped, {count});
    const auto captions = clip_.without({batch.ids, batch.mask}, uncaptioned);
    const auto texts = clip_.texts(captions.ids);
    const auto blind = random.chance(own_.embeddingsDropped, {count}).unsqueeze(1);
    auto embeddings = batch.embeddings;
    if (batch.predicted.defined()) {
        const auto isPredicted =
            random.chance(own_.predictedEmbeddings, {count}).logical_and(uncaptioned.logical_not());
        embeddings = at::where(isPredicted.unsqueeze(1), batch.predicted, embeddings);
    }
    embeddings = at::where(blind, projection_->withoutImage(), embeddings);
    const auto condition = (*projection_)(embeddings.to(device_.dtype), texts.embedding.to(device_.dtype),
                                          texts.hiddenStates.to(device_.dtype), captions.mask);
    const auto predicted = (*decoder_)(input.to(device_.dtype), timesteps, decoder_->prepare(condition));
    const auto alphas = scheduler_.cumulativeAlphas().index_select(0, timesteps.to(at::kCPU)).to(clean.device());
    return weightedSquares(predicted, clean, velocityWeights(alphas));
}

void DecoderLesson::writeWeights() const {
    for (const std::string component : {"text_proj", "decoder"})
        folder_.writeWeights(component, under(store_.averages(), component + "."));
}

SampleSheet DecoderLesson::sheet() const {
    const Batch batch = reader_.read(kNeverTrained, kSheetPictures, static_cast<int>(pictureSide()));
    const auto ids = at::cat({clip_.nothing().ids.expand({kSheetPictures, -1}), batch.ids}).to(device_.device);
    const auto mask = at::cat({clip_.nothing().mask.expand({kSheetPictures, -1}), batch.mask}).to(device_.device);
    const auto texts = clip_.texts(ids);
    const auto embeddings = at::cat({averagedProjection_->withoutImage().unsqueeze(0).expand({kSheetPictures, -1}),
                                     clip_.images(batch.clipPixels.to(device_.device))});
    const auto condition = (*averagedProjection_)(embeddings.to(device_.dtype), texts.embedding.to(device_.dtype),
                                                  texts.hiddenStates.to(device_.dtype), mask);
    const std::int64_t side = decoder_->config().side.value_or(64);
    const DecoderSettings settings{own_.sheetSteps, true, own_.sheetGuidance, side, side};
    Noise noise(0, kSheetPictures);
    const auto painted = sampleDecoder(*averagedDecoder_, scheduler_, averagedDecoder_->prepare(condition), settings,
                                       {}, device_.device, device_.dtype, noise, [](const SamplerStep&) {});
    const auto pictures = picturesOf(painted);
    const auto enlarged = [](const cv::Mat& picture) {
        cv::Mat large;
        const int factor = std::max(1, kSheetCell / picture.cols);
        cv::resize(picture, large, {}, factor, factor, cv::INTER_NEAREST);
        return large;
    };
    std::vector<CaptionedPicture> cells;
    for (int row = 0; row < kSheetPictures; row += kSheetColumns) {
        for (int i = row; i < row + kSheetColumns; ++i)
            cells.push_back({enlarged(toPixels(batch.pictures, i)),
                             dataset_.example(static_cast<std::uint64_t>(kNeverTrained + i), 16).caption});
        for (int i = row; i < row + kSheetColumns; ++i) cells.push_back({enlarged(toPixels(pictures, i)), ""});
    }
    SheetLayout layout;
    layout.columns = kSheetColumns;
    layout.cellSide = kSheetCell;
    layout.captionLines = 3;
    return {contactSheet(cells, layout), ""};
}

}  // namespace unclip
