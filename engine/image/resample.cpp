#include "engine/image/resample.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "engine/base/error.h"

namespace unclip {
namespace {

constexpr int kPrecisionBits = 22;  // of a weight; 8 for the value and 2 against overflow are left

double bicubicWeight(double x) {
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1.0)
        return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
    if (x < 2.0)
        return (((x - 5) * x + 8) * x - 4) * a;
    return 0.0;
}

double sinc(double x) {
    if (x == 0.0)
        return 1.0;
    x *= std::numbers::pi;
    return std::sin(x) / x;
}

double lanczosWeight(double x) {
    return -3.0 <= x && x < 3.0 ? sinc(x) * sinc(x / 3) : 0.0;
}

double bilinearWeight(double x) {
    return std::max(1.0 - std::abs(x), 0.0);
}

struct Kernel {
    double (*weight)(double x);
    double support;
};

Kernel kernelOf(ResampleFilter filter) {
    switch (filter) {
        case ResampleFilter::bicubic:
            return {bicubicWeight, 2.0};
        case ResampleFilter::lanczos:
            return {lanczosWeight, 3.0};
        case ResampleFilter::bilinear:
            return {bilinearWeight, 1.0};
    }
    return {bicubicWeight, 2.0};
}

/// The weights with which the inputs of one axis make each output.
struct Taps {
    struct Span {
        int first, count;
    };
    std::vector<Span> spans;
    std::vector<int> weights;  // `stride` for each output
    int stride = 0;
};

/// `end`: up to where the axis is scaled, in input pixels; the last of them may count in part.
Taps tapsOf(int inputs, double end, int outputs, ResampleFilter filter) {
    const double scale = end / outputs;
    const double filterScale = std::max(scale, 1.0);
    const Kernel kernel = kernelOf(filter);
    const double support = kernel.support * filterScale;

    Taps taps;
    taps.stride = static_cast<int>(std::ceil(support)) * 2 + 1;
    taps.spans.resize(outputs);
    taps.weights.assign(static_cast<std::size_t>(outputs) * taps.stride, 0);
    std::vector<double> exact(taps.stride);
    for (int i = 0; i < outputs; ++i) {
        const double centre = (i + 0.5) * scale;
        const int first = std::max(static_cast<int>(centre - support + 0.5), 0);
        const int count = std::min(static_cast<int>(centre + support + 0.5), inputs) - first;
        const double shrink = 1.0 / filterScale;
        double sum = 0.0;
        for (int k = 0; k < count; ++k) sum += exact[k] = kernel.weight((k + first - centre + 0.5) * shrink);
        int* rounded = &taps.weights[static_cast<std::size_t>(i) * taps.stride];
        for (int k = 0; k < count; ++k) {
            const double normalised = sum != 0.0 ? exact[k] / sum : exact[k];
            rounded[k] = static_cast<int>(normalised * (1 << kPrecisionBits) + (normalised < 0 ? -0.5 : 0.5));
        }
        taps.spans[i] = {first, count};
    }
    return taps;
}

std::uint8_t toByte(int accumulated) {
    return static_cast<std::uint8_t>(std::clamp(accumulated >> kPrecisionBits, 0, 255));
}

template <int Channels>
void scaleRow(const std::uint8_t* in, std::uint8_t* out, const Taps& taps) {
    for (std::size_t x = 0; x < taps.spans.size(); ++x) {
        const auto [first, count] = taps.spans[x];
        const int* weights = &taps.weights[x * taps.stride];
        const std::uint8_t* pixel = in + static_cast<std::ptrdiff_t>(first) * Channels;
        int sums[Channels];
        std::fill_n(sums, Channels, 1 << (kPrecisionBits - 1));
        for (int k = 0; k < count; ++k, pixel += Channels)
            for (int c = 0; c < Channels; ++c) sums[c] += pixel[c] * weights[k];
        for (int c = 0; c < Channels; ++c) *out++ = toByte(sums[c]);
    }
}

cv::Mat scaleHorizontally(const cv::Mat& picture, const Taps& taps) {
    cv::Mat scaled(picture.rows, static_cast<int>(taps.spans.size()), picture.type());
    const auto row = picture.channels() == 1 ? scaleRow<1> : picture.channels() == 3 ? scaleRow<3> : scaleRow<4>;
    for (int y = 0; y < picture.rows; ++y) row(picture.ptr(y), scaled.ptr(y), taps);
    return scaled;
}

cv::Mat scaleVertically(const cv::Mat& picture, const Taps& taps) {
    cv::Mat scaled(static_cast<int>(taps.spans.size()), picture.cols, picture.type());
    const int bytes = picture.cols * picture.channels();
    std::vector<int> sums(bytes);
    for (int y = 0; y < scaled.rows; ++y) {
        std::fill(sums.begin(), sums.end(), 1 << (kPrecisionBits - 1));
        const auto [first, count] = taps.spans[y];
        for (int k = 0; k < count; ++k) {
            const std::uint8_t* in = picture.ptr(first + k);
            const int weight = taps.weights[static_cast<std::size_t>(y) * taps.stride + k];
            for (int x = 0; x < bytes; ++x) sums[x] += in[x] * weight;
        }
        std::transform(sums.begin(), sums.end(), scaled.ptr(y), toByte);
    }
    return scaled;
}

/// Means of cells of `factorX` × `factorY` pixels; the cells at the right and the bottom edge may be smaller.
cv::Mat reduce(const cv::Mat& picture, int factorX, int factorY) {
    const int channels = picture.channels();
    cv::Mat reduced((picture.rows + factorY - 1) / factorY, (picture.cols + factorX - 1) / factorX, picture.type());
    for (int y = 0; y < reduced.rows; ++y) {
        const int top = y * factorY, bottom = std::min(top + factorY, picture.rows);
        std::uint8_t* out = reduced.ptr(y);
        for (int x = 0; x < reduced.cols; ++x) {
            const int left = x * factorX, right = std::min(left + factorX, picture.cols);
            const std::uint32_t count = static_cast<std::uint32_t>(right - left) * (bottom - top);
            const auto multiplier = static_cast<std::uint32_t>(4294967296.0f / static_cast<float>(256 * count));
            for (int c = 0; c < channels; ++c) {
                std::uint32_t sum = count / 2;
                for (int row = top; row < bottom; ++row) {
                    const std::uint8_t* in = picture.ptr(row);
                    for (int column = left; column < right; ++column) sum += in[column * channels + c];
                }
                *out++ = static_cast<std::uint8_t>((sum * multiplier) >> 24);
            }
        }
    }
    return reduced;
}

int timesDividedBy255(int a, int b) {
    const int product = a * b + 128;
    return ((product >> 8) + product) >> 8;
}

template <typename Change>
cv::Mat changedPixels(const cv::Mat& picture, Change change) {
    cv::Mat changed = picture.clone();
    changed.forEach<cv::Vec4b>([&](cv::Vec4b& pixel, const int*) {
        for (int c = 0; c < 3; ++c) pixel[c] = change(pixel[c], pixel[3]);
    });
    return changed;
}

cv::Mat premultiplied(const cv::Mat& bgra) {
    return changedPixels(
        bgra, [](int value, int alpha) { return static_cast<std::uint8_t>(timesDividedBy255(value, alpha)); });
}

cv::Mat unpremultiplied(const cv::Mat& bgra) {
    return changedPixels(bgra, [](int value, int alpha) {
        return static_cast<std::uint8_t>(alpha == 0 ? value : std::min(255 * value / alpha, 255));
    });
}

cv::Mat resampleChannels(cv::Mat picture, cv::Size size, ResampleFilter filter, double reducingGap) {
    float width = static_cast<float>(picture.cols), height = static_cast<float>(picture.rows);
    if (reducingGap >= 1.0) {
        const int factorX = std::max(static_cast<int>(static_cast<double>(picture.cols) / size.width / reducingGap), 1);
        const int factorY =
            std::max(static_cast<int>(static_cast<double>(picture.rows) / size.height / reducingGap), 1);
        if (factorX > 1 || factorY > 1) {
            width = static_cast<float>(static_cast<double>(picture.cols) / factorX);
            height = static_cast<float>(static_cast<double>(picture.rows) / factorY);
            picture = reduce(picture, factorX, factorY);
        }
    }
    const auto scaleX = [&] {
        if (size.width != picture.cols || width != static_cast<float>(picture.cols))
            picture = scaleHorizontally(picture, tapsOf(picture.cols, width, size.width, filter));
    };
    const auto scaleY = [&] {
        if (size.height != picture.rows || height != static_cast<float>(picture.rows))
            picture = scaleVertically(picture, tapsOf(picture.rows, height, size.height, filter));
    };
    // The passes round to 8 bits between them, so their order shows. Since version 13 Pillow starts with the columns
    // where that saves enough rows.
    const int fewerRows = picture.rows - size.height, fewerColumns = picture.cols - size.width;
    if (fewerRows > 0 && 2 * fewerColumns < fewerRows) {
        scaleY();
        scaleX();
    } else {
        scaleX();
        scaleY();
    }
    return picture;
}

}  // namespace

cv::Mat resample(const cv::Mat& picture, cv::Size size, ResampleFilter filter, double reducingGap) {
    const int channels = picture.channels();
    if (picture.empty() || picture.depth() != CV_8U || (channels != 1 && channels != 3 && channels != 4))
        throw PictureError(says("Pictures", "Only 8-bit pictures of 1, 3 or 4 channels can be scaled."));
    if (size.width < 1 || size.height < 1)
        throw PictureError(
            says("Pictures", "A picture can't be scaled to %1 × %2 pixels; both sides have to be at least 1.")
                .with(size.width, size.height));
    if (size == picture.size())
        return picture.clone();
    if (channels == 4)
        return unpremultiplied(resampleChannels(premultiplied(picture), size, filter, reducingGap));
    return resampleChannels(picture, size, filter, reducingGap);
}

cv::Mat resizeShortEdge(const cv::Mat& picture, int side, ResampleFilter filter) {
    const std::int64_t width = picture.cols, height = picture.rows;
    if (width < 1 || height < 1)
        throw PictureError(says("Pictures", "An empty picture can't be scaled."));
    // A strip of 1 × 20,000 pixels would become side × 20,000 * side: no memory holds that.
    const std::int64_t longSide = side * std::max(width, height) / std::min(width, height);
    if (longSide * side > 1'000'000'000)
        throw PictureError(says("Pictures", "The picture is %1 × %2 pixels, too narrow to be scaled; crop it first.")
                               .with(width, height));
    return resample(
        picture,
        width <= height ? cv::Size(side, static_cast<int>(longSide)) : cv::Size(static_cast<int>(longSide), side),
        filter);
}

cv::Mat centreCrop(const cv::Mat& picture, cv::Size size) {
    const auto floorHalf = [](int difference) { return difference >= 0 ? difference / 2 : -((1 - difference) / 2); };
    const cv::Point corner(floorHalf(picture.cols - size.width), floorHalf(picture.rows - size.height));
    const cv::Rect inside = cv::Rect(corner, size) & cv::Rect({0, 0}, picture.size());
    if (inside.size() == size)
        return picture(inside).clone();
    cv::Mat cropped = cv::Mat::zeros(size, picture.type());
    picture(inside).copyTo(cropped(cv::Rect(inside.tl() - corner, inside.size())));
    return cropped;
}

cv::Size fitInto(cv::Size picture, cv::Size box) {
    const double scale =
        std::min(static_cast<double>(box.width) / picture.width, static_cast<double>(box.height) / picture.height);
    return {std::max(1, static_cast<int>(std::lround(picture.width * scale))),
            std::max(1, static_cast<int>(std::lround(picture.height * scale)))};
}

}  // namespace unclip
