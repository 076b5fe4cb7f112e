#include <QTest>
#include <fstream>

#include "engine/base/error.h"
#include "tests/library/library_in_a_folder.h"

using namespace unclip;
namespace fs = std::filesystem;

namespace {

int filesIn(const fs::path& folder) {
    int count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) count += entry.is_regular_file();
    return count;
}

}  // namespace

/// Drives that aren't connected, or are others than before, and folders that were tidied up.
class DrivesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<LibraryInAFolder> folder_;
    fs::path pictures() const { return folder_->places().pictures; }
    fs::path elsewhere() const { return pictures().parent_path() / "elsewhere"; }

    void addMany(int count) {
        Library library = folder_->open();
        for (int i = 0; i < count; ++i) add(library, "picture", static_cast<std::uint64_t>(i));
    }

private slots:
    void init() { folder_ = std::make_unique<LibraryInAFolder>(); }

    void withoutItsDriveNothingIsForgottenAndNothingWritten_data() {
        QTest::addColumn<bool>("leavesAnEmptyFolder");
        QTest::newRow("the mount point stays") << true;
        QTest::newRow("the folder is gone") << false;
    }
    void withoutItsDriveNothingIsForgottenAndNothingWritten() {
        QFETCH(bool, leavesAnEmptyFolder);
        Library library = folder_->open();
        const PictureRecord fox = add(library, "fox", 1);
        const PictureRecord owl = add(library, "owl", 2);
        library.moveToTrash({owl.id});
        library.index().putEmbedding(QStringLiteral("m"), {fox.id, {1.0f}});
        fs::rename(pictures(), elsewhere());
        if (leavesAnEmptyFolder)
            fs::create_directories(pictures());

        QVERIFY_THROWS_EXCEPTION(LibraryAway, library.synchronise());
        QVERIFY_THROWS_EXCEPTION(LibraryAway, library.rebuild());
        QVERIFY_THROWS_EXCEPTION(LibraryAway, add(library, "new", 3));
        const ImportReport imported = library.import({elsewhere() / toPath(fox.path)});
        QCOMPARE(imported.problems.size(), 1);
        QCOMPARE(imported.added.size() + imported.known, 0);
        QVERIFY_THROWS_EXCEPTION(LibraryAway, library.moveToTrash({fox.id}));
        QVERIFY_THROWS_EXCEPTION(LibraryAway, library.restore({owl.id}));
        QVERIFY_THROWS_EXCEPTION(LibraryAway, library.purgeTrash(0));
        QVERIFY_THROWS_EXCEPTION(LibraryAway, library.change({fox.id}, {}));
        QCOMPARE(fs::exists(pictures()) ? filesIn(pictures()) : 0, 0);
        QCOMPARE(folder_->open().index().count(), 2);

        fs::remove(pictures());
        fs::rename(elsewhere(), pictures());
        const ScanReport report = library.synchronise();
        QCOMPARE(report.added + report.changed + report.removed + report.vanished, 0);
        QCOMPARE(library.restore({owl.id}), QStringList{owl.id});
        QCOMPARE(library.index().embeddings(QStringLiteral("m")).size(), 1);
    }

    void anotherLibraryInItsPlaceIsNotMixedWithIt() {
        addMany(3);
        fs::rename(pictures(), elsewhere());
        LibraryInAFolder other;
        {
            Library library = other.open();
            add(library, "another's", 77);
        }
        fs::copy(other.places().pictures, pictures(), fs::copy_options::recursive);
        Library library = folder_->open();
        const int before = filesIn(pictures());
        QVERIFY_THROWS_EXCEPTION(LibraryAway, library.synchronise());
        QVERIFY_THROWS_EXCEPTION(LibraryAway, add(library, "new"));
        QCOMPARE(filesIn(pictures()), before);
        QCOMPARE(library.list().size(), 3);
        // Whoever wants this one says so.
        library.synchronise({}, {}, Vanished::forget);
        QCOMPARE(listedIds(library, QStringLiteral("another")).size(), 1);
        QCOMPARE(library.list().size(), 1);
        add(library, "new");
    }

    void aFolderThatWasEmptiedOnPurposeCanBeUsedAgain() {
        addMany(20);
        fs::remove_all(pictures());
        Library library = folder_->open();
        QVERIFY_THROWS_EXCEPTION(LibraryAway, library.synchronise());
        QCOMPARE(library.rebuild({}, {}, Vanished::forget).files, 0);
        QVERIFY(library.list().isEmpty());
        add(library, "new");
        QCOMPARE(library.synchronise().files, 1);
    }

    void aLostMarkComesBackWhenThePicturesAreThere() {
        addMany(2);
        Library library = folder_->open();
        const QString mark = libraryMark(pictures());
        QVERIFY(!mark.isEmpty());
        for (const char* content : {"", "gone"}) {
            if (*content == 0)
                fs::resize_file(pictures() / kMarkFile, 0);
            else
                fs::remove(pictures() / kMarkFile);
            QCOMPARE(library.synchronise().files, 2);
            QCOMPARE(libraryMark(pictures()), mark);
        }
    }

    void manyMissingPicturesAreAskedAboutFewAreNot() {
        addMany(40);
        Library library = folder_->open();
        const QList<PictureRecord> all = library.list();
        library.index().putEmbedding(QStringLiteral("m"), {all[0].id, {1.0f}});
        for (int i = 0; i < 5; ++i) fs::remove(library.fileOf(all[39 - i]));
        QCOMPARE(library.synchronise().removed, 5);
        for (int i = 0; i < 25; ++i) fs::rename(library.fileOf(all[i]), library.fileOf(all[i]).string() + ".away");
        ScanReport report = library.synchronise();
        QCOMPARE(report.removed, 0);
        QCOMPARE(report.vanished, 25);
        QCOMPARE(library.list().size(), 35);
        QVERIFY_THROWS_EXCEPTION(LibraryAway, library.rebuild());
        QCOMPARE(library.list().size(), 35);
        fs::rename(library.fileOf(all[0]).string() + ".away", library.fileOf(all[0]));
        report = library.synchronise({}, {}, Vanished::forget);
        QCOMPARE(report.removed, 24);
        QCOMPARE(library.list().size(), 11);
        QCOMPARE(library.index().embeddings(QStringLiteral("m")).size(), 1);
    }

    void noClockThatIsSetWrongEmptiesTheTrash() {
        Library library = folder_->open();
        constexpr qint64 kDay = 24 * 60 * 60;
        const qint64 begin = 1'800'000'000;
        LibraryIndex& index = library.index();
        QCOMPARE(index.trashTime(begin), begin);
        QCOMPARE(index.trashTime(begin + kDay), begin + kDay);
        QCOMPARE(index.trashTime(begin + 4000 * kDay), begin + 8 * kDay);  // a week at most
        QCOMPARE(index.trashTime(begin + 2 * kDay), begin + 8 * kDay);     // never back
        QCOMPARE(index.trashTime(begin + 3 * kDay), begin + 9 * kDay);
        const PictureRecord fox = add(library, "fox");
        library.moveToTrash({fox.id});
        QCOMPARE(library.purgeTrash(30), 0);
        for (int day = 1; day <= 33; ++day) index.trashTime(QDateTime::currentSecsSinceEpoch() + day * kDay);
        QCOMPARE(library.purgeTrash(30), 1);
    }
};

QTEST_GUILESS_MAIN(DrivesTest)
#include "drives_test.moc"
