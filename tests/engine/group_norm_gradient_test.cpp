// The gradient that training on a CPU takes, against libtorch's own in float32.

#include "engine/nn/group_norm_gradient.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>
#include <torch/csrc/autograd/autograd.h>

namespace unclip {
namespace {

struct Shape {
    std::int64_t batch, channels, height, width, groups;

    friend void PrintTo(const Shape& shape, std::ostream* out) {
        *out << shape.batch << " pictures of " << shape.channels << " channels, " << shape.height << " by "
             << shape.width << ", in " << shape.groups << " groups";
    }
};

class GroupNormGradient : public ::testing::TestWithParam<Shape> {
protected:
    void SetUp() override { at::manual_seed(1); }
};

double relativeDifference(const at::Tensor& a, const at::Tensor& b) {
    return ((a.to(at::kDouble) - b.to(at::kDouble)).norm() / b.to(at::kDouble).norm().clamp_min(1e-3)).item<double>();
}

TEST_P(GroupNormGradient, IsThatOfLibtorch) {
    const auto [batch, channels, height, width, groups] = GetParam();
    const auto picture = (at::randn({batch, channels, height, width}) * 2 + 1)
                             .to(at::kBFloat16)
                             .contiguous(at::MemoryFormat::ChannelsLast);
    const auto gradient = at::randn_like(picture);
    const auto weight = at::randn({channels}) + 1, bias = at::randn({channels});
    const auto leaf = [](const at::Tensor& value) { return value.detach().clone().requires_grad_(true); };

    const auto x = leaf(picture), w = leaf(weight), b = leaf(bias);
    ASSERT_TRUE(hasQuickGroupNormGradient(x, w));
    const auto y = groupNormWithGradient(x, groups, w, b, 1e-5);
    const auto quick = torch::autograd::grad({y}, {x, w, b}, {gradient});

    const auto exactX = leaf(picture.to(at::kFloat)), exactW = leaf(weight), exactB = leaf(bias);
    const auto exactY = at::group_norm(exactX, groups, exactW, exactB, 1e-5);
    const auto exact = torch::autograd::grad({exactY}, {exactX, exactW, exactB}, {gradient.to(at::kFloat)});

    EXPECT_LT(relativeDifference(y, exactY), 0.01);
    EXPECT_LT(relativeDifference(quick[0], exact[0]), 0.004);  // bfloat16 has 8 bits
    EXPECT_LT(relativeDifference(quick[1], exact[1]), 1e-4);
    EXPECT_LT(relativeDifference(quick[2], exact[2]), 1e-5);
    EXPECT_EQ(quick[0].scalar_type(), at::kBFloat16);
    EXPECT_TRUE(quick[0].is_contiguous(at::MemoryFormat::ChannelsLast));
}

INSTANTIATE_TEST_SUITE_P(Shapes, GroupNormGradient,
                         ::testing::Values(Shape{3, 32, 16, 16, 32}, Shape{2, 96, 8, 8, 32}, Shape{1, 64, 64, 64, 32},
                                           Shape{5, 24, 3, 7, 8}, Shape{1, 192, 1, 1, 32}, Shape{2, 6, 5, 1, 2}));

TEST(GroupNormGradientUse, IsForBfloat16PicturesInTrainingOnly) {
    const auto weight = at::ones({32}).requires_grad_(true);
    const auto picture = at::randn({1, 32, 4, 4}).contiguous(at::MemoryFormat::ChannelsLast);
    EXPECT_FALSE(hasQuickGroupNormGradient(picture, weight));
    EXPECT_TRUE(hasQuickGroupNormGradient(picture.to(at::kBFloat16), weight));
    EXPECT_FALSE(hasQuickGroupNormGradient(picture.to(at::kBFloat16), weight.detach()));
    EXPECT_FALSE(hasQuickGroupNormGradient(picture.to(at::kBFloat16).contiguous(), weight));
    const at::NoGradGuard painting;
    EXPECT_FALSE(hasQuickGroupNormGradient(picture.to(at::kBFloat16), weight));
}

}  // namespace
}  // namespace unclip
