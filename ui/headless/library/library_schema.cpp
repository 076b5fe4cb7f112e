#include "ui/headless/library/library_schema.h"

#include <QDateTime>
#include <QSqlQuery>

#include "ui/headless/library/record_bytes.h"
#include "ui/headless/library/search_words.h"

namespace unclip {
namespace {

constexpr QChar kBetween = QLatin1Char('\n');  // between the names of a list in one column

// Answers which pictures are listed, in their order, by itself: the table with its records isn't looked at.
constexpr char kListedIndex[] =
    "CREATE INDEX pictures_listed ON pictures (trashed, number, created, favourite, task, model)";

// A picture's record is one value; beside it stands what is asked for.
const char* const kTables[] = {
    ("CREATE TABLE pictures (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL UNIQUE,"
     " number INTEGER NOT NULL, trashed INTEGER NOT NULL, favourite INTEGER NOT NULL, task TEXT, model TEXT, tags TEXT,"
     " collections TEXT, record BLOB NOT NULL, created INTEGER NOT NULL DEFAULT 0)"),
    kListedIndex,
    "CREATE INDEX pictures_by_model ON pictures (model)",
    "CREATE INDEX pictures_with_tags ON pictures (tags) WHERE tags <> ''",
    "CREATE INDEX pictures_with_collections ON pictures (collections) WHERE collections <> ''",
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

/// Version 2 did not know in a column when a picture was made.
void bringUpToDateFromVersion2(Database& database) {
    database.run(QStringLiteral("ALTER TABLE pictures ADD COLUMN created INTEGER NOT NULL DEFAULT 0"));
    QList<QVariantList> times;
    QSqlQuery rows = database.run(QStringLiteral("SELECT row, record FROM pictures"));
    RecordReader reader;
    while (rows.next())
        if (const auto record = reader.read(rows.value(1).toByteArray()))
            times << QVariantList{timeOf(*record), rows.value(0)};
    rows.finish();
    database.runForEach(QStringLiteral("UPDATE pictures SET created = ? WHERE row = ?"), times);
    database.run(QStringLiteral("DROP INDEX pictures_by_number"));
    database.run(QLatin1String(kListedIndex));
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
        if (version == 2) {
            bringUpToDateFromVersion2(database);
            database.run(QStringLiteral("PRAGMA user_version = %1").arg(kSchemaVersion));
            return false;
        }
        QList<PictureRecord> records;
        if (version == 1) {
            records = recordsOfVersion1(database);
            for (const char* table : {"pictures", "parents", "words"})
                database.run(QStringLiteral("DROP TABLE %1").arg(QLatin1String(table)));
        }
        for (const char* statement : kTables) database.run(QString::fromLatin1(statement));
        for (const char* statement : kTablesOfAllVersions) database.run(QString::fromLatin1(statement));
        for (const PictureRecord& record : records) putRecord(database, record);
        database.run(QStringLiteral("PRAGMA user_version = %1").arg(kSchemaVersion));
        return version == 0;
    });
}

void removeRecord(Database& database, const QString& id) {
    database.run(QStringLiteral("DELETE FROM words WHERE rowid IN (SELECT row FROM pictures WHERE id = ?)"), {id});
    database.run(QStringLiteral("DELETE FROM parents WHERE child = ?"), {id});
    database.run(QStringLiteral("DELETE FROM pictures WHERE id = ?"), {id});
}

void putRecord(Database& database, const PictureRecord& r) {
    QSqlQuery other =
        database.run(QStringLiteral("SELECT id FROM pictures WHERE path = ? AND id <> ?"), {r.path, r.id});
    const QString otherId = other.next() ? other.value(0).toString() : QString();
    other.finish();
    if (!otherId.isEmpty())
        removeRecord(database, otherId);
    const QString tags = r.tags.join(kBetween), collections = r.collections.join(kBetween);
    database.run(QStringLiteral("INSERT INTO pictures (id, path, number, trashed, favourite, task, model, tags,"
                                " collections, record, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT"
                                " (id) DO UPDATE"
                                " SET path = excluded.path, number = excluded.number, trashed = excluded.trashed,"
                                " favourite = excluded.favourite, task = excluded.task, model = excluded.model,"
                                " tags = excluded.tags, collections = excluded.collections, record = excluded.record,"
                                " created = excluded.created"),
                 {r.id, r.path, r.number, r.trashedAt.has_value(), r.isFavourite, r.task, r.modelName, tags,
                  collections, toBytes(r), timeOf(r)});
    QSqlQuery listed = database.run(QStringLiteral("SELECT row FROM pictures WHERE id = ?"), {r.id});
    const QVariant row = listed.next() ? listed.value(0) : QVariant();
    listed.finish();
    database.run(QStringLiteral("DELETE FROM words WHERE rowid = ?"), {row});
    database.run(QStringLiteral("INSERT INTO words (rowid, text) VALUES (?, ?)"),
                 {row, indexedWords(r.prompt + kBetween + tags + kBetween + collections)});
    database.run(QStringLiteral("DELETE FROM parents WHERE child = ?"), {r.id});
    for (const QString& parent : r.parents)
        database.run(QStringLiteral("INSERT OR IGNORE INTO parents (child, parent) VALUES (?, ?)"), {r.id, parent});
}

}  // namespace unclip
