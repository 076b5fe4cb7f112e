#pragma once

#include <QImage>
#include <QList>
#include <QMetaType>
#include <QString>
#include <optional>

#include "engine/request/progress.h"
#include "engine/request/request.h"

namespace unclip::ui {

/// A picture that a job painted, as the window knows it. `image` may be null for older ones that lie in a file: load()
/// reads it again.
struct FinishedPicture {
    int index = 0;                ///< 0-based place in its request
    std::optional<quint64> seed;  ///< of this very picture; absent when that isn't known
    QImage image;
    QString path;     ///< where the library keeps it; empty when it could not be written
    QString trouble;  ///< why it could not be written
    std::optional<double> similarity;
    PaintedWith with;    ///< empty for a picture that comes from a file
    QList<QImage> film;  ///< the steps of the reverse diffusion, when asked for
    Request request;     ///< what it was painted from; a default one when that isn't known yet

    QImage load() const;
};

/// The same with the request that stands in its file, when it knows none and there is one. Reads the file.
FinishedPicture knowingItsRequest(FinishedPicture picture);

}  // namespace unclip::ui

Q_DECLARE_METATYPE(unclip::ui::FinishedPicture)
