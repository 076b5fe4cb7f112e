#pragma once

#include "engine/clip/image_encoder.h"
#include "engine/clip/image_preprocessing.h"
#include "engine/clip/text_encoder.h"
#include "engine/device/device.h"
#include "engine/text/bpe_tokenizer.h"
#include "engine/train/batch_loader.h"
#include "engine/train/dataset.h"
#include "engine/train/paintbox_folder.h"

namespace unclip {

/// Captions as the text encoder reads them: ids and mask [captions, tokens], int64.
struct EncodedCaptions {
    at::Tensor ids, mask;
};

EncodedCaptions encodeCaptions(const BpeTokenizer& tokenizer, const std::vector<std::string>& captions);

/// Examples `first` … `first + count − 1` of a dataset as a batch: captions, pictures as CLIP sees them and, when
/// `side` is not 0, pictures of that side to be painted.
class ExampleReader {
public:
    ExampleReader(const Dataset& dataset, const BpeTokenizer& tokenizer, const PreprocessingConfig& preprocessing);

    Batch read(std::int64_t first, std::int64_t count, int side) const;

private:
    const Dataset& dataset_;
    const BpeTokenizer& tokenizer_;
    PreprocessingConfig preprocessing_;
};

/// A trained CLIP that prior and decoder learn from; it learns nothing more itself.
class FrozenClip {
public:
    /// Throws ModelError when the folder's CLIP has no weights yet.
    FrozenClip(const PaintboxFolder& folder, const Device& device);

    /// [batch, width] and more, float32, without gradients.
    at::Tensor images(const at::Tensor& clipPixels) const;
    TextOutput texts(const at::Tensor& ids) const;

    /// The empty caption, [1, tokens].
    const EncodedCaptions& nothing() const { return nothing_; }

    /// `captions` with those of the rows in `dropped` [batch, bool] replaced by the empty one.
    EncodedCaptions without(const EncodedCaptions& captions, const at::Tensor& dropped) const;

    const BpeTokenizer& tokenizer() const { return tokenizer_; }
    const PreprocessingConfig& preprocessing() const { return preprocessing_; }

private:
    Device device_;
    TextEncoder textEncoder_;
    ImageEncoder imageEncoder_;
    BpeTokenizer tokenizer_;
    PreprocessingConfig preprocessing_;
    EncodedCaptions nothing_;
};

}  // namespace unclip
