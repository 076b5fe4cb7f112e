#include <fcntl.h>
#include <sys/stat.h>

#include <QDateTime>
#include <QProcess>
#include <QTest>
#include <cstdlib>

#include "tests/library/library_in_a_folder.h"

using namespace unclip;
namespace fs = std::filesystem;

namespace {

constexpr qint64 kYear = 365 * 24 * 60 * 60;

}  // namespace

/// Clocks that are wrong, or right and far: order is the number's, nothing is overwritten, nothing is read anew.
class ClockTest : public QObject {
    Q_OBJECT

private:
    LibraryInAFolder folder_;

    /// Adds a picture with a program whose clock goes `shift` seconds wrong.
    void paintAt(qint64 shift, int seed) const {
        const LibraryPlaces places = folder_.places();
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(WRONG_CLOCK));
        environment.insert(QStringLiteral("CLOCK_SHIFT"), QString::number(shift));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(LIBRARY_PAINTER),
                      {toText(places.pictures), toText(places.index), toText(places.thumbnails), QString::number(seed),
                       QStringLiteral("1")});
        QVERIFY(program.waitForFinished(30'000));
        QCOMPARE(program.exitCode(), 0);
    }

private slots:
    void picturesOfEveryClockLieInTheirOrder() {
        const int year = QDate::currentDate().year();
        const QList<qint64> shifts{0, 20 * kYear, -20 * kYear, (2100 - year) * kYear, 0};  // 2038 lies between
        for (int i = 0; i < shifts.size(); ++i) paintAt(shifts[i], i);
        Library library = folder_.open();
        for (const bool isAnew : {false, true}) {
            if (isAnew)
                library.rebuild();
            const QList<PictureRecord> all = library.list();
            QCOMPARE(all.size(), shifts.size());
            for (int i = 0; i < all.size(); ++i) {
                const qsizetype made = shifts.size() - 1 - i;
                QCOMPARE(all[i].seed, std::optional<quint64>(made));
                const QDateTime said = QDateTime::fromString(all[i].created, Qt::ISODate);
                const qint64 wrong = QDateTime::currentDateTimeUtc().addSecs(shifts[made]).secsTo(said);
                QVERIFY2(std::abs(wrong) < 600, qPrintable(all[i].created));
                QVERIFY(all[i].path.startsWith(said.toLocalTime().toString(QStringLiteral("yyyy-MM-dd"))));
                QCOMPARE(library.listing()[i].created, said.toSecsSinceEpoch());
            }
            QCOMPARE(daysOf(library.listing()).size(), 5);
        }
        QCOMPARE(library.synchronise().changed, 0);
    }

    void filesOfFarTimesAreReadOnce_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("1901") << qint64(-2'177'452'800);
        QTest::newRow("1970") << qint64(0);
        QTest::newRow("the last second of 32 bits") << qint64(INT32_MAX);
        QTest::newRow("the second after it") << qint64(INT32_MAX) + 1;
        QTest::newRow("2106") << qint64(UINT32_MAX) + 1;
        QTest::newRow("2200") << qint64(7'258'118'400);
    }
    void filesOfFarTimesAreReadOnce() {
        QFETCH(qint64, seconds);
        LibraryInAFolder folder;
        Library library = folder.open();
        const PictureRecord fox = add(library, "a fox");
        const timespec times[2] = {{seconds, 5}, {seconds, 5}};
        QCOMPARE(::utimensat(AT_FDCWD, library.fileOf(fox).c_str(), times, 0), 0);
        struct stat status {};
        QCOMPARE(::stat(library.fileOf(fox).c_str(), &status), 0);
        if (status.st_mtim.tv_sec != seconds)
            QSKIP("This file system doesn't know such times.");
        QCOMPARE(library.synchronise().changed, 1);
        QCOMPARE(library.synchronise().changed, 0);
        QCOMPARE(library.find(fox.id)->modified, seconds * 1'000'000'000 + 5);
        QCOMPARE(library.find(fox.id)->created, fox.created);
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "clock_test.moc"
