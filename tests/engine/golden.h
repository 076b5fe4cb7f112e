#pragma once

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/weights/tensor_file.h"

// What the reference has computed (tests/golden/README.md), and how near to it a result is.
namespace unclip::golden {

inline std::filesystem::path folder(const std::string& name) {
    return std::filesystem::path(UNCLIP_GOLDEN) / name;
}

/// A name that GoogleTest accepts.
inline std::string testName(std::string name) {
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

/// The tensors of a safetensors file, by name.
class Tensors {
public:
    explicit Tensors(const std::filesystem::path& file) : file_(TensorFile::openFile(file)) {}

    bool has(const std::string& name) const { return file_->find(name) != nullptr; }

    at::Tensor operator[](const std::string& name) const {
        const TensorView* view = file_->find(name);
        if (!view)
            throw std::runtime_error("the golden data has no tensor \"" + name + "\"");
        const auto dtype = view->dtype == StoredDtype::int64   ? at::kLong
                           : view->dtype == StoredDtype::uint8 ? at::kByte
                                                               : at::kFloat;
        return at::from_blob(const_cast<std::byte*>(view->data), view->shape, at::TensorOptions().dtype(dtype)).clone();
    }

    std::vector<std::string> names() const {
        std::vector<std::string> result;
        for (const auto& view : file_->tensors()) result.push_back(view.name);
        return result;
    }

private:
    std::shared_ptr<const TensorFile> file_;
};

/// How far apart two tensors are, relative to the expected one's largest value.
struct Distance {
    double largest = 0, quantile999 = 0;
};

inline Distance distance(const at::Tensor& actual, const at::Tensor& expected) {
    const auto wanted = expected.to(at::kDouble);
    const double scale = std::max(wanted.abs().max().item<double>(), 1e-30);
    const auto differences = std::get<0>(((actual.to(at::kCPU, at::kDouble) - wanted).abs() / scale).flatten().sort());
    const auto last = differences.numel() - 1;
    return {differences[last].item<double>(), differences[static_cast<std::int64_t>(last * 0.999)].item<double>()};
}

inline constexpr double kStageTolerance = 1e-4;  ///< float32, of the tensor's largest value

/// Of the upsampler, which walks on from where the decoder's rounding has gathered: the reference on another processor,
/// which multiplies matrices in another order, is 0.9e-4 away from its own data there.
inline constexpr double kUpsamplerTolerance = 2e-4;

/// For EXPECT_TRUE: same shape, and nowhere farther apart than `tolerance` times the largest expected value.
inline ::testing::AssertionResult isClose(const at::Tensor& actual, const at::Tensor& expected,
                                          double tolerance = kStageTolerance) {
    if (!actual.defined())
        return ::testing::AssertionFailure() << "there is no such result";
    if (actual.sizes() != expected.sizes())
        return ::testing::AssertionFailure() << "shape " << actual.sizes() << ", expected " << expected.sizes();
    const Distance found = distance(actual, expected);
    if (found.largest <= tolerance)
        return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "differs by " << found.largest
                                         << " of the largest value (99.9 %: " << found.quantile999 << "), allowed is "
                                         << tolerance;
}

}  // namespace unclip::golden
