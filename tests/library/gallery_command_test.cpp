#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <opencv2/imgcodecs.hpp>

#include "engine/image/read_picture.h"
#include "tests/library/library_in_a_folder.h"

using namespace unclip;
namespace fs = std::filesystem;

namespace {

struct Outcome {
    int code = -1;
    QString out, err;
    QJsonArray list() const { return QJsonDocument::fromJson(out.toUtf8()).array(); }
};

}  // namespace

/// `unclip gallery` as a user or a script calls it.
class GalleryCommandTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    Outcome run(const QStringList& arguments) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("UNCLIP_STATE"), folder_.filePath(QStringLiteral("state")));
        environment.insert(QStringLiteral("UNCLIP_PICTURES"), folder_.filePath(QStringLiteral("pictures")));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(UNCLIP_PROGRAM), QStringList{QStringLiteral("gallery")} + arguments);
        Outcome outcome;
        if (!process.waitForFinished(60'000))
            return outcome;
        outcome.code = process.exitCode();
        outcome.out = QString::fromUtf8(process.readAllStandardOutput());
        outcome.err = QString::fromUtf8(process.readAllStandardError());
        return outcome;
    }
    QString pictures() const { return folder_.filePath(QStringLiteral("pictures")); }

private slots:
    void initTestCase() {
        // Pictures that no index lists yet: the command finds them by itself.
        LibraryPlaces places{toPath(pictures()), toPath(folder_.filePath(QStringLiteral("other.sqlite"))),
                             toPath(folder_.filePath(QStringLiteral("thumbnails")))};
        QCOMPARE(run({QStringLiteral("list")}).code, 0);  // nothing painted yet
        Library library(places);
        ::add(library, "a red fox", 1);
        ::add(library, "an owl\x1b[31m at night", 2);
    }

    void importCopiesPicturesOfOthersAndSaysWhatItLeftOut() {
        const QString holiday = folder_.filePath(QStringLiteral("holiday.bmp")),
                      letter = folder_.filePath(QStringLiteral("letter.txt"));
        cv::imwrite(holiday.toStdString(), painted(50).pixels);
        QFile file(letter);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto before = run({QStringLiteral("list"), QStringLiteral("--json")}).list().size();
        const Outcome imported = run({QStringLiteral("import"), holiday, letter});
        QCOMPARE(imported.code, 1);
        QVERIFY(imported.out.contains(QStringLiteral("holiday.png")));
        QVERIFY(imported.err.contains(QStringLiteral("letter.txt")));
        QCOMPARE(run({QStringLiteral("import"), holiday}).code, 0);
        const QJsonArray after = run({QStringLiteral("list"), QStringLiteral("--json")}).list();
        QCOMPARE(after.size(), before + 1);
        const QString copy = after.first().toObject().value(QStringLiteral("file")).toString();
        QCOMPARE(cv::norm(readPicture(toPath(copy)).pixels, painted(50).pixels, cv::NORM_INF), 0.0);
        QVERIFY(QFile::remove(copy));
    }

    void listShowsFilesAndPrompts() {
        const Outcome listed = run({QStringLiteral("list")});
        QCOMPARE(listed.code, 0);
        QCOMPARE(listed.out.count(QLatin1Char('\n')), 2);
        QVERIFY(listed.out.contains(QStringLiteral("a red fox")));
        QVERIFY(!listed.out.contains(QChar(0x1b)));  // nothing from a file steers the terminal
        const QJsonArray json = run({QStringLiteral("list"), QStringLiteral("--json")}).list();
        QCOMPARE(json.size(), 2);
        QVERIFY(fs::exists(toPath(json[0].toObject()[QStringLiteral("file")].toString())));
    }

    void searchFindsByWords() {
        const QJsonArray found =
            run({QStringLiteral("search"), QStringLiteral("fox"), QStringLiteral("--json")}).list();
        QCOMPARE(found.size(), 1);
        QCOMPARE(run({QStringLiteral("search"), QStringLiteral("red"), QStringLiteral("fox"), QStringLiteral("--json")})
                     .list()
                     .size(),
                 1);
        QCOMPARE(found[0].toObject()[QStringLiteral("prompt")].toString(), QStringLiteral("a red fox"));
        QCOMPARE(run({QStringLiteral("search")}).code, 2);
    }

    void exportWritesElsewhereAndNeverOverUnasked() {
        const QString out = folder_.filePath(QStringLiteral("out"));
        QDir().mkpath(out);
        const QStringList arguments{QStringLiteral("export"),
                                    QStringLiteral("--words"),
                                    QStringLiteral("fox"),
                                    QStringLiteral("--out"),
                                    out,
                                    QStringLiteral("--format"),
                                    QStringLiteral("jpg"),
                                    QStringLiteral("--scale"),
                                    QStringLiteral("2")};
        const Outcome first = run(arguments);
        QVERIFY2(first.code == 0, qPrintable(first.err));
        const fs::path file = toPath(first.out.trimmed());
        QCOMPARE(readPicture(file).pixels.cols, 64);
        QCOMPARE(run(arguments).code, 1);
        QCOMPARE(run(arguments + QStringList{QStringLiteral("--keep-both")}).code, 0);
        QCOMPARE(QDir(out).entryList(QDir::Files).size(), 2);
        QCOMPARE(run({QStringLiteral("export"), QStringLiteral("nobody"), QStringLiteral("--out"), out}).code, 2);
    }

    void checkFindsWhatIsBrokenAndRebuildMendsTheIndex() {
        QCOMPARE(run({QStringLiteral("rebuild")}).code, 0);
        QCOMPARE(run({QStringLiteral("check")}).code, 0);
        const QJsonArray json = run({QStringLiteral("list"), QStringLiteral("--json")}).list();
        const fs::path file = toPath(json[0].toObject()[QStringLiteral("file")].toString());
        fs::resize_file(file, fs::file_size(file) - 20);
        const Outcome broken = run({QStringLiteral("check")});
        QCOMPARE(broken.code, 1);
        QVERIFY(broken.out.contains(toText(file.filename())));
        QCOMPARE(run({QStringLiteral("rebuild")}).code, 0);
        QCOMPARE(run({QStringLiteral("list"), QStringLiteral("--json")}).list().size(), 1);
    }
};

QTEST_GUILESS_MAIN(GalleryCommandTest)
#include "gallery_command_test.moc"
