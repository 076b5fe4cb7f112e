#include "engine/text/prompt_reader.h"

#include "engine/weights/model_layout.h"

namespace unclip {

PromptReader::PromptReader(BpeTokenizer tokenizer, std::optional<KnownWords> knownWords)
    : tokenizer_(std::move(tokenizer)), knownWords_(std::move(knownWords)) {}

PromptReader PromptReader::open(const std::filesystem::path& modelFolder) {
    return open(ModelLayout::of(ModelFolder::open(modelFolder)));
}

PromptReader PromptReader::open(const ModelLayout& layout) {
    const auto contextLength =
        layout["text_encoder"].config().integer("max_position_embeddings", 3, kMaximumContextLength, 77);
    const ModelLayout::Place tokenizer = layout["tokenizer"];
    const std::filesystem::path wordsFile = layout.folder().path() / "words.json";
    std::optional<KnownWords> knownWords;
    std::error_code none;
    if (std::filesystem::exists(wordsFile, none))
        knownWords = KnownWords::fromFile(wordsFile);
    return PromptReader(
        BpeTokenizer::fromFolder(tokenizer.folder->part(tokenizer.part).folder, static_cast<int>(contextLength)),
        std::move(knownWords));
}

PromptReading PromptReader::read(std::string_view prompt) const {
    PromptReading reading{tokenizer_.encode(prompt), {}};
    if (knownWords_)
        reading.unknownWords = knownWords_->unknownIn(prompt);
    return reading;
}

}  // namespace unclip
