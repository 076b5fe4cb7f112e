#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;
class QUrl;

namespace unclip::ui {

/// The user's guide: its chapters, the page, and a search through all of them. Needs no network.
class GuideWindow : public QDialog {
    Q_OBJECT
public:
    /// In the language of the window, as far as it was translated. Throws FileError when the guide is not installed.
    explicit GuideWindow(QWidget* parent = nullptr);

    /// Opens the guide over `parent`, or brings the one that is open to the front. Throws FileError.
    static void showOver(QWidget* parent);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void fillChapters();
    void addChapter(const QString& title, const QString& file);
    void showPage(int row);
    void onPage(const QUrl& page);
    void layTables();
    void fitPictures();
    void search();
    void findNext();
    void markHits();

    QListWidget* chapters_;
    QTextBrowser* page_;
    QLineEdit* search_;
    QLabel* found_;
};

}  // namespace unclip::ui
