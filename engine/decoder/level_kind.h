#pragma once

#include <string>
#include <vector>

namespace unclip {

class ComponentConfig;

/// A level of a U-Net or of an autoencoder: with or without attention after its residual blocks.
enum class LevelKind {
    residual,   ///< ResnetDownsampleBlock2D, ResnetUpsampleBlock2D, UNetMidBlock2D; DownBlock2D, UpBlock2D;
                ///< DownEncoderBlock2D, UpDecoderBlock2D
    attentive,  ///< SimpleCrossAttnDownBlock2D, SimpleCrossAttnUpBlock2D, …; CrossAttnDownBlock2D, CrossAttnUpBlock2D,
                ///< …; AttnDownEncoderBlock2D, AttnUpDecoderBlock2D
};

/// The list of block types at `key`, one a level. Throws ModelError when it has another length than `levels` or names
/// something else than the two classes.
std::vector<LevelKind> levelKinds(const ComponentConfig& config, const std::string& key, std::size_t levels,
                                  const char* residual, const char* attentive);

}  // namespace unclip
