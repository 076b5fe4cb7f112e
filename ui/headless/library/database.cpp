#include "ui/headless/library/database.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QUuid>

namespace unclip {
namespace {

// SQLite's result codes, without what the extended ones add in their higher bits.
constexpr int kBusy = 5, kLocked = 6, kReadOnly = 8, kIoError = 10, kCorrupt = 11, kFull = 13, kCantOpen = 14,
              kNotADatabase = 26;
constexpr std::uintmax_t kLeastRoom = 256 << 10;  // with less, SQLite can't even begin to write

bool hasNoRoom(const std::filesystem::path& file) {
    std::error_code failed;
    return std::filesystem::space(file.parent_path(), failed).available < kLeastRoom && !failed;
}

}  // namespace

Database::Database(const std::filesystem::path& file, Access access, int patienceMs)
    : file_(file), name_(QUuid::createUuid().toString(QUuid::WithoutBraces)) {
    connection_ = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name_);
    connection_.setDatabaseName(QString::fromStdString(file.string()));
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patienceMs);
    if (access == Access::readOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    connection_.setConnectOptions(options);
    try {
        if (!connection_.open())
            fail(connection_.lastError());
        run(QStringLiteral("PRAGMA foreign_keys = OFF"));
    } catch (...) {
        connection_ = {};
        QSqlDatabase::removeDatabase(name_);
        throw;
    }
}

Database::~Database() {
    connection_.close();
    connection_ = {};
    QSqlDatabase::removeDatabase(name_);
}

QSqlQuery Database::run(const QString& sql, const QVariantList& values) {
    QSqlQuery query(connection_);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        fail(query.lastError());
    for (const QVariant& value : values) query.addBindValue(value);
    if (!query.exec())
        fail(query.lastError());
    return query;
}

void Database::runForEach(const QString& sql, const QList<QVariantList>& lists) {
    QSqlQuery query(connection_);
    if (!query.prepare(sql))
        fail(query.lastError());
    for (const QVariantList& values : lists) {
        for (const QVariant& value : values) query.addBindValue(value);
        if (!query.exec())
            fail(query.lastError());
    }
}

void Database::fail(const QSqlError& error) const {
    const std::string details = error.text().toStdString();
    int code = error.nativeErrorCode().toInt() & 0xff;
    if (code == kIoError && hasNoRoom(file_))
        code = kFull;
    switch (code) {
        case kBusy:
        case kLocked:
            throw DatabaseBusy(
                says("Gallery", "The gallery's index %1 is held by another program; try again in a moment.")
                    .with(file_),
                details);
        case kCorrupt:
        case kNotADatabase:
            throw DatabaseDamaged(says("Gallery", "The gallery's index %1 is damaged.").with(file_), details);
        case kReadOnly:
            throw FileError(
                says("Gallery", "The gallery's index %1 is read-only; give yourself permission to change it.")
                    .with(file_),
                details);
        case kFull:
            throw FileError(says("Gallery",
                                 "The gallery's index %1 can't be written: the disk is full; make room, and what is "
                                 "missing is listed then.")
                                .with(file_),
                            details);
        case kCantOpen:
            throw FileError(
                says("Gallery", "The gallery's index %1 can't be opened; check that its folder can be written.")
                    .with(file_),
                details);
        default:
            throw FileError(says("Gallery", "The gallery's index %1 can't be used: %2.").with(file_, details), details);
    }
}

Database::Transaction::Transaction(Database& database) : database_(database) {
    database_.run(QStringLiteral("BEGIN IMMEDIATE"));
}

Database::Transaction::~Transaction() {
    if (isOpen_)
        QSqlQuery(database_.connection_).exec(QStringLiteral("ROLLBACK"));
}

void Database::Transaction::commit() {
    database_.run(QStringLiteral("COMMIT"));
    isOpen_ = false;
}

}  // namespace unclip
