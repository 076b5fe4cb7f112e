#pragma once

#include <QImage>
#include <QObject>
#include <QString>

class QTimer;

namespace unclip::ui {

/// Keeps the mask of every picture in the state folder, so that it is still there after painting, after looking at
/// other pictures, and after a restart. Writes happen a moment after the last change, whole or not at all, off the
/// window's thread.
class MaskStore : public QObject {
    Q_OBJECT
public:
    explicit MaskStore(QObject* parent = nullptr);
    ~MaskStore() override;

    QImage read(const QString& picturePath) const;
    void keep(const QString& picturePath, const QImage& mask);  ///< a null or empty mask is forgotten
    void flush();

    /// A copy that later strokes don't change, for a request that waits in the queue; named by its content. Throws
    /// FileError.
    static QString freeze(const QImage& mask);

private:
    QTimer* timer_;
    QString path_;  ///< of the picture whose mask waits to be written
    QImage mask_;
};

}  // namespace unclip::ui
