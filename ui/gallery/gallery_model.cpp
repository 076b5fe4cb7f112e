#include "ui/gallery/gallery_model.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "ui/headless/harmless_text.h"
#include "ui/headless/paths.h"

namespace unclip::ui {
namespace {

constexpr qsizetype kTipLetters = 300;
constexpr int kLookAgainMs = 300;  // after the index could not be read

QDateTime createdAt(const PictureRecord& record) {
    return QDateTime::fromString(record.created, Qt::ISODate).toLocalTime();
}

}  // namespace

GalleryModel::GalleryModel(const LibraryPlaces& places, QObject* parent)
    : QAbstractListModel(parent), places_(places), thumbnails_(new ThumbnailLoader(places, this)), records_(places) {
    looksAgain_.setSingleShot(true);
    looksAgain_.setInterval(kLookAgainMs);
    connect(&looksAgain_, &QTimer::timeout, this, [this] {
        if (!pictures_.isEmpty())
            emit dataChanged(index(0), index(rowCount() - 1));
    });
    connect(thumbnails_, &ThumbnailLoader::ready, this, [this](const QString& id) {
        if (const int row = rowOf(id); row >= 0)
            emit dataChanged(index(row), index(row), {Qt::DecorationRole});
    });
}

void GalleryModel::setPlaces(const LibraryPlaces& places) {
    beginResetModel();
    places_ = places;
    thumbnails_->setPlaces(places);
    records_.setPlaces(places);
    pictures_.clear();
    days_.clear();
    divide();
    endResetModel();
}

void GalleryModel::setPictures(const QList<ListedPicture>& pictures, const QList<PictureDay>& days) {
    const int before = static_cast<int>(pictures_.size()), after = static_cast<int>(pictures.size());
    int same = 0;  // rows at the beginning
    while (same < before && same < after && pictures_[same].row == pictures[same].row) ++same;
    int sameEnd = 0;
    while (sameEnd < before - same && sameEnd < after - same &&
           pictures_[before - 1 - sameEnd].row == pictures[after - 1 - sameEnd].row)
        ++sameEnd;
    records_.forget();
    if (const int removed = before - same - sameEnd; removed > 0) {
        beginRemoveRows({}, same, same + removed - 1);
        pictures_.remove(same, removed);
        days_ = daysOf(pictures_);
        divide();
        endRemoveRows();
    }
    const int added = after - same - sameEnd;
    if (added > 0)
        beginInsertRows({}, same, same + added - 1);
    pictures_ = pictures;
    days_ = days;
    divide();
    if (added > 0)
        endInsertRows();
    if (after > added)
        emit dataChanged(index(0), index(after - 1));
}

void GalleryModel::setByDay(bool byDay, const QString& title) {
    if (isByDay_ == byDay && title_ == title)
        return;
    isByDay_ = byDay;
    title_ = title;
    divide();
    emit layoutChanged();
}

std::optional<PictureRecord> GalleryModel::record(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= pictures_.size())
        return {};
    const auto record = records_.record(pictures_, index.row());
    if (!record && !looksAgain_.isActive())
        looksAgain_.start();
    return record;
}

QList<ListedPicture> GalleryModel::listed(const QList<int>& places) const {
    QList<ListedPicture> pictures;
    pictures.reserve(places.size());
    for (const int place : places)
        if (place >= 0 && place < pictures_.size())
            pictures << pictures_[place];
    return pictures;
}

int GalleryModel::rowOf(const QString& id) const {
    const auto row = records_.rowOf(id);
    const auto found = std::find_if(pictures_.begin(), pictures_.end(),
                                    [&](const ListedPicture& picture) { return picture.row == row; });
    return found == pictures_.end() ? -1 : static_cast<int>(found - pictures_.begin());
}

QString GalleryModel::fileOf(const PictureRecord& record) const {
    return toText(places_.pictures / toPath(record.path));
}

void GalleryModel::divide() {
    sections_.clear();
    if (!isByDay_) {
        if (!pictures_.isEmpty())
            sections_ << GallerySection{title_, 0, static_cast<int>(pictures_.size())};
        return;
    }
    const QLocale locale;
    const QDate today = QDate::currentDate();
    for (const auto& [day, first, count] : days_) {
        const QString title = !day.isValid()               ? tr("Without a date")
                              : day == today               ? tr("Today")
                              : day == today.addDays(-1)   ? tr("Yesterday")
                              : day.year() == today.year() ? locale.toString(day, tr("dddd, d MMMM"))
                                                           : locale.toString(day, QLocale::LongFormat);
        sections_ << GallerySection{title, first, count};
    }
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(pictures_.size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    const auto found = record(index);
    if (!found)
        return {};
    switch (role) {
        case Qt::DecorationRole:
            return thumbnails_->thumbnail(*found);
        case Qt::AccessibleTextRole:
            return found->prompt.isEmpty() ? tr("Picture %1").arg(found->number) : found->prompt;
        case Qt::ToolTipRole: {
            // Prompts may come from strangers' files: shown as plain text.
            const QString text = asTip(firstLetters(found->prompt, kTipLetters));
            const QString size = tr("%1 × %2, %3")
                                     .arg(found->width)
                                     .arg(found->height)
                                     .arg(QLocale().toString(createdAt(*found), QLocale::ShortFormat));
            return text.isEmpty() ? size : text + asTip(size);
        }
        default:
            return {};
    }
}

Qt::ItemFlags GalleryModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : flags;
}

}  // namespace unclip::ui
