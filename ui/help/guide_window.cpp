#include "ui/help/guide_window.h"

#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSplitter>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/base/guide.h"
#include "ui/base/languages.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

enum Role { kFile = Qt::UserRole, kTitle, kText };

constexpr int kCellPadding = 5;

QToolButton* button(const char* iconName, const QString& text, QWidget* parent) {
    auto* made = new QToolButton(parent);
    made->setIcon(icon(QString::fromLatin1(iconName)));
    made->setToolTip(text);
    made->setAccessibleName(text);
    made->setAutoRaise(true);
    made->setEnabled(false);
    return made;
}

/// What a page says, without its marks.
QString plainText(const QString& file) {
    QFile page(file);
    QTextDocument document;
    if (page.open(QIODevice::ReadOnly))
        document.setMarkdown(QString::fromUtf8(page.readAll()));
    return document.toPlainText();
}

}  // namespace

GuideWindow::GuideWindow(QWidget* parent)
    : QDialog(parent),
      chapters_(new QListWidget(this)),
      page_(new QTextBrowser(this)),
      search_(new QLineEdit(this)),
      found_(new QLabel(this)) {
    setWindowTitle(tr("Guide"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(1040, 760);
    build();
    fillChapters();
    connect(chapters_, &QListWidget::currentRowChanged, this, &GuideWindow::showPage);
    connect(page_, &QTextBrowser::sourceChanged, this, &GuideWindow::onPage);
    connect(search_, &QLineEdit::textChanged, this, &GuideWindow::search);
    connect(search_, &QLineEdit::returnPressed, this, &GuideWindow::findNext);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, [this] {
        search_->setFocus();
        search_->selectAll();
    });
    chapters_->setCurrentRow(0);
    page_->setFocus();
}

void GuideWindow::showOver(QWidget* parent) {
    auto* guide = parent->findChild<GuideWindow*>();
    if (guide == nullptr)
        guide = new GuideWindow(parent);
    guide->show();
    guide->raise();
    guide->activateWindow();
}

void GuideWindow::build() {
    auto* back = button("back", tr("Back"), this);
    auto* forward = button("more", tr("Forward"), this);
    connect(back, &QToolButton::clicked, page_, &QTextBrowser::backward);
    connect(forward, &QToolButton::clicked, page_, &QTextBrowser::forward);
    connect(page_, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(page_, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);
    back->setObjectName(QStringLiteral("backButton"));
    forward->setObjectName(QStringLiteral("forwardButton"));
    search_->setPlaceholderText(tr("Search the guide"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(320);
    found_->setObjectName(QStringLiteral("faint"));
    chapters_->setAccessibleName(tr("Chapters"));
    chapters_->setWordWrap(true);
    chapters_->setSpacing(2);
    chapters_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    page_->setAccessibleName(tr("Page"));
    page_->setOpenExternalLinks(true);
    page_->document()->setDocumentMargin(16);

    auto* top = new QHBoxLayout;
    top->addWidget(back);
    top->addWidget(forward);
    top->addStretch(1);
    top->addWidget(found_);
    top->addWidget(search_, 2);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(chapters_);
    splitter->addWidget(page_);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({250, 790});
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(splitter, 1);
}

void GuideWindow::fillChapters() {
    const std::string language = chosenLanguage().toStdString();
    addChapter(tr("Contents"), QString::fromStdString(guideContents(language).string()));
    for (const GuideChapter& chapter : guideChapters(language))
        addChapter(QString::fromStdString(chapter.title), QString::fromStdString(chapter.file.string()));
}

void GuideWindow::addChapter(const QString& title, const QString& file) {
    auto* item = new QListWidgetItem(title, chapters_);
    item->setData(kTitle, title);
    item->setData(kFile, file);
}

void GuideWindow::showPage(int row) {
    const QListWidgetItem* item = chapters_->item(row);
    const QUrl page = item != nullptr ? QUrl::fromLocalFile(item->data(kFile).toString()) : QUrl();
    if (!page.isEmpty() && page != page_->source())
        page_->setSource(page, QTextDocument::MarkdownResource);
}

void GuideWindow::onPage(const QUrl& page) {
    layTables();
    fitPictures();
    const QSignalBlocker blocker(chapters_);  // the page is there already
    for (int row = 0; row < chapters_->count(); ++row) {
        if (chapters_->item(row)->data(kFile).toString() == page.toLocalFile())
            chapters_->setCurrentRow(row);
    }
    markHits();
}

void GuideWindow::layTables() {
    for (QTextFrame* frame : page_->document()->rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(0);
        format.setBorderCollapse(true);
        format.setCellPadding(kCellPadding);
        format.setBottomMargin(3 * kCellPadding);
        table->setFormat(format);
        for (int row = 0; row < table->rows(); ++row) {
            for (int column = 0; column < table->columns(); ++column) {
                QTextTableCell cell = table->cellAt(row, column);
                QTextTableCellFormat lined = cell.format().toTableCellFormat();
                lined.setBottomBorder(1);
                lined.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
                lined.setBottomBorderBrush(themeColours().border);
                cell.setFormat(lined);
            }
        }
    }
}

void GuideWindow::fitPictures() {
    QTextDocument* document = page_->document();
    const int room = page_->viewport()->width() - 2 * qRound(document->documentMargin());
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            QTextImageFormat format = part.fragment().charFormat().toImageFormat();
            if (!format.isValid())
                continue;
            const QImage picture = document->resource(QTextDocument::ImageResource, format.name()).value<QImage>();
            if (picture.isNull() || std::min(picture.width(), room) == qRound(format.width()))
                continue;
            format.setWidth(std::min(picture.width(), room));
            QTextCursor cursor(document);
            cursor.setPosition(part.fragment().position());
            cursor.setPosition(part.fragment().position() + part.fragment().length(), QTextCursor::KeepAnchor);
            cursor.setCharFormat(format);
            break;  // the block's parts are others now; a picture stands alone in its block
        }
    }
}

void GuideWindow::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    fitPictures();
}

void GuideWindow::search() {
    const QString words = search_->text().simplified();
    int first = -1;
    for (int row = 0; row < chapters_->count(); ++row) {
        QListWidgetItem* item = chapters_->item(row);
        if (!item->data(kText).isValid())
            item->setData(kText, plainText(item->data(kFile).toString()));
        const auto hits = words.isEmpty() ? 0 : item->data(kText).toString().count(words, Qt::CaseInsensitive);
        item->setHidden(!words.isEmpty() && hits == 0);
        const QString title = item->data(kTitle).toString();
        item->setText(hits == 0 ? title : QStringLiteral("%1 (%2)").arg(title, QLocale().toString(hits)));
        if (first < 0 && !item->isHidden())
            first = row;
    }
    const QListWidgetItem* current = chapters_->currentItem();
    if (first >= 0 && (current == nullptr || current->isHidden()))
        chapters_->setCurrentRow(first);
    found_->setText(first < 0 ? tr("Nothing found") : QString());
    markHits();
}

void GuideWindow::markHits() {
    QList<QTextEdit::ExtraSelection> marks;
    const QString words = search_->text().simplified();
    QTextCursor hit = words.isEmpty() ? QTextCursor() : page_->document()->find(words);
    if (!hit.isNull()) {
        page_->setTextCursor(hit);
        page_->ensureCursorVisible();
    }
    for (; !hit.isNull(); hit = page_->document()->find(words, hit)) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = hit;
        mark.format.setBackground(palette().highlight());
        mark.format.setForeground(palette().highlightedText());
        marks.append(mark);
    }
    page_->setExtraSelections(marks);
}

void GuideWindow::findNext() {
    const QString words = search_->text().simplified();
    if (words.isEmpty() || page_->find(words))
        return;
    for (int step = 1; step <= chapters_->count(); ++step) {
        const int row = (chapters_->currentRow() + step) % chapters_->count();
        if (chapters_->item(row)->isHidden())
            continue;
        chapters_->setCurrentRow(row);
        return markHits();
    }
}

}  // namespace unclip::ui
