#pragma once

#include "engine/decoder/level_kind.h"
#include "engine/nn/convolution.h"
#include "engine/nn/linear.h"
#include "engine/nn/norm.h"

namespace unclip {

/// The shape of Kandinsky's VQModel ("MOVQ").
struct MovqConfig {
    std::vector<std::int64_t> channels;  ///< per level, finest first
    std::vector<LevelKind> down, up;     ///< `up` starts at the coarsest level
    std::int64_t latentChannels = 4, codeChannels = 4;
    std::int64_t layers = 2;  ///< residual blocks a level of the encoder; one more in the decoder
    std::int64_t groups = 32;
    bool middleAttends = true;

    /// Pixels of the picture to a side of one latent cell.
    std::int64_t factor() const { return std::int64_t{1} << (channels.size() - 1); }

    /// Throws ModelError naming the key, its value and the rule.
    static MovqConfig from(const ComponentConfig& config);
};

/// The autoencoder between pictures and the latents that Kandinsky's decoder paints (Zheng et al. 2022; diffusers'
/// VQModel with norm_type "spatial"). Its decoder's norms look at the latents again, which keeps detail. Nothing is
/// quantised or scaled.
class Movq {
public:
    Movq(const Parameters& parameters, const MovqConfig& config);

    /// pictures [batch, 3, height, width] in −1..1 → latents [batch, 4, height / factor, width / factor].
    at::Tensor encode(const at::Tensor& pictures) const;

    /// latents [batch, 4, height, width] → pictures [batch, 3, height × factor, width × factor], about −1..1.
    at::Tensor decode(const at::Tensor& latents) const;

    const MovqConfig& config() const { return config_; }

private:
    /// A group norm; in the decoder its result is scaled and shifted by what the latents say at each place.
    struct Norm {
        GroupNorm norm;
        Convolution scale, shift;

        Norm() = default;
        Norm(const Parameters& parameters, std::int64_t channels, std::int64_t groups);
        Norm(const Parameters& parameters, std::int64_t channels, const MovqConfig& spatial);
        at::Tensor operator()(const at::Tensor& x, const at::Tensor& latents) const;
    };
    struct Block {
        Norm norm1, norm2;
        Convolution convolution1, convolution2, shortcut;

        at::Tensor operator()(const at::Tensor& x, const at::Tensor& latents) const;
    };
    struct Attention {
        Norm norm;
        Linear query, key, value, out;

        at::Tensor operator()(const at::Tensor& x, const at::Tensor& latents) const;
    };
    struct Level {
        std::vector<Block> blocks;
        std::vector<Attention> attentions;  ///< none, or one after each block
        std::optional<Convolution> resampler;
    };
    struct Half {
        Convolution in, out;
        std::vector<Level> levels;
        Level middle;
        Norm normOut;
    };

    Norm normAt(const Parameters& parameters, std::int64_t channels, bool isSpatial) const;
    Block block(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs, bool isSpatial) const;
    Attention attention(const Parameters& parameters, std::int64_t channels, bool isSpatial) const;
    Level middle(const Parameters& parameters, bool isSpatial) const;
    static at::Tensor through(const Level& level, at::Tensor hidden, const at::Tensor& latents);

    MovqConfig config_;
    Half encoder_, decoder_;
    Convolution toCodes_, fromCodes_;
};

/// Which latent cells stay, of a mask in pixels, as diffusers' KandinskyV22InpaintPipeline decides: the nearest pixel
/// counts, and a repainted cell takes its neighbours with it, but those up right and down left of it.
///
/// keep     [1, 1, height, width], 1 where the picture stays, 0 where it is repainted
/// returns  [1, 1, latent height, latent width]
at::Tensor keptLatents(const at::Tensor& keep, std::int64_t latentHeight, std::int64_t latentWidth);

}  // namespace unclip
