#include "ui/gallery/gallery_model.h"

#include <QDateTime>
#include <QLocale>
#include <QMimeData>
#include <QThreadPool>
#include <QUrl>

#include "ui/headless/harmless_text.h"
#include "ui/headless/paths.h"

namespace unclip::ui {
namespace {

constexpr qsizetype kTipLetters = 300;

QDateTime createdAt(const PictureRecord& record) {
    return QDateTime::fromString(record.created, Qt::ISODate).toLocalTime();
}

}  // namespace

GalleryModel::GalleryModel(const LibraryPlaces& places, QObject* parent)
    : QAbstractListModel(parent), places_(places), thumbnails_(new ThumbnailLoader(places, this)) {
    connect(thumbnails_, &ThumbnailLoader::ready, this, [this](const QString& id) {
        if (const int row = rowOf(id); row >= 0)
            emit dataChanged(index(row), index(row), {Qt::DecorationRole});
    });
}

void GalleryModel::setPlaces(const LibraryPlaces& places) {
    beginResetModel();
    places_ = places;
    thumbnails_->setPlaces(places);
    records_.clear();
    numberRows();
    endResetModel();
}

void GalleryModel::setRecords(const QList<PictureRecord>& records) {
    const int before = static_cast<int>(records_.size()), after = static_cast<int>(records.size());
    int same = 0;  // rows at the beginning
    while (same < before && same < after && records_[same].id == records[same].id) ++same;
    int sameEnd = 0;
    while (sameEnd < before - same && sameEnd < after - same &&
           records_[before - 1 - sameEnd].id == records[after - 1 - sameEnd].id)
        ++sameEnd;
    QList<PictureRecord> old = records_;
    if (const int removed = before - same - sameEnd; removed > 0) {
        beginRemoveRows({}, same, same + removed - 1);
        records_.remove(same, removed);
        numberRows();
        endRemoveRows();
    }
    if (const int added = after - same - sameEnd; added > 0) {
        beginInsertRows({}, same, same + added - 1);
        records_ = records;
        numberRows();
        endInsertRows();
    } else {
        records_ = records;
    }
    for (int row = 0; row < same; ++row)
        if (!(old[row] == records_[row]))
            emit dataChanged(index(row), index(row));
    for (int back = 1; back <= sameEnd; ++back)
        if (!(old[before - back] == records_[after - back]))
            emit dataChanged(index(after - back), index(after - back));
    // Letting thousands of old records go takes longer than a frame.
    QThreadPool::globalInstance()->start([old = std::move(old)] {});
}

void GalleryModel::setByDay(bool byDay, const QString& title) {
    if (isByDay_ == byDay && title_ == title)
        return;
    isByDay_ = byDay;
    title_ = title;
    divide();
    emit layoutChanged();
}

void GalleryModel::numberRows() {
    rows_.clear();
    rows_.reserve(records_.size());
    for (int row = 0; row < records_.size(); ++row) rows_.insert(records_[row].id, row);
    divide();
}

const PictureRecord* GalleryModel::record(const QModelIndex& index) const {
    return index.isValid() && index.row() < records_.size() ? &records_[index.row()] : nullptr;
}

QString GalleryModel::fileOf(const PictureRecord& record) const {
    return toText(places_.pictures / toPath(record.path));
}

QDate GalleryModel::dayOf(const PictureRecord& record) {
    constexpr qsizetype kToTenMinutes = 15;  // "2025-01-31T12:3"
    const QString time = record.created.left(kToTenMinutes);
    const auto known = days_.constFind(time);
    return known != days_.constEnd() ? *known : *days_.insert(time, createdAt(record).date());
}

void GalleryModel::divide() {
    sections_.clear();
    const int count = static_cast<int>(records_.size());
    if (!isByDay_ && count > 0)
        sections_ << GallerySection{title_, 0, count};
    if (!isByDay_)
        return;
    const QLocale locale;
    const QDate today = QDate::currentDate();
    QDate day;
    for (int row = 0; row < count; ++row) {
        const QDate date = dayOf(records_[row]);
        if (sections_.isEmpty() || date != day) {
            const QString title = !date.isValid()               ? tr("Without a date")
                                  : date == today               ? tr("Today")
                                  : date == today.addDays(-1)   ? tr("Yesterday")
                                  : date.year() == today.year() ? locale.toString(date, tr("dddd, d MMMM"))
                                                                : locale.toString(date, QLocale::LongFormat);
            sections_ << GallerySection{title, row, 0};
            day = date;
        }
        ++sections_.last().count;
    }
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(records_.size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    const PictureRecord* found = record(index);
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

QStringList GalleryModel::mimeTypes() const {
    return {QStringLiteral("text/uri-list")};
}

QMimeData* GalleryModel::mimeData(const QModelIndexList& indexes) const {
    QList<QUrl> urls;
    for (const QModelIndex& index : indexes)
        if (const PictureRecord* found = record(index))
            urls << QUrl::fromLocalFile(fileOf(*found));
    auto* data = new QMimeData;
    data->setUrls(urls);
    return data;
}

}  // namespace unclip::ui
