#include <QTest>
#include <QThread>
#include <fstream>
#include <thread>

#include "engine/base/error.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "tests/library/library_in_a_folder.h"

using namespace unclip;
namespace fs = std::filesystem;

namespace {

/// Other pixels with all that a file says about itself, as a painting program saves them.
void paintOver(const fs::path& from, const fs::path& to, const cv::Mat& pixels) {
    const PictureMetadata metadata = readMetadata(from);
    writeBytes(to, withMetadata(encodePicture(pixels, PictureFormat::png, {}), metadata));
}

/// A PNG that says that it lies on its side.
Bytes lyingPng(const cv::Mat& pixels, std::uint8_t orientation) {
    return pngWith(pixels, {pngChunk("eXIf", Bytes{'I', 'I', 42, 0, 8, 0,           0, 0, 1, 0, 0x12, 1, 3,
                                                   0,   1,   0,  0, 0, orientation, 0, 0, 0, 0, 0,    0, 0})});
}

}  // namespace

/// What other programs, other threads and people do with a library's files.
class ChangedElsewhereTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<LibraryInAFolder> folder_;
    GivenFiles given;

private slots:
    void init() { folder_ = std::make_unique<LibraryInAFolder>(); }

    void aPictureThatIsPaintedOverInItsPlaceLosesItsThumbnailAndItsLook_data() {
        QTest::addColumn<bool>("rebuilds");
        QTest::newRow("scan") << false;
        QTest::newRow("rebuild") << true;
    }
    void aPictureThatIsPaintedOverInItsPlaceLosesItsThumbnailAndItsLook() {
        QFETCH(bool, rebuilds);
        Library library = folder_->open();
        const PictureRecord fox = add(library, "fox", 1), owl = add(library, "owl", 2);
        for (const PictureRecord& record : {fox, owl})
            library.index().putEmbedding(QStringLiteral("m"), {record.id, {1.0f}});
        const cv::Mat white(40, 40, CV_8UC3, cv::Scalar::all(255));
        paintOver(library.fileOf(fox), library.fileOf(fox), white);
        const ScanReport report = rebuilds ? library.rebuild() : library.synchronise();
        QCOMPARE(report.repainted, QStringList{fox.id});
        QCOMPARE(library.find(fox.id)->width, 40);
        const cv::Mat thumbnail = library.thumbnails().load(fox.id, library.fileOf(fox));
        QCOMPARE(cv::norm(thumbnail, white, cv::NORM_INF), 0.0);
        const auto embeddings = library.index().embeddings(QStringLiteral("m"));
        QCOMPARE(embeddings.size(), 1);
        QCOMPARE(embeddings.first().id, owl.id);
        QVERIFY(fs::exists(library.thumbnails().fileOf(owl.id)));
    }

    void aMovedPictureKeepsItsLook() {
        Library library = folder_->open();
        const PictureRecord fox = add(library, "fox", 1);
        library.index().putEmbedding(QStringLiteral("m"), {fox.id, {1.0f}});
        fs::create_directories(library.places().pictures / "best");
        fs::rename(library.fileOf(fox), library.places().pictures / "best/fox.png");
        QCOMPARE(library.synchronise().repainted, QStringList());
        QCOMPARE(library.index().embeddings(QStringLiteral("m")).size(), 1);
    }

    void aPictureThatWasPaintedOverElsewhereIsAnotherPicture_data() {
        QTest::addColumn<int>("side");
        QTest::newRow("the same size") << 32;
        QTest::newRow("another size") << 48;
    }
    void aPictureThatWasPaintedOverElsewhereIsAnotherPicture() {
        QFETCH(int, side);
        Library library = folder_->open();
        const PictureRecord fox = add(library, "a fox", 1);
        const cv::Mat other = painted(99, side).pixels;
        paintOver(library.fileOf(fox), given("over.png"), other);
        const ImportReport report = library.import({given("over.png")});
        QCOMPARE(report.problems, QStringList());
        QCOMPARE(report.known, 0);
        QCOMPARE(report.added.size(), 1);
        const PictureRecord added = report.added.first().record;
        QVERIFY(added.id != fox.id);
        QCOMPARE(added.parents, QStringList{fox.id});
        QCOMPARE(idsOf(library.children(fox.id)), QStringList{added.id});
        QCOMPARE(cv::norm(readPicture(library.fileOf(added)).pixels, other, cv::NORM_INF), 0.0);
        QCOMPARE(library.import({given("over.png")}).known, 1);
        // Whatever the index says, the files say the same.
        library.rebuild();
        QCOMPARE(library.list().size(), 2);
        QCOMPARE(*library.find(added.id), added);
    }

    void samePixelsWithOtherWordsAreAnotherPicture() {
        Library library = folder_->open();
        const PictureRecord fox = add(library, "a fox", 1);
        PictureMetadata metadata = readMetadata(library.fileOf(fox));
        metadata.request->prompt = "an owl";
        metadata.parameters.clear();
        writeBytes(given("words.png"),
                   withMetadata(encodePicture(painted(1).pixels, PictureFormat::png, {}), metadata));
        const ImportReport report = library.import({given("words.png")});
        QCOMPARE(report.added.size(), 1);
        QCOMPARE(report.added.first().record.prompt, QStringLiteral("an owl"));
    }

    void tagsOfTheLibraryMakeNoOtherPicture() {
        Library library = folder_->open();
        const PictureRecord fox = add(library, "a fox", 1);
        fs::copy_file(library.fileOf(fox), given("before.png"));
        PictureChange change;
        change.favourite = true;
        change.addTags << QStringLiteral("night");
        library.change({fox.id}, change);
        QCOMPARE(library.import({given("before.png")}).known, 1);
        QCOMPARE(library.list().size(), 1);
    }

    void whatLiesInTheTrashComesBackWhenItIsImported() {
        Library library = folder_->open();
        const PictureRecord fox = add(library, "a fox", 1);
        fs::copy_file(library.fileOf(fox), given("fox.png"));
        library.moveToTrash({fox.id});
        const ImportReport report = library.import({given("fox.png")});
        QCOMPARE(report.restored, QStringList{fox.id});
        QCOMPARE(report.added.size(), 0);
        QCOMPARE(*library.find(fox.id), fox);
    }

    void hiddenFilesAndTheTrashOfAFolderAreLeftAlone() {
        const fs::path folder = given("hidden");
        for (const char* name : {".trash/a.png", ".thumbnails/b.png", "holiday/._c.png", ".d.png", "holiday/e.png"}) {
            fs::create_directories((folder / name).parent_path());
            writeBytes(folder / name, encodePicture(painted(name[1]).pixels, PictureFormat::png, {}));
        }
        writeBytes(folder / "holiday/broken.png", {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        Library library = folder_->open();
        const ImportReport report = library.import({folder});
        QCOMPARE(report.added.size(), 1);
        QVERIFY(report.added.first().record.path.endsWith(QStringLiteral("e.png")));
        QCOMPARE(report.problems.size(), 1);
        QVERIFY(report.problems.first().contains(QStringLiteral("broken.png")));
    }

    void bothWaysIntoTheLibrarySayTheSame_data() {
        QTest::addColumn<int>("orientation");
        for (const int orientation : {1, 3, 6, 8}) QTest::addRow("orientation %d", orientation) << orientation;
    }
    void bothWaysIntoTheLibrarySayTheSame() {
        QFETCH(int, orientation);
        cv::Mat pixels(48, 80, CV_8UC3);
        cv::randu(pixels, 0, 256);
        const fs::path file = given("lying.png");
        writeBytes(file, lyingPng(pixels, static_cast<std::uint8_t>(orientation)));
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(5000));
        Library library = folder_->open();
        const PictureRecord imported = library.import({file}).added.first().record;
        LibraryInAFolder second;
        fs::create_directories(second.places().pictures);
        fs::copy_file(file, second.places().pictures / "by hand.png");
        fs::last_write_time(second.places().pictures / "by hand.png", fs::last_write_time(file));
        Library other = second.open();
        other.synchronise();
        const PictureRecord byHand = other.list().first();
        for (const PictureRecord& record : {imported, byHand}) {
            QCOMPARE(record.width, orientation >= 5 ? 48 : 80);
            QCOMPARE(record.height, orientation >= 5 ? 80 : 48);
        }
        QCOMPARE(imported.created, byHand.created);
        QCOMPARE(imported.prompt, byHand.prompt);
        library.rebuild();
        QCOMPARE(*library.find(imported.id), imported);
        // A tag rewrites the file, but not when the picture was made.
        PictureChange change;
        change.addTags << QStringLiteral("sea");
        QCOMPARE(other.change({byHand.id}, change).first().created, byHand.created);
    }

    void changesOfOnePictureFromManyThreadsAllCount() {
        Library library = folder_->open();
        const PictureRecord fox = add(library, "fox", 1);
        constexpr int kThreads = 4, kTags = 15;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < kThreads; ++thread)
            threads.emplace_back([this, thread, id = fox.id] {
                Library own = folder_->open();
                for (int i = 0; i < kTags; ++i) {
                    PictureChange change;
                    change.addTags << QStringLiteral("%1-%2").arg(thread).arg(i);
                    own.change({id}, change);
                }
            });
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(library.find(fox.id)->tags.size(), kThreads * kTags);
        library.rebuild();
        QCOMPARE(library.find(fox.id)->tags.size(), kThreads * kTags);
    }

    void wordsTagsAndCollectionsAreFoundHoweverTheyAreComposed_data() {
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QString>("typed");
        const auto row = [](const char* name, const char* kept, const char* typed) {
            QTest::newRow(name) << QString::fromUtf8(kept) << QString::fromUtf8(typed);
        };
        row("hangul, composed", "고양이",
            "\xe1\x84\x80\xe1\x85\xa9\xe1\x84\x8b\xe1\x85\xa3\xe1\x86\xbc\xe1\x84\x8b\xe1\x85\xb5");
        row("hangul, decomposed",
            "\xe1\x84\x80\xe1\x85\xa9\xe1\x84\x8b\xe1\x85\xa3\xe1\x86\xbc\xe1\x84\x8b\xe1\x85\xb5", "고양이");
        row("kana with marks", "\xe3\x81\x8b\xe3\x82\x99\xe3\x81\xa3\xe3\x81\x93\xe3\x81\x86", "がっこう");
        row("half width kana", "ｶﾞﾗｽ", "ガラス");
        row("full width latin", "ＦＯＸ", "fox");
        row("latin", "\x63\x61\x66\x65\xcc\x81", "CAFÉ");
        row("arabic vowel marks", "قِطَّة", "قطة");
        row("arabic, typed with them", "قطة", "قِطَّة");
        row("arabic lengthening", "قـــطة", "قطة");
        row("hebrew points", "שָׁלוֹם", "שלום");
        row("greek case", "ΓΆΤΑ", "γάτα");
    }
    void wordsTagsAndCollectionsAreFoundHoweverTheyAreComposed() {
        QFETCH(QString, kept);
        QFETCH(QString, typed);
        Library library = folder_->open();
        const PictureRecord byPrompt = add(library, kept.toStdString(), 1);
        const PictureRecord byTag = add(library, "x", 2);
        const PictureRecord plain = add(library, "y", 3);
        PictureChange change;
        change.addTags << kept;
        change.addCollections << kept;
        library.change({byTag.id}, change);
        QCOMPARE(listedIds(library, typed), (QStringList{byTag.id, byPrompt.id}));
        PictureFilter filter;
        filter.tag = typed;
        QCOMPARE(idsOf(library.list(filter)), QStringList{byTag.id});
        filter.tag.clear();
        filter.collection = typed;
        QCOMPARE(idsOf(library.list(filter)), QStringList{byTag.id});
        // The same tag in other letters isn't a second one, and goes like it.
        change = {};
        change.addTags << typed;
        QCOMPARE(library.change({byTag.id}, change).first().tags.size(), 1);
        change = {};
        change.removeTags << typed;
        QCOMPARE(library.change({byTag.id}, change).first().tags.size(), 0);
    }
};

QTEST_GUILESS_MAIN(ChangedElsewhereTest)
#include "changed_elsewhere_test.moc"
