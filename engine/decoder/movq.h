#pragma once

#include "engine/decoder/autoencoder_halves.h"

namespace unclip {

/// The shape of Kandinsky's VQModel ("MOVQ").
struct MovqConfig : AutoencoderShape {
    std::int64_t codeChannels = 4;

    /// Throws ModelError naming the key, its value and the rule.
    static MovqConfig from(const ComponentConfig& config);
};

/// The VAE between pictures and the latents that Kandinsky's decoder paints (Zheng et al. 2022; diffusers'
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
    MovqConfig config_;
    PictureEncoder encoder_;
    PictureDecoder decoder_;
    Convolution toCodes_, fromCodes_;
};

/// Which latent cells stay, of a mask in pixels, as diffusers' KandinskyV22InpaintPipeline decides: the nearest pixel
/// counts, and a repainted cell takes its neighbours with it, but those up right and down left of it.
///
/// keep     [1, 1, height, width], 1 where the picture stays, 0 where it is repainted
/// returns  [1, 1, latent height, latent width]
at::Tensor keptLatents(const at::Tensor& keep, std::int64_t latentHeight, std::int64_t latentWidth);

}  // namespace unclip
