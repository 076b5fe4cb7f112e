#include "engine/train/patch_discriminator.h"

namespace unclip {
namespace {

constexpr std::int64_t kWidths[] = {32, 64, 128};
constexpr std::int64_t kGroups = 8;
constexpr double kLeak = 0.2;
constexpr double kFeatures = 2;  // features beside the opinion itself: they say where and how, it only says whether

}  // namespace

PatchDiscriminator::PatchDiscriminator(const Parameters& parameters) {
    std::int64_t inputs = 3;
    int number = 0;
    for (const auto width : kWidths) {
        const auto at = parameters / "levels" / number++;
        levels_.push_back(
            {Convolution(at / "reduce", inputs, width, 3, 2), GroupNorm(at / "norm", width, kGroups, 1e-5)});
        inputs = width;
    }
    out_ = Convolution(parameters / "out", inputs, 1, 3);
}

PatchDiscriminator::Opinion PatchDiscriminator::operator()(const at::Tensor& pictures) const {
    Opinion opinion;
    at::Tensor hidden = pictures.contiguous(at::MemoryFormat::ChannelsLast);
    for (const auto& level : levels_) {
        hidden = at::leaky_relu(level.norm(level.reduce(hidden)), kLeak);
        opinion.features.push_back(hidden);
    }
    opinion.patches = out_(hidden);
    return opinion;
}

at::Tensor discriminatorLoss(const PatchDiscriminator::Opinion& drawn, const PatchDiscriminator::Opinion& restored) {
    return at::relu(1 - drawn.patches.to(at::kFloat)).mean() + at::relu(1 + restored.patches.to(at::kFloat)).mean();
}

at::Tensor adversarialLoss(const PatchDiscriminator::Opinion& drawn, const PatchDiscriminator::Opinion& restored) {
    at::Tensor loss = -restored.patches.to(at::kFloat).mean();
    for (std::size_t i = 0; i < restored.features.size(); ++i)
        loss =
            loss +
            kFeatures * (restored.features[i].to(at::kFloat) - drawn.features[i].detach().to(at::kFloat)).abs().mean();
    return loss;
}

}  // namespace unclip
