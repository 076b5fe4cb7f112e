#include <cstdlib>

#include "engine/base/error.h"
#include "engine/image/read_picture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const unclip::Picture picture =
            unclip::readPicture({data, size}, "fuzzed picture", {.side = 1000, .pixels = 200'000});
        if (picture.pixels.type() != CV_8UC3 || picture.pixels.total() > 200'000 ||
            (!picture.alpha.empty() && picture.alpha.size() != picture.pixels.size()))
            std::abort();
    } catch (const unclip::PictureError&) {
    }
    return 0;
}
