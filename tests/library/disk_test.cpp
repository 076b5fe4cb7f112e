#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <QSignalSpy>
#include <QTest>
#include <cerrno>
#include <fstream>
#include <thread>

#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "tests/library/library_in_a_folder.h"
#include "ui/headless/library/picture_keeper.h"

using namespace unclip;
namespace fs = std::filesystem;

namespace {

/// A file system of one megabyte that can be filled to its last byte. Only this process sees it.
class SmallDisk {
public:
    SmallDisk() { isThere_ = ::mount("tmpfs", folder_.path().toUtf8().constData(), "tmpfs", 0, "size=1m") == 0; }
    ~SmallDisk() {
        if (isThere_)
            ::umount2(folder_.path().toUtf8().constData(), MNT_DETACH);
    }
    bool isThere() const { return isThere_; }
    fs::path path() const { return toPath(folder_.path()); }
    void fill() {
        std::ofstream filler(path() / "filler", std::ios::binary);
        const std::string page(4096, 'x');
        while (filler.write(page.data(), 4096).flush()) {
        }
    }
    void makeRoom() { fs::remove(path() / "filler"); }
    bool setReadOnly(bool isReadOnly) {
        const unsigned long flags = isReadOnly ? MS_REMOUNT | MS_RDONLY : MS_REMOUNT;
        return ::mount("tmpfs", folder_.path().toUtf8().constData(), "tmpfs", flags, "size=1m") == 0;
    }

private:
    QTemporaryDir folder_;
    bool isThere_ = false;
};

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
        PictureKeeper keeper(places);
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
        PictureKeeper keeper(places);
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
        PictureKeeper keeper(places);
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
        PictureKeeper keeper(places);
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
    // Before there are threads: mounts of this process are its own from here on.
    if (::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) [[maybe_unused]]
        const int hidden = ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    const QCoreApplication application(argc, argv);
    DiskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "disk_test.moc"
