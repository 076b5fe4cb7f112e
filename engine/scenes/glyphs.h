#pragma once

#include <filesystem>
#include <map>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace unclip {

/// The pictures of an emoji font, read once and then only looked at: safe to share between threads.
class Glyphs {
public:
    /// Reads the glyph of every text in `texts` (one emoji each, joined sequences included) from `font`.
    /// Throws FileError naming the font when it can't be read, isn't a colour bitmap font or lacks one of them.
    Glyphs(const std::filesystem::path& font, const std::vector<std::u32string>& texts);

    /// 8-bit BGRA with premultiplied alpha, cropped to what can be seen. `text` must be one of those read.
    const cv::Mat& picture(const std::u32string& text) const { return pictures_.at(text); }

private:
    std::map<std::u32string, cv::Mat> pictures_;
};

/// The font to use: `chosen` if not empty, else $UNCLIP_EMOJI_FONT, else NotoColorEmoji.ttf in the system's and the
/// user's font folders. Throws FileError that names the package to install when there is none.
std::filesystem::path findEmojiFont(const std::filesystem::path& chosen);

}  // namespace unclip
