#pragma once

#include <QCache>
#include <QList>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>

#include "ui/headless/library/library.h"

namespace unclip::ui {

/// Thumbnails for the window: read on other threads, newest wish first, kept up to a limit of memory.
class ThumbnailLoader : public QObject {
    Q_OBJECT
public:
    explicit ThumbnailLoader(const LibraryPlaces& places, QObject* parent = nullptr);
    ~ThumbnailLoader() override;

    void setPlaces(const LibraryPlaces& places);
    /// Longer side of the thumbnails, in device pixels; at most kThumbnailSide.
    void setSide(int pixels);
    int side() const { return side_; }

    /// The thumbnail when it is at hand; otherwise null, and ready() follows.
    QPixmap thumbnail(const PictureRecord& record);
    /// Whether the picture's file could not be read.
    bool isBroken(const QString& id) const { return broken_.contains(id); }
    /// These pictures are others now.
    void forget(const QStringList& ids);
    int waiting() const { return static_cast<int>(waiting_.size()) + running_; }

signals:
    void ready(const QString& id);

private:
    struct Wish {
        QString id;
        std::filesystem::path file;
    };
    void startNext();
    void finish(const QString& id, int side, const QImage& image);

    LibraryPlaces places_;
    int side_ = 160;
    QCache<QString, QPixmap> cache_;  ///< cost: bytes
    QSet<QString> broken_, wished_;
    QList<Wish> waiting_;
    int running_ = 0;
    QThreadPool threads_;
};

}  // namespace unclip::ui
