#include "engine/image/text_encoding.h"

#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>

namespace unclip {
namespace {

constexpr std::size_t kCharacterCode = 8;  // bytes that tell a comment's encoding
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

std::string fromUtf16(std::string_view text, ByteOrder order) {
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    icu::UnicodeString characters;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        characters.append(static_cast<UChar>(order == ByteOrder::big ? byteAt(i) << 8 | byteAt(i + 1)
                                                                     : byteAt(i + 1) << 8 | byteAt(i)));
    std::string utf8;
    characters.toUTF8String(utf8);
    return utf8;
}

/// The order that a byte order mark at the beginning says.
std::optional<ByteOrder> markedOrder(std::string_view text) {
    if (text.starts_with("\xFE\xFF"))
        return ByteOrder::big;
    if (text.starts_with("\xFF\xFE"))
        return ByteOrder::little;
    return {};
}

std::string withoutPadding(std::string text) {
    constexpr std::string_view kPadding(" \t\r\n\0", 5);
    text.erase(text.find_last_not_of(kPadding) + 1);
    text.erase(0, std::min(text.find_first_not_of('\0'), text.size()));
    return text;
}

/// Cuts the character code off and returns whether it says "two bytes a character".
bool takeCharacterCode(std::string_view& text) {
    using namespace std::string_view_literals;
    const std::string_view code = text.substr(0, kCharacterCode);
    const bool isUnicode = code.starts_with("UNICODE");
    if (isUnicode || code == "ASCII\0\0\0"sv || code == "JIS\0\0\0\0\0"sv || code == "\0\0\0\0\0\0\0\0"sv)
        text.remove_prefix(kCharacterCode);
    return isUnicode;
}

}  // namespace

bool isUtf8(std::string_view text) {
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < length;) {
        UChar32 character = 0;
        U8_NEXT(text.data(), i, length, character);
        if (character < 0)
            return false;
    }
    return true;
}

std::string fromLatin1(std::string_view text) {
    std::string utf8;
    utf8.reserve(text.size());
    for (const unsigned char c : text) {
        if (c < 0x80) {
            utf8 += static_cast<char>(c);
        } else {
            utf8 += static_cast<char>(0xC0 | c >> 6);
            utf8 += static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    return utf8;
}

std::string fromUtf8OrLatin1(std::string_view text) {
    if (text.starts_with(kUtf8Mark) && isUtf8(text))
        return std::string(text.substr(kUtf8Mark.size()));
    return isUtf8(text) ? std::string(text) : fromLatin1(text);
}

std::string textOfUserComment(std::span<const std::uint8_t> comment, ByteOrder blockOrder) {
    std::string_view text(reinterpret_cast<const char*>(comment.data()), comment.size());
    const bool isUnicode = takeCharacterCode(text);
    if (const auto order = markedOrder(text))
        return withoutPadding(fromUtf16(text.substr(2), *order));
    // One byte a character has no zeros within; UTF-16 has them wherever Latin letters, digits and blanks stand.
    const std::string_view within = text.substr(0, text.find_last_not_of('\0') + 1);
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < within.size(); ++i) zeros[i % 2] += within[i] == '\0';
    const bool isUtf16 = zeros[0] + zeros[1] > within.size() / 8 || (isUnicode && !isUtf8(within));
    if (!isUtf16)
        return withoutPadding(fromUtf8OrLatin1(within));
    const ByteOrder order = zeros[0] == zeros[1]  ? blockOrder
                            : zeros[0] > zeros[1] ? ByteOrder::big
                                                  : ByteOrder::little;
    return withoutPadding(fromUtf16(text, order));
}

}  // namespace unclip
