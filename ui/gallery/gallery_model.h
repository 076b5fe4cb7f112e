#pragma once

#include <QAbstractListModel>
#include <QTimer>

#include "ui/gallery/gallery_layout.h"
#include "ui/gallery/record_cache.h"
#include "ui/gallery/thumbnail_loader.h"
#include "ui/headless/library/picture_listing.h"

namespace unclip::ui {

/// The pictures that the gallery shows, one a row.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit GalleryModel(const LibraryPlaces& places, QObject* parent = nullptr);

    void setPlaces(const LibraryPlaces& places);
    /// Shows these, whose days are daysOf() them. Rows that were there before stay the same rows, so that selections
    /// last.
    void setPictures(const QList<ListedPicture>& pictures, const QList<PictureDay>& days);
    /// Whether the order is that of days; otherwise one section shows all, under `title`.
    void setByDay(bool byDay, const QString& title = {});

    /// Absent while the index can't be read.
    std::optional<PictureRecord> record(const QModelIndex& index) const;
    /// What stands at these places, without reading the records.
    QList<ListedPicture> listed(const QList<int>& places) const;
    /// -1 when it isn't shown.
    int rowOf(const QString& id) const;
    QString fileOf(const PictureRecord& record) const;
    ThumbnailLoader* thumbnails() const { return thumbnails_; }
    /// Rows that belong together, with headings in the user's language.
    const QList<GallerySection>& sections() const { return sections_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void divide();

    LibraryPlaces places_;
    ThumbnailLoader* thumbnails_;
    QList<ListedPicture> pictures_;
    QList<PictureDay> days_;
    mutable RecordCache records_;
    mutable QTimer looksAgain_;  ///< for records that could not be read
    QList<GallerySection> sections_;
    bool isByDay_ = true;
    QString title_;
};

}  // namespace unclip::ui
