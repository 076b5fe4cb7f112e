#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/mapped_file.h"

namespace unclip {

/// Number formats that checkpoints store. All are little-endian.
enum class StoredDtype { float64, float32, float16, bfloat16, int64, int32, int16, int8, uint8, boolean };

/// "float32", "bfloat16", …
const char* name(StoredDtype dtype);
std::size_t bytesPerElement(StoredDtype dtype);

/// "[1280, 768]"
std::string inWords(const std::vector<std::int64_t>& shape);

/// A tensor as it lies in a mapped file: row by row, but for some of PyTorch's checkpoints, which say how far apart the
/// elements lie. `data` need not be aligned to the element size and stays valid as long as the TensorFile that it came
/// from.
struct TensorView {
    std::string name;
    StoredDtype dtype = StoredDtype::float32;
    std::vector<std::int64_t> shape;
    const std::byte* data = nullptr;
    std::size_t bytes = 0;                   ///< of all elements
    std::vector<std::int64_t> strides = {};  ///< in elements, one a dimension; empty: row by row

    std::int64_t elements() const;

    /// This tensor row by row: itself, or a copy in `room`, which has to live as long.
    TensorView inRows(std::vector<std::byte>& room) const;
};

/// The weights of one component, mapped into memory: one file, or the shards that an index names.
/// Immutable; hold the shared_ptr for as long as any TensorView::data is used.
class TensorFile {
public:
    /// Finds and maps a component's weights: the set that chooseWeights() takes. `baseName` is "model" for parts of
    /// transformers and "diffusion_pytorch_model" for parts of diffusers. Throws ModelError naming file, tensor and
    /// what is wrong with it; nothing outside the files is read, no code is run.
    static std::shared_ptr<const TensorFile> open(const std::filesystem::path& folder, const std::string& baseName);

    /// Maps one given file: safetensors, or a PyTorch checkpoint when it ends in .bin, .pt, .pth or .ckpt.
    static std::shared_ptr<const TensorFile> openFile(const std::filesystem::path& file);

    /// All tensors, in the order of their files.
    const std::vector<TensorView>& tensors() const { return tensors_; }

    /// The tensor with this name, or nullptr.
    const TensorView* find(std::string_view name) const;

    /// The file that holds a tensor of this TensorFile.
    const std::filesystem::path& path(const TensorView& tensor) const;

    const std::vector<std::shared_ptr<const MappedFile>>& files() const { return files_; }

    /// Lets the system drop the mapped pages from the resident set; they are read again when they are touched.
    void release() const;
    /// The same for the pages that hold this tensor of the file alone.
    void release(const TensorView& tensor) const;

    /// Asks the system to read the pages ahead, without waiting for it.
    void prefetch() const;

    /// Throws ModelError when a file was truncated, overwritten or replaced since it was opened. To be asked after
    /// every stage: what was computed from such a file is worthless.
    void throwIfDamaged() const;

private:
    void add(std::shared_ptr<const MappedFile> file, std::vector<TensorView> tensors);
    static std::shared_ptr<const TensorFile> openIndex(const std::filesystem::path& index);

    std::vector<std::shared_ptr<const MappedFile>> files_;
    std::vector<TensorView> tensors_;
    std::vector<std::size_t> fileOfTensor_;  ///< parallel to tensors_
    std::unordered_map<std::string, std::size_t> byName_;
};

/// The first floating-point tensor that holds NaN or infinity, or nullptr. Reads every byte: ask when a stage's output
/// is not finite, to name the culprit.
const TensorView* findNonFinite(const TensorFile& file);

}  // namespace unclip
