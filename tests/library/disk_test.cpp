#include <QSignalSpy>
#include <QTest>
#include <cerrno>
#include <fstream>
#include <thread>

#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "tests/library/library_in_a_folder.h"
#include "tests/library/small_disk.h"
#include "ui/headless/library/picture_keeper.h"

using namespace unclip;

namespace {

/// What keep() says on the engine's thread; empty when it wrote the picture.
QString keepOnEngineThread(PictureKeeper& keeper, int seed, QString& path) {
    QString sentence;
    std::thread engine([&] {
        try {
            path = keeper.keep(requestFor("a fox", seed), painted(seed));
        } catch (const Error& error) {
            sentence = QString::fromUtf8(error.what());
        }
    });
    engine.join();
    return sentence;
}

}  // namespace

/// Real disks, really full or read-only. Needs the right to mount a file system in a name space of its own; skipped
/// without.
class DiskTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SmallDisk> disk_;
    std::unique_ptr<QTemporaryDir> large_;

private slots:
    void init() {
        disk_ = std::make_unique<SmallDisk>();
        large_ = std::make_unique<QTemporaryDir>();
        if (!disk_->isThere())
            QSKIP("No file system can be mounted here.");
    }
    void cleanup() { disk_.reset(); }

    void aPictureThatTheIndexHasNoRoomForIsKeptAndListedLater() {
        const LibraryPlaces places{toPath(large_->filePath(QStringLiteral("pictures"))), disk_->path() / "index.sqlite",
                                   toPath(large_->filePath(QStringLiteral("cache")))};
        PictureKeeper keeper(places, {});
        QString path;
        QCOMPARE(keepOnEngineThread(keeper, 1, path), QString());
        disk_->fill();
        QSignalSpy notListed(&keeper, &PictureKeeper::notListed), allKept(&keeper, &PictureKeeper::allKept);
        for (int i = 2; i < 40 && notListed.isEmpty(); ++i) {  // the log of changes may have room for a few
            QCOMPARE(keepOnEngineThread(keeper, i, path), QString());
            QVERIFY(fs::is_regular_file(toPath(path)));
            QCoreApplication::processEvents();
        }
        QVERIFY(!notListed.isEmpty());
        QVERIFY2(notListed.first().first().toString().contains(QStringLiteral("disk is full")),
                 qPrintable(notListed.first().first().toString()));
        QVERIFY(keeper.unlisted() > 0);
        keeper.tryAgain();
        QTest::qWait(300);
        QVERIFY(keeper.unlisted() > 0);
        disk_->makeRoom();
        keeper.tryAgain();
        QTRY_COMPARE(keeper.unlisted(), 0);
        QTRY_COMPARE(allKept.size(), 1);
        Library library(places);
        QVERIFY(library.index().integrityProblems().isEmpty());
        const auto last = library.findFile(toPath(path));
        QVERIFY(last.has_value());
        QCOMPARE(last->number, numberOfFileName(toText(toPath(path).filename())));
        QCOMPARE(library.check().problems, QStringList());
    }

    void aPictureThatHasNoRoomStaysInMemoryAndIsWrittenLater() {
        const LibraryPlaces places{disk_->path() / "pictures", disk_->path() / "index.sqlite", disk_->path() / "cache"};
        PictureKeeper keeper(places, {});
        QString path;
        QCOMPARE(keepOnEngineThread(keeper, 1, path), QString());
        disk_->fill();
        const QString sentence = keepOnEngineThread(keeper, 2, path);
        QVERIFY2(sentence.contains(QStringLiteral("disk is full")), qPrintable(sentence));
        QTRY_COMPARE(keeper.waiting(), 1);
        disk_->makeRoom();
        keeper.tryAgain();
        QTRY_COMPARE(keeper.waiting(), 0);
        QTRY_COMPARE(keeper.unlisted(), 0);
        Library library(places);
        library.synchronise();
        const QList<PictureRecord> all = library.list();
        QCOMPARE(all.size(), 2);
        QCOMPARE(cv::norm(readPicture(library.fileOf(all.first())).pixels, painted(2).pixels, cv::NORM_INF), 0.0);
        QCOMPARE(library.check().problems, QStringList());
    }

    void thumbnailsWithoutRoomAreShownAndKeptOnceThereIsSome() {
        const LibraryPlaces places{toPath(large_->filePath(QStringLiteral("pictures"))),
                                   toPath(large_->filePath(QStringLiteral("index.sqlite"))), disk_->path() / "cache"};
        Library library(places);
        disk_->fill();
        const PictureRecord fox = add(library, "a fox");
        const auto filesInCache = [&] {
            int files = 0;
            for (fs::recursive_directory_iterator entry(disk_->path()), end; entry != end; ++entry)
                files += entry->is_regular_file() && entry->path().filename() != "filler";
            return files;
        };
        for (int i = 0; i < 2; ++i) {
            const cv::Mat shown = library.thumbnails().load(fox.id, library.fileOf(fox));
            QCOMPARE(shown.size(), painted(7).pixels.size());
            QCOMPARE(filesInCache(), 0);  // no half one either
        }
        QCOMPARE(library.check().problems, QStringList());
        disk_->makeRoom();
        library.thumbnails().load(fox.id, library.fileOf(fox));
        QCOMPARE(filesInCache(), 1);
    }

    void aPictureThatWaitsForRoomHasACopyOnAnotherDisk() {
        const LibraryPlaces places{disk_->path() / "pictures", toPath(large_->filePath(QStringLiteral("index.sqlite"))),
                                   toPath(large_->filePath(QStringLiteral("cache")))};
        const std::vector<fs::path> spare{disk_->path() / "spare", toPath(large_->filePath(QStringLiteral("spare")))};
        {
            PictureKeeper keeper(places, spare);
            QString path;
            QCOMPARE(keepOnEngineThread(keeper, 1, path), QString());
            disk_->fill();
            QVERIFY(keepOnEngineThread(keeper, 2, path).contains(QStringLiteral("disk is full")));
            QTRY_COMPARE(keeper.waiting(), 1);
            QCOMPARE(keeper.withoutCopy(), 0);
        }
        QCOMPARE(sparePictures({spare[1]}).size(), std::size_t(1));
        disk_->makeRoom();
        PictureKeeper keeper(places, spare);
        QSignalSpy takenUp(&keeper, &PictureKeeper::takenUp);
        keeper.takeUp();
        QTRY_COMPARE(takenUp.size(), 1);
        QCOMPARE(Library(places).list().size(), 2);
        QVERIFY(sparePictures(spare).empty());
    }

    void aChangeThatHasNoRoomLeavesPictureAndIndexInOrder() {
        const LibraryPlaces places{disk_->path() / "pictures", disk_->path() / "index.sqlite", disk_->path() / "cache"};
        Library library(places);
        const PictureRecord fox = add(library, "fox");
        disk_->fill();
        PictureChange change;
        change.favourite = true;
        QVERIFY_THROWS_EXCEPTION(Error, library.change({fox.id}, change));
        QCOMPARE(cv::norm(readPicture(library.fileOf(fox)).pixels, painted(7).pixels, cv::NORM_INF), 0.0);
        disk_->makeRoom();
        library.synchronise();
        QCOMPARE(library.check().problems, QStringList());
        QCOMPARE(library.change({fox.id}, change).first().isFavourite, true);
        QCOMPARE(library.find(fox.id)->isFavourite, true);
    }

    void picturesThatMayOnlyBeReadAreShownAndNewOnesWait() {
        const LibraryPlaces places{disk_->path() / "pictures", toPath(large_->filePath(QStringLiteral("index.sqlite"))),
                                   toPath(large_->filePath(QStringLiteral("cache")))};
        PictureKeeper keeper(places, {});
        QString path;
        QCOMPARE(keepOnEngineThread(keeper, 1, path), QString());
        QVERIFY(disk_->setReadOnly(true));
        const QString sentence = keepOnEngineThread(keeper, 2, path);
        QVERIFY2(sentence.contains(QStringLiteral("read-only")), qPrintable(sentence));
        QTRY_COMPARE(keeper.waiting(), 1);
        Library library(places);
        QCOMPARE(library.synchronise().problems, QStringList());
        const QList<PictureRecord> all = library.list();
        QCOMPARE(all.size(), 1);
        PictureChange change;
        change.favourite = true;
        QVERIFY_THROWS_EXCEPTION(Error, library.change({all.first().id}, change));
        QVERIFY_THROWS_EXCEPTION(Error, library.moveToTrash({all.first().id}));
        QCOMPARE(library.check().problems, QStringList());
        QVERIFY(disk_->setReadOnly(false));
        keeper.tryAgain();
        QTRY_COMPARE(keeper.waiting(), 0);
        QCOMPARE(library.list().size(), 2);
    }

    void anIndexThatMayOnlyBeReadIsSaidAndPicturesAreKept() {
        const LibraryPlaces places{toPath(large_->filePath(QStringLiteral("pictures"))), disk_->path() / "index.sqlite",
                                   toPath(large_->filePath(QStringLiteral("cache")))};
        PictureKeeper keeper(places, {});
        QString path;
        QCOMPARE(keepOnEngineThread(keeper, 1, path), QString());
        QVERIFY(disk_->setReadOnly(true));
        QSignalSpy notListed(&keeper, &PictureKeeper::notListed);
        QCOMPARE(keepOnEngineThread(keeper, 2, path), QString());
        QVERIFY(fs::is_regular_file(toPath(path)));
        QTRY_COMPARE(notListed.size(), 1);
        QVERIFY2(notListed.first().first().toString().contains(toText(places.index)),
                 qPrintable(notListed.first().first().toString()));
        QVERIFY(disk_->setReadOnly(false));
        keeper.tryAgain();
        QTRY_COMPARE(keeper.unlisted(), 0);
        QCOMPARE(Library(places).list().size(), 2);
    }
};

int main(int argc, char** argv) {
    ownMounts();
    const QCoreApplication application(argc, argv);
    DiskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "disk_test.moc"
