#include "engine/pipeline/paint_settings.h"

#include "engine/base/error.h"

namespace unclip {
namespace {

constexpr int kLatentMultiple = 64;  // of Kandinsky's pictures, whatever its networks: the reference rounds up

enum class Side { width, height };

void checkSide(Side side, std::int64_t value, std::int64_t multiple) {
    if (value % multiple == 0 && value > 0)
        return;
    const auto nearest = std::max(multiple, (value + multiple / 2) / multiple * multiple);
    if (side == Side::width)
        throw RequestError(says("Requests",
                                "This model paints pictures whose width is a multiple of %1 pixels, not %2; the "
                                "nearest is %3.")
                               .with(multiple, value, nearest));
    throw RequestError(says("Requests",
                            "This model paints pictures whose height is a multiple of %1 pixels, not %2; the nearest "
                            "is %3.")
                           .with(multiple, value, nearest));
}

// UnCLIP schedulers have no single step.
void checkSteps(const PaintSettings& settings, LoadedModel& model) {
    if (model.prior.exists() && !model.prior.config().isOnePass && settings.priorSteps < 2)
        throw RequestError(says("Requests", "The prior steps must be 2 to %1 for this model, not %2.")
                               .with(kMaximumSteps, settings.priorSteps));
    if (model.seesCaptions() && settings.decoderSteps < 2)
        throw RequestError(says("Requests", "The decoder steps must be 2 to %1 for this model, not %2.")
                               .with(kMaximumSteps, settings.decoderSteps));
    if (settings.upsamples && settings.upsamplerSteps < 2)
        throw RequestError(says("Requests", "The upsampler steps must be 2 to %1 for this model, not %2.")
                               .with(kMaximumSteps, settings.upsamplerSteps));
}

// Of the model's schedule; 0 where there is no noise.
int noiseLevelOf(const Request& request, LoadedModel& model) {
    const int level = request.noiseLevel.value_or(0);
    if (level == 0 || !model.noisesEmbeddings())
        return 0;
    const auto most = model.scheduler("image_noising_scheduler")->config().trainSteps - 1;
    if (level > most)
        throw RequestError(
            says("Requests", "The noise level must be 0 to %1 for this model, not %2.").with(most, level));
    return level;
}

std::int64_t roundedUp(std::int64_t value, std::int64_t multiple) {
    return (value + multiple - 1) / multiple * multiple;
}

// How many times as large as the decoder's pictures the finished ones are, 1 without an upsampler.
std::int64_t upsamplingOf(LoadedModel& model, std::int64_t side) {
    if (model.paintsLatents())
        return 1;
    const auto smallSide = model.decoder.config().side.value_or(kDecoderSide);
    if (side % smallSide != 0)
        throw ModelError(
            says("Models", "The upsampler of %1 makes %2 pixels from the decoder's %3, which is no whole factor.")
                .with(model.folder().path(), side, smallSide));
    return side / smallSide;
}

// Whether the prior runs for this request: what a picture's own embedding conditions needs none.
bool usesPrior(const Request& request) {
    return descriptionOf(request.task).conditioning == Conditioning::prompt && request.priorMode == PriorMode::prior;
}

// The size that is asked for; edits paint windows of the model's own.
std::pair<std::int64_t, std::int64_t> sizeOf(const Request& request, int side) {
    if (!descriptionOf(request.task).choosesItsSize)
        return {side, side};
    return {request.width.value_or(side), request.height.value_or(side)};
}

}  // namespace

PaintSettings PaintSettings::from(const Request& request, LoadedModel& model) {
    const ModelDefaults& defaults = model.defaults(request.quality);
    PaintSettings result;
    result.priorSteps = request.priorSteps.value_or(defaults.priorSteps);
    result.decoderSteps = request.decoderSteps.value_or(defaults.decoderSteps);
    result.upsamplerSteps = request.upsamplerSteps.value_or(defaults.upsamplerSteps);
    result.priorGuidance = request.priorGuidance.value_or(defaults.priorGuidance);
    // What is there already says enough.
    result.guidance = request.guidance.value_or(enlargesWithDetail(request) ? 1 : defaults.guidance);
    result.priorBestOf = request.priorBestOf.value_or(defaults.priorBestOf);
    result.noiseLevel = noiseLevelOf(request, model);
    result.sampler = defaults.sampler;
    result.guided = defaults.guided;
    if (descriptionOf(request.task).choosesAmongSmallPictures && model.imageEncoder.exists())
        result.bestOf = request.bestOf.value_or(defaults.bestOf);
    result.upsamples = model.firstUpsampler.exists() &&
                       (!model.paintsLatents() || (request.task == Task::upscale && !enlargesWithDetail(request)));
    checkSteps(result, model);
    const bool hasOnePass = model.prior.exists() && model.prior.config().isOnePass;
    if (hasOnePass)
        result.priorSteps = 1;
    result.isGuided = result.guidance > 1;
    result.isPriorGuided = usesPrior(request) && result.priorGuidance > 1 && !hasOnePass;
    if (!model.seesCaptions()) {
        result.encodesNegative = result.isPriorGuided || !request.negativePrompt.empty();
        const auto [width, height] = sizeOf(request, kLatentPictureSide);
        result.smallWidth = result.width = roundedUp(width, kLatentMultiple);
        result.smallHeight = result.height = roundedUp(height, kLatentMultiple);
        return result;
    }
    if (!model.noisesEmbeddings()) {
        result.isGuided = result.isGuided || result.isPriorGuided;
        result.isPriorGuided = result.isGuided && !hasOnePass;
    }
    result.encodesNegative = result.isGuided;

    if (result.upsamples && model.paintsLatents()) {
        result.width = result.height = model.firstUpsampler.config().side.value_or(kUpsamplerFactor * kDecoderSide);
        result.smallWidth = result.smallHeight = result.width / kUpsamplerFactor;
        return result;
    }
    const int side = model.pictureSide();
    const std::int64_t factor = upsamplingOf(model, side);
    const auto multiple =
        model.decoder.config().sizeMultiple() * (model.paintsLatents() ? model.vae.config().factor() : factor);
    std::tie(result.width, result.height) = sizeOf(request, side);
    checkSide(Side::width, result.width, multiple);
    checkSide(Side::height, result.height, multiple);
    result.smallWidth = result.width / factor;
    result.smallHeight = result.height / factor;
    return result;
}

}  // namespace unclip
