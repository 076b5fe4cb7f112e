#pragma once

#include "ui/actions/actions.h"

namespace unclip {

class PictureKeeper;

}  // namespace unclip

namespace unclip::ui {

class CanvasArea;
class CanvasToolBar;
class EngineClient;
class GalleryDock;
class JobList;
class JobStatus;
class Preferences;
class PromptDock;
class QueueDock;

/// What the window is made of. The objects that do its work (painting, pictures' commands, …) share it; all of it lives
/// as long as they do.
struct WindowParts {
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
};

}  // namespace unclip::ui
