#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "engine/base/error.h"
#include "engine/text/bpe_tokenizer.h"
#include "engine/text/bpe_trainer.h"
#include "engine/text/known_words.h"
#include "engine/text/unicode.h"

namespace {

unclip::BpeTokenizer trainedTokenizer() {
    const auto folder = std::filesystem::temp_directory_path() / ("unclip_fuzz_prompt_" + std::to_string(getpid()));
    unclip::trainBpe({{"the cat's hat, a red cat in a castle in space"}, {"na\u00EFve caf\u00E9 \u732B\u72AC"}}, 560)
        .write(folder, 77);
    const auto tokenizer = unclip::BpeTokenizer::fromFolder(folder, 77);
    std::filesystem::remove_all(folder);
    return tokenizer;
}

void require(bool holds) {
    if (!holds)
        std::abort();
}

}  // namespace

/// The input is a prompt.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const unclip::BpeTokenizer tokenizer = trainedTokenizer();
    static const auto known = unclip::KnownWords::fromCaptions({"a red cat in the castle"});
    const std::string_view prompt(reinterpret_cast<const char*>(data), size);
    for (const unclip::UnknownWord& word : known.unknownIn(prompt))
        require(word.begin < word.end && word.end <= size &&
                prompt.substr(word.begin, word.end - word.begin) == word.word);
    try {
        const unclip::Tokens tokens = tokenizer.encode(prompt);
        require(tokens.ids.size() == 77 && tokens.mask.size() == 77);
        require(tokens.usedBytes <= size && tokens.isCut() == (tokens.usedBytes < size));
        for (const unclip::TokenRange& token : tokens.ranges) require(token.begin < token.end && token.end <= size);
        // What is composed stays as it is.
        const unclip::Characters once = unclip::composed(unclip::decodeUtf8(prompt));
        require(unclip::toUtf8(unclip::composed(once)) == unclip::toUtf8(once));
    } catch (const unclip::RequestError&) {
        require(unclip::invalidUtf8In(prompt).has_value());
    }
    return 0;
}
