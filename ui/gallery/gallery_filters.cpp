#include "ui/gallery/gallery_filters.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/gallery/library_jobs.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

constexpr int kTypingMs = 150;  // after the last key until the search begins

enum Kind { kindTask, kindTag, kindCollection, kindTrash };

QVariant kind(Kind what, const QString& name) {
    return QVariant(QVariantList{int(what), name});
}

void refill(QComboBox* box, const QList<std::pair<QString, QVariant>>& items) {
    const QVariant chosen = box->currentData();
    box->clear();
    for (const auto& [text, data] : items) box->addItem(text, data);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

}  // namespace

GalleryFilters::GalleryFilters(QWidget* parent)
    : QWidget(parent),
      search_(new QLineEdit(this)),
      byLook_(new QToolButton(this)),
      favourites_(new QToolButton(this)),
      kind_(new QComboBox(this)),
      model_(new QComboBox(this)) {
    search_->setPlaceholderText(tr("Search the pictures"));
    search_->setClearButtonEnabled(true);
    search_->setAccessibleName(tr("Search the pictures"));
    search_->setToolTip(
        tr("Words of the prompt, tags and collections. \"Quoted words\" stand together, -word must not be "
           "there."));
    byLook_->setText(tr("By look"));
    byLook_->setCheckable(true);
    byLook_->setToolTip(tr("Searches what is in the pictures, whatever their prompts were."));
    favourites_->setIcon(icon(QStringLiteral("favourite")));
    favourites_->setCheckable(true);
    favourites_->setToolTip(tr("Shows favourites only."));
    favourites_->setAccessibleName(tr("Favourites only"));
    kind_->setAccessibleName(tr("Which pictures"));
    kind_->setToolTip(tr("Shows pictures of one kind, with one tag, of one collection, or the trash."));
    model_->setAccessibleName(tr("Model"));
    model_->setToolTip(tr("Shows pictures of one model."));
    kind_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    model_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);

    auto* searchLine = new QHBoxLayout;
    searchLine->addWidget(search_, 1);
    searchLine->addWidget(byLook_);
    searchLine->addWidget(favourites_);
    auto* choices = new QHBoxLayout;
    choices->addWidget(kind_, 1);
    choices->addWidget(model_, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(6);
    all->addLayout(searchLine);
    all->addLayout(choices);
    fill({});

    typing_.setSingleShot(true);
    typing_.setInterval(kTypingMs);
    const auto tell = [this] {
        typing_.stop();
        emit changed();
    };
    connect(search_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(&typing_, &QTimer::timeout, this, tell);
    connect(search_, &QLineEdit::returnPressed, this, tell);
    connect(byLook_, &QToolButton::toggled, this, tell);
    connect(favourites_, &QToolButton::toggled, this, tell);
    connect(kind_, &QComboBox::activated, this, tell);
    connect(model_, &QComboBox::activated, this, tell);
}

QString GalleryFilters::look() const {
    return byLook_->isChecked() ? search_->text().simplified() : QString();
}

PictureFilter GalleryFilters::filter() const {
    PictureFilter filter;
    if (!byLook_->isChecked())
        filter.words = search_->text();
    filter.favouritesOnly = favourites_->isChecked();
    filter.model = model_->currentData().toString();
    const QVariantList chosen = kind_->currentData().toList();
    if (chosen.size() != 2)
        return filter;
    const QString name = chosen[1].toString();
    switch (chosen[0].toInt()) {
        case kindTask:
            filter.task = name;
            break;
        case kindTag:
            filter.tag = name;
            break;
        case kindCollection:
            filter.collection = name;
            break;
        case kindTrash:
            filter.inTrash = true;
            break;
    }
    return filter;
}

QStringList GalleryFilters::collections() const {
    QStringList names;
    for (int i = 0; i < kind_->count(); ++i)
        if (const QVariantList one = kind_->itemData(i).toList(); one.size() == 2 && one[0].toInt() == kindCollection)
            names << one[1].toString();
    return names;
}

void GalleryFilters::fill(const GalleryContents& contents) {
    QList<std::pair<QString, QVariant>> models{{tr("All models"), QString()}};
    for (const QString& name : contents.models)
        if (!name.isEmpty())
            models.append({name, name});
    refill(model_, models);

    const auto task = [](Task one) { return kind(kindTask, QString::fromLatin1(name(one))); };
    QList<std::pair<QString, QVariant>> kinds{{tr("All pictures"), QVariant()},
                                              {tr("Painted from words"), task(Task::generate)},
                                              {tr("Variations"), task(Task::vary)},
                                              {tr("Repainted"), task(Task::inpaint)},
                                              {tr("Continued beyond the frame"), task(Task::outpaint)},
                                              {tr("More detail"), task(Task::detail)},
                                              {tr("Mixed"), task(Task::mix)},
                                              {tr("Enlarged"), task(Task::upscale)}};
    for (const QString& name : contents.collections)
        kinds.append({tr("Collection: %1").arg(name), kind(kindCollection, name)});
    for (const QString& name : contents.tags) kinds.append({tr("Tag: %1").arg(name), kind(kindTag, name)});
    kinds.append({tr("Trash"), kind(kindTrash, {})});
    refill(kind_, kinds);
}

}  // namespace unclip::ui
