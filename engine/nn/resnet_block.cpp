#include "engine/nn/resnet_block.h"

#include <ATen/core/grad_mode.h>

#include "engine/nn/norm_silu.h"

namespace unclip {

ResnetBlock::ResnetBlock(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs,
                         const ResnetSettings& settings, Resample resample)
    : norm1_(parameters / "norm1", inputs, settings.groups, settings.epsilon),
      norm2_(parameters / "norm2", outputs, settings.groups, settings.epsilon),
      convolution2_(parameters / "conv2", outputs, outputs, 3, 1, true, Start::zeros),
      timeProjection_(parameters / "time_emb_proj", settings.timeWidth,
                      settings.timeScaleShift == TimeScaleShift::scaleShift ? 2 * outputs : outputs),
      timeScaleShift_(settings.timeScaleShift),
      resample_(resample) {
    if (resample == Resample::up)
        enlargingConvolution1_ = EnlargingConvolution(parameters / "conv1", outputs);
    else
        convolution1_ = Convolution(parameters / "conv1", inputs, outputs, 3);
    if (inputs != outputs)
        shortcut_ = Convolution(parameters / "conv_shortcut", inputs, outputs, 1);
}

at::Tensor ResnetBlock::resampled(const at::Tensor& x) const {
    switch (resample_) {
        case Resample::none:
            return x;
        case Resample::down:
            return at::avg_pool2d(x, {2, 2}, {2, 2});
        case Resample::up:
            return at::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
    }
    return x;
}

at::Tensor ResnetBlock::operator()(const at::Tensor& x, const at::Tensor& time) const {
    auto hidden = siluOfNorm(norm1_, x);
    hidden = resample_ == Resample::up ? enlargingConvolution1_(hidden) : convolution1_(resampled(hidden));
    const auto embedding = timeProjection_(time).unsqueeze(2).unsqueeze(3);
    if (timeScaleShift_ == TimeScaleShift::add) {
        hidden = siluOfNorm(norm2_, hidden + embedding);
    } else {
        const auto parts = embedding.chunk(2, 1);
        hidden = siluOfNorm(norm2_, hidden, parts[0], parts[1]);
    }
    hidden = convolution2_(hidden);
    const auto short_ = resampled(x);
    const auto direct = shortcut_.weight.defined() ? shortcut_(short_) : short_;
    return c10::GradMode::is_enabled() ? direct + hidden : hidden.add_(direct);
}

}  // namespace unclip
