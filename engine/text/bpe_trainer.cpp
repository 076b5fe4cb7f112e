#include "engine/text/bpe_trainer.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/text/byte_alphabet.h"
#include "engine/text/unicode.h"
#include "engine/text/word_splitter.h"

namespace unclip {
namespace {

constexpr const char* kBeginToken = "<|startoftext|>";
constexpr const char* kEndToken = "<|endoftext|>";
constexpr int kBaseTokens = 512;
constexpr int kSpecialTokens = 2;

using Pair = std::pair<int, int>;

struct PairHash {
    std::size_t operator()(const Pair& pair) const {
        return std::hash<std::uint64_t>{}(std::uint64_t{static_cast<std::uint32_t>(pair.first)} << 32 |
                                          static_cast<std::uint32_t>(pair.second));
    }
};

struct Word {
    std::vector<int> tokens;
    std::uint64_t count = 0;
};

struct PairUse {
    std::uint64_t count = 0;
    std::vector<std::size_t> words;  ///< where the pair may stand; some may have lost it
};

std::vector<Word> countedWords(const std::vector<CountedCaption>& captions) {
    std::unordered_map<std::string, std::uint64_t> counts;
    std::string bytes;
    for (const CountedCaption& caption : captions) {
        const Characters text = normalised(decodeUtf8(caption.text));
        splitIntoPieces(text, [&](std::span<const Character> piece) {
            bytes.clear();
            for (const Character& character : piece) appendUtf8(bytes, character.code);
            counts[bytes] += caption.count;
        });
    }

    std::array<int, 256> idOfByte{};
    for (int id = 0; id < 256; ++id) idOfByte[bytesInVocabularyOrder()[static_cast<std::size_t>(id)]] = id;
    std::vector<Word> words;
    words.reserve(counts.size());
    for (const auto& [text, count] : counts) {
        Word word{{}, count};
        for (const char byte : text) word.tokens.push_back(idOfByte[static_cast<unsigned char>(byte)]);
        word.tokens.back() += 256;
        words.push_back(std::move(word));
    }
    return words;
}

/// Counts of neighbouring tokens, and which of them is the most frequent.
class PairCounter {
public:
    PairCounter(std::vector<Word> words, const std::vector<std::string>& names)
        : words_(std::move(words)), queue_(Later{&names}) {
        for (std::size_t i = 0; i < words_.size(); ++i) addPairs(i);
        for (const auto& [pair, use] : uses_) queue_.push({use.count, pair});
    }

    /// The most frequent pair; nothing when no word has two tokens any more.
    std::optional<Pair> mostFrequent() {
        while (!queue_.empty()) {
            const auto [count, pair] = queue_.top();
            const auto use = uses_.find(pair);
            const std::uint64_t now = use == uses_.end() ? 0 : use->second.count;
            if (now == count && now > 0)
                return pair;
            queue_.pop();  // outdated: the true count was queued when it changed
        }
        return std::nullopt;
    }

    void replace(const Pair& pair, int merged) {
        std::vector<std::size_t> places = std::move(uses_[pair].words);
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
        changed_.clear();
        for (const std::size_t i : places) {
            removePairs(i);
            join(words_[i].tokens, pair, merged);
            addPairs(i);
        }
        std::sort(changed_.begin(), changed_.end());
        changed_.erase(std::unique(changed_.begin(), changed_.end()), changed_.end());
        for (const Pair& one : changed_)
            if (const auto use = uses_.find(one); use != uses_.end()) {
                if (use->second.count == 0)
                    uses_.erase(use);
                else
                    queue_.push({use->second.count, one});
            }
    }

private:
    using Entry = std::pair<std::uint64_t, Pair>;

    /// Rare pairs come after frequent ones; equally frequent ones in the order of their names.
    struct Later {
        const std::vector<std::string>* names;

        bool operator()(const Entry& a, const Entry& b) const {
            if (a.first != b.first)
                return a.first < b.first;
            const auto named = [this](const Pair& pair) {
                return std::tie((*names)[static_cast<std::size_t>(pair.first)],
                                (*names)[static_cast<std::size_t>(pair.second)]);
            };
            return named(a.second) > named(b.second);
        }
    };

    static void join(std::vector<int>& tokens, const Pair& pair, int merged) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < tokens.size(); ++kept) {
            const bool fits = i + 1 < tokens.size() && tokens[i] == pair.first && tokens[i + 1] == pair.second;
            tokens[kept] = fits ? merged : tokens[i];
            i += fits ? 2 : 1;
        }
        tokens.resize(kept);
    }

    void addPairs(std::size_t word) {
        const std::vector<int>& tokens = words_[word].tokens;
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            const Pair pair{tokens[i], tokens[i + 1]};
            PairUse& use = uses_[pair];
            use.count += words_[word].count;
            if (use.words.empty() || use.words.back() != word)
                use.words.push_back(word);
            changed_.push_back(pair);
        }
    }

    void removePairs(std::size_t word) {
        const std::vector<int>& tokens = words_[word].tokens;
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            const Pair pair{tokens[i], tokens[i + 1]};
            uses_[pair].count -= words_[word].count;
            changed_.push_back(pair);
        }
    }

    std::vector<Word> words_;
    std::unordered_map<Pair, PairUse, PairHash> uses_;
    std::priority_queue<Entry, std::vector<Entry>, Later> queue_;
    std::vector<Pair> changed_;
};

}  // namespace

BpeVocabulary trainBpe(const std::vector<CountedCaption>& captions, int size) {
    if (size < kBaseTokens + kSpecialTokens)
        throw RequestError(says("Requests", "A vocabulary of %1 tokens is too small; it has to have %2 or more.")
                               .with(size, kBaseTokens + kSpecialTokens));
    BpeVocabulary vocabulary;
    std::vector<std::string>& tokens = vocabulary.tokens;
    tokens.reserve(static_cast<std::size_t>(size));
    for (const char* ending : {"", kWordEnd})
        for (const unsigned char byte : bytesInVocabularyOrder()) tokens.push_back(byteAlphabet()[byte] + ending);
    std::unordered_map<std::string, int> ids;
    for (std::size_t id = 0; id < tokens.size(); ++id) ids.emplace(tokens[id], static_cast<int>(id));

    PairCounter pairs(countedWords(captions), tokens);
    while (static_cast<int>(tokens.size()) < size - kSpecialTokens) {
        const std::optional<Pair> best = pairs.mostFrequent();
        if (!best)
            break;
        const std::string left = tokens[static_cast<std::size_t>(best->first)];
        const std::string right = tokens[static_cast<std::size_t>(best->second)];
        // Different pairs can make the same token ("a"+"bc", "ab"+"c"): it keeps its id.
        const auto [merged, isNew] = ids.emplace(left + right, static_cast<int>(tokens.size()));
        if (isNew)
            tokens.push_back(left + right);
        vocabulary.merges.emplace_back(left, right);
        pairs.replace(*best, merged->second);
    }
    tokens.push_back(kBeginToken);
    tokens.push_back(kEndToken);
    return vocabulary;
}

void BpeVocabulary::write(const std::filesystem::path& folder, int contextLength) const {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw FileError(says("Files", "The folder %1 can't be made; choose another place.").with(folder),
                        error.message());

    nlohmann::ordered_json ids = nlohmann::ordered_json::object();
    // Appending to the underlying list directly: looking every key up first would take quadratic time.
    auto& list = ids.get_ref<nlohmann::ordered_json::object_t&>();
    for (std::size_t id = 0; id < tokens.size(); ++id) list.push_back({tokens[id], id});
    writeFileAtomically(folder / "vocab.json", ids.dump() + "\n");

    std::string lines = "#version: 0.2\n";
    for (const auto& [left, right] : merges) lines += left + " " + right + "\n";
    writeFileAtomically(folder / "merges.txt", lines);

    const auto special = [](const char* content, nlohmann::ordered_json token = nlohmann::ordered_json::object()) {
        token["content"] = content;
        token["normalized"] = true;
        for (const char* flag : {"lstrip", "rstrip", "single_word"}) token[flag] = false;
        return token;
    };
    const nlohmann::ordered_json map{{"bos_token", special(kBeginToken)},
                                     {"eos_token", special(kEndToken)},
                                     {"pad_token", kEndToken},
                                     {"unk_token", special(kEndToken)}};
    writeFileAtomically(folder / "special_tokens_map.json", map.dump(2) + "\n");
    const nlohmann::ordered_json type{{"__type", "AddedToken"}};
    const nlohmann::ordered_json config{{"add_prefix_space", false},
                                        {"bos_token", special(kBeginToken, type)},
                                        {"do_lower_case", true},
                                        {"eos_token", special(kEndToken, type)},
                                        {"errors", "replace"},
                                        {"model_max_length", contextLength},
                                        {"pad_token", kEndToken},
                                        {"tokenizer_class", "CLIPTokenizer"},
                                        {"unk_token", special(kEndToken, type)}};
    writeFileAtomically(folder / "tokenizer_config.json", config.dump(2) + "\n");
}

}  // namespace unclip
