#include <nlohmann/json.hpp>

#include "engine/base/error.h"
#include "engine/request/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const std::string text(reinterpret_cast<const char*>(data), size);
        const unclip::Request request = unclip::requestFromText(text, "fuzzed.json");
        // What was accepted has to come back as it was.
        if (unclip::requestFromText(unclip::toJson(request).dump(), "again.json") != request)
            std::abort();
    } catch (const unclip::RequestError&) {
    }
    return 0;
}
