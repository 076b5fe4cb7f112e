#include "ui/headless/library/library_index.h"

#include <QDeadlineTimer>
#include <QSqlQuery>
#include <QThread>
#include <opencv2/core.hpp>

#include "ui/headless/library/search_words.h"

namespace unclip {
namespace {

constexpr int kSchemaVersion = 1;
constexpr QChar kBetween = QLatin1Char('\n');  // between the names of a list in one column

const char* const kSchema[] = {
    "CREATE TABLE pictures (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL,"
    " path TEXT NOT NULL UNIQUE, width INTEGER, height INTEGER, bytes INTEGER, modified INTEGER, created TEXT,"
    " task TEXT, prompt TEXT, model TEXT, seed TEXT, favourite INTEGER, tags TEXT, collections TEXT, parents TEXT,"
    " trashed INTEGER)",
    "CREATE INDEX pictures_by_number ON pictures (number)",
    "CREATE TABLE parents (child TEXT NOT NULL, parent TEXT NOT NULL, PRIMARY KEY (parent, child)) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')",
    "CREATE TABLE embeddings (id TEXT NOT NULL, model TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, id))"
    " WITHOUT ROWID",
    "CREATE TABLE numbers (last INTEGER NOT NULL)",
    "INSERT INTO numbers VALUES (0)",
};

const QString kColumns = QStringLiteral(
    "id, number, path, width, height, bytes, modified, created, task, prompt, model, seed, favourite, tags, "
    "collections,"
    " parents, trashed");

QStringList namesOf(const QVariant& column) {
    const QString names = column.toString();
    return names.isEmpty() ? QStringList() : names.split(kBetween, Qt::SkipEmptyParts);
}

PictureRecord recordAt(const QSqlQuery& row) {
    PictureRecord record;
    record.id = row.value(0).toString();
    record.number = row.value(1).toLongLong();
    record.path = row.value(2).toString();
    record.width = row.value(3).toInt();
    record.height = row.value(4).toInt();
    record.bytes = row.value(5).toLongLong();
    record.modified = row.value(6).toLongLong();
    record.created = row.value(7).toString();
    record.task = row.value(8).toString();
    record.prompt = row.value(9).toString();
    record.modelName = row.value(10).toString();
    record.seed = row.value(11).toString().toULongLong();
    record.isFavourite = row.value(12).toBool();
    record.tags = namesOf(row.value(13));
    record.collections = namesOf(row.value(14));
    record.parents = namesOf(row.value(15));
    if (!row.isNull(16))
        record.trashedAt = row.value(16).toLongLong();
    return record;
}

QList<PictureRecord> recordsOf(QSqlQuery rows) {
    QList<PictureRecord> records;
    while (rows.next()) records << recordAt(rows);
    return records;
}

QString holdsName(const char* column) {
    return QStringLiteral(" AND instr(char(10) || %1 || char(10), char(10) || ? || char(10)) > 0")
        .arg(QLatin1String(column));
}

// Embeddings are kept as half floats: half the space, and no ranking changes.
QByteArray packed(const std::vector<float>& vector) {
    cv::Mat half;
    cv::Mat(1, static_cast<int>(vector.size()), CV_32F, const_cast<float*>(vector.data())).convertTo(half, CV_16F);
    return QByteArray(reinterpret_cast<const char*>(half.data), static_cast<qsizetype>(half.total() * 2));
}

std::vector<float> unpacked(const QByteArray& bytes) {
    std::vector<float> vector(static_cast<std::size_t>(bytes.size() / 2));
    if (vector.empty())
        return vector;
    const cv::Mat half(1, static_cast<int>(vector.size()), CV_16F, const_cast<char*>(bytes.data()));
    cv::Mat full(1, static_cast<int>(vector.size()), CV_32F, vector.data());
    half.convertTo(full, CV_32F);
    return vector;
}

/// While another program makes the index, SQLite refuses the change of its journal at once, whatever patience it has.
void useWriteAheadLog(Database& database) {
    const QDeadlineTimer patience(Database::kPatienceMs);
    for (;;) {
        try {
            database.run(QStringLiteral("PRAGMA journal_mode = WAL"));
            return;
        } catch (const DatabaseBusy&) {
            if (patience.hasExpired())
                throw;
            QThread::msleep(10);
        }
    }
}

}  // namespace

LibraryIndex::LibraryIndex(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    try {
        database_ = std::make_unique<Database>(file, Database::Access::readWrite);
        useWriteAheadLog(*database_);
    } catch (const DatabaseDamaged&) {
        throw;
    } catch (const FileError& error) {
        if (!std::filesystem::exists(file, ignored))
            throw;
        database_ = std::make_unique<Database>(file, Database::Access::readOnly);
        whyReadOnly_ = error.sentence();
    }
    const auto version = [this] {
        QSqlQuery row = database_->run(QStringLiteral("PRAGMA user_version"));
        return row.next() ? row.value(0).toInt() : 0;
    };
    if (version() > kSchemaVersion) {
        database_ = std::make_unique<Database>(file, Database::Access::readOnly);
        whyReadOnly_ = says("Gallery",
                            "The gallery's index %1 was made by a newer version of this program and is only read here; "
                            "new pictures are kept, but listed by the newer version alone.")
                           .with(file);
    }
    if (!whyReadOnly_.isEmpty())
        return;
    database_->run(QStringLiteral("PRAGMA synchronous = NORMAL"));
    if (version() == 0)
        database_->inTransaction([&] {
            if (version() != 0)
                return;  // another program was faster
            for (const char* statement : kSchema) database_->run(QString::fromLatin1(statement));
            database_->run(QStringLiteral("PRAGMA user_version = %1").arg(kSchemaVersion));
            wasMade_ = true;
        });
}

qint64 LibraryIndex::takeNumber(qint64 floor) {
    return database_->inTransaction([&] {
        QSqlQuery row = database_->run(
            QStringLiteral("SELECT max((SELECT last FROM numbers), (SELECT ifnull(max(number), 0) FROM pictures))"));
        const qint64 number = std::max(row.next() ? row.value(0).toLongLong() + 1 : 1, floor);
        row.finish();
        database_->run(QStringLiteral("UPDATE numbers SET last = ?"), {number});
        return number;
    });
}

void LibraryIndex::insert(const PictureRecord& r) {
    const QVariant trashed = r.trashedAt ? QVariant(*r.trashedAt) : QVariant();
    const QSqlQuery inserted = database_->run(
        QStringLiteral("INSERT INTO pictures (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .arg(kColumns),
        {r.id, r.number, r.path, r.width, r.height, r.bytes, r.modified, r.created, r.task, r.prompt, r.modelName,
         QString::number(r.seed), r.isFavourite, r.tags.join(kBetween), r.collections.join(kBetween),
         r.parents.join(kBetween), trashed});
    const QString text = r.prompt + kBetween + r.tags.join(kBetween) + kBetween + r.collections.join(kBetween);
    database_->run(QStringLiteral("INSERT INTO words (rowid, text) VALUES (?, ?)"),
                   {inserted.lastInsertId(), indexedWords(text)});
    for (const QString& parent : r.parents)
        database_->run(QStringLiteral("INSERT OR IGNORE INTO parents (child, parent) VALUES (?, ?)"), {r.id, parent});
}

void LibraryIndex::put(const QList<PictureRecord>& records) {
    database_->inTransaction([&] {
        for (const PictureRecord& record : records) {
            const QVariantList same{record.id, record.path};
            database_->run(QStringLiteral("DELETE FROM words WHERE rowid IN"
                                          " (SELECT row FROM pictures WHERE id = ? OR path = ?)"),
                           same);
            database_->run(QStringLiteral("DELETE FROM parents WHERE child = ?"), {record.id});
            database_->run(QStringLiteral("DELETE FROM pictures WHERE id = ? OR path = ?"), same);
            insert(record);
        }
    });
}

void LibraryIndex::replaceAll(const QList<PictureRecord>& records) {
    database_->inTransaction([&] {
        for (const char* table : {"pictures", "parents", "words"})
            database_->run(QStringLiteral("DELETE FROM %1").arg(QLatin1String(table)));
        for (const PictureRecord& record : records) insert(record);
        database_->run(
            QStringLiteral("UPDATE numbers SET last = max(last, (SELECT ifnull(max(number), 0) FROM pictures))"));
    });
}

void LibraryIndex::remove(const QStringList& ids) {
    database_->inTransaction([&] {
        for (const QString& id : ids) {
            database_->run(QStringLiteral("DELETE FROM words WHERE rowid IN (SELECT row FROM pictures WHERE id = ?)"),
                           {id});
            for (const char* statement : {"DELETE FROM pictures WHERE id = ?", "DELETE FROM parents WHERE child = ?",
                                          "DELETE FROM embeddings WHERE id = ?"})
                database_->run(QString::fromLatin1(statement), {id});
        }
    });
}

QList<PictureRecord> LibraryIndex::list(const PictureFilter& filter) const {
    QString sql = QStringLiteral("SELECT %1 FROM pictures WHERE trashed IS %2 NULL")
                      .arg(kColumns, filter.inTrash ? QStringLiteral("NOT") : QString());
    QVariantList values;
    if (!filter.words.trimmed().isEmpty()) {
        const QString query = wordsQuery(filter.words);
        if (query.isEmpty())
            return {};
        sql += QStringLiteral(" AND row IN (SELECT rowid FROM words WHERE words MATCH ?)");
        values << query;
    }
    if (filter.favouritesOnly)
        sql += QStringLiteral(" AND favourite");
    if (!filter.model.isEmpty()) {
        sql += QStringLiteral(" AND model = ?");
        values << filter.model;
    }
    if (!filter.task.isEmpty()) {
        sql += QStringLiteral(" AND task = ?");
        values << filter.task;
    }
    if (!filter.tag.isEmpty()) {
        sql += holdsName("tags");
        values << filter.tag;
    }
    if (!filter.collection.isEmpty()) {
        sql += holdsName("collections");
        values << filter.collection;
    }
    sql += QStringLiteral(" ORDER BY number DESC, created DESC, id DESC");
    if (filter.limit > 0)
        sql += QStringLiteral(" LIMIT %1").arg(filter.limit);
    return recordsOf(database_->run(sql, values));
}

std::optional<PictureRecord> LibraryIndex::find(const QString& id) const {
    QSqlQuery row = database_->run(QStringLiteral("SELECT %1 FROM pictures WHERE id = ?").arg(kColumns), {id});
    return row.next() ? std::optional(recordAt(row)) : std::nullopt;
}

std::optional<PictureRecord> LibraryIndex::findByPath(const QString& path) const {
    QSqlQuery row = database_->run(QStringLiteral("SELECT %1 FROM pictures WHERE path = ?").arg(kColumns), {path});
    return row.next() ? std::optional(recordAt(row)) : std::nullopt;
}

QList<PictureRecord> LibraryIndex::children(const QString& id) const {
    return recordsOf(database_->run(QStringLiteral("SELECT %1 FROM pictures WHERE id IN"
                                                   " (SELECT child FROM parents WHERE parent = ?) ORDER BY number")
                                        .arg(kColumns),
                                    {id}));
}

QHash<QString, PictureRecord> LibraryIndex::byPath() const {
    QHash<QString, PictureRecord> found;
    for (const PictureRecord& record :
         recordsOf(database_->run(QStringLiteral("SELECT %1 FROM pictures").arg(kColumns))))
        found.insert(record.path, record);
    return found;
}

namespace {

/// All names that stand in a column of lists, sorted.
QStringList distinctNames(QSqlQuery rows) {
    QStringList names;
    while (rows.next()) names << namesOf(rows.value(0));
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    return names;
}

}  // namespace

QStringList LibraryIndex::models() const {
    return distinctNames(database_->run(QStringLiteral("SELECT DISTINCT model FROM pictures")));
}

QStringList LibraryIndex::tags() const {
    return distinctNames(database_->run(QStringLiteral("SELECT DISTINCT tags FROM pictures")));
}

QStringList LibraryIndex::collections() const {
    return distinctNames(database_->run(QStringLiteral("SELECT DISTINCT collections FROM pictures")));
}

qint64 LibraryIndex::count() const {
    QSqlQuery row = database_->run(QStringLiteral("SELECT count(*) FROM pictures"));
    return row.next() ? row.value(0).toLongLong() : 0;
}

QStringList LibraryIndex::withoutEmbedding(const QString& model, int limit) const {
    QSqlQuery rows =
        database_->run(QStringLiteral("SELECT id FROM pictures WHERE trashed IS NULL AND id NOT IN"
                                      " (SELECT id FROM embeddings WHERE model = ?) ORDER BY number DESC LIMIT ?"),
                       {model, limit});
    QStringList ids;
    while (rows.next()) ids << rows.value(0).toString();
    return ids;
}

void LibraryIndex::putEmbedding(const QString& model, const PictureEmbedding& embedding) {
    database_->run(QStringLiteral("INSERT OR REPLACE INTO embeddings (id, model, vector) VALUES (?, ?, ?)"),
                   {embedding.id, model, packed(embedding.vector)});
}

QList<PictureEmbedding> LibraryIndex::embeddings(const QString& model) const {
    QSqlQuery rows = database_->run(QStringLiteral("SELECT id, vector FROM embeddings WHERE model = ?"), {model});
    QList<PictureEmbedding> found;
    while (rows.next()) found << PictureEmbedding{rows.value(0).toString(), unpacked(rows.value(1).toByteArray())};
    return found;
}

QStringList LibraryIndex::integrityProblems() const {
    QStringList problems;
    QSqlQuery rows = database_->run(QStringLiteral("PRAGMA integrity_check"));
    while (rows.next())
        if (const QString line = rows.value(0).toString(); line != QLatin1String("ok"))
            problems << line;
    return problems;
}

}  // namespace unclip
