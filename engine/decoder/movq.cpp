#include "engine/decoder/movq.h"

#include "engine/weights/component_config.h"

namespace unclip {

MovqConfig MovqConfig::from(const ComponentConfig& config) {
    MovqConfig result{AutoencoderShape::from(config, 3)};
    config.oneOf("norm_type", {"spatial"});
    if (config.flag("lookup_from_codebook", false))
        config.refuse("lookup_from_codebook", says("Models", "false: this program builds no such network"));
    result.codeChannels = config.has("vq_embed_dim") ? config.integer("vq_embed_dim", 1, 1024) : result.latentChannels;
    constexpr std::int64_t spatialGroups = 32;  // whatever the config says
    for (const auto width : result.channels)
        if (width % spatialGroups != 0)
            config.refuse(
                "block_out_channels",
                says("Models", "a list of multiples of %1 and of norm_num_groups, at most 65536").with(spatialGroups));
    return result;
}

Movq::Movq(const Parameters& parameters, const MovqConfig& config)
    : config_(config),
      encoder_(parameters / "encoder", config, config.latentChannels),
      decoder_(parameters / "decoder", config, config.codeChannels),
      toCodes_(parameters / "quant_conv", config.latentChannels, config.codeChannels, 1),
      fromCodes_(parameters / "post_quant_conv", config.codeChannels, config.latentChannels, 1) {}

at::Tensor Movq::encode(const at::Tensor& pictures) const {
    return toCodes_(encoder_(pictures));
}

at::Tensor Movq::decode(const at::Tensor& latents) const {
    return decoder_(fromCodes_(latents.contiguous(at::MemoryFormat::ChannelsLast)), latents);
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
