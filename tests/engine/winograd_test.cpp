// Minimal filtering gives what a direct convolution gives.

#include "engine/nn/winograd.h"

#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include "engine/nn/convolution.h"
#include "tests/engine/random_parameters.h"

namespace unclip {
namespace {

struct Shape {
    std::int64_t batch, inputs, outputs, height, width;

    friend void PrintTo(const Shape& shape, std::ostream* out) {
        *out << shape.batch << " pictures of " << shape.inputs << " channels, " << shape.height << " by " << shape.width
             << ", to " << shape.outputs;
    }
};

class WinogradConvolution : public ::testing::TestWithParam<Shape> {
protected:
    WinogradConvolution() { at::manual_seed(5); }

    const Shape& shape_ = GetParam();
    const c10::NoGradGuard noGradient_;
    at::Tensor x_ = at::randn({shape_.batch, shape_.inputs, shape_.height, shape_.width});
    at::Tensor weight_ = at::randn({shape_.outputs, shape_.inputs, 3, 3}) / 24;
    at::Tensor bias_ = at::randn({shape_.outputs});

    /// Distance to the same in float64, in parts of the largest number.
    double error(const at::Tensor& result, const at::Tensor& bias) const {
        const auto exact =
            at::conv2d(x_.to(at::kDouble), weight_.to(at::kDouble), bias.defined() ? bias.to(at::kDouble) : bias, 1, 1);
        return ((result - exact).abs().max() / exact.abs().max()).item<double>();
    }
};

TEST_P(WinogradConvolution, GivesWhatADirectOneGives) {
    const auto result = winogradConvolution(x_, weight_, bias_);
    EXPECT_EQ(result.scalar_type(), at::kFloat);
    EXPECT_TRUE(result.is_contiguous(at::MemoryFormat::ChannelsLast));
    EXPECT_LT(error(result, bias_), 3e-5);
    EXPECT_LT(error(winogradConvolution(x_, weight_, {}), {}), 3e-5);
}

TEST_P(WinogradConvolution, ReadsPicturesInAnyOrder) {
    const auto wanted = winogradConvolution(x_, weight_, bias_);
    EXPECT_TRUE(at::equal(winogradConvolution(x_.contiguous(at::MemoryFormat::ChannelsLast), weight_, bias_), wanted));
    const auto wider = at::constant_pad_nd(x_, {2, 1}).narrow(3, 2, shape_.width);
    EXPECT_TRUE(at::equal(winogradConvolution(wider, weight_, bias_), wanted));
}

// More tiles than are worked on at once, pictures that end within a tile, and one smaller than a tile.
INSTANTIATE_TEST_SUITE_P(Shapes, WinogradConvolution,
                         ::testing::Values(Shape{1, 64, 64, 32, 32}, Shape{2, 96, 64, 33, 46}, Shape{3, 16, 32, 3, 2},
                                           Shape{1, 160, 320, 129, 130}));

TEST(Winograd, PaysForLargePicturesOfManyChannelsInFloat32Alone) {
    const c10::NoGradGuard noGradient;
    const auto pays = [](const at::Tensor& x, std::int64_t outputs) {
        return winogradPays(x, at::empty({outputs, x.size(1), 3, 3}));
    };
    EXPECT_TRUE(pays(at::empty({1, 64, 64, 64}), 64));
    EXPECT_FALSE(pays(at::empty({1, 64, 64, 64}, at::kBFloat16), 64));
    EXPECT_FALSE(pays(at::empty({1, 64, 16, 16}), 64));      // few cells
    EXPECT_FALSE(pays(at::empty({1, 1280, 32, 32}), 1280));  // more channels than cells
    EXPECT_FALSE(pays(at::empty({1, 3, 64, 64}), 64));       // few channels
    EXPECT_FALSE(pays(at::empty({1, 72, 64, 64}), 64));      // that aren't worked on sixteen by sixteen
    const c10::AutoGradMode gradient(true);
    EXPECT_FALSE(pays(at::empty({1, 64, 64, 64}), 64));
}

TEST(Winograd, IsTakenByAConvolutionThatSawSmallPicturesBefore) {
    const c10::NoGradGuard noGradient;
    tests::RandomParameters source(true);
    const Convolution convolution(Parameters(source), 64, 64, 3);
    const auto weight = convolution.weight.clone(), bias = convolution.bias;
    for (const std::int64_t side : {8, 48, 8}) {  // the small ones put its weight into another order
        const auto x = at::randn({1, 64, side, side}) / 24;
        EXPECT_TRUE(at::allclose(convolution(x), at::conv2d(x, weight, bias, 1, 1), 1e-4, 1e-4)) << side;
    }
}

}  // namespace
}  // namespace unclip
