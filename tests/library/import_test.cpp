#include <sys/stat.h>

#include <QTest>
#include <fstream>
#include <opencv2/imgcodecs.hpp>

#include "engine/base/error.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "tests/library/library_in_a_folder.h"

using namespace unclip;
namespace fs = std::filesystem;

namespace {

/// A PNG with text chunks as other programs write them.
Bytes foreignPng(const cv::Mat& pixels, const std::vector<std::pair<std::string, std::string>>& texts) {
    std::vector<Bytes> chunks;
    for (const auto& [key, text] : texts) chunks.push_back(pngChunk("iTXt", internationalText(key, text)));
    return pngWith(pixels, chunks);
}

std::string textOf(const fs::path& file, const std::string& keyword) {
    const std::vector<PngText> texts =
        pngTexts(readPictureBytes(file, 1 << 20), std::array<std::string_view, 1>{keyword});
    return texts.empty() ? std::string() : texts.front().text;
}

constexpr char kParameters[] =
    "a lighthouse at night\nNegative prompt: fog\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 4242, Model: other";

}  // namespace

class ImportTest : public QObject {
    Q_OBJECT

private:
    LibraryInAFolder folder_;
    GivenFiles given;

private slots:
    void picturesOfOtherProgramsKeepWhatTheySay() {
        const std::string packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><!-- a camera's own --></x:xmpmeta>";
        const Bytes original =
            foreignPng(painted(3).pixels,
                       {{"parameters", kParameters}, {"workflow", "{\"nodes\": []}"}, {"XML:com.adobe.xmp", packet}});
        writeBytes(given("other.png"), original);
        Library library = folder_.open();
        const ImportReport report = library.import({given("other.png")});
        QCOMPARE(report.problems, QStringList());
        QCOMPARE(report.added.size(), 1);
        const PictureRecord record = report.added.first().record;
        QCOMPARE(record.prompt, QStringLiteral("a lighthouse at night"));
        QCOMPARE(record.seed, std::optional<quint64>(4242));
        QVERIFY(record.number > 0);
        QCOMPARE(listedIds(library, QStringLiteral("lighthouse")), QStringList{record.id});
        const fs::path file = library.fileOf(record);
        QCOMPARE(textOf(file, "parameters"), std::string(kParameters));
        QCOMPARE(textOf(file, "workflow"), std::string("{\"nodes\": []}"));
        QCOMPARE(textOf(file, "XML:com.adobe.xmp"), packet);
        QVERIFY(textOf(file, "unclip").find("Unclip Studio") == std::string::npos);  // we did not paint it
        QCOMPARE(cv::norm(readPicture(file).pixels, painted(3).pixels, cv::NORM_INF), 0.0);
        QCOMPARE(readPictureBytes(given("other.png"), 1 << 20), original);
        QCOMPARE(requestFromPicture(file).decoderSteps, std::optional<int>(20));
        // What the user says about it afterwards changes none of that.
        PictureChange change;
        change.addTags << QStringLiteral("sea");
        library.change({record.id}, change);
        QCOMPARE(textOf(file, "XML:com.adobe.xmp"), packet);
        QCOMPARE(library.check().problems, QStringList());
    }

    void aWrongChecksumBesideThePixelsCostsThatChunkAloneAndIsNamed() {
        Library library = folder_.open();
        Bytes broken = pngChunk("gAMA", Bytes{0, 0, 177, 143});
        broken.back() ^= 1;
        const Bytes bytes =
            pngWith(painted(11).pixels, {broken, pngChunk("iTXt", internationalText("parameters", kParameters))});
        writeBytes(given("broken.png"), bytes);
        const ImportReport report = library.import({given("broken.png")});
        QCOMPARE(report.problems, QStringList());
        QCOMPARE(report.added.size(), 1);
        const PictureRecord record = report.added.first().record;
        QCOMPARE(record.prompt, QStringLiteral("a lighthouse at night"));
        const QStringList problems = library.check().problems;
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().contains(toText(library.fileOf(record))));
        QVERIFY(problems.first().contains(QLatin1String("gAMA")));
    }

    void aSeedThatIsntSaidIsUnknown() {
        writeBytes(given("without.png"),
                   foreignPng(painted(12).pixels, {{"parameters", "a mill\nSteps: 20, Sampler: Euler, Seed: -1"}}));
        writeBytes(given("zero.png"), foreignPng(painted(13).pixels, {{"parameters", "a mill\nSteps: 20, Seed: 0"}}));
        Library library = folder_.open();
        const auto seedOf = [&](const char* name) {
            const PictureRecord added = library.import({given(name)}).added.first().record;
            return library.find(added.id)->seed;  // as the index says it
        };
        QCOMPARE(seedOf("without.png"), std::optional<quint64>());
        QCOMPARE(seedOf("zero.png"), std::optional<quint64>(0));
    }

    void aPictureThatIsHereAlreadyIsNotCopiedAgain() {
        Library library = folder_.open();
        const PictureRecord own = add(library, "our own", 77);
        fs::copy_file(library.fileOf(own), given("copy of ours.png"));
        writeBytes(given("plain.png"), foreignPng(painted(9).pixels, {}));
        fs::copy_file(given("plain.png"), given("plain again.png"));
        const auto before = library.list().size();
        const ImportReport report =
            library.import({given("copy of ours.png"), given("plain.png"), given("plain again.png")});
        QCOMPARE(report.added.size(), 1);
        QCOMPARE(report.known, 2);
        QCOMPARE(library.list().size(), before + 1);
        QCOMPARE(report.added.first().record.path.section(QLatin1Char('/'), -1).mid(6), QStringLiteral(" plain.png"));
    }

    void everyKindBecomesAPngOfTheSamePixels_data() {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {".jpg", ".webp", ".tif", ".bmp"})
            QTest::newRow(ending) << QString::fromLatin1(ending);
    }
    void everyKindBecomesAPngOfTheSamePixels() {
        QFETCH(QString, ending);
        const fs::path file = given(qPrintable(QStringLiteral("kind") + ending));
        QVERIFY(cv::imwrite(file.string(), painted(20 + ending.size() + ending[1].unicode(), 40).pixels));
        Library library = folder_.open();
        const ImportReport report = library.import({file});
        QCOMPARE(report.problems, QStringList());
        QCOMPARE(report.added.size(), 1);
        const fs::path copy = library.fileOf(report.added.first().record);
        QCOMPARE(copy.extension().string(), std::string(".png"));
        QCOMPARE(cv::norm(readPicture(copy).pixels, readPicture(file).pixels, cv::NORM_INF), 0.0);
        QCOMPARE(library.import({file}).known, 1);
    }

    void transparentPartsStayTransparent() {
        cv::Mat bgra(16, 16, CV_8UC4, cv::Scalar(10, 200, 30, 128));
        bgra(cv::Rect(0, 0, 8, 16)).setTo(cv::Scalar(90, 60, 30, 255));
        cv::imwrite(given("alpha.webp").string(), bgra, {cv::IMWRITE_WEBP_QUALITY, 101});
        Library library = folder_.open();
        const ImportReport report = library.import({given("alpha.webp")});
        QCOMPARE(report.added.size(), 1);
        const cv::Mat copy = cv::imread(library.fileOf(report.added.first().record).string(), cv::IMREAD_UNCHANGED);
        QCOMPARE(copy.channels(), 4);
        QVERIFY(cv::norm(copy, bgra, cv::NORM_INF) <= 2);  // 8 bits of what is seen on white
        QCOMPARE(library.import({given("alpha.webp")}).known, 1);
    }

    void whatOnlyLooksLikeAPictureInAFolderIsNamed_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("a link that leads nowhere") << 0;
        QTest::newRow("a link to itself") << 1;
        QTest::newRow("a pipe") << 2;
        QTest::newRow("a link to a pipe") << 3;
    }
    void whatOnlyLooksLikeAPictureInAFolderIsNamed() {
        QFETCH(int, kind);
        const fs::path folder = given("folder") / std::to_string(kind);
        fs::create_directories(folder / "deeper");
        writeBytes(folder / "good.png", foreignPng(painted(60 + static_cast<std::uint64_t>(kind)).pixels, {}));
        const fs::path odd = folder / "deeper" / "odd.jpg";
        if (kind == 0)
            fs::create_symlink("nowhere.jpg", odd);
        else if (kind == 1)
            fs::create_symlink("odd.jpg", odd);
        else if (kind == 2)
            QCOMPARE(::mkfifo(odd.c_str(), 0600), 0);
        else {
            QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0);
            fs::create_symlink(folder / "pipe", odd);
        }
        Library library = folder_.open();
        const ImportReport report = library.import({folder});
        QCOMPARE(report.added.size(), 1);
        QCOMPARE(report.problems.size(), 1);
        QVERIFY(report.problems.first().contains(toText(odd)));
    }

    void foldersAreLookedThroughAndWhatIsNoPictureIsNamed() {
        fs::create_directories(given("holiday/deeper"));
        writeBytes(given("holiday/one.png"), foreignPng(painted(31).pixels, {}));
        writeBytes(given("holiday/deeper/two.PNG"), foreignPng(painted(32).pixels, {}));
        std::ofstream(given("holiday/notes.txt")) << "no picture";
        std::ofstream(given("text.png")) << "no picture";
        std::ofstream(given("letter.txt")) << "no picture";
        Library library = folder_.open();
        const ImportReport report = library.import({given("text.png"), given("holiday"), given("letter.txt")});
        QCOMPARE(report.added.size(), 2);
        QCOMPARE(report.problems.size(), 2);
        QVERIFY(report.problems.join(QLatin1Char(' ')).contains(QStringLiteral("letter.txt")));
        QVERIFY(report.problems.join(QLatin1Char(' ')).contains(QStringLiteral("text.png")));
    }

    void namesMayHoldAnyUnicode() {
        const QString name =
            QString::fromUtf8("\xf0\x9f\xa6\x8a \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xe7\x8b\x90 e\xcc\x81");
        const fs::path file = given((name + QStringLiteral(".png")).toUtf8().constData());
        writeBytes(file, foreignPng(painted(40).pixels, {}));
        Library library = folder_.open();
        const ImportReport report = library.import({file});
        QCOMPARE(report.added.size(), 1);
        QVERIFY(fs::exists(library.fileOf(report.added.first().record)));
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "import_test.moc"
