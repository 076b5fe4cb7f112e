#include "engine/nn/spatial_transformer.h"

namespace unclip {
namespace {

constexpr double kEpsilon = 1e-6;  // of the norm before the tokens

Linear projection(const Parameters& parameters, std::int64_t channels, bool isLinear) {
    if (isLinear)
        return {parameters, channels, channels};
    Linear result;
    result.weight = parameters.take("weight", {channels, channels, 1, 1}, Start::uniform, channels).flatten(1);
    result.bias = parameters.take("bias", {channels}, Start::uniform, channels);
    return result;
}

}  // namespace

SpatialTransformer::SpatialTransformer(const Parameters& parameters, std::int64_t channels, std::int64_t headWidth,
                                       std::int64_t contextWidth, std::int64_t groups, bool isLinear)
    : norm_(parameters / "norm", channels, groups, kEpsilon),
      in_(projection(parameters / "proj_in", channels, isLinear)),
      out_(projection(parameters / "proj_out", channels, isLinear)) {
    const auto block = parameters / "transformer_blocks" / 0;
    const std::int64_t heads = channels / headWidth;
    normOfEachOther_ = LayerNorm(block / "norm1", channels);
    toEachOther_ = Attention(block / "attn1", channels, heads, channels, false);
    normOfContext_ = LayerNorm(block / "norm2", channels);
    toContext_ = Attention(block / "attn2", channels, heads, contextWidth, false);
    normOfPerceptron_ = LayerNorm(block / "norm3", channels);
    widen_ = Linear(block / "ff" / "net" / 0 / "proj", channels, 8 * channels);  // values and their gates
    narrow_ = Linear(block / "ff" / "net" / 2, 4 * channels, channels);
}

at::Tensor SpatialTransformer::operator()(const at::Tensor& x, const KeysAndValues& context,
                                          const at::Tensor& mask) const {
    const std::int64_t batch = x.size(0), channels = x.size(1), height = x.size(2), width = x.size(3);
    // In channels_last the pixels already lie as tokens.
    auto tokens = in_(norm_(x).permute({0, 2, 3, 1}).reshape({batch, height * width, channels}));
    const auto normed = normOfEachOther_(tokens);
    tokens = tokens + toEachOther_(normed, toEachOther_.keysAndValues(normed), {});
    tokens = tokens + toContext_(normOfContext_(tokens), context, mask);
    const auto wide = widen_(normOfPerceptron_(tokens)).chunk(2, 2);
    tokens = tokens + narrow_(wide[0] * at::gelu(wide[1]));
    return x + out_(tokens).view({batch, height, width, channels}).permute({0, 3, 1, 2});
}

}  // namespace unclip
