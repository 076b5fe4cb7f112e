#include "engine/train/clip_lesson.h"

#include <ATen/core/grad_mode.h>

#include "engine/base/error.h"
#include "engine/text/bpe_trainer.h"
#include "engine/text/known_words.h"
#include "engine/train/losses.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

constexpr double kFirstLogScale = 2.6592600369327783;   // ln(1 / 0.07)
constexpr double kLargestLogScale = 4.605170185988092;  // ln 100
constexpr std::int64_t kNeverTrained = std::int64_t{1} << 40;
constexpr std::int64_t kAtOnce = 100;

NamedTensors existingWeights(const PaintboxFolder& folder, const std::vector<std::string>& components) {
    NamedTensors existing;
    for (const auto& component : components) addUnder(existing, component + ".", folder.weights(component));
    return existing;
}

void makeTokenizer(const PaintboxFolder& folder, const Dataset& dataset) {
    std::vector<CountedCaption> captions;
    for (auto& caption : dataset.captions()) captions.push_back({std::move(caption), 1});
    const PaintboxShape shape;
    trainBpe(captions, shape.vocabulary).write(folder.part("tokenizer"), shape.captionTokens);
    KnownWords::fromCaptions(dataset.words()).write(folder.path() / "words.json");
}

}  // namespace

ClipLesson::ClipLesson(const PaintboxFolder& folder, const Dataset& dataset, const TrainingSettings& settings,
                       const ClipLessonSettings& own)
    : folder_(folder),
      dataset_(dataset),
      learned_(own.textLocked ? std::vector<std::string>{"image_encoder"}
                              : std::vector<std::string>{"image_encoder", "text_encoder"}),
      device_(settings.device),
      processes_(settings.processes),
      store_(settings.seed, existingWeights(folder, learned_), settings.device.device) {
    if (own.textLocked && !folder.hasWeights("text_encoder"))
        throw ModelError("The folder " + folder.path().string() +
                         " has no text encoder that could stay as it is; train its CLIP without --locked-text first.");
    if (!std::filesystem::exists(folder.part("tokenizer") / "vocab.json"))
        makeTokenizer(folder, dataset);
    const auto textConfig = TextEncoderConfig::from(folder.config("text_encoder"));
    const auto imageConfig = ImageEncoderConfig::from(folder.config("image_encoder"));
    tokenizer_ = BpeTokenizer::fromFolder(folder.part("tokenizer"), static_cast<int>(textConfig.tokens));
    reader_.emplace(dataset, *tokenizer_, PreprocessingConfig::from(folder.config("feature_extractor")));

    const Parameters learned(store_);
    imageEncoder_.emplace(learned / "image_encoder", imageConfig);
    if (!own.textLocked)
        textEncoder_.emplace(learned / "text_encoder", textConfig);
    logScale_ = learned.take("log_scale", {}, Start::zeros);

    NamedTensors averages = store_.averages();
    if (own.textLocked)
        for (const auto& [name, tensor] : folder.weights("text_encoder"))
            averages["text_encoder." + name] = tensor.to(device_.device, at::kFloat);
    LoadedParameters averaged(std::move(averages), "The CLIP in training");
    averagedImageEncoder_.emplace(Parameters(averaged) / "image_encoder", imageConfig);
    averagedTextEncoder_.emplace(Parameters(averaged) / "text_encoder", textConfig);
    if (own.textLocked)
        textEncoder_ = averagedTextEncoder_;
}

Batch ClipLesson::load(std::int64_t first, std::int64_t count) const {
    return reader_->read(first, count, 0);
}

at::Tensor ClipLesson::loss(const Batch& batch, StepRandom&) {
    const auto images = (*imageEncoder_)(batch.clipPixels.to(device_.dtype));
    // What follows a caption's end is padding that nothing sees: the longest caption of the batch decides.
    const auto ids = batch.ids.slice(1, 0, batch.mask.sum(1).max().item<std::int64_t>());
    const auto texts = (*textEncoder_)(ids, device_.dtype);
    const auto logScale = (logScale_ + kFirstLogScale).clamp_max(kLargestLogScale);
    if (!processes_)
        return contrastiveLoss(images, texts.embedding, logScale);
    // Each process compares with everybody's rows and learns through its own: the sum of all their gradients is that of
    // the whole batch. The temperature, which all share, is learned by the first; the loss is told in shares.
    const auto loss = contrastiveLoss(withOwn(images), withOwn(texts.embedding),
                                      processes_->rank() == 0 ? logScale : logScale.detach());
    return loss - loss.detach() * (1.0 - 1.0 / processes_->size());
}

at::Tensor ClipLesson::withOwn(const at::Tensor& rows) const {
    const auto wide = rows.to(at::kFloat);
    auto all = processes_->gather(wide.detach());
    all[static_cast<std::size_t>(processes_->rank())] = wide;
    return at::cat(all);
}

void ClipLesson::writeWeights() const {
    for (const auto& component : learned_) folder_.writeWeights(component, under(store_.averages(), component + "."));
}

double ClipLesson::firstCaptionIsRight(std::int64_t count) const {
    const at::NoGradGuard noGradient;
    std::vector<at::Tensor> images, texts;
    for (std::int64_t first = 0; first < count; first += kAtOnce) {
        const Batch batch = reader_->read(kNeverTrained + first, std::min(kAtOnce, count - first), 0);
        const auto normalised = [](const at::Tensor& rows) {
            return rows / at::linalg_vector_norm(rows, 2, at::IntArrayRef{1}, true);
        };
        images.push_back(
            normalised((*averagedImageEncoder_)(batch.clipPixels.to(device_.device, device_.dtype)).to(at::kFloat)));
        texts.push_back(
            normalised((*averagedTextEncoder_)(batch.ids.to(device_.device), device_.dtype).embedding.to(at::kFloat)));
    }
    const auto similarity = at::matmul(at::cat(images), at::cat(texts).t());
    const auto own = at::arange(count, similarity.options().dtype(at::kLong));
    return similarity.argmax(1).eq(own).to(at::kFloat).mean().item<double>();
}

}  // namespace unclip
