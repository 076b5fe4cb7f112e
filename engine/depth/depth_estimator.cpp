#include "engine/depth/depth_estimator.h"

namespace unclip {
namespace {

constexpr std::int64_t kHeadWidth = 32;

}  // namespace

DepthEstimator::DepthEstimator(const Parameters& parameters, const DepthConfig& config)
    : transformer_(parameters / "dpt", config), neck_(parameters / "neck", config), headInput_(config.headInput) {
    const auto head = parameters / "head" / "head";
    narrow_ = Convolution(head / 0, config.fusionWidth, config.fusionWidth / 2, 3);
    refine_ = Convolution(head / 2, config.fusionWidth / 2, kHeadWidth, 3);
    read_ = Convolution(head / 4, kHeadWidth, 1, 1);
}

at::Tensor DepthEstimator::depths(const std::vector<at::Tensor>& fused) const {
    const auto narrowed = narrow_(fused[headInput_]);
    const auto enlarged = at::upsample_bilinear2d(narrowed, {2 * narrowed.size(2), 2 * narrowed.size(3)}, true);
    return at::relu(read_(at::relu(refine_(enlarged)))).squeeze(1);
}

at::Tensor DepthEstimator::operator()(const at::Tensor& pixels) const {
    return depths(neck_.fused(neck_.reassembled(tokens(pixels))));
}

}  // namespace unclip
