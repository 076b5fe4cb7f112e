#include <QTest>
#include <array>

#include "tests/library/library_in_a_folder.h"

using namespace unclip;

namespace {

constexpr int kFilters = 7;

/// One list for each thing that can be asked for.
QList<QList<ListedPicture>> listsOf(Library& library) {
    std::array<PictureFilter, kFilters> filters;
    filters[1].inTrash = true;
    filters[2].favouritesOnly = true;
    filters[3].tag = QStringLiteral("snow");
    filters[4].collection = QStringLiteral("birds");
    filters[5].words = QStringLiteral("whale");
    filters[6].limit = 1;
    QList<QList<ListedPicture>> lists;
    for (const PictureFilter& filter : filters) lists << library.listing(filter);
    return lists;
}

/// The tables as version 3 had them, with all that they hold now.
void makeVersion3(Database& database) {
    for (const char* statement :
         {"CREATE TABLE old (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL UNIQUE,"
          " number INTEGER NOT NULL, trashed INTEGER NOT NULL, favourite INTEGER NOT NULL, task TEXT, model TEXT,"
          " tags TEXT, collections TEXT, record BLOB NOT NULL, created INTEGER NOT NULL DEFAULT 0)",
          "INSERT INTO old SELECT row, id, path, number, trashed, favourite, task, model, tags, collections, record,"
          " created FROM pictures JOIN records USING (row)",
          "DROP TABLE pictures", "DROP TABLE records", "ALTER TABLE old RENAME TO pictures",
          "CREATE INDEX pictures_listed ON pictures (trashed, number, created, favourite, task, model)",
          "CREATE INDEX pictures_by_model ON pictures (model)",
          "CREATE INDEX pictures_with_tags ON pictures (tags) WHERE tags <> ''",
          "CREATE INDEX pictures_with_collections ON pictures (collections) WHERE collections <> ''",
          "PRAGMA user_version = 3"})
        database.run(QString::fromLatin1(statement));
}

}  // namespace

class ListingTest : public QObject {
    Q_OBJECT

private slots:
    void anIndexOfAnOlderProgramBecomesTheSameLists_data() {
        QTest::addColumn<int>("version");
        QTest::addRow("without the times of pictures") << 2;
        QTest::addRow("with one table of pictures") << 3;
    }

    void anIndexOfAnOlderProgramBecomesTheSameLists() {
        QFETCH(int, version);
        LibraryInAFolder folder;
        QList<QList<ListedPicture>> before;
        QList<PictureRecord> records;
        {
            Library library = folder.open();
            const QString fox = add(library, "a red fox", 1).id, owl = add(library, "an owl", 2).id;
            add(library, "a whale", 3);
            PictureChange change;
            change.favourite = true;
            change.addTags << QStringLiteral("night") << QStringLiteral("snow");
            change.addCollections << QStringLiteral("birds");
            library.change({owl}, change);
            library.moveToTrash({fox});
            before = listsOf(library);
            records = library.list();
        }
        QCOMPARE(before.size(), kFilters);
        for (const auto& list : before) QVERIFY(!list.isEmpty());
        {
            Database old(folder.places().index, Database::Access::readWrite);
            makeVersion3(old);
            if (version == 2)
                for (const char* statement :
                     {"DROP INDEX pictures_listed", "ALTER TABLE pictures DROP COLUMN created",
                      "CREATE INDEX pictures_by_number ON pictures (number)", "PRAGMA user_version = 2"})
                    old.run(QString::fromLatin1(statement));
        }
        Library library = folder.open();
        QVERIFY2(library.trouble().isEmpty(), qPrintable(library.trouble()));
        QVERIFY(!library.needsScan());
        QCOMPARE(listsOf(library), before);
        QCOMPARE(library.list(), records);
        QVERIFY(before.first().first().created != 0);
        const ScanReport report = library.synchronise();
        QCOMPARE(report.added + report.changed + report.removed, 0);
        QVERIFY(library.index().integrityProblems().isEmpty());
        QCOMPARE(add(library, "next").number, 4);
    }

    void aListTellsTheOrderAndTheDaysWithoutReadingTheRecords() {
        LibraryInAFolder folder;
        LibraryIndex index(folder.places().index);
        QList<PictureRecord> records;
        const char* const times[] = {"2025-01-30T12:00:00Z", "2025-01-31T11:00:00Z", "2025-01-31T12:00:00Z", "once"};
        for (int i = 0; i < 4; ++i) {
            PictureRecord record;
            record.id = QStringLiteral("id %1").arg(i);
            record.path = record.id;
            record.number = i + 1;
            record.created = QString::fromLatin1(times[i]);
            record.prompt = i % 2 == 0 ? QStringLiteral("a fox") : QStringLiteral("an owl");
            records << record;
        }
        index.put(records);
        const QList<ListedPicture> all = index.listing({});
        QList<qint64> numbers, rows;
        for (const ListedPicture& picture : all) {
            numbers << picture.number;
            rows << picture.row;
        }
        QCOMPARE(numbers, (QList<qint64>{4, 3, 2, 1}));
        QCOMPARE(index.read(rows).size(), 4);
        QCOMPARE(index.read({rows[1]}).value(rows[1]), records[2]);
        const QList<PictureDay> days = daysOf(all);
        QCOMPARE(days.size(), 3);
        QVERIFY(!days[0].day.isValid());
        QCOMPARE(days[1].count, 2);
        QCOMPARE(days[2].first, 3);
        PictureFilter filter;
        filter.words = QStringLiteral("fox");
        QCOMPARE(index.listing(filter).size(), 2);
        filter.only = QStringList{QStringLiteral("id 1"), QStringLiteral("id 0"), QStringLiteral("id 2")};
        QCOMPARE(index.list(filter), (QList<PictureRecord>{records[0], records[2]}));
        filter.words.clear();
        filter.only = QStringList{QStringLiteral("id 1"), QStringLiteral("id 3")};
        QCOMPARE(index.list(filter), (QList<PictureRecord>{records[1], records[3]}));
    }
};

QTEST_GUILESS_MAIN(ListingTest)
#include "listing_test.moc"
