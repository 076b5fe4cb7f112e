#include "engine/pipeline/stages.h"

// What the stages' networks are told: captions, and image embeddings as the decoder sees them.

namespace unclip {
namespace {

at::Tensor repeatedRows(const at::Tensor& rows, std::int64_t count) {
    return count == 1 || !rows.defined() ? rows : at::repeat_interleave(rows, count, 0);
}

// A row for each of `count` pictures: they have one each, or share one.
at::Tensor forEach(const at::Tensor& rows, std::int64_t count) {
    return rows.size(0) == count ? rows : repeatedRows(rows, count);
}

}  // namespace

TextCondition TextCondition::repeated(std::int64_t count) const {
    return {repeatedRows(embedding, count), repeatedRows(states, count), repeatedRows(mask, count),
            repeatedRows(decoderStates, count)};
}

TextCondition TextCondition::withoutNegative() const {
    const auto lastOf = [](const at::Tensor& rows) {
        return rows.defined() ? rows.narrow(0, rows.size(0) - 1, 1) : rows;
    };
    return {lastOf(embedding), lastOf(states), lastOf(mask), lastOf(decoderStates)};
}

at::Tensor TextCondition::captionEmbedding() const {
    const auto row = withoutNegative().embedding;
    return row.defined() ? row.to(at::kFloat) : row;
}

TextCondition Stages::encodeText(const std::string& prompt, const std::string& negative) {
    watch_.report(Stage::text, 0, 1);
    const auto withFirst = [&](bool isWanted, const std::string& first) {
        return isWanted ? std::vector{first, prompt} : std::vector{prompt};
    };
    TextCondition text;
    if (model_.noisesEmbeddings()) {
        const auto& tokenizer = model_.promptReader().tokenizer();
        const auto ofDecoder = encoded(model_.textEncoder, tokenizer, withFirst(settings_.encodesNegative, negative));
        if (model_.clipText().exists())  // the prior knows no negative prompts
            text = encoded(model_.clipText(), model_.clipTokenizer(), withFirst(settings_.isPriorGuided, ""));
        text.decoderStates = ofDecoder.states;
        dump("decoder.text_states", text.decoderStates);
    } else {
        text = encoded(model_.clipText(), model_.clipTokenizer(), withFirst(settings_.encodesNegative, negative));
    }
    if (text.embedding.defined()) {
        dump("tokens.mask", text.mask);
        dump("text.last_hidden_state", text.states);
        dump("text.text_embeds", text.embedding);
    }
    watch_.report(Stage::text, 1, 1);
    return text;
}

TextCondition Stages::encoded(Part<TextEncoder, TextEncoderConfig>& encoder, const BpeTokenizer& tokenizer,
                              const std::vector<std::string>& texts) {
    std::vector<at::Tensor> idsOfEach, masks;
    for (const auto& each : texts) {
        const Tokens tokens = tokenizer.encode(each);
        idsOfEach.push_back(at::tensor(tokens.ids));
        masks.push_back(at::tensor(tokens.mask));
    }
    const auto ids = at::stack(idsOfEach), mask = at::stack(masks);
    const auto& device = model_.device();
    const bool projects = encoder.config().projects;
    StageInputs inputs(projects ? "text" : "text of decoder");
    inputs.add(ids);
    const auto output = once(inputs, Stage::text, 1, 0, [&]() -> StageResults::Tensors {
        const auto computed = encoder.network()(ids, device.dtype);
        encoder.check(projects ? computed.embedding : computed.hiddenStates);
        encoder.leave();
        return {computed.embedding, computed.hiddenStates};
    });
    if (projects)
        dump("tokens.ids", ids);
    return {output[0], output[1], mask.to(device.device), {}};
}

UnetContext Stages::contextFrom(const Condition& condition) {
    auto context = model_.decoder.network().prepare(condition);
    context.betweenLayers = [this] { watch_.check(); };
    return context;
}

at::Tensor Stages::noiseOfEmbeddings(const ImageCondition& image, Noise& noise, int tries) {
    if (!model_.noisesEmbeddings() || !image.with.defined())
        return {};
    std::vector<at::Tensor> rows;
    for (int i = 0; i < tries; ++i) rows.push_back(noise.draw({image.with.size(1)}, model_.device().device));
    return at::cat(rows);
}

Condition Stages::conditionWithNoise(const ImageCondition& image, const TextCondition& caption, int count,
                                     bool isGuided, const at::Tensor& noise) {
    const auto& device = model_.device();
    const auto& decoder = model_.decoder.network();
    const auto options = at::TensorOptions(device.device).dtype(at::kFloat);
    auto seen = at::zeros({count, decoder.config().shiftInputWidth}, options);  // no picture, as in training
    if (image.with.defined()) {
        seen = noisyEmbedding(model_.imageNormalizer.network(), *model_.scheduler("image_noising_scheduler"),
                              forEach(image.with, count).to(options), noise, settings_.noiseLevel);
        model_.imageNormalizer.check(seen);
    }
    Condition condition;
    const TextCondition text = isGuided ? caption : caption.withoutNegative();
    condition.context = text.repeated(count).decoderStates.to(device.dtype);
    condition.timeShift =
        decoder.timeShiftFrom((isGuided ? at::cat({at::zeros_like(seen), seen}) : seen).to(device.dtype));
    return condition;
}

Condition Stages::conditionFrom(const ImageCondition& image, const TextCondition& caption, int count, bool isGuided,
                                const at::Tensor& noise) {
    if (model_.noisesEmbeddings())
        return conditionWithNoise(image, caption, count, isGuided, noise);
    const auto& device = model_.device();
    const auto seen = [&](const at::Tensor& rows) { return forEach(rows, count).to(device.device, device.dtype); };
    if (!model_.seesCaptions()) {
        auto rows = seen(image.with);
        if (isGuided) {
            const auto without = seen(image.without.defined() ? image.without : model_.emptyPictureEmbedding());
            dump("prior.negative_image_embeds", without);
            rows = at::cat({without, rows});
        }
        const Unet& decoder = model_.decoder.network();
        Condition condition = decoder.conditionFrom(rows);
        if (decoder.config().takesHint)
            condition.hint = decoder.hintFrom((structure * 0.5 + 0.5).to(device.dtype));
        return condition;
    }
    const auto text = caption.repeated(count);
    const auto& projection = model_.textProjection.network();
    const auto without = projection.withoutImage().unsqueeze(0).expand({count, -1}).to(device.dtype);
    const auto with = image.with.defined() ? seen(image.with) : without;
    Condition condition =
        projection(isGuided ? at::cat({without, with}) : with, text.embedding, text.states, text.mask);
    model_.textProjection.check(condition.context);
    model_.textProjection.leave();
    return condition;
}

}  // namespace unclip
