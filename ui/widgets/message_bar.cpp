#include "ui/widgets/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/base/program_log.h"
#include "ui/headless/harmless_text.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), label_(new QLabel(this)), button_(new QPushButton(this)) {
    setObjectName(QStringLiteral("messageBar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    label_->setTextFormat(Qt::PlainText);
    label_->setWordWrap(true);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton(this);
    close->setIcon(icon(QStringLiteral("cancel")));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the message"));
    close->setAccessibleName(close->toolTip());
    layout->addWidget(label_, 1);
    layout->addWidget(button_);
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(button_, &QPushButton::clicked, this, [this] {
        hide();
        if (action_)
            action_();
    });
    hide();
}

void MessageBar::say(const QString& sentence, const QString& actionText, std::function<void()> action) {
    logInfo(QStringLiteral("Said: %1").arg(sentence));
    const QString line = plainLine(sentence);
    label_->setText(line);
    setAccessibleName(line);
    button_->setText(actionText);
    button_->setVisible(!actionText.isEmpty());
    action_ = std::move(action);
    show();
}

QString MessageBar::text() const {
    return isHidden() ? QString() : label_->text();
}

}  // namespace unclip::ui
