#include "engine/base/printable_text.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <cstdio>

namespace unclip {
namespace {

/// Joins letters of Indic and Arabic scripts and the parts of an emoji; harmless, and needed to read them.
bool isJoiner(UChar32 c) {
    return c == 0x200C || c == 0x200D;
}

bool isHarmless(UChar32 c) {
    switch (u_charType(c)) {
        case U_CONTROL_CHAR:
        case U_LINE_SEPARATOR:
        case U_PARAGRAPH_SEPARATOR:
        case U_SURROGATE:
            return false;
        case U_FORMAT_CHAR:
            return isJoiner(c) || (c >= 0xE0020 && c <= 0xE007F);  // flags of regions are spelled in these
        default:
            return true;
    }
}

std::string spelled(UChar32 c) {
    if (c == '\n')
        return "\\n";
    if (c == '\t')
        return "\\t";
    if (c == '\r')
        return "\\r";
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), c < 0x80 ? "\\x%02x" : "\\u{%x}", static_cast<unsigned>(c));
    return text.data();
}

std::string escapedInJson(UChar32 c) {
    std::array<char, 16> text{};
    if (c <= 0xFFFF)
        std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(c));
    else
        std::snprintf(text.data(), text.size(), "\\u%04x\\u%04x", static_cast<unsigned>(U16_LEAD(c)),
                      static_cast<unsigned>(U16_TRAIL(c)));
    return text.data();
}

/// `text` with what is not harmless replaced by what `spell` makes of it, and bytes that are no UTF-8 by `spellByte`.
template <class Spell, class SpellByte>
std::string replaced(std::string_view text, Spell spell, SpellByte spellByte) {
    std::string result;
    result.reserve(text.size());
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < length;) {
        const std::int64_t start = i;
        UChar32 c = 0;
        U8_NEXT(text.data(), i, length, c);
        if (c < 0)
            for (std::int64_t k = start; k < i; ++k) result += spellByte(static_cast<unsigned char>(text[k]));
        else if (isHarmless(c))
            result.append(text.substr(start, i - start));
        else
            result += spell(c);
    }
    return result;
}

}  // namespace

std::string printableText(std::string_view text) {
    return replaced(text, spelled, [](unsigned char byte) {
        std::array<char, 8> shown{};
        std::snprintf(shown.data(), shown.size(), "\\x%02x", byte);
        return std::string(shown.data());
    });
}

std::string printableJson(std::string_view json) {
    const auto spell = [](UChar32 c) { return c == '\n' ? std::string("\n") : escapedInJson(c); };
    return replaced(json, spell, [](unsigned char) { return std::string("\\ufffd"); });
}

}  // namespace unclip
