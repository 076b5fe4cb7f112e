#pragma once

#include "engine/nn/convolution.h"
#include "engine/nn/linear.h"
#include "engine/nn/norm.h"

namespace unclip {

/// Keys and values of a part of a sequence, [batch, heads, tokens, head width] each. Those of a context that stays the
/// same over all diffusion steps are computed once.
struct KeysAndValues {
    at::Tensor keys, values;
};

/// [batch, tokens, heads * head width] ⇄ [batch, heads, tokens, head width].
at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads);
at::Tensor mergeHeads(const at::Tensor& x);

/// softmax(queries · keys^T / √(head width) + mask) · values, [batch, heads, tokens, head width]. mask: additive,
/// broadcast to [batch, heads, tokens, tokens seen], or undefined; `causal` stands for one that hides later tokens.
/// While gradients are wanted it is computed step by step: on a CPU the way back through the fused kernel takes two to
/// three times as long.
at::Tensor attend(const at::Tensor& queries, const KeysAndValues& seen, const at::Tensor& mask, bool causal = false);

/// The projections of attention under diffusers' names (to_q, to_k, to_v, to_out.0).
class Attention {
public:
    Attention() = default;
    /// Of tokens `width` wide to tokens `seenWidth` wide: their own, or a context's. `hasBias`: all projections but the
    /// last, which has one anyway.
    Attention(const Parameters& parameters, std::int64_t width, std::int64_t heads, std::int64_t seenWidth,
              bool hasBias);

    /// Keys and values of what is seen, [batch, tokens, seen width].
    KeysAndValues keysAndValues(const at::Tensor& seen) const;

    /// Attention of x's tokens to `seen`. mask: additive, broadcast to [batch, heads, tokens, tokens seen], or
    /// undefined.
    at::Tensor operator()(const at::Tensor& x, const KeysAndValues& seen, const at::Tensor& mask) const;

private:
    Linear query_, key_, value_, out_;
    std::int64_t heads_ = 1;
};

/// Self-attention over the pixels of a feature map that also sees the tokens of a context (diffusers' Attention with
/// added_kv_proj_dim, AttnAddedKVProcessor). The context's tokens come first.
class AddedKeyValueAttention {
public:
    AddedKeyValueAttention() = default;
    AddedKeyValueAttention(const Parameters& parameters, std::int64_t channels, std::int64_t headWidth,
                           std::int64_t contextWidth, std::int64_t groups);

    /// What the pixels see of a context [batch, tokens, context width].
    KeysAndValues context(const at::Tensor& tokens) const;

    /// x     [batch, channels, height, width]
    /// mask  additive, [batch, 1, 1, context tokens], or undefined
    at::Tensor operator()(const at::Tensor& x, const KeysAndValues& context, const at::Tensor& mask) const;

private:
    GroupNorm norm_;
    Linear query_, key_, value_, contextKey_, contextValue_, out_;
    std::int64_t heads_ = 1;
};

}  // namespace unclip
