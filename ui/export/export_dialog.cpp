#include "ui/export/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/base/preferences.h"
#include "ui/export/picture_export.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"

namespace unclip::ui {
namespace {

constexpr PictureFormat kFormats[] = {PictureFormat::png, PictureFormat::jpeg, PictureFormat::webp,
                                      PictureFormat::tiff};
constexpr int kWidest = 20'000;

QSpinBox* numberBox(int low, int high, int value, const QString& name, const QString& suffix, QWidget* parent) {
    auto* box = new QSpinBox(parent);
    box->setRange(low, high);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setAccessibleName(name);
    return box;
}

}  // namespace

ExportDialog::ExportDialog(const QStringList& sources, Preferences* preferences, QWidget* parent)
    : QDialog(parent), preferences_(preferences), firstSource_(sources.value(0)) {
    setWindowTitle(sources.size() > 1 ? tr("Export %n pictures", nullptr, static_cast<int>(sources.size()))
                                      : tr("Export the picture"));
    inBackground(
        this, [file = toPath(firstSource_)] { return readMetadata(file); },
        [this](const PictureMetadata& metadata) {
            firstMetadata_ = metadata;
            showChoices();
        },
        {});  // what is wrong with it is said when it is exported
    const ExportOptions last = exportOptions(*preferences);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Folder"), folderLine());

    pattern_ = new QLineEdit(preferences->exportPattern(), this);
    pattern_->setToolTip(tr("{date}, {time}, {prompt}, {seed}, {n}, {task}, {model}, {id} and {name} are filled in."));
    example_ = new QLabel(this);
    example_->setObjectName(QStringLiteral("faint"));
    example_->setTextFormat(Qt::PlainText);
    example_->setWordWrap(true);
    form->addRow(tr("File name"), pattern_);
    form->addRow(QString(), example_);

    format_ = new QComboBox(this);
    for (const PictureFormat format : kFormats) format_->addItem(QString::fromLatin1(name(format)));
    format_->setCurrentIndex(static_cast<int>(std::ranges::find(kFormats, last.format) - kFormats));
    form->addRow(tr("Format"), format_);
    quality_ = numberBox(1, 100, last.quality, tr("Quality"), {}, this);
    quality_->setToolTip(tr("Higher looks better and takes more room."));
    form->addRow(tr("Quality"), quality_);
    form->addRow(tr("Size"), sizeLine());
    size_->setCurrentIndex(last.fit ? fittingSize : last.scale != 1.0 ? scaledSize : originalSize);

    metadata_ = new QCheckBox(tr("Write prompt and settings into the file"), this);
    metadata_->setChecked(last.withMetadata);
    metadata_->setToolTip(tr("The picture can then be painted again from its file."));
    form->addRow(QString(), metadata_);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    export_ = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    export_->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->addLayout(form);
    all->addStretch(1);
    all->addWidget(buttons);
    resize(520, sizeHint().height());

    connect(folder_, &QLineEdit::textChanged, this, &ExportDialog::showChoices);
    connect(pattern_, &QLineEdit::textChanged, this, &ExportDialog::showChoices);
    connect(format_, &QComboBox::currentIndexChanged, this, &ExportDialog::showChoices);
    connect(size_, &QComboBox::currentIndexChanged, this, &ExportDialog::showChoices);
    showChoices();
}

QWidget* ExportDialog::folderLine() {
    auto* line = new QWidget(this);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    folder_ = new QLineEdit(preferences_->exportFolder(), line);
    folder_->setAccessibleName(tr("Folder"));
    auto* choose = new QPushButton(tr("Choose…"), line);
    layout->addWidget(folder_, 1);
    layout->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Choose a folder"), folder_->text());
        if (!chosen.isEmpty())
            folder_->setText(chosen);
    });
    return line;
}

QWidget* ExportDialog::sizeLine() {
    auto* line = new QWidget(this);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    size_ = new QComboBox(line);
    size_->addItems({tr("Original"), tr("Scaled"), tr("At most")});
    size_->setAccessibleName(tr("Size"));
    const QSize fit = preferences_->exportFit().isEmpty() ? QSize(1920, 1080) : preferences_->exportFit();
    percent_ = numberBox(1, 1000, preferences_->exportPercent(), tr("Scale"), QStringLiteral(" %"), line);
    width_ = numberBox(1, kWidest, fit.width(), tr("Width"), QStringLiteral(" px"), line);
    height_ = numberBox(1, kWidest, fit.height(), tr("Height"), QStringLiteral(" px"), line);
    layout->addWidget(size_);
    for (QSpinBox* box : {percent_, width_, height_}) layout->addWidget(box);
    layout->addStretch(1);
    return line;
}

void ExportDialog::showChoices() {
    const ExportOptions chosen = options();
    quality_->setEnabled(chosen.format == PictureFormat::jpeg || chosen.format == PictureFormat::webp);
    percent_->setVisible(size_->currentIndex() == scaledSize);
    width_->setVisible(size_->currentIndex() == fittingSize);
    height_->setVisible(size_->currentIndex() == fittingSize);
    example_->setText(
        QString::fromStdString(exportName(chosen.pattern, firstMetadata_, 1, toPath(firstSource_), chosen.format)));
    export_->setEnabled(!folder_->text().trimmed().isEmpty());
}

ExportOptions ExportDialog::options() const {
    ExportOptions options;
    options.folder = toPath(folder_->text().trimmed());
    options.pattern = pattern_->text().toStdString();
    options.format = kFormats[format_->currentIndex()];
    options.quality = quality_->value();
    if (size_->currentIndex() == scaledSize)
        options.scale = percent_->value() / 100.0;
    if (size_->currentIndex() == fittingSize)
        options.fit = cv::Size(width_->value(), height_->value());
    options.withMetadata = metadata_->isChecked();
    return options;
}

void ExportDialog::done(int result) {
    if (result == Accepted)
        keepExportOptions(*preferences_, options());
    QDialog::done(result);
}

}  // namespace unclip::ui
