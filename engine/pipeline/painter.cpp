#include "engine/pipeline/painter.h"

#include <c10/util/Exception.h>

#include "engine/error.h"
#include "engine/image/read_picture.h"
#include "engine/pipeline/pixels.h"
#include "engine/prior/prior_sampling.h"
#include "engine/upsampler/super_resolution.h"

namespace unclip {
namespace {

at::Tensor repeatedRows(const at::Tensor& rows, std::int64_t count) {
    return count == 1 ? rows : at::repeat_interleave(rows, count, 0);
}

// A batch pays on a GPU. On a CPU it only delays the first picture, and another batch size would round differently.
int defaultPicturesAtOnce(const Device& device) {
    return device.device.is_cpu() ? 1 : 4;
}

std::string sizeInWords(std::int64_t width, std::int64_t height) {
    return std::to_string(width) + " × " + std::to_string(height);
}

void checkSide(const char* name, std::int64_t value, std::int64_t multiple) {
    if (value % multiple == 0 && value > 0)
        return;
    const auto nearest = std::max(multiple, (value + multiple / 2) / multiple * multiple);
    throw RequestError("This model paints pictures whose " + std::string(name) + " is a multiple of " +
                       std::to_string(multiple) + " pixels, not " + std::to_string(value) + "; the nearest is " +
                       std::to_string(nearest) + ".");
}

}  // namespace

TextCondition TextCondition::repeated(std::int64_t count) const {
    return {repeatedRows(embedding, count), repeatedRows(states, count), repeatedRows(mask, count)};
}

PaintSettings PaintSettings::from(const Request& request, LoadedModel& model) {
    const ModelDefaults& defaults = model.defaults();
    PaintSettings result;
    result.priorSteps = request.priorSteps.value_or(defaults.priorSteps);
    result.decoderSteps = request.decoderSteps.value_or(defaults.decoderSteps);
    result.upsamplerSteps = request.upsamplerSteps.value_or(defaults.upsamplerSteps);
    result.priorGuidance = request.priorGuidance.value_or(defaults.priorGuidance);
    result.guidance = request.guidance.value_or(defaults.guidance);
    const bool priorRuns = request.task == Task::generate && request.priorMode == PriorMode::prior;
    result.isGuided = result.guidance > 1 || (priorRuns && result.priorGuidance > 1);

    const auto smallSide = model.decoder.config().side.value_or(64);
    const auto side = model.firstUpsampler.config().side.value_or(4 * smallSide);
    if (side % smallSide != 0)
        throw ModelError("The upsampler of " + model.folder().path().string() + " makes " + std::to_string(side) +
                         " pixels from the decoder's " + std::to_string(smallSide) + ", which is no whole factor.");
    const auto factor = side / smallSide, multiple = factor * model.decoder.config().sizeMultiple();
    result.width = request.width.value_or(side);
    result.height = request.height.value_or(side);
    checkSide("width", result.width, multiple);
    checkSide("height", result.height, multiple);
    result.smallWidth = result.width / factor;
    result.smallHeight = result.height / factor;
    for (const auto& [name, steps, scheduler] :
         {std::tuple{"prior steps", result.priorSteps, "prior_scheduler"},
          std::tuple{"decoder steps", result.decoderSteps, "decoder_scheduler"},
          std::tuple{"upsampler steps", result.upsamplerSteps, "super_res_scheduler"}})
        if (model.folder().has(scheduler) && steps < 2)
            throw RequestError(std::string("The ") + name + " must be 2 to " + std::to_string(kMaximumSteps) +
                               " for this model, not " + std::to_string(steps) + ".");
    return result;
}

Painter::Painter(LoadedModel& model, const Request& request, const JobEvents& events, std::stop_token stop,
                 TensorDump* dump, int picturesAtOnce)
    : model_(model),
      request_(request),
      watch_(events, std::move(stop)),
      dump_(dump),
      picturesAtOnce_(picturesAtOnce > 0 ? picturesAtOnce : defaultPicturesAtOnce(model.device())) {
    validate(request_);
    if (request_.task != Task::generate && request_.task != Task::vary)
        throw RequestError(std::string("This model can't do the task \"") + name(request_.task) +
                           "\"; it can generate and vary.");
    if (request_.task == Task::generate && request_.priorMode == PriorMode::prior && !model_.prior.exists())
        throw RequestError(model_.folder().path().string() +
                           " has no prior; choose --prior text or --prior none, or make variations of a picture.");
    if (request_.task == Task::vary && !model_.imageEncoder.exists())
        throw RequestError(model_.folder().path().string() +
                           " has no image encoder, so it can't make variations of a picture.");
    settings_ = PaintSettings::from(request_, model_);
}

JobResult Painter::paint() {
    const c10::InferenceMode noGradients;
    watch_.report(Stage::load, 0, 1);
    result_.modelHash = model_.hash();
    readPrompt(request_.prompt);
    expectWork();
    watch_.report(Stage::load, 1, 1);
    encodeText();
    if (request_.task == Task::vary)
        encodePicture();
    for (int first = 0; first < request_.count;) {
        const int count = std::min(picturesAtOnce_, request_.count - first);
        try {
            paintBatch(first, count);
        } catch (const c10::OutOfMemoryError&) {
            if (count == 1)
                throw OutOfMemory("There is not enough memory on the " + model_.device().inWords() +
                                  " for one picture of " + sizeInWords(settings_.width, settings_.height) +
                                  " pixels; close other programs, choose a smaller size, or use the CPU.");
            model_.freeMemory();
            picturesAtOnce_ = count / 2;
            watch_.note("Not enough memory for " + std::to_string(count) + " pictures at once; painting " +
                        std::to_string(picturesAtOnce_) + " at a time.");
            continue;
        }
        first += count;
    }
    return std::move(result_);
}

void Painter::readPrompt(const std::string& prompt) {
    const Tokens tokens = model_.tokenizer().encode(prompt);
    result_.prompt = {tokens.used, tokens.limit, tokens.usedBytes, {}};
    if (tokens.isCut())
        watch_.note("The prompt has " + std::to_string(tokens.used) + " tokens and this model reads " +
                    std::to_string(tokens.limit) + "; the rest, from \"" +
                    prompt.substr(tokens.usedBytes, std::min<std::size_t>(40, prompt.size() - tokens.usedBytes)) +
                    "\" on, was left out.");
    if (model_.knownWords())
        for (const auto& word : model_.knownWords()->unknownIn(prompt))
            result_.prompt.unknownWords.push_back(word.word);
}

void Painter::encodeText() {
    watch_.report(Stage::text, 0, 1);
    std::vector<std::string> prompts{request_.prompt};
    if (settings_.isGuided)
        prompts.insert(prompts.begin(), request_.negativePrompt);
    std::vector<at::Tensor> ids, masks;
    for (const auto& prompt : prompts) {
        const Tokens tokens = model_.tokenizer().encode(prompt);
        ids.push_back(at::tensor(tokens.ids));
        masks.push_back(at::tensor(tokens.mask));
    }
    const auto& device = model_.device();
    const auto output = model_.textEncoder.network()(at::stack(ids).to(device.device), device.dtype);
    model_.textEncoder.check(output.embedding);
    text_ = {output.embedding, output.hiddenStates, at::stack(masks).to(device.device)};
    dump("tokens.ids", at::stack(ids));
    dump("tokens.mask", at::stack(masks));
    dump("text.last_hidden_state", text_.states);
    dump("text.text_embeds", text_.embedding);
    model_.textEncoder.leave();
    watch_.report(Stage::text, 1, 1);
}

void Painter::encodePicture() {
    watch_.report(Stage::image, 0, 1);
    const Picture picture = readPicture(request_.picture);
    for (const auto& note : picture.notes) watch_.note(note);
    const auto pixels = preprocess(picture.pixels, model_.preprocessing());
    const auto& device = model_.device();
    pictureEmbedding_ = model_.imageEncoder.network()(pixels.to(device.device, device.dtype)).to(at::kFloat);
    model_.imageEncoder.check(pictureEmbedding_);
    dump("image.pixel_values", pixels);
    dump("image.image_embeds", pictureEmbedding_);
    model_.imageEncoder.leave();
    watch_.report(Stage::image, 1, 1);
}

// Rough work of a step in floating-point operations: a U-Net's weights meet about a sixteenth of its pixels each; the
// prior runs so few tokens that it waits for memory instead.
void Painter::expectWork() {
    const double rows = settings_.isGuided ? 2 : 1;
    if (request_.task == Task::generate && request_.priorMode == PriorMode::prior)
        priorWork_ = 40.0 * static_cast<double>(model_.prior.parameters());
    decoderWork_ = 2.0 * static_cast<double>(model_.decoder.parameters()) * rows *
                   static_cast<double>(settings_.smallWidth * settings_.smallHeight) / 16;
    upsamplerWork_ = 2.0 * static_cast<double>(model_.firstUpsampler.parameters()) *
                     static_cast<double>(settings_.width * settings_.height) / 16;
    watch_.expect(request_.count * (priorWork_ * settings_.priorSteps + decoderWork_ * settings_.decoderSteps +
                                    upsamplerWork_ * settings_.upsamplerSteps));
}

void Painter::paintBatch(int first, int count) {
    Noise noise(request_.seed + static_cast<std::uint64_t>(first), count);
    const auto embedding = imageEmbedding(count, noise);
    const auto small = smallPicture(embedding, count, first, noise);
    finish(largePicture(small, first, noise), first);
}

at::Tensor Painter::imageEmbedding(int count, Noise& noise) {
    if (request_.task == Task::vary)
        return repeatedRows(pictureEmbedding_, count);
    if (request_.priorMode == PriorMode::text)
        return repeatedRows(text_.embedding.narrow(0, text_.embedding.size(0) - 1, 1).to(at::kFloat), count);
    if (request_.priorMode == PriorMode::none)
        return {};
    const auto& device = model_.device();
    const auto text = text_.repeated(count);
    const auto& prior = model_.prior.network();
    const auto context = prior.prepare(text.embedding, text.states, text.mask);
    const auto embedding =
        samplePrior(prior, model_.scheduler("prior_scheduler"), context,
                    {settings_.priorSteps, settings_.isGuided, settings_.priorGuidance}, device.device, device.dtype,
                    noise, watchOf(Stage::prior, priorWork_ * count, -1));
    model_.prior.check(embedding);
    model_.prior.leave();
    dump("prior.image_embeds", embedding);
    return embedding;
}

at::Tensor Painter::smallPicture(const at::Tensor& imageEmbedding, int count, int first, Noise& noise) {
    const auto& device = model_.device();
    const auto text = text_.repeated(count);
    const auto& projection = model_.textProjection.network();
    const auto without = projection.withoutImage().unsqueeze(0).expand({count, -1}).to(device.dtype);
    const auto with = imageEmbedding.defined() ? imageEmbedding.to(device.dtype) : without;
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
        device.device, device.dtype, noise, watchOf(Stage::decoder, decoderWork_ * count, first));
    model_.decoder.check(small);
    model_.decoder.leave();
    dump("decoder.images", small);
    return small;
}

at::Tensor Painter::largePicture(const at::Tensor& small, int first, Noise& noise) {
    const auto condition = upsamplerCondition(small, settings_.height, settings_.width);
    dump("upsampler.condition", condition);
    const auto& device = model_.device();
    UpsamplerNetworks networks{[this]() -> const Unet& { return model_.firstUpsampler.network(); },
                               [this]() -> const Unet& {
                                   model_.firstUpsampler.leave();
                                   return model_.lastUpsampler.network();
                               }};
    UnetContext context;
    context.betweenLayers = [this] { watch_.check(); };
    const auto large = sampleUpsampler(
        networks, model_.scheduler("super_res_scheduler"), condition, context, settings_.upsamplerSteps, device.dtype,
        noise, watchOf(Stage::upsampler, upsamplerWork_ * static_cast<double>(small.size(0)), first));
    model_.lastUpsampler.check(large);
    model_.lastUpsampler.leave();
    return large;
}

void Painter::finish(const at::Tensor& pictures, int first) {
    if (dump_)
        dump("images", at::clamp(pictures * 0.5 + 0.5, 0, 1));
    for (std::int64_t row = 0; row < pictures.size(0); ++row) {
        PaintedPicture picture;
        picture.index = first + static_cast<int>(row);
        picture.seed = request_.seed + static_cast<std::uint64_t>(picture.index);
        picture.pixels = toPixels(pictures, row);
        if (watch_.events().picture)
            watch_.events().picture(picture);
        result_.pictures.push_back(std::move(picture));
    }
}

StepWatch Painter::watchOf(Stage stage, double workPerStep, int first) {
    return [=, this](const SamplerStep& step) {
        const std::string place = std::string(name(stage));
        if (dump_ && step.step == 0)
            dump(place + ".noise", step.sample);
        if (dump_ && step.step > 0) {
            const auto prefix = place + ".step." + std::to_string(step.step - 1);
            dump(prefix + ".model_output", step.output);
            dump(prefix + ".x", step.sample);
        }
        if (first >= 0 && step.step > 0 && step.step < step.steps && watch_.wantsPreview())
            for (std::int64_t row = 0; row < step.predictedClean.size(0); ++row)
                watch_.preview(first + static_cast<int>(row), toPixels(step.predictedClean, row));
        watch_.report(stage, step.step, step.steps, step.step > 0 ? workPerStep : 0);
    };
}

void Painter::dump(const std::string& name, const at::Tensor& rows) {
    if (dump_)
        dump_->add(name, rows);
}

void Painter::dumpGuided(const std::string& name, const at::Tensor& rows) {
    if (dump_)
        dump_->addGuided(name, rows, settings_.isGuided);
}

}  // namespace unclip
