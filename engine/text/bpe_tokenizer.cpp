#include "engine/text/bpe_tokenizer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <unordered_map>

#include "engine/base/error.h"
#include "engine/base/stop_point.h"
#include "engine/text/byte_alphabet.h"
#include "engine/text/merge_table.h"
#include "engine/text/tokenizer_files.h"
#include "engine/text/unicode.h"
#include "engine/text/word_splitter.h"

namespace unclip {
namespace {

/// An added token as it is looked for.
struct Pattern {
    std::u32string content;
    std::int64_t id = 0;
    bool stripsLeft = false, stripsRight = false, isSingleWord = false;
};

bool isPartOfWord(char32_t code) {
    return isLetter(code) || isNumber(code) || isMark(code) || code == U'_';
}

bool standsAt(const std::u32string& content, std::span<const Character> text) {
    return content.size() <= text.size() &&
           std::equal(content.begin(), content.end(), text.begin(),
                      [](char32_t code, const Character& character) { return code == character.code; });
}

/// Patterns by their first character, longest first.
class PatternFinder {
public:
    void add(Pattern pattern) {
        std::vector<Pattern>& sameStart = byStart_[pattern.content.front()];
        const auto shorter = std::find_if(sameStart.begin(), sameStart.end(), [&](const Pattern& other) {
            return other.content.size() < pattern.content.size();
        });
        sameStart.insert(shorter, std::move(pattern));
    }

    /// Cuts `text` where patterns stand, leftmost and longest first: `between` gets what lies around them.
    template <typename TakeText, typename TakePattern>
    void cut(std::span<const Character> text, TakeText between, TakePattern found) const {
        std::size_t open = 0;  // everything before was given away
        for (std::size_t i = 0; i < text.size();) {
            const Pattern* pattern = at(text.subspan(i));
            if (pattern == nullptr) {
                ++i;
                continue;
            }
            std::size_t begin = i, end = i + pattern->content.size();
            i = end;
            const bool touchesWord = (begin > 0 && isPartOfWord(text[begin - 1].code)) ||
                                     (end < text.size() && isPartOfWord(text[end].code));
            if (begin < open || (pattern->isSingleWord && touchesWord))
                continue;
            while (pattern->stripsLeft && begin > open && isSpace(text[begin - 1].code)) --begin;
            while (pattern->stripsRight && end < text.size() && isSpace(text[end].code)) ++end;
            between(text.subspan(open, begin - open));
            found(*pattern, text.subspan(begin, end - begin));
            open = end;
            i = std::max(i, end);
        }
        between(text.subspan(open));
    }

private:
    const Pattern* at(std::span<const Character> text) const {
        const auto sameStart = byStart_.find(text.front().code);
        if (sameStart == byStart_.end())
            return nullptr;
        const auto pattern = std::find_if(sameStart->second.begin(), sameStart->second.end(),
                                          [&](const Pattern& one) { return standsAt(one.content, text); });
        return pattern == sameStart->second.end() ? nullptr : &*pattern;
    }

    std::unordered_map<char32_t, std::vector<Pattern>> byStart_;
};

std::u32string codes(const Characters& text) {
    std::u32string out;
    for (const Character& character : text) out.push_back(character.code);
    return out;
}

}  // namespace

struct BpeTokenizer::Vocabulary {
    std::unordered_map<std::int64_t, std::string> names;
    std::array<std::int32_t, 256> byteIds{}, lastByteIds{};  ///< of a byte inside a word, and of a word's last byte
    MergeTable merges;
    PatternFinder beforeNormalising, afterNormalising;
    std::int64_t begin = 0, end = 0, pad = 0;
    std::size_t size = 0;

    explicit Vocabulary(const TokenizerFiles& files);

    void encodePiece(std::span<const Character> piece, std::vector<TokenRange>& tokens) const;
    std::vector<TokenRange> encode(const Characters& text) const;

private:
    using Ids = std::unordered_map<std::string, std::int64_t>;

    static std::optional<std::int32_t> idOf(const std::string& token, const Ids& ids) {
        const auto found = ids.find(token);
        return found == ids.end() ? std::nullopt : std::optional(static_cast<std::int32_t>(found->second));
    }
    void readBytes(const TokenizerFiles& files, const Ids& ids);
    void readMerges(const TokenizerFiles& files, const Ids& ids);
    /// Gives those that have none yet ids of their own.
    void readAdded(const TokenizerFiles& files, Ids& ids);
};

BpeTokenizer::Vocabulary::Vocabulary(const TokenizerFiles& files) {
    const std::filesystem::path& file = files.vocabularyFile;
    Ids ids = files.ids;
    if (!ids.contains(files.begin))
        throw ModelError(
            says("Models", "%1 has no begin token (\"%2\"); download the model again.").with(file, files.begin));
    if (!ids.contains(files.end))
        throw ModelError(
            says("Models", "%1 has no end token (\"%2\"); download the model again.").with(file, files.end));
    readBytes(files, ids);
    readMerges(files, ids);
    readAdded(files, ids);
    for (const auto& [token, id] : ids) names.emplace(id, token);
    if (!ids.contains(files.pad))
        throw ModelError(
            says("Models", "%1 has no token \"%2\" to pad with; download the model again.").with(file, files.pad));
    begin = ids.at(files.begin);
    end = ids.at(files.end);
    pad = ids.at(files.pad);
}

void BpeTokenizer::Vocabulary::readBytes(const TokenizerFiles& files, const Ids& ids) {
    bool knowsAByte = false;
    const auto unknown = idOf(files.unknown, ids);
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const std::string& name = byteAlphabet()[byte];
        for (const auto& [token, id] :
             {std::pair{name, &byteIds[byte]}, std::pair{name + kWordEnd, &lastByteIds[byte]}}) {
            const auto found = idOf(token, ids);
            knowsAByte |= found.has_value();
            if (!found && !unknown)
                throw ModelError(says("Models",
                                      "%1 has neither the token \"%2\" nor one for unknown text; download the model "
                                      "again.")
                                     .with(files.vocabularyFile, token));
            *id = found ? *found : *unknown;
        }
    }
    if (!knowsAByte)
        throw ModelError(
            says("Models", "%1 has no token for any letter; download the model again.").with(files.vocabularyFile));
}

void BpeTokenizer::Vocabulary::readMerges(const TokenizerFiles& files, const Ids& ids) {
    for (const auto& [left, right] : files.merges) {
        stopPoint();
        const auto leftId = idOf(left, ids), rightId = idOf(right, ids), merged = idOf(left + right, ids);
        if (!leftId || !rightId || !merged)
            throw ModelError(says("Models",
                                  "%1 joins \"%2\" and \"%3\", but the vocabulary has no \"%4\"; both files have to be "
                                  "of the same model.")
                                 .with(files.mergesFile, left, right,
                                       !leftId    ? left
                                       : !rightId ? right
                                                  : left + right));
        merges.add(*leftId, *rightId, *merged);
    }
}

void BpeTokenizer::Vocabulary::readAdded(const TokenizerFiles& files, Ids& ids) {
    for (const auto& [token, id] : ids) size = std::max(size, static_cast<std::size_t>(id) + 1);
    for (const AddedToken& token : files.added) {
        stopPoint();
        const auto [place, isNew] = ids.emplace(token.content, static_cast<std::int64_t>(size));
        size += isNew ? 1 : 0;
        const Characters content = decodeUtf8(token.content);
        const Pattern pattern{codes(token.normalised ? normalised(content) : content), place->second, token.stripsLeft,
                              token.stripsRight, token.isSingleWord};
        if (!pattern.content.empty())
            (token.normalised ? afterNormalising : beforeNormalising).add(pattern);
    }
}

void BpeTokenizer::Vocabulary::encodePiece(std::span<const Character> piece, std::vector<TokenRange>& tokens) const {
    std::vector<MergeTable::Symbol> word;
    std::vector<const Character*> sources;  // the character of each byte
    std::string bytes;
    for (const Character& character : piece) {
        appendUtf8(bytes, character.code);
        sources.resize(bytes.size(), &character);
    }
    word.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        word.push_back({i + 1 == bytes.size() ? lastByteIds[byte] : byteIds[byte], i, i + 1});
    }
    merges.apply(word);
    for (const MergeTable::Symbol& symbol : word) {
        TokenRange token{symbol.id, sources[symbol.begin]->begin, sources[symbol.begin]->end};
        for (std::size_t i = symbol.begin; i < symbol.end; ++i) {
            token.begin = std::min(token.begin, sources[i]->begin);
            token.end = std::max(token.end, sources[i]->end);
        }
        tokens.push_back(token);
    }
}

std::vector<TokenRange> BpeTokenizer::Vocabulary::encode(const Characters& text) const {
    std::vector<TokenRange> tokens;
    const auto takePattern = [&](const Pattern& pattern, std::span<const Character> place) {
        tokens.push_back({pattern.id, place.front().begin, place.back().end});
    };
    const auto takeNormalised = [&](std::span<const Character> part) {
        splitIntoPieces(part, [&](std::span<const Character> piece) { encodePiece(piece, tokens); });
    };
    const auto takeRaw = [&](std::span<const Character> part) {
        const Characters clean = normalised(Characters(part.begin(), part.end()));
        afterNormalising.cut(clean, takeNormalised, takePattern);
    };
    beforeNormalising.cut(text, takeRaw, takePattern);
    return tokens;
}

BpeTokenizer::BpeTokenizer(std::shared_ptr<const Vocabulary> vocabulary, int contextLength)
    : vocabulary_(std::move(vocabulary)), contextLength_(contextLength) {}

BpeTokenizer BpeTokenizer::fromFolder(const std::filesystem::path& tokenizerFolder, int contextLength) {
    if (contextLength < 3 || contextLength > kMaximumContextLength)
        throw ModelError(says("Models",
                              "The text encoder beside %1 reads %2 tokens (max_position_embeddings); it has to be from "
                              "3 to %3.")
                             .with(tokenizerFolder, contextLength, kMaximumContextLength));
    const TokenizerFiles files = readTokenizerFiles(tokenizerFolder);
    return BpeTokenizer(std::make_shared<const Vocabulary>(files), contextLength);
}

Tokens BpeTokenizer::encode(std::string_view utf8) const {
    Tokens tokens;
    tokens.ranges = vocabulary_->encode(decodeUtf8(utf8));
    tokens.used = static_cast<int>(tokens.ranges.size());
    tokens.limit = contextLength_ - 2;
    tokens.usedBytes = tokens.isCut() ? tokens.ranges[static_cast<std::size_t>(tokens.limit)].begin : utf8.size();

    const int read = std::min(tokens.used, tokens.limit);
    tokens.ids.reserve(static_cast<std::size_t>(contextLength_));
    tokens.ids.push_back(vocabulary_->begin);
    for (int i = 0; i < read; ++i) tokens.ids.push_back(tokens.ranges[static_cast<std::size_t>(i)].id);
    tokens.ids.push_back(vocabulary_->end);
    tokens.mask.assign(tokens.ids.size(), 1);
    tokens.ids.resize(static_cast<std::size_t>(contextLength_), vocabulary_->pad);
    tokens.mask.resize(static_cast<std::size_t>(contextLength_), 0);
    return tokens;
}

std::int64_t BpeTokenizer::beginToken() const {
    return vocabulary_->begin;
}
std::int64_t BpeTokenizer::endToken() const {
    return vocabulary_->end;
}
std::int64_t BpeTokenizer::padToken() const {
    return vocabulary_->pad;
}
std::size_t BpeTokenizer::vocabularySize() const {
    return vocabulary_->size;
}
int BpeTokenizer::contextLength() const {
    return contextLength_;
}

std::string BpeTokenizer::name(std::int64_t id) const {
    const auto found = vocabulary_->names.find(id);
    return found == vocabulary_->names.end() ? std::string() : found->second;
}

}  // namespace unclip
