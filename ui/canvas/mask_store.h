#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <functional>

class QTimer;

namespace unclip::ui {

/// Keeps the mask of every picture in the state folder, so that it is still there after painting, after looking at
/// other pictures, and after a restart. All files are read and written on one thread, in the order of the calls: a
/// newer mask is never overwritten by an older one, and what is read is what was kept last. Writes happen a moment
/// after the last change, whole or not at all.
class MaskStore : public QObject {
    Q_OBJECT
public:
    explicit MaskStore(QObject* parent = nullptr);
    ~MaskStore() override;

    /// Gives the mask of a picture to `then`, later; a null one when there is none.
    void read(const QString& picturePath, std::function<void(const QImage& mask)> then);
    void keep(const QString& picturePath, const QImage& mask);  ///< a null mask is forgotten
    /// Returns when everything is on the disk.
    void flush();

    /// Writes a copy that later strokes don't change, for a request that waits in the queue, and gives its path to
    /// `then`, later; failed() when it can't be written.
    void freeze(const QImage& mask, std::function<void(const QString& path)> then);

signals:
    void failed(const QString& sentence);

private:
    void writeLast();

    QTimer* timer_;
    QString path_;  ///< of the picture whose mask waits for the moment to be over
    QImage mask_;
    QThreadPool thread_;  ///< one
};

/// Folder of the masks that requests were frozen with; files that nothing needs may be removed.
QString masksFolder();
inline constexpr char kFrozenMasks[] = "request-*.png";

}  // namespace unclip::ui
