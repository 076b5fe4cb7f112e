#pragma once

#include "engine/diffusion/scheduler.h"
#include "engine/nn/parameters.h"

namespace unclip {

struct ImageNormalizerConfig {
    std::int64_t width = 768;  ///< "embedding_dim": of an image embedding

    /// Throws ModelError naming the key, its value and the rule.
    static ImageNormalizerConfig from(const ComponentConfig& config);
};

/// Mean and deviation of CLIP's image embeddings (diffusers' StableUnCLIPImageNormalizer).
class ImageNormalizer {
public:
    ImageNormalizer(const Parameters& parameters, const ImageNormalizerConfig& config)
        : mean_(parameters.take("mean", {1, config.width}, Start::zeros)),
          deviation_(parameters.take("std", {1, config.width}, Start::ones)) {}

    /// To a mean of 0 and a deviation of 1, and back. embedding [batch, width].
    at::Tensor scale(const at::Tensor& embedding) const {
        return (embedding - matched(mean_, embedding)) / matched(deviation_, embedding);
    }
    at::Tensor unscale(const at::Tensor& embedding) const {
        return embedding * matched(deviation_, embedding) + matched(mean_, embedding);
    }

private:
    at::Tensor mean_, deviation_;
};

/// What Stable unCLIP's decoder sees of image embeddings: they with noise, and how much of it (diffusers'
/// StableUnCLIPImg2ImgPipeline.noise_image_embeddings). The more noise, the freer it is.
///
/// embedding  [batch, width], float32
/// noise      standard normal, of the same shape; undefined: none is added
/// level      timestep of `schedule`: 0, hardly any noise, up to its last one, noise alone
/// returns    [batch, 2 × width], float32
at::Tensor noisyEmbedding(const ImageNormalizer& normalizer, const Scheduler& schedule, const at::Tensor& embedding,
                          const at::Tensor& noise, std::int64_t level);

}  // namespace unclip
