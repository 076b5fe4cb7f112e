#include "ui/main_window.h"

#include <QComboBox>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "tests/ui/fake_engine.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/results_grid.h"
#include "ui/canvas/start_page.h"
#include "ui/job_status.h"
#include "ui/message_bar.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/prompt_editor.h"
#include "ui/queue/job_list.h"
#include "ui/queue/queue_dock.h"
#include "ui/settings/preferences.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::FakeEngine;

namespace {

using std::chrono::milliseconds;

/// A window over a state folder of its own.
struct Studio {
    explicit Studio(const QString& folder, milliseconds step = milliseconds(1))
        : preferences(folder + QStringLiteral("/settings.ini")),
          window(&preferences, [step] { return std::make_unique<FakeEngine>(step); }, {}) {
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }

    void paint(const QString& prompt) {
        PromptEditor* editor = window.prompt()->editor();
        editor->setFocus();
        editor->selectAll();
        QTest::keyClicks(editor, prompt);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    }
    const Job& job(int row) const { return window.jobs()->jobs().at(row); }

    Preferences preferences;
    MainWindow window;
};

}  // namespace

class MainWindowTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        state_ = std::make_unique<QTemporaryDir>();
        qputenv("UNCLIP_STATE", state_->path().toUtf8());
        qputenv("UNCLIP_PICTURES", (state_->path() + QStringLiteral("/pictures")).toUtf8());
    }

    void typingAPromptAndCtrlEnterPaintsIt() {
        Studio studio(state_->path());
        studio.paint(QStringLiteral("a rainbow in space"));
        QTRY_COMPARE(studio.window.jobs()->rowCount(), 1);
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        QCOMPARE(studio.job(0).request.prompt, std::string("a rainbow in space"));
        QVERIFY(studio.window.canvas()->showsResults());
        const auto& tiles = studio.window.canvas()->results()->tiles();
        QCOMPARE(tiles.size(), 1);
        QVERIFY(tiles.first()->isFinished());
    }

    void anExampleCardPaintsWithOneClick() {
        Studio studio(state_->path());
        auto* card = studio.window.canvas()->startPage()->findChild<QWidget*>(QStringLiteral("example2"));
        QVERIFY(card != nullptr);
        QTest::mouseClick(card, Qt::LeftButton);
        QTRY_COMPARE(studio.window.jobs()->rowCount(), 1);
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        QCOMPARE(studio.window.prompt()->prompt(), StartPage::examples().at(2));
    }

    void cancelStopsTheRunningJobAndTheNextOneRuns() {
        Studio studio(state_->path(), milliseconds(20));
        studio.paint(QStringLiteral("first"));
        studio.paint(QStringLiteral("second"));
        QTRY_COMPARE(studio.job(0).state, Job::State::running);
        QTRY_VERIFY(studio.window.status()->cancelButton()->isVisible());
        QTest::mouseClick(studio.window.status()->cancelButton(), Qt::LeftButton);
        QTRY_COMPARE(studio.job(0).state, Job::State::cancelled);
        QTRY_COMPARE(studio.job(1).state, Job::State::done);
    }

    void threeJobsQueueAndThePaintButtonSaysSo() {
        Studio studio(state_->path(), milliseconds(5));
        QPushButton* button = studio.window.prompt()->paintButton();
        const QString idle = button->text();
        for (const char* prompt : {"one", "two", "three"}) studio.paint(QString::fromLatin1(prompt));
        QCOMPARE(studio.window.jobs()->rowCount(), 3);
        QVERIFY(button->text() != idle);
        QTRY_VERIFY_WITH_TIMEOUT(!studio.window.jobs()->isBusy(), 10000);
        for (int row = 0; row < 3; ++row) QCOMPARE(studio.job(row).state, Job::State::done);
        QCOMPARE(button->text(), idle);
    }

    void waitingJobsChangePlacesWithTheKeyboard() {
        Studio studio(state_->path(), milliseconds(10));
        for (const char* prompt : {"one", "two", "three"}) studio.paint(QString::fromLatin1(prompt));
        QTRY_COMPARE(studio.job(0).state, Job::State::running);
        QListView* view = studio.window.queue()->view();
        view->setCurrentIndex(studio.window.jobs()->index(2));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(studio.job(1).request.prompt, std::string("three"));
        QTRY_COMPARE_WITH_TIMEOUT(studio.job(1).state, Job::State::done, 10000);
        QVERIFY(studio.job(2).state != Job::State::done);
    }

    void aFailedJobSaysWhyInOneSentenceAndKeepsItsPictures() {
        Studio studio(state_->path());
        studio.paint(QStringLiteral("broken"));
        QTRY_COMPARE(studio.job(0).state, Job::State::failed);
        QTRY_VERIFY(studio.window.canvas()->messages()->text().contains(QStringLiteral("prior/config.json")));
        studio.window.prompt()->findChild<QSpinBox*>()->setValue(2);
        studio.paint(QStringLiteral("half"));
        QTRY_COMPARE(studio.job(1).state, Job::State::failed);
        QCOMPARE(studio.job(1).pictures.size(), 1);
        QTRY_COMPARE(studio.window.canvas()->results()->tiles().size(), 1);
    }

    void closingWhilePaintingAsksAndThenStopsCleanly() {
        Studio studio(state_->path(), milliseconds(50));
        studio.paint(QStringLiteral("slow"));
        QTRY_COMPARE(studio.job(0).state, Job::State::running);
        bool hasAsked = false;
        const auto answer = [&](int button) {
            QTimer::singleShot(50, &studio.window, [&, button] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                QVERIFY(box != nullptr);
                hasAsked = true;
                QTest::mouseClick(box->buttons().at(button), Qt::LeftButton);
            });
        };
        answer(1);
        QVERIFY(!studio.window.close());
        QVERIFY(hasAsked);
        QVERIFY(studio.window.isVisible());
        answer(0);
        QVERIFY(studio.window.close());
    }

private:
    std::unique_ptr<QTemporaryDir> state_;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    MainWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "main_window_test.moc"
