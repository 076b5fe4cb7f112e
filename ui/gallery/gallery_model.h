#pragma once

#include <QAbstractListModel>
#include <QDate>
#include <QHash>

#include "ui/gallery/gallery_layout.h"
#include "ui/gallery/thumbnail_loader.h"

namespace unclip::ui {

/// The pictures that the gallery shows, one a row.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit GalleryModel(const LibraryPlaces& places, QObject* parent = nullptr);

    void setPlaces(const LibraryPlaces& places);
    /// Shows these. Rows that were there before stay the same rows, so that selections last.
    void setRecords(const QList<PictureRecord>& records);
    /// Whether the order is that of days; otherwise one section shows all, under `title`.
    void setByDay(bool byDay, const QString& title = {});

    const QList<PictureRecord>& records() const { return records_; }
    const PictureRecord* record(const QModelIndex& index) const;
    int rowOf(const QString& id) const { return rows_.value(id, -1); }
    QString fileOf(const PictureRecord& record) const;
    ThumbnailLoader* thumbnails() const { return thumbnails_; }
    /// Rows that belong together, with headings in the user's language.
    const QList<GallerySection>& sections() const { return sections_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    void numberRows();
    void divide();
    QDate dayOf(const PictureRecord& record);

    LibraryPlaces places_;
    ThumbnailLoader* thumbnails_;
    QList<PictureRecord> records_;
    QHash<QString, int> rows_;
    QList<GallerySection> sections_;
    QHash<QString, QDate> days_;  ///< local dates of times, to ten minutes: asking for the time zone is slow
    bool isByDay_ = true;
    QString title_;
};

}  // namespace unclip::ui
