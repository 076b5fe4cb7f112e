#include "engine/decoder/decoder_sampling.h"

#include "engine/diffusion/guidance.h"

namespace unclip {

at::Tensor sampleDecoder(const Unet& decoder, const UnclipScheduler& scheduler, const UnetContext& context,
                         const DecoderSettings& settings, at::Device device, at::ScalarType dtype, Noise& noise,
                         const StepWatch& watch) {
    const std::int64_t channels = decoder.config().pictureChannels();
    const auto draw = [&] { return noise.draw({channels, settings.height, settings.width}).to(device); };
    const auto timesteps = scheduler.timesteps(settings.steps);
    auto x = draw();
    watch({0, settings.steps, {}, {}, x});
    for (std::size_t i = 0; i < timesteps.size(); ++i) {
        auto input = decoder.config().seesKnownPicture() ? at::constant_pad_nd(x, {0, 0, 0, 0, 0, channels + 1}) : x;
        input = (settings.isGuided ? at::cat({input, input}) : input).to(dtype);
        const auto t = at::full({input.size(0)}, timesteps[i], at::TensorOptions().dtype(at::kLong).device(device));
        auto output = decoder(input, t, context).to(at::kFloat).contiguous();
        if (settings.isGuided)
            output = guided(output, settings.guidance, channels);
        const auto next = i + 1 < timesteps.size() ? std::optional(timesteps[i + 1]) : std::nullopt;
        const auto step = scheduler.step(output, timesteps[i], next, x, draw);
        x = step.previous;
        watch({static_cast<int>(i) + 1, static_cast<int>(timesteps.size()), output, step.predictedClean, x});
    }
    return at::clamp(x, -1, 1);
}

}  // namespace unclip
