#include "engine/train/encoded_examples.h"

#include "engine/base/error.h"
#include "engine/scenes/random.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kFirstExamples = 1024;  // a run begins with so many different ones
constexpr std::int64_t kExamplesInFolder = 1000;

/// Examples that were made of other data, or by other encoders, are of no use any more.
void removeOthers(const fs::path& kept) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(kept.parent_path(), ignored))
        if (entry.path() != kept)
            fs::remove_all(entry.path(), ignored);
}

}  // namespace

EncodedExamples::EncodedExamples(const fs::path& folder, const std::string& content, std::uint64_t seed, int reuse,
                                 Encode encode)
    : folder_(folder / content), seed_(seed), reuse_(reuse), encode_(std::move(encode)) {
    if (reuse_ > 1)
        removeOthers(folder_);
}

std::int64_t EncodedExamples::exampleAt(std::int64_t position) const {
    if (reuse_ == 1)
        return position;
    const auto different = static_cast<std::uint64_t>(kFirstExamples + position / reuse_);
    return static_cast<std::int64_t>(Random(seed_ + 0x1000193 * static_cast<std::uint64_t>(position)).next() %
                                     different);
}

Batch EncodedExamples::read(std::int64_t first, std::int64_t count) const {
    if (reuse_ == 1)
        return encode_(first, count);
    std::vector<at::Tensor> pictures, embeddings, ids, mask;
    for (std::int64_t i = first; i < first + count; ++i) {
        const Batch one = keptOrEncoded(exampleAt(i));
        pictures.push_back(one.pictures.to(at::kFloat));
        embeddings.push_back(one.embeddings.to(at::kFloat));
        ids.push_back(one.ids);
        mask.push_back(one.mask);
    }
    Batch batch;
    batch.pictures = at::cat(pictures);
    batch.embeddings = at::cat(embeddings);
    batch.ids = at::cat(ids);
    batch.mask = at::cat(mask);
    return batch;
}

Batch EncodedExamples::keptOrEncoded(std::int64_t example) const {
    const fs::path file = folder_ / std::to_string(example / kExamplesInFolder) /
                          (std::to_string(example % kExamplesInFolder) + ".safetensors");
    std::error_code ignored;
    if (fs::exists(file, ignored)) {
        try {
            const NamedTensors kept = loadTensors(file);
            Batch batch;
            batch.pictures = kept.at("pictures");
            batch.embeddings = kept.at("embeddings");
            batch.ids = kept.at("ids");
            batch.mask = kept.at("mask");
            return batch;
        } catch (const std::exception&) {  // damaged: it is encoded anew
        }
    }
    Batch batch = encode_(example, 1);
    // What is kept is learned from the first time, too, so that a continued run sees the same numbers.
    for (at::Tensor* tensor : {&batch.pictures, &batch.embeddings}) *tensor = tensor->to(at::kCPU, at::kHalf);
    saveTensors(
        file,
        {{"pictures", batch.pictures}, {"embeddings", batch.embeddings}, {"ids", batch.ids}, {"mask", batch.mask}});
    return batch;
}

}  // namespace unclip
