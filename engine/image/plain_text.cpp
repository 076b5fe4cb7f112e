#include "engine/image/plain_text.h"

#include <unicode/unistr.h>

#include <algorithm>

namespace unclip {

std::string plainText(std::string_view text) {
    const icu::UnicodeString characters =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(std::min<std::size_t>(text.size(), 64 << 20))});
    icu::UnicodeString kept;
    for (int i = 0; i < characters.length(); i = characters.moveIndex32(i, 1)) {
        const UChar32 c = characters.char32At(i);
        const bool isControl = (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F;
        const bool isForbidden = (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
        if (!isControl && !isForbidden)
            kept.append(c);
    }
    std::string plain;
    kept.toUTF8String(plain);
    return plain;
}

std::string cutText(std::string_view text, std::size_t maximumBytes) {
    std::size_t end = std::min(text.size(), maximumBytes);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end));
}

std::string shortenedText(const std::string& text, std::size_t maximumBytes) {
    constexpr std::string_view kEllipsis = "…";
    if (text.size() <= maximumBytes)
        return text;
    return cutText(text, maximumBytes - std::min(maximumBytes, kEllipsis.size())).append(kEllipsis);
}

}  // namespace unclip
