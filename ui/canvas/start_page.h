#pragma once

#include <QScrollArea>

namespace unclip::ui {

/// What an empty canvas shows: what can be done here, and examples that paint with one click.
class StartPage : public QScrollArea {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);

    /// Prompts that the shipped model paints well.
    static QStringList examples();

signals:
    void exampleChosen(const QString& prompt);
    void openWanted();
};

}  // namespace unclip::ui
