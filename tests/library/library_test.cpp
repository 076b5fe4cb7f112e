#include <QTest>
#include <fstream>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "tests/library/library_in_a_folder.h"

using namespace unclip;
namespace fs = std::filesystem;

namespace {

bool samePixels(const cv::Mat& a, const cv::Mat& b) {
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

void writeText(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

class LibraryTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { injectFileFault(std::nullopt); }

    void aPictureIsAFileThatSaysHowItWasMade() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const PaintedPicture picture = painted(41);
        Request request = requestFor("a small red fox", 40);
        request.count = 4;
        const AddedPicture added = library.add(picture, request);
        QVERIFY2(added.trouble.isEmpty(), qPrintable(added.trouble));
        const fs::path file = library.fileOf(added.record);
        QVERIFY(samePixels(readPicture(file).pixels, picture.pixels));
        const PictureMetadata metadata = readMetadata(file);
        QVERIFY(metadata.request.has_value());
        QCOMPARE(metadata.request->prompt, std::string("a small red fox"));
        QCOMPARE(metadata.request->seed, std::uint64_t(41));
        QCOMPARE(metadata.request->count, 1);
        QCOMPARE(metadata.modelName, picture.with.modelName);
        QCOMPARE(metadata.modelHash, picture.with.modelHash);
        QCOMPARE(metadata.device, picture.with.device);
        QCOMPARE(metadata.dtype, picture.with.dtype);
        QCOMPARE(QString::fromStdString(metadata.id), added.record.id);
        QVERIFY(added.record.path.contains(QStringLiteral("a small red fox")));
        QCOMPARE(listedIds(library), QStringList{added.record.id});
    }

    void thePicturesComeNewestFirstWhateverTheClockSays() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const PictureRecord first = add(library, "one");
        // A clock that was set back leaves older dates in newer pictures: pretend that the first is from the future.
        PictureRecord future = first;
        future.created = QStringLiteral("2037-12-31T23:59:59Z");
        library.index().put({future});
        const PictureRecord second = add(library, "two");
        QCOMPARE(listedIds(library), (QStringList{second.id, first.id}));
        QVERIFY(second.number > first.number);
    }

    void anExistingFileIsNeverOverwritten() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const PictureRecord first = add(library, "fox");
        const fs::path next = library.fileOf(first).parent_path() / toPath(pictureFileName(first.number + 1, "fox", 1));
        writeText(next, "someone else's");
        const PictureRecord second = add(library, "fox");
        QVERIFY(library.fileOf(second) != next);
        std::ifstream stream(next);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        QCOMPARE(text, std::string("someone else's"));
    }

    void anyUnicodeMakesAName_data() {
        QTest::addColumn<QString>("prompt");
        QTest::newRow("emoji with joiners") << QString::fromUtf8("👩‍🚀 on a 🦊");
        QTest::newRow("right to left") << QString::fromUtf8("ثعلب أحمر صغير");
        QTest::newRow("cjk") << QString::fromUtf8("一只红色的小狐狸");
        QTest::newRow("path tricks") << QStringLiteral("../../etc/passwd");
        QTest::newRow("forbidden") << QStringLiteral("a:b*c?\"<>|\\/ \n\t\x01");
        QTest::newRow("empty") << QString();
        QTest::newRow("only spaces") << QStringLiteral("    ");
        QTest::newRow("very long") << QString(100'000, QChar(0x4e00));
        QTest::newRow("combining") << QString(QStringLiteral("e\u0301")).repeated(300);
        QTest::newRow("lone surrogate") << QString(QChar(0xd83d));
    }
    void anyUnicodeMakesAName() {
        QFETCH(QString, prompt);
        LibraryInAFolder folder;
        Library library = folder.open();
        const AddedPicture added = library.add(painted(1), requestFor(prompt.toStdString()));
        QVERIFY2(added.trouble.isEmpty(), qPrintable(added.trouble));
        QCOMPARE(added.record.path.count(QLatin1Char('/')), 1);
        QVERIFY(fs::is_regular_file(library.fileOf(added.record)));
        QCOMPARE(library.rebuild().problems, QStringList());
        QCOMPARE(listedIds(library), QStringList{added.record.id});
    }

    void theIndexIsMadeAgainFromTheFilesAlone() {
        LibraryInAFolder folder;
        QList<PictureRecord> before;
        {
            Library library = folder.open();
            const QString fox = add(library, "a fox", 1).id;
            const QString owl = add(library, "an owl", 2).id;
            const QString cat = add(library, "a cat", 3).id;
            PictureChange change;
            change.favourite = true;
            change.addTags = QStringList{QStringLiteral("für Anna"), QStringLiteral("night")};
            change.addCollections = QStringList{QStringLiteral("Poster")};
            QCOMPARE(library.change({owl}, change).size(), 1);
            library.moveToTrash({cat});
            before = library.list();
            QCOMPARE(before.size(), 2);
        }
        fs::remove_all(folder.places().index.parent_path());
        Library library = folder.open();
        QVERIFY(library.needsScan());
        library.synchronise();
        QCOMPARE(library.list(), before);
        PictureFilter trash;
        trash.inTrash = true;
        QCOMPARE(library.list(trash).size(), 1);
        const PictureRecord next = add(library, "next");
        QVERIFY(next.number > before.first().number);
        QCOMPARE(library.rebuild().files, 4);
        QCOMPARE(listedIds(library).size(), 3);
    }

    void favouritesTagsAndCollectionsFilterTheList() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const QString fox = add(library, "a fox").id;
        const QString owl = add(library, "an owl").id;
        PictureChange change;
        change.favourite = true;
        change.addTags = QStringList{QStringLiteral("night")};
        library.change({owl}, change);
        PictureFilter favourites;
        favourites.favouritesOnly = true;
        QCOMPARE(idsOf(library.list(favourites)), QStringList{owl});
        PictureFilter tagged;
        tagged.tag = QStringLiteral("night");
        QCOMPARE(idsOf(library.list(tagged)), QStringList{owl});
        tagged.tag = QStringLiteral("nigh");
        QVERIFY(library.list(tagged).isEmpty());
        QCOMPARE(library.index().tags(), QStringList{QStringLiteral("night")});
        change = {};
        change.favourite = false;
        change.removeTags = QStringList{QStringLiteral("night")};
        library.change({owl}, change);
        QVERIFY(library.list(favourites).isEmpty());
        QVERIFY(library.index().tags().isEmpty());
        QVERIFY(samePixels(readPicture(library.fileOf(*library.find(owl))).pixels, painted(7).pixels));
    }

    void wordsAreFoundByTheirBeginningInAnyScript() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const QString fox = add(library, "A small red fox, in the snow").id;
        const QString cafe = add(library, "A café in Zürich").id;
        const QString chinese = add(library, "一只红色的小狐狸").id;
        QCOMPARE(listedIds(library, QStringLiteral("fox")), QStringList{fox});
        QCOMPARE(listedIds(library, QStringLiteral("sno RED")), QStringList{fox});
        QCOMPARE(listedIds(library, QStringLiteral("cafe zurich")), QStringList{cafe});
        QCOMPARE(listedIds(library, QString::fromUtf8("狐狸")), QStringList{chinese});
        QCOMPARE(listedIds(library, QStringLiteral("\"red fox\"")), QStringList{fox});
        QVERIFY(listedIds(library, QStringLiteral("\"fox red\"")).isEmpty());
        QCOMPARE(listedIds(library, QStringLiteral("a -fox")), QStringList{cafe});
        QVERIFY(listedIds(library, QStringLiteral("wolf")).isEmpty());
        QCOMPARE(listedIds(library, QStringLiteral("  ")).size(), 3);
    }

    void whateverIsTypedIsAValidSearch_data() {
        QTest::addColumn<QString>("typed");
        for (const char* typed : {"\"", "\"\"", "a\"b", "*", "AND", "OR NOT", "NEAR(a b)", "a AND", "-", "--", "-a",
                                  "(", ")", "^a", "text:fox", "'; DROP TABLE pictures; --", "%", "\\", "{}[]"})
            QTest::newRow(typed) << QString::fromLatin1(typed);
        QTest::newRow("nul") << QString(QChar(0));
        QTest::newRow("surrogate") << QString(QChar(0xdc00));
        QTest::newRow("long") << QStringLiteral("word ").repeated(500);
    }
    void whateverIsTypedIsAValidSearch() {
        QFETCH(QString, typed);
        LibraryInAFolder folder;
        Library library = folder.open();
        add(library, "a fox");
        listedIds(library, typed);
        QCOMPARE(listedIds(library).size(), 1);
    }

    void theTrashGivesBackExactlyWhatWasPutIn() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const PictureRecord fox = add(library, "a fox");
        const PictureRecord owl = add(library, "an owl");
        QCOMPARE(library.moveToTrash({fox.id}), QStringList{fox.id});
        QCOMPARE(listedIds(library), QStringList{owl.id});
        QVERIFY(!fs::exists(library.fileOf(fox)));
        QCOMPARE(library.restore({fox.id}), QStringList{fox.id});
        QCOMPARE(*library.find(fox.id), fox);
        QVERIFY(fs::exists(library.fileOf(fox)));
        library.moveToTrash({fox.id});
        QCOMPARE(library.purgeTrash(30), 0);
        QCOMPARE(library.purgeTrash(0), 1);
        QVERIFY(!library.find(fox.id));
        QCOMPARE(listedIds(library), QStringList{owl.id});
    }

    void aFileMovedOrCopiedOrDeletedByHandIsNoticed() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const PictureRecord moved = add(library, "moved", 1);
        const PictureRecord copied = add(library, "copied", 2);
        const PictureRecord deleted = add(library, "deleted", 3);
        const fs::path mine = library.places().pictures / "my best ones";
        fs::create_directories(mine);
        fs::rename(library.fileOf(moved), mine / "fox.png");
        fs::copy_file(library.fileOf(copied), mine / "copy.png");
        fs::remove(library.fileOf(deleted));
        const ScanReport report = library.synchronise();
        QCOMPARE(report.problems, QStringList());
        QCOMPARE(library.find(moved.id)->path, QStringLiteral("my best ones/fox.png"));
        QCOMPARE(library.find(copied.id)->path, copied.path);
        QVERIFY(!library.find(deleted.id));
        QCOMPARE(listedIds(library).size(), 3);
        const ScanReport again = library.synchronise();
        QCOMPARE(again.added + again.changed + again.removed, 0);
    }

    void variationsKnowTheirParent() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const PictureRecord parent = add(library, "parent");
        Request vary;
        vary.task = Task::vary;
        vary.picture = library.fileOf(parent);
        const PictureRecord child = library.add(painted(9), vary).record;
        QCOMPARE(child.parents, QStringList{parent.id});
        QCOMPARE(idsOf(library.children(parent.id)), QStringList{child.id});
    }

    void checkFindsWhatIsBroken() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const PictureRecord whole = add(library, "whole", 1);
        const PictureRecord cut = add(library, "cut", 2);
        const PictureRecord flipped = add(library, "flipped", 3);
        const PictureRecord gone = add(library, "gone", 4);
        QCOMPARE(library.check().problems, QStringList());
        fs::resize_file(library.fileOf(cut), fs::file_size(library.fileOf(cut)) / 2);
        {
            std::fstream stream(library.fileOf(flipped), std::ios::in | std::ios::out | std::ios::binary);
            stream.seekp(-60, std::ios::end);
            stream.write("broken", 6);
        }
        fs::remove(library.fileOf(gone));
        writeText(library.places().pictures / "text.png", "no picture at all");
        const QString problems = library.check().problems.join(QLatin1Char('\n'));
        QVERIFY(problems.contains(cut.path));
        QVERIFY(problems.contains(flipped.path));
        QVERIFY(problems.contains(gone.path));
        QVERIFY(problems.contains(QStringLiteral("text.png")));
        QVERIFY(!problems.contains(whole.path));
    }

    void thumbnailsAreMadeAgainWhenTheyAreDamaged() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const AddedPicture added = library.add(painted(5, 600), requestFor("large"));
        const ThumbnailStore store = library.thumbnails();
        const fs::path file = store.fileOf(added.record.id);
        QVERIFY(fs::exists(file));
        for (const char* damage : {"", "no picture"}) {
            writeText(file, damage);
            const cv::Mat thumbnail = store.load(added.record.id, library.fileOf(added.record));
            QCOMPARE(std::max(thumbnail.cols, thumbnail.rows), kThumbnailSide);
        }
        fs::remove_all(library.places().thumbnails);
        QCOMPARE(store.load(added.record.id, library.fileOf(added.record)).cols, kThumbnailSide);
    }

    void anIndexOfAnOlderProgramIsBroughtUpToDateWithAllThatItHolds() {
        LibraryInAFolder folder;
        QList<PictureRecord> before;
        {
            Library library = folder.open();
            const PictureRecord fox = add(library, "a red fox", 1), owl = add(library, "an owl", 2);
            PictureChange change;
            change.favourite = true;
            change.addTags << QStringLiteral("night") << QStringLiteral("snow");
            library.change({fox.id}, change);
            library.index().putEmbedding(QStringLiteral("m"), {owl.id, {0.5f}});
            before = library.list();
        }
        {
            Database old(folder.places().index, Database::Access::readWrite);
            for (const char* statement :
                 {"DROP TABLE pictures", "DROP TABLE records", "DROP TABLE parents", "DROP TABLE words",
                  "DROP TABLE library",
                  "CREATE TABLE pictures (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL,"
                  " path TEXT NOT NULL UNIQUE, width INTEGER, height INTEGER, bytes INTEGER, modified INTEGER,"
                  " created TEXT, task TEXT, prompt TEXT, model TEXT, seed TEXT, favourite INTEGER, tags TEXT,"
                  " collections TEXT, parents TEXT, trashed INTEGER)",
                  "CREATE TABLE parents (child TEXT NOT NULL, parent TEXT NOT NULL, PRIMARY KEY (parent, child))"
                  " WITHOUT ROWID",
                  "CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')",
                  "PRAGMA user_version = 1"})
                old.run(QString::fromLatin1(statement));
            for (const PictureRecord& r : before) {
                const auto time = fs::last_write_time(folder.places().pictures / toPath(r.path)).time_since_epoch();
                old.run(QStringLiteral("INSERT INTO pictures VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                       " ?, NULL)"),
                        {r.id, r.number, r.path, r.width, r.height, r.bytes, qint64(time.count()), r.created, r.task,
                         r.prompt, r.modelName, QString::number(r.seed.value()), r.isFavourite,
                         r.tags.join(QLatin1Char('\n')), r.collections.join(QLatin1Char('\n')),
                         r.parents.join(QLatin1Char('\n'))});
            }
        }
        Library library = folder.open();
        QVERIFY2(library.trouble().isEmpty(), qPrintable(library.trouble()));
        QVERIFY(!library.needsScan());
        QCOMPARE(library.list(), before);
        QCOMPARE(listedIds(library, QStringLiteral("snow")).size(), 1);
        QCOMPARE(library.index().embeddings(QStringLiteral("m")).size(), 1);
        QCOMPARE(library.synchronise().changed, 0);
        add(library, "next");
    }

    void embeddingsAreKeptPerModel() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const QString fox = add(library, "a fox").id;
        const QString owl = add(library, "an owl").id;
        QCOMPARE(library.index().withoutEmbedding(QStringLiteral("m"), 10), (QStringList{owl, fox}));
        library.index().putEmbedding(QStringLiteral("m"), {fox, {0.5f, -0.25f, 1.0f}});
        QCOMPARE(library.index().withoutEmbedding(QStringLiteral("m"), 10), QStringList{owl});
        QCOMPARE(library.index().withoutEmbedding(QStringLiteral("other"), 10).size(), 2);
        const auto embeddings = library.index().embeddings(QStringLiteral("m"));
        QCOMPARE(embeddings.size(), 1);
        QCOMPARE(embeddings.first().vector, (std::vector<float>{0.5f, -0.25f, 1.0f}));
        library.rebuild();
        QCOMPARE(library.index().embeddings(QStringLiteral("m")).size(), 1);
    }
};

QTEST_GUILESS_MAIN(LibraryTest)
#include "library_test.moc"
