#include <QProcess>
#include <QTest>
#include <cerrno>
#include <fstream>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "tests/library/library_in_a_folder.h"

using namespace unclip;
namespace fs = std::filesystem;

namespace {

int entriesIn(const fs::path& folder) {
    int count = 0;
    if (fs::exists(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            count += entry.is_regular_file() && entry.path().filename() != kMarkFile;
    return count;
}

QStringList arguments(const LibraryPlaces& places, int first) {
    return {toText(places.pictures), toText(places.index), toText(places.thumbnails), QString::number(first)};
}

}  // namespace

class LibraryFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { injectFileFault(std::nullopt); }

    void aFullDiskIsSaidAndLeavesNothingBehind_data() {
        QTest::addColumn<int>("operation");
        QTest::addColumn<int>("afterBytes");
        QTest::newRow("create") << int(FileOperation::create) << 0;
        QTest::newRow("first byte") << int(FileOperation::write) << 0;
        QTest::newRow("in the middle") << int(FileOperation::write) << 1000;
        QTest::newRow("flush") << int(FileOperation::sync) << 0;
        QTest::newRow("rename") << int(FileOperation::rename) << 0;
    }
    void aFullDiskIsSaidAndLeavesNothingBehind() {
        QFETCH(int, operation);
        QFETCH(int, afterBytes);
        LibraryInAFolder folder;
        Library library = folder.open();
        const PictureRecord before = add(library, "before");
        const int files = entriesIn(library.places().pictures);
        injectFileFault(FileFault{FileOperation(operation), ENOSPC, std::size_t(afterBytes)});
        try {
            add(library, "lost?");
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("disk is full") != std::string::npos, error.what());
        }
        QCOMPARE(entriesIn(library.places().pictures), files);
        QCOMPARE(listedIds(library), QStringList{before.id});
        injectFileFault(std::nullopt);
        const PictureRecord after = add(library, "after");
        QCOMPARE(listedIds(library), (QStringList{after.id, before.id}));
    }

    void aFailedChangeLeavesThePictureAsItWas() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const PictureRecord fox = add(library, "fox");
        injectFileFault(FileFault{FileOperation::write, ENOSPC, 100});
        PictureChange change;
        change.favourite = true;
        QVERIFY_THROWS_EXCEPTION(Error, library.change({fox.id}, change));
        injectFileFault(std::nullopt);
        QCOMPARE(*library.find(fox.id), fox);
        QVERIFY(!readPicture(library.fileOf(fox)).pixels.empty());
    }

    void aFolderThatIsAFileIsSaid() {
        LibraryInAFolder folder;
        fs::create_directories(folder.places().pictures.parent_path());
        std::ofstream(folder.places().pictures) << "a file";
        Library library = folder.open();
        QVERIFY_THROWS_EXCEPTION(Error, add(library, "fox"));
        QVERIFY_THROWS_EXCEPTION(Error, library.synchronise());
    }

    void aFolderThatGoesAwayForgetsNothing() {
        LibraryInAFolder folder;
        Library library = folder.open();
        const PictureRecord fox = add(library, "fox");
        const fs::path away = folder.places().pictures.parent_path() / "unplugged";
        fs::rename(folder.places().pictures, away);
        QVERIFY_THROWS_EXCEPTION(FileError, add(library, "owl"));
        QVERIFY_THROWS_EXCEPTION(FileError, library.synchronise());
        QCOMPARE(listedIds(library), QStringList{fox.id});
        fs::rename(away, folder.places().pictures);
        QCOMPARE(library.synchronise().removed, 0);
        add(library, "owl");
        QCOMPARE(listedIds(library).size(), 2);
    }

    void aDamagedIndexIsKeptAsideAndMadeAgain_data() {
        QTest::addColumn<QString>("damage");
        QTest::newRow("text") << QStringLiteral("text");
        QTest::newRow("empty") << QStringLiteral("empty");
        QTest::newRow("header") << QStringLiteral("header");
        QTest::newRow("every page") << QStringLiteral("pages");
        QTest::newRow("cut") << QStringLiteral("cut");
    }
    void aDamagedIndexIsKeptAsideAndMadeAgain() {
        QFETCH(QString, damage);
        LibraryInAFolder folder;
        QStringList ids;
        {
            Library library = folder.open();
            for (int i = 0; i < 30; ++i) ids.prepend(add(library, "fox " + std::to_string(i), i).id);
        }
        const fs::path index = folder.places().index;
        const auto size = fs::file_size(index);
        if (damage == QLatin1String("text")) {
            std::ofstream(index) << "this is no database, but somebody wrote it here anyway " << std::string(5000, 'x');
        } else if (damage == QLatin1String("empty")) {
            fs::resize_file(index, 0);
        } else if (damage == QLatin1String("cut")) {
            fs::resize_file(index, size / 2);
        } else {
            std::fstream stream(index, std::ios::in | std::ios::out | std::ios::binary);
            if (damage == QLatin1String("header")) {
                stream.seekp(0);
                stream.write("SQLxxx", 6);
            } else {
                for (std::uintmax_t at = 4096; at + 64 < size; at += 4096) {
                    stream.seekp(static_cast<std::streamoff>(at));
                    stream.write(std::string(64, '\xff').data(), 64);
                }
            }
        }
        Library library = folder.open();
        try {
            library.list();
        } catch (const FileError& error) {
            QFAIL(error.what());
        }
        if (library.needsScan())
            library.synchronise();
        QCOMPARE(listedIds(library), ids);
        QVERIFY(library.index().integrityProblems().isEmpty());
    }

    void anIndexOfANewerProgramIsOnlyRead() {
        LibraryInAFolder folder;
        PictureRecord fox;
        {
            Library library = folder.open();
            fox = add(library, "fox");
        }
        {
            Database database(folder.places().index, Database::Access::readWrite);
            database.run(QStringLiteral("PRAGMA user_version = 99"));
        }
        Library library = folder.open();
        QVERIFY(library.trouble().contains(QStringLiteral("newer version")));
        QCOMPARE(listedIds(library), QStringList{fox.id});
        const AddedPicture added = library.add(painted(2), requestFor("kept all the same"));
        QVERIFY(!added.trouble.isEmpty());
        QVERIFY(fs::exists(library.fileOf(added.record)));
        QCOMPARE(listedIds(library), QStringList{fox.id});
        QVERIFY_THROWS_EXCEPTION(FileError, library.rebuild());
    }

    void anIndexThatCannotBeOpenedStillKeepsPictures() {
        LibraryInAFolder folder;
        fs::create_directories(folder.places().index.parent_path().parent_path());
        std::ofstream(folder.places().index.parent_path()) << "a file where the folder should be";
        Library library = folder.open();
        QVERIFY(!library.trouble().isEmpty());
        const AddedPicture first = library.add(painted(1), requestFor("fox"));
        const AddedPicture second = library.add(painted(2), requestFor("fox"));
        QVERIFY(!first.trouble.isEmpty());
        QVERIFY(fs::exists(library.fileOf(first.record)));
        QVERIFY(second.record.number > first.record.number);
        QVERIFY_THROWS_EXCEPTION(FileError, library.list());
        fs::remove(folder.places().index.parent_path());
        Library healed = folder.open();
        healed.synchronise();
        QCOMPARE(listedIds(healed), (QStringList{second.record.id, first.record.id}));
    }

    void aLockedIndexIsSaidAndCaughtUpWith() {
        LibraryInAFolder folder;
        Library library = folder.open();
        add(library, "before");
        AddedPicture added;
        {
            Database other(folder.places().index, Database::Access::readWrite);
            other.inTransaction([&] { added = library.add(painted(2), requestFor("meanwhile")); });
        }
        QVERIFY(added.trouble.contains(QStringLiteral("another program")));
        QVERIFY(fs::exists(library.fileOf(added.record)));
        library.synchronise();
        QCOMPARE(listedIds(library).size(), 2);
    }

    void twoProgramsShareALibrary() {
        LibraryInAFolder folder;
        QProcess one, two;
        one.start(QStringLiteral(LIBRARY_PAINTER), arguments(folder.places(), 0) << QStringLiteral("40"));
        two.start(QStringLiteral(LIBRARY_PAINTER), arguments(folder.places(), 1000) << QStringLiteral("40"));
        QVERIFY(one.waitForFinished(120'000));
        QVERIFY(two.waitForFinished(120'000));
        QCOMPARE(one.readAllStandardError(), QByteArray());
        QCOMPARE(two.readAllStandardError(), QByteArray());
        QCOMPARE(one.exitCode(), 0);
        QCOMPARE(two.exitCode(), 0);
        Library library = folder.open();
        const QList<PictureRecord> all = library.list();
        QCOMPARE(all.size(), 80);
        QSet<qint64> numbers;
        for (const PictureRecord& record : all) numbers.insert(record.number);
        QCOMPARE(numbers.size(), 80);
        QCOMPARE(library.check().problems, QStringList());
    }

    void twoProgramsChangeTheSamePicturesAndNothingIsLost() {
        LibraryInAFolder folder;
        QStringList added;
        {
            Library library = folder.open();
            for (int i = 0; i < 6; ++i) added << add(library, "a fox", static_cast<std::uint64_t>(i)).id;
        }
        const int seconds = std::max(3, qEnvironmentVariableIntValue("UNCLIP_CHANGE_SECONDS"));
        QProcess programs[2];
        for (int i = 0; i < 2; ++i)
            programs[i].start(QStringLiteral(LIBRARY_CHANGER),
                              arguments(folder.places(), i).mid(0, 3)
                                  << (i == 0 ? QStringLiteral("one") : QStringLiteral("two"))
                                  << QString::number(seconds));
        QList<QPair<QString, QString>> tags;  // of a picture
        for (QProcess& program : programs) {
            QVERIFY(program.waitForFinished(seconds * 1000 + 60'000));
            QCOMPARE(program.readAllStandardError(), QByteArray());
            QCOMPARE(program.exitCode(), 0);
            for (const QByteArray& line : program.readAllStandardOutput().split('\n')) {
                const QStringList words = QString::fromUtf8(line).split(QLatin1Char(' '));
                if (words.first() == QLatin1String("added"))
                    added << words[1];
                if (words.first() == QLatin1String("tagged"))
                    tags << qMakePair(words[1], words[2]);
            }
        }
        QVERIFY(tags.size() > 20);
        Library library = folder.open();
        library.synchronise();
        QCOMPARE(library.check().problems, QStringList());
        for (const bool isRebuilt : {false, true}) {
            if (isRebuilt)
                library.rebuild();
            QCOMPARE(library.index().count(), qint64(added.size()));
            for (const QString& id : added) {
                const auto record = library.find(id);
                QVERIFY2(record.has_value(), qPrintable(id));
                QVERIFY2(fs::is_regular_file(library.fileOf(*record)), qPrintable(record->path));
            }
            for (const auto& [id, tag] : tags) QVERIFY2(library.find(id)->tags.contains(tag), qPrintable(tag));
        }
        QCOMPARE(entriesIn(library.places().pictures), int(added.size()));
        qInfo("%d pictures, %d tags in %d s", int(added.size()), int(tags.size()), seconds);
    }

    void everyPictureThatWasDoneIsThereAfterKills() {
        LibraryInAFolder folder;
        const int rounds = std::max(1, qEnvironmentVariableIntValue("UNCLIP_KILL_ROUNDS") > 0
                                           ? qEnvironmentVariableIntValue("UNCLIP_KILL_ROUNDS")
                                           : 8);
        cv::RNG random(cv::getTickCount());
        QStringList done;
        for (int round = 0; round < rounds; ++round) {
            QProcess painter;
            painter.start(QStringLiteral(LIBRARY_PAINTER), arguments(folder.places(), round * 10'000));
            QVERIFY(painter.waitForStarted());
            // Half of the rounds are killed from the first picture on, the others also while the library opens.
            if (round % 2 == 0)
                painter.waitForReadyRead(20'000);
            QTest::qSleep(random.uniform(0, 120));
            painter.kill();
            QVERIFY(painter.waitForFinished());
            QByteArray said = painter.readAllStandardOutput();
            said.truncate(said.lastIndexOf('\n') + 1);
            for (const QByteArray& line : said.split('\n'))
                if (!line.isEmpty())
                    done << QString::fromUtf8(line.left(line.indexOf(' ')));

            Library library = folder.open();
            QVERIFY2(library.trouble().isEmpty(), qPrintable(library.trouble()));
            QCOMPARE(library.index().integrityProblems(), QStringList());
            for (const PictureRecord& record : library.list())
                QVERIFY2(fs::is_regular_file(library.fileOf(record)), qPrintable(record.path));
            if (!fs::exists(library.places().pictures))
                continue;
            const ScanReport report = library.synchronise();
            QCOMPARE(report.problems, QStringList());
            QCOMPARE(report.removed, 0);
        }
        QVERIFY(!done.isEmpty());
        Library library = folder.open();
        const ScanReport report = library.check();
        QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(QLatin1Char('\n'))));
        const QStringList ids = listedIds(library);
        const QSet<QString> listed(ids.begin(), ids.end());
        for (const QString& id : done) QVERIFY2(listed.contains(id), qPrintable(id));
        QCOMPARE(entriesIn(library.places().pictures), int(listed.size()));  // no temporary files either
        qInfo("%d rounds, %d pictures reported done, %d found", rounds, int(done.size()), int(listed.size()));
    }
};

QTEST_GUILESS_MAIN(LibraryFaultsTest)
#include "library_faults_test.moc"
