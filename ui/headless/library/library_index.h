#pragma once

#include <QHash>
#include <QList>
#include <filesystem>
#include <memory>
#include <vector>

#include "engine/base/sentence.h"
#include "ui/headless/library/database.h"
#include "ui/headless/library/listed_files.h"
#include "ui/headless/library/picture_listing.h"
#include "ui/headless/library/picture_record.h"

namespace unclip {

/// A CLIP embedding of a picture, L2-normalised.
struct PictureEmbedding {
    QString id;
    std::vector<float> vector;
};

/// The list of a library's pictures in an SQLite file. Many programs may read it at once, one writes at a time; several
/// objects for one file are fine, each for its own thread. Functions throw DatabaseDamaged, DatabaseBusy or FileError.
class LibraryIndex {
public:
    enum class Use {
        everything,
        glance  ///< only reads, never waits and makes nothing; the index must be there
    };

    /// Opens the file or makes it. A file of a newer program is opened for reading only.
    explicit LibraryIndex(const std::filesystem::path& file, Use use = Use::everything);

    bool wasMade() const { return wasMade_; }                     ///< the file was not there: it lists nothing yet
    const Sentence& whyReadOnly() const { return whyReadOnly_; }  ///< a sentence; empty when it can be written

    /// The mark of the folder whose pictures are listed; empty before it is known.
    QString mark() const;
    void setMark(const QString& mark);

    /// A number that no picture has had; at least `floor`.
    qint64 takeNumber(qint64 floor = 1);

    /// The trash's clock, in seconds since 1970 when it began: it never goes back, and time in which nobody looked at
    /// it counts as a week at most. So no clock that is set wrong empties the trash. `now`: what the system says.
    qint64 trashTime(qint64 now);

    /// Lists pictures, in place of what was listed under their ids or their paths.
    void put(const QList<PictureRecord>& records);
    void remove(const QStringList& ids);
    /// Forgets the embeddings of pictures whose pixels are others now.
    void forgetEmbeddings(const QStringList& ids);
    /// Lists these and nothing else, from one moment to the next.
    void replaceAll(const QList<PictureRecord>& records);

    /// The pictures that a filter leaves, newest first, or as the filter names them.
    QList<ListedPicture> listing(const PictureFilter& filter) const;
    /// The records of these rows, by row; rows that are no longer listed are left out.
    QHash<qint64, PictureRecord> read(const QList<qint64>& rows) const;
    /// Both in one: every record that a filter leaves.
    QList<PictureRecord> list(const PictureFilter& filter) const;
    /// The row of a picture; absent when it isn't listed.
    std::optional<qint64> rowOf(const QString& id) const;
    std::optional<PictureRecord> find(const QString& id) const;
    std::optional<PictureRecord> findByPath(const QString& path) const;
    /// What is listed under the ids or the paths of these.
    QList<PictureRecord> listedAs(const QList<PictureRecord>& records) const;
    QList<PictureRecord> children(const QString& id) const;
    /// Every listed file, those in the trash as well.
    ListedFiles files() const;
    QStringList models() const;
    QStringList tags() const;
    QStringList collections() const;
    qint64 count() const;

    /// Ids of pictures outside the trash that have no embedding by `model` yet, newest first.
    QStringList withoutEmbedding(const QString& model, int limit) const;
    void putEmbedding(const QString& model, const PictureEmbedding& embedding);
    QList<PictureEmbedding> embeddings(const QString& model) const;

    /// SQLite's own check of the whole file: empty when all is well.
    QStringList integrityProblems() const;

private:
    QList<PictureRecord> recordsOf(QSqlQuery rows) const;
    void openForGlance();
    [[noreturn]] void failAsDamaged() const;
    /// What a filter asks for, as the rest of a SELECT's condition.
    QString condition(const PictureFilter& filter, QVariantList& values) const;
    QStringList namesIn(const char* table, const char* column) const;
    /// The condition that a column of lists holds this name, however its letters are composed.
    QString holdsName(const char* column, const QString& name, QVariantList& values) const;

    std::filesystem::path file_;
    std::unique_ptr<Database> database_;
    bool wasMade_ = false;
    Sentence whyReadOnly_;
};

}  // namespace unclip
