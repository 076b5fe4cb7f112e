#include "engine/decoder/decoder_sampling.h"

#include "engine/diffusion/guidance.h"
#include "engine/diffusion/implicit_sampler.h"

namespace unclip {

namespace {

// What a decoder trained for inpainting sees beside its sample: the kept part of the picture, and where it is.
at::Tensor knownChannels(const Edit& edit, const at::Tensor& x) {
    if (!edit.keepsSome())
        return at::zeros({x.size(0), x.size(1) + 1, x.size(2), x.size(3)}, x.options());
    return at::cat({edit.picture * edit.keep, edit.keep}, 1).expand({x.size(0), -1, -1, -1});
}

// The decoder's output at a timestep after guidance; `guidance` is absent where the context has no unconditional rows.
Predict predictionsOf(const Unet& decoder, const Scheduler& scheduler, const UnetContext& context,
                      std::optional<double> guidance, const GuidedTimesteps& guidedTimesteps, const Edit& edit,
                      at::ScalarType dtype) {
    const std::int64_t channels = decoder.config().pictureChannels();
    return [&, guidance, guidedTimesteps, channels, dtype](const at::Tensor& x, std::int64_t t, bool) {
        const bool isGuided = guidance && guidedTimesteps.contain(t);
        auto input = decoder.config().seesKnownPicture() ? at::cat({x, knownChannels(edit, x)}, 1) : x;
        input = (isGuided ? at::cat({input, input}) : input).to(dtype);
        const auto timesteps = at::full({input.size(0)}, t, input.options().dtype(at::kLong));
        const bool hasOtherRows = guidance && !isGuided;
        auto output = decoder(input, timesteps, hasOtherRows ? context.rows(x.size(0), x.size(0)) : context)
                          .to(at::kFloat)
                          .contiguous();
        if (!scheduler.readsVariance())
            output = output.narrow(1, 0, channels);
        return isGuided ? guided(output, *guidance, channels) : output;
    };
}

}  // namespace

at::Tensor sampleDecoder(const Unet& decoder, const Scheduler& scheduler, const UnetContext& context,
                         const DecoderSettings& settings, const Edit& edit, at::Device device, at::ScalarType dtype,
                         Noise& noise, const StepWatch& watch) {
    const std::int64_t channels = decoder.config().pictureChannels();
    // Noise of a picture was found without guidance; guided in full, it gives another picture, in shreds.
    const double guidance = edit.noise.defined() ? 1 + (settings.guidance - 1) * edit.newNoise : settings.guidance;
    UnetContext left = context;
    const auto predict =
        predictionsOf(decoder, scheduler, left, settings.isGuided ? std::optional(guidance) : std::nullopt,
                      settings.guided, edit, dtype);
    const auto draw = [&] {
        std::vector<at::Tensor> rows;
        for (int i = 0; i < settings.tries; ++i)
            rows.push_back(noise.draw({channels, settings.height, settings.width}, device));
        return at::cat(rows);
    };
    if (edit.noise.defined())
        return sampleImplicit(scheduler, settings.steps, edit.noise, edit.newNoise, predict, draw, watch);
    if (settings.choose) {
        const ChooseRows choose = [&](const at::Tensor& predictedClean) {
            const at::Tensor rows = settings.choose(predictedClean);
            left = context.rows(settings.isGuided ? at::cat({rows, rows + predictedClean.size(0)}) : rows);
            return rows;
        };
        return sampleMultistep(scheduler, settings.steps, edit, predict, draw, watch, choose);
    }
    return sampleWith(settings.sampler, scheduler, settings.steps, edit, predict, draw, watch);
}

at::Tensor invertDecoder(const Unet& decoder, const Scheduler& scheduler, const UnetContext& context, int steps,
                         const at::Tensor& picture, at::ScalarType dtype, const StepWatch& watch) {
    const Edit nothingKnown;
    return invertImplicit(scheduler, steps, picture,
                          predictionsOf(decoder, scheduler, context, std::nullopt, {}, nothingKnown, dtype), watch);
}

}  // namespace unclip
