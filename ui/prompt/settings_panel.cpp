#include "ui/prompt/settings_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QToolButton>

#include "ui/headless/harmless_text.h"
#include "ui/headless/paths.h"
#include "ui/prompt/prior_choice.h"
#include "ui/prompt/structure_field.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

enum Shape { kOwnShape, kSquare, kWide, kTall, kThisSize };

QToolButton* smallButton(const QString& iconName, const QString& tip, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

/// A control with small buttons beside it, as one line.
QWidget* inLine(QWidget* control, const QList<QToolButton*>& buttons, QWidget* parent) {
    auto* line = new QWidget(parent);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(control, 1);
    for (QToolButton* button : buttons) layout->addWidget(button);
    return line;
}

quint64 randomSeed() {
    return QRandomGenerator::global()->generate();
}

std::optional<quint64> seedIn(const QString& text) {
    bool isNumber = false;
    const quint64 seed = text.trimmed().toULongLong(&isNumber);
    return isNumber ? std::optional(seed) : std::nullopt;
}

/// Multiples of 64 suit every model's levels.
int rounded(double pixels) {
    return std::max(64, static_cast<int>(pixels / 64 + 0.5) * 64);
}

QSize sizeOf(int shape, int side) {
    return {rounded(shape == kWide ? side * 1.5 : side), rounded(shape == kTall ? side * 1.5 : side)};
}

}  // namespace

SettingsPanel::SettingsPanel(QWidget* parent) : QWidget(parent), form_(new QFormLayout(this)) {
    form_->setContentsMargins(0, 4, 0, 4);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form_->setRowWrapPolicy(QFormLayout::DontWrapRows);
    for (const Setting& setting : settingsTable()) std::visit([this](const auto& one) { add(one); }, setting);
    onChange();
}

void SettingsPanel::addRow(const SettingText& text, Row row, QWidget* line) {
    row.arrow = smallButton(QStringLiteral("reset"), tr("Back to the default"), this);
    QSizePolicy policy = row.arrow->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    row.arrow->setSizePolicy(policy);
    connect(row.arrow, &QToolButton::clicked, this, [this, reset = row.reset] {
        reset();
        onChange();
    });
    const QString tip = asTip(text.help);
    row.control->setToolTip(tip);
    if (row.control->accessibleName().isEmpty())
        row.control->setAccessibleName(text.label);
    row.control->setAccessibleDescription(text.help);
    auto* caption = new QLabel(text.label, this);
    caption->setToolTip(tip);
    caption->setBuddy(row.control);
    form_->addRow(caption, inLine(line != nullptr ? line : row.control, {row.arrow}, this));
    rows_.append(std::move(row));
}

void SettingsPanel::add(OwnSetting setting) {
    switch (setting) {
        case OwnSetting::model:
            return addModel();
        case OwnSetting::seed:
            return addSeed();
        case OwnSetting::shape:
            return addShape();
        case OwnSetting::priorFolder:
            return addPriorFolder();
        case OwnSetting::structure:
            return addStructure();
        case OwnSetting::noiseLevel:
            return addNoiseLevel();
    }
}

void SettingsPanel::add(const WholeSetting& setting) {
    const NumberField::Range range{double(setting.least), double(setting.most), 1, true};
    auto* field = new NumberField(range, tr("Model's own"), this);
    connect(field, &NumberField::valueChanged, this, &SettingsPanel::onChange);
    addRow(setting.text, {field,
                          [field, get = setting.field](Request& request) {
                              const auto value = field->value();
                              get(request) = value ? std::optional(static_cast<int>(*value)) : std::nullopt;
                          },
                          [field, get = setting.field](Request request) {
                              const auto value = get(request);
                              field->setValue(value ? std::optional<double>(*value) : std::nullopt);
                          },
                          [field] { return !field->text().isEmpty(); }, [field] { field->clear(); },
                          [field] { return field->trouble(); }});
}

void SettingsPanel::add(const DecimalSetting& setting) {
    auto* field = new NumberField({setting.least, setting.most, setting.step}, setting.absent, this);
    connect(field, &NumberField::valueChanged, this, &SettingsPanel::onChange);
    addRow(setting.text, {field, [field, get = setting.field](Request& request) { get(request) = field->value(); },
                          [field, get = setting.field](Request request) { field->setValue(get(request)); },
                          [field] { return !field->text().isEmpty(); }, [field] { field->clear(); },
                          [field] { return field->trouble(); }});
}

void SettingsPanel::add(const FlagSetting& setting) {
    auto* box = new QCheckBox(setting.caption, this);
    connect(box, &QCheckBox::toggled, this, &SettingsPanel::onChange);
    addRow(setting.text, {box, [box, get = setting.field](Request& request) { get(request) = box->isChecked(); },
                          [box, get = setting.field](Request request) { box->setChecked(get(request)); },
                          [box] { return box->isChecked(); }, [box] { box->setChecked(false); }});
}

void SettingsPanel::add(const ChoiceSetting& setting) {
    auto* box = new QComboBox(this);
    box->addItems(setting.names);
    const int standard = setting.get({});
    box->setCurrentIndex(standard);
    connect(box, &QComboBox::currentIndexChanged, this, &SettingsPanel::onChange);
    QList<QToolButton*> buttons;
    if (setting.canCompare) {
        buttons << smallButton(QStringLiteral("compare"), tr("Paint with all three and compare"), this);
        buttons.last()->setObjectName(QStringLiteral("compareButton"));
        connect(buttons.last(), &QToolButton::clicked, this, &SettingsPanel::compareWanted);
    }
    addRow(setting.text,
           {box, [box, set = setting.set](Request& request) { set(request, box->currentIndex()); },
            [box, get = setting.get](const Request& request) { box->setCurrentIndex(get(request)); },
            [box, standard] { return box->currentIndex() != standard; },
            [box, standard] { box->setCurrentIndex(standard); }},
           buttons.isEmpty() ? nullptr : inLine(box, buttons, this));
}

void SettingsPanel::addModel() {
    model_ = new QComboBox(this);
    model_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    model_->setMinimumContentsLength(10);
    connect(model_, &QComboBox::currentIndexChanged, this, &SettingsPanel::onChange);
    connect(model_, &QComboBox::currentIndexChanged, this, &SettingsPanel::modelChanged);
    addRow({tr("Model"), tr("The model that paints. More can be added in the menu Models.")},
           {model_,
            [this](Request& request) {
                const ModelFacts* facts = model();
                request.model = toPath(facts == nullptr ? wantedModel_ : facts->isShipped ? QString() : facts->folder);
            },
            [this](const Request& request) { showModel(request); }, [this] { return model_->currentIndex() > 0; },
            [this] { model_->setCurrentIndex(0); }});
}

void SettingsPanel::addSeed() {
    seed_ = new QLineEdit(QString::number(randomSeed()), this);
    seed_->setMaxLength(40);
    auto* dice = smallButton(QStringLiteral("dice"), tr("Draw another seed"), this);
    lock_ = smallButton(QStringLiteral("lock"), tr("Keep this seed for the next pictures"), this);
    lock_->setCheckable(true);
    connect(dice, &QToolButton::clicked, this, [this] { seed_->setText(QString::number(randomSeed())); });
    connect(seed_, &QLineEdit::textEdited, this, [this] { lock_->setChecked(true); });
    connect(seed_, &QLineEdit::textChanged, this, &SettingsPanel::onChange);
    connect(lock_, &QToolButton::toggled, this, &SettingsPanel::onChange);
    const auto trouble = [this] {
        if (!lock_->isChecked() || seedIn(seed_->text()))
            return QString();
        return seed_->text().trimmed().isEmpty()
                   ? tr("The seed is locked but empty. Type a number or unlock it.")
                   : tr("“%1” is no seed. Type a whole number from 0 to %2, or unlock it.")
                         .arg(seed_->text(), QString::number(std::numeric_limits<quint64>::max()));
    };
    addRow({tr("Seed"), tr("The number that chooses the noise a picture starts from. The same seed and settings give "
                           "the same picture.")},
           {seed_, [this](Request& request) { request.seed = seedIn(seed_->text()).value_or(0); },
            [](const Request&) {},  // show() decides whether it is kept
            [this] { return lock_->isChecked(); }, [this] { lock_->setChecked(false); }, trouble},
           inLine(seed_, {dice, lock_}, this));
}

void SettingsPanel::addShape() {
    shape_ = new QComboBox(this);
    shape_->addItems({tr("Model's own"), tr("Square"), tr("Wide (3:2)"), tr("Tall (2:3)")});
    connect(shape_, &QComboBox::currentIndexChanged, this, &SettingsPanel::onChange);
    addRow({tr("Shape"), tr("The shape of the picture. Models paint their own shape best.")},
           {shape_, [this](Request& request) { applyShape(request); },
            [this](const Request& request) { showShape(request); },
            [this] { return shape_->currentIndex() != kOwnShape; }, [this] { shape_->setCurrentIndex(kOwnShape); }});
}

void SettingsPanel::addPriorFolder() {
    prior_ = new PriorChoice(this);
    connect(prior_, &QComboBox::currentIndexChanged, this, &SettingsPanel::onChange);
    connect(this, &SettingsPanel::modelChanged, prior_,
            [this] { prior_->setFitting(model() != nullptr ? model()->priors : QStringList()); });
    addRow(
        {tr("Prior from"), tr("Another prior in the place of the model's own, such as ECLIPSE, which predicts in one "
                              "step; for Stable unCLIP a Karlo model. Priors are added like models.")},
        {prior_, [this](Request& request) { request.priorFolder = toPath(prior_->folder()); },
         [this](const Request& request) { prior_->setFolder(toText(request.priorFolder)); },
         [this] { return prior_->currentIndex() > 0; }, [this] { prior_->setCurrentIndex(0); }});
}

void SettingsPanel::addStructure() {
    auto* field = structure_ = new StructureField(this);
    auto* choose = smallButton(QStringLiteral("folder"), tr("Choose a depth picture"), this);
    auto* make = smallButton(QStringLiteral("depth"), tr("Make a depth picture of a picture…"), this);
    make->setObjectName(QStringLiteral("makeDepthPicture"));
    connect(choose, &QToolButton::clicked, field, &StructureField::choose);
    connect(make, &QToolButton::clicked, field, &StructureField::choosePicture);
    connect(field, &StructureField::depthPictureWanted, this, &SettingsPanel::depthPictureWanted);
    connect(field, &StructureField::textChanged, this, &SettingsPanel::onChange);
    addRow(
        {tr("Follow structure"), tr("A depth picture, near is white, whose structure a picture from the prompt or a "
                                    "variation follows. Takes a model made for it, such as Kandinsky's ControlNet.")},
        {field, [field](Request& request) { request.structure = toPath(field->path()); },
         [field](const Request& request) { field->setText(toText(request.structure)); },
         [field] { return !field->path().isEmpty(); }, [field] { field->clear(); }},
        inLine(field, {choose, make}, this));
}

void SettingsPanel::addNoiseLevel() {
    noiseRow_ = form_->rowCount();
    add(WholeSetting{
        {tr("Noise level"), tr("How freely the picture, or what the prior makes of the prompt, is followed: "
                               "0 closely, 999 hardly at all.")},
        std::mem_fn(&Request::noiseLevel),
        0,
        kMaximumNoiseLevel});
}

void SettingsPanel::onChange() {
    if (isShowing_ || rows_.size() != form_->rowCount())
        return;
    form_->setRowVisible(noiseRow_, (model() != nullptr && model()->noisesEmbeddings) || rows_[noiseRow_].isChanged());
    for (const Row& row : rows_) row.arrow->setVisible(row.isChanged());
    emit changed();
}

void SettingsPanel::setModels(const QList<ModelFacts>& models) {
    Request shown;
    apply(shown);
    models_.clear();
    {
        const QSignalBlocker blocker(model_);
        model_->clear();
        prior_->setModels(models);
        for (const ModelFacts& facts : models)
            if (!facts.isPrior && !facts.estimatesDepth)
                models_ << facts;
        for (const ModelFacts& facts : models_) {
            model_->addItem(plainLine(facts.name));
            model_->setItemData(model_->count() - 1,
                                asTip(facts.isShipped ? tr("Comes with the program.") : facts.trouble),
                                Qt::ToolTipRole);
        }
        showModel(shown);
        if (shape_->currentIndex() == kThisSize)  // may be a common shape of this model
            showShape(shown);
    }
    emit modelChanged();
    onChange();
}

const ModelFacts* SettingsPanel::model() const {
    const int index = model_->currentIndex();
    return index >= 0 && index < models_.size() ? &models_[index] : nullptr;
}

void SettingsPanel::showModel(const Request& request) {
    wantedModel_ = toText(request.model);
    if (models_.isEmpty())
        return;
    for (int i = 0; i < models_.size(); ++i) {
        if (models_[i].isShipped ? wantedModel_.isEmpty() : models_[i].folder == wantedModel_)
            return model_->setCurrentIndex(i);
    }
    if (wantedModel_.isEmpty())
        return model_->setCurrentIndex(0);
    // One that isn't in the list, for example of a picture from another machine: painting says what is wrong with it.
    ModelFacts facts;
    facts.folder = wantedModel_;
    facts.name = QDir(wantedModel_).dirName();
    models_ << facts;
    model_->addItem(plainLine(facts.name));
    model_->setCurrentIndex(model_->count() - 1);
}

void SettingsPanel::applyShape(Request& request) const {
    const int shape = shape_->currentIndex();
    request.width = request.height = std::nullopt;
    if (shape == kThisSize) {
        request.width = width_;
        request.height = height_;
    } else if (shape != kOwnShape) {
        const QSize size = sizeOf(shape, model() != nullptr ? model()->side : ModelFacts().side);
        request.width = size.width();
        request.height = size.height();
    }
}

void SettingsPanel::showShape(const Request& request) {
    if (shape_->count() > kThisSize)
        shape_->removeItem(kThisSize);
    if (!request.width && !request.height)
        return shape_->setCurrentIndex(kOwnShape);
    const int side = model() != nullptr ? model()->side : ModelFacts().side;
    for (const int shape : {kSquare, kWide, kTall}) {
        if (request.width == sizeOf(shape, side).width() && request.height == sizeOf(shape, side).height())
            return shape_->setCurrentIndex(shape);
    }
    width_ = request.width;
    height_ = request.height;
    const auto inWords = [](const std::optional<int>& pixels) { return pixels ? QString::number(*pixels) : tr("own"); };
    shape_->addItem(tr("%1 × %2").arg(inWords(width_), inWords(height_)));
    shape_->setCurrentIndex(kThisSize);
}

void SettingsPanel::drawSeed() {
    if (!lock_->isChecked())
        seed_->setText(QString::number(randomSeed()));
}

void SettingsPanel::apply(Request& request) const {
    for (const Row& row : rows_) row.apply(request);
}

QString SettingsPanel::trouble() const {
    for (const Row& row : rows_) {
        if (const QString sentence = row.trouble(); !sentence.isEmpty())
            return sentence;
    }
    return {};
}

void SettingsPanel::show(const Request& request, bool keepSeed) {
    isShowing_ = true;
    for (const Row& row : rows_) row.show(request);
    isShowing_ = false;
    if (keepSeed)
        lockSeed(request.seed);
    onChange();
}

void SettingsPanel::setStructure(const QString& depthPicture) {
    structure_->setText(depthPicture);
}

void SettingsPanel::lockSeed(quint64 seed) {
    seed_->setText(QString::number(seed));
    lock_->setChecked(true);
}

bool SettingsPanel::isSeedLocked() const {
    return lock_->isChecked();
}

}  // namespace unclip::ui
