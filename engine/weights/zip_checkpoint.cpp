#include "engine/weights/zip_checkpoint.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/weights/tensor_pickle.h"
#include "engine/weights/zip_archive.h"

namespace unclip {
namespace {

/// The archive's one top folder, which is called as the file was when it was saved: "archive/", "pytorch_model/", …
std::string rootOf(const std::map<std::string, std::span<const std::byte>>& entries, const std::string& origin) {
    for (const auto& [name, bytes] : entries)
        if (name.ends_with("/data.pkl") && name.find('/') == name.size() - std::string_view("/data.pkl").size())
            return name.substr(0, name.find('/') + 1);
    throw ModelError(says("Models", "%1 is no PyTorch checkpoint: its archive has no data.pkl.").with(origin));
}

TensorView viewOf(PickledTensor& tensor, std::span<const std::byte> storage, const std::string& origin) {
    const auto quotedName = [&] { return shortened(nlohmann::json(tensor.name)); };
    std::uint64_t elements = 1;
    for (std::size_t i = tensor.shape.size(); i-- > 0;) {
        const auto size = static_cast<std::uint64_t>(tensor.shape[i]);
        if (size == 0)
            throw ModelError(says("Models", "%1: tensor %2 has the shape %3, which holds nothing.")
                                 .with(origin, quotedName(), inWords(tensor.shape)));
        if (size != 1 && static_cast<std::uint64_t>(tensor.strides[i]) != elements)
            throw ModelError(says("Models",
                                  "%1: tensor %2 is not stored row by row (strides %3); make it contiguous and save "
                                  "the checkpoint again.")
                                 .with(origin, quotedName(), inWords(tensor.strides)));
        if (__builtin_mul_overflow(elements, size, &elements))
            throw ModelError(says("Models", "%1: tensor %2 has the shape %3, which is larger than any memory.")
                                 .with(origin, quotedName(), inWords(tensor.shape)));
    }
    const std::uint64_t width = bytesPerElement(tensor.dtype);
    std::uint64_t end = 0;
    if (__builtin_add_overflow(static_cast<std::uint64_t>(tensor.offset), elements, &end) ||
        __builtin_mul_overflow(end, width, &end) || end > storage.size() ||
        static_cast<std::uint64_t>(tensor.storageElements) > storage.size() / width)
        throw ModelError(says("Models", "%1: tensor %2 of shape %3 doesn't fit into its storage of %4 bytes.")
                             .with(origin, quotedName(), inWords(tensor.shape), storage.size()));
    const std::size_t bytes = elements * width;
    return {std::move(tensor.name), tensor.dtype, std::move(tensor.shape), storage.data() + (end - bytes), bytes};
}

}  // namespace

std::vector<TensorView> readZipCheckpoint(std::span<const std::byte> bytes, const std::string& origin) {
    const auto entries = readZipArchive(bytes, origin);
    const std::string root = rootOf(entries, origin);
    if (const auto order = entries.find(root + "byteorder"); order != entries.end()) {
        const std::string_view text(reinterpret_cast<const char*>(order->second.data()), order->second.size());
        if (text != "little")
            throw ModelError(
                says("Models", "%1 was saved by a big-endian machine; save it again on a usual one.").with(origin));
    }
    std::vector<TensorView> tensors;
    for (PickledTensor& tensor : readTensorPickle(entries.at(root + "data.pkl"), origin)) {
        const auto storage = entries.find(root + "data/" + tensor.storage);
        if (storage == entries.end())
            throw ModelError(says("Models", "%1: the data of tensor %2 is missing.")
                                 .with(origin, shortened(nlohmann::json(tensor.name))));
        tensors.push_back(viewOf(tensor, storage->second, origin));
    }
    return tensors;
}

}  // namespace unclip
