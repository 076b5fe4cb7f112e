#include "engine/text/byte_alphabet.h"

#include "engine/text/unicode.h"

namespace unclip {
namespace {

bool isPrintable(int byte) {
    return (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || (byte >= 0xAE && byte <= 0xFF);
}

}  // namespace

const std::array<unsigned char, 256>& bytesInVocabularyOrder() {
    static const std::array<unsigned char, 256> order = [] {
        std::array<unsigned char, 256> bytes{};
        std::size_t next = 0;
        for (const bool printable : {true, false})
            for (int byte = 0; byte < 256; ++byte)
                if (isPrintable(byte) == printable)
                    bytes[next++] = static_cast<unsigned char>(byte);
        return bytes;
    }();
    return order;
}

const std::array<std::string, 256>& byteAlphabet() {
    static const std::array<std::string, 256> alphabet = [] {
        std::array<std::string, 256> names;
        char32_t substitute = 256;  // stands for the first byte that can't be printed, and so on
        for (const unsigned char byte : bytesInVocabularyOrder())
            appendUtf8(names[byte], isPrintable(byte) ? char32_t{byte} : substitute++);
        return names;
    }();
    return alphabet;
}

}  // namespace unclip
