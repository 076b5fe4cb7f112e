#pragma once

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "engine/decoder/condition.h"
#include "engine/decoder/level_kind.h"
#include "engine/nn/attention.h"
#include "engine/nn/resnet_block.h"
#include "engine/nn/spatial_transformer.h"
#include "engine/nn/timestep_embedding.h"

namespace unclip {

/// The shape of a UNet2DConditionModel or UNet2DModel.
struct UnetConfig {
    std::int64_t inputs = 3, outputs = 3;  ///< channels of the input and of the output
    std::vector<std::int64_t> channels;    ///< per level, finest first
    std::vector<std::int64_t> layers;      ///< residual blocks per level of the way down; one more on the way up
    std::vector<std::int64_t> headWidths;  ///< per level of the way down; the middle has the last one
    std::vector<LevelKind> down, up;       ///< `up` starts at the coarsest level
    LevelKind middle = LevelKind::residual;
    std::int64_t middleLayers = 2;  ///< residual blocks in the middle; attention stands between two
    std::int64_t contextWidth = 0;  ///< 0: no context
    std::int64_t groups = 32;
    double epsilon = 1e-5;
    TimeScaleShift timeScaleShift = TimeScaleShift::add;
    std::optional<std::int64_t> side;  ///< sample_size: pixels that it was made for
    bool hasTransformers = false;   ///< Stable Diffusion's blocks: SpatialTransformer and convolutions that resample;
                                    ///< else AddedKeyValueAttention and residual blocks that do
    bool projectsLinearly = false;  ///< use_linear_projection of the transformers
    bool takesTimeShift = false;    ///< class_embed_type "identity"
    std::int64_t shiftInputWidth = 0;      ///< projection_class_embeddings_input_dim: of timeShiftFrom(); 0: none
    std::int64_t imageEmbeddingWidth = 0;  ///< Kandinsky: encoder_hid_dim of its own image projection; 0: none
    bool takesHint = false;                ///< Kandinsky ControlNet ("image_hint"): a picture's structure

    static constexpr std::int64_t kHintChannels = 4;  ///< of the input, behind those of the picture
    static constexpr std::int64_t kHintFactor = 8;    ///< pixels of the hint's picture to a side of an input's cell

    std::int64_t timeWidth() const { return 4 * channels.front(); }
    /// Of block i of the way up. Without transformers the reference reads a list of head widths in the same direction
    /// on both ways, so that the coarsest block of the way up has the width of the finest of the way down.
    std::int64_t upHeadWidth(std::size_t i) const {
        return headWidths[hasTransformers ? headWidths.size() - 1 - i : i];
    }
    /// Height and width of the input must be multiples of this.
    std::int64_t sizeMultiple() const { return std::int64_t{1} << (channels.size() - 1); }
    /// Channels of the picture or latents that it paints. A network trained for inpainting sees two pictures and a
    /// mask.
    std::int64_t pictureChannels() const {
        if (takesHint)
            return inputs - kHintChannels;
        return seesKnownPicture() ? (inputs - 1) / 2 : inputs;
    }
    /// Input is [noisy picture, known picture × keep, keep], keep = 1 where the picture is known (GLIDE, section 3.2).
    bool seesKnownPicture() const {
        const std::int64_t picture = (inputs - 1) / 2;
        return !takesHint && inputs == 2 * picture + 1 && (outputs == picture || outputs == 2 * picture);
    }

    /// Throws ModelError naming the key, its value and the rule; block types outside the list above are named with it.
    static UnetConfig from(const ComponentConfig& config);
};

/// What the U-Net has made of a Condition: the same at every step, so it is computed once.
struct UnetContext {
    std::vector<KeysAndValues> attentions;  ///< in the order in which the network runs them
    at::Tensor mask;                        ///< additive, [batch, 1, 1, tokens], or undefined
    at::Tensor timeShift;                   ///< [batch, time width], or undefined
    at::Tensor hint;                        ///< [1 or batch, hint channels, height, width], or undefined
    std::function<void()> betweenLayers;    ///< called after every residual block; may throw to stop

    /// That of rows `first` … `first + count − 1`: views.
    UnetContext rows(std::int64_t first, std::int64_t count) const;
    /// That of the rows named by `indices`, int64: copies.
    UnetContext rows(const at::Tensor& indices) const;

private:
    UnetContext ofEach(const std::function<at::Tensor(const at::Tensor&)>& rows) const;
};

/// The diffusion U-Net of decoder and upsampler (diffusers' UNet2DConditionModel and UNet2DModel as unCLIP models use
/// them).
class Unet {
public:
    Unet(const Parameters& parameters, const UnetConfig& config);

    UnetContext prepare(const Condition& condition) const;

    /// Kandinsky 2.2: the condition made from image embeddings [batch, image embedding width] alone.
    Condition conditionFrom(const at::Tensor& imageEmbedding) const;

    /// Stable unCLIP: what is added to the timestep's embedding, [batch, time width], for noisy image embeddings beside
    /// their noise level [batch, shift input width] (class_embed_type "projection").
    at::Tensor timeShiftFrom(const at::Tensor& noisyEmbedding) const { return shiftEmbedding_(noisyEmbedding); }

    /// Kandinsky 2.2 ControlNet: what the network sees of the picture whose structure it follows (the input_hint_block
    /// of diffusers' ImageHintTimeEmbedding).
    ///
    /// picture  [batch, 3, kHintFactor × height, kHintFactor × width], 0..1; a depth picture, near is white
    /// returns  [batch, hint channels, height, width]
    at::Tensor hintFrom(const at::Tensor& picture) const;

    /// x          [batch, inputs, height, width]; without the hint's channels, which are the context's
    /// timesteps  [batch]
    /// returns    [batch, outputs, height, width]
    at::Tensor operator()(const at::Tensor& x, const at::Tensor& timesteps, const UnetContext& context) const;

    const UnetConfig& config() const { return config_; }

private:
    struct Level {
        std::vector<ResnetBlock> resnets;
        std::vector<std::variant<AddedKeyValueAttention, SpatialTransformer>> attentions;  ///< none, or one after each
                                                                                           ///< residual block
        /// Residual blocks where there are no transformers, else convolutions.
        std::optional<std::variant<ResnetBlock, Convolution, EnlargingConvolution>> resampler;
    };

    void addAttention(Level& level, const Parameters& parameters, std::int64_t channels, std::int64_t headWidth) const;
    void addResampler(Level& level, const Parameters& parameters, std::int64_t channels, Resample resample) const;
    void addHintLayers(const Parameters& parameters);
    static at::Tensor resampled(const Level& level, const at::Tensor& x, const at::Tensor& time);
    ResnetSettings resnetSettings() const;

    UnetConfig config_;
    Convolution convolutionIn_, convolutionOut_;
    TimestepEmbedding timeEmbedding_, shiftEmbedding_;
    std::vector<Level> down_, up_;
    Level middle_;
    GroupNorm normOut_;
    Linear imageToTime_, imageToContext_;
    LayerNorm imageTimeNorm_, imageContextNorm_;
    std::vector<Convolution> hintLayers_;
};

}  // namespace unclip
