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
        PictureKeeper keeper(folder.places(), {});
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
        PictureKeeper keeper(folder.places(), {});
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
        PictureKeeper keeper(folder.places(), {});
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

    void aPictureThatWaitsOutlastsTheProgram() {
        LibraryInAFolder folder, other;
        const std::vector<fs::path> spare{folder.places().thumbnails / "spare"};
        fs::create_directories(folder.places().pictures.parent_path());
        std::ofstream(folder.places().pictures) << "a file where the pictures' folder should be";
        Request request = requestFor("a fox", 5);
        request.negativePrompt = "fog";
        {
            PictureKeeper keeper(folder.places(), spare);
            for (const std::uint64_t seed : {5, 6})
                std::thread([&] {
                    request.seed = seed;
                    QVERIFY_THROWS_EXCEPTION(Error, keeper.keep(request, painted(seed)));
                }).join();
            QTRY_COMPARE(keeper.waiting(), 2);
            QCOMPARE(keeper.withoutCopy(), 0);
            QCOMPARE(sparePictures(spare).size(), std::size_t(2));
            // While this program holds them, another one leaves them alone.
            PictureKeeper second(other.places(), spare);
            QSignalSpy takenUp(&second, &PictureKeeper::takenUp);
            second.takeUp();
            QTest::qWait(300);
            QCOMPARE(takenUp.size(), 0);
        }
        // The program has ended, and the next one still has no folder: they stay.
        {
            PictureKeeper keeper(folder.places(), spare);
            QSignalSpy trouble(&keeper, &PictureKeeper::trouble);
            keeper.takeUp();
            QTRY_VERIFY(!trouble.isEmpty());
            QCOMPARE(sparePictures(spare).size(), std::size_t(2));
        }
        fs::remove(folder.places().pictures);
        PictureKeeper keeper(folder.places(), spare);
        QSignalSpy takenUp(&keeper, &PictureKeeper::takenUp);
        keeper.takeUp();
        QTRY_COMPARE(takenUp.size(), 1);
        QCOMPARE(takenUp.first().first().toInt(), 2);
        QCOMPARE(sparePictures(spare).size(), std::size_t(0));
        Library library = folder.open();
        const QList<PictureRecord> all = library.list();
        QCOMPARE(all.size(), 2);
        for (const PictureRecord& record : all) {
            QCOMPARE(cv::norm(readPicture(library.fileOf(record)).pixels, painted(*record.seed).pixels, cv::NORM_INF),
                     0.0);
            const PictureMetadata metadata = readMetadata(library.fileOf(record));
            QCOMPARE(metadata.request->negativePrompt, std::string("fog"));
            QCOMPARE(metadata.modelHash, painted(5).with.modelHash);
        }
    }

    void theCopyGoesWhenThePictureIsWritten() {
        LibraryInAFolder folder, other;
        const std::vector<fs::path> spare{folder.places().thumbnails / "not writable" / "spare",
                                          folder.places().thumbnails / "spare"};
        fs::create_directories(folder.places().thumbnails);
        std::ofstream(spare[0].parent_path()) << "a file";  // so the second folder is taken
        std::ofstream(folder.places().pictures) << "a file";
        PictureKeeper keeper(folder.places(), spare);
        std::thread([&] { QVERIFY_THROWS_EXCEPTION(Error, keeper.keep(requestFor("a fox"), painted(1))); }).join();
        QTRY_COMPARE(keeper.waiting(), 1);
        QCOMPARE(sparePictures(spare).size(), std::size_t(1));
        const auto mode = fs::status(spare[1]).permissions();
        QCOMPARE(int(mode & (fs::perms::group_all | fs::perms::others_all)), 0);
        keeper.setPlaces(other.places());
        QTRY_COMPARE(keeper.waiting(), 0);
        QCOMPARE(sparePictures(spare).size(), std::size_t(0));
        QCOMPARE(other.open().list().size(), 1);
    }

    void withoutRoomForACopyAPictureIsInMemoryAlone() {
        LibraryInAFolder folder;
        PictureKeeper keeper(folder.places(), {folder.places().thumbnails / "spare"});
        injectFileFault(FileFault{FileOperation::write, ENOSPC, 0});
        std::thread([&] { QVERIFY_THROWS_EXCEPTION(Error, keeper.keep(requestFor("a fox"), painted(1))); }).join();
        QTRY_COMPARE(keeper.waiting(), 1);
        QCOMPARE(keeper.withoutCopy(), 1);
    }

    void anotherFolderTakesWhatWaits() {
        LibraryInAFolder folder, other;
        PictureKeeper keeper(folder.places(), {});
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
