#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace unclip {

/// A word of a prompt that the model has never seen, and the bytes [begin, end) where it stands in the prompt.
struct UnknownWord {
    std::string word;  ///< as written in the prompt
    std::size_t begin = 0, end = 0;
};

/// The words that a model was trained on: the file words.json of its folder, {"words": ["a", "cat", ...]}.
/// Words are compared in lower case and NFC; possessives and plain English plurals count as known when their stem is.
class KnownWords {
public:
    KnownWords() = default;
    /// Collects the words of `captions` (whole sentences or single words).
    static KnownWords fromCaptions(const std::vector<std::string>& captions);
    /// Throws ModelError when the file is missing or is no list of words.
    static KnownWords fromFile(const std::filesystem::path& wordsJson);
    /// Throws FileError.
    void write(const std::filesystem::path& wordsJson) const;

    bool knows(std::string_view word) const;
    std::size_t size() const { return words_.size(); }

    /// The prompt's words that are unknown, each occurrence, in order. Numbers and punctuation are never unknown.
    /// Bytes that are no UTF-8 end a word.
    std::vector<UnknownWord> unknownIn(std::string_view prompt) const;

private:
    std::unordered_set<std::string> words_;
};

}  // namespace unclip
