#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>
#include <filesystem>

#include "engine/base/error.h"

namespace unclip {

/// The database's file is not what it has to be; what it held has to be made again.
class DatabaseDamaged : public FileError {
    using FileError::FileError;
};

/// Another program holds the database for longer than one waits.
class DatabaseBusy : public FileError {
    using FileError::FileError;
};

/// One connection to an SQLite file, for the thread that opened it. Errors are thrown: DatabaseDamaged, DatabaseBusy,
/// and FileError for the rest (disk full, no permission).
class Database {
public:
    enum class Access { readWrite, readOnly };

    static constexpr int kPatienceMs = 8000;

    /// patienceMs: how long one waits for another program's write
    Database(const std::filesystem::path& file, Access access, int patienceMs = kPatienceMs);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs one statement with its values; rows are read from the result.
    QSqlQuery run(const QString& sql, const QVariantList& values = {});

    /// Runs one statement once for each list of values.
    void runForEach(const QString& sql, const QList<QVariantList>& lists);

    /// Runs `work` in a transaction that has the right to write from its beginning; all of it happens or nothing.
    template <typename Work>
    auto inTransaction(Work work) {
        Transaction transaction(*this);
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            transaction.commit();
        } else {
            auto result = work();
            transaction.commit();
            return result;
        }
    }

private:
    class Transaction {
    public:
        explicit Transaction(Database& database);
        ~Transaction();
        void commit();

    private:
        Database& database_;
        bool isOpen_ = true;
    };

    [[noreturn]] void fail(const QSqlError& error) const;

    std::filesystem::path file_;
    QString name_;
    QSqlDatabase connection_;
};

}  // namespace unclip
