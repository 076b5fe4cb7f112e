#include "engine/nn/norm_silu.h"

#include <ATen/Parallel.h>
#include <ATen/record_function.h>

#include <algorithm>

#include "engine/nn/activation.h"
#include "engine/nn/wide_loops.h"

namespace unclip {
namespace {

constexpr std::int64_t kPixelsAtOnce = 256;  // whose sums are exact enough in float32

constexpr std::int64_t partsOf(std::int64_t pixels) {
    return (pixels + kPixelsAtOnce - 1) / kPixelsAtOnce;
}

inline float toFloat(float value) {
    return value;
}
inline float toFloat(std::uint16_t bits) {
    return widened(bits);
}
inline void put(float& to, float value) {
    to = value;
}
inline void put(std::uint16_t& to, float value) {
    to = narrowed(value);
}

/// The number nearest to x in −87..87, whose exponentials float32 holds; by its bits, since a compiler makes wide loops
/// of comparing integers alone.
inline float withinRange(float x) {
    const auto bits = std::bit_cast<std::uint32_t>(x);
    const auto size = std::min(bits & 0x7fffffffU, std::bit_cast<std::uint32_t>(87.0F));
    return std::bit_cast<float>(size | (bits & 0x80000000U));
}

/// e^x to a few units in the last place (Cephes' polynomial), x in −87..87.
inline float exponential(float x) {
    constexpr float roundingOff = 12582912.0F;  // 1.5 · 2²³: added, it leaves no bits for fractions
    const float powers = (x * 1.44269504F + roundingOff) - roundingOff;
    const float rest = (x - powers * 0.693359375F) + powers * 2.12194440e-4F;
    float sum = 1.9875691500e-4F;
    sum = sum * rest + 1.3981999507e-3F;
    sum = sum * rest + 8.3334519073e-3F;
    sum = sum * rest + 4.1665795894e-2F;
    sum = sum * rest + 1.6666665459e-1F;
    sum = sum * rest + 5.0000001201e-1F;
    sum = sum * rest * rest + rest + 1.0F;
    return sum * std::bit_cast<float>((static_cast<std::int32_t>(powers) + 127) << 23);
}

template <class Number>
inline void addPixelsTo(const Number* x, std::int64_t pixels, std::int64_t channels, const Number* origin,
                        float* __restrict sums, float* __restrict squares) {
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel, x += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const float value = toFloat(x[c]) - toFloat(origin[c]);
            sums[c] += value;
            squares[c] += value * value;
        }
}

template <class Number>
inline void writePixels(const Number* x, std::int64_t pixels, std::int64_t channels, const float* __restrict factor,
                        const float* __restrict summand, Number* __restrict out) {
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel, x += channels, out += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const float value = toFloat(x[c]) * factor[c] + summand[c];
            put(out[c], value / (1.0F + exponential(withinRange(-value))));
        }
}

// Versions for each processor can't be made of templates.
UNCLIP_WIDE_LOOPS
void addPixels(const float* x, std::int64_t pixels, std::int64_t channels, const float* origin, float* sums,
               float* squares) {
    addPixelsTo(x, pixels, channels, origin, sums, squares);
}
UNCLIP_WIDE_LOOPS
void addPixels(const std::uint16_t* x, std::int64_t pixels, std::int64_t channels, const std::uint16_t* origin,
               float* sums, float* squares) {
    addPixelsTo(x, pixels, channels, origin, sums, squares);
}
UNCLIP_WIDE_LOOPS
void write(const float* x, std::int64_t pixels, std::int64_t channels, const float* factor, const float* summand,
           float* out) {
    writePixels(x, pixels, channels, factor, summand, out);
}
UNCLIP_WIDE_LOOPS
void write(const std::uint16_t* x, std::int64_t pixels, std::int64_t channels, const float* factor,
           const float* summand, std::uint16_t* out) {
    writePixels(x, pixels, channels, factor, summand, out);
}

/// Calls `work(picture, first, count)` for parts of the pictures' pixels, side by side on the threads.
void forParts(std::int64_t batch, std::int64_t pixels, const auto& work) {
    const std::int64_t parts = partsOf(pixels);
    at::parallel_for(0, batch * parts, 4, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t first = i % parts * kPixelsAtOnce;
            work(i / parts, first, std::min(kPixelsAtOnce, pixels - first));
        }
    });
}

/// What each channel of each picture is multiplied by, and what is added then: [batch, channels] each, float32.
struct Line {
    at::Tensor factor, summand;
};

/// Means and deviations of the groups. Sums of squares lose what is small beside the mean, so each channel is summed as
/// its distance to its first number.
template <class Number>
Line lineOf(const GroupNorm& norm, const Number* x, const at::Tensor& firstPixels, std::int64_t pixels) {
    const std::int64_t batch = firstPixels.size(0), channels = firstPixels.size(1);
    const std::int64_t parts = partsOf(pixels);
    const auto sums = at::zeros({batch, parts, 2, channels}, at::kFloat);
    auto* const allSums = sums.mutable_data_ptr<float>();
    forParts(batch, pixels, [&](std::int64_t picture, std::int64_t first, std::int64_t count) {
        const Number* origin = x + picture * pixels * channels;
        float* to = allSums + 2 * (picture * parts + first / kPixelsAtOnce) * channels;
        addPixels(origin + first * channels, count, channels, origin, to, to + channels);
    });
    const auto ofGroups = [&](const at::Tensor& ofChannels) { return ofChannels.view({batch, norm.groups, -1}); };
    const auto means = sums.sum({1}, false, at::kDouble) / static_cast<double>(pixels);
    const auto fromOrigin = ofGroups(means.select(1, 0)), squares = ofGroups(means.select(1, 1));
    const auto origin = ofGroups(firstPixels.to(at::kDouble).contiguous());
    const auto mean = (origin + fromOrigin).mean(2, true);
    const auto beside = origin - mean;
    const auto variance = (squares + 2 * beside * fromOrigin + beside.square()).mean(2, true).clamp_min(0);
    const auto factor =
        ofGroups(norm.weight.to(at::kDouble).expand({batch, channels}).contiguous()) / (variance + norm.epsilon).sqrt();
    const auto summand = norm.bias.to(at::kDouble).expand({batch, channels}) - (mean * factor).view({batch, channels});
    return {factor.reshape({batch, channels}).to(at::kFloat), summand.to(at::kFloat)};
}

template <class Number>
void apply(const Line& line, const Number* x, std::int64_t batch, std::int64_t channels, std::int64_t pixels,
           Number* out) {
    const auto *factor = line.factor.const_data_ptr<float>(), *summand = line.summand.const_data_ptr<float>();
    forParts(batch, pixels, [&](std::int64_t picture, std::int64_t first, std::int64_t count) {
        const std::int64_t offset = (picture * pixels + first) * channels;
        write(x + offset, count, channels, factor + picture * channels, summand + picture * channels, out + offset);
    });
}

template <class Number>
void inOneGo(const GroupNorm& norm, const at::Tensor& x, const at::Tensor& scale, const at::Tensor& shift,
             const Number* from, Number* to) {
    const std::int64_t batch = x.size(0), channels = x.size(1), pixels = x.size(2) * x.size(3);
    Line line = lineOf(norm, from, x.select(3, 0).select(2, 0), pixels);
    const auto rows = [&](const at::Tensor& given) {
        return given.to(at::kFloat).reshape({-1, channels}).expand({batch, channels});
    };
    if (scale.defined()) {
        line.factor = (line.factor * (rows(scale) + 1)).contiguous();
        line.summand = (line.summand * (rows(scale) + 1) + rows(shift)).contiguous();
    }
    apply(line, from, batch, channels, pixels, to);
}

bool goesInOneGo(const at::Tensor& x) {
    return x.device().is_cpu() && !c10::GradMode::is_enabled() && x.dim() == 4 &&
           x.is_contiguous(at::MemoryFormat::ChannelsLast) &&
           (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16);
}

}  // namespace

at::Tensor siluOfNorm(const GroupNorm& norm, const at::Tensor& x, const at::Tensor& scale, const at::Tensor& shift) {
    if (!goesInOneGo(x)) {
        const auto normed = norm(x);
        return siluConsuming(scale.defined() ? at::addcmul(shift, normed, scale + 1) : normed);
    }
    RECORD_FUNCTION("unclip::silu_of_norm", c10::ArrayRef<const c10::IValue>());
    const auto out = at::empty_like(x);
    if (x.scalar_type() == at::kFloat)
        inOneGo(norm, x, scale, shift, x.const_data_ptr<float>(), out.mutable_data_ptr<float>());
    else
        inOneGo(norm, x, scale, shift, bitsOf(x),
                reinterpret_cast<std::uint16_t*>(out.mutable_data_ptr<at::BFloat16>()));
    return out;
}

}  // namespace unclip
