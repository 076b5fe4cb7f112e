#include "ui/gallery/picture_details.h"

#include <QDateTime>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/base/error.h"
#include "ui/headless/background.h"
#include "ui/headless/harmless_text.h"
#include "ui/headless/paths.h"
#include "ui/headless/sentences.h"
#include "ui/jobs/job_list.h"
#include "ui/pictures/image_conversion.h"
#include "ui/widgets/flow_layout.h"

namespace unclip::ui {
namespace {

constexpr int kFamilySide = 56;
constexpr int kMostOfAFamily = 40;

QString text(const std::string& bytes) {
    return QString::fromStdString(bytes);
}

/// Texts come from files, perhaps from strangers': never markup.
QLabel* plainLabel(const QString& content, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(content);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QStringList namesIn(const QString& line) {
    QStringList names;
    for (const QString& name : line.split(QLatin1Char(',')))
        if (const QString plain = name.simplified(); !plain.isEmpty() && !names.contains(plain))
            names << plain;
    return names;
}

QStringList without(const QStringList& names, const QStringList& others) {
    QStringList rest;
    for (const QString& name : names)
        if (!others.contains(name))
            rest << name;
    return rest;
}

}  // namespace

PictureDetails::PictureDetails(QWidget* parent)
    : QWidget(parent),
      heading_(plainLabel({}, this)),
      ofOnePicture_(new QWidget(this)),
      prompt_(plainLabel({}, this)),
      rowsHolder_(new QWidget(this)),
      rows_(nullptr),
      tags_(new QLineEdit(this)),
      collections_(new QLineEdit(this)),
      useSettings_(new QPushButton(tr("Use its settings"), this)),
      similar_(new QPushButton(tr("More like this"), this)) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(6, 6, 6, 6);
    outer->addWidget(heading_);
    outer->addWidget(ofOnePicture_);
    outer->addStretch(1);
    auto* all = new QVBoxLayout(ofOnePicture_);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(prompt_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(useSettings_);
    buttons->addWidget(similar_);
    all->addLayout(buttons);
    auto* own = new QFormLayout;
    own->addRow(tr("Tags"), tags_);
    own->addRow(tr("Collections"), collections_);
    all->addLayout(own);
    all->addWidget(rowsHolder_);

    useSettings_->setToolTip(tr("Takes over prompt, seed and all settings of this picture."));
    similar_->setToolTip(tr("Finds pictures that look like this one."));
    tags_->setPlaceholderText(tr("Words of your own, with commas between"));
    collections_->setPlaceholderText(tr("Names, with commas between"));
    tags_->setAccessibleName(tr("Tags of the picture"));
    collections_->setAccessibleName(tr("Collections of the picture"));
    connect(useSettings_, &QPushButton::clicked, this, [this] {
        if (request_)
            emit settingsWanted(*request_);
    });
    connect(similar_, &QPushButton::clicked, this, [this] { emit similarWanted(record_); });
    connect(tags_, &QLineEdit::editingFinished, this, [this] { sendNames(tags_, record_.tags, true); });
    connect(collections_, &QLineEdit::editingFinished, this,
            [this] { sendNames(collections_, record_.collections, false); });
    showCount(0);
}

void PictureDetails::sendNames(QLineEdit* line, const QStringList& before, bool areTags) {
    const QStringList now = namesIn(line->text());
    const QStringList added = without(now, before), removed = without(before, now);
    if (record_.id.isEmpty() || (added.isEmpty() && removed.isEmpty()))
        return;
    PictureChange change;
    (areTags ? change.addTags : change.addCollections) = added;
    (areTags ? change.removeTags : change.removeCollections) = removed;
    (areTags ? record_.tags : record_.collections) = now;
    emit changeWanted({record_.id}, change);
}

void PictureDetails::clearRows() {
    delete rows_;
    qDeleteAll(rowsHolder_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    rows_ = new QFormLayout(rowsHolder_);
    rows_->setContentsMargins(0, 0, 0, 0);
}

void PictureDetails::showCount(int count) {
    record_ = {};
    request_.reset();
    clearRows();
    heading_->setText(count == 0 ? tr("Choose a picture to see how it was made.")
                                 : tr("%n pictures are chosen.", nullptr, count));
    ofOnePicture_->hide();
    prompt_->clear();
    tags_->clear();
    collections_->clear();
}

void PictureDetails::showPicture(const PictureRecord& record) {
    const bool isSame = record.id == record_.id;
    record_ = record;
    heading_->setText(tr("Picture %1").arg(record.number));
    prompt_->setText(record.prompt);
    ofOnePicture_->show();
    if (!isSame || !tags_->hasFocus())
        tags_->setText(record.tags.join(QStringLiteral(", ")));
    if (!isSame || !collections_->hasFocus())
        collections_->setText(record.collections.join(QStringLiteral(", ")));
    if (isSame && request_)
        return;
    request_.reset();
    useSettings_->setEnabled(false);
    inBackground(
        this, [places = places_, record] { return read(places, record); },
        [this](const Findings& findings) {
            if (findings.id == record_.id)
                showFindings(findings);
        },
        {});
}

PictureDetails::Findings PictureDetails::read(const LibraryPlaces& places, const PictureRecord& record) {
    Findings findings;
    findings.id = record.id;
    try {
        Library library(places);
        findings.metadata = readMetadata(library.fileOf(record));
        for (const QString& parent : record.parents)
            if (const auto found = library.find(parent))
                findings.parents << *found;
        findings.children = library.children(record.id).mid(0, kMostOfAFamily);
        for (const PictureRecord& relative : findings.parents + findings.children) {
            try {
                findings.thumbnails[relative.id] =
                    toImage(library.thumbnails().load(relative.id, library.fileOf(relative)))
                        .scaled(kFamilySide, kFamilySide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
            } catch (const Error&) {
                // shown without a picture
            }
        }
    } catch (const Error& error) {
        findings.trouble = inWords(error);
    }
    return findings;
}

void PictureDetails::addRow(const QString& name, const QString& value) {
    if (!value.isEmpty())
        rows_->addRow(name, plainLabel(value, rowsHolder_));
}

void PictureDetails::showFindings(const Findings& findings) {
    clearRows();
    const QLocale locale;
    const auto number = [&](const auto& value) { return value ? locale.toString(*value) : QString(); };
    const PictureMetadata& metadata = findings.metadata;
    request_ = metadata.request;
    useSettings_->setEnabled(request_.has_value());
    addRow(tr("Trouble"), findings.trouble);
    if (request_) {
        addRow(tr("Avoid"), text(request_->negativePrompt));
        addRow(tr("Task"), taskInWords(request_->task));
        addRow(tr("Seed"), QString::number(request_->seed));
        addRow(tr("Prior"), priorModeInWords(request_->priorMode));
        addRow(tr("Prior from"), toText(request_->priorFolder));
        addRow(tr("Structure of"), toText(request_->structure));
        addRow(tr("Prior steps"), number(request_->priorSteps));
        addRow(tr("Prior best of"), number(request_->priorBestOf));
        addRow(tr("Decoder steps"), number(request_->decoderSteps));
        addRow(tr("Upsampler steps"), number(request_->upsamplerSteps));
        addRow(tr("Prior guidance"), number(request_->priorGuidance));
        addRow(tr("Guidance"), number(request_->guidance));
        addRow(tr("Noise level"), number(request_->noiseLevel));
        addRow(tr("Best of"), number(request_->bestOf));
    }
    addRow(tr("Size"), tr("%1 × %2").arg(record_.width).arg(record_.height));
    addRow(tr("Model"), text(metadata.modelName));
    addRow(tr("Weights"), text(metadata.modelHash));
    addRow(tr("Device"), QStringList{text(metadata.device), text(metadata.dtype)}.join(QLatin1Char(' ')).trimmed());
    if (metadata.similarity)
        addRow(tr("Likeness to the prompt"), locale.toString(*metadata.similarity, 'f', 3));
    addRow(tr("Made"),
           locale.toString(QDateTime::fromString(record_.created, Qt::ISODate).toLocalTime(), QLocale::ShortFormat));
    addRow(tr("File"), toText(places_.pictures / toPath(record_.path)));
    if (!request_ && !metadata.parameters.empty())
        addRow(tr("Other program's note"), firstLetters(text(metadata.parameters), 2000));
    addFamily(tr("Made from"), findings.parents, findings.thumbnails);
    addFamily(tr("Made from it"), findings.children, findings.thumbnails);
}

void PictureDetails::addFamily(const QString& heading, const QList<PictureRecord>& family,
                               const QHash<QString, QImage>& thumbnails) {
    if (family.isEmpty())
        return;
    auto* holder = new QWidget(rowsHolder_);
    auto* flow = new FlowLayout(holder);
    for (const PictureRecord& relative : family) {
        auto* button = new QToolButton(holder);
        button->setIcon(QPixmap::fromImage(thumbnails.value(relative.id)));
        button->setIconSize({kFamilySide, kFamilySide});
        button->setAutoRaise(true);
        const QString what = relative.prompt.isEmpty() ? tr("Picture %1").arg(relative.number) : relative.prompt;
        button->setAccessibleName(firstLetters(what, 200));
        button->setToolTip(asTip(firstLetters(what, 200)));
        // Later: the picture's rows take this button's place, which isn't done with its click yet.
        connect(
            button, &QToolButton::clicked, this, [this, id = relative.id] { emit pictureChosen(id); },
            Qt::QueuedConnection);
        flow->addWidget(button);
    }
    rows_->addRow(heading, holder);
}

}  // namespace unclip::ui
