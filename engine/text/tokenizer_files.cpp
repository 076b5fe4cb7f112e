#include "engine/text/tokenizer_files.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <unordered_set>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/base/stop_point.h"

namespace unclip {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::int64_t kMaximumId = 1 << 24;
constexpr std::size_t kMaximumAddedTokens = 1024;
constexpr std::size_t kMaximumAddedTokenBytes = 256;
constexpr std::size_t kMaximumMerges = 1 << 19;

json parsedObject(const fs::path& file) {
    json parsed = parseJson(readSmallFile(file), file.string());
    if (!parsed.is_object())
        throw ModelError(says("Models", "%1 holds no JSON object; download the model again.").with(file));
    return parsed;
}

json parsedIfThere(const fs::path& file) {
    std::error_code none;
    return fs::exists(file, none) ? parsedObject(file) : json::object();
}

void readIds(const json& vocabulary, TokenizerFiles& files) {
    const fs::path& file = files.vocabularyFile;
    if (!vocabulary.is_object() || vocabulary.empty())
        throw ModelError(says("Models", "%1 holds no vocabulary; download the model again.").with(file));
    std::unordered_set<std::int64_t> taken;
    for (const auto& [token, id] : vocabulary.items()) {
        stopPoint();
        if (!id.is_number_integer() || id < 0 || id > kMaximumId)
            throw ModelError(
                says("Models", "%1 gives the token \"%2\" the id %3; it has to be a whole number from 0 to %4.")
                    .with(file, token, shortened(id), kMaximumId));
        if (!taken.insert(id.get<std::int64_t>()).second)
            throw ModelError(
                says("Models", "%1 gives the id %2 to two tokens, one of them \"%3\"; download the model again.")
                    .with(file, id.dump(), token));
        files.ids.emplace(token, id.get<std::int64_t>());
    }
}

void addMerge(std::string left, std::string right, TokenizerFiles& files) {
    stopPoint();
    if (files.merges.size() == kMaximumMerges)
        throw ModelError(says("Models", "%1 holds more than %2 merges; at most so many can be used.")
                             .with(files.mergesFile, kMaximumMerges));
    files.merges.emplace_back(std::move(left), std::move(right));
}

void readMergesText(const std::string& text, TokenizerFiles& files) {
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.starts_with("#version"))
            continue;
        const std::size_t space = line.find(' ');
        if (space == std::string::npos || line.find(' ', space + 1) != std::string::npos)
            throw ModelError(says("Models",
                                  "%1, line %2: a merge has to be two tokens with a space between; download the model "
                                  "again.")
                                 .with(files.mergesFile, number));
        addMerge(line.substr(0, space), line.substr(space + 1), files);
    }
}

void readMergesJson(const json& merges, TokenizerFiles& files) {
    if (!merges.is_array())
        throw ModelError(
            says("Models", "%1 holds no list of merges; download the model again.").with(files.mergesFile));
    for (const json& merge : merges) {
        if (merge.is_string()) {
            readMergesText(merge.get<std::string>(), files);
        } else if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string()) {
            addMerge(merge[0].get<std::string>(), merge[1].get<std::string>(), files);
        } else {
            throw ModelError(says("Models", "%1: a merge has to be two tokens, not %2; download the model again.")
                                 .with(files.mergesFile, shortened(merge)));
        }
    }
}

/// A special token as the files write it: a plain text or an object. Equality of both kinds is needed to see which
/// of several entries for the same content counts.
struct TokenEntry {
    AddedToken token;
    bool isPlainText = false;

    bool operator==(const TokenEntry&) const = default;
};

TokenEntry plainEntry(const std::string& content) {
    return {AddedToken{content}, true};
}

/// A text or an object with "content"; nothing for null. `normalisedByDefault`: where the object doesn't say.
std::optional<TokenEntry> tokenEntry(const json& value, const fs::path& file, const std::string& key,
                                     bool normalisedByDefault) {
    if (value.is_null())
        return std::nullopt;
    if (value.is_string())
        return plainEntry(value.get<std::string>());
    const auto fail = [&] {
        return ModelError(says("Models", "%1: \"%2\" is no token; download the model again.").with(file, key));
    };
    if (!value.is_object() || !value.contains("content") || !value["content"].is_string())
        throw fail();
    const auto flag = [&](const char* name, bool absent) {
        if (!value.contains(name))
            return absent;
        if (!value[name].is_boolean())
            throw fail();
        return value[name].get<bool>();
    };
    const bool isSpecial = flag("special", !normalisedByDefault);
    return TokenEntry{{value["content"].get<std::string>(), flag("normalized", !isSpecial), flag("lstrip", false),
                       flag("rstrip", false), flag("single_word", false)}};
}

constexpr std::array kNamedTokens{"bos_token", "eos_token", "unk_token", "sep_token",
                                  "pad_token", "cls_token", "mask_token"};

/// Special tokens of the folder by name, and those without a name.
struct SpecialTokens {
    std::map<std::string, TokenEntry> named;
    std::vector<TokenEntry> more;
    std::vector<TokenEntry> listed;  ///< with ids of their own in "added_tokens_decoder" and the like
};

/// Asked before a token is added: what follows takes time in proportion to the square of their number.
void checkRoom(std::size_t tokens, const fs::path& file) {
    stopPoint();
    if (tokens >= kMaximumAddedTokens)
        throw ModelError(says("Models", "%1 adds more than %2 tokens to its vocabulary; at most so many can be used.")
                             .with(file, kMaximumAddedTokens));
}

void readSpecialTokens(const json& object, const fs::path& file, bool normalisedByDefault, SpecialTokens& special) {
    for (const auto& [key, value] : object.items()) {
        if (key == "additional_special_tokens" || key == "extra_special_tokens") {
            if (value.is_array() || value.is_object())
                for (const json& item : value)
                    if (const auto entry = tokenEntry(item, file, key, normalisedByDefault)) {
                        checkRoom(special.more.size(), file);
                        special.more.push_back(*entry);
                    }
        } else if (key.ends_with("_token") && (value.is_string() || value.is_object())) {
            checkRoom(special.named.size(), file);
            special.named.insert_or_assign(key, *tokenEntry(value, file, key, normalisedByDefault));
        }
    }
}

void readListedTokens(const fs::path& folder, const json& config, const json& tokenizer, SpecialTokens& special) {
    std::map<std::int64_t, TokenEntry> byId;
    const auto add = [&](std::int64_t id, const json& value, const fs::path& file, const std::string& key) {
        if (const auto entry = tokenEntry(value, file, key, true)) {
            checkRoom(byId.size(), file);
            byId.insert_or_assign(id, *entry);
        }
    };
    if (config.contains("added_tokens_decoder")) {
        const fs::path file = folder / "tokenizer_config.json";
        for (const auto& [id, value] : config["added_tokens_decoder"].items()) {
            if (id.empty() || id.size() > 9 || id.find_first_not_of("0123456789") != std::string::npos)
                throw ModelError(
                    says("Models", "%1: the added token \"%2\" has no number as id; download the model again.")
                        .with(file, id));
            add(std::stoll(id), value, file, "added_tokens_decoder");
        }
    } else {
        const fs::path added = folder / "added_tokens.json";
        const json contents = parsedIfThere(added);
        for (const auto& [content, id] : contents.items()) {
            if (!id.is_number_integer())
                throw ModelError(says("Models", "%1: the token \"%2\" has no number as id; download the model again.")
                                     .with(added, content));
            checkRoom(byId.size(), added);
            bool isSpecial = false;
            for (const auto& [name, entry] : special.named) isSpecial |= entry.token.content == content;
            byId.insert_or_assign(id.get<std::int64_t>(), TokenEntry{{content, !isSpecial}});
        }
        if (tokenizer.contains("added_tokens"))
            for (const json& token : tokenizer["added_tokens"])
                if (token.is_object() && token.contains("id") && token["id"].is_number_integer())
                    add(token["id"].get<std::int64_t>(), token, folder / "tokenizer.json", "added_tokens");
    }
    for (const auto& [id, entry] : byId) special.listed.push_back(entry);
}

/// The order and the precedence of the reference: listed tokens first, then named ones in their fixed order, then the
/// rest; of several entries with the same content the last one tells how it is looked for.
std::vector<AddedToken> addedTokens(const SpecialTokens& special) {
    std::vector<TokenEntry> entries = special.listed;
    const auto isListed = [&](const TokenEntry& entry) {
        return std::any_of(special.listed.begin(), special.listed.end(),
                           [&](const TokenEntry& other) { return other.token.content == entry.token.content; });
    };
    const auto add = [&](const TokenEntry& entry) {
        if (!isListed(entry) && std::find(entries.begin(), entries.end(), entry) == entries.end())
            entries.push_back(entry);
    };
    for (const char* name : kNamedTokens)
        if (const auto found = special.named.find(name); found != special.named.end())
            add(found->second);
    for (const auto& [name, entry] : special.named)
        if (std::find(kNamedTokens.begin(), kNamedTokens.end(), name) == kNamedTokens.end())
            add(entry);
    for (const TokenEntry& entry : special.more) add(entry);

    std::vector<AddedToken> tokens;
    for (const TokenEntry& entry : entries) {
        if (entry.token.content.empty())
            continue;
        const auto same = std::find_if(tokens.begin(), tokens.end(),
                                       [&](const AddedToken& token) { return token.content == entry.token.content; });
        if (same != tokens.end())
            *same = entry.token;
        else
            tokens.push_back(entry.token);
    }
    return tokens;
}

}  // namespace

TokenizerFiles readTokenizerFiles(const fs::path& folder) {
    TokenizerFiles files;
    const fs::path together = folder / "tokenizer.json";
    const fs::path configFile = folder / "tokenizer_config.json";
    const json tokenizer = parsedIfThere(together);
    if (!tokenizer.empty()) {
        files.vocabularyFile = files.mergesFile = together;
        const json model = tokenizer.value("model", json());
        if (!model.is_object() || !model.contains("vocab") || !model.contains("merges"))
            throw ModelError(says("Models", "%1 holds no byte-pair vocabulary; this program reads CLIP's tokenizers.")
                                 .with(together));
        readIds(model["vocab"], files);
        readMergesJson(model["merges"], files);
    } else {
        files.vocabularyFile = folder / "vocab.json";
        files.mergesFile = folder / "merges.txt";
        readIds(parsedObject(files.vocabularyFile), files);
        readMergesText(readSmallFile(files.mergesFile), files);
    }

    SpecialTokens special;
    special.named = {{"bos_token", plainEntry("<|startoftext|>")},
                     {"eos_token", plainEntry("<|endoftext|>")},
                     {"unk_token", plainEntry("<|endoftext|>")},
                     {"pad_token", plainEntry("<|endoftext|>")}};
    const json config = parsedIfThere(configFile);
    readSpecialTokens(config, configFile, true, special);
    if (!config.contains("added_tokens_decoder")) {
        const fs::path mapFile = folder / "special_tokens_map.json";
        readSpecialTokens(parsedIfThere(mapFile), mapFile, false, special);
    }
    readListedTokens(folder, config, tokenizer, special);

    files.begin = special.named.at("bos_token").token.content;
    files.end = special.named.at("eos_token").token.content;
    files.unknown = special.named.at("unk_token").token.content;
    files.pad = special.named.at("pad_token").token.content;
    files.added = addedTokens(special);
    if (files.added.size() > kMaximumAddedTokens)
        throw ModelError(says("Models", "%1 adds %2 tokens to its vocabulary; at most %3 can be used.")
                             .with(folder, files.added.size(), kMaximumAddedTokens));
    for (const AddedToken& token : files.added)
        if (token.content.size() > kMaximumAddedTokenBytes)
            throw ModelError(says("Models", "%1 adds a token of %2 bytes; at most %3 can be used.")
                                 .with(folder, token.content.size(), kMaximumAddedTokenBytes));
    return files;
}

}  // namespace unclip
