#include "engine/train/losses.h"

namespace unclip {
namespace {

at::Tensor normalised(const at::Tensor& rows) {
    const auto wide = rows.to(at::kFloat);
    return wide / at::linalg_vector_norm(wide, 2, at::IntArrayRef{1}, true).clamp_min(1e-6);
}

}  // namespace

at::Tensor contrastiveLoss(const at::Tensor& images, const at::Tensor& texts, const at::Tensor& logScale) {
    const auto logits = logScale.exp() * at::matmul(normalised(images), normalised(texts).t());
    const auto own = at::arange(images.size(0), at::TensorOptions().dtype(at::kLong).device(images.device()));
    return (at::cross_entropy_loss(logits, own) + at::cross_entropy_loss(logits.t(), own)) / 2;
}

at::Tensor velocityWeights(const at::Tensor& cumulativeAlphas, double limit) {
    return (1 / (1 - cumulativeAlphas)).clamp_max(limit);
}

at::Tensor weightedSquares(const at::Tensor& prediction, const at::Tensor& target, const at::Tensor& weights) {
    const auto squares = (prediction.to(at::kFloat) - target).square().flatten(1).mean(1);
    return (squares * weights).mean();
}

}  // namespace unclip
