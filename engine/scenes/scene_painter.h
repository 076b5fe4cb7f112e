#pragma once

#include <filesystem>
#include <memory>
#include <opencv2/core.hpp>

#include "engine/scenes/scene.h"

namespace unclip {

class Glyphs;

/// Paints scenes. Making one reads the emoji font (about 0.1 s); painting is const and may run on many threads at once.
class ScenePainter {
public:
    /// `font`: Noto Color Emoji; empty: $UNCLIP_EMOJI_FONT, then the folders where systems keep their fonts.
    /// Throws FileError that names the package to install when there is none.
    explicit ScenePainter(const std::filesystem::path& font = {});
    ~ScenePainter();

    /// The scene as 8-bit BGR [side, side], side 16..1024. Below 128 px it is painted at 128 and reduced by area.
    /// The same scene and side give the same pixels.
    cv::Mat paint(const Scene& scene, int side) const;

private:
    std::shared_ptr<const Glyphs> glyphs_;
};

/// Paints with one painter for the whole program, made at the first call from the default font.
cv::Mat paint(const Scene& scene, int side);

}  // namespace unclip
