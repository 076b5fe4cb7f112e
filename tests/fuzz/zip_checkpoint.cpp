#include "engine/weights/zip_checkpoint.h"

#include "engine/base/error.h"
#include "engine/weights/legacy_checkpoint.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto bytes = std::as_bytes(std::span(data, size));
        const auto tensors = unclip::isLegacyCheckpoint(bytes) ? unclip::readLegacyCheckpoint(bytes, "fuzzed.bin")
                                                               : unclip::readZipCheckpoint(bytes, "fuzzed.bin");
        std::vector<std::byte> room;
        for (const unclip::TensorView& stored : tensors) {
            const unclip::TensorView tensor = stored.inRows(room);
            const auto& within = stored.strides.empty() ? bytes : std::span<const std::byte>(room);
            if (tensor.data < within.data() || tensor.data + tensor.bytes > within.data() + within.size())
                std::abort();
        }
    } catch (const unclip::ModelError&) {
    }
    return 0;
}
