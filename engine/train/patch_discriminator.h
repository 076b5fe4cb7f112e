#pragma once

#include <vector>

#include "engine/nn/convolution.h"
#include "engine/nn/norm.h"

namespace unclip {

/// Says of every patch of a picture, about 31 pixels wide, whether it was drawn (above 0) or is what an autoencoder
/// made of a drawing (below 0): PatchGAN (Isola et al. 2017), with group norms.
class PatchDiscriminator {
public:
    explicit PatchDiscriminator(const Parameters& parameters);

    struct Opinion {
        at::Tensor patches;                ///< [batch, 1, height / 8, width / 8]
        std::vector<at::Tensor> features;  ///< what each level saw, finest first
    };
    /// pictures [batch, 3, height, width], red first, −1..1; their dtype is computed in.
    Opinion operator()(const at::Tensor& pictures) const;

private:
    struct Level {
        Convolution reduce;
        GroupNorm norm;
    };
    std::vector<Level> levels_;
    Convolution out_;
};

/// What the discriminator learns by, [], float32: the hinge of both opinions (Lim & Ye 2017).
at::Tensor discriminatorLoss(const PatchDiscriminator::Opinion& drawn, const PatchDiscriminator::Opinion& restored);

/// How far restored pictures are from passing for drawn ones, [], float32: their patches' opinion, and how unlike the
/// drawings' the features are that they show it (feature matching, Salimans et al. 2016). Gradients of `drawn` are left
/// out.
at::Tensor adversarialLoss(const PatchDiscriminator::Opinion& drawn, const PatchDiscriminator::Opinion& restored);

}  // namespace unclip
