#include "ui/headless/library/library_index.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlQuery>
#include <QThread>
#include <algorithm>
#include <opencv2/core.hpp>

#include "ui/headless/library/library_schema.h"
#include "ui/headless/library/record_bytes.h"
#include "ui/headless/library/search_words.h"

namespace unclip {
namespace {

constexpr QChar kBetween = QLatin1Char('\n');        // between the names of a list in one column
constexpr qint64 kLongestUnseen = 7 * 24 * 60 * 60;  // seconds that the trash's clock counts at once

/// Each half by the index of what is listed.
const QLatin1String kHighestNumber(
    "(SELECT ifnull(max(number), 0) FROM (SELECT max(number) AS number FROM pictures WHERE"
    " trashed = 0 UNION ALL SELECT max(number) FROM pictures WHERE trashed = 1))");

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

/// For json_each().
template <typename Values>
QString asList(const Values& values) {
    QJsonArray array;
    for (const auto& value : values) array << value;
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
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

void LibraryIndex::openForGlance() {
    std::error_code ignored;
    if (std::filesystem::exists(file_, ignored))
        database_ = std::make_unique<Database>(file_, Database::Access::readWrite, 0);
    if (!database_ || schemaVersion(*database_) < kSchemaVersion)
        throw FileError(says("Gallery", "The gallery's index %1 is not there yet.").with(file_));
}

LibraryIndex::LibraryIndex(const std::filesystem::path& file, Use use) : file_(file) {
    if (use == Use::glance) {
        openForGlance();
        return;
    }
    std::error_code ignored;
    if (std::filesystem::create_directories(file.parent_path(), ignored))  // prompts are nobody else's business
        std::filesystem::permissions(file.parent_path(), std::filesystem::perms::owner_all, ignored);
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
    const int version = schemaVersion(*database_);
    if (version > kSchemaVersion) {
        database_ = std::make_unique<Database>(file, Database::Access::readOnly);
        whyReadOnly_ = says("Gallery",
                            "The gallery's index %1 was made by a newer version of this program and is only read here; "
                            "new pictures are kept, but listed by the newer version alone.")
                           .with(file);
    }
    if (!whyReadOnly_.isEmpty() && version < kSchemaVersion)
        throw FileError(whyReadOnly_);  // of an older program, and can't be brought up to date
    if (!whyReadOnly_.isEmpty())
        return;
    database_->run(QStringLiteral("PRAGMA synchronous = NORMAL"));
    if (version < kSchemaVersion)
        wasMade_ = makeTables(*database_);
}

QString LibraryIndex::mark() const {
    QSqlQuery row = database_->run(QStringLiteral("SELECT mark FROM library"));
    return row.next() ? row.value(0).toString() : QString();
}

void LibraryIndex::setMark(const QString& mark) {
    if (mark != this->mark())
        database_->run(QStringLiteral("UPDATE library SET mark = ?"), {mark});
}

qint64 LibraryIndex::trashTime(qint64 now) {
    return database_->inTransaction([&] {
        QSqlQuery row = database_->run(QStringLiteral("SELECT looked, counted FROM library"));
        const qint64 looked = row.next() ? row.value(0).toLongLong() : 0;
        const qint64 before = row.value(1).toLongLong();
        row.finish();
        const qint64 counted = looked == 0 ? now : before + std::clamp<qint64>(now - looked, 0, kLongestUnseen);
        database_->run(QStringLiteral("UPDATE library SET looked = ?, counted = ?"), {now, counted});
        return counted;
    });
}

qint64 LibraryIndex::takeNumber(qint64 floor) {
    return database_->inTransaction([&] {
        QSqlQuery row =
            database_->run(QStringLiteral("SELECT max((SELECT last FROM numbers), %1)").arg(kHighestNumber));
        const qint64 number = std::max(row.next() ? row.value(0).toLongLong() + 1 : 1, floor);
        row.finish();
        database_->run(QStringLiteral("UPDATE numbers SET last = ?"), {number});
        return number;
    });
}

void LibraryIndex::put(const QList<PictureRecord>& records) {
    if (records.isEmpty())
        return;
    database_->inTransaction([&] {
        for (const PictureRecord& record : records) putRecord(*database_, record);
    });
}

void LibraryIndex::replaceAll(const QList<PictureRecord>& records) {
    database_->inTransaction([&] {
        for (const char* table : {"pictures", "records", "parents", "words"})
            database_->run(QStringLiteral("DELETE FROM %1").arg(QLatin1String(table)));
        for (const PictureRecord& record : records) putRecord(*database_, record);
        database_->run(QStringLiteral("UPDATE numbers SET last = max(last, %1)").arg(kHighestNumber));
    });
}

void LibraryIndex::remove(const QStringList& ids) {
    database_->inTransaction([&] {
        for (const QString& id : ids) removeRecord(*database_, id);
        for (const QString& id : ids) database_->run(QStringLiteral("DELETE FROM embeddings WHERE id = ?"), {id});
    });
}

void LibraryIndex::forgetEmbeddings(const QStringList& ids) {
    if (ids.isEmpty())
        return;
    database_->inTransaction([&] {
        for (const QString& id : ids) database_->run(QStringLiteral("DELETE FROM embeddings WHERE id = ?"), {id});
    });
}

void LibraryIndex::failAsDamaged() const {
    throw DatabaseDamaged(says("Gallery", "The gallery's index %1 is damaged.").with(file_));
}

QList<PictureRecord> LibraryIndex::recordsOf(QSqlQuery rows) const {
    QList<PictureRecord> records;
    RecordReader reader;
    while (rows.next()) {
        auto record = reader.read(rows.value(0).toByteArray());
        if (!record)
            failAsDamaged();
        records << std::move(*record);
    }
    return records;
}

QString LibraryIndex::holdsName(const char* column, const QString& name, QVariantList& values) const {
    QStringList alternatives{QStringLiteral("0")};
    const QString wanted = foldedName(name);
    for (const QString& spelling : namesIn("records", column))
        if (foldedName(spelling) == wanted) {
            alternatives << QStringLiteral("instr(char(10) || %1 || char(10), char(10) || ? || char(10)) > 0")
                                .arg(QLatin1String(column));
            values << spelling;
        }
    return QStringLiteral(" AND row IN (SELECT row FROM records WHERE %1 <> '' AND (%2))")
        .arg(QLatin1String(column), alternatives.join(QStringLiteral(" OR ")));
}

QString LibraryIndex::condition(const PictureFilter& filter, QVariantList& values) const {
    QString sql = QStringLiteral("trashed = %1").arg(filter.inTrash ? 1 : 0);
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
    if (!filter.tag.isEmpty())
        sql += holdsName("tags", filter.tag, values);
    if (!filter.collection.isEmpty())
        sql += holdsName("collections", filter.collection, values);
    return sql;
}

QList<ListedPicture> LibraryIndex::listing(const PictureFilter& filter) const {
    QString sql = QStringLiteral("SELECT row, number, created FROM ");
    QVariantList values;
    if (!filter.words.trimmed().isEmpty()) {
        const QString query = wordsQuery(filter.words);
        if (query.isEmpty())
            return {};
        // CROSS: the words first, then the pictures that have them.
        sql += QStringLiteral("words CROSS JOIN pictures ON row = words.rowid WHERE words MATCH ? AND ");
        values << query;
    } else if (filter.limit > 0) {
        sql += QStringLiteral("pictures WHERE ");
    } else {
        // The table as it lies: of each picture that an index names, the rest would have to be looked up.
        sql += QStringLiteral("pictures NOT INDEXED WHERE ");
    }
    sql += condition(filter, values);

    QList<ListedPicture> pictures;
    const auto take = [&](QSqlQuery rows) {
        while (rows.next())
            pictures << ListedPicture{rows.value(0).toLongLong(), rows.value(1).toLongLong(),
                                      rows.value(2).toLongLong()};
    };
    if (filter.only) {
        for (const QString& id : *filter.only)
            take(database_->run(sql + QStringLiteral(" AND row = (SELECT row FROM records WHERE id = ?)"),
                                values + QVariantList{id}));
        return pictures;
    }
    if (filter.limit > 0)
        sql += QStringLiteral(" ORDER BY number DESC, row DESC LIMIT %1").arg(filter.limit);
    take(database_->run(sql, values));
    // Faster than if SQLite did it.
    std::sort(pictures.begin(), pictures.end(), [](const ListedPicture& a, const ListedPicture& b) {
        return std::pair(a.number, a.row) > std::pair(b.number, b.row);
    });
    return pictures;
}

QHash<qint64, PictureRecord> LibraryIndex::read(const QList<qint64>& rows) const {
    QSqlQuery found =
        database_->run(QStringLiteral("SELECT row, record FROM records WHERE row IN (SELECT value FROM json_each(?))"),
                       {asList(rows)});
    QHash<qint64, PictureRecord> records;
    records.reserve(rows.size());
    RecordReader reader;
    while (found.next()) {
        auto record = reader.read(found.value(1).toByteArray());
        if (!record)
            failAsDamaged();
        records.emplace(found.value(0).toLongLong(), std::move(*record));
    }
    return records;
}

QList<PictureRecord> LibraryIndex::list(const PictureFilter& filter) const {
    QList<qint64> rows;
    for (const ListedPicture& picture : listing(filter)) rows << picture.row;
    QHash<qint64, PictureRecord> found = read(rows);
    QList<PictureRecord> records;
    for (const qint64 row : rows)
        if (const auto one = found.find(row); one != found.end())
            records << std::move(*one);
    return records;
}

std::optional<qint64> LibraryIndex::rowOf(const QString& id) const {
    QSqlQuery row = database_->run(QStringLiteral("SELECT row FROM records WHERE id = ?"), {id});
    return row.next() ? std::optional(row.value(0).toLongLong()) : std::nullopt;
}

std::optional<PictureRecord> LibraryIndex::find(const QString& id) const {
    const auto found = recordsOf(database_->run(QStringLiteral("SELECT record FROM records WHERE id = ?"), {id}));
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<PictureRecord> LibraryIndex::findByPath(const QString& path) const {
    const auto found = recordsOf(database_->run(QStringLiteral("SELECT record FROM records WHERE path = ?"), {path}));
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QList<PictureRecord> LibraryIndex::children(const QString& id) const {
    return recordsOf(database_->run(QStringLiteral("SELECT record FROM records JOIN pictures USING (row) WHERE id IN"
                                                   " (SELECT child FROM parents WHERE parent = ?) ORDER BY number"),
                                    {id}));
}

QList<PictureRecord> LibraryIndex::listedAs(const QList<PictureRecord>& records) const {
    QStringList ids, paths;
    for (const PictureRecord& record : records) {
        ids << record.id;
        paths << record.path;
    }
    return recordsOf(
        database_->run(QStringLiteral("SELECT record FROM records WHERE id IN (SELECT value FROM json_each(?))"
                                      " OR path IN (SELECT value FROM json_each(?))"),
                       {asList(ids), asList(paths)}));
}

ListedFiles LibraryIndex::files() const {
    std::vector<QByteArray> records;
    QSqlQuery rows = database_->run(QStringLiteral("SELECT record FROM records"));
    while (rows.next()) records.push_back(rows.value(0).toByteArray());
    ListedFiles files(std::move(records));
    if (!files.areWhole())
        failAsDamaged();
    return files;
}

QStringList LibraryIndex::namesIn(const char* table, const char* column) const {
    // From each name to the next greater one: as many steps as names, however many pictures have them.
    QSqlQuery rows =
        database_->run(QStringLiteral("WITH RECURSIVE names(name) AS ("
                                      "SELECT min(%2) FROM %1 WHERE %2 <> '' AND %2 > '' UNION ALL "
                                      "SELECT (SELECT min(%2) FROM %1 WHERE %2 <> '' AND %2 > name) FROM names "
                                      "WHERE name IS NOT NULL) SELECT name FROM names WHERE name IS NOT NULL")
                           .arg(QLatin1String(table), QLatin1String(column)));
    QStringList names;
    while (rows.next()) names << rows.value(0).toString().split(kBetween, Qt::SkipEmptyParts);
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    return names;
}

QStringList LibraryIndex::models() const {
    return namesIn("pictures", "model");
}

QStringList LibraryIndex::tags() const {
    return namesIn("records", "tags");
}

QStringList LibraryIndex::collections() const {
    return namesIn("records", "collections");
}

qint64 LibraryIndex::count() const {
    QSqlQuery row = database_->run(QStringLiteral("SELECT count(*) FROM pictures"));
    return row.next() ? row.value(0).toLongLong() : 0;
}

QStringList LibraryIndex::withoutEmbedding(const QString& model, int limit) const {
    QSqlQuery rows = database_->run(
        QStringLiteral("SELECT id FROM pictures CROSS JOIN records USING (row) WHERE trashed = 0 AND id NOT IN"
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
