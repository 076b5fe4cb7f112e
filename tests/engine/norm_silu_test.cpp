// Norm, scale, shift and SiLU in one go give what they give one after the other.

#include "engine/nn/norm_silu.h"

#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/engine/random_parameters.h"

namespace unclip {
namespace {

struct Shape {
    std::int64_t batch, channels, height, width, groups, rows;  ///< rows: of scale and shift

    friend void PrintTo(const Shape& shape, std::ostream* out) {
        *out << shape.batch << " pictures of " << shape.channels << " channels, " << shape.height << " by "
             << shape.width << ", " << shape.groups << " groups";
    }
};

class NormSilu : public ::testing::TestWithParam<Shape> {
protected:
    NormSilu() { at::manual_seed(11); }

    const Shape& shape_ = GetParam();
    tests::RandomParameters source_;
    GroupNorm norm_{Parameters(source_), shape_.channels, shape_.groups, 1e-5};
    // Far from zero beside its deviation, as sums of squares like it least.
    at::Tensor x_ = (at::randn({shape_.batch, shape_.channels, shape_.height, shape_.width}) * 0.3 + 5)
                        .contiguous(at::MemoryFormat::ChannelsLast);
    at::Tensor scale_ = at::randn({shape_.rows, shape_.channels, 1, 1});
    at::Tensor shift_ = at::randn({shape_.rows, shape_.channels, 1, 1});

    at::Tensor exact(const at::Tensor& x, bool scales) const {
        auto result = at::group_norm(x.to(at::kDouble), shape_.groups, norm_.weight.to(at::kDouble),
                                     norm_.bias.to(at::kDouble), norm_.epsilon);
        if (scales)
            result = result * (scale_.to(at::kDouble) + 1) + shift_.to(at::kDouble);
        return at::silu(result);
    }
    static double distance(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }
};

TEST_P(NormSilu, GivesWhatItsStepsGive) {
    const c10::NoGradGuard noGradient;
    EXPECT_LT(distance(siluOfNorm(norm_, x_), exact(x_, false)), 3e-5);
    EXPECT_LT(distance(siluOfNorm(norm_, x_, scale_, shift_), exact(x_, true)), 3e-5);
    EXPECT_TRUE(siluOfNorm(norm_, x_).is_contiguous(at::MemoryFormat::ChannelsLast));
}

TEST_P(NormSilu, RoundsOnceInBfloat16) {
    const c10::NoGradGuard noGradient;
    const auto narrow = x_.to(at::kBFloat16);
    const auto wanted = exact(narrow, true);
    scale_ = scale_.to(at::kBFloat16);
    shift_ = shift_.to(at::kBFloat16);
    const auto result = siluOfNorm(norm_, narrow, scale_, shift_);
    ASSERT_EQ(result.scalar_type(), at::kBFloat16);
    // Scale and shift are rounded, too.
    EXPECT_LT(((result.to(at::kDouble) - wanted).abs() / (wanted.abs() + 1)).max().item<double>(), 0.02);
}

TEST_P(NormSilu, GivesTheSameWithGradientsAndInAnotherOrder) {
    const auto withGradient = siluOfNorm(norm_, x_.clone().set_requires_grad(true), scale_, shift_);
    EXPECT_TRUE(withGradient.requires_grad());
    const c10::NoGradGuard noGradient;
    const auto result = siluOfNorm(norm_, x_, scale_, shift_);
    // libtorch's own norm loses more of numbers far from zero.
    EXPECT_LT(distance(withGradient, result), 1e-2);
    EXPECT_LT(distance(siluOfNorm(norm_, x_.contiguous(), scale_, shift_), result), 1e-2);
}

INSTANTIATE_TEST_SUITE_P(Shapes, NormSilu,
                         ::testing::Values(Shape{1, 64, 32, 32, 32, 1}, Shape{2, 96, 17, 19, 16, 2},
                                           Shape{3, 12, 1, 5, 3, 1}, Shape{2, 320, 64, 64, 32, 1}));

TEST(NormSiluOfStrangeNumbers, LargeOnesStayFiniteAndNaNStaysNaN) {
    const c10::NoGradGuard noGradient;
    tests::RandomParameters source;
    GroupNorm norm(Parameters(source), 16, 4, 1e-5);
    auto x = at::randn({1, 16, 8, 8}).contiguous(at::MemoryFormat::ChannelsLast);
    const auto far = at::full({1, 16, 1, 1}, 1e30), none = at::zeros({1, 16, 1, 1});
    EXPECT_TRUE(siluOfNorm(norm, x, none, far).eq(1e30F).all().item<bool>());
    EXPECT_LT(siluOfNorm(norm, x, none, -at::full({1, 16, 1, 1}, 300)).abs().max().item<double>(), 1e-30);
    x[0][0][3][3] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_TRUE(siluOfNorm(norm, x)[0][0].isnan().any().item<bool>());
}

}  // namespace
}  // namespace unclip
