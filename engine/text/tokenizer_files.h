#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace unclip {

/// A token that is looked for in the prompt itself, before words are split.
struct AddedToken {
    std::string content;
    bool normalised = false;                       ///< looked for after normalising the prompt, otherwise before
    bool stripsLeft = false, stripsRight = false;  ///< swallows white space beside it
    bool isSingleWord = false;                     ///< counts only where no letter, digit or mark touches it

    bool operator==(const AddedToken&) const = default;
};

/// What the files of a tokenizer folder say, unchecked against each other.
struct TokenizerFiles {
    std::filesystem::path vocabularyFile;  ///< vocab.json or tokenizer.json, for messages
    std::filesystem::path mergesFile;      ///< merges.txt or tokenizer.json
    std::unordered_map<std::string, std::int64_t> ids;
    std::vector<std::pair<std::string, std::string>> merges;
    std::string begin, end, pad, unknown;  ///< contents of these tokens
    std::vector<AddedToken> added;         ///< in the order in which ids are given to those that have none
};

/// Reads a folder as transformers' CLIPTokenizer.from_pretrained does: tokenizer.json where there is one, else
/// vocab.json and merges.txt; special tokens from tokenizer_config.json, special_tokens_map.json and added_tokens.json.
/// Throws ModelError naming the file, and the line or key, that is missing, too large or malformed.
TokenizerFiles readTokenizerFiles(const std::filesystem::path& folder);

}  // namespace unclip
