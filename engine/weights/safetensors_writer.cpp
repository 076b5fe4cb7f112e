#include "engine/weights/safetensors_writer.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "engine/base/atomic_file.h"

namespace unclip {
namespace {

const char* safetensorsName(StoredDtype dtype) {
    static constexpr const char* kNames[] = {"F64", "F32", "F16", "BF16", "I64", "I32", "I16", "I8", "U8", "BOOL"};
    return kNames[static_cast<std::size_t>(dtype)];
}

std::size_t bytesOf(const TensorDescription& tensor) {
    std::size_t bytes = bytesPerElement(tensor.dtype);
    for (const std::int64_t size : tensor.shape) bytes *= static_cast<std::size_t>(size);
    return bytes;
}

std::string headerOf(const std::vector<TensorDescription>& tensors,
                     const std::map<std::string, std::string>& metadata) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::size_t offset = 0;
    for (const TensorDescription& tensor : tensors) {
        if (header.contains(tensor.name))
            throw std::invalid_argument("tensor " + tensor.name + " is given twice");
        const std::size_t end = offset + bytesOf(tensor);
        header[tensor.name] = {
            {"dtype", safetensorsName(tensor.dtype)}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');  // so that the tensors are aligned
    return text;
}

}  // namespace

void writeSafetensors(const std::filesystem::path& path, const std::vector<TensorDescription>& tensors,
                      const std::function<std::span<const std::byte>(std::size_t)>& dataOf,
                      const std::map<std::string, std::string>& metadata) {
    const std::string header = headerOf(tensors, metadata);
    const std::uint64_t headerBytes = header.size();
    AtomicFile file(path);
    file.write(&headerBytes, sizeof(headerBytes));
    file.write(header);
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const auto data = dataOf(i);
        if (data.size() != bytesOf(tensors[i]))
            throw std::invalid_argument("tensor " + tensors[i].name + " has " + std::to_string(data.size()) +
                                        " bytes where its shape needs " + std::to_string(bytesOf(tensors[i])));
        file.write(data.data(), data.size());
    }
    file.commit();
}

void writeSafetensors(const std::filesystem::path& path, const std::vector<TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata) {
    std::vector<TensorDescription> descriptions;
    for (const TensorView& tensor : tensors) descriptions.push_back({tensor.name, tensor.dtype, tensor.shape});
    writeSafetensors(
        path, descriptions, [&](std::size_t i) { return std::span(tensors[i].data, tensors[i].bytes); }, metadata);
}

}  // namespace unclip
