#pragma once

#include <QElapsedTimer>
#include <QMainWindow>

#include "ui/pictures/picture_actions.h"
#include "ui/queue/engine_client.h"

class QToolBar;

namespace unclip::ui {

class CanvasArea;
class GalleryDock;
class JobList;
class JobStatus;
class ModelDownload;
class PictureExport;
class Preferences;
class PromptDock;
class QueueDock;
class SessionFile;
class Watchdog;
class WindowActions;
struct SessionState;

/// The window: puts the docks, the canvas and the engine's client together and carries out what the menus say.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Preferences* preferences, JobQueue::EngineFactory factory, const LibraryPlaces& places,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    PromptDock* prompt() const { return prompt_; }
    QueueDock* queue() const { return queue_; }
    CanvasArea* canvas() const { return canvas_; }
    JobList* jobs() const { return jobs_; }
    JobStatus* status() const { return status_; }
    GalleryDock* gallery() const { return gallery_; }
    WindowActions* actions() const { return actions_; }
    Watchdog* watchdog() const { return watchdog_; }
    EngineClient* engine() const { return client_; }

    /// Puts a request into the queue and shows its results when nothing else is being looked at. A wrong request is
    /// said in place; then 0 comes back.
    JobId submit(const Request& request, int comparison = 0);
    /// Opens the first picture; for one that this program painted, its settings can be taken over.
    void openFiles(const QStringList& paths);
    void carryOut(PictureAction action, const FinishedPicture& picture);
    /// A sentence in place, above the canvas.
    void say(const QString& sentence, const QString& actionText = {}, std::function<void()> action = {});

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildMenus();      // main_window_menus.cpp
    void connectActions();  // main_window_menus.cpp
    void updateActions();   // main_window_menus.cpp
    void connectParts();
    void connectGallery();
    void takePreferences();

    // main_window_painting.cpp
    void paint();
    void paintComparison(Request request);
    void paintEdit(Task task, bool isErasing);
    void readModels();
    void prepareModel();
    void notifyAboutEnd(JobId id);

    // main_window_session.cpp
    SessionState sessionState();
    void restoreSession();

    // main_window_pictures.cpp
    void openPicture(const QString& path);
    void offerSettingsOf(const QString& path);
    void paste();
    void mix(const FinishedPicture& picture);
    void exportPictures(const QStringList& files, bool again);
    void askAboutExisting(const QStringList& existing);
    void saveElsewhere(const FinishedPicture& picture);
    void importPictures();
    void saveRequest();

    void hideDocks(bool isHidden);
    void showLog(const QString& line);

    Preferences* preferences_;
    PictureKeeper* keeper_;
    EngineClient* client_;
    JobList* jobs_;
    WindowActions* actions_;
    PromptDock* prompt_;
    QueueDock* queue_;
    GalleryDock* gallery_;
    CanvasArea* canvas_;
    QToolBar* tools_;
    JobStatus* status_;
    PictureExport* export_;
    ModelDownload* download_;
    SessionFile* session_;
    Watchdog* watchdog_;
    QList<QWidget*> hiddenDocks_;  ///< those that "canvas alone" hid
    QElapsedTimer jobTimer_;
    QString picturesFolder_;  ///< as the settings said last
    int lastComparison_ = 0;
    bool isRestored_ = false;
};

}  // namespace unclip::ui
