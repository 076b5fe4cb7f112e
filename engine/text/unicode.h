#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unclip {

/// A code point and the bytes [begin, end) of the text it came from. Normalising keeps track of them.
struct Character {
    char32_t code = 0;
    std::size_t begin = 0, end = 0;
};

using Characters = std::vector<Character>;

// What a tokenizer asks about text. Letters and numbers are those of Unicode 16, lower case is that of Unicode 17 and
// composition that of Unicode 9, as in the tokenizers library behind transformers, whatever version ICU has: prompts
// give equal tokens on every machine.

/// Reads UTF-8. Throws RequestError naming the byte where it isn't (overlong forms and surrogates included).
Characters decodeUtf8(std::string_view text);
/// Place of the first byte that is no UTF-8; nothing when all is well.
std::optional<std::size_t> invalidUtf8In(std::string_view text);
/// Appends `code` as UTF-8.
void appendUtf8(std::string& text, char32_t code);

bool isSpace(char32_t code);   ///< White_Space
bool isLetter(char32_t code);  ///< general categories L*
bool isNumber(char32_t code);  ///< general categories N*
bool isMark(char32_t code);    ///< general categories M*, of ICU's own version

/// Canonical composition (NFC). Takes linear time, but for sorting runs of combining marks.
Characters composed(const Characters& text);
/// Lower case character by character: no rule for final sigma, U+0130 becomes two characters.
Characters lowerCased(const Characters& text);
/// NFC, then every run of white space to one space, then lower case: the normaliser of CLIP's tokenizer.
Characters normalised(const Characters& text);

std::string toUtf8(const Characters& text);

}  // namespace unclip
