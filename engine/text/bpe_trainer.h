#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace unclip {

/// A byte-level BPE vocabulary in CLIP's layout: 256 bytes, 256 bytes that end a word, merges, begin, end.
struct BpeVocabulary {
    std::vector<std::string> tokens;                          ///< id = position, in GPT-2's printable byte alphabet
    std::vector<std::pair<std::string, std::string>> merges;  ///< in the order in which they are applied

    /// Writes vocab.json, merges.txt, special_tokens_map.json and tokenizer_config.json, which BpeTokenizer and
    /// transformers' CLIPTokenizer load. Padding is `<|endoftext|>`. `contextLength` goes into the config.
    /// Makes the folder when it is missing. Throws FileError.
    void write(const std::filesystem::path& folder, int contextLength) const;
};

/// A caption and how often it occurs in the training data.
struct CountedCaption {
    std::string text;
    std::uint64_t count = 1;
};

/// Learns merges by joining the most frequent pair again and again (Sennrich et al. 2016, section 3.2), on words split
/// as the tokenizer splits them. Ties go to the pair that sorts first, so equal captions give equal vocabularies.
/// `size` is the number of tokens wanted, 514 or more; fewer come back when the captions have no more pairs.
/// Throws RequestError when `size` is too small or a caption is no UTF-8.
BpeVocabulary trainBpe(const std::vector<CountedCaption>& captions, int size);

}  // namespace unclip
