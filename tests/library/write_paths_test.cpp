#include <QTest>
#include <opencv2/imgcodecs.hpp>

#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "tests/library/library_in_a_folder.h"
#include "tests/library/run_with_fault.h"

using namespace unclip;
namespace fs = std::filesystem;

/// Each operation on files fails once, and the program is killed after each: whatever it was, nothing that was there is
/// lost or half written, and what failed is said.
class WritePathsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir given_;

    /// A library of three pictures, to be changed.
    static QStringList fill(const LibraryPlaces& places) {
        Library library(places);
        QStringList ids;
        for (const std::uint64_t seed : {1, 2, 3}) ids.prepend(add(library, "a fox", seed).id);
        return ids;
    }
    static LibraryPlaces placesIn(const QTemporaryDir& folder) {
        return {toPath(withFolder(folder, "pictures")), toPath(withFolder(folder, "data/index.sqlite")),
                toPath(withFolder(folder, "cache"))};
    }
    Outcome doSteps(const QTemporaryDir& folder, int at, bool kills) const {
        const LibraryPlaces places = placesIn(folder);
        fs::create_directories(toPath(withFolder(folder, "out")));
        return runWithFault(QStringLiteral(LIBRARY_STEPS),
                            {toText(places.pictures), toText(places.index), toText(places.thumbnails), given_.path(),
                             withFolder(folder, "out")},
                            folder.path(), at, kills);
    }

private slots:
    void initTestCase() {
        cv::Mat pixels = painted(50).pixels;
        QVERIFY(cv::imwrite((toPath(given_.path()) / "given.jpg").string(), pixels));
        QVERIFY(cv::imwrite((toPath(given_.path()) / "given.png").string(), pixels.t()));
    }

    void whateverFailsOrIsKilledALibraryStaysWhole_data() {
        QTest::addColumn<bool>("kills");
        QTest::newRow("fails") << false;
        QTest::newRow("is killed") << true;
    }
    void whateverFailsOrIsKilledALibraryStaysWhole() {
        QFETCH(bool, kills);
        QTemporaryDir whole;
        fill(placesIn(whole));
        const int operations = doSteps(whole, 0, kills).operations;
        QVERIFY(operations > 50);
        for (int at = 1; at <= operations; at += stride()) {
            QTemporaryDir folder;
            const LibraryPlaces places = placesIn(folder);
            const QStringList ids = fill(places);
            const Outcome outcome = doSteps(folder, at, kills);
            const std::string where =
                "operation " + std::to_string(at) + ": " + outcome.said.join(QStringLiteral(" | ")).toStdString();
            QVERIFY2(!outcome.hasCrashed, where.c_str());

            Library library(places);
            const ScanReport scan = library.synchronise();
            QVERIFY2(scan.problems.isEmpty(), (where + inText(scan.problems)).c_str());
            const ScanReport check = library.check();
            QVERIFY2(check.problems.isEmpty(), (where + inText(check.problems)).c_str());
            for (const QString& id : outcome.after(QStringLiteral("kept")))
                QVERIFY2(library.find(id).has_value(), where.c_str());
            for (const QString& id : outcome.after(QStringLiteral("tagged")))
                QVERIFY2(library.find(id)->tags.contains(QStringLiteral("night")), where.c_str());
            for (const QString& id : ids) {
                const auto record = library.find(id);
                // The last of them is deleted for good at the end.
                QVERIFY2(record.has_value() || id == ids[2], where.c_str());
                if (record)
                    QVERIFY2(readPicture(library.fileOf(*record)).pixels.cols == 32, where.c_str());
            }
            for (const auto& entry : fs::directory_iterator(toPath(withFolder(folder, "out"))))
                if (entry.path().filename() == "exported.png")
                    QVERIFY2(readPicture(entry.path()).pixels.cols == 32, where.c_str());
        }
        qInfo("%d operations", operations);
    }
};

QTEST_GUILESS_MAIN(WritePathsTest)
#include "write_paths_test.moc"
