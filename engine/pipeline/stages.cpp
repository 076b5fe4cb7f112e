#include "engine/pipeline/stages.h"

#include "engine/error.h"
#include "engine/pipeline/pixels.h"
#include "engine/prior/prior_sampling.h"
#include "engine/upsampler/super_resolution.h"

namespace unclip {
namespace {

at::Tensor repeatedRows(const at::Tensor& rows, std::int64_t count) {
    return count == 1 ? rows : at::repeat_interleave(rows, count, 0);
}

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

// Whether the prior runs for this request: what a picture's own embedding conditions needs none.
bool usesPrior(const Request& request) {
    const bool hasOwnEmbedding =
        request.task == Task::vary || request.task == Task::mix || request.task == Task::upscale;
    return !hasOwnEmbedding && request.priorMode == PriorMode::prior;
}

}  // namespace

TextCondition TextCondition::repeated(std::int64_t count) const {
    return {repeatedRows(embedding, count), repeatedRows(states, count), repeatedRows(mask, count)};
}

at::Tensor TextCondition::captionEmbedding() const {
    return embedding.narrow(0, embedding.size(0) - 1, 1).to(at::kFloat);
}

PaintSettings PaintSettings::from(const Request& request, LoadedModel& model) {
    const ModelDefaults& defaults = model.defaults();
    PaintSettings result;
    result.priorSteps = request.priorSteps.value_or(defaults.priorSteps);
    result.decoderSteps = request.decoderSteps.value_or(defaults.decoderSteps);
    result.upsamplerSteps = request.upsamplerSteps.value_or(defaults.upsamplerSteps);
    result.priorGuidance = request.priorGuidance.value_or(defaults.priorGuidance);
    result.guidance = request.guidance.value_or(defaults.guidance);
    if (choosesAmongSmallPictures(request.task) && model.imageEncoder.exists())
        result.bestOf = request.bestOf.value_or(defaults.bestOf);
    const bool priorRuns = usesPrior(request);
    result.isGuided = result.guidance > 1 || (priorRuns && result.priorGuidance > 1);

    const auto smallSide = model.decoder.config().side.value_or(64);
    const auto side = model.firstUpsampler.config().side.value_or(4 * smallSide);
    if (side % smallSide != 0)
        throw ModelError(
            says("Models", "The upsampler of %1 makes %2 pixels from the decoder's %3, which is no whole factor.")
                .with(model.folder().path(), side, smallSide));
    const auto factor = side / smallSide, multiple = factor * model.decoder.config().sizeMultiple();
    result.width = request.width.value_or(side);
    result.height = request.height.value_or(side);
    checkSide(Side::width, result.width, multiple);
    checkSide(Side::height, result.height, multiple);
    result.smallWidth = result.width / factor;
    result.smallHeight = result.height / factor;
    const auto areTooFew = [&](int steps, const char* scheduler) { return model.folder().has(scheduler) && steps < 2; };
    if (areTooFew(result.priorSteps, "prior_scheduler"))
        throw RequestError(says("Requests", "The prior steps must be 2 to %1 for this model, not %2.")
                               .with(kMaximumSteps, result.priorSteps));
    if (areTooFew(result.decoderSteps, "decoder_scheduler"))
        throw RequestError(says("Requests", "The decoder steps must be 2 to %1 for this model, not %2.")
                               .with(kMaximumSteps, result.decoderSteps));
    if (areTooFew(result.upsamplerSteps, "super_res_scheduler"))
        throw RequestError(says("Requests", "The upsampler steps must be 2 to %1 for this model, not %2.")
                               .with(kMaximumSteps, result.upsamplerSteps));
    return result;
}

TextCondition Stages::encodeText(const std::string& prompt, const std::string& negative) {
    watch_.report(Stage::text, 0, 1);
    std::vector<std::string> prompts{prompt};
    if (settings_.isGuided)
        prompts.insert(prompts.begin(), negative);
    std::vector<at::Tensor> ids, masks;
    for (const auto& each : prompts) {
        const Tokens tokens = model_.promptReader().tokenizer().encode(each);
        ids.push_back(at::tensor(tokens.ids));
        masks.push_back(at::tensor(tokens.mask));
    }
    const auto& device = model_.device();
    const auto output = model_.textEncoder.network()(at::stack(ids).to(device.device), device.dtype);
    model_.textEncoder.check(output.embedding);
    const TextCondition text{output.embedding, output.hiddenStates, at::stack(masks).to(device.device)};
    dump("tokens.ids", at::stack(ids));
    dump("tokens.mask", at::stack(masks));
    dump("text.last_hidden_state", text.states);
    dump("text.text_embeds", text.embedding);
    model_.textEncoder.leave();
    watch_.report(Stage::text, 1, 1);
    return text;
}

at::Tensor Stages::encodePicture(const cv::Mat& bgr) {
    watch_.report(Stage::image, 0, 1);
    const auto pixels = preprocess(bgr, model_.preprocessing());
    const auto& device = model_.device();
    const auto embedding = model_.imageEncoder.network()(pixels.to(device.device, device.dtype)).to(at::kFloat);
    model_.imageEncoder.check(embedding);
    dump("image.pixel_values", pixels);
    dump("image.image_embeds", embedding);
    model_.imageEncoder.leave();
    watch_.report(Stage::image, 1, 1);
    return embedding;
}

// A U-Net's weights meet about a sixteenth of its pixels each; the prior runs so few tokens that it waits for memory
// instead.
double Stages::priorWork() {
    return 40.0 * static_cast<double>(model_.prior.parameters());
}

double Stages::decoderWork() {
    return 2.0 * static_cast<double>(model_.decoder.parameters()) * (settings_.isGuided ? 2 : 1) *
           static_cast<double>(settings_.smallWidth * settings_.smallHeight) / 16;
}

double Stages::upsamplerWork() {
    return 2.0 * static_cast<double>(model_.firstUpsampler.parameters()) *
           static_cast<double>(settings_.width * settings_.height) / 16;
}

at::Tensor Stages::samplePriorFor(const TextCondition& text, Noise& noise) {
    watch_.report(Stage::prior, 0, settings_.priorSteps);
    const auto& device = model_.device();
    const auto rows = text.repeated(noise.pictures());
    const auto& prior = model_.prior.network();
    const auto context = prior.prepare(rows.embedding, rows.states, rows.mask);
    const auto embedding =
        samplePrior(prior, model_.scheduler("prior_scheduler"), context,
                    {settings_.priorSteps, settings_.isGuided, settings_.priorGuidance}, device.device, device.dtype,
                    noise, watchOf(Stage::prior, priorWork() * noise.pictures(), -1));
    model_.prior.check(embedding);
    model_.prior.leave();
    dump("prior.image_embeds", embedding);
    return embedding;
}

at::Tensor Stages::paintSmall(const at::Tensor& imageEmbedding, const TextCondition& caption, const Edit& edit,
                              Noise& noise, int first) {
    watch_.report(Stage::decoder, 0, settings_.decoderSteps);
    const auto& device = model_.device();
    const int count = noise.pictures();
    const auto text = caption.repeated(count);
    const auto& projection = model_.textProjection.network();
    const auto without = projection.withoutImage().unsqueeze(0).expand({count, -1}).to(device.dtype);
    const auto with =
        imageEmbedding.defined()
            ? (imageEmbedding.size(0) == count ? imageEmbedding : repeatedRows(imageEmbedding, count)).to(device.dtype)
            : without;
    const auto condition =
        projection(settings_.isGuided ? at::cat({without, with}) : with, text.embedding, text.states, text.mask);
    model_.textProjection.check(condition.context);
    dumpGuided("text_proj.hidden_states", condition.context);
    dumpGuided("text_proj.additive_time_embeddings", condition.timeShift);

    const auto& decoder = model_.decoder.network();
    auto context = decoder.prepare(condition);
    context.betweenLayers = [this] { watch_.check(); };
    const auto small = sampleDecoder(
        decoder, model_.scheduler("decoder_scheduler"), context,
        {settings_.decoderSteps, settings_.isGuided, settings_.guidance, settings_.smallHeight, settings_.smallWidth},
        edit, device.device, device.dtype, noise, watchOf(Stage::decoder, decoderWork() * count * edit.rounds, first));
    model_.decoder.check(small);
    model_.decoder.leave();
    dump("decoder.images", small);
    return small;
}

at::Tensor Stages::paintLarge(const at::Tensor& small, const Edit& edit, Noise& noise, int first) {
    watch_.report(Stage::upsampler, 0, settings_.upsamplerSteps);
    const auto condition = upsamplerCondition(small, settings_.height, settings_.width);
    dump("upsampler.condition", condition);
    const UpsamplerNetworks networks{[this]() -> const Unet& { return model_.firstUpsampler.network(); },
                                     [this]() -> const Unet& {
                                         model_.firstUpsampler.leave();
                                         return model_.lastUpsampler.network();
                                     }};
    UnetContext context;
    context.betweenLayers = [this] { watch_.check(); };
    const auto large =
        sampleUpsampler(networks, model_.scheduler("super_res_scheduler"), condition, context, edit,
                        settings_.upsamplerSteps, model_.device().dtype, noise,
                        watchOf(Stage::upsampler, upsamplerWork() * static_cast<double>(small.size(0)), first));
    model_.lastUpsampler.check(large);
    model_.lastUpsampler.leave();
    if (dump_)
        dump("images", at::clamp(large * 0.5 + 0.5, 0, 1));
    return large;
}

StepWatch Stages::watchOf(Stage stage, double workPerStep, int first) {
    return [=, this](const SamplerStep& step) {
        const std::string place = name(stage);
        if (dump_ && step.step == 0)
            dump(place + ".noise", step.sample);
        if (dump_ && step.step > 0) {
            const auto prefix = place + ".step." + std::to_string(step.step - 1);
            dump(prefix + ".model_output", step.output);
            dump(prefix + ".x", step.sample);
        }
        const bool showsPicture = first >= 0 && step.step > 0;
        if (showsPicture && film)
            film->push_back(toPixels(step.predictedClean, 0));
        if (showsPicture && step.step < step.steps && watch_.wantsPreview())
            for (std::int64_t row = 0; row < step.predictedClean.size(0); ++row)
                watch_.preview(first + static_cast<int>(row), toPixels(step.predictedClean, row));
        if (step.step > 0)
            watch_.report(stage, step.step, step.steps, workPerStep);
    };
}

void Stages::dump(const std::string& name, const at::Tensor& rows) {
    if (dump_)
        dump_->add(name, rows);
}

void Stages::dumpGuided(const std::string& name, const at::Tensor& rows) {
    if (dump_)
        dump_->addGuided(name, rows, settings_.isGuided);
}

}  // namespace unclip
