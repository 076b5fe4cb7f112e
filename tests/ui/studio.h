#pragma once

#include <QDir>
#include <QTest>

#include "tests/ui/fake_engine.h"
#include "ui/actions/actions.h"
#include "ui/base/preferences.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/picture_page.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/results_grid.h"
#include "ui/jobs/job_list.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/prompt_editor.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

namespace unclip::ui::tests {

/// A window over a state folder of its own; pictures are written below it. Without another engine, the fake one paints.
struct Studio {
    explicit Studio(const QString& folder, std::chrono::milliseconds step = std::chrono::milliseconds(1),
                    int side = 256)
        : Studio(folder, [step, side] { return std::make_unique<FakeEngine>(step, side); }) {}
    Studio(const QString& folder, JobQueue::EngineFactory engine)
        : preferences(withFolder(folder) + QStringLiteral("/settings.ini")),
          window(&preferences, std::move(engine), LibraryPlaces::standard()) {
        window.show();
    }

    /// Types the prompt and presses Ctrl+Enter.
    void paint(const QString& prompt) {
        auto* editor = part<PromptEditor>();
        editor->setFocus();
        editor->selectAll();
        QTest::keyClicks(editor, prompt);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    }
    /// One of the window's parts.
    template <typename Part>
    Part* part() const {
        return window.findChild<Part*>();
    }
    PromptDock* prompt() const { return part<PromptDock>(); }
    CanvasArea* canvas() const { return part<CanvasArea>(); }
    JobList* jobs() const { return part<JobList>(); }
    QAction* action(ActionId id) const { return (*part<Actions>())[id]; }
    const Job& job(int row) const { return jobs()->jobs().at(row); }
    PicturePage* page() const { return canvas()->picturePage(); }
    PictureView* view() const { return page()->view(); }
    /// A mouse drag over the picture, in parts of its width and height.
    void drag(QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers keys = {}) {
        const QSize size = view()->pictureSize();
        const auto at = [&](const QPointF& part) {
            return view()->transform().toView(QPointF(part.x() * size.width(), part.y() * size.height())).toPoint();
        };
        QTest::mousePress(view(), button, keys, at(from));
        for (int step = 1; step <= 8; ++step) {
            const QPoint point = at(from + (to - from) * step / 8.0);
            QMouseEvent move(QEvent::MouseMove, point, view()->mapToGlobal(QPointF(point)), Qt::NoButton, button, keys);
            QApplication::sendEvent(view(), &move);
        }
        QTest::mouseRelease(view(), button, keys, at(to));
    }

    Preferences preferences;
    MainWindow window;

private:
    static QString withFolder(const QString& folder) {
        QDir().mkpath(folder + QStringLiteral("/pictures"));
        qputenv("UNCLIP_STATE", folder.toUtf8());
        qputenv("UNCLIP_PICTURES", (folder + QStringLiteral("/pictures")).toUtf8());
        return folder;
    }
};

}  // namespace unclip::ui::tests
