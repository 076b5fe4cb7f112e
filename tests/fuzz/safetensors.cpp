#include "engine/weights/safetensors.h"

#include "engine/base/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto bytes = std::as_bytes(std::span(data, size));
        for (const unclip::TensorView& tensor : unclip::readSafetensors(bytes, "fuzzed.safetensors"))
            if (tensor.data < bytes.data() || tensor.data + tensor.bytes > bytes.data() + bytes.size())
                std::abort();
    } catch (const unclip::ModelError&) {
    }
    return 0;
}
