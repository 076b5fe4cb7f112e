#include "ui/prompt/settings_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QToolButton>

#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

enum Shape { kOwnShape, kSquare, kWide, kTall };
enum Preset { kQuick, kDefault, kBest, kOwnSteps };

struct Effort {
    int prior, decoder, upsampler, bestOf;  ///< 0: the model's own
};
constexpr double kTasksOwnStrength = -0.05;  // the spin box's word for "no value"
constexpr Effort kPresets[] = {{10, 10, 4, 1}, {0, 0, 0, 0}, {50, 100, 14, 8}};

QToolButton* smallButton(const QString& iconName, const QString& tip, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

quint64 randomSeed() {
    return QRandomGenerator::global()->generate();
}

/// Multiples of 64 suit every model's levels.
int rounded(double pixels) {
    return std::max(64, static_cast<int>(pixels / 64 + 0.5) * 64);
}

}  // namespace

SettingsPanel::SettingsPanel(QWidget* parent) : QWidget(parent) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 4, 0, 4);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);

    model_ = new QComboBox(this);
    model_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    model_->setMinimumContentsLength(10);
    addRow(
        form, tr("Model"), model_, tr("The model that paints. More can be added in the menu Models."),
        [this] { return model_->currentIndex() > 0; }, [this] { model_->setCurrentIndex(0); });
    connect(model_, &QComboBox::currentIndexChanged, this, &SettingsPanel::modelChanged);

    auto* seedLine = new QWidget(this);
    auto* seedLayout = new QHBoxLayout(seedLine);
    seedLayout->setContentsMargins(0, 0, 0, 0);
    seedLayout->setSpacing(2);
    seed_ = new QLineEdit(QString::number(randomSeed()), seedLine);
    seed_->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,20}")), seed_));
    seed_->setAccessibleName(tr("Seed"));
    auto* dice = smallButton(QStringLiteral("dice"), tr("Draw another seed"), seedLine);
    lock_ = smallButton(QStringLiteral("lock"), tr("Keep this seed for the next pictures"), seedLine);
    lock_->setCheckable(true);
    seedLayout->addWidget(seed_, 1);
    seedLayout->addWidget(dice);
    seedLayout->addWidget(lock_);
    connect(dice, &QToolButton::clicked, this, [this] { seed_->setText(QString::number(randomSeed())); });
    connect(seed_, &QLineEdit::textEdited, this, [this] { lock_->setChecked(true); });
    addRow(
        form, tr("Seed"), seedLine,
        tr("The number that chooses the noise a picture starts from. The same seed and settings give the same "
           "picture."),
        [this] { return lock_->isChecked(); }, [this] { lock_->setChecked(false); });

    shape_ = new QComboBox(this);
    shape_->addItem(tr("Model's own"));
    shape_->addItem(tr("Square"));
    shape_->addItem(tr("Wide (3:2)"));
    shape_->addItem(tr("Tall (2:3)"));
    addRow(
        form, tr("Shape"), shape_, tr("The shape of the picture. Models paint their own shape best."),
        [this] { return shape_->currentIndex() != kOwnShape; }, [this] { shape_->setCurrentIndex(kOwnShape); });

    preset_ = new QComboBox(this);
    preset_->addItem(tr("Quick"));
    preset_->addItem(tr("Default"));
    preset_->addItem(tr("Best"));
    preset_->addItem(tr("Own steps"));
    preset_->setCurrentIndex(kDefault);
    addRow(
        form, tr("Quality"), preset_, tr("More steps and tries take longer and paint more carefully."),
        [this] { return preset_->currentIndex() != kDefault; }, [this] { preset_->setCurrentIndex(kDefault); });
    connect(preset_, &QComboBox::activated, this, &SettingsPanel::applyPreset);
    connect(preset_, &QComboBox::currentIndexChanged, this, &SettingsPanel::applyPreset);

    auto* priorLine = new QWidget(this);
    auto* priorLayout = new QHBoxLayout(priorLine);
    priorLayout->setContentsMargins(0, 0, 0, 0);
    priorLayout->setSpacing(2);
    prior_ = new QComboBox(priorLine);
    prior_->addItem(tr("Prior"));
    prior_->addItem(tr("Text directly"));
    prior_->addItem(tr("None"));
    prior_->setAccessibleName(tr("Prior"));
    auto* compare = smallButton(QStringLiteral("compare"), tr("Paint with all three and compare"), priorLine);
    compare->setObjectName(QStringLiteral("compareButton"));
    connect(compare, &QToolButton::clicked, this, &SettingsPanel::compareWanted);
    priorLayout->addWidget(prior_, 1);
    priorLayout->addWidget(compare);
    addRow(
        form, tr("Prior"), priorLine,
        tr("What the decoder is told: the picture that the prior imagines, the text itself in its place, or the "
           "caption alone."),
        [this] { return prior_->currentIndex() != 0; }, [this] { prior_->setCurrentIndex(0); });

    strength_ = new QDoubleSpinBox(this);
    strength_->setRange(kTasksOwnStrength, 1.0);
    strength_->setSingleStep(0.05);
    strength_->setSpecialValueText(tr("Automatic"));
    strength_->setValue(kTasksOwnStrength);
    addRow(
        form, tr("Strength"), strength_,
        tr("How far variations and mixes go: 0 hardly leaves the picture, 1 keeps only what CLIP sees in it."),
        [this] { return strength_->value() >= 0; }, [this] { strength_->setValue(kTasksOwnStrength); });

    startFromPixels_ = new QCheckBox(tr("Keep places and colours"), this);
    addRow(
        form, QString(), startFromPixels_,
        tr("Variations start from the picture's pixels under noise; the strength says under how much."),
        [this] { return startFromPixels_->isChecked(); }, [this] { startFromPixels_->setChecked(false); });

    priorSteps_ = addSteps(form, tr("Prior steps"), tr("Steps in which the prior imagines the picture's meaning."));
    priorGuidance_ = addGuidance(form, tr("Prior guidance"), tr("How closely the prior keeps to the prompt."));
    decoderSteps_ = addSteps(form, tr("Decoder steps"), tr("Steps in which the decoder paints the small picture."));
    guidance_ = addGuidance(form, tr("Guidance"),
                            tr("How closely the decoder keeps to the prompt; high values make harsh pictures."));
    upsamplerSteps_ = addSteps(form, tr("Upsampler steps"), tr("Steps in which the small picture is painted large."));

    bestOf_ =
        addNumber(form, tr("Best of"),
                  tr("So many small pictures are painted for each; the one that CLIP finds nearest to what was asked "
                     "for is painted large."),
                  kMaximumBestOf);

    ranked_ = new QCheckBox(tr("Best match first"), this);
    addRow(
        form, QString(), ranked_, tr("Sorts the pictures by how well CLIP finds them to match the prompt."),
        [this] { return ranked_->isChecked(); }, [this] { ranked_->setChecked(false); });

    device_ = new QComboBox(this);
    device_->addItem(tr("Automatic"));
    device_->addItem(tr("Processor"));
    device_->addItem(tr("Graphics card (CUDA)"));
    addRow(
        form, tr("Device"), device_, tr("Where the computing happens."),
        [this] { return device_->currentIndex() != 0; }, [this] { device_->setCurrentIndex(0); });
    dtype_ = new QComboBox(this);
    dtype_->addItem(tr("Automatic"));
    for (const char* name : {"float32", "bfloat16", "float16"}) dtype_->addItem(QString::fromLatin1(name));
    addRow(
        form, tr("Precision"), dtype_, tr("How exactly numbers are kept; less is faster and needs less memory."),
        [this] { return dtype_->currentIndex() != 0; }, [this] { dtype_->setCurrentIndex(0); });

    for (QComboBox* box : {shape_, preset_, prior_, model_, device_, dtype_})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsPanel::onChange);
    for (QSpinBox* box : {priorSteps_, decoderSteps_, upsamplerSteps_, bestOf_}) {
        connect(box, &QSpinBox::valueChanged, this, [this] {
            if (!isShowing_)
                preset_->setCurrentIndex(kOwnSteps);
            onChange();
        });
    }
    for (QDoubleSpinBox* box : {priorGuidance_, guidance_, strength_})
        connect(box, &QDoubleSpinBox::valueChanged, this, &SettingsPanel::onChange);
    connect(lock_, &QToolButton::toggled, this, &SettingsPanel::onChange);
    for (QCheckBox* box : {startFromPixels_, ranked_})
        connect(box, &QCheckBox::toggled, this, &SettingsPanel::onChange);
    onChange();
}

void SettingsPanel::addRow(QFormLayout* form, const QString& label, QWidget* control, const QString& help,
                           std::function<bool()> isChanged, std::function<void()> reset) {
    auto* line = new QWidget(this);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    auto* arrow = smallButton(QStringLiteral("reset"), tr("Back to the default"), line);
    QSizePolicy policy = arrow->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    arrow->setSizePolicy(policy);
    connect(arrow, &QToolButton::clicked, this, [this, reset] {
        reset();
        onChange();
    });
    layout->addWidget(control, 1);
    layout->addWidget(arrow);
    const QString tip = QStringLiteral("<p>%1</p>").arg(help.toHtmlEscaped());
    control->setToolTip(tip);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(label);
    control->setAccessibleDescription(help);
    auto* caption = new QLabel(label, this);
    caption->setToolTip(tip);
    caption->setBuddy(control);
    form->addRow(caption, line);
    rows_.append({std::move(isChanged), std::move(reset), arrow});
}

QSpinBox* SettingsPanel::addSteps(QFormLayout* form, const QString& label, const QString& help) {
    return addNumber(form, label, help, kMaximumSteps);
}

QSpinBox* SettingsPanel::addNumber(QFormLayout* form, const QString& label, const QString& help, int most) {
    auto* box = new QSpinBox(this);
    box->setRange(0, most);
    box->setSpecialValueText(tr("Model's own"));
    addRow(
        form, label, box, help, [box] { return box->value() != 0; }, [box] { box->setValue(0); });
    return box;
}

QDoubleSpinBox* SettingsPanel::addGuidance(QFormLayout* form, const QString& label, const QString& help) {
    auto* box = new QDoubleSpinBox(this);
    box->setRange(-0.5, kMaximumGuidance);
    box->setSingleStep(0.5);
    box->setDecimals(1);
    box->setValue(-0.5);
    box->setSpecialValueText(tr("Model's own"));
    addRow(
        form, label, box, help, [box] { return box->value() >= 0; }, [box] { box->setValue(-0.5); });
    return box;
}

void SettingsPanel::applyPreset(int preset) {
    if (isShowing_ || preset == kOwnSteps || preset < 0)
        return;
    isShowing_ = true;
    priorSteps_->setValue(kPresets[preset].prior);
    decoderSteps_->setValue(kPresets[preset].decoder);
    upsamplerSteps_->setValue(kPresets[preset].upsampler);
    bestOf_->setValue(kPresets[preset].bestOf);
    isShowing_ = false;
    onChange();
}

void SettingsPanel::onChange() {
    for (const Row& row : rows_) row.arrow->setVisible(row.isChanged());
    if (!isShowing_)
        emit changed();
}

void SettingsPanel::setModels(const QList<ModelFacts>& models) {
    if (model() != nullptr)
        wantedModel_ = model()->isShipped ? std::filesystem::path() : model()->folder;
    models_ = models;
    const QSignalBlocker blocker(model_);
    model_->clear();
    int chosen = 0;
    for (int i = 0; i < models.size(); ++i) {
        model_->addItem(models[i].name);
        model_->setItemData(i, models[i].isShipped ? tr("Comes with the program.") : models[i].trouble,
                            Qt::ToolTipRole);
        if (!wantedModel_.empty() && models[i].folder == wantedModel_)
            chosen = i;
    }
    model_->setCurrentIndex(models.isEmpty() ? -1 : chosen);
    emit modelChanged();
    onChange();
}

const ModelFacts* SettingsPanel::model() const {
    const int index = model_->currentIndex();
    return index >= 0 && index < models_.size() ? &models_[index] : nullptr;
}

void SettingsPanel::drawSeed() {
    if (!lock_->isChecked())
        seed_->setText(QString::number(randomSeed()));
}

void SettingsPanel::apply(Request& request) const {
    bool isNumber = false;
    const quint64 seed = seed_->text().toULongLong(&isNumber);
    request.seed = isNumber ? seed : randomSeed();
    const ModelFacts* facts = model();
    request.model = facts == nullptr || facts->isShipped ? std::filesystem::path() : facts->folder;
    const int side = facts != nullptr ? facts->side : 256;
    request.width = request.height = std::nullopt;
    switch (shape_->currentIndex()) {
        case kSquare:
            request.width = request.height = rounded(side);
            break;
        case kWide:
            request.width = rounded(side * 1.5), request.height = rounded(side);
            break;
        case kTall:
            request.width = rounded(side), request.height = rounded(side * 1.5);
            break;
        default:
            break;
    }
    const auto number = [](const QSpinBox* box) {
        return box->value() > 0 ? std::optional(box->value()) : std::nullopt;
    };
    const auto guidance = [](const QDoubleSpinBox* box) {
        return box->value() >= 0 ? std::optional(box->value()) : std::nullopt;
    };
    request.priorSteps = number(priorSteps_);
    request.decoderSteps = number(decoderSteps_);
    request.upsamplerSteps = number(upsamplerSteps_);
    request.bestOf = number(bestOf_);
    request.priorGuidance = guidance(priorGuidance_);
    request.guidance = guidance(guidance_);
    request.priorMode = static_cast<PriorMode>(prior_->currentIndex());
    request.strength = strength_->value() >= 0 ? std::optional(strength_->value()) : std::nullopt;
    request.vary.startFromPixels = startFromPixels_->isChecked();
    request.ranked = ranked_->isChecked();
    request.device = static_cast<DeviceChoice>(device_->currentIndex());
    request.dtype = static_cast<DtypeChoice>(dtype_->currentIndex());
}

void SettingsPanel::show(const Request& request, bool keepSeed) {
    isShowing_ = true;
    priorSteps_->setValue(request.priorSteps.value_or(0));
    decoderSteps_->setValue(request.decoderSteps.value_or(0));
    upsamplerSteps_->setValue(request.upsamplerSteps.value_or(0));
    bestOf_->setValue(request.bestOf.value_or(0));
    priorGuidance_->setValue(request.priorGuidance.value_or(-0.5));
    guidance_->setValue(request.guidance.value_or(-0.5));
    const bool hasOwnSteps = request.priorSteps || request.decoderSteps || request.upsamplerSteps || request.bestOf;
    preset_->setCurrentIndex(hasOwnSteps ? kOwnSteps : kDefault);
    prior_->setCurrentIndex(static_cast<int>(request.priorMode));
    strength_->setValue(request.strength.value_or(kTasksOwnStrength));
    startFromPixels_->setChecked(request.vary.startFromPixels);
    ranked_->setChecked(request.ranked);
    device_->setCurrentIndex(static_cast<int>(request.device));
    dtype_->setCurrentIndex(static_cast<int>(request.dtype));
    const int width = request.width.value_or(0), height = request.height.value_or(0);
    shape_->setCurrentIndex(width == 0 || height == 0 ? kOwnShape
                            : width == height         ? kSquare
                            : width > height          ? kWide
                                                      : kTall);
    wantedModel_ = request.model;
    for (int i = 0; i < models_.size(); ++i) {
        if (models_[i].isShipped ? request.model.empty() : models_[i].folder == request.model)
            model_->setCurrentIndex(i);
    }
    isShowing_ = false;
    if (keepSeed)
        lockSeed(request.seed);
    onChange();
}

void SettingsPanel::lockSeed(quint64 seed) {
    seed_->setText(QString::number(seed));
    lock_->setChecked(true);
}

bool SettingsPanel::isSeedLocked() const {
    return lock_->isChecked();
}

}  // namespace unclip::ui
