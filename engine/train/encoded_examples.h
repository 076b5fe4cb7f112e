#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "engine/train/batch_loader.h"

namespace unclip {

/// Examples as a decoder of latents learns from them. To draw and encode one is dearer than to learn from it, so each
/// is learned from several times, with other noise, and kept in a file meanwhile: of the examples that came before, one
/// in `reuse` was new, and every one of them is as likely to come again as any other. What a run sees is a function of
/// its position alone, whether it is continued or not.
class EncodedExamples {
public:
    /// Examples `first` … `first + count − 1` of the data: `pictures` as they are painted, `embeddings`, `ids`, `mask`;
    /// `predicted` where the lesson wants it.
    using Encode = std::function<Batch(std::int64_t first, std::int64_t count)>;

    /// folder    where files are kept; several processes may share it. Those of another content are removed
    /// content   tells data and encoders from others; not needed where nothing is kept
    /// reuse     how often each example is learned from, about; 1: once, and no file is kept
    EncodedExamples(const std::filesystem::path& folder, const std::string& content, std::uint64_t seed, int reuse,
                    Encode encode);

    /// What a run learns from at its positions `first` … `first + count − 1`. Throws FileError when the disk is full,
    /// and what `encode` throws.
    Batch read(std::int64_t first, std::int64_t count) const;

    /// Which example of the data comes at a position of the run.
    std::int64_t exampleAt(std::int64_t position) const;

private:
    Batch keptOrEncoded(std::int64_t example) const;

    std::filesystem::path folder_;
    std::uint64_t seed_;
    std::int64_t reuse_;
    Encode encode_;
};

}  // namespace unclip
