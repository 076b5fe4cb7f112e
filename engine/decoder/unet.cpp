#include "engine/decoder/unet.h"

#include <array>

#include "engine/nn/norm_silu.h"

namespace unclip {

Unet::Unet(const Parameters& parameters, const UnetConfig& config)
    : config_(config),
      convolutionIn_(parameters / "conv_in", config.inputs, config.channels.front(), 3),
      convolutionOut_(parameters / "conv_out", config.channels.front(), config.outputs, 3),
      timeEmbedding_(parameters / "time_embedding", config.channels.front(), config.timeWidth(), config.timeWidth()),
      normOut_(parameters / "conv_norm_out", config.channels.front(), config.groups, config.epsilon) {
    const auto& channels = config.channels;
    const int levels = static_cast<int>(channels.size());
    const ResnetSettings settings = resnetSettings();

    for (int i = 0; i < levels; ++i) {
        const auto level = static_cast<std::size_t>(i);
        const auto at = parameters / "down_blocks" / i;
        Level& block = down_.emplace_back();
        for (int j = 0; j < config.layers[level]; ++j) {
            const auto inputs = j > 0 ? channels[level] : channels[level == 0 ? 0 : level - 1];
            block.resnets.emplace_back(at / "resnets" / j, inputs, channels[level], settings);
            if (config.down[level] == LevelKind::attentive)
                addAttention(block, at / "attentions" / j, channels[level], config.headWidths[level]);
        }
        if (i + 1 < levels)
            addResampler(block, at / "downsamplers" / 0, channels[level], Resample::down);
    }

    const auto middle = parameters / "mid_block";
    for (int j = 0; j < config.middleLayers; ++j)
        middle_.resnets.emplace_back(middle / "resnets" / j, channels.back(), channels.back(), settings);
    if (config.middle == LevelKind::attentive)
        addAttention(middle_, middle / "attentions" / 0, channels.back(), config.headWidths.back());

    for (int i = 0; i < levels; ++i) {
        const auto level = static_cast<std::size_t>(levels - 1 - i);
        const auto at = parameters / "up_blocks" / i;
        Level& block = up_.emplace_back();
        const auto below = i == 0 ? channels[level] : channels[level + 1];  // what comes up
        const auto finer = level == 0 ? channels[0] : channels[level - 1];  // what the last skip holds
        for (int j = 0; j <= config.layers[level]; ++j) {
            const auto hidden = j == 0 ? below : channels[level];
            const auto skip = j == config.layers[level] ? finer : channels[level];
            block.resnets.emplace_back(at / "resnets" / j, hidden + skip, channels[level], settings);
            if (config.up[static_cast<std::size_t>(i)] == LevelKind::attentive)
                addAttention(block, at / "attentions" / j, channels[level],
                             config.upHeadWidth(static_cast<std::size_t>(i)));
        }
        if (level > 0)
            addResampler(block, at / "upsamplers" / 0, channels[level], Resample::up);
    }

    if (config.imageEmbeddingWidth > 0) {
        const auto add = parameters / "add_embedding", project = parameters / "encoder_hid_proj";
        imageToTime_ = Linear(add / "image_proj", config.imageEmbeddingWidth, config.timeWidth());
        imageTimeNorm_ = LayerNorm(add / "image_norm", config.timeWidth());
        imageToContext_ = Linear(project / "image_embeds", config.imageEmbeddingWidth, 32 * config.contextWidth);
        imageContextNorm_ = LayerNorm(project / "norm", config.contextWidth);
    }
    if (config.takesHint)
        addHintLayers(parameters / "add_embedding" / "input_hint_block");
    if (config.shiftInputWidth > 0)
        shiftEmbedding_ = TimestepEmbedding(parameters / "class_embedding", config.shiftInputWidth, config.timeWidth(),
                                            config.timeWidth());
}

ResnetSettings Unet::resnetSettings() const {
    return {config_.timeWidth(), config_.groups, config_.epsilon, config_.timeScaleShift};
}

void Unet::addAttention(Level& level, const Parameters& parameters, std::int64_t channels,
                        std::int64_t headWidth) const {
    if (config_.hasTransformers)
        level.attentions.emplace_back(SpatialTransformer(parameters, channels, headWidth, config_.contextWidth,
                                                         config_.groups, config_.projectsLinearly));
    else
        level.attentions.emplace_back(
            AddedKeyValueAttention(parameters, channels, headWidth, config_.contextWidth, config_.groups));
}

void Unet::addResampler(Level& level, const Parameters& parameters, std::int64_t channels, Resample resample) const {
    if (!config_.hasTransformers)
        level.resampler = ResnetBlock(parameters, channels, channels, resnetSettings(), resample);
    else if (resample == Resample::down)
        level.resampler = Convolution(parameters / "conv", channels, channels, 3, 2);
    else
        level.resampler = EnlargingConvolution(parameters / "conv", channels);
}

at::Tensor Unet::resampled(const Level& level, const at::Tensor& x, const at::Tensor& time) {
    if (const auto* block = std::get_if<ResnetBlock>(&*level.resampler))
        return (*block)(x, time);
    if (const auto* convolution = std::get_if<Convolution>(&*level.resampler))
        return (*convolution)(x);
    return std::get<EnlargingConvolution>(*level.resampler)(x);
}

void Unet::addHintLayers(const Parameters& parameters) {
    struct Shape {
        std::int64_t outputs, stride;
    };
    constexpr std::array<Shape, 8> shapes{
        {{16, 1}, {16, 1}, {32, 2}, {32, 1}, {96, 2}, {96, 1}, {256, 2}, {UnetConfig::kHintChannels, 1}}};
    std::int64_t inputs = 3;
    for (const Shape& shape : shapes) {
        const int place = 2 * static_cast<int>(hintLayers_.size());  // activations count
        hintLayers_.emplace_back(parameters / place, inputs, shape.outputs, 3, shape.stride);
        inputs = shape.outputs;
    }
}

at::Tensor Unet::hintFrom(const at::Tensor& picture) const {
    auto hidden = hintLayers_.front()(picture);
    for (std::size_t i = 1; i < hintLayers_.size(); ++i) hidden = hintLayers_[i](at::silu(hidden));
    return hidden;
}

Condition Unet::conditionFrom(const at::Tensor& imageEmbedding) const {
    Condition condition;
    condition.timeShift = imageTimeNorm_(imageToTime_(imageEmbedding));
    condition.context =
        imageContextNorm_(imageToContext_(imageEmbedding).view({imageEmbedding.size(0), -1, config_.contextWidth}));
    return condition;
}

UnetContext UnetContext::rows(std::int64_t first, std::int64_t count) const {
    return ofEach([&](const at::Tensor& all) { return all.narrow(0, first, count); });
}

UnetContext UnetContext::rows(const at::Tensor& indices) const {
    return ofEach([&](const at::Tensor& all) { return all.index_select(0, indices.to(all.device())); });
}

UnetContext UnetContext::ofEach(const std::function<at::Tensor(const at::Tensor&)>& rows) const {
    const auto of = [&](const at::Tensor& all) { return all.defined() ? rows(all) : all; };
    const bool isHintOfAll = !hint.defined() || hint.size(0) == 1;
    UnetContext result{{}, of(mask), of(timeShift), isHintOfAll ? hint : rows(hint), betweenLayers};
    for (const auto& seen : attentions) result.attentions.push_back({of(seen.keys), of(seen.values)});
    return result;
}

UnetContext Unet::prepare(const Condition& condition) const {
    UnetContext context;
    context.mask = condition.contextMask;
    context.timeShift = condition.timeShift;
    context.hint = condition.hint;
    const auto add = [&](const Level& level) {
        for (const auto& attention : level.attentions)
            context.attentions.push_back(
                std::visit([&](const auto& kind) { return kind.context(condition.context); }, attention));
    };
    for (const auto& level : down_) add(level);
    add(middle_);
    for (const auto& level : up_) add(level);
    return context;
}

at::Tensor Unet::operator()(const at::Tensor& x, const at::Tensor& timesteps, const UnetContext& context) const {
    auto time = timeEmbedding_(sinusoidalEmbedding(timesteps, config_.channels.front()).to(x.scalar_type()));
    if (context.timeShift.defined())
        time = time + context.timeShift;
    time = at::silu(time);

    auto nextContext = context.attentions.begin();
    const auto attended = [&](const Level& level, std::size_t j, at::Tensor hidden) {
        if (context.betweenLayers)
            context.betweenLayers();
        if (level.attentions.empty())
            return hidden;
        const KeysAndValues& seen = *nextContext++;
        return std::visit([&](const auto& attention) { return attention(hidden, seen, context.mask); },
                          level.attentions[j]);
    };

    const auto input = context.hint.defined() ? at::cat({x, context.hint.expand({x.size(0), -1, -1, -1})}, 1) : x;
    auto hidden = convolutionIn_(input.contiguous(at::MemoryFormat::ChannelsLast));
    std::vector<at::Tensor> skips{hidden};
    for (const auto& level : down_) {
        for (std::size_t j = 0; j < level.resnets.size(); ++j) {
            hidden = attended(level, j, level.resnets[j](hidden, time));
            skips.push_back(hidden);
        }
        if (level.resampler) {
            hidden = resampled(level, hidden, time);
            skips.push_back(hidden);
        }
    }
    hidden = middle_.resnets[0](hidden, time);
    if (middle_.resnets.size() > 1)
        hidden = middle_.resnets[1](attended(middle_, 0, hidden), time);
    for (const auto& level : up_) {
        for (std::size_t j = 0; j < level.resnets.size(); ++j) {
            hidden = at::cat({hidden, skips.back()}, 1);
            skips.pop_back();
            hidden = attended(level, j, level.resnets[j](hidden, time));
        }
        if (level.resampler)
            hidden = resampled(level, hidden, time);
    }
    return convolutionOut_(siluOfNorm(normOut_, hidden));
}

}  // namespace unclip
