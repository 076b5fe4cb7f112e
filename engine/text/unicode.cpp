#include "engine/text/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "engine/base/error.h"

namespace unclip {
namespace {

struct Range {
    char32_t first, last;
};

// Debian 12's ICU knows Unicode 15: what came after it is listed here. A newer ICU says the same about these.
constexpr std::array kLaterLetters{
    Range{0x1C89, 0x1C8A},   Range{0xA7CB, 0xA7CD},   Range{0xA7DA, 0xA7DC},   Range{0x105C0, 0x105F3},
    Range{0x10D4A, 0x10D65}, Range{0x10D6F, 0x10D85}, Range{0x10EC2, 0x10EC4}, Range{0x11380, 0x11389},
    Range{0x1138B, 0x1138B}, Range{0x1138E, 0x1138E}, Range{0x11390, 0x113B5}, Range{0x113B7, 0x113B7},
    Range{0x113D1, 0x113D1}, Range{0x113D3, 0x113D3}, Range{0x11BC0, 0x11BE0}, Range{0x13460, 0x143FA},
    Range{0x16100, 0x1611D}, Range{0x16D40, 0x16D6C}, Range{0x18CFF, 0x18CFF}, Range{0x1E5D0, 0x1E5ED},
    Range{0x1E5F0, 0x1E5F0}, Range{0x2EBF0, 0x2EE5D},
};
constexpr std::array kLaterNumbers{
    Range{0x10D40, 0x10D49}, Range{0x116D0, 0x116E3}, Range{0x11BF0, 0x11BF9}, Range{0x16130, 0x16139},
    Range{0x16D70, 0x16D79}, Range{0x1CCF0, 0x1CCF9}, Range{0x1E5F1, 0x1E5FA},
};

/// Capitals `from` whose small letters start at `to`.
struct LowerCase {
    Range from;
    char32_t to;
};
constexpr std::array kLaterLowerCase{
    LowerCase{{0x1C89, 0x1C89}, 0x1C8A},    LowerCase{{0xA7CB, 0xA7CB}, 0x264},  LowerCase{{0xA7CC, 0xA7CC}, 0xA7CD},
    LowerCase{{0xA7CE, 0xA7CE}, 0xA7CF},    LowerCase{{0xA7D2, 0xA7D2}, 0xA7D3}, LowerCase{{0xA7D4, 0xA7D4}, 0xA7D5},
    LowerCase{{0xA7DA, 0xA7DA}, 0xA7DB},    LowerCase{{0xA7DC, 0xA7DC}, 0x19B},  LowerCase{{0x10D50, 0x10D65}, 0x10D70},
    LowerCase{{0x16EA0, 0x16EB8}, 0x16EBB},
};

constexpr char32_t kCapitalIWithDot = 0x130;
constexpr char32_t kDotAbove = 0x307;
/// Nothing below changes under NFC or combines with what stands before it.
constexpr char32_t kFirstCombining = 0x300;

/// The table of `ranges` is sorted.
template <std::size_t N>
bool contains(const std::array<Range, N>& ranges, char32_t code) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), code,
                                        [](char32_t value, const Range& range) { return value < range.first; });
    return after != ranges.begin() && code <= std::prev(after)->last;
}

/// Major version of Unicode that brought the character; 0 for what ICU doesn't know.
int unicodeAge(char32_t code) {
    UVersionInfo version;
    u_charAge(static_cast<UChar32>(code), version);
    return version[0];
}

bool isOfCategory(char32_t code, std::uint32_t mask) {
    return (U_GET_GC_MASK(static_cast<UChar32>(code)) & mask) != 0 && unicodeAge(code) <= 16;
}

char32_t lowerCase(char32_t code) {
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + 32 : code;
    for (const LowerCase& later : kLaterLowerCase)
        if (code >= later.from.first && code <= later.from.last)
            return later.to + (code - later.from.first);
    return unicodeAge(code) <= 17 ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(code))) : code;
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
    if (instance == nullptr || U_FAILURE(status))
        throw Error(says("Files", "The Unicode library ICU can't be used; install its data again."),
                    u_errorName(status));
    return *instance;
}

/// A character on its way through normalisation, with its canonical combining class.
struct Composing {
    Character character;
    std::uint8_t combiningClass = 0;
};

bool isKnownToComposition(char32_t code) {
    return code < kFirstCombining || unicodeAge(code) <= 9;
}

std::uint8_t combiningClass(const icu::Normalizer2& rules, char32_t code) {
    return code >= kFirstCombining && isKnownToComposition(code) ? rules.getCombiningClass(static_cast<UChar32>(code))
                                                                 : 0;
}

/// Full canonical decomposition; the parts of a character keep its bytes.
std::vector<Composing> decomposed(const icu::Normalizer2& rules, const Characters& text) {
    std::vector<Composing> out;
    out.reserve(text.size());
    icu::UnicodeString parts;
    for (const Character& character : text) {
        const bool decomposes = character.code >= 0xC0 && isKnownToComposition(character.code) &&
                                rules.getDecomposition(static_cast<UChar32>(character.code), parts);
        if (!decomposes) {
            out.push_back({character, combiningClass(rules, character.code)});
            continue;
        }
        for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
            const auto code = static_cast<char32_t>(parts.char32At(i));
            out.push_back({{code, character.begin, character.end}, combiningClass(rules, code)});
        }
    }
    return out;
}

void sortMarks(std::vector<Composing>& text) {
    for (auto begin = text.begin(); begin != text.end();) {
        if (begin->combiningClass == 0) {
            ++begin;
            continue;
        }
        const auto end = std::find_if(begin, text.end(), [](const Composing& c) { return c.combiningClass == 0; });
        std::stable_sort(begin, end,
                         [](const Composing& a, const Composing& b) { return a.combiningClass < b.combiningClass; });
        begin = end;
    }
}

}  // namespace

std::optional<std::size_t> invalidUtf8In(std::string_view text) {
    const char* bytes = text.data();
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < size;) {
        const std::int64_t start = i;
        UChar32 code;
        U8_NEXT(bytes, i, size, code);
        if (code < 0)
            return static_cast<std::size_t>(start);
    }
    return std::nullopt;
}

Characters decodeUtf8(std::string_view text) {
    Characters out;
    out.reserve(text.size());
    const char* bytes = text.data();
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < size;) {
        const std::int64_t start = i;
        UChar32 code;
        U8_NEXT(bytes, i, size, code);
        if (code < 0)
            throw RequestError(
                says("Requests", "The text isn't valid UTF-8 at byte %1 (counted from 0); save or send it as UTF-8.")
                    .with(start));
        out.push_back({static_cast<char32_t>(code), static_cast<std::size_t>(start), static_cast<std::size_t>(i)});
    }
    return out;
}

void appendUtf8(std::string& text, char32_t code) {
    char bytes[4];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, code);
    text.append(bytes, static_cast<std::size_t>(length));
}

bool isSpace(char32_t code) {
    return u_isUWhiteSpace(static_cast<UChar32>(code)) != 0;
}

bool isLetter(char32_t code) {
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    return isOfCategory(code, U_GC_L_MASK) || contains(kLaterLetters, code);
}

bool isNumber(char32_t code) {
    if (code < 0x80)
        return code >= '0' && code <= '9';
    return isOfCategory(code, U_GC_N_MASK) || contains(kLaterNumbers, code);
}

bool isMark(char32_t code) {
    return (U_GET_GC_MASK(static_cast<UChar32>(code)) & U_GC_M_MASK) != 0;
}

Characters composed(const Characters& text) {
    if (std::all_of(text.begin(), text.end(), [](const Character& c) { return c.code < kFirstCombining; }))
        return text;
    const icu::Normalizer2& rules = nfc();
    std::vector<Composing> parts = decomposed(rules, text);
    sortMarks(parts);

    Characters out;
    out.reserve(parts.size());
    std::size_t starter = 0;  // where the last starter stands in `out`
    bool hasStarter = false;
    int lastClass = -1;  // of the last character kept after the starter; -1 directly after it
    for (const Composing& part : parts) {
        if (hasStarter && lastClass < static_cast<int>(part.combiningClass)) {
            const UChar32 both = part.character.code < kFirstCombining
                                     ? U_SENTINEL
                                     : rules.composePair(static_cast<UChar32>(out[starter].code),
                                                         static_cast<UChar32>(part.character.code));
            if (both >= 0 && isKnownToComposition(static_cast<char32_t>(both))) {
                Character& kept = out[starter];
                kept = {static_cast<char32_t>(both), std::min(kept.begin, part.character.begin),
                        std::max(kept.end, part.character.end)};
                continue;
            }
        }
        if (part.combiningClass == 0) {
            starter = out.size();
            hasStarter = true;
            lastClass = -1;
        } else {
            lastClass = part.combiningClass;
        }
        out.push_back(part.character);
    }
    return out;
}

Characters lowerCased(const Characters& text) {
    Characters out;
    out.reserve(text.size());
    for (const Character& character : text) {
        if (character.code == kCapitalIWithDot) {
            out.push_back({U'i', character.begin, character.end});
            out.push_back({kDotAbove, character.begin, character.end});
        } else {
            out.push_back({lowerCase(character.code), character.begin, character.end});
        }
    }
    return out;
}

Characters normalised(const Characters& text) {
    Characters spaced;
    for (const Character& character : composed(text)) {
        if (!isSpace(character.code))
            spaced.push_back(character);
        else if (!spaced.empty() && spaced.back().code == U' ')
            spaced.back().end = character.end;
        else
            spaced.push_back({U' ', character.begin, character.end});
    }
    return lowerCased(spaced);
}

std::string toUtf8(const Characters& text) {
    std::string out;
    out.reserve(text.size());
    for (const Character& character : text) appendUtf8(out, character.code);
    return out;
}

}  // namespace unclip
