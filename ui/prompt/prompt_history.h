#pragma once

#include <QObject>
#include <QStringList>

namespace unclip::ui {

/// Prompts that were painted, newest last, each once. Walking through them keeps what was being written.
class PromptHistory : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void setPrompts(const QStringList& prompts);
    const QStringList& prompts() const { return prompts_; }
    void add(const QString& prompt);

    /// The prompt before or after the one shown; `current` is kept as the newest when the walk begins. Null: no more.
    QString older(const QString& current);
    QString newer();
    /// Those that contain all words of `text`, newest first.
    QStringList search(const QString& text) const;

signals:
    void changed();

private:
    QStringList prompts_;
    QString draft_;
    qsizetype at_ = -1;  ///< -1: not walking
};

}  // namespace unclip::ui
