#include "engine/weights/tensor_pickle.h"

#include "engine/base/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        unclip::readTensorPickle(std::as_bytes(std::span(data, size)), "fuzzed.pkl");
    } catch (const unclip::ModelError&) {
    }
    return 0;
}
