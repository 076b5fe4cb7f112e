#include "ui/headless/library/library_schema.h"

#include <QDateTime>
#include <QSqlQuery>
#include <span>

#include "ui/headless/library/record_bytes.h"
#include "ui/headless/library/search_words.h"

namespace unclip {
namespace {

constexpr QChar kBetween = QLatin1Char('\n');  // between the names of a list in one column

// What a list needs of every picture stands in a table of its own, whose rows are so short that a search by words,
// which finds them one by one, reads few pages. A picture's record is one value; beside it stands what is asked for.
const char* const kPictureTables[] = {
    ("CREATE TABLE pictures (row INTEGER PRIMARY KEY, number INTEGER NOT NULL, created INTEGER NOT NULL,"
     " trashed INTEGER NOT NULL, favourite INTEGER NOT NULL, task TEXT, model TEXT)"),
    ("CREATE TABLE records (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL UNIQUE, tags TEXT,"
     " collections TEXT, record BLOB NOT NULL)"),
};
const char* const kPictureIndexes[] = {
    "CREATE INDEX pictures_by_number ON pictures (trashed, number)",
    "CREATE INDEX pictures_by_model ON pictures (model)",
    "CREATE INDEX records_with_tags ON records (tags) WHERE tags <> ''",
    "CREATE INDEX records_with_collections ON records (collections) WHERE collections <> ''",
};
const char* const kTablesBeside[] = {
    "CREATE TABLE parents (child TEXT NOT NULL, parent TEXT NOT NULL, PRIMARY KEY (parent, child)) WITHOUT ROWID",
    "CREATE INDEX parents_by_child ON parents (child)",
    "CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')",
};
const char* const kTablesOfAllVersions[] = {
    ("CREATE TABLE IF NOT EXISTS embeddings (id TEXT NOT NULL, model TEXT NOT NULL, vector BLOB NOT NULL,"
     " PRIMARY KEY (model, id)) WITHOUT ROWID"),
    "CREATE TABLE IF NOT EXISTS numbers (last INTEGER NOT NULL)",
    "INSERT INTO numbers SELECT 0 WHERE NOT EXISTS (SELECT * FROM numbers)",
    // The folder's mark, and the trash's clock: when it was looked at last, and what it counted up to then.
    "CREATE TABLE library (mark TEXT NOT NULL, looked INTEGER NOT NULL, counted INTEGER NOT NULL)",
    "INSERT INTO library VALUES ('', 0, 0)",
};

/// Version 1 counted a file's time from another year than now.
constexpr qint64 kFileClockSeconds = 6'437'664'000;

/// For the index, in seconds since 1970; 0: not known.
qint64 timeOf(const PictureRecord& record) {
    const QDateTime time = QDateTime::fromString(record.created, Qt::ISODate);
    return time.isValid() ? time.toSecsSinceEpoch() : 0;
}

QList<PictureRecord> recordsOfVersion1(Database& database) {
    const auto names = [](const QVariant& column) { return column.toString().split(kBetween, Qt::SkipEmptyParts); };
    QSqlQuery row = database.run(
        QStringLiteral("SELECT id, number, path, width, height, bytes, modified, created, task, prompt, model, seed,"
                       " favourite, tags, collections, parents, trashed FROM pictures ORDER BY row"));
    QList<PictureRecord> records;
    while (row.next()) {
        PictureRecord record;
        record.id = row.value(0).toString();
        record.number = row.value(1).toLongLong();
        record.path = row.value(2).toString();
        record.width = row.value(3).toInt();
        record.height = row.value(4).toInt();
        record.bytes = row.value(5).toLongLong();
        record.modified = row.value(6).toLongLong() + kFileClockSeconds * 1'000'000'000;
        record.created = row.value(7).toString();
        record.task = row.value(8).toString();
        record.prompt = row.value(9).toString();
        record.modelName = row.value(10).toString();
        record.seed = row.value(11).toString().toULongLong();
        record.isFavourite = row.value(12).toBool();
        record.tags = names(row.value(13));
        record.collections = names(row.value(14));
        record.parents = names(row.value(15));
        if (!row.isNull(16))
            record.trashedAt = row.value(16).toLongLong();
        records << record;
    }
    return records;
}

void runAll(Database& database, std::span<const char* const> statements) {
    for (const char* statement : statements) database.run(QString::fromLatin1(statement));
}

/// Version 2 did not know in a column when a picture was made.
void addTimesToVersion2(Database& database) {
    database.run(QStringLiteral("ALTER TABLE pictures ADD COLUMN created INTEGER NOT NULL DEFAULT 0"));
    QList<QVariantList> times;
    QSqlQuery rows = database.run(QStringLiteral("SELECT row, record FROM pictures"));
    RecordReader reader;
    while (rows.next())
        if (const auto record = reader.read(rows.value(1).toByteArray()))
            times << QVariantList{timeOf(*record), rows.value(0)};
    rows.finish();
    database.runForEach(QStringLiteral("UPDATE pictures SET created = ? WHERE row = ?"), times);
}

/// Version 3 had one table of pictures with all that is known of them.
void divideVersion3(Database& database) {
    database.run(QStringLiteral("ALTER TABLE pictures RENAME TO undivided"));
    runAll(database, kPictureTables);
    database.run(
        QStringLiteral("INSERT INTO pictures SELECT row, number, created, trashed, favourite, task, model"
                       " FROM undivided"));
    database.run(QStringLiteral("INSERT INTO records SELECT row, id, path, tags, collections, record FROM undivided"));
    database.run(QStringLiteral("DROP TABLE undivided"));  // with its indexes
    runAll(database, kPictureIndexes);
}

void makeTablesAnew(Database& database, const QList<PictureRecord>& records) {
    runAll(database, kPictureTables);
    runAll(database, kPictureIndexes);
    runAll(database, kTablesBeside);
    runAll(database, kTablesOfAllVersions);
    for (const PictureRecord& record : records) putRecord(database, record);
}

}  // namespace

int schemaVersion(Database& database) {
    QSqlQuery row = database.run(QStringLiteral("PRAGMA user_version"));
    return row.next() ? row.value(0).toInt() : 0;
}

bool makeTables(Database& database) {
    return database.inTransaction([&] {
        const int version = schemaVersion(database);
        if (version >= kSchemaVersion)
            return false;  // another program was faster
        if (version == 2)
            addTimesToVersion2(database);
        if (version >= 2) {
            divideVersion3(database);
        } else {
            QList<PictureRecord> records;
            if (version == 1) {
                records = recordsOfVersion1(database);
                for (const char* table : {"pictures", "parents", "words"})
                    database.run(QStringLiteral("DROP TABLE %1").arg(QLatin1String(table)));
            }
            makeTablesAnew(database, records);
        }
        database.run(QStringLiteral("PRAGMA user_version = %1").arg(kSchemaVersion));
        return version == 0;
    });
}

void removeRecord(Database& database, const QString& id) {
    for (const char* statement : {"DELETE FROM words WHERE rowid IN (SELECT row FROM records WHERE id = ?)",
                                  "DELETE FROM pictures WHERE row IN (SELECT row FROM records WHERE id = ?)",
                                  "DELETE FROM records WHERE id = ?", "DELETE FROM parents WHERE child = ?"})
        database.run(QString::fromLatin1(statement), {id});
}

void putRecord(Database& database, const PictureRecord& r) {
    QSqlQuery other = database.run(QStringLiteral("SELECT id FROM records WHERE path = ? AND id <> ?"), {r.path, r.id});
    const QString otherId = other.next() ? other.value(0).toString() : QString();
    other.finish();
    if (!otherId.isEmpty())
        removeRecord(database, otherId);
    const QString tags = r.tags.join(kBetween), collections = r.collections.join(kBetween);
    database.run(QStringLiteral("INSERT INTO records (id, path, tags, collections, record) VALUES (?, ?, ?, ?, ?)"
                                " ON CONFLICT (id) DO UPDATE SET path = excluded.path, tags = excluded.tags,"
                                " collections = excluded.collections, record = excluded.record"),
                 {r.id, r.path, tags, collections, toBytes(r)});
    QSqlQuery listed = database.run(QStringLiteral("SELECT row FROM records WHERE id = ?"), {r.id});
    const QVariant row = listed.next() ? listed.value(0) : QVariant();
    listed.finish();
    database.run(QStringLiteral("INSERT OR REPLACE INTO pictures (row, number, created, trashed, favourite, task,"
                                " model) VALUES (?, ?, ?, ?, ?, ?, ?)"),
                 {row, r.number, timeOf(r), r.trashedAt.has_value(), r.isFavourite, r.task, r.modelName});
    database.run(QStringLiteral("DELETE FROM words WHERE rowid = ?"), {row});
    database.run(QStringLiteral("INSERT INTO words (rowid, text) VALUES (?, ?)"),
                 {row, indexedWords(r.prompt + kBetween + tags + kBetween + collections)});
    database.run(QStringLiteral("DELETE FROM parents WHERE child = ?"), {r.id});
    for (const QString& parent : r.parents)
        database.run(QStringLiteral("INSERT OR IGNORE INTO parents (child, parent) VALUES (?, ?)"), {r.id, parent});
}

}  // namespace unclip
