#include "engine/decoder/noisy_embedding.h"

#include "engine/nn/timestep_embedding.h"
#include "engine/weights/component_config.h"

namespace unclip {

ImageNormalizerConfig ImageNormalizerConfig::from(const ComponentConfig& config) {
    return {config.positive("embedding_dim", 768)};
}

at::Tensor noisyEmbedding(const ImageNormalizer& normalizer, const Scheduler& schedule, const at::Tensor& embedding,
                          const at::Tensor& noise, std::int64_t level) {
    const auto levels = at::full({embedding.size(0)}, level, embedding.options().dtype(at::kLong));
    const auto noisy =
        noise.defined() ? normalizer.unscale(schedule.addNoise(normalizer.scale(embedding), noise, levels)) : embedding;
    return at::cat({noisy, sinusoidalEmbedding(levels, embedding.size(1))}, 1);
}

}  // namespace unclip
