#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace unclip {

/// A safetensors file with any header, also a wrong one.
inline std::string safetensorsBytes(const std::string& header, const std::string& data) {
    const std::uint64_t length = header.size();
    return std::string(reinterpret_cast<const char*>(&length), 8) + header + data;
}

/// One tensor's entry of a header.
inline nlohmann::json tensorEntry(const std::string& dtype, const nlohmann::json& shape, std::uint64_t begin,
                                  std::uint64_t end) {
    return {{"dtype", dtype}, {"shape", shape}, {"data_offsets", {begin, end}}};
}

/// A good file that holds float32 tensors of the given element counts, all zeros.
inline std::string zeros(const std::map<std::string, std::uint64_t>& elements) {
    nlohmann::json header = nlohmann::json::object();
    std::uint64_t offset = 0;
    for (const auto& [name, count] : elements) {
        header[name] = tensorEntry("F32", {count}, offset, offset + 4 * count);
        offset += 4 * count;
    }
    return safetensorsBytes(header.dump(), std::string(offset, '\0'));
}

}  // namespace unclip
