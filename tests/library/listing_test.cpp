#include <QTest>

#include "tests/library/library_in_a_folder.h"

using namespace unclip;

class ListingTest : public QObject {
    Q_OBJECT

private slots:
    void anIndexWithoutTheTimesOfPicturesGetsThem() {
        LibraryInAFolder folder;
        QList<PictureRecord> before;
        QList<ListedPicture> listing;
        {
            Library library = folder.open();
            add(library, "a red fox", 1);
            add(library, "an owl", 2);
            before = library.list();
            listing = library.listing();
        }
        {
            Database old(folder.places().index, Database::Access::readWrite);
            for (const char* statement :
                 {"DROP INDEX pictures_listed", "ALTER TABLE pictures DROP COLUMN created",
                  "CREATE INDEX pictures_by_number ON pictures (number)", "PRAGMA user_version = 2"})
                old.run(QString::fromLatin1(statement));
        }
        Library library = folder.open();
        QVERIFY2(library.trouble().isEmpty(), qPrintable(library.trouble()));
        QVERIFY(!library.needsScan());
        QCOMPARE(library.list(), before);
        QCOMPARE(library.listing(), listing);
        QVERIFY(listing.first().created != 0);
        QCOMPARE(add(library, "next").number, 3);
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
