#include "ui/headless/library/similarity_search.h"

#include <algorithm>
#include <cmath>

#include "engine/base/resources.h"
#include "engine/weights/model_folder.h"

namespace unclip {
namespace {

/// Sums in eight lanes, which compilers turn into vector instructions.
float dot(const float* a, const float* b, std::size_t count) {
    float lanes[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8)
        for (std::size_t lane = 0; lane < 8; ++lane) lanes[lane] += a[i + lane] * b[i + lane];
    float sum = 0;
    for (; i < count; ++i) sum += a[i] * b[i];
    for (const float lane : lanes) sum += lane;
    return sum;
}

}  // namespace

QString embeddingKey(const std::filesystem::path& model) {
    return QString::fromStdString(ModelFolder::open(modelOrShipped(model))->hash());
}

SimilaritySearch::SimilaritySearch(const QList<PictureEmbedding>& embeddings) {
    if (!embeddings.isEmpty())
        values_.reserve(embeddings.first().vector.size() * static_cast<std::size_t>(embeddings.size()));
    for (const PictureEmbedding& embedding : embeddings) put(embedding);
}

void SimilaritySearch::put(const PictureEmbedding& embedding) {
    const std::vector<float>& vector = embedding.vector;
    if (width_ == 0)
        width_ = vector.size();
    const bool isFinite = std::all_of(vector.begin(), vector.end(), [](float value) { return std::isfinite(value); });
    if (vector.empty() || vector.size() != width_ || !isFinite)
        return;
    if (const auto row = rows_.constFind(embedding.id); row != rows_.constEnd()) {
        std::copy(vector.begin(), vector.end(), values_.begin() + *row * static_cast<std::ptrdiff_t>(width_));
        return;
    }
    rows_.insert(embedding.id, ids_.size());
    ids_ << embedding.id;
    values_.insert(values_.end(), vector.begin(), vector.end());
}

std::vector<float> SimilaritySearch::embedding(const QString& id) const {
    const auto row = rows_.constFind(id);
    if (row == rows_.constEnd())
        return {};
    const auto begin = values_.begin() + *row * static_cast<std::ptrdiff_t>(width_);
    return {begin, begin + static_cast<std::ptrdiff_t>(width_)};
}

QList<SimilarPicture> SimilaritySearch::nearest(std::span<const float> query, int limit) const {
    if (query.size() != width_ || limit <= 0)
        return {};
    std::vector<std::pair<float, qsizetype>> found(static_cast<std::size_t>(ids_.size()));
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i] = {dot(query.data(), values_.data() + i * width_, width_), static_cast<qsizetype>(i)};
    const std::size_t count = std::min(found.size(), static_cast<std::size_t>(limit));
    std::partial_sort(
        found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(),
        [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    QList<SimilarPicture> nearest;
    for (std::size_t i = 0; i < count; ++i) nearest << SimilarPicture{ids_[found[i].second], found[i].first};
    return nearest;
}

}  // namespace unclip
