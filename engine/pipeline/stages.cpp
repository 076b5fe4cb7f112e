#include "engine/pipeline/stages.h"

#include "engine/pipeline/pixels.h"
#include "engine/prior/prior_sampling.h"
#include "engine/upsampler/super_resolution.h"

namespace unclip {
namespace {

constexpr std::int64_t kGlance = 8;  // latent cells a side that are enough to see what is coming

// What `use` makes of the autoencoder that a folder of latents has: a Part<AutoencoderKl, …> or a Part<Movq, …>.
auto withAutoencoder(LoadedModel& model, const auto& use) {
    return model.vae.exists() ? use(model.vae) : use(model.movq);
}

}  // namespace

StageResults::Tensors Stages::once(const StageInputs& inputs, Stage stage, int steps, double work,
                                   const std::function<StageResults::Tensors()>& compute) {
    if (dump_)
        return compute();
    const std::string key = inputs.key();
    if (const auto* known = model_.results().find(key)) {
        watch_.report(stage, steps, steps, work);
        return *known;
    }
    auto computed = compute();
    model_.results().keep(key, computed);
    return computed;
}

at::Tensor Stages::encodePicture(const cv::Mat& bgr) {
    watch_.report(Stage::image, 0, 1);
    const auto pixels = preprocess(bgr, model_.preprocessing());
    const auto& device = model_.device();
    const auto encoded = once(StageInputs("picture").add(pixels), Stage::image, 1, 0, [&]() -> StageResults::Tensors {
        const auto embedding = model_.imageEncoder.network()(pixels.to(device.device, device.dtype)).to(at::kFloat);
        model_.imageEncoder.check(embedding);
        model_.imageEncoder.leave();
        return {embedding};
    });
    dump("image.pixel_values", pixels);
    dump("image.image_embeds", encoded[0]);
    watch_.report(Stage::image, 1, 1);
    return encoded[0];
}

// A U-Net's weights meet about a sixteenth of its pixels each; the prior runs so few tokens that it waits for memory
// instead.
double Stages::priorWork() {
    return 40.0 * static_cast<double>(model_.prior.parameters());
}

double Stages::decoderWork() {
    return 2.0 * static_cast<double>(model_.decoder.parameters()) * (settings_.isGuided ? 2 : 1) *
           static_cast<double>(settings_.smallWidth * settings_.smallHeight) / (model_.paintsLatents() ? 1024 : 16);
}

// Inverting has no guidance, which doubles what the decoder sees, and one step less.
double Stages::inversionWork() {
    return decoderWork() / (settings_.isGuided ? 2 : 1);
}

double Stages::upsamplerWork() {
    if (!settings_.upsamples)
        return 0;
    return 2.0 * static_cast<double>(model_.firstUpsampler.parameters()) *
           static_cast<double>(settings_.width * settings_.height) / 16;
}

ImageCondition Stages::samplePriorFor(const TextCondition& text, bool givesNegative, Noise& noise) {
    watch_.report(Stage::prior, 0, settings_.priorSteps);
    const std::int64_t kinds = givesNegative ? 2 : 1;
    const std::int64_t each = kinds * settings_.priorBestOf;
    StageInputs inputs("prior");
    inputs.add(text.embedding).add(text.states).add(text.mask).add(noise.state()).add(each);
    inputs.add(std::int64_t{settings_.priorSteps}).add(settings_.isPriorGuided ? settings_.priorGuidance : 0.0);
    inputs.add(static_cast<std::int64_t>(settings_.sampler));
    const auto sampled = once(inputs, Stage::prior, settings_.priorSteps,
                              priorWork() * settings_.priorSteps * settings_.priorBestOf * noise.pictures(),
                              [&]() -> StageResults::Tensors {
                                  const auto embeddings = priorEmbeddings(text, each, givesNegative, noise);
                                  return {embeddings, noise.state()};
                              });
    noise.setState(sampled[1]);  // where the prior leaves it
    const auto ofPictures = sampled[0].view({noise.pictures(), settings_.priorBestOf, kinds, -1});
    const auto with = ofPictures.select(2, 0);
    const auto likeness = at::cosine_similarity(with, text.captionEmbedding().to(with.device()), -1);
    const auto best = likeness.argmax(1).view({-1, 1, 1}).expand({-1, 1, with.size(2)});
    ImageCondition result{with.gather(1, best).squeeze(1),
                          givesNegative ? ofPictures.select(2, 1).select(1, 0) : at::Tensor()};
    dump("prior.image_embeds", result.with);
    return result;
}

// `each`: embeddings of each picture; every second one is of the negative text where that has some.
at::Tensor Stages::priorEmbeddings(const TextCondition& text, std::int64_t each, bool givesNegative, Noise& noise) {
    const auto& device = model_.device();
    // Rows of one picture stand together; the unconditional half is the negative text for all of them.
    const std::int64_t last = text.embedding.size(0) - 1;
    std::vector<std::int64_t> rows;
    if (settings_.isPriorGuided)
        rows.assign(static_cast<std::size_t>(each * noise.pictures()), 0);
    for (std::int64_t i = 0; i < each * noise.pictures(); ++i) rows.push_back(givesNegative && i % 2 == 1 ? 0 : last);
    const auto chosen = at::tensor(rows).to(text.embedding.device());
    const auto& prior = model_.prior.network();
    const auto context = prior.prepare(text.embedding.index_select(0, chosen), text.states.index_select(0, chosen),
                                       text.mask.index_select(0, chosen));
    const auto watch = watchOf(Stage::prior, priorWork() / (givesNegative ? 2 : 1), -1);
    const auto embeddings = prior.config().isOnePass
                                ? predictInOnePass(prior, context, each, device.device, device.dtype, noise, watch)
                                : samplePrior(prior, *model_.scheduler("prior_scheduler"), context,
                                              {settings_.priorSteps, settings_.isPriorGuided, settings_.priorGuidance,
                                               each, settings_.sampler},
                                              device.device, device.dtype, noise, watch);
    model_.prior.check(embeddings);
    model_.prior.leave();
    return embeddings;
}

Edit Stages::forDecoder(const Edit& edit) {
    Edit result = edit;
    if (model_.paintsLatents() && edit.picture.defined()) {
        result.picture = encoded(edit.picture);
        if (edit.keepsSome())
            result.keep = model_.vae.exists() ? keptCells(edit.keep, cell())
                                              : keptLatents(edit.keep, result.picture.size(2), result.picture.size(3));
        result.keepsFirstNoise = edit.rounds == 1;
    }
    return result;
}

std::int64_t Stages::cell() {
    return model_.paintsLatents() ? withAutoencoder(model_, [](auto& part) { return part.config().factor(); }) : 1;
}

at::Tensor Stages::encoded(const at::Tensor& pictures) {
    return withAutoencoder(model_, [&](auto& part) {
        const auto latents = part.network().encode(pictures.to(model_.device().dtype)).to(at::kFloat);
        part.check(latents);
        part.leave();
        return latents;
    });
}

at::Tensor Stages::decoded(const at::Tensor& latents) {
    return withAutoencoder(model_, [&](auto& part) {
        const auto pictures = part.network().decode(latents.to(model_.device().dtype)).to(at::kFloat);
        part.check(pictures);
        return pictures;
    });
}

at::Tensor Stages::glanceAt(Stage stage, const at::Tensor& predictedClean) {
    if (stage != Stage::decoder || !model_.paintsLatents())
        return predictedClean;
    const auto reduce =
        std::max<std::int64_t>(1, std::min(predictedClean.size(2), predictedClean.size(3)) / (2 * kGlance));
    return decoded(reduce > 1 ? at::avg_pool2d(predictedClean, {reduce, reduce}) : predictedClean);
}

at::Tensor Stages::noiseOf(const at::Tensor& picture, const ImageCondition& image, const TextCondition& text) {
    const TextCondition caption = text.withoutNegative();
    StageInputs inputs("noise of picture");
    inputs.add(picture).add(image.with).add(caption.embedding).add(caption.states).add(caption.mask).add(structure);
    inputs.add(caption.decoderStates).add(std::int64_t{settings_.noiseLevel});
    const int steps = settings_.decoderSteps;
    const auto inverted =
        once(inputs.add(std::int64_t{steps}), Stage::image, steps - 1, inversionWork() * (steps - 1),
             [&]() -> StageResults::Tensors {
                 const auto context = contextFrom(conditionFrom(image, caption, 1, false, {}));
                 const auto noise = invertDecoder(
                     model_.decoder.network(), *model_.scheduler("decoder_scheduler"), context, steps, picture,
                     model_.device().dtype, [this](const SamplerStep& step) {
                         watch_.report(Stage::image, step.step, step.steps, step.step > 0 ? inversionWork() : 0);
                     });
                 model_.decoder.check(noise);
                 return {noise};
             });
    dump("image.decoder_noise", inverted[0]);
    return inverted[0];
}

at::Tensor Stages::paintSmall(const ImageCondition& image, const TextCondition& caption, const Edit& edit, Noise& noise,
                              int first, const Tries& tries) {
    watch_.report(Stage::decoder, 0, settings_.decoderSteps);
    const auto& device = model_.device();
    const int count = noise.pictures() * tries.count;
    const auto condition =
        conditionFrom(image, caption, count, settings_.isGuided, noiseOfEmbeddings(image, noise, tries.count));
    const auto context = contextFrom(condition);
    const auto& decoder = model_.decoder.network();
    if (model_.textProjection.exists()) {
        dumpGuided("text_proj.hidden_states", condition.context);
        dumpGuided("text_proj.additive_time_embeddings", condition.timeShift);
    }
    auto painted = sampleDecoder(decoder, *model_.scheduler("decoder_scheduler"), context,
                                 {settings_.decoderSteps, settings_.isGuided, settings_.guidance,
                                  settings_.smallHeight / cell(), settings_.smallWidth / cell(), settings_.sampler,
                                  settings_.guided, tries.count, choosingAmong(tries, noise.pictures())},
                                 edit, device.device, device.dtype, noise,
                                 watchOf(Stage::decoder, decoderWork() * edit.rounds, first));
    model_.decoder.check(painted);
    model_.decoder.leave();
    if (model_.paintsLatents())
        dump("decoder.latents", painted);
    const auto pictures = shown(painted);
    if (model_.paintsLatents())
        withAutoencoder(model_, [](auto& part) { part.leave(); });
    else
        dump("decoder.images", pictures);
    return pictures;
}

at::Tensor Stages::shown(const at::Tensor& painted) {
    return at::clamp(model_.paintsLatents() ? decoded(painted) : painted, -1, 1);
}

ChooseRows Stages::choosingAmong(const Tries& tries, int pictures) {
    choosing_.reset();
    if (!tries.choose)
        return {};
    choosing_ = Choosing{pictures, {}};
    return [this, choose = tries.choose](const at::Tensor& predictedClean) {
        const auto rows = choose(shown(predictedClean));
        const auto& glances = choosing_->glances;
        for (std::size_t i = 0; i < glances.size(); ++i)
            (*film)[film->size() - glances.size() + i] = toPixels(glances[i], rows[0].item<std::int64_t>());
        choosing_.reset();
        return rows;
    };
}

at::Tensor Stages::paintLarge(const at::Tensor& small, const Edit& edit, Noise& noise, int first) {
    const auto large = settings_.upsamples ? upsampled(small, edit, noise, first) : small;
    if (dump_)
        dump("images", at::clamp(large * 0.5 + 0.5, 0, 1));
    return large;
}

at::Tensor Stages::upsampled(const at::Tensor& small, const Edit& edit, Noise& noise, int first) {
    watch_.report(Stage::upsampler, 0, settings_.upsamplerSteps);
    const auto condition = upsamplerCondition(small, settings_.height, settings_.width);
    dump("upsampler.condition", condition);
    auto& last = model_.lastUpsampler.exists() ? model_.lastUpsampler : model_.firstUpsampler;
    const UpsamplerNetworks networks{[this]() -> const Unet& { return model_.firstUpsampler.network(); },
                                     [this, &last]() -> const Unet& {
                                         if (&last != &model_.firstUpsampler)
                                             model_.firstUpsampler.leave();
                                         return last.network();
                                     }};
    UnetContext context;
    context.betweenLayers = [this] { watch_.check(); };
    const auto large = sampleUpsampler(networks, *model_.scheduler("super_res_scheduler"), condition, context, edit,
                                       settings_.upsamplerSteps, model_.device().dtype, noise,
                                       watchOf(Stage::upsampler, upsamplerWork(), first));
    last.check(large);
    last.leave();
    return large;
}

StepWatch Stages::watchOf(Stage stage, double workOfRow, int first) {
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
        if (showsPicture && film) {
            const auto glance = glanceAt(stage, step.predictedClean);
            film->push_back(toPixels(glance, 0));
            if (choosing_)
                choosing_->glances.push_back(glance);
        }
        if (showsPicture && step.step < step.steps && watch_.wantsPreview()) {
            const auto glance = glanceAt(stage, step.predictedClean);
            const std::int64_t pictures = choosing_ ? choosing_->pictures : glance.size(0);
            for (std::int64_t row = 0; row < pictures; ++row)
                watch_.preview(first + static_cast<int>(row), toPixels(glance, row));
        }
        if (step.step > 0)
            watch_.report(stage, step.step, step.steps, workOfRow * static_cast<double>(step.sample.size(0)));
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
