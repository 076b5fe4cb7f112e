#pragma once

#include <QMainWindow>
#include <QPointer>

#include "ui/engine_client.h"
#include "ui/picture_actions.h"

class QSystemTrayIcon;

namespace unclip::ui {

class CanvasArea;
class JobList;
class JobStatus;
class Preferences;
class PromptDock;
class QueueDock;
class WindowActions;

/// The window: puts the docks, the canvas and the engine's client together and carries out the actions of the menus.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Preferences* preferences, JobQueue::EngineFactory factory, EngineClient::KeepPicture keepPicture,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    PromptDock* prompt() const { return prompt_; }
    QueueDock* queue() const { return queue_; }
    CanvasArea* canvas() const { return canvas_; }
    JobList* jobs() const { return jobs_; }
    JobStatus* status() const { return status_; }
    WindowActions* actions() const { return actions_; }

    /// Puts a request into the queue and shows its results when nothing else is being looked at. Wrong requests are
    /// said in place; then 0 comes back.
    JobId submit(const Request& request, int comparison = 0);
    /// Opens pictures; for one that this program painted, its settings can be taken over.
    void openFiles(const QStringList& paths);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildMenus();
    void connectActions();
    void paint();
    void paintComparison(Request request);
    void readModels();
    void prepareModel();
    void carryOut(PictureAction action, const FinishedPicture& picture);
    void say(const QString& sentence, const QString& actionText = {}, std::function<void()> action = {});

    Preferences* preferences_;
    EngineClient* client_;
    JobList* jobs_;
    WindowActions* actions_;
    PromptDock* prompt_;
    QueueDock* queue_;
    CanvasArea* canvas_;
    JobStatus* status_;
    int lastComparison_ = 0;
};

}  // namespace unclip::ui
