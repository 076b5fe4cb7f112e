#include <sys/stat.h>

#include <QTest>
#include <opencv2/imgcodecs.hpp>

#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "tests/library/library_in_a_folder.h"
#include "tests/library/run_with_fault.h"

using namespace unclip;
namespace fs = std::filesystem;

namespace {

/// Makes `folder` from what a disk surely holds of the folder with this inode.
void restore(const fs::path& disk, const std::string& inode, const fs::path& folder) {
    fs::create_directories(folder);
    std::ifstream names(disk / ("folder-" + inode));
    std::string of, name;
    while (names >> of && names.ignore() && std::getline(names, name)) {
        if (fs::exists(disk / ("folder-" + of)))
            restore(disk, of, folder / name);
        else if (fs::exists(disk / ("file-" + of)))
            fs::copy_file(disk / ("file-" + of), folder / name);
        else
            std::ofstream(folder / name);  // its name alone was flushed
    }
}

std::string inodeOf(const fs::path& path) {
    struct stat facts {};
    return ::stat(path.c_str(), &facts) == 0 ? std::to_string(facts.st_ino) : std::string();
}

LibraryPlaces placesIn(const QTemporaryDir& folder) {
    return {toPath(withFolder(folder, "pictures")), toPath(withFolder(folder, "data/index.sqlite")),
            toPath(withFolder(folder, "cache"))};
}

QStringList fill(const LibraryPlaces& places) {
    Library library(places);
    QStringList ids;
    for (const std::uint64_t seed : {1, 2, 3}) ids.prepend(add(library, "a fox", seed).id);
    return ids;
}

bool isWhole(const fs::path& picture) {
    try {
        return readPicture(picture).pixels.cols == 32;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

/// The power fails after each operation on files, and everything is gone that was not flushed by then: the bytes of
/// files and the names in folders. Nothing that was reported as done is lost.
class PowerCutTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir given_;

    Outcome doSteps(const QTemporaryDir& folder, int at, const QString& disk) const {
        const LibraryPlaces places = placesIn(folder);
        fs::create_directories(toPath(withFolder(folder, "out")));
        return runWithFault(QStringLiteral(LIBRARY_STEPS),
                            {toText(places.pictures), toText(places.index), toText(places.thumbnails), given_.path(),
                             withFolder(folder, "out")},
                            folder.path(), at, true, disk);
    }

    /// `folder`: what the power cut left, after which `outcome` had been said. `ids`: of the pictures from before.
    static void check(const QTemporaryDir& folder, const Outcome& outcome, const QStringList& ids,
                      const std::string& where) {
        Library library(placesIn(folder));
        const ScanReport scan = library.synchronise();
        QVERIFY2(scan.problems.isEmpty(), (where + inText(scan.problems)).c_str());
        const ScanReport checked = library.check();
        QVERIFY2(checked.problems.isEmpty(), (where + inText(checked.problems)).c_str());
        QVERIFY2(library.index().integrityProblems().isEmpty(), where.c_str());
        for (const QString& id : outcome.after(QStringLiteral("kept")) + ids) {
            const auto record = library.find(id);
            QVERIFY2(record.has_value() || id == ids[2], where.c_str());  // which is deleted for good at the end
            if (record)
                QVERIFY2(isWhole(library.fileOf(*record)), where.c_str());
        }
        for (const QString& id : outcome.after(QStringLiteral("tagged"))) {
            QVERIFY2(library.find(id)->tags.contains(QStringLiteral("night")), where.c_str());
            QVERIFY2(library.find(id)->isFavourite, where.c_str());
        }
        for (const QString& id : outcome.after(QStringLiteral("restored")))
            QVERIFY2(!library.find(id)->trashedAt, where.c_str());
        if (!outcome.after(QStringLiteral("exported")).isEmpty())
            QVERIFY2(isWhole(toPath(withFolder(folder, "out/exported.png"))), where.c_str());
    }

private slots:
    void initTestCase() {
        const cv::Mat pixels = painted(50).pixels;
        QVERIFY(cv::imwrite((toPath(given_.path()) / "given.jpg").string(), pixels));
        QVERIFY(cv::imwrite((toPath(given_.path()) / "given.png").string(), pixels.t()));
    }

    void whatWasNotFlushedIsGone() {
        QTemporaryDir folder, disk, after;
        std::ofstream(toPath(withFolder(folder, "before"))) << "before";
        const QString script = QStringLiteral(
                                   "cd %1; echo one > one; sync one .; echo two > two; echo more >> one;"
                                   " rm before")
                                   .arg(folder.path());
        runWithFault(QStringLiteral("sh"), {QStringLiteral("-c"), script}, folder.path(), 0, false, disk.path());
        restore(toPath(disk.path()), inodeOf(toPath(folder.path())), toPath(after.path()));
        QCOMPARE(QDir(after.path()).entryList(QDir::Files), (QStringList{"before", "one"}));
        for (const char* name : {"before", "one"}) {
            QFile file(withFolder(after, name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll().trimmed(), QByteArray(name));
        }
    }

    void whateverWasReportedIsThereAfterAPowerCut() {
        QTemporaryDir whole;
        fill(placesIn(whole));
        const int operations = doSteps(whole, 0, {}).operations;
        QVERIFY(operations > 50);
        for (int at = 1; at <= operations; at += stride()) {
            QTemporaryDir folder, disk, after;
            const QStringList ids = fill(placesIn(folder));
            const Outcome outcome = doSteps(folder, at, disk.path());
            QVERIFY(outcome.isKilled || at == operations);
            restore(toPath(disk.path()), inodeOf(toPath(folder.path())), toPath(after.path()));
            check(after, outcome, ids,
                  "operation " + std::to_string(at) + ": " + outcome.said.join(QStringLiteral(" | ")).toStdString());
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d operations", operations);
    }
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "power_cut_test.moc"
