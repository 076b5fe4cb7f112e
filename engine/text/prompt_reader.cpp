#include "engine/text/prompt_reader.h"

#include "engine/weights/model_folder.h"

namespace unclip {

PromptReader::PromptReader(BpeTokenizer tokenizer, std::optional<KnownWords> knownWords)
    : tokenizer_(std::move(tokenizer)), knownWords_(std::move(knownWords)) {}

PromptReader PromptReader::open(const std::filesystem::path& modelFolder) {
    const auto model = ModelFolder::open(modelFolder);
    // Folders that hold a Kandinsky prior and its decoder together name the prior's parts with a prefix.
    const std::string prefix = model->has("prior_tokenizer") ? "prior_" : "";
    const auto contextLength =
        model->config(prefix + "text_encoder").integer("max_position_embeddings", 3, kMaximumContextLength, 77);
    const std::filesystem::path wordsFile = modelFolder / "words.json";
    std::optional<KnownWords> knownWords;
    std::error_code none;
    if (std::filesystem::exists(wordsFile, none))
        knownWords = KnownWords::fromFile(wordsFile);
    return PromptReader(
        BpeTokenizer::fromFolder(model->part(prefix + "tokenizer").folder, static_cast<int>(contextLength)),
        std::move(knownWords));
}

PromptReading PromptReader::read(std::string_view prompt) const {
    PromptReading reading{tokenizer_.encode(prompt), {}};
    if (knownWords_)
        reading.unknownWords = knownWords_->unknownIn(prompt);
    return reading;
}

}  // namespace unclip
