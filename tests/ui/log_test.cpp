#include <spdlog/spdlog.h>

#include <QFile>
#include <QTest>

#include "tests/library/small_disk.h"
#include "ui/base/program_log.h"

using namespace unclip;
using namespace unclip::ui;

/// The log on a disk without room: the program goes on, and so does the log when there is room again.
class LogTest : public QObject {
    Q_OBJECT

private:
    static QByteArray lines() {
        spdlog::default_logger()->flush();
        QFile file(logFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void withoutRoomItMissesLinesAndGoesOnWithTheNext_data() {
        QTest::addColumn<bool>("isFullAtTheStart");
        QTest::newRow("full while it is written") << false;
        QTest::newRow("full before it is begun") << true;
    }
    void withoutRoomItMissesLinesAndGoesOnWithTheNext() {
        QFETCH(bool, isFullAtTheStart);
        SmallDisk disk;
        if (!disk.isThere())
            QSKIP("No file system can be mounted here.");
        qputenv("UNCLIP_STATE", disk.path().string().c_str());
        if (isFullAtTheStart)
            disk.fill();
        startLog();
        logWarning(QStringLiteral("the first"));
        disk.fill();
        for (int i = 0; i < 20'000; ++i) logWarning(QStringLiteral("line %1, which has no room").arg(i));
        disk.makeRoom();
        logWarning(QStringLiteral("the last"));
        QVERIFY(lines().contains("the last\n"));
        QCOMPARE(lines().contains("the first\n"), !isFullAtTheStart);
        spdlog::set_default_logger(std::make_shared<spdlog::logger>("none"));  // lets go of the disk
    }
};

int main(int argc, char** argv) {
    ownMounts();
    const QCoreApplication application(argc, argv);
    LogTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "log_test.moc"
