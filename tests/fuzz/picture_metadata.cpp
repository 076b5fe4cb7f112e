#include <cstdlib>

#include "engine/base/error.h"
#include "engine/image/metadata.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const unclip::PictureMetadata metadata = unclip::readMetadata(std::span(data, size));
    // What was understood has to come back as it was, and no file's text may pass for a path.
    const nlohmann::json json = toJson(metadata);
    if (toJson(unclip::metadataFromJson(json)) != json)
        std::abort();
    if (metadata.request && metadata.request->picture != metadata.request->picture.filename())
        std::abort();
    unclip::requestFromParameters(metadata.parameters);
    return 0;
}
