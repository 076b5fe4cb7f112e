#include "engine/weights/weight_names.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

bool isThere(const fs::path& path) {
    std::error_code error;
    return fs::symlink_status(path, error).type() != fs::file_type::not_found && !error;
}

bool isHalfPrecision(const std::string& name) {
    return name.find(".fp16") != std::string::npos || name.find(".bf16") != std::string::npos;
}

/// Bytes of a weight file, or of the shards that an index of this name speaks of.
std::uint64_t bytesOf(const fs::path& file) {
    std::error_code error;
    if (file.extension() != ".json") {
        const auto bytes = fs::file_size(file, error);
        return error ? 0 : bytes;
    }
    const std::string index = file.filename().string(), stem = index.substr(0, index.find('.')) + "-";
    std::uint64_t bytes = 0;
    for (fs::directory_iterator entry(file.parent_path(), error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::error_code unreadable;
        const auto size = fs::file_size(entry->path(), unreadable);
        if (name.starts_with(stem) && !isHalfPrecision(name) && !unreadable)
            bytes += size;
    }
    return bytes;
}

}  // namespace

std::vector<std::string> weightFileNames(const std::string& baseName) {
    const std::string pickled = baseName == "model" ? "pytorch_model" : baseName;
    std::vector<std::string> names;
    const auto add = [&](const std::string& base, const std::string& variant, const std::string& ending) {
        names.push_back(base + variant + ending);
        // transformers puts the variant before the index's ending, diffusers behind it; both are in use.
        names.push_back(base + ending + ".index" + variant + ".json");
        if (!variant.empty())
            names.push_back(base + variant + ending + ".index.json");
    };
    add(baseName, "", ".safetensors");
    add(pickled, "", ".bin");
    for (const char* variant : {".fp16", ".bf16"}) add(baseName, variant, ".safetensors");
    for (const char* variant : {".fp16", ".bf16"}) add(pickled, variant, ".bin");
    return names;
}

fs::path chooseWeights(const fs::path& folder, const std::string& baseName, std::uint64_t memory) {
    fs::path first;
    for (const std::string& name : weightFileNames(baseName)) {
        const fs::path path = folder / name;
        if (!isThere(path))
            continue;
        if (!first.empty() && !isHalfPrecision(name))
            continue;
        if (!first.empty())
            return path;  // the first was too large, and this is half of it
        if (isHalfPrecision(name) || bytesOf(path) <= memory / 2)
            return path;
        first = path;
    }
    return first;
}

}  // namespace unclip
