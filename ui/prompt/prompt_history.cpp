#include "ui/prompt/prompt_history.h"

#include <algorithm>

#include "ui/headless/harmless_text.h"

namespace unclip::ui {
namespace {

constexpr qsizetype kMostPrompts = 500;
constexpr qsizetype kLongestPrompt = 20'000;

}  // namespace

void PromptHistory::setPrompts(const QStringList& prompts) {
    prompts_ = prompts.mid(std::max<qsizetype>(0, prompts.size() - kMostPrompts));
    at_ = -1;
}

void PromptHistory::add(const QString& prompt) {
    const QString text = firstLetters(prompt.trimmed(), kLongestPrompt);
    at_ = -1;
    if (text.isEmpty())
        return;
    prompts_.removeAll(text);
    prompts_.append(text);
    if (prompts_.size() > kMostPrompts)
        prompts_.removeFirst();
    emit changed();
}

QString PromptHistory::older(const QString& current) {
    if (at_ < 0) {
        draft_ = current;
        at_ = prompts_.size();
        if (at_ > 0 && prompts_.last() == current.trimmed())
            --at_;
    }
    if (at_ <= 0)
        return {};
    return prompts_[--at_];
}

QString PromptHistory::newer() {
    if (at_ < 0)
        return {};
    if (++at_ >= prompts_.size()) {
        at_ = -1;
        return draft_.isNull() ? QString(QLatin1String("")) : draft_;
    }
    return prompts_[at_];
}

QStringList PromptHistory::search(const QString& text) const {
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    QStringList found;
    for (auto prompt = prompts_.rbegin(); prompt != prompts_.rend(); ++prompt) {
        if (std::ranges::all_of(words,
                                [&](const QString& word) { return prompt->contains(word, Qt::CaseInsensitive); }))
            found.append(*prompt);
    }
    return found;
}

}  // namespace unclip::ui
