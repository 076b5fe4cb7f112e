#pragma once

#include <QCoreApplication>

#include "ui/actions/actions.h"

namespace unclip {

class PictureKeeper;

}  // namespace unclip

namespace unclip::ui {

class CanvasArea;
class CanvasToolBar;
class EngineClient;
struct FinishedPicture;
class GalleryDock;
class JobList;
class JobStatus;
class Preferences;
class PromptDock;
class QueueDock;

/// What the window is made of. The objects that do its work (painting, pictures' commands, …) share it; all of it lives
/// as long as they do.
struct WindowParts {
    Q_DECLARE_TR_FUNCTIONS(unclip::ui::WindowParts)
public:
    Preferences* preferences;
    Actions* actions;
    PictureKeeper* keeper;
    EngineClient* client;
    JobList* jobs;
    PromptDock* prompt;
    QueueDock* queue;
    GalleryDock* gallery;
    CanvasArea* canvas;
    CanvasToolBar* tools;
    JobStatus* status;

    QAction* operator[](ActionId id) const { return (*actions)[id]; }
    /// A sentence in place, above the canvas.
    void say(const QString& sentence, const QString& actionText = {}, std::function<void()> action = {}) const;
    /// Shows the prompt and the settings that painted a picture; what the picture doesn't say is said to be unknown.
    void useSettingsOf(const FinishedPicture& picture) const;
};

}  // namespace unclip::ui
