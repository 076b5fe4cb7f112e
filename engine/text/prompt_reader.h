#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/text/bpe_tokenizer.h"
#include "engine/text/known_words.h"

namespace unclip {

class ModelLayout;

/// What a model makes of a prompt before anything is painted.
struct PromptReading {
    Tokens tokens;
    std::vector<UnknownWord> unknownWords;  ///< empty for models that don't list the words they know
};

/// Reads prompts with a model's own tokenizer and list of words. Opens small files only, needs no weights and no
/// libtorch, and is quick enough for every key press. Immutable, so one may serve several threads.
class PromptReader {
public:
    /// `modelFolder` is in the layout of diffusers; words.json beside model_index.json is optional.
    /// Throws ModelError, also for a Kandinsky decoder that has no prior beside it.
    static PromptReader open(const std::filesystem::path& modelFolder);
    static PromptReader open(const ModelLayout& layout);

    /// Throws RequestError naming the byte where `prompt` is no UTF-8.
    PromptReading read(std::string_view prompt) const;

    const BpeTokenizer& tokenizer() const { return tokenizer_; }
    bool listsWords() const { return knownWords_.has_value(); }

private:
    PromptReader(BpeTokenizer tokenizer, std::optional<KnownWords> knownWords);

    BpeTokenizer tokenizer_;
    std::optional<KnownWords> knownWords_;
};

}  // namespace unclip
