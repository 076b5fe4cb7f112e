#pragma once

#include <QMainWindow>

#include "engine/request/job_queue.h"
#include "ui/headless/library/library_places.h"
#include "ui/window/window_parts.h"

namespace unclip::ui {

class Incoming;
class ModelChoice;
class Session;
class Watchdog;

/// The window: puts docks, canvas and engine together and shows them. What its menus say is carried out by the objects
/// beside this one, each with its own job.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Preferences* preferences, JobQueue::EngineFactory factory, const LibraryPlaces& places,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens the first picture; for one that this program painted, its settings can be taken over.
    void openFiles(const QStringList& paths);
    /// Saves everything and closes without a question, as when the system ends the program.
    void end();
    /// Saves everything because the desktop is about to end the program, which then closes without a question. Gives
    /// false when that would lose pictures, and the user, if he may be asked, would rather stay.
    bool saveBeforeEnd(bool mayAsk);

signals:
    void ended();  ///< everything is saved; the program is about to leave its event loop

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    void restoreLayout();
    void fitScreen();
    void connectParts();
    void connectKeeper();
    void takePreferences();
    void hideDocks(bool isHidden);
    void showLog(const QString& line);
    void save();

    WindowParts parts_;
    QList<QObject*> workers_;  ///< carry out what is wanted of the parts; they go first
    Incoming* incoming_;
    ModelChoice* models_;
    Session* session_;
    Watchdog* watchdog_;
    QList<QWidget*> hiddenDocks_;   ///< those that "canvas alone" hid
    QString picturesFolder_;        ///< as the settings said last
    bool isEnding_ = false;         ///< nobody is there to be asked
    bool isDesktopEnding_ = false;  ///< the desktop said so, everything is saved, and it will end the program
};

}  // namespace unclip::ui
