#include "engine/decoder/movq.h"

#include "engine/nn/activation.h"
#include "engine/nn/attention.h"
#include "engine/weights/component_config.h"

namespace unclip {
namespace {

constexpr double kEpsilon = 1e-6;
constexpr std::int64_t kSpatialGroups = 32;  // whatever the config says

}  // namespace

MovqConfig MovqConfig::from(const ComponentConfig& config) {
    MovqConfig result;
    config.oneOf("norm_type", {"spatial"});
    config.oneOf("act_fn", {"silu", "swish"}, "silu");
    for (const char* key : {"in_channels", "out_channels"})
        if (config.integer(key, 1, 1024, 3) != 3)
            config.refuse(key, "3");
    if (config.flag("lookup_from_codebook", false))
        config.refuse("lookup_from_codebook", says("Models", "false: this program builds no such network"));
    result.channels = config.integers("block_out_channels");
    const std::size_t levels = result.channels.size();
    if (levels > 10)
        config.refuse("block_out_channels", says("Models", "a list of 1 to 10 widths"));
    result.down = levelKinds(config, "down_block_types", levels, "DownEncoderBlock2D", "AttnDownEncoderBlock2D");
    result.up = levelKinds(config, "up_block_types", levels, "UpDecoderBlock2D", "AttnUpDecoderBlock2D");
    result.latentChannels = config.integer("latent_channels", 1, 1024, 3);
    result.codeChannels = config.has("vq_embed_dim") ? config.integer("vq_embed_dim", 1, 1024) : result.latentChannels;
    result.layers = config.integer("layers_per_block", 1, 64, 1);
    result.groups = config.positive("norm_num_groups", 32);
    result.middleAttends = config.flag("mid_block_add_attention", true);
    for (const auto width : result.channels)
        if (width > 65536 || width % result.groups != 0 || width % kSpatialGroups != 0)
            config.refuse(
                "block_out_channels",
                says("Models", "a list of multiples of %1 and of norm_num_groups, at most 65536").with(kSpatialGroups));
    return result;
}

Movq::Norm::Norm(const Parameters& parameters, std::int64_t channels, std::int64_t groups)
    : norm(parameters, channels, groups, kEpsilon) {}

Movq::Norm::Norm(const Parameters& parameters, std::int64_t channels, const MovqConfig& spatial)
    : norm(parameters / "norm_layer", channels, kSpatialGroups, kEpsilon),
      scale(parameters / "conv_y", spatial.codeChannels, channels, 1),
      shift(parameters / "conv_b", spatial.codeChannels, channels, 1) {}

at::Tensor Movq::Norm::operator()(const at::Tensor& x, const at::Tensor& latents) const {
    if (!scale.weight.defined())
        return norm(x);
    const auto nearest = at::upsample_nearest2d(latents, {x.size(2), x.size(3)});
    return norm(x) * scale(nearest) + shift(nearest);
}

at::Tensor Movq::Block::operator()(const at::Tensor& x, const at::Tensor& latents) const {
    auto hidden = convolution1(siluConsuming(norm1(x, latents)));
    hidden = convolution2(siluConsuming(norm2(hidden, latents)));
    return hidden + (shortcut.weight.defined() ? shortcut(x) : x);
}

at::Tensor Movq::Attention::operator()(const at::Tensor& x, const at::Tensor& latents) const {
    const std::int64_t batch = x.size(0), channels = x.size(1), height = x.size(2), width = x.size(3);
    const auto tokens = norm(x, latents).permute({0, 2, 3, 1}).reshape({batch, height * width, channels});
    const KeysAndValues seen{splitHeads(key(tokens), 1), splitHeads(value(tokens), 1)};
    const auto attended = out(mergeHeads(attend(splitHeads(query(tokens), 1), seen, {})));
    return x + attended.view({batch, height, width, channels}).permute({0, 3, 1, 2});
}

Movq::Norm Movq::normAt(const Parameters& parameters, std::int64_t channels, bool isSpatial) const {
    return isSpatial ? Norm(parameters, channels, config_) : Norm(parameters, channels, config_.groups);
}

Movq::Block Movq::block(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs, bool isSpatial) const {
    Block result{normAt(parameters / "norm1", inputs, isSpatial),
                 normAt(parameters / "norm2", outputs, isSpatial),
                 Convolution(parameters / "conv1", inputs, outputs, 3),
                 Convolution(parameters / "conv2", outputs, outputs, 3),
                 {}};
    if (inputs != outputs)
        result.shortcut = Convolution(parameters / "conv_shortcut", inputs, outputs, 1);
    return result;
}

Movq::Attention Movq::attention(const Parameters& parameters, std::int64_t channels, bool isSpatial) const {
    return {normAt(parameters / (isSpatial ? "spatial_norm" : "group_norm"), channels, isSpatial),
            Linear(parameters / "to_q", channels, channels), Linear(parameters / "to_k", channels, channels),
            Linear(parameters / "to_v", channels, channels), Linear(parameters / "to_out" / 0, channels, channels)};
}

Movq::Level Movq::middle(const Parameters& parameters, bool isSpatial) const {
    const auto channels = config_.channels.back();
    Level level;
    for (int i = 0; i < 2; ++i)
        level.blocks.push_back(block(parameters / "resnets" / i, channels, channels, isSpatial));
    if (config_.middleAttends)
        level.attentions.push_back(attention(parameters / "attentions" / 0, channels, isSpatial));
    return level;
}

Movq::Movq(const Parameters& parameters, const MovqConfig& config)
    : config_(config),
      toCodes_(parameters / "quant_conv", config.latentChannels, config.codeChannels, 1),
      fromCodes_(parameters / "post_quant_conv", config.codeChannels, config.latentChannels, 1) {
    const auto& channels = config.channels;
    const int levels = static_cast<int>(channels.size());
    const auto down = parameters / "encoder", up = parameters / "decoder";

    encoder_.in = Convolution(down / "conv_in", 3, channels.front(), 3);
    for (int i = 0; i < levels; ++i) {
        const auto index = static_cast<std::size_t>(i);
        const auto at = down / "down_blocks" / i;
        Level& level = encoder_.levels.emplace_back();
        for (int j = 0; j < config.layers; ++j) {
            const auto inputs = j > 0 || i == 0 ? channels[index] : channels[index - 1];
            level.blocks.push_back(block(at / "resnets" / j, inputs, channels[index], false));
            if (config.down[index] == LevelKind::attentive)
                level.attentions.push_back(attention(at / "attentions" / j, channels[index], false));
        }
        if (i + 1 < levels) {
            level.resampler.emplace(at / "downsamplers" / 0 / "conv", channels[index], channels[index], 3, 2);
            level.resampler->padding = 0;  // right and bottom are padded before
        }
    }
    encoder_.middle = middle(down / "mid_block", false);
    encoder_.normOut = normAt(down / "conv_norm_out", channels.back(), false);
    encoder_.out = Convolution(down / "conv_out", channels.back(), config.latentChannels, 3);

    decoder_.in = Convolution(up / "conv_in", config.latentChannels, channels.back(), 3);
    decoder_.middle = middle(up / "mid_block", true);
    for (int i = 0; i < levels; ++i) {
        const auto index = static_cast<std::size_t>(levels - 1 - i);
        const auto at = up / "up_blocks" / i;
        Level& level = decoder_.levels.emplace_back();
        for (int j = 0; j <= config.layers; ++j) {
            const auto inputs = j > 0 || i == 0 ? channels[index] : channels[index + 1];
            level.blocks.push_back(block(at / "resnets" / j, inputs, channels[index], true));
            if (config.up[static_cast<std::size_t>(i)] == LevelKind::attentive)
                level.attentions.push_back(attention(at / "attentions" / j, channels[index], true));
        }
        if (i + 1 < levels)
            level.resampler.emplace(at / "upsamplers" / 0 / "conv", channels[index], channels[index], 3);
    }
    decoder_.normOut = normAt(up / "conv_norm_out", channels.front(), true);
    decoder_.out = Convolution(up / "conv_out", channels.front(), 3, 3);
}

at::Tensor Movq::through(const Level& level, at::Tensor hidden, const at::Tensor& latents) {
    for (std::size_t i = 0; i < level.blocks.size(); ++i) {
        hidden = level.blocks[i](hidden, latents);
        if (i < level.attentions.size())
            hidden = level.attentions[i](hidden, latents);
    }
    return hidden;
}

at::Tensor Movq::encode(const at::Tensor& pictures) const {
    auto hidden = encoder_.in(pictures.contiguous(at::MemoryFormat::ChannelsLast));
    for (const auto& level : encoder_.levels) {
        hidden = through(level, hidden, {});
        if (level.resampler)
            hidden = (*level.resampler)(at::constant_pad_nd(hidden, {0, 1, 0, 1}));
    }
    hidden = through(encoder_.middle, hidden, {});
    return toCodes_(encoder_.out(siluConsuming(encoder_.normOut(hidden, {}))));
}

at::Tensor Movq::decode(const at::Tensor& latents) const {
    auto hidden = decoder_.in(fromCodes_(latents.contiguous(at::MemoryFormat::ChannelsLast)));
    hidden = through(decoder_.middle, hidden, latents);
    for (const auto& level : decoder_.levels) {
        hidden = through(level, hidden, latents);
        if (level.resampler)
            hidden = (*level.resampler)(at::upsample_nearest2d(hidden, {2 * hidden.size(2), 2 * hidden.size(3)}));
    }
    return decoder_.out(siluConsuming(decoder_.normOut(hidden, latents)));
}

at::Tensor keptLatents(const at::Tensor& keep, std::int64_t latentHeight, std::int64_t latentWidth) {
    const auto repaint = 1 - at::upsample_nearest2d(keep, {latentHeight, latentWidth});
    const auto padded = at::constant_pad_nd(repaint, {1, 1, 1, 1});
    const auto shifted = [&](std::int64_t down, std::int64_t right) {
        return padded.narrow(2, 1 - down, latentHeight).narrow(3, 1 - right, latentWidth);
    };
    auto widened = repaint;
    for (const auto& [down, right] : {std::pair{0, -1}, {-1, 0}, {-1, -1}, {0, 1}, {1, 0}, {1, 1}})
        widened = at::maximum(widened, shifted(down, right));
    return 1 - widened;
}

}  // namespace unclip
