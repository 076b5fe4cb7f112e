#include "engine/image/text_drawing.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ushape.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <opencv2/imgproc.hpp>
#include <unordered_map>

#include "engine/image/font_files.h"
#include "engine/image/resample.h"

namespace unclip {
namespace {

constexpr std::size_t kMaximumLine = 10'000;  // characters that are looked at; longer lines are cut

struct Glyph {
    cv::Mat ink;      // CV_8UC1: coverage, or CV_8UC4: a coloured character
    int left = 0;     // of the ink, from the pen
    int top = 0;      // of the ink, above the baseline
    int advance = 0;  // of the pen
};

/// The characters of a line in the order in which they are seen, from left to right, Arabic letters joined.
std::u32string visualOrder(const std::string& utf8) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString line = icu::UnicodeString::fromUTF8(utf8.substr(0, 4 * kMaximumLine));
    if (const icu::Normalizer2* composing = icu::Normalizer2::getNFCInstance(status); U_SUCCESS(status)) {
        const icu::UnicodeString composed = composing->normalize(line, status);
        if (U_SUCCESS(status))
            line = composed;
    }
    std::vector<UChar> shaped(line.length() * 2 + 1);
    status = U_ZERO_ERROR;
    int length =
        u_shapeArabic(line.getBuffer(), line.length(), shaped.data(), static_cast<int>(shaped.size()),
                      U_SHAPE_LETTERS_SHAPE | U_SHAPE_TEXT_DIRECTION_LOGICAL | U_SHAPE_LENGTH_GROW_SHRINK, &status);
    if (U_SUCCESS(status))
        line.setTo(shaped.data(), length);

    status = U_ZERO_ERROR;
    std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), ubidi_close);
    ubidi_setPara(bidi.get(), line.getBuffer(), line.length(), UBIDI_DEFAULT_LTR, nullptr, &status);
    std::vector<UChar> ordered(line.length() + 1);
    length = ubidi_writeReordered(bidi.get(), ordered.data(), static_cast<int>(ordered.size()),
                                  UBIDI_DO_MIRRORING | UBIDI_KEEP_BASE_COMBINING | UBIDI_REMOVE_BIDI_CONTROLS, &status);
    if (U_SUCCESS(status))
        line.setTo(ordered.data(), length);

    std::u32string characters;
    for (int i = 0; i < line.length() && characters.size() < kMaximumLine; i = line.moveIndex32(i, 1)) {
        const UChar32 c = line.char32At(i);
        if (u_isUWhiteSpace(c))
            characters.push_back(U' ');
        else if (!u_iscntrl(c) && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            characters.push_back(static_cast<char32_t>(c));
    }
    return characters;
}

cv::Mat coverageOf(const FT_Bitmap& bitmap) {
    const int rows = static_cast<int>(bitmap.rows), columns = static_cast<int>(bitmap.width);
    const bool coloured = bitmap.pixel_mode == FT_PIXEL_MODE_BGRA;
    cv::Mat ink(rows, columns, coloured ? CV_8UC4 : CV_8UC1, cv::Scalar::all(0));
    for (int y = 0; y < rows; ++y) {
        const unsigned char* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
        if (coloured || bitmap.pixel_mode == FT_PIXEL_MODE_GRAY)
            std::copy_n(row, columns * ink.elemSize(), ink.ptr(y));
        else if (bitmap.pixel_mode == FT_PIXEL_MODE_MONO)
            for (int x = 0; x < columns; ++x) ink.at<std::uint8_t>(y, x) = row[x / 8] >> (7 - x % 8) & 1 ? 255 : 0;
    }
    return ink;
}

void drawGlyph(cv::Mat& picture, const Glyph& glyph, cv::Point corner, const cv::Scalar& colour) {
    const cv::Rect seen = cv::Rect(corner, glyph.ink.size()) & cv::Rect({0, 0}, picture.size());
    for (int y = seen.y; y < seen.br().y; ++y)
        for (int x = seen.x; x < seen.br().x; ++x) {
            auto& pixel = picture.at<cv::Vec3b>(y, x);
            const cv::Point at = cv::Point(x, y) - corner;
            if (glyph.ink.type() == CV_8UC4) {  // colours are premultiplied
                const auto ink = glyph.ink.at<cv::Vec4b>(at);
                for (int c = 0; c < 3; ++c)
                    pixel[c] = cv::saturate_cast<std::uint8_t>(ink[c] + pixel[c] * (255 - ink[3]) / 255.0);
            } else {
                const double ink = glyph.ink.at<std::uint8_t>(at) / 255.0;
                for (int c = 0; c < 3; ++c)
                    pixel[c] = cv::saturate_cast<std::uint8_t>(pixel[c] + ink * (colour[c] - pixel[c]));
            }
        }
}

}  // namespace

struct TextPainter::Fonts {
    int pixels;
    FT_Library library = nullptr;
    std::deque<FT_Face> faces;  // opened so far, in the order of fontFiles()
    std::size_t nextFile = 0;   // first file that was not yet tried
    std::unordered_map<char32_t, Glyph> glyphs;

    explicit Fonts(int pixels_) : pixels(std::clamp(pixels_, 4, 400)) {
        if (FT_Init_FreeType(&library) != 0)
            library = nullptr;
        openNext();
    }
    ~Fonts() {
        for (FT_Face face : faces) FT_Done_Face(face);
        if (library)
            FT_Done_FreeType(library);
    }
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    bool found() const { return !faces.empty(); }

    /// Opens the next usable font file; false when there is none left.
    bool openNext() {
        while (library && nextFile < fontFiles().size()) {
            FT_Face face = nullptr;
            if (FT_New_Face(library, fontFiles()[nextFile++].c_str(), 0, &face) != 0)
                continue;
            const bool sized = FT_IS_SCALABLE(face) ? FT_Set_Pixel_Sizes(face, 0, pixels) == 0
                                                    : face->num_fixed_sizes > 0 && FT_Select_Size(face, 0) == 0;
            if (sized && FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0) {
                faces.push_back(face);
                return true;
            }
            FT_Done_Face(face);
        }
        return false;
    }

    /// The first font that has the character; the first font of all (its "missing" box) when none has.
    FT_Face faceFor(char32_t character) {
        for (std::size_t i = 0; i < faces.size() || openNext(); ++i)
            if (FT_Get_Char_Index(faces[i], character) != 0)
                return faces[i];
        return faces.front();
    }

    const Glyph& glyph(char32_t character) {
        const auto known = glyphs.find(character);
        if (known != glyphs.end())
            return known->second;
        FT_Face face = faceFor(character);
        Glyph made;
        if (FT_Load_Char(face, character, FT_LOAD_RENDER | FT_LOAD_COLOR | FT_LOAD_TARGET_LIGHT) == 0) {
            const FT_GlyphSlot slot = face->glyph;
            made.ink = coverageOf(slot->bitmap);
            made.left = slot->bitmap_left;
            made.top = slot->bitmap_top;
            made.advance = static_cast<int>((slot->advance.x + 32) >> 6);
            if (!FT_IS_SCALABLE(face))
                scale(made, static_cast<double>(pixels) / std::max<int>(face->size->metrics.y_ppem, 1));
        }
        return glyphs.emplace(character, std::move(made)).first->second;
    }

    static void scale(Glyph& glyph, double factor) {
        const auto scaled = [factor](int length) { return static_cast<int>(std::lround(length * factor)); };
        if (!glyph.ink.empty())
            cv::resize(glyph.ink, glyph.ink, {std::max(1, scaled(glyph.ink.cols)), std::max(1, scaled(glyph.ink.rows))},
                       0, 0, cv::INTER_AREA);
        glyph.left = scaled(glyph.left);
        glyph.top = scaled(glyph.top);
        glyph.advance = scaled(glyph.advance);
    }

    int ascent() const { return static_cast<int>((faces.front()->size->metrics.ascender + 63) >> 6); }
};

namespace {

constexpr int kStrokeFont = cv::FONT_HERSHEY_SIMPLEX;
constexpr double kStrokeFontPixels = 30.0;  // height of its letters' box at scale 1

std::string asciiOnly(const std::string& line) {
    std::string ascii;
    for (const char32_t c : visualOrder(line)) ascii += c < 127 ? static_cast<char>(c) : '?';
    return ascii;
}

}  // namespace

TextPainter::TextPainter(int pixels) : fonts_(std::make_unique<Fonts>(pixels)) {}
TextPainter::~TextPainter() = default;
TextPainter::TextPainter(TextPainter&&) noexcept = default;

int TextPainter::lineHeight() const {
    return static_cast<int>(std::lround(fonts_->pixels * 1.3));
}

int TextPainter::width(const std::string& line) const {
    if (!fonts_->found())
        return cv::getTextSize(asciiOnly(line), kStrokeFont, fonts_->pixels / kStrokeFontPixels, 1, nullptr).width;
    int width = 0;
    for (const char32_t character : visualOrder(line)) width += fonts_->glyph(character).advance;
    return width;
}

void TextPainter::draw(cv::Mat& picture, const std::string& line, cv::Point topLeft, cv::Scalar bgr) const {
    if (!fonts_->found()) {
        cv::putText(picture, asciiOnly(line), topLeft + cv::Point(0, fonts_->pixels), kStrokeFont,
                    fonts_->pixels / kStrokeFontPixels, bgr, 1, cv::LINE_AA);
        return;
    }
    const int baseline = topLeft.y + fonts_->ascent();
    int pen = topLeft.x;
    for (const char32_t character : visualOrder(line)) {
        const Glyph& glyph = fonts_->glyph(character);
        drawGlyph(picture, glyph, {pen + glyph.left, baseline - glyph.top}, bgr);
        pen += glyph.advance;
    }
}

std::vector<std::string> TextPainter::wrapped(const std::string& text, int limit, int maximumLines) const {
    const auto toUtf8 = [](const icu::UnicodeString& part) {
        std::string utf8;
        part.toUTF8String(utf8);
        return utf8;
    };
    icu::UnicodeString rest = icu::UnicodeString::fromUTF8(text.substr(0, 4 * kMaximumLine));
    rest.trim();
    std::vector<std::string> lines;
    while (!rest.isEmpty() && static_cast<int>(lines.size()) < maximumLines) {
        const bool isLast = static_cast<int>(lines.size()) + 1 == maximumLines;
        // The longest beginning that fits, and the last space in it.
        int fits = 0, space = 0;
        while (fits < rest.length() && rest.charAt(fits) != u'\n') {
            const int next = rest.moveIndex32(fits, 1);
            if (fits > 0 && width(toUtf8(rest.tempSubString(0, next))) > limit)
                break;
            if (u_isUWhiteSpace(rest.char32At(fits)))
                space = fits;
            fits = next;
        }
        const bool isBroken =
            fits < rest.length() && rest.charAt(fits) != u'\n' && !u_isUWhiteSpace(rest.char32At(fits));
        if (isBroken && space > 0 && !isLast)
            fits = space;
        icu::UnicodeString line(rest, 0, fits);
        rest.remove(0, fits);
        rest.trim();
        if (isLast && !rest.isEmpty()) {
            const icu::UnicodeString ellipsis(static_cast<UChar32>(0x2026));
            while (!line.isEmpty() && width(toUtf8(line + ellipsis)) > limit)
                line.truncate(line.moveIndex32(line.length(), -1));
            line.trim() += ellipsis;
        }
        lines.push_back(toUtf8(line.trim()));
    }
    return lines;
}

}  // namespace unclip
