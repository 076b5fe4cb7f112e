#include "engine/text/word_splitter.h"

#include <array>
#include <string_view>

namespace unclip {
namespace {

bool startsWith(std::span<const Character> text, std::u32string_view start) {
    if (text.size() < start.size())
        return false;
    for (std::size_t i = 0; i < start.size(); ++i)
        if (text[i].code != start[i])
            return false;
    return true;
}

/// Length of an English ending at the start of `text`, 0 when there is none. In the order of the reference's pattern.
std::size_t endingLength(std::span<const Character> text) {
    using namespace std::string_view_literals;
    if (text.front().code != U'\'')
        return 0;
    for (const auto ending : {U"'s"sv, U"'t"sv, U"'re"sv, U"'ve"sv, U"'m"sv, U"'ll"sv, U"'d"sv})
        if (startsWith(text, ending))
            return ending.size();
    return 0;
}

bool isOther(char32_t code) {
    return !isSpace(code) && !isLetter(code) && !isNumber(code);
}

template <typename Condition>
std::size_t runLength(std::span<const Character> text, Condition isPart) {
    std::size_t length = 1;
    while (length < text.size() && isPart(text[length].code)) ++length;
    return length;
}

}  // namespace

void splitIntoPieces(std::span<const Character> text, const std::function<void(std::span<const Character>)>& take) {
    const auto cut = [&](std::size_t length) {
        take(text.first(length));
        text = text.subspan(length);
    };
    while (!text.empty()) {
        const char32_t first = text.front().code;
        if (isSpace(first)) {
            text = text.subspan(1);
        } else if (startsWith(text, U"<|startoftext|>") || startsWith(text, U"<|endoftext|>")) {
            cut(2);
            cut(runLength(text, isLetter));
            cut(2);
        } else if (const std::size_t length = endingLength(text)) {
            cut(length);
        } else if (isLetter(first)) {
            cut(runLength(text, isLetter));
        } else if (isNumber(first)) {
            cut(1);
        } else {
            cut(runLength(text, isOther));
        }
    }
}

}  // namespace unclip
