#include "engine/decoder/autoencoder_halves.h"

#include "engine/nn/activation.h"
#include "engine/nn/attention.h"
#include "engine/nn/norm_silu.h"
#include "engine/weights/component_config.h"

namespace unclip {
namespace {

constexpr double kEpsilon = 1e-6;

/// A layer of attention under its name of today, or of before 2023.
Linear named(const Parameters& parameters, const Parameters& today, const char* before, std::int64_t channels) {
    return Linear(today.has("weight") ? today : parameters / before, channels, channels);
}

AutoencoderLevel middle(const Parameters& parameters, const AutoencoderShape& shape,
                        const AutoencoderLevel::Norms& norms) {
    const auto channels = shape.channels.back();
    return {parameters / "mid_block", channels, channels, 2, shape.middleAttends ? 1 : 0, norms};
}

}  // namespace

AutoencoderShape AutoencoderShape::from(const ComponentConfig& config, std::int64_t latentChannels) {
    AutoencoderShape result;
    config.oneOf("act_fn", {"silu", "swish"}, "silu");
    for (const char* key : {"in_channels", "out_channels"})
        if (config.integer(key, 1, 1024, 3) != 3)
            config.refuse(key, "3");
    result.channels = config.integers("block_out_channels");
    const std::size_t levels = result.channels.size();
    if (levels > 10)
        config.refuse("block_out_channels", says("Models", "a list of 1 to 10 widths"));
    result.down = levelKinds(config, "down_block_types", levels, "DownEncoderBlock2D", "AttnDownEncoderBlock2D");
    result.up = levelKinds(config, "up_block_types", levels, "UpDecoderBlock2D", "AttnUpDecoderBlock2D");
    result.latentChannels = config.integer("latent_channels", 1, 1024, latentChannels);
    result.layers = config.integer("layers_per_block", 1, 64, 1);
    result.groups = config.positive("norm_num_groups", 32);
    result.middleAttends = config.flag("mid_block_add_attention", true);
    for (const auto width : result.channels)
        if (width > 65536 || width % result.groups != 0)
            config.refuse("block_out_channels",
                          says("Models", "a list of multiples of norm_num_groups, at most 65536"));
    return result;
}

LatentNorm::LatentNorm(const Parameters& parameters, std::int64_t channels, std::int64_t groups,
                       std::int64_t codeChannels)
    : norm_(codeChannels > 0 ? parameters / "norm_layer" : parameters, channels, groups, kEpsilon) {
    if (codeChannels == 0)
        return;
    scale_ = Convolution(parameters / "conv_y", codeChannels, channels, 1);
    shift_ = Convolution(parameters / "conv_b", codeChannels, channels, 1);
}

at::Tensor LatentNorm::operator()(const at::Tensor& x, const at::Tensor& latents) const {
    if (!scale_.weight.defined())
        return norm_(x);
    const auto nearest = at::upsample_nearest2d(latents, {x.size(2), x.size(3)});
    return norm_(x) * scale_(nearest) + shift_(nearest);
}

at::Tensor LatentNorm::silu(const at::Tensor& x, const at::Tensor& latents) const {
    return scale_.weight.defined() ? siluConsuming((*this)(x, latents)) : siluOfNorm(norm_, x);
}

// A fresh block changes nothing: its last convolution starts at zero, as in the U-Net.
AutoencoderLevel::Block::Block(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs,
                               const Norms& norms)
    : norm1(parameters / "norm1", inputs, norms.groups, norms.codeChannels),
      norm2(parameters / "norm2", outputs, norms.groups, norms.codeChannels),
      convolution1(parameters / "conv1", inputs, outputs, 3),
      convolution2(parameters / "conv2", outputs, outputs, 3, 1, true, Start::zeros) {
    if (inputs != outputs)
        shortcut = Convolution(parameters / "conv_shortcut", inputs, outputs, 1);
}

at::Tensor AutoencoderLevel::Block::operator()(const at::Tensor& x, const at::Tensor& latents) const {
    auto hidden = convolution1(norm1.silu(x, latents));
    hidden = convolution2(norm2.silu(hidden, latents));
    return hidden + (shortcut.weight.defined() ? shortcut(x) : x);
}

AutoencoderLevel::Attention::Attention(const Parameters& parameters, std::int64_t channels, const Norms& norms)
    : norm(parameters / (norms.codeChannels > 0 ? "spatial_norm" : "group_norm"), channels, norms.groups,
           norms.codeChannels),
      query(named(parameters, parameters / "to_q", "query", channels)),
      key(named(parameters, parameters / "to_k", "key", channels)),
      value(named(parameters, parameters / "to_v", "value", channels)),
      out(named(parameters, parameters / "to_out" / 0, "proj_attn", channels)) {}

at::Tensor AutoencoderLevel::Attention::operator()(const at::Tensor& x, const at::Tensor& latents) const {
    const std::int64_t batch = x.size(0), channels = x.size(1), height = x.size(2), width = x.size(3);
    const auto tokens = norm(x, latents).permute({0, 2, 3, 1}).reshape({batch, height * width, channels});
    const KeysAndValues seen{splitHeads(key(tokens), 1), splitHeads(value(tokens), 1)};
    const auto attended = out(mergeHeads(attend(splitHeads(query(tokens), 1), seen, {})));
    return x + attended.view({batch, height, width, channels}).permute({0, 3, 1, 2});
}

AutoencoderLevel::AutoencoderLevel(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs,
                                   std::int64_t blocks, std::int64_t attentions, const Norms& norms) {
    for (int i = 0; i < blocks; ++i)
        blocks_.emplace_back(parameters / "resnets" / i, i == 0 ? inputs : outputs, outputs, norms);
    for (int i = 0; i < attentions; ++i) attentions_.emplace_back(parameters / "attentions" / i, outputs, norms);
}

at::Tensor AutoencoderLevel::operator()(at::Tensor hidden, const at::Tensor& latents) const {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        hidden = blocks_[i](hidden, latents);
        if (i < attentions_.size())
            hidden = attentions_[i](hidden, latents);
    }
    return hidden;
}

PictureEncoder::PictureEncoder(const Parameters& parameters, const AutoencoderShape& shape, std::int64_t outputs)
    : in_(parameters / "conv_in", 3, shape.channels.front(), 3),
      out_(parameters / "conv_out", shape.channels.back(), outputs, 3),
      normOut_(parameters / "conv_norm_out", shape.channels.back(), shape.groups, 0) {
    const AutoencoderLevel::Norms norms{shape.groups, 0};
    const int levels = static_cast<int>(shape.channels.size());
    for (int i = 0; i < levels; ++i) {
        const auto index = static_cast<std::size_t>(i);
        const auto at = parameters / "down_blocks" / i;
        const auto channels = shape.channels[index], inputs = shape.channels[i > 0 ? index - 1 : 0];
        levels_.emplace_back(at, inputs, channels, shape.layers,
                             shape.down[index] == LevelKind::attentive ? shape.layers : 0, norms);
        if (i + 1 < levels) {
            auto& downsampler = levels_.back().downsampler;
            downsampler.emplace(at / "downsamplers" / 0 / "conv", channels, channels, 3, 2);
            downsampler->padding = 0;  // right and bottom are padded before
        }
    }
    levels_.push_back(middle(parameters, shape, norms));
}

at::Tensor PictureEncoder::operator()(const at::Tensor& pictures) const {
    auto hidden = in_(pictures.contiguous(at::MemoryFormat::ChannelsLast));
    for (const auto& level : levels_) {
        hidden = level(hidden, {});
        if (level.downsampler)
            hidden = (*level.downsampler)(at::constant_pad_nd(hidden, {0, 1, 0, 1}));
    }
    return out_(normOut_.silu(hidden, {}));
}

PictureDecoder::PictureDecoder(const Parameters& parameters, const AutoencoderShape& shape, std::int64_t codeChannels)
    : in_(parameters / "conv_in", shape.latentChannels, shape.channels.back(), 3),
      out_(parameters / "conv_out", shape.channels.front(), 3, 3) {
    // Norms that look at latents have 32 groups, whatever the config says.
    const AutoencoderLevel::Norms norms{codeChannels > 0 ? 32 : shape.groups, codeChannels};
    normOut_ = LatentNorm(parameters / "conv_norm_out", shape.channels.front(), norms.groups, codeChannels);
    const int levels = static_cast<int>(shape.channels.size());
    levels_.push_back(middle(parameters, shape, norms));
    for (int i = 0; i < levels; ++i) {
        const auto index = static_cast<std::size_t>(levels - 1 - i);
        const auto at = parameters / "up_blocks" / i;
        const auto channels = shape.channels[index], inputs = shape.channels[i > 0 ? index + 1 : index];
        const bool attends = shape.up[static_cast<std::size_t>(i)] == LevelKind::attentive;
        levels_.emplace_back(at, inputs, channels, shape.layers + 1, attends ? shape.layers + 1 : 0, norms);
        if (i + 1 < levels)
            levels_.back().upsampler.emplace(at / "upsamplers" / 0 / "conv", channels);
    }
}

at::Tensor PictureDecoder::operator()(const at::Tensor& x, const at::Tensor& latents) const {
    auto hidden = in_(x.contiguous(at::MemoryFormat::ChannelsLast));
    for (const auto& level : levels_) {
        hidden = level(hidden, latents);
        if (level.upsampler)
            hidden = (*level.upsampler)(hidden);
    }
    return out_(normOut_.silu(hidden, latents));
}

}  // namespace unclip
