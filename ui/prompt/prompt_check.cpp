#include "ui/prompt/prompt_check.h"

#include "engine/error.h"
#include "engine/text/bpe_tokenizer.h"
#include "engine/text/known_words.h"
#include "engine/weights/model_folder.h"

namespace unclip::ui {
namespace {

constexpr int kUsualContext = 77;

/// Offsets of UTF-8 bytes as offsets of UTF-16 units.
std::vector<int> utf16Offsets(const std::string& utf8) {
    std::vector<int> offsets(utf8.size() + 1);
    int units = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        offsets[i] = units;
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if ((byte & 0xC0U) != 0x80U)
            units += byte >= 0xF0U ? 2 : 1;
    }
    offsets[utf8.size()] = units;
    return offsets;
}

class ModelPromptCheck : public PromptCheck {
public:
    ModelPromptCheck(BpeTokenizer tokenizer, std::optional<KnownWords> words)
        : tokenizer_(std::move(tokenizer)), words_(std::move(words)) {}

    PromptFindings check(const QString& prompt) const override {
        PromptFindings findings;
        const std::string utf8 = prompt.toUtf8().toStdString();  // lone surrogates become replacement characters
        const std::vector<int> offsets = utf16Offsets(utf8);
        const Tokens tokens = tokenizer_.encode(utf8);
        findings.tokens = tokens.used;
        findings.limit = tokens.limit;
        findings.usedLength = offsets[std::min(tokens.usedBytes, utf8.size())];
        if (words_) {
            for (const UnknownWord& word : words_->unknownIn(utf8)) {
                const int start = offsets[word.begin];
                findings.unknown.append({start, offsets[word.end] - start});
            }
        }
        return findings;
    }

private:
    BpeTokenizer tokenizer_;
    std::optional<KnownWords> words_;
};

}  // namespace

std::shared_ptr<const PromptCheck> PromptCheck::fromModel(const std::filesystem::path& modelFolder) {
    const auto folder = ModelFolder::open(modelFolder);
    const auto vocabulary = folder->file("tokenizer", "vocab.json");
    int context = kUsualContext;
    if (folder->has("text_encoder"))
        context =
            static_cast<int>(folder->config("text_encoder").integer("max_position_embeddings", 3, 4096, kUsualContext));
    std::optional<KnownWords> words;
    const auto list = folder->path() / "words.json";
    std::error_code ignored;
    if (std::filesystem::is_regular_file(list, ignored))
        words = KnownWords::fromFile(list);
    return std::make_shared<ModelPromptCheck>(BpeTokenizer::fromFolder(vocabulary.parent_path(), context),
                                              std::move(words));
}

}  // namespace unclip::ui
