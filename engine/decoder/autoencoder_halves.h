#pragma once

#include "engine/decoder/level_kind.h"
#include "engine/nn/convolution.h"
#include "engine/nn/linear.h"
#include "engine/nn/norm.h"

namespace unclip {

/// The shape of an autoencoder between pictures and latents, as far as diffusers' VQModel and AutoencoderKL share it.
struct AutoencoderShape {
    std::vector<std::int64_t> channels;  ///< per level, finest first
    std::vector<LevelKind> down, up;     ///< `up` starts at the coarsest level
    std::int64_t latentChannels = 4;
    std::int64_t layers = 2;  ///< residual blocks a level of the encoder; one more in the decoder
    std::int64_t groups = 32;
    bool middleAttends = true;

    /// Pixels of the picture to a side of one latent cell.
    std::int64_t factor() const { return std::int64_t{1} << (channels.size() - 1); }

    /// `latentChannels`: when the config names none. Throws ModelError naming the key, its value and the rule.
    static AutoencoderShape from(const ComponentConfig& config, std::int64_t latentChannels);
};

/// A group norm. A spatial one (Zheng et al. 2022) scales and shifts its result by what the latents say at each place.
class LatentNorm {
public:
    LatentNorm() = default;

    /// `codeChannels`: of the latents that it looks at; 0: a plain group norm.
    LatentNorm(const Parameters& parameters, std::int64_t channels, std::int64_t groups, std::int64_t codeChannels);

    at::Tensor operator()(const at::Tensor& x, const at::Tensor& latents) const;

    /// SiLU of the same.
    at::Tensor silu(const at::Tensor& x, const at::Tensor& latents) const;

private:
    GroupNorm norm_;
    Convolution scale_, shift_;
};

/// Residual blocks of one resolution, attention after some of them, and what leads to the next resolution.
class AutoencoderLevel {
public:
    /// How large the norms' groups are, and the channels of the latents that they look at (0: none).
    struct Norms {
        std::int64_t groups = 32, codeChannels = 0;
    };

    /// `blocks` blocks under "resnets", with attention under "attentions" after each of the first `attentions`.
    AutoencoderLevel(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs, std::int64_t blocks,
                     std::int64_t attentions, const Norms& norms);

    at::Tensor operator()(at::Tensor hidden, const at::Tensor& latents) const;

    std::optional<Convolution> downsampler;
    std::optional<EnlargingConvolution> upsampler;

private:
    struct Block {
        Block(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs, const Norms& norms);
        at::Tensor operator()(const at::Tensor& x, const at::Tensor& latents) const;

        LatentNorm norm1, norm2;
        Convolution convolution1, convolution2, shortcut;
    };
    /// One head over all cells. Old checkpoints call its layers query, key, value and proj_attn.
    struct Attention {
        Attention(const Parameters& parameters, std::int64_t channels, const Norms& norms);
        at::Tensor operator()(const at::Tensor& x, const at::Tensor& latents) const;

        LatentNorm norm;
        Linear query, key, value, out;
    };

    std::vector<Block> blocks_;
    std::vector<Attention> attentions_;
};

/// diffusers' Encoder: pictures [batch, 3, height, width] → [batch, outputs, height / factor, width / factor].
class PictureEncoder {
public:
    PictureEncoder(const Parameters& parameters, const AutoencoderShape& shape, std::int64_t outputs);

    at::Tensor operator()(const at::Tensor& pictures) const;

private:
    std::vector<AutoencoderLevel> levels_;  ///< the last is the middle
    Convolution in_, out_;
    LatentNorm normOut_;
};

/// diffusers' Decoder: [batch, latent channels, height, width] → pictures [batch, 3, height × factor, width × factor].
class PictureDecoder {
public:
    /// `codeChannels`: of the latents that its norms look at; 0: they look at none.
    PictureDecoder(const Parameters& parameters, const AutoencoderShape& shape, std::int64_t codeChannels);

    /// latents [batch, code channels, height, width] are for the norms; undefined where these look at none.
    at::Tensor operator()(const at::Tensor& x, const at::Tensor& latents) const;

private:
    std::vector<AutoencoderLevel> levels_;  ///< the first is the middle
    Convolution in_, out_;
    LatentNorm normOut_;
};

}  // namespace unclip
