#include <signal.h>

#include <QElapsedTimer>
#include <QMessageBox>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "tests/ui/studio.h"
#include "ui/base/end_signal.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/gallery/gallery_model.h"
#include "ui/prompt/settings_panel.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

namespace {

constexpr qint64 kLongestEnd = 2000;  // milliseconds

QByteArray sessionIn(const QString& folder) {
    QFile file(folder + QStringLiteral("/session.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// When the system ends the program, nobody can be asked: everything is saved, and it is over soon.
class EndingTest : public QObject {
    Q_OBJECT
private slots:
    void init() { state_ = std::make_unique<QTemporaryDir>(); }

    void theWindowSavesAndClosesWithoutAQuestion_data() {
        QTest::addColumn<bool>("isPainting");
        QTest::addColumn<bool>("hasDialog");
        QTest::newRow("a dialog is open") << false << true;
        QTest::newRow("nothing runs") << false << false;
        QTest::newRow("a job runs") << true << false;
    }
    void theWindowSavesAndClosesWithoutAQuestion() {
        QFETCH(bool, isPainting);
        QFETCH(bool, hasDialog);
        QElapsedTimer since;
        {
            Studio studio(state_->path(), std::chrono::milliseconds(200));
            QSignalSpy ended(&studio.window, &MainWindow::ended);
            if (isPainting) {
                studio.paint(QStringLiteral("first"));
                QTRY_COMPARE(studio.job(0).state, Job::State::running);
            }
            QTest::qWait(50);
            studio.prompt()->setPrompt(QStringLiteral("half a tho"));
            QTimer::singleShot(50, &studio.window, [&] {
                since.start();
                studio.window.end();
            });
            if (hasDialog) {
                QMessageBox box(&studio.window);
                box.exec();  // goes with the event loops
            }
            QTRY_COMPARE(ended.size(), 1);
            QVERIFY(!studio.window.isVisible());
        }
        QVERIFY2(since.elapsed() < kLongestEnd, qPrintable(QString::number(since.elapsed())));
        QVERIFY(sessionIn(state_->path()).contains("half a tho"));
        Studio studio(state_->path());
        QTRY_COMPARE(studio.prompt()->prompt(), QStringLiteral("half a tho"));
        QCOMPARE(studio.jobs()->rowCount(), isPainting ? 1 : 0);
    }

    void aPictureThatCouldNotBeWrittenIsInTheGalleryAtTheNextStart() {
        const QString pictures = state_->filePath(QStringLiteral("pictures")),
                      away = pictures + QStringLiteral(".away");
        {
            Studio studio(state_->path());
            QTRY_VERIFY(QDir(pictures).exists());
            QVERIFY(QDir().rename(pictures, away));  // as when its drive is gone
            QFile inItsPlace(pictures);
            QVERIFY(inItsPlace.open(QIODevice::WriteOnly));
            studio.paint(QStringLiteral("a fox"));
            QTRY_COMPARE(studio.jobs()->rowCount(), 1);
            QTRY_COMPARE(studio.job(0).state, Job::State::done);
            QVERIFY(!studio.job(0).pictures.first().trouble.isEmpty());
            QSignalSpy ended(&studio.window, &MainWindow::ended);
            studio.window.end();
            QCOMPARE(ended.size(), 1);
        }
        QVERIFY(QFile::remove(pictures));
        QVERIFY(QDir().rename(away, pictures));
        Studio studio(state_->path());
        const GalleryModel* gallery = studio.part<GalleryDock>()->model();
        QTRY_COMPARE_WITH_TIMEOUT(gallery->rowCount(), 1, 20'000);
        QCOMPARE(gallery->record(gallery->index(0))->prompt, QStringLiteral("a fox"));
    }

    void theDesktopsEndOfSessionSavesWithoutAQuestion() {
        Studio studio(state_->path(), std::chrono::milliseconds(50));
        studio.paint(QStringLiteral("slow"));
        QTRY_COMPARE(studio.job(0).state, Job::State::running);
        studio.prompt()->setPrompt(QStringLiteral("half a tho"));
        QSignalSpy ended(&studio.window, &MainWindow::ended);
        QVERIFY(studio.window.saveBeforeEnd(false));
        QVERIFY(sessionIn(state_->path()).contains("half a tho"));
        QEvent quit(QEvent::Quit);
        QApplication::sendEvent(qApp, &quit);
        QCOMPARE(ended.size(), 1);
        QVERIFY(!studio.window.isVisible());
    }

#ifdef UNCLIP_STUDIO
    void theProgramEndsSoonAfterASignal_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void theProgramEndsSoonAfterASignal() {
        QFETCH(int, signal);
        {
            Studio studio(state_->path());
            studio.prompt()->setPrompt(QStringLiteral("half a tho"));
            QVERIFY(studio.window.close());
        }
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("UNCLIP_STATE"), state_->path());
        environment.insert(QStringLiteral("UNCLIP_PICTURES"), state_->filePath(QStringLiteral("pictures")));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(UNCLIP_STUDIO), QStringList());
        QVERIFY(program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(state_->filePath(QStringLiteral("session.json.lock"))), 30'000);
        QTest::qWait(500);
        QVERIFY(QFile::remove(state_->filePath(QStringLiteral("session.json"))));
        QElapsedTimer since;
        since.start();
        ::kill(static_cast<pid_t>(program.processId()), signal);
        QVERIFY(program.waitForFinished(30'000));
        const qint64 took = since.elapsed();
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(sessionIn(state_->path()).contains("half a tho"));
        QVERIFY2(took < kLongestEnd, qPrintable(QString::number(took)));
    }
#endif

    void aSignalIsToldInTheEventLoop() {
        EndSignal signal;
        QSignalSpy received(&signal, &EndSignal::received);
        ::raise(SIGTERM);
        QCOMPARE(received.size(), 0);
        QTRY_COMPARE(received.size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> state_;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    applyTheme(application, Theme::dark);
    EndingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "ending_test.moc"
