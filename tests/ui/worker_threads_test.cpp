#include "ui/base/worker_threads.h"

#include <QDir>
#include <QGuiApplication>
#include <QPainter>
#include <QSemaphore>
#include <QTest>
#include <QThreadPool>
#include <thread>

#include "ui/headless/background.h"

using namespace unclip::ui;

class WorkerThreadsTest : public QObject {
    Q_OBJECT
private slots:
    void workBeginsNoThreadLater() {
        const auto threads = [] { return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs).size(); };
        const auto before = threads();
        QThreadPool pool;
        beginThreads(pool, 3);
        QCOMPARE(threads(), before + 3);
        QVERIFY(pool.waitForDone(5000));
        QCOMPARE(pool.maxThreadCount(), 3);
        std::atomic<int> done = 0;
        QThreadPool kept;
        beginThreads(kept, 2);
        QTRY_COMPARE(kept.activeThreadCount(), 0);
        // Those of the first pool have ended, which Linux may still list for a moment.
        QTRY_COMPARE(threads(), before + 2);
        const auto ready = threads();
        for (int i = 0; i < 20; ++i) kept.start([&] { ++done; });
        QTRY_COMPARE(done.load(), 20);
        QCOMPARE(threads(), ready);
    }

    void theWindowPaintsWhileEveryThreadInTheBackgroundIsBusy() {
        QObject owner;
        QSemaphore mayEnd;
        int ended = 0;
        const int count =
            unclip::backgroundThreads().maxThreadCount() + QThreadPool::globalInstance()->maxThreadCount();
        for (int i = 0; i < count; ++i)
            unclip::inBackground(
                &owner, [&] { mayEnd.acquire(); }, [&] { ++ended; }, {});
        std::atomic<bool> waited = false;
        std::jthread lets([&](const std::stop_token& isPainted) {
            for (int i = 0; i < 50 && !isPainted.stop_requested(); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
            waited = !isPainted.stop_requested();
            mayEnd.release(count);
        });
        QImage large(3000, 3000, QImage::Format_ARGB32_Premultiplied);
        large.fill(Qt::white);
        {
            QPainter painter(&large);
            painter.fillRect(large.rect(), QColor(200, 30, 30, 128));
            painter.drawImage(QRectF(0, 0, 2900, 2900), large.copy(0, 0, 1000, 1000));
        }
        lets.request_stop();
        lets.join();
        QVERIFY(!waited);
        QTRY_COMPARE(ended, count);
    }
};

QTEST_MAIN(WorkerThreadsTest)
#include "worker_threads_test.moc"
