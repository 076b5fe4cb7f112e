#include "ui/base/worker_threads.h"

#include <QDir>
#include <QTest>
#include <QThreadPool>

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
        const auto ready = threads();
        for (int i = 0; i < 20; ++i) kept.start([&] { ++done; });
        QTRY_COMPARE(done.load(), 20);
        QCOMPARE(threads(), ready);
    }
};

QTEST_GUILESS_MAIN(WorkerThreadsTest)
#include "worker_threads_test.moc"
