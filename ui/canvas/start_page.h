#pragma once

#include <QScrollArea>

class QAbstractButton;
class QGridLayout;

namespace unclip::ui {

/// What an empty canvas shows: what can be done here, and examples that paint with one click, as many beside one
/// another as fit.
class StartPage : public QScrollArea {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);

    /// Prompts that the shipped model paints well.
    static QStringList examples();

signals:
    void exampleChosen(const QString& prompt);
    void openWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Puts the examples into rows that fit the page's width.
    void arrangeExamples();

    QWidget* frame_ = nullptr;
    QGridLayout* grid_ = nullptr;
    QList<QAbstractButton*> examples_;
};

}  // namespace unclip::ui
