#include "engine/weights/convert_numbers.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <opencv2/core.hpp>
#include <stdexcept>

namespace unclip {
namespace {

constexpr std::size_t kPiece = 1 << 16;  // numbers at a time

template <typename Number>
std::vector<Number> numbersOf(const std::byte* data, std::size_t count) {
    std::vector<Number> numbers(count);
    std::memcpy(numbers.data(), data, count * sizeof(Number));
    return numbers;
}

/// OpenCV knows float16 as a matrix type, and the processor's own conversion where there is one.
void convertRow(const void* from, int fromType, void* to, int toType, std::size_t count) {
    const cv::Mat source(1, static_cast<int>(count), fromType, const_cast<void*>(from));
    cv::Mat target(1, static_cast<int>(count), toType, to);
    source.convertTo(target, toType);
}

std::vector<float> widened(const std::byte* data, StoredDtype dtype, std::size_t count) {
    std::vector<float> numbers(count);
    if (dtype == StoredDtype::float64) {
        std::ranges::transform(numbersOf<double>(data, count), numbers.begin(),
                               [](double number) { return static_cast<float>(number); });
    } else if (dtype == StoredDtype::float32) {
        numbers = numbersOf<float>(data, count);
    } else if (dtype == StoredDtype::float16) {
        convertRow(numbersOf<std::uint16_t>(data, count).data(), CV_16F, numbers.data(), CV_32F, count);
    } else if (dtype == StoredDtype::bfloat16) {
        std::ranges::transform(numbersOf<std::uint16_t>(data, count), numbers.begin(), [](std::uint16_t bits) {
            return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
        });
    } else {
        throw std::invalid_argument("only floating-point numbers are converted");
    }
    return numbers;
}

/// The upper half of a float32, rounded to even.
std::uint16_t toBfloat16(float number) {
    const auto bits = std::bit_cast<std::uint32_t>(number);
    if (std::isnan(number))
        return static_cast<std::uint16_t>(bits >> 16 | 0x40);  // stays NaN when its lower half goes
    return static_cast<std::uint16_t>((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

void narrow(const std::vector<float>& numbers, StoredDtype dtype, std::byte* result) {
    std::vector<std::uint16_t> halves(numbers.size());
    if (dtype == StoredDtype::float16) {
        convertRow(numbers.data(), CV_32F, halves.data(), CV_16F, numbers.size());
    } else if (dtype == StoredDtype::bfloat16) {
        std::ranges::transform(numbers, halves.begin(), toBfloat16);
    } else {
        std::memcpy(result, numbers.data(), numbers.size() * sizeof(float));
        return;
    }
    std::memcpy(result, halves.data(), halves.size() * sizeof(std::uint16_t));
}

std::size_t countFinite(const std::vector<float>& numbers) {
    return static_cast<std::size_t>(std::ranges::count_if(numbers, [](float number) { return std::isfinite(number); }));
}

std::size_t countFinite(const std::byte* data, StoredDtype dtype, std::size_t count) {
    if (dtype == StoredDtype::float64)
        return static_cast<std::size_t>(
            std::ranges::count_if(numbersOf<double>(data, count), [](double number) { return std::isfinite(number); }));
    return countFinite(widened(data, dtype, count));
}

}  // namespace

bool isFloating(StoredDtype dtype) {
    return dtype == StoredDtype::float64 || dtype == StoredDtype::float32 || dtype == StoredDtype::float16 ||
           dtype == StoredDtype::bfloat16;
}

bool convertNumbers(const TensorView& stored, StoredDtype dtype, std::byte* result) {
    std::vector<std::byte> room;
    const TensorView tensor = stored.inRows(room);
    const std::size_t from = bytesPerElement(tensor.dtype), to = bytesPerElement(dtype);
    const auto all = static_cast<std::size_t>(tensor.elements());
    for (std::size_t begin = 0; begin < all; begin += kPiece) {
        const std::size_t count = std::min(kPiece, all - begin);
        const std::byte* source = tensor.data + begin * from;
        narrow(widened(source, tensor.dtype, count), dtype, result + begin * to);
        if (countFinite(source, tensor.dtype, count) != countFinite(result + begin * to, dtype, count))
            return false;
    }
    return true;
}

}  // namespace unclip
