#include "engine/weights/zip_checkpoint.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/base/stop_point.h"
#include "engine/weights/tensor_in_storage.h"
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
        stopPoint();
        const auto storage = entries.find(root + "data/" + tensor.storage);
        if (storage == entries.end())
            throw ModelError(says("Models", "%1: the data of tensor %2 is missing.")
                                 .with(origin, shortened(nlohmann::json(tensor.name))));
        tensors.push_back(tensorInStorage(std::move(tensor), storage->second, origin));
    }
    return tensors;
}

}  // namespace unclip
