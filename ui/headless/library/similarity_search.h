#pragma once

#include <QHash>
#include <QString>
#include <filesystem>
#include <span>
#include <vector>

#include "ui/headless/library/library_index.h"

namespace unclip {

/// The name under which the index keeps embeddings of a model: its contents' hash. `model` empty: the one that ships
/// with the program. Throws ModelError or FileError when there is none.
QString embeddingKey(const std::filesystem::path& model);

struct SimilarPicture {
    QString id;
    float cosine = 0;  ///< of the two embeddings, -1..1
};

/// Finds pictures by CLIP embedding: compares with every one, which for 20,000 takes some milliseconds.
class SimilaritySearch {
public:
    SimilaritySearch() = default;
    /// All embeddings of one model; those whose width differs from the first one's are left out.
    explicit SimilaritySearch(const QList<PictureEmbedding>& embeddings);

    /// Adds a picture or replaces its embedding. An embedding of another width, or one with values that are no
    /// numbers, is left out.
    void put(const PictureEmbedding& embedding);

    qsizetype size() const { return ids_.size(); }
    bool contains(const QString& id) const { return rows_.contains(id); }
    /// The embedding of a picture; empty when there is none.
    std::vector<float> embedding(const QString& id) const;

    /// The pictures most like `query`, best first; nothing when its width differs.
    QList<SimilarPicture> nearest(std::span<const float> query, int limit) const;

private:
    std::size_t width_ = 0;
    QStringList ids_;
    QHash<QString, qsizetype> rows_;
    std::vector<float> values_;  ///< [pictures, width]
};

}  // namespace unclip
