#include "engine/nn/attention.h"

#include <ATen/core/grad_mode.h>

#include <cmath>
#include <limits>

namespace unclip {

at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads) {
    return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

at::Tensor mergeHeads(const at::Tensor& x) {
    return x.transpose(1, 2).reshape({x.size(0), x.size(2), x.size(1) * x.size(3)});
}

at::Tensor attend(const at::Tensor& queries, const KeysAndValues& seen, const at::Tensor& mask, bool causal) {
    const at::Tensor bias = mask.defined() ? mask.to(queries.scalar_type()) : mask;
    if (!c10::GradMode::is_enabled() || !queries.device().is_cpu())
        return at::scaled_dot_product_attention(queries, seen.keys, seen.values,
                                                bias.defined() ? std::optional(bias) : std::nullopt, 0.0, causal);
    const double scale = 1.0 / std::sqrt(static_cast<double>(queries.size(3)));
    auto scores = at::matmul(queries * scale, seen.keys.transpose(2, 3));
    if (bias.defined())
        scores = scores + bias;
    if (causal)
        scores = scores +
                 at::full({scores.size(2), scores.size(3)}, -std::numeric_limits<double>::infinity(), scores.options())
                     .triu(1);
    return at::matmul(at::softmax(scores, -1), seen.values);
}

Attention::Attention(const Parameters& parameters, std::int64_t width, std::int64_t heads, std::int64_t seenWidth,
                     bool hasBias)
    : query_(parameters / "to_q", width, width, hasBias),
      key_(parameters / "to_k", seenWidth, width, hasBias),
      value_(parameters / "to_v", seenWidth, width, hasBias),
      out_(parameters / "to_out" / 0, width, width),
      heads_(heads) {}

KeysAndValues Attention::keysAndValues(const at::Tensor& seen) const {
    return {splitHeads(key_(seen), heads_), splitHeads(value_(seen), heads_)};
}

at::Tensor Attention::operator()(const at::Tensor& x, const KeysAndValues& seen, const at::Tensor& mask) const {
    return out_(mergeHeads(attend(splitHeads(query_(x), heads_), seen, mask)));
}

AddedKeyValueAttention::AddedKeyValueAttention(const Parameters& parameters, std::int64_t channels,
                                               std::int64_t headWidth, std::int64_t contextWidth, std::int64_t groups)
    : norm_(parameters / "group_norm", channels, groups, 1e-5),
      query_(parameters / "to_q", channels, channels),
      key_(parameters / "to_k", channels, channels),
      value_(parameters / "to_v", channels, channels),
      contextKey_(parameters / "add_k_proj", contextWidth, channels),
      contextValue_(parameters / "add_v_proj", contextWidth, channels),
      out_(parameters / "to_out" / 0, channels, channels),
      heads_(channels / headWidth) {}

KeysAndValues AddedKeyValueAttention::context(const at::Tensor& tokens) const {
    return {splitHeads(contextKey_(tokens), heads_), splitHeads(contextValue_(tokens), heads_)};
}

at::Tensor AddedKeyValueAttention::operator()(const at::Tensor& x, const KeysAndValues& context,
                                              const at::Tensor& mask) const {
    const std::int64_t batch = x.size(0), channels = x.size(1), height = x.size(2), width = x.size(3);
    // In channels_last the pixels already lie as tokens.
    const auto tokens = norm_(x).permute({0, 2, 3, 1}).reshape({batch, height * width, channels});
    const KeysAndValues all{at::cat({context.keys, splitHeads(key_(tokens), heads_)}, 2),
                            at::cat({context.values, splitHeads(value_(tokens), heads_)}, 2)};
    const auto bias = mask.defined() ? at::constant_pad_nd(mask, {0, height * width}) : mask;
    const auto seen = attend(splitHeads(query_(tokens), heads_), all, bias);
    return x + out_(mergeHeads(seen)).view({batch, height, width, channels}).permute({0, 3, 1, 2});
}

}  // namespace unclip
