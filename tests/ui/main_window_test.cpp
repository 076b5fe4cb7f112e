#include "ui/window/main_window.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <thread>

#include "tests/ui/studio.h"
#include "ui/base/preferences.h"
#include "ui/base/watchdog.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/film_strip.h"
#include "ui/canvas/results_grid.h"
#include "ui/canvas/start_page.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/gallery/gallery_model.h"
#include "ui/jobs/job_list.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/prompt_editor.h"
#include "ui/prompt/settings_panel.h"
#include "ui/queue/job_status.h"
#include "ui/queue/queue_dock.h"
#include "ui/widgets/message_bar.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

namespace {

using std::chrono::milliseconds;

}  // namespace

class MainWindowTest : public QObject {
    Q_OBJECT
private slots:
    void init() { state_ = std::make_unique<QTemporaryDir>(); }

    void typingAPromptAndCtrlEnterPaintsIt() {
        Studio studio(state_->path());
        studio.paint(QStringLiteral("a rainbow in space"));
        QTRY_COMPARE(studio.jobs()->rowCount(), 1);
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        QCOMPARE(studio.job(0).request.prompt, std::string("a rainbow in space"));
        QVERIFY(studio.canvas()->showsResults());
        const auto& tiles = studio.canvas()->results()->tiles();
        QCOMPARE(tiles.size(), 1);
        QVERIFY(tiles.first()->isFinished());
    }

    void anExampleCardPaintsWithOneClick() {
        Studio studio(state_->path());
        auto* card = studio.canvas()->startPage()->findChild<QWidget*>(QStringLiteral("example2"));
        QVERIFY(card != nullptr);
        QTest::mouseClick(card, Qt::LeftButton);
        QTRY_COMPARE(studio.jobs()->rowCount(), 1);
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        QCOMPARE(studio.prompt()->prompt(), StartPage::examples().at(2));
    }

    void cancelStopsTheRunningJobAndTheNextOneRuns() {
        Studio studio(state_->path(), milliseconds(20));
        studio.paint(QStringLiteral("first"));
        studio.paint(QStringLiteral("second"));
        QTRY_COMPARE(studio.job(0).state, Job::State::running);
        QTRY_VERIFY(studio.part<JobStatus>()->findChild<QToolButton*>()->isVisible());
        QTest::mouseClick(studio.part<JobStatus>()->findChild<QToolButton*>(), Qt::LeftButton);
        QTRY_COMPARE(studio.job(0).state, Job::State::cancelled);
        QTRY_COMPARE(studio.job(1).state, Job::State::done);
    }

    void threeJobsQueueAndThePaintButtonSaysSo() {
        Studio studio(state_->path(), milliseconds(5));
        QPushButton* button = studio.prompt()->findChild<QPushButton*>(QStringLiteral("paintButton"));
        const QString idle = button->text();
        for (const char* prompt : {"one", "two", "three"}) studio.paint(QString::fromLatin1(prompt));
        QCOMPARE(studio.jobs()->rowCount(), 3);
        QVERIFY(button->text() != idle);
        QTRY_VERIFY_WITH_TIMEOUT(!studio.jobs()->isBusy(), 10000);
        for (int row = 0; row < 3; ++row) QCOMPARE(studio.job(row).state, Job::State::done);
        QCOMPARE(button->text(), idle);
    }

    void waitingJobsChangePlacesWithTheKeyboard() {
        Studio studio(state_->path(), milliseconds(10));
        for (const char* prompt : {"one", "two", "three"}) studio.paint(QString::fromLatin1(prompt));
        QTRY_COMPARE(studio.job(0).state, Job::State::running);
        QListView* view = studio.part<QueueDock>()->view();
        view->setCurrentIndex(studio.jobs()->index(2));
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
        QTRY_VERIFY(studio.canvas()->messages()->text().contains(QStringLiteral("prior/config.json")));
        studio.prompt()->findChild<QSpinBox*>()->setValue(2);
        studio.paint(QStringLiteral("half"));
        QTRY_COMPARE(studio.job(1).state, Job::State::failed);
        QCOMPARE(studio.job(1).pictures.size(), 1);
        QTRY_COMPARE(studio.canvas()->results()->tiles().size(), 1);
    }

    void aNewFolderForPicturesCountsAtOnce() {
        Studio studio(state_->path());
        const QString folder = state_->filePath(QStringLiteral("elsewhere"));
        studio.preferences.setPicturesFolder(folder);
        studio.paint(QStringLiteral("a hill"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        QVERIFY(studio.job(0).pictures.first().path.startsWith(folder));
        QTRY_COMPARE(studio.part<GalleryDock>()->model()->rowCount(), 1);
    }

    void controlUpWalksThroughEarlierPrompts() {
        Studio studio(state_->path());
        studio.paint(QStringLiteral("one"));
        studio.paint(QStringLiteral("two"));
        PromptEditor* editor = studio.part<PromptEditor>();
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("draft"));
        QTest::keyClick(editor, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(editor->toPlainText(), QStringLiteral("two"));
        QTest::keyClick(editor, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(editor->toPlainText(), QStringLiteral("one"));
        QTest::keyClick(editor, Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(editor, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(editor->toPlainText(), QStringLiteral("draft"));
    }

    void resultsCanBeShownAgainAfterOneOfThemThatThePointerWasOverIsDeleted() {
        Studio studio(state_->path());
        studio.paint(QStringLiteral("a hill"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        ResultsGrid* results = studio.canvas()->results();
        ResultTile* tile = results->tiles().first();
        emit tile->hovered(true);
        emit tile->hovered(false);
        results->removePicture(tile->picture().path);
        QCoreApplication::sendPostedEvents(tile, QEvent::DeferredDelete);
        studio.canvas()->showJob(studio.job(0).id);
        emit results->tiles().last()->hovered(true);
        QVERIFY(results->findChild<QToolBar*>(QStringLiteral("hoverBar")) != nullptr);
    }

    void variationsAreOneKeyAway() {
        Studio studio(state_->path());
        studio.paint(QStringLiteral("a red fox"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        ResultTile* tile = studio.canvas()->results()->tiles().first();
        tile->setFocus();
        QTest::keyClick(tile, Qt::Key_V);
        QTRY_COMPARE(studio.jobs()->rowCount(), 2);
        QCOMPARE(studio.job(1).request.task, Task::vary);
        QCOMPARE(QString::fromStdString(studio.job(1).request.picture.string()), studio.job(0).pictures.first().path);
        QTRY_COMPARE(studio.job(1).state, Job::State::done);
        QCOMPARE(studio.canvas()->results()->tiles().size(), 4);
    }

    void enlargingIsOneKeyAwayAndWithDetailWithShift() {
        Studio studio(state_->path());
        Request set = studio.prompt()->shownRequest();
        set.strength = 0.9;
        studio.prompt()->setRequest(set, false);
        studio.paint(QStringLiteral("a red fox"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        ResultTile* tile = studio.canvas()->results()->tiles().first();
        tile->setFocus();
        QTest::keyClick(tile, Qt::Key_U);
        QTest::keyClick(tile, Qt::Key_U, Qt::ShiftModifier);
        QTRY_COMPARE(studio.jobs()->rowCount(), 3);
        for (const int job : {1, 2}) {
            QCOMPARE(studio.job(job).request.task, Task::upscale);
            QCOMPARE(studio.job(job).request.enlarge.withDetail, job == 2);
            QVERIFY(!studio.job(job).request.strength.has_value());  // what is set for variations isn't meant here
        }
        QTRY_VERIFY(!studio.jobs()->isBusy());
    }

    void theThreePriorModesArePaintedSideBySideFromOneSeed() {
        Studio studio(state_->path());
        QTest::keyClicks(studio.part<PromptEditor>(), QStringLiteral("a lighthouse"));
        studio.prompt()->setUnfolded(true);
        QTest::mouseClick(studio.prompt()->findChild<QToolButton*>(QStringLiteral("compareButton")), Qt::LeftButton);
        QTRY_COMPARE(studio.jobs()->rowCount(), 3);
        QTRY_VERIFY(!studio.jobs()->isBusy());
        QCOMPARE(studio.job(0).request.seed, studio.job(2).request.seed);
        QCOMPARE(studio.job(1).request.priorMode, PriorMode::text);
        QCOMPARE(studio.job(2).request.priorMode, PriorMode::none);
        QCOMPARE(studio.canvas()->results()->tiles().size(), 3);
    }

    void theMixingSliderGoesFromOnePictureToTheOther() {
        Studio studio(state_->path());
        studio.prompt()->findChild<QSpinBox*>()->setValue(2);
        studio.paint(QStringLiteral("a hill"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        QTimer::singleShot(100, &studio.window, [] {
            QTest::mouseClick(QApplication::activeModalWidget()->findChild<QPushButton*>(QStringLiteral("mixButton")),
                              Qt::LeftButton);
        });
        ResultTile* tile = studio.canvas()->results()->tiles().first();
        tile->setFocus();
        QTest::keyClick(tile, Qt::Key_M);
        QTRY_COMPARE(studio.jobs()->rowCount(), 2);
        QCOMPARE(studio.job(1).request.task, Task::mix);
        QCOMPARE(QString::fromStdString(studio.job(1).request.mix.secondPicture.string()),
                 studio.job(0).pictures.at(1).path);
        QTRY_COMPARE(studio.job(1).state, Job::State::done);
        ResultsGrid* results = studio.canvas()->results();
        QVERIFY(results->findChild<QSlider*>()->isVisible());
        QCOMPARE(results->tiles().size(), 5);
        const auto* mixed = results->findChild<ResultTile*>(QStringLiteral("mixedPicture"));
        QTest::keyClick(results->findChild<QSlider*>(), Qt::Key_Home);
        QCOMPARE(mixed->picture().path, studio.job(1).pictures.first().path);
        QTest::keyClick(results->findChild<QSlider*>(), Qt::Key_End);
        QCOMPARE(mixed->picture().path, studio.job(1).pictures.last().path);
        QTest::mouseClick(results->tiles().at(1), Qt::LeftButton);
        QCOMPARE(results->findChild<QSlider*>()->value(), 1);
        QCOMPARE(results->current()->path, studio.job(1).pictures.at(1).path);
        studio.canvas()->showJob(studio.job(0).id);
        QVERIFY(!results->findChild<QSlider*>()->isVisible());
    }

    void wordsTheModelHasNeverSeenAndWhatItDoesNotReadAreFound() {
        class Check : public PromptCheck {
        public:
            PromptFindings check(const QString& prompt) const override {
                const auto at = static_cast<int>(prompt.indexOf(QStringLiteral("quokka")));
                PromptFindings findings;
                findings.tokens = static_cast<int>(prompt.split(u' ').size());
                findings.limit = 3;
                findings.usedLength = static_cast<int>(prompt.indexOf(QStringLiteral(" too")));
                if (at >= 0)
                    findings.unknown.append({at, 6});
                return findings;
            }
        };
        Studio studio(state_->path());
        studio.prompt()->setCheck(std::make_shared<Check>());
        PromptEditor* editor = studio.part<PromptEditor>();
        QTest::keyClicks(editor, QStringLiteral("a quokka sits too long"));
        const auto formats = editor->document()->firstBlock().layout()->formats();
        const auto formatAt = [&](int position) {
            QTextCharFormat format;
            for (const auto& range : formats) {
                if (position >= range.start && position < range.start + range.length)
                    format.merge(range.format);
            }
            return format;
        };
        QCOMPARE(formatAt(3).underlineStyle(), QTextCharFormat::WaveUnderline);
        QCOMPARE(formatAt(0).underlineStyle(), QTextCharFormat::NoUnderline);
        QVERIFY(formatAt(18).fontStrikeOut());
        QVERIFY(!formatAt(10).fontStrikeOut());
    }

    void theWatchdogNoticesWorkThatHoldsTheWindowUp() {
        Studio studio(state_->path());
        Watchdog* watchdog = studio.part<Watchdog>();
        watchdog->setOn(true);
        QTest::qWait(50);
        watchdog->reset();
        QTimer::singleShot(0, &studio.window, [] { QTest::qSleep(150); });
        QTest::qWait(50);
        QTRY_VERIFY2(watchdog->longestGap() >= 130, qPrintable(QString::number(watchdog->longestGap())));
    }

    void whilePaintingTheWindowAnswersWithin50Milliseconds() {
        // Work on the window's thread shows every time. What a busy machine takes away, it takes from an idle thread,
        // too.
        qint64 shortest = std::numeric_limits<qint64>::max();
        for (int attempt = 0; attempt < 5 && shortest > 50; ++attempt) {
            Studio studio(state_->path(), milliseconds(10), 512);
            studio.prompt()->findChild<QSpinBox*>()->setValue(4);
            QTest::qWait(200);
            studio.paint(QStringLiteral("a hill"));
            studio.part<Watchdog>()->reset();
            QTRY_VERIFY(studio.part<Watchdog>()->isOn());
            std::atomic<qint64> longestOfIdle = 0;
            {
                std::jthread idle([&](const std::stop_token& stopped) {
                    while (!stopped.stop_requested()) {
                        const auto began = std::chrono::steady_clock::now();
                        std::this_thread::sleep_for(milliseconds(5));
                        const auto gap = std::chrono::steady_clock::now() - began;
                        longestOfIdle = std::max<qint64>(longestOfIdle, duration_cast<milliseconds>(gap).count() - 5);
                    }
                });
                QTRY_VERIFY_WITH_TIMEOUT(!studio.jobs()->isBusy(), 30000);
            }
            QCOMPARE(studio.job(0).pictures.size(), 4);
            shortest = std::min(shortest, studio.part<Watchdog>()->longestGap() - longestOfIdle);
        }
        QVERIFY2(shortest <= 50, qPrintable(QStringLiteral("%1 ms").arg(shortest)));
    }

    void picturesComeWithTheStepsThatTheEngineTook() {
        Studio studio(state_->path());
        studio.paint(QStringLiteral("a hill"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        QCOMPARE(studio.job(0).pictures.first().film.size(), 8);
        studio.canvas()->showPicture(studio.job(0).pictures.first());
        auto* film = studio.window.findChild<FilmStrip*>();
        QVERIFY(film != nullptr);
        QTRY_VERIFY(film->isVisible());
    }

    void everyControlHasANameForScreenReaders() {
        Studio studio(state_->path());
        studio.prompt()->setUnfolded(true);
        QTest::qWait(50);
        QStringList nameless;
        int named = 0;
        for (QWidget* widget : studio.window.findChildren<QWidget*>()) {
            const QByteArray kind = widget->metaObject()->className();
            const bool isPart = widget->objectName().startsWith(QLatin1String("qt_")) || kind == "QScrollArea";
            const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || isPart || interface == nullptr)
                continue;
            if (interface->text(QAccessible::Name).isEmpty())
                nameless << QStringLiteral("%1 \"%2\" in %3")
                                .arg(QString::fromLatin1(kind), widget->objectName(),
                                     QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
            else
                ++named;
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        QVERIFY(named > 40);
    }

    void pastingNothingIsSaid() {
        Studio studio(state_->path());
        QApplication::clipboard()->clear();
        studio.canvas()->setFocus();
        studio.action(ActionId::paste)->trigger();
        QVERIFY(studio.canvas()->messages()->text().contains(QStringLiteral("clipboard")));
    }

    void brokenFilesAreRefusedInPlace() {
        Studio studio(state_->path());
        const QString path = state_->path() + QStringLiteral("/broken.png");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no picture");
        file.close();
        studio.window.openFiles({path});
        QTRY_VERIFY(studio.canvas()->messages()->text().contains(QStringLiteral("broken.png")));
        QVERIFY(studio.canvas()->showsStart());
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
