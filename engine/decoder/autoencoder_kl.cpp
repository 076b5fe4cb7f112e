#include "engine/decoder/autoencoder_kl.h"

#include "engine/weights/component_config.h"

namespace unclip {
namespace {

constexpr double kTileOverlap = 0.25;

/// `tile` whose first `extent` rows (dimension 2) or columns (3) go over linearly from the last ones of `before`.
at::Tensor blended(const at::Tensor& before, at::Tensor tile, std::int64_t dimension, std::int64_t extent) {
    extent = std::min({extent, before.size(dimension), tile.size(dimension)});
    std::vector<std::int64_t> shape(4, 1);
    shape[static_cast<std::size_t>(dimension)] = extent;
    const auto share = (at::arange(extent, tile.options()) / static_cast<double>(extent)).view(shape);
    auto begin = tile.narrow(dimension, 0, extent);
    const auto end = before.narrow(dimension, before.size(dimension) - extent, extent);
    begin.copy_(end * (1 - share) + begin * share);
    return tile;
}

}  // namespace

AutoencoderKlConfig AutoencoderKlConfig::from(const ComponentConfig& config) {
    AutoencoderKlConfig result{AutoencoderShape::from(config, 4)};
    for (const char* key : {"latents_mean", "latents_std"})
        if (config.has(key))
            config.refuse(key, says("Models", "null: this program knows one scale for all channels"));
    result.scale = config.number("scaling_factor", 0.18215, 1e-6, 1e6);
    result.shift = config.number("shift_factor", 0.0);
    result.mixesMoments = config.flag("use_quant_conv", true);
    result.mixesLatents = config.flag("use_post_quant_conv", true);
    return result;
}

AutoencoderKl::AutoencoderKl(const Parameters& parameters, const AutoencoderKlConfig& config)
    : config_(config),
      encoder_(parameters / "encoder", config, 2 * config.latentChannels),
      decoder_(parameters / "decoder", config, 0) {
    const auto latents = config.latentChannels;
    if (config.mixesMoments)
        momentsMix_.emplace(parameters / "quant_conv", 2 * latents, 2 * latents, 1);
    if (config.mixesLatents)
        latentsMix_.emplace(parameters / "post_quant_conv", latents, latents, 1);
}

AutoencoderKl::Posterior AutoencoderKl::posterior(const at::Tensor& pictures) const {
    const auto hidden = encoder_(pictures);
    const auto moments = (momentsMix_ ? (*momentsMix_)(hidden) : hidden).chunk(2, 1);
    return {moments[0], at::clamp(moments[1], -30.0, 20.0)};
}

at::Tensor AutoencoderKl::encode(const at::Tensor& pictures, std::optional<at::Generator> generator) const {
    const auto [mean, logVariance] = posterior(pictures);
    auto latents = mean;
    if (generator) {
        const auto noise = at::randn(mean.sizes(), generator, at::kFloat, at::kStrided, at::kCPU, false);
        latents = mean + at::exp(0.5 * logVariance) * noise.to(mean.options());
    }
    return (latents - config_.shift) * config_.scale;
}

at::Tensor AutoencoderKl::decodeUnscaled(const at::Tensor& latents) const {
    const auto hidden = latents.contiguous(at::MemoryFormat::ChannelsLast);
    return decoder_(latentsMix_ ? (*latentsMix_)(hidden) : hidden, {});
}

at::Tensor AutoencoderKl::decode(const at::Tensor& latents, std::int64_t tileSide) const {
    const auto unscaled = latents / config_.scale + config_.shift;
    const bool isLarge = std::max(latents.size(2), latents.size(3)) * config_.factor() > tileSide;
    return isLarge ? decodeTiles(unscaled, tileSide) : decodeUnscaled(unscaled);
}

at::Tensor AutoencoderKl::decodeTiles(const at::Tensor& latents, std::int64_t tileSide) const {
    const std::int64_t side = std::max<std::int64_t>(tileSide / config_.factor(), 4);  // of a tile, in cells
    const auto step = static_cast<std::int64_t>(static_cast<double>(side) * (1 - kTileOverlap));
    const auto extent = static_cast<std::int64_t>(static_cast<double>(side * config_.factor()) * kTileOverlap);
    const std::int64_t kept = side * config_.factor() - extent;  // of each tile, in pixels

    std::vector<at::Tensor> above, rows;
    for (std::int64_t top = 0; top < latents.size(2); top += step) {
        std::vector<at::Tensor> row, parts;
        for (std::int64_t left = 0; left < latents.size(3); left += step) {
            at::Tensor tile = decodeUnscaled(latents.slice(2, top, top + side).slice(3, left, left + side));
            if (top > 0)
                tile = blended(above[row.size()], tile, 2, extent);
            if (left > 0)
                tile = blended(row.back(), tile, 3, extent);
            row.push_back(tile);
            parts.push_back(tile.slice(2, 0, kept).slice(3, 0, kept));
        }
        rows.push_back(at::cat(parts, 3));
        above = std::move(row);
    }
    return at::cat(rows, 2);
}

at::Tensor keptCells(const at::Tensor& keep, std::int64_t factor) {
    const auto ofAny = at::max_pool2d(keep, {factor, factor});
    const auto ofAll = -at::max_pool2d(-keep, {factor, factor});
    constexpr double kEnough = 0.25;
    return at::where((1 - ofAny).sum() >= kEnough * (1 - ofAll).sum(), ofAny, ofAll);
}

}  // namespace unclip
