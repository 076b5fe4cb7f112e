#include "engine/train/encoded_examples.h"

#include <map>

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

/// What is kept of an example, by its name in the file.
std::map<std::string, at::Tensor*> membersOf(Batch& batch) {
    return {{"pictures", &batch.pictures},
            {"embeddings", &batch.embeddings},
            {"predicted", &batch.predicted},
            {"ids", &batch.ids},
            {"mask", &batch.mask}};
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
    std::map<std::string, std::vector<at::Tensor>> rows;
    for (std::int64_t i = first; i < first + count; ++i) {
        Batch one = keptOrEncoded(exampleAt(i));
        for (const auto& [name, tensor] : membersOf(one))
            if (tensor->defined())
                rows[name].push_back(tensor->is_floating_point() ? tensor->to(at::kFloat) : *tensor);
    }
    Batch batch;
    for (const auto& [name, tensor] : membersOf(batch))
        if (const auto of = rows.find(name); of != rows.end())
            *tensor = at::cat(of->second);
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
            for (const auto& [name, tensor] : membersOf(batch))
                if (tensor != &batch.predicted || kept.contains(name))  // what not every lesson wants
                    *tensor = kept.at(name);
            return batch;
        } catch (const std::exception&) {  // damaged: it is encoded anew
        }
    }
    Batch batch = encode_(example, 1);
    // What is kept is learned from the first time, too, so that a continued run sees the same numbers.
    NamedTensors kept;
    for (const auto& [name, tensor] : membersOf(batch)) {
        if (!tensor->defined())
            continue;
        *tensor = tensor->is_floating_point() ? tensor->to(at::kCPU, at::kHalf) : tensor->to(at::kCPU);
        kept[name] = *tensor;
    }
    saveTensors(file, kept);
    return batch;
}

}  // namespace unclip
