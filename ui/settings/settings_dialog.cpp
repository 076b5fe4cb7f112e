#include "ui/settings/settings_dialog.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "engine/image/write_picture.h"
#include "ui/base/languages.h"
#include "ui/base/preferences.h"
#include "ui/canvas/picture_view.h"
#include "ui/headless/leftovers.h"
#include "ui/jobs/job_list.h"
#include "ui/settings/shortcuts_page.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

QLabel* explanation(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setObjectName(QStringLiteral("faint"));
    return label;
}

}  // namespace

SettingsDialog::SettingsDialog(Preferences* preferences, Actions* actions, QWidget* parent)
    : QDialog(parent), preferences_(preferences), titles_(new QListWidget(this)), pages_(new QStackedWidget(this)) {
    setWindowTitle(tr("Settings"));
    resize(720, 480);
    titles_->setObjectName(QStringLiteral("pages"));
    titles_->setFixedWidth(170);
    titles_->setAccessibleName(tr("Pages"));
    auto* middle = new QHBoxLayout;
    middle->addWidget(titles_);
    middle->addWidget(pages_, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(middle, 1);
    layout->addWidget(buttons);
    addGeneral();
    addFolders();
    addPerformance();
    addCanvas();
    addExport();
    addPrivacy();
    addPage(tr("Shortcuts"), new ShortcutsPage(actions, this));
    connect(titles_, &QListWidget::currentRowChanged, pages_, &QStackedWidget::setCurrentIndex);
    titles_->setCurrentRow(0);
}

QFormLayout* SettingsDialog::addPage(const QString& title) {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(16, 8, 16, 8);
    form->setVerticalSpacing(10);
    addPage(title, page);
    return form;
}

void SettingsDialog::addPage(const QString& title, QWidget* page) {
    auto* scroll = new QScrollArea(pages_);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    pages_->addWidget(scroll);
    titles_->addItem(title);
}

void SettingsDialog::addFlag(QFormLayout* form, const QString& text, const QString& help, bool value,
                             std::function<void(bool)> set) {
    auto* box = new QCheckBox(text, this);
    box->setChecked(value);
    connect(box, &QCheckBox::toggled, this, std::move(set));
    form->addRow(box);
    if (!help.isEmpty())
        form->addRow(explanation(help, this));
}

void SettingsDialog::addFolder(QFormLayout* form, const QString& label, const QString& value,
                               std::function<void(const QString&)> set) {
    auto* line = new QWidget(this);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* field = new QLineEdit(value, line);
    field->setReadOnly(true);
    field->setAccessibleName(label);
    auto* choose = new QPushButton(tr("Choose…"), line);
    layout->addWidget(field, 1);
    layout->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, [this, field, set = std::move(set)] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Choose a folder"), field->text());
        if (!folder.isEmpty()) {
            field->setText(folder);
            set(folder);
        }
    });
    form->addRow(label, line);
}

void SettingsDialog::addGeneral() {
    QFormLayout* form = addPage(tr("General"));
    auto* language = new QComboBox(this);
    language->addItem(tr("As the system"), QString());
    for (const Language& one : languages()) language->addItem(one.ownName, one.code);
    language->setCurrentIndex(std::max(0, language->findData(preferences_->language())));
    connect(language, &QComboBox::activated, this,
            [this, language] { preferences_->setLanguage(language->currentData().toString()); });
    form->addRow(tr("Language"), language);
    form->addRow(explanation(tr("The language changes at the next start."), this));
    auto* theme = new QComboBox(this);
    theme->addItems({tr("Dark"), tr("Light")});
    theme->setCurrentIndex(preferences_->theme() == Theme::light ? 1 : 0);
    connect(theme, &QComboBox::activated, this,
            [this](int index) { preferences_->setTheme(index == 1 ? Theme::light : Theme::dark); });
    form->addRow(tr("Appearance"), theme);
    addFlag(form, tr("Go on where I stopped"), tr("Prompt, settings, picture, mask and queue come back at the start."),
            preferences_->restoresSession(), [this](bool on) { preferences_->setRestoresSession(on); });
    addFlag(form, tr("Say when a long job ends"), tr("Shows a notification when the window is in the background."),
            preferences_->notifies(), [this](bool on) { preferences_->setNotifies(on); });
}

void SettingsDialog::addFolders() {
    QFormLayout* form = addPage(tr("Folders"));
    addFolder(form, tr("Pictures"), preferences_->picturesFolder(),
              [this](const QString& folder) { preferences_->setPicturesFolder(folder); });
    form->addRow(explanation(tr("Every finished picture is written here at once, and the gallery shows this folder. "
                                "Pictures in the folder before stay where they are."),
                             this));
    form->addRow(explanation(tr("Pictures in the trash, pasted pictures and masks of old requests are deleted when "
                                "nothing has needed them for %1 days.")
                                 .arg(kLeftoverDays),
                             this));
}

void SettingsDialog::addPerformance() {
    QFormLayout* form = addPage(tr("Performance"));
    addFlag(form, tr("Open the model at the start"),
            tr("The first picture begins sooner; the program needs the model's memory from the beginning."),
            preferences_->opensModelAtStart(), [this](bool on) { preferences_->setOpensModelAtStart(on); });
    form->addRow(explanation(tr("The last %1 pictures stay in memory with the steps of their film strips. Older ones "
                                "are read from their files, which hold no steps.")
                                 .arg(JobList::kPicturesInMemory),
                             this));
    device_ = new QLabel(tr("The engine is being asked; while a picture is painted, it answers after that."), this);
    device_->setObjectName(QStringLiteral("device"));
    device_->setWordWrap(true);
    device_->setTextFormat(Qt::PlainText);
    device_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form->addRow(tr("Device and memory"), device_);
    form->addRow(explanation(tr("Device and precision are chosen under More, beside the prompt."), this));
}

void SettingsDialog::showDevice(const QStringList& sentences) {
    device_->setText(sentences.join(QStringLiteral("\n\n")));
}

void SettingsDialog::addCanvas() {
    QFormLayout* form = addPage(tr("Canvas"));
    auto* colour = new QPushButton(this);
    colour->setAccessibleName(tr("Colour of the mask"));
    const auto show = [colour](const QColor& chosen) {
        QPixmap pixmap(32, 16);
        pixmap.fill(chosen);
        colour->setIcon(pixmap);
        colour->setIconSize(pixmap.size());
        colour->setText(chosen.name());
    };
    show(preferences_->maskColour());
    connect(colour, &QPushButton::clicked, this, [this, show] {
        const QColor chosen = QColorDialog::getColor(preferences_->maskColour(), this, tr("Colour of the mask"));
        if (chosen.isValid()) {
            preferences_->setMaskColour(chosen);
            show(chosen);
        }
    });
    form->addRow(tr("Colour of the mask"), colour);
    auto* opacity = new QSlider(Qt::Horizontal, this);
    opacity->setRange(10, 90);
    opacity->setValue(preferences_->maskOpacity());
    opacity->setAccessibleName(tr("Strength of the mask's colour"));
    connect(opacity, &QSlider::valueChanged, this, [this](int percent) { preferences_->setMaskOpacity(percent); });
    form->addRow(tr("Strength of the mask's colour"), opacity);
    auto* pressure = new QComboBox(this);
    pressure->addItem(tr("Size"), QStringLiteral("size"));
    pressure->addItem(tr("Opacity"), QStringLiteral("opacity"));
    pressure->addItem(tr("Nothing"), QStringLiteral("none"));
    pressure->setCurrentIndex(std::max(0, pressure->findData(preferences_->tabletPressure())));
    connect(pressure, &QComboBox::activated, this,
            [this, pressure] { preferences_->setTabletPressure(pressure->currentData().toString()); });
    form->addRow(tr("Pressure of the pen changes"), pressure);
    form->addRow(explanation(tr("The last %1 changes of a mask can be undone.").arg(PictureView::kUndoSteps), this));
}

void SettingsDialog::addExport() {
    QFormLayout* form = addPage(tr("Export"));
    auto* format = new QComboBox(this);
    for (const PictureFormat one : {PictureFormat::png, PictureFormat::jpeg, PictureFormat::webp, PictureFormat::tiff})
        format->addItem(QString::fromLatin1(name(one)), QString::fromLatin1(extension(one)).mid(1));
    format->setCurrentIndex(std::max(0, format->findData(preferences_->exportFormat())));
    connect(format, &QComboBox::activated, this,
            [this, format] { preferences_->setExportFormat(format->currentData().toString()); });
    form->addRow(tr("Format"), format);
    auto* pattern = new QLineEdit(preferences_->exportPattern(), this);
    connect(pattern, &QLineEdit::editingFinished, this, [this, pattern] {
        preferences_->setExportPattern(pattern->text().trimmed().isEmpty() ? QStringLiteral("{date} {prompt}")
                                                                           : pattern->text());
    });
    form->addRow(tr("File name"), pattern);
    form->addRow(
        explanation(tr("{date}, {time}, {prompt}, {seed}, {n}, {task}, {model} and {id} are filled in."), this));
    addFlag(form, tr("Write prompt and settings into the file"),
            tr("The picture can then be painted again from its file."), preferences_->exportsMetadata(),
            [this](bool on) { preferences_->setExportsMetadata(on); });
}

void SettingsDialog::addPrivacy() {
    QFormLayout* form = addPage(tr("Privacy"));
    form->addRow(explanation(tr("Everything happens on this machine. Nothing is ever sent anywhere; only fetching a "
                                "model uses the network."),
                             this));
    addFlag(form, tr("Write prompts to the log"), tr("Off by default, so that a log can be shown to others."),
            preferences_->logsPrompts(), [this](bool on) { preferences_->setLogsPrompts(on); });
}

}  // namespace unclip::ui
