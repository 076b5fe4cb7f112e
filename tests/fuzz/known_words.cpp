#include "engine/text/known_words.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "engine/base/error.h"

/// The input is a words.json.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto file =
        std::filesystem::temp_directory_path() / ("unclip_fuzz_words_" + std::to_string(getpid()) + ".json");
    std::ofstream(file, std::ios::binary) << std::string_view(reinterpret_cast<const char*>(data), size);
    try {
        const auto known = unclip::KnownWords::fromFile(file);
        if (known.size() == 0 && !known.unknownIn("cat").size())
            std::abort();
    } catch (const unclip::ModelError&) {
    }
    std::filesystem::remove(file);
    return 0;
}
