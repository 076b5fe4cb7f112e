#pragma once

#include <QHash>
#include <QList>
#include <filesystem>
#include <memory>
#include <vector>

#include "engine/base/sentence.h"
#include "ui/headless/library/database.h"
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
    /// Opens the file or makes it. A file of a newer program is opened for reading only.
    explicit LibraryIndex(const std::filesystem::path& file);

    bool wasMade() const { return wasMade_; }                     ///< the file was not there: it lists nothing yet
    const Sentence& whyReadOnly() const { return whyReadOnly_; }  ///< a sentence; empty when it can be written

    /// A number that no picture has had; at least `floor`.
    qint64 takeNumber(qint64 floor = 1);

    /// Lists pictures, in place of what was listed under their ids or their paths.
    void put(const QList<PictureRecord>& records);
    void remove(const QStringList& ids);
    /// Lists these and nothing else, from one moment to the next.
    void replaceAll(const QList<PictureRecord>& records);

    QList<PictureRecord> list(const PictureFilter& filter) const;
    std::optional<PictureRecord> find(const QString& id) const;
    std::optional<PictureRecord> findByPath(const QString& path) const;
    QList<PictureRecord> children(const QString& id) const;
    /// Every listed file, those in the trash as well.
    QHash<QString, PictureRecord> byPath() const;
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
    void insert(const PictureRecord& record);

    std::unique_ptr<Database> database_;
    bool wasMade_ = false;
    Sentence whyReadOnly_;
};

}  // namespace unclip
