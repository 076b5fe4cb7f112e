#pragma once

#include "engine/decoder/autoencoder_halves.h"

namespace unclip {

/// The shape of diffusers' AutoencoderKL.
struct AutoencoderKlConfig : AutoencoderShape {
    double scale = 0.18215;  ///< "scaling_factor": latents times this have a deviation of about 1
    double shift = 0;        ///< "shift_factor": subtracted from latents before
    bool mixesMoments = true, mixesLatents = true;  ///< "use_quant_conv", "use_post_quant_conv"

    /// Throws ModelError naming the key, its value and the rule.
    static AutoencoderKlConfig from(const ComponentConfig& config);
};

/// The VAE of latent diffusion (Rombach et al. 2022): Stable unCLIP's and Paintbox's. Latents are given and
/// taken as a decoder paints them: shifted and scaled.
class AutoencoderKl {
public:
    AutoencoderKl(const Parameters& parameters, const AutoencoderKlConfig& config);

    /// What the encoder says of pictures, before scale and shift: [batch, latent channels, height / factor,
    /// width / factor] each.
    struct Posterior {
        at::Tensor mean, logVariance;
    };
    /// pictures [batch, 3, height, width] in −1..1; height and width are multiples of the factor.
    Posterior posterior(const at::Tensor& pictures) const;

    /// Pictures' latents: the posterior's mean, or with a generator a sample of it.
    at::Tensor encode(const at::Tensor& pictures, std::optional<at::Generator> generator = std::nullopt) const;

    /// latents [batch, latent channels, height, width] → pictures [batch, 3, height × factor, width × factor], about
    /// −1..1. A picture with a side of more than `tileSide` pixels is decoded in tiles of that side, which overlap by a
    /// quarter and are blended there (diffusers' tiled_decode), so that it takes no more memory than a tile.
    at::Tensor decode(const at::Tensor& latents, std::int64_t tileSide = 1024) const;

    /// decode() of latents before scale and shift, as a posterior holds them, without tiles.
    at::Tensor decodeUnscaled(const at::Tensor& latents) const;

    const AutoencoderKlConfig& config() const { return config_; }

private:
    at::Tensor decodeTiles(const at::Tensor& latents, std::int64_t tileSide) const;

    AutoencoderKlConfig config_;
    PictureEncoder encoder_;
    PictureDecoder decoder_;
    std::optional<Convolution> momentsMix_, latentsMix_;
};

/// Which latent cells stay, of a mask in pixels: all that hold a pixel that stays, so that nothing new is painted
/// across the mask's border and cut off there. Of a mask so small or thin that it would leave less than a quarter open,
/// those all of whose pixels stay.
///
/// keep     [1, 1, height, width], 1 where the picture stays, 0 where it is repainted
/// returns  [1, 1, height / factor, width / factor]
at::Tensor keptCells(const at::Tensor& keep, std::int64_t factor);

}  // namespace unclip
