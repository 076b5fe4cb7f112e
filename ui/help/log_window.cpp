#include "ui/help/log_window.h"

#include <spdlog/spdlog.h>

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/base/program_log.h"

namespace unclip::ui {
namespace {

constexpr qint64 kShownBytes = 256 << 10;

}  // namespace

LogWindow::LogWindow(QWidget* parent) : QDialog(parent), view_(new QPlainTextEdit(this)) {
    setWindowTitle(tr("Log"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(900, 560);
    view_->setReadOnly(true);
    view_->setLineWrapMode(QPlainTextEdit::NoWrap);
    view_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view_->setAccessibleName(tr("Log"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* again = buttons->addButton(tr("Read again"), QDialogButtonBox::ActionRole);
    QPushButton* folder = buttons->addButton(tr("Show in folder"), QDialogButtonBox::ActionRole);
    connect(again, &QPushButton::clicked, this, &LogWindow::read);
    connect(folder, &QPushButton::clicked, this,
            [] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(logFile()).path())); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(view_);
    layout->addWidget(buttons);
    read();
}

void LogWindow::read() {
    spdlog::default_logger()->flush();
    QFile file(logFile());
    if (!file.open(QIODevice::ReadOnly)) {
        view_->setPlainText(tr("The log can't be read: %1").arg(file.errorString()));
        return;
    }
    if (file.size() > kShownBytes) {
        file.seek(file.size() - kShownBytes);
        file.readLine();
    }
    view_->setPlainText(QString::fromUtf8(file.readAll()));
    view_->moveCursor(QTextCursor::End);
}

void LogWindow::showLine(const QString& text) {
    const QTextCursor found = view_->document()->find(text, view_->textCursor(), QTextDocument::FindBackward);
    if (!found.isNull()) {
        view_->setTextCursor(found);
        view_->centerCursor();
    }
}

}  // namespace unclip::ui
