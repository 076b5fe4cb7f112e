#include "engine/text/known_words.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/text/unicode.h"

namespace unclip {
namespace {

constexpr char32_t kTypographicApostrophe = 0x2019;
constexpr std::size_t kShortestStem = 3;  // "as" is no plural of "a"

bool isApostrophe(char32_t code) {
    return code == U'\'' || code == kTypographicApostrophe;
}

bool isPartOfWord(char32_t code) {
    const bool joins = code == 0x200C || code == 0x200D;  // inside words of Persian and Indic scripts
    return isLetter(code) || isNumber(code) || isMark(code) || joins;
}

/// A word in the form in which it is compared.
std::string comparable(const Characters& word) {
    Characters plain = lowerCased(composed(word));
    for (Character& character : plain)
        if (isApostrophe(character.code))
            character.code = U'\'';
    return toUtf8(plain);
}

/// The characters of `text` up to the first byte that is no UTF-8, and how many bytes those and the bad one take.
std::pair<Characters, std::size_t> validStart(std::string_view text) {
    const auto invalid = invalidUtf8In(text);
    return {decodeUtf8(text.substr(0, invalid.value_or(text.size()))), invalid ? *invalid + 1 : text.size()};
}

/// Calls `take` with every run of letters and marks, apostrophes between them included, that has a letter.
template <typename Take>
void forEachWord(std::string_view text, Take take) {
    for (std::size_t offset = 0; offset < text.size();) {
        auto [characters, taken] = validStart(text.substr(offset));
        Characters word;
        const auto finish = [&] {
            if (std::any_of(word.begin(), word.end(), [](const Character& c) { return isLetter(c.code); }))
                take(word);
            word.clear();
        };
        for (std::size_t i = 0; i < characters.size(); ++i) {
            Character& character = characters[i];
            character.begin += offset;
            character.end += offset;
            const bool joinsLetters = isApostrophe(character.code) && !word.empty() && isLetter(word.back().code) &&
                                      i + 1 < characters.size() && isLetter(characters[i + 1].code);
            if (isPartOfWord(character.code) || joinsLetters)
                word.push_back(character);
            else
                finish();
        }
        finish();
        offset += taken;
    }
}

}  // namespace

KnownWords KnownWords::fromCaptions(const std::vector<std::string>& captions) {
    KnownWords known;
    for (const std::string& caption : captions)
        forEachWord(caption, [&](const Characters& word) { known.words_.insert(comparable(word)); });
    return known;
}

KnownWords KnownWords::fromFile(const std::filesystem::path& wordsJson) {
    const std::string file = wordsJson.string();
    const nlohmann::json json = parseJson(readSmallFile(wordsJson), file);
    if (!json.is_object() || !json.contains("words") || !json["words"].is_array())
        throw ModelError(says("Models", "%1 holds no list of \"words\"; download the model again.").with(file));
    std::vector<std::string> words;
    for (const nlohmann::json& word : json["words"]) {
        if (!word.is_string())
            throw ModelError(says("Models", "%1: %2 in \"words\" is no word; download the model again.")
                                 .with(file, shortened(word)));
        words.push_back(word.get<std::string>());
    }
    return fromCaptions(words);
}

void KnownWords::write(const std::filesystem::path& wordsJson) const {
    std::vector<std::string> sorted(words_.begin(), words_.end());
    std::sort(sorted.begin(), sorted.end());
    writeFileAtomically(wordsJson, nlohmann::json{{"words", sorted}}.dump(1) + "\n");
}

bool KnownWords::knows(std::string_view word) const {
    std::string form = comparable(decodeUtf8(word));
    const auto isKnown = [&](const std::string& one) { return words_.contains(one); };
    const auto withoutEnding = [&](std::string_view ending, std::string_view instead = "") {
        return form.size() >= ending.size() + kShortestStem && form.ends_with(ending)
                   ? form.substr(0, form.size() - ending.size()).append(instead)
                   : std::string();
    };
    if (isKnown(form))
        return true;
    if (const std::string owner = withoutEnding("'s"); !owner.empty())
        form = owner;
    return isKnown(form) || isKnown(withoutEnding("s")) || isKnown(withoutEnding("es")) ||
           isKnown(withoutEnding("ies", "y"));
}

std::vector<UnknownWord> KnownWords::unknownIn(std::string_view prompt) const {
    std::vector<UnknownWord> unknown;
    forEachWord(prompt, [&](const Characters& word) {
        const std::size_t begin = word.front().begin, end = word.back().end;
        if (!knows(prompt.substr(begin, end - begin)))
            unknown.push_back({std::string(prompt.substr(begin, end - begin)), begin, end});
    });
    return unknown;
}

}  // namespace unclip
