#pragma once

#include <QMainWindow>

#include "ui/window/window_parts.h"

namespace unclip::ui {

class Incoming;

/// The menu bar, and which of its actions can be done now. Connects those that concern what is seen; other objects
/// connect what they carry out.
class Menus : public QObject {
    Q_OBJECT
public:
    Menus(const WindowParts& parts, Incoming* incoming, QMainWindow* window);

private:
    void build();
    void addRecentFiles(QMenu* file);
    void connectView();
    void connectMask();
    void connectHelp();
    void showGallery(bool isOn);
    void startAnew();
    void undo();
    void markTransparentParts();
    void showAbout();
    void showPreferences();
    void update();

    WindowParts parts_;
    Incoming* incoming_;
    QMainWindow* window_;
};

}  // namespace unclip::ui
