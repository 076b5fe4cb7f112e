#include "engine/decoder/level_kind.h"

#include "engine/weights/component_config.h"

namespace unclip {

std::vector<LevelKind> levelKinds(const ComponentConfig& config, const std::string& key, std::size_t levels,
                                  const char* residual, const char* attentive) {
    const auto types = config.texts(key);
    if (types.size() != levels)
        config.refuse(key, says("Models", "a list as long as block_out_channels"));
    std::vector<LevelKind> kinds;
    for (const auto& type : types) {
        if (type != residual && type != attentive)
            config.refuse(key,
                          says("Models", "a list of \"%1\" and \"%2\", the only blocks that this program builds there")
                              .with(residual, attentive));
        kinds.push_back(type == attentive ? LevelKind::attentive : LevelKind::residual);
    }
    return kinds;
}

}  // namespace unclip
