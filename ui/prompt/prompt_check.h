#pragma once

#include <QList>
#include <QString>
#include <memory>
#include <optional>

namespace unclip::ui {

/// A part of a text in Qt's units: `length` UTF-16 units from `start`.
struct TextRange {
    int start = 0, length = 0;
    bool operator==(const TextRange&) const = default;
};

/// What a model makes of a prompt, before anything is painted.
struct PromptFindings {
    int tokens = 0;            ///< tokens the prompt has
    int limit = 0;             ///< tokens the model reads
    int usedLength = 0;        ///< UTF-16 units that are read; the rest is cut
    QList<TextRange> unknown;  ///< words the model has never seen
};

/// Reads prompts with a model's own tokenizer and list of words. Free of libtorch and quick enough for every key press.
class PromptCheck {
public:
    /// Reads a model folder (tokenizer, text encoder's config, words.json). Throws ModelError.
    static std::shared_ptr<const PromptCheck> fromModel(const QString& modelFolder);

    virtual ~PromptCheck() = default;
    virtual PromptFindings check(const QString& prompt) const = 0;
};

}  // namespace unclip::ui
