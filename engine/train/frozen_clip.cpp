#include "engine/train/frozen_clip.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/pipeline/pixels.h"

namespace unclip {
namespace {

// Pictures are drawn as large as finished ones and then reduced: styles look otherwise when they are drawn small.
constexpr int kPaintedSide = 256;

template <class Network, class Config>
Network load(const PaintboxFolder& folder, const std::string& component, at::Device device) {
    if (!folder.hasWeights(component))
        throw ModelError("The folder " + folder.path().string() +
                         " has no trained CLIP yet; run `unclip train clip --out " + folder.path().string() +
                         "` first.");
    LoadedParameters source = folder.frozen(component, device);
    return Network(Parameters(source), Config::from(folder.config(component)));
}

}  // namespace

EncodedCaptions encodeCaptions(const BpeTokenizer& tokenizer, const std::vector<std::string>& captions) {
    const auto rows = static_cast<std::int64_t>(captions.size());
    const EncodedCaptions result{at::empty({rows, tokenizer.contextLength()}, at::kLong),
                                 at::empty({rows, tokenizer.contextLength()}, at::kLong)};
    for (std::int64_t row = 0; row < rows; ++row) {
        const Tokens tokens = tokenizer.encode(captions[static_cast<std::size_t>(row)]);
        std::copy(tokens.ids.begin(), tokens.ids.end(),
                  result.ids.data_ptr<std::int64_t>() + row * tokenizer.contextLength());
        std::copy(tokens.mask.begin(), tokens.mask.end(),
                  result.mask.data_ptr<std::int64_t>() + row * tokenizer.contextLength());
    }
    return result;
}

ExampleReader::ExampleReader(const Dataset& dataset, const BpeTokenizer& tokenizer,
                             const PreprocessingConfig& preprocessing)
    : dataset_(dataset), tokenizer_(tokenizer), preprocessing_(preprocessing) {}

Batch ExampleReader::read(std::int64_t first, std::int64_t count, int side) const {
    std::vector<at::Tensor> seen, pictures;
    std::vector<std::string> captions;
    for (std::int64_t i = 0; i < count; ++i) {
        const Example example = dataset_.example(static_cast<std::uint64_t>(first + i), std::max(side, kPaintedSide));
        seen.push_back(preprocess(example.pixels, preprocessing_));
        captions.push_back(example.caption);
        if (side == 0)
            continue;
        cv::Mat small = example.pixels;
        if (small.rows != side)
            cv::resize(example.pixels, small, {side, side}, 0, 0, cv::INTER_AREA);
        pictures.push_back(fromPixels(small));
    }
    const EncodedCaptions encoded = encodeCaptions(tokenizer_, captions);
    Batch batch;
    batch.clipPixels = at::cat(seen);
    if (side != 0)
        batch.pictures = at::cat(pictures);
    batch.ids = encoded.ids;
    batch.mask = encoded.mask;
    return batch;
}

FrozenClip::FrozenClip(const PaintboxFolder& folder, const Device& device)
    : device_(device),
      textEncoder_(load<TextEncoder, TextEncoderConfig>(folder, "text_encoder", device.device)),
      imageEncoder_(load<ImageEncoder, ImageEncoderConfig>(folder, "image_encoder", device.device)),
      tokenizer_(BpeTokenizer::fromFolder(folder.part("tokenizer"), static_cast<int>(textEncoder_.config().tokens))),
      preprocessing_(PreprocessingConfig::from(folder.config("feature_extractor"))),
      nothing_(encodeCaptions(tokenizer_, {""})) {}

at::Tensor FrozenClip::images(const at::Tensor& clipPixels) const {
    const at::NoGradGuard noGradient;
    return imageEncoder_(clipPixels.to(device_.dtype)).to(at::kFloat);
}

TextOutput FrozenClip::texts(const at::Tensor& ids) const {
    const at::NoGradGuard noGradient;
    const TextOutput output = textEncoder_(ids, device_.dtype);
    return {output.hiddenStates.to(at::kFloat), output.embedding.to(at::kFloat)};
}

EncodedCaptions FrozenClip::without(const EncodedCaptions& captions, const at::Tensor& dropped) const {
    const auto rows = dropped.unsqueeze(1);
    return {at::where(rows, nothing_.ids.to(captions.ids.device()), captions.ids),
            at::where(rows, nothing_.mask.to(captions.mask.device()), captions.mask)};
}

}  // namespace unclip
