#pragma once

#include <QObject>

#include "ui/window/window_parts.h"

namespace unclip::ui {

/// Makes depth pictures for "Follow structure": of any picture with an estimator of this machine, or of what is marked
/// on the canvas. They are kept in the state folder, named by their content.
class StructureFromPicture : public QObject {
    Q_OBJECT
public:
    StructureFromPicture(const WindowParts& parts, QObject* parent);

    /// Begins in the background; the prompt's structure is set when it is there, unless another was chosen meanwhile.
    void makeFrom(const QString& picture);

private:
    void takeMask();
    void estimate(const QString& estimator, const QString& picture);

    WindowParts parts_;
};

/// Folder of the depth pictures that were made; files that nothing needs may be removed.
QString depthPicturesFolder();

}  // namespace unclip::ui
