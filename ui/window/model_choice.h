#pragma once

#include <QObject>

#include "ui/window/window_parts.h"

namespace unclip::ui {

class ModelDownload;

/// The models that this machine has, and the one that paints: looks for them in the background, opens the chosen one
/// before the first job, and gives the prompt its token counter.
class ModelChoice : public QObject {
    Q_OBJECT
public:
    ModelChoice(const WindowParts& parts, QWidget* window);

    /// Lists the models anew.
    void read();

private:
    void prepare();
    void addFolder();
    void showList();

    WindowParts parts_;
    QWidget* window_;
    ModelDownload* download_;
};

}  // namespace unclip::ui
