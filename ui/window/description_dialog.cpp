#include "ui/window/description_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace unclip::ui {

DescriptionDialog::DescriptionDialog(const std::vector<Description>& descriptions, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Describe"));
    auto* layout = new QVBoxLayout(this);
    auto* sentence =
        new QLabel(tr("The model takes the picture for one of these. A click puts it into the prompt."), this);
    sentence->setWordWrap(true);
    layout->addWidget(sentence);
    for (const Description& description : descriptions) {
        const QString caption = QString::fromStdString(description.caption);
        //: 1: how probable a caption is, 2: the caption
        auto* button = new QPushButton(tr("%1 %  %2")
                                           .arg(QLocale().toString(100 * description.probability, 'f', 0),
                                                QString(caption).replace(u'&', QLatin1String("&&"))),
                                       this);
        button->setStyleSheet(QStringLiteral("text-align: left"));
        connect(button, &QPushButton::clicked, this, [this, caption] {
            emit chosen(caption);
            accept();
        });
        layout->addWidget(button);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

}  // namespace unclip::ui
