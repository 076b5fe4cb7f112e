#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace unclip {

inline constexpr int kMaximumContextLength = 1 << 16;

/// A token and the bytes of the prompt it stands for. The tokens of one character share its bytes; lower-casing and
/// NFC keep the bytes of the characters they came from.
struct TokenRange {
    std::int64_t id = 0;
    std::size_t begin = 0, end = 0;  ///< bytes [begin, end) of the prompt as it was given
};

/// A prompt as CLIP's text encoder reads it.
struct Tokens {
    std::vector<std::int64_t> ids;   ///< [context length]: begin, tokens, end, padding
    std::vector<std::int64_t> mask;  ///< [context length]: 1 on begin, tokens and end, 0 on padding
    int used = 0;                    ///< tokens that the whole prompt has, without begin and end; may exceed `limit`
    int limit = 0;                   ///< tokens that are read: context length - 2
    std::size_t usedBytes = 0;       ///< bytes of the prompt that are read; its size when nothing was cut
    std::vector<TokenRange> ranges;  ///< the tokens of the whole prompt in order, also those beyond the limit

    bool isCut() const { return used > limit; }
};

/// CLIP's byte-level BPE tokenizer (Radford et al. 2021, section 2.4): the reference is transformers' CLIPTokenizer,
/// with equal ids for any Unicode text. Immutable after loading, so one may serve several threads.
class BpeTokenizer {
public:
    /// Reads vocab.json and merges.txt, and the special tokens from special_tokens_map.json and tokenizer_config.json
    /// where these exist (otherwise `<|startoftext|>` begins, `<|endoftext|>` ends and pads).
    /// `contextLength` is the text encoder's max_position_embeddings, from 3 to
    /// kMaximumContextLength.
    /// Throws ModelError naming the file, when one is missing, too large, not JSON, or makes no usable vocabulary.
    static BpeTokenizer fromFolder(const std::filesystem::path& tokenizerFolder, int contextLength);

    /// Turns a prompt into tokens, cut to the context length. NUL and control characters are characters like others.
    /// Throws RequestError naming the byte where `utf8` is no UTF-8.
    Tokens encode(std::string_view utf8) const;

    std::int64_t beginToken() const;
    std::int64_t endToken() const;
    std::int64_t padToken() const;
    std::size_t vocabularySize() const;  ///< largest id + 1: the rows of the embedding that can be asked for
    int contextLength() const;

    /// The readable form of a token ("horse</w>", "<|endoftext|>"); empty for an id that no token has.
    std::string name(std::int64_t id) const;

private:
    struct Vocabulary;
    explicit BpeTokenizer(std::shared_ptr<const Vocabulary> vocabulary, int contextLength);

    std::shared_ptr<const Vocabulary> vocabulary_;
    int contextLength_ = 0;
};

}  // namespace unclip
