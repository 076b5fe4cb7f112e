#include "ui/prompt/prompt_check.h"

#include "engine/text/prompt_reader.h"
#include "ui/headless/paths.h"

namespace unclip::ui {
namespace {

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
    explicit ModelPromptCheck(PromptReader reader) : reader_(std::move(reader)) {}

    PromptFindings check(const QString& prompt) const override {
        PromptFindings findings;
        const std::string utf8 = prompt.toUtf8().toStdString();  // lone surrogates become replacement characters
        const std::vector<int> offsets = utf16Offsets(utf8);
        const PromptReading reading = reader_.read(utf8);
        const Tokens& tokens = reading.tokens;
        findings.tokens = tokens.used;
        findings.limit = tokens.limit;
        findings.usedLength = offsets[std::min(tokens.usedBytes, utf8.size())];
        for (const UnknownWord& word : reading.unknownWords) {
            const int start = offsets[word.begin];
            findings.unknown.append({start, offsets[word.end] - start});
        }
        return findings;
    }

private:
    PromptReader reader_;
};

}  // namespace

std::shared_ptr<const PromptCheck> PromptCheck::fromModel(const QString& modelFolder) {
    return std::make_shared<ModelPromptCheck>(PromptReader::open(toPath(modelFolder)));
}

}  // namespace unclip::ui
