#include "ui/headless/library/picture_keeper.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <cerrno>
#include <thread>

#include "engine/base/atomic_file.h"
#include "engine/image/read_picture.h"
#include "tests/library/library_in_a_folder.h"

using namespace unclip;
namespace fs = std::filesystem;

class PictureKeeperTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { injectFileFault(std::nullopt); }

    void aPictureIsOnTheDiskBeforeItsPathIsTold() {
        LibraryInAFolder folder;
        PictureKeeper keeper(folder.places());
        QSignalSpy kept(&keeper, &PictureKeeper::kept);
        QString path;
        std::thread engine([&] { path = keeper.keep(requestFor("a fox"), painted(1)); });
        engine.join();
        QVERIFY(fs::is_regular_file(toPath(path)));
        QTRY_COMPARE(kept.size(), 1);
        QCOMPARE(keeper.waiting(), 0);
    }

    void aPictureIsWrittenOnceWithAllThatIsKnownOfIt() {
        LibraryInAFolder folder;
        PictureKeeper keeper(folder.places());
        const PaintedPicture picture = painted(1);
        QString path;
        std::thread engine([&] { path = keeper.keep(requestFor("a fox"), picture); });
        engine.join();
        const PictureMetadata metadata = readMetadata(toPath(path));
        QCOMPARE(metadata.modelHash, picture.with.modelHash);
        QCOMPARE(metadata.device, picture.with.device);
        QCOMPARE(folder.open().list().first().modelName, QString::fromStdString(picture.with.modelName));
    }

    void onAFullDiskPicturesWaitAndAreWrittenWhenThereIsSpace() {
        LibraryInAFolder folder;
        PictureKeeper keeper(folder.places());
        QSignalSpy trouble(&keeper, &PictureKeeper::trouble), allKept(&keeper, &PictureKeeper::allKept);
        injectFileFault(FileFault{FileOperation::write, ENOSPC, 0});
        for (int i = 0; i < 3; ++i) {
            bool isSaid = false;
            std::thread engine([&] {
                try {
                    keeper.keep(requestFor("a fox", i), painted(i));
                } catch (const Error& error) {
                    isSaid = std::string(error.what()).find("disk is full") != std::string::npos;
                }
            });
            engine.join();
            QVERIFY(isSaid);
        }
        QTRY_COMPARE(keeper.waiting(), 3);
        QCOMPARE(trouble.size(), 3);
        keeper.tryAgain();
        QTest::qWait(200);
        QCOMPARE(keeper.waiting(), 3);
        injectFileFault(std::nullopt);
        keeper.tryAgain();
        QTRY_COMPARE(keeper.waiting(), 0);
        QTRY_COMPARE(allKept.size(), 1);
        Library library = folder.open();
        QCOMPARE(library.list().size(), 3);
        for (const PictureRecord& record : library.list())
            QCOMPARE(
                cv::norm(readPicture(library.fileOf(record)).pixels, painted(record.seed.value()).pixels, cv::NORM_INF),
                0.0);
    }

    void anotherFolderTakesWhatWaits() {
        LibraryInAFolder folder, other;
        PictureKeeper keeper(folder.places());
        const PictureRecord before = [&] {
            Library library = folder.open();
            return add(library, "before");
        }();
        fs::remove_all(folder.places().pictures);
        std::thread engine([&] {
            try {
                keeper.keep(requestFor("a fox"), painted(1));
            } catch (const Error&) {
            }
        });
        engine.join();
        QTRY_COMPARE(keeper.waiting(), 1);
        keeper.setPlaces(other.places());
        QTRY_COMPARE(keeper.waiting(), 0);
        Library library = other.open();
        QCOMPARE(library.list().size(), 1);
    }
};

QTEST_GUILESS_MAIN(PictureKeeperTest)
#include "picture_keeper_test.moc"
