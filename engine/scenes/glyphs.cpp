#include "engine/scenes/glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

#include <cstdlib>
#include <memory>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/scenes/glyph_substitution.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFontFile = "NotoColorEmoji.ttf";
constexpr const char* kAdvice =
    "install the package fonts-noto-color-emoji, or give the path of NotoColorEmoji.ttf with --font or "
    "UNCLIP_EMOJI_FONT";

using Library = std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)>;
using Face = std::unique_ptr<FT_FaceRec_, decltype(&FT_Done_Face)>;

[[noreturn]] void refuse(const fs::path& font, const std::string& why) {
    throw FileError("The emoji font " + font.string() + " " + why + "; " + kAdvice + ".");
}

std::vector<std::uint8_t> substitutionTable(FT_Face face) {
    FT_ULong length = 0;
    if (FT_Load_Sfnt_Table(face, FT_MAKE_TAG('G', 'S', 'U', 'B'), 0, nullptr, &length) != 0) {
        return {};
    }
    std::vector<std::uint8_t> bytes(length);
    if (FT_Load_Sfnt_Table(face, FT_MAKE_TAG('G', 'S', 'U', 'B'), 0, bytes.data(), &length) != 0) {
        return {};
    }
    return bytes;
}

cv::Mat croppedToVisible(const cv::Mat& bgra) {
    constexpr int kVisible = 40;
    cv::Mat alpha;
    cv::extractChannel(bgra, alpha, 3);
    const cv::Rect box = cv::boundingRect(alpha > kVisible);
    return box.empty() ? cv::Mat() : bgra(box).clone();
}

}  // namespace

Glyphs::Glyphs(const fs::path& font, const std::vector<std::u32string>& texts) {
    FT_Library rawLibrary = nullptr;
    if (FT_Init_FreeType(&rawLibrary) != 0) {
        throw Error("FreeType, which reads the emoji font, does not start; reinstall the package libfreetype6.");
    }
    const Library library(rawLibrary, FT_Done_FreeType);
    FT_Face rawFace = nullptr;
    if (FT_New_Face(library.get(), font.c_str(), 0, &rawFace) != 0) {
        refuse(font, fs::exists(font) ? "is not a font that FreeType can read" : "does not exist");
    }
    const Face face(rawFace, FT_Done_Face);
    if (!FT_HAS_COLOR(face.get()) || face->num_fixed_sizes < 1 || FT_Select_Size(face.get(), 0) != 0) {
        refuse(font, "has no colour bitmaps");
    }
    const std::vector<std::uint8_t> substitutions = substitutionTable(face.get());
    for (const std::u32string& text : texts) {
        std::vector<std::uint32_t> sequence;
        for (const char32_t c : text) {
            sequence.push_back(FT_Get_Char_Index(face.get(), c));
        }
        const FT_UInt index = ligature(substitutions, sequence);
        if (index == 0 || FT_Load_Glyph(face.get(), index, FT_LOAD_COLOR) != 0 ||
            face->glyph->bitmap.pixel_mode != FT_PIXEL_MODE_BGRA) {
            refuse(font, "has no picture for one of the things of the drawn world (it may be too old)");
        }
        const FT_Bitmap& bitmap = face->glyph->bitmap;
        const cv::Mat view(static_cast<int>(bitmap.rows), static_cast<int>(bitmap.width), CV_8UC4, bitmap.buffer,
                           static_cast<std::size_t>(bitmap.pitch));
        cv::Mat picture = croppedToVisible(view);
        if (picture.empty()) {
            refuse(font, "has an empty picture for one of the things of the drawn world");
        }
        pictures_[text] = picture;
    }
}

fs::path findEmojiFont(const fs::path& chosen) {
    if (!chosen.empty()) {
        return chosen;
    }
    if (const char* fromEnvironment = std::getenv("UNCLIP_EMOJI_FONT");
        fromEnvironment != nullptr && *fromEnvironment != '\0') {
        return fromEnvironment;
    }
    const char* home = std::getenv("HOME");
    std::vector<fs::path> folders = {"/usr/share/fonts", "/usr/local/share/fonts"};
    if (home != nullptr) {
        folders.push_back(fs::path(home) / ".local/share/fonts");
        folders.push_back(fs::path(home) / ".fonts");
    }
    std::error_code ignored;
    for (const fs::path& folder : folders) {
        const auto options = fs::directory_options::skip_permission_denied;
        for (auto entry = fs::recursive_directory_iterator(folder, options, ignored);
             entry != fs::recursive_directory_iterator(); entry.increment(ignored)) {
            if (entry->path().filename() == kFontFile) {
                return entry->path();
            }
        }
    }
    throw FileError(std::string("The emoji font that the drawn scenes are made from is missing; ") + kAdvice + ".");
}

}  // namespace unclip
