#include "engine/train/prior_lesson.h"

#include "engine/train/losses.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

NamedTensors existingWeights(const PaintboxFolder& folder) {
    NamedTensors existing;
    addUnder(existing, "prior.", folder.weights("prior"));
    return existing;
}

constexpr std::int64_t kAtOnce = 64;

}  // namespace

PriorLesson::PriorLesson(const PaintboxFolder& folder, const Dataset& dataset, const TrainingSettings& settings,
                         const PriorLessonSettings& own)
    : folder_(folder),
      own_(own),
      device_(settings.device),
      clip_(folder, settings.device),
      reader_(dataset, clip_.tokenizer(), clip_.preprocessing()),
      store_(settings.seed, existingWeights(folder), settings.device.device),
      scheduler_(UnclipSchedulerConfig::from(folder.config("prior_scheduler"))) {
    const bool isNew = !folder.hasWeights("prior");
    prior_.emplace(Parameters(store_) / "prior", PriorConfig::from(folder.config("prior")));
    for (const std::string name : {"prior.clip_mean", "prior.clip_std"})
        store_.fix(name, store_.averages().at(name).clone());
    if (isNew)
        measureEmbeddings();
}

// The prior works with embeddings of mean 0 and deviation 1 in every dimension.
void PriorLesson::measureEmbeddings() {
    std::vector<at::Tensor> embeddings;
    for (std::int64_t first = 0; first < own_.measured; first += kAtOnce)
        embeddings.push_back(clip_.images(load(first, kAtOnce).clipPixels.to(device_.device)));
    const auto all = at::cat(embeddings);
    store_.fix("prior.clip_mean", all.mean(at::IntArrayRef{0}));
    store_.fix("prior.clip_std", all.std(at::IntArrayRef{0}, true, false).clamp_min(1e-4));
}

at::Tensor PriorLesson::loss(const Batch& batch, StepRandom& random) {
    const std::int64_t count = batch.ids.size(0);
    const auto clean = prior_->normalise(clip_.images(batch.clipPixels));
    const auto timesteps = random.integers(scheduler_.config().trainSteps, {count});
    const auto noisy = scheduler_.addNoise(clean, random.normal(clean.sizes()), timesteps);
    const auto captions = clip_.without({batch.ids, batch.mask}, random.chance(own_.captionsDropped, {count}));
    const auto texts = clip_.texts(captions.ids);
    const auto context =
        prior_->prepare(texts.embedding.to(device_.dtype), texts.hiddenStates.to(device_.dtype), captions.mask);
    const auto predicted = (*prior_)(noisy.to(device_.dtype), timesteps, context);
    return weightedSquares(predicted, clean, at::ones({count}, clean.options()));
}

void PriorLesson::writeWeights() const {
    folder_.writeWeights("prior", under(store_.averages(), "prior."));
}

}  // namespace unclip
