#include "ui/headless/program_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fstream>
#include <thread>

#include "ui/headless/paths.h"

using namespace unclip;
namespace fs = std::filesystem;

class ProgramLockTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    fs::path file_ = toPath(folder_.filePath(QStringLiteral("session.json.lock")));

private slots:
    void cleanup() { fs::remove(file_); }

    void oneHoldsItAtATimeAndTheFileGoesWithIt() {
        {
            ProgramLock first(file_), second(file_);
            QVERIFY(first.take());
            QVERIFY(first.take());  // it has it already
            QVERIFY(!second.take());
        }
        QVERIFY(!fs::exists(file_));
        ProgramLock third(file_);
        QVERIFY(third.take());
    }

    /// As a program leaves it that was killed before, while or after it wrote, or an older one of this program.
    void whatAKilledOneLeavesBehindKeepsNobodyOut_data() {
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("garbage") << QByteArray("\0\xff", 2);
        QTest::newRow("number of a program that runs") << QByteArray::number(::getpid()) + "\nprogram\nhost\n";
    }
    void whatAKilledOneLeavesBehindKeepsNobodyOut() {
        QFETCH(QByteArray, left);
        std::ofstream(file_) << left.toStdString();
        ProgramLock lock(file_);
        QVERIFY(lock.take());
    }

    void aKilledProgramGivesItBack() {
        int told[2];
        QCOMPARE(::pipe(told), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ProgramLock lock(file_);
            const char isTaken = lock.take() ? 1 : 0;
            (void)!::write(told[1], &isTaken, 1);
            for (;;) ::pause();
        }
        char isTaken = 0;
        QCOMPARE(::read(told[0], &isTaken, 1), 1);
        ProgramLock lock(file_);
        const bool wasOut = isTaken == 1 && !lock.take();
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(wasOut);
        QVERIFY(fs::exists(file_));
        QVERIFY(lock.take(std::chrono::seconds(5)));
    }

    void oneThatWaitsGetsItWhenTheOtherGivesItBack() {
        auto first = std::make_unique<ProgramLock>(file_);
        QVERIFY(first->take());
        ProgramLock second(file_);
        std::thread later([&] {
            QTest::qSleep(50);
            first.reset();
        });
        const bool got = second.take(std::chrono::seconds(20));
        later.join();
        QVERIFY(got);
        ProgramLock third(file_);  // and it holds the file that is there now
        QVERIFY(!third.take());
    }

    void whereNoFileCanBeMadeNothingIsForbidden() {
        ProgramLock lock(toPath(folder_.filePath(QStringLiteral("missing/x.lock"))));
        QVERIFY(lock.take());
        fs::create_symlink("/dev/null", file_);
        ProgramLock link(file_);
        QVERIFY(link.take());
    }
};

QTEST_GUILESS_MAIN(ProgramLockTest)
#include "program_lock_test.moc"
