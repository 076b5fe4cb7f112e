#include "ui/mix/mix_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QImageReader>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/headless/background.h"
#include "ui/headless/harmless_text.h"
#include "ui/headless/paths.h"

namespace unclip::ui {
namespace {

constexpr int kThumbnail = 96;

/// Of a picture in memory, or of its file.
QImage thumbnailOf(const QImage& image, const QString& path) {
    if (!image.isNull())
        return image.scaled(kThumbnail, kThumbnail, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QImageReader reader(path);
    reader.setAutoTransform(true);
    reader.setScaledSize(reader.size().scaled(kThumbnail, kThumbnail, Qt::KeepAspectRatio));
    return reader.read();
}

}  // namespace

MixDialog::MixDialog(const FinishedPicture& first, const QList<FinishedPicture>& others, QWidget* parent)
    : QDialog(parent),
      first_(first),
      ways_(new QTabWidget(this)),
      pictures_(new QListWidget(ways_)),
      from_(new QLineEdit(ways_)),
      to_(new QLineEdit(ways_)),
      steps_(new QSlider(Qt::Horizontal, this)),
      stepsShown_(new QLabel(this)),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Cancel, this)) {
    setWindowTitle(tr("Mix"));
    resize(560, 420);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(head());
    ways_->addTab(byPicture(), tr("With a picture"));
    ways_->addTab(byText(), tr("By two texts"));
    layout->addWidget(ways_, 1);
    layout->addLayout(stepsLine());
    QPushButton* mix = buttons_->addButton(tr("Mix"), QDialogButtonBox::AcceptRole);
    mix->setObjectName(QStringLiteral("mixButton"));
    layout->addWidget(buttons_);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(steps_, &QSlider::valueChanged, this, &MixDialog::update);
    connect(pictures_, &QListWidget::currentRowChanged, this, &MixDialog::update);
    connect(ways_, &QTabWidget::currentChanged, this, &MixDialog::update);
    connect(from_, &QLineEdit::textChanged, this, &MixDialog::update);
    connect(to_, &QLineEdit::textChanged, this, &MixDialog::update);
    for (const FinishedPicture& picture : others) {
        if (!picture.path.isEmpty() && picture.path != first.path)
            addPicture(picture.path, picture.image);
    }
    if (pictures_->count() > 0)
        pictures_->setCurrentRow(0);
    update();
}

QLayout* MixDialog::head() {
    auto* line = new QHBoxLayout;
    auto* thumbnail = new QLabel(this);
    thumbnail->setMinimumSize(kThumbnail, kThumbnail);
    inBackground(
        this, [first = first_] { return thumbnailOf(first.image, first.path); },
        [thumbnail](const QImage& shown) { thumbnail->setPixmap(QPixmap::fromImage(shown)); }, {});
    auto* sentence = new QLabel(tr("Paints a row of pictures that leads from this one step by step to another picture, "
                                   "or along the way from one text to another."),
                                this);
    sentence->setWordWrap(true);
    line->addWidget(thumbnail);
    line->addWidget(sentence, 1);
    return line;
}

QWidget* MixDialog::byPicture() {
    auto* page = new QWidget(ways_);
    auto* layout = new QVBoxLayout(page);
    pictures_->setViewMode(QListView::IconMode);
    pictures_->setIconSize({kThumbnail, kThumbnail});
    pictures_->setResizeMode(QListView::Adjust);
    pictures_->setMovement(QListView::Static);
    pictures_->setAccessibleName(tr("Second picture"));
    auto* file = new QPushButton(tr("Another file…"), page);
    layout->addWidget(pictures_, 1);
    layout->addWidget(file, 0, Qt::AlignLeading);
    connect(file, &QPushButton::clicked, this, [this] {
        const QString path =
            QFileDialog::getOpenFileName(this, tr("Choose the second picture"), {},
                                         tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)"));
        if (!path.isEmpty()) {
            addPicture(path, {});
            pictures_->setCurrentRow(pictures_->count() - 1);
        }
    });
    return page;
}

QWidget* MixDialog::byText() {
    auto* page = new QWidget(ways_);
    auto* layout = new QFormLayout(page);
    from_->setPlaceholderText(tr("a cat"));
    to_->setPlaceholderText(tr("a dog"));
    layout->addRow(tr("From"), from_);
    layout->addRow(tr("To"), to_);
    return page;
}

QLayout* MixDialog::stepsLine() {
    auto* line = new QHBoxLayout;
    steps_->setRange(3, 11);
    steps_->setValue(5);
    steps_->setAccessibleName(tr("Pictures in the row"));
    line->addWidget(new QLabel(tr("Pictures in the row"), this));
    line->addWidget(steps_, 1);
    line->addWidget(stepsShown_);
    return line;
}

void MixDialog::addPicture(const QString& path, const QImage& image) {
    QPixmap empty(kThumbnail, kThumbnail);
    empty.fill(Qt::transparent);
    auto* item = new QListWidgetItem(empty, QString(), pictures_);
    inBackground(
        this, [path, image] { return thumbnailOf(image, path); },
        [item](const QImage& shown) { item->setIcon(QPixmap::fromImage(shown)); }, {});
    item->setData(Qt::UserRole, path);
    item->setData(Qt::AccessibleTextRole, QFileInfo(path).fileName());
    item->setToolTip(asTip(QFileInfo(path).fileName()));
}

void MixDialog::update() {
    stepsShown_->setText(QLocale().toString(steps_->value()));
    const bool isByPicture = ways_->currentIndex() == 0;
    const bool isReady = isByPicture ? pictures_->currentItem() != nullptr
                                     : !from_->text().trimmed().isEmpty() && !to_->text().trimmed().isEmpty();
    for (QAbstractButton* button : buttons_->buttons()) {
        if (buttons_->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(isReady);
    }
}

Request MixDialog::request(Request settings) const {
    settings.task = Task::mix;
    settings.picture = toPath(first_.path);
    settings.mix.steps = steps_->value();
    settings.count = 1;
    if (ways_->currentIndex() == 0 && pictures_->currentItem() != nullptr) {
        settings.mix.secondPicture = toPath(pictures_->currentItem()->data(Qt::UserRole).toString());
    } else {
        settings.mix.fromText = from_->text().trimmed().toStdString();
        settings.mix.toText = to_->text().trimmed().toStdString();
    }
    return settings;
}

}  // namespace unclip::ui
