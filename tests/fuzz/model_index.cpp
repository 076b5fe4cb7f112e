#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/base/error.h"
#include "engine/weights/model_folder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path kFolder = [] {
        const auto folder = std::filesystem::temp_directory_path() / ("unclip-fuzz-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder);
        std::atexit([] {
            std::error_code error;
            std::filesystem::remove_all(
                std::filesystem::temp_directory_path() / ("unclip-fuzz-" + std::to_string(::getpid())), error);
        });
        return folder;
    }();
    std::ofstream(kFolder / "model_index.json", std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    try {
        const auto folder = unclip::ModelFolder::open(kFolder);
        folder->missing();
        folder->abilities();
        folder->hash();
    } catch (const unclip::ModelError&) {
    }
    return 0;
}
