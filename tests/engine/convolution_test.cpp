// Convolutions whose weights are kept in another order give what those with plain weights give.

#include "engine/nn/convolution.h"

#include <ATen/Version.h>
#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <gtest/gtest.h>

#include "engine/device/work_counter.h"
#include "tests/engine/random_parameters.h"

namespace unclip {
namespace {

using tests::RandomParameters;

struct Shape {
    std::int64_t batch, inputs, outputs, height, width, stride = 1;
    bool hasBias = true;

    friend void PrintTo(const Shape& shape, std::ostream* out) {
        *out << shape.batch << " pictures of " << shape.inputs << " channels, " << shape.height << " by " << shape.width
             << ", to " << shape.outputs << ", stride " << shape.stride << (shape.hasBias ? "" : ", without bias");
    }
};

double relativeDifference(const at::Tensor& a, const at::Tensor& b) {
    return ((a.to(at::kDouble) - b.to(at::kDouble)).norm() / b.to(at::kDouble).norm()).item<double>();
}

class ReorderedConvolution : public ::testing::TestWithParam<Shape> {
protected:
    static at::Tensor picture(const Shape& shape) {
        at::manual_seed(7);
        return at::randn({shape.batch, shape.inputs, shape.height, shape.width});
    }
    template <class Layer, class... Arguments>
    static Layer layer(bool areFinal, at::ScalarType dtype, Arguments... arguments) {
        RandomParameters source(areFinal, dtype);
        return Layer(Parameters(source), arguments...);
    }
    // The layers under test keep their weights in the order for what they saw last; a plain one is the measure.
    static void expectEqualResults(const auto& reordered, const auto& plain, const at::Tensor& x, double tolerance) {
        const auto other = at::cat({x, x.flip(2), x}, 3);  // another size in between
        for (const auto& input : {x, x.contiguous(at::MemoryFormat::ChannelsLast), other, x})
            EXPECT_LT(relativeDifference(reordered(input), plain(input.to(at::kFloat))), tolerance);
    }

    c10::InferenceMode painting_;
};

TEST_P(ReorderedConvolution, GivesWhatAPlainOneGives) {
    const Shape shape = GetParam();
    const auto convolution = [&](bool areFinal, at::ScalarType dtype) {
        return layer<Convolution>(areFinal, dtype, shape.inputs, shape.outputs, 3, shape.stride, shape.hasBias);
    };
    const auto reordered = convolution(true, at::kFloat);
    expectEqualResults(reordered, convolution(false, at::kFloat), picture(shape), 5e-6);
    EXPECT_EQ(reordered.weight.is_mkldnn(), shape.height < 64);  // on many cells it doesn't pay
    if (at::get_cpu_capability() == "AVX512")
        expectEqualResults(convolution(true, at::kBFloat16), convolution(false, at::kFloat),
                           picture(shape).to(at::kBFloat16), 0.006);
}

TEST_P(ReorderedConvolution, OfAnEnlargedPictureGivesWhatAPlainOneGives) {
    const Shape shape = GetParam();
    const auto enlarging = [&](bool areFinal, at::ScalarType dtype) {
        return layer<EnlargingConvolution>(areFinal, dtype, shape.inputs);
    };
    const auto addedUp = enlarging(true, at::kFloat), plain = enlarging(false, at::kFloat);
    expectEqualResults(addedUp, plain, picture(shape), 5e-6);
    EXPECT_EQ(addedUp.weight.size(2), 4);
    EXPECT_EQ(plain(picture(shape)).sizes(),
              (std::vector{shape.batch, shape.inputs, 2 * shape.height, 2 * shape.width}));
    if (at::get_cpu_capability() == "AVX512")
        expectEqualResults(enlarging(true, at::kBFloat16), plain, picture(shape).to(at::kBFloat16), 0.006);
}

TEST_P(ReorderedConvolution, CountsAsTheSameWorkAndAsConvolution) {
    const Shape shape = GetParam();
    const auto count = [&](bool areFinal) {
        const auto convolution = layer<Convolution>(areFinal, at::kFloat, shape.inputs, shape.outputs, 3, shape.stride);
        const WorkCounter counter;
        convolution(picture(shape));
        EXPECT_GT(counter.seconds()[static_cast<std::size_t>(OperationKind::convolution)], 0);
        EXPECT_EQ(counter.seconds()[static_cast<std::size_t>(OperationKind::norm)], 0);
        return counter.operations();
    };
    EXPECT_GT(count(false), 0);
    EXPECT_EQ(count(true), count(false));
}

TEST_P(ReorderedConvolution, OfAnEnlargedPictureIsFourNinthsOfTheWork) {
    const Shape shape = GetParam();
    const auto count = [&](bool areFinal) {
        const auto enlarging = layer<EnlargingConvolution>(areFinal, at::kFloat, shape.inputs);
        const WorkCounter counter;
        enlarging(picture(shape));
        return counter.operations();
    };
    EXPECT_GT(count(false), 0);
    EXPECT_DOUBLE_EQ(count(true), count(false) * 4 / 9);
}

TEST_P(ReorderedConvolution, StaysPlainWhereItsGradientMayBeWanted) {
    const c10::InferenceMode training(false);
    const at::AutoGradMode gradients(true);
    const Shape shape = GetParam();
    const auto convolution = layer<Convolution>(true, at::kFloat, shape.inputs, shape.outputs, 3);
    convolution(picture(shape));
    EXPECT_FALSE(convolution.weight.is_mkldnn());
}

INSTANTIATE_TEST_SUITE_P(Shapes, ReorderedConvolution,
                         ::testing::Values(Shape{2, 32, 64, 8, 8}, Shape{1, 64, 32, 1, 1}, Shape{3, 7, 5, 5, 9},
                                           Shape{1, 3, 96, 32, 16, 2}, Shape{2, 96, 3, 16, 16, 1, false},
                                           Shape{5, 128, 128, 2, 3}, Shape{8, 384, 192, 8, 8},
                                           Shape{1, 16, 16, 64, 48}));

TEST(Convolution, WidensAWeightThatIsNarrowerThanThePicture) {
    RandomParameters narrow(false, at::kBFloat16);
    const Convolution convolution(Parameters(narrow), 4, 8, 3);
    EXPECT_EQ(convolution(at::randn({1, 4, 6, 6})).scalar_type(), at::kFloat);
}

}  // namespace
}  // namespace unclip
