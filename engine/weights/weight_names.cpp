#include "engine/weights/weight_names.h"

namespace unclip {

std::vector<std::string> weightFileNames(const std::string& baseName) {
    std::vector<std::string> names;
    for (const char* variant : {"", ".fp16", ".bf16"}) {
        names.push_back(baseName + variant + ".safetensors");
        // transformers puts the variant before the index's ending, diffusers behind it; both are in use.
        names.push_back(baseName + ".safetensors.index" + variant + ".json");
        if (*variant != '\0')
            names.push_back(baseName + variant + ".safetensors.index.json");
    }
    const std::string pickled = baseName == "model" ? "pytorch_model" : baseName;
    for (const char* variant : {"", ".fp16", ".bf16"}) {
        names.push_back(pickled + variant + ".bin");
        names.push_back(pickled + ".bin.index" + variant + ".json");
        if (*variant != '\0')
            names.push_back(pickled + variant + ".bin.index.json");
    }
    return names;
}

}  // namespace unclip
