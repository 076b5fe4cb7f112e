#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

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
