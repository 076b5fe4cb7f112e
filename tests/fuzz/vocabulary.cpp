#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "engine/base/error.h"
#include "engine/text/bpe_tokenizer.h"

namespace {

/// A folder of this process, removed at its end.
struct TemporaryFolder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("unclip_fuzz_vocabulary_" + std::to_string(getpid()));
    TemporaryFolder() { std::filesystem::create_directories(path); }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

}  // namespace

/// The input holds the files of a tokenizer folder, with a NUL between them; trailing ones may be missing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const TemporaryFolder folder;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    for (const char* name :
         {"vocab.json", "merges.txt", "special_tokens_map.json", "tokenizer_config.json", "tokenizer.json"}) {
        const std::string_view text = rest.substr(0, rest.find('\0'));
        rest.remove_prefix(std::min(rest.size(), text.size() + 1));
        std::filesystem::remove(folder.path / name);
        if (!text.empty())
            std::ofstream(folder.path / name, std::ios::binary) << text;
    }
    try {
        const auto tokenizer = unclip::BpeTokenizer::fromFolder(folder.path, 77);
        const unclip::Tokens tokens = tokenizer.encode("a cab! <|EndOfText|> ab \U0001F431 <pad>");
        for (const std::int64_t id : tokens.ids)
            if (id < 0 || static_cast<std::size_t>(id) >= tokenizer.vocabularySize())
                std::abort();
    } catch (const unclip::ModelError&) {
    }
    return 0;
}
