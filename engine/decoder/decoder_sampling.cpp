#include "engine/decoder/decoder_sampling.h"

#include "engine/diffusion/guidance.h"

namespace unclip {

namespace {

// What a decoder trained for inpainting sees beside its sample: the kept part of the picture, and where it is.
at::Tensor knownChannels(const Edit& edit, const at::Tensor& x) {
    if (!edit.keepsSome())
        return at::zeros({x.size(0), x.size(1) + 1, x.size(2), x.size(3)}, x.options());
    return at::cat({edit.picture * edit.keep, edit.keep}, 1).expand({x.size(0), -1, -1, -1});
}

}  // namespace

at::Tensor sampleDecoder(const Unet& decoder, const Scheduler& scheduler, const UnetContext& context,
                         const DecoderSettings& settings, const Edit& edit, at::Device device, at::ScalarType dtype,
                         Noise& noise, const StepWatch& watch) {
    const std::int64_t channels = decoder.config().pictureChannels();
    const auto predict = [&](const at::Tensor& x, std::int64_t t, bool) {
        auto input = decoder.config().seesKnownPicture() ? at::cat({x, knownChannels(edit, x)}, 1) : x;
        input = (settings.isGuided ? at::cat({input, input}) : input).to(dtype);
        const auto timesteps = at::full({input.size(0)}, t, input.options().dtype(at::kLong));
        auto output = decoder(input, timesteps, context).to(at::kFloat).contiguous();
        if (!scheduler.readsVariance())
            output = output.narrow(1, 0, channels);
        return settings.isGuided ? guided(output, settings.guidance, channels) : output;
    };
    const auto draw = [&] { return noise.draw({channels, settings.height, settings.width}).to(device); };
    return sampleAncestral(scheduler, settings.steps, edit, predict, draw, watch);
}

}  // namespace unclip
