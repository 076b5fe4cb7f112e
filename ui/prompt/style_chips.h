#pragma once

#include <QList>
#include <QWidget>

class QToolButton;

namespace unclip::ui {

class FlowLayout;

/// Styles as small buttons: pressed while their words stand in the prompt, whoever wrote them there.
class StyleChips : public QWidget {
    Q_OBJECT
public:
    explicit StyleChips(QWidget* parent = nullptr);

    /// Chips that the user made: the words they add.
    void setOwnWords(const QStringList& words);

    /// Presses the chips whose words `prompt` contains.
    void showPrompt(const QString& prompt);

    /// The prompt with a style's words added at the end, or taken out.
    static QString withWords(const QString& prompt, const QString& words);
    static QString withoutWords(const QString& prompt, const QString& words);
    static bool hasWords(const QString& prompt, const QString& words);

signals:
    void toggled(const QString& words, bool isOn);
    void ownWordsChanged(const QStringList& words);

private:
    void build();
    void changeOwnWords(const QStringList& words);
    void askForWords();
    void showMenu(const QString& words, const QPoint& globalPosition);
    QToolButton* addChip(const QString& label, const QString& words);

    QStringList ownWords_;
    FlowLayout* layout_;
    QList<QToolButton*> chips_;
    QToolButton* add_ = nullptr;
};

}  // namespace unclip::ui
