// Stands in for libFuzzer where the compiler has none: runs the target on every file of a corpus, on each of them cut
// short, and on mutations drawn from a fixed seed, some of which repeat a part thousands of times. No input may take
// memory beyond what its size allows.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <vector>

#include "tests/fuzz/counted_memory.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kBytesAlways = 24 << 20, kBytesPerByte = 64;
constexpr std::size_t kLongestRepetition = 200'000;
constexpr int kRepetitionsPerFile = 6;
constexpr int kMutationsPerFile = 300;
constexpr std::size_t kCutsPerFile = 300;

using Bytes = std::vector<std::uint8_t>;

void run(const Bytes& input) {
    const Bytes exact(input);  // no spare capacity: reading one byte too far is seen by the address sanitizer
    const std::size_t before = usedMemory;
    mostUsedMemory = before;
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
    if (mostUsedMemory - before > kBytesAlways + kBytesPerByte * exact.size()) {
        std::cerr << (mostUsedMemory - before) << " bytes of memory for an input of " << exact.size() << "\n";
        std::abort();
    }
}

/// A part of the input, from a byte to half a kilobyte, again and again in its place.
Bytes withRepetition(const Bytes& input, std::mt19937& random) {
    Bytes repeated = input;
    if (input.empty())
        return repeated;
    const std::size_t first = random() % input.size();
    const std::size_t length = std::min<std::size_t>(input.size() - first, 1 + random() % (1U << random() % 10));
    const Bytes part(input.begin() + static_cast<std::ptrdiff_t>(first),
                     input.begin() + static_cast<std::ptrdiff_t>(first + length));
    Bytes many;
    while (many.size() < kLongestRepetition) many.insert(many.end(), part.begin(), part.end());
    repeated.insert(repeated.begin() + static_cast<std::ptrdiff_t>(first), many.begin(), many.end());
    return repeated;
}

void mutate(Bytes& input, std::mt19937& random) {
    static constexpr std::uint8_t kTelling[] = {0, 1, 0x7f, 0x80, 0xff, '"', '{', '[', '0', '-', '\\', '/'};
    if (input.empty())
        return;
    const std::size_t place = random() % input.size();
    switch (random() % 5) {
        case 0:
            input[place] ^= static_cast<std::uint8_t>(1U << (random() % 8));
            break;
        case 1:
            input[place] = kTelling[random() % std::size(kTelling)];
            break;
        case 2:
            input.erase(input.begin() + static_cast<std::ptrdiff_t>(place));
            break;
        case 3:
            input.insert(input.begin() + static_cast<std::ptrdiff_t>(place), kTelling[random() % std::size(kTelling)]);
            break;
        default: {
            const Bytes part(
                input.begin() + static_cast<std::ptrdiff_t>(place),
                input.begin() + static_cast<std::ptrdiff_t>(std::min(input.size(), place + random() % 32)));
            const auto target = input.begin() + static_cast<std::ptrdiff_t>(random() % input.size());
            input.insert(target, part.begin(), part.end());
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: " << argv[0] << " CORPUS\n";
        return 2;
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) files.push_back(entry.path());
    std::sort(files.begin(), files.end());  // the mutations have to be the same on every machine
    std::mt19937 random(1);
    for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        const Bytes input(std::istreambuf_iterator<char>(stream), {});
        run(input);
        for (std::size_t i = 0; i < kCutsPerFile && i < input.size(); ++i) {
            const std::size_t length = input.size() <= kCutsPerFile ? i : i * input.size() / kCutsPerFile;
            run(Bytes(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(length)));
        }
        for (int i = 0; i < kRepetitionsPerFile; ++i) run(withRepetition(input, random));
        Bytes mutated = input;
        for (int i = 0; i < kMutationsPerFile; ++i) {
            if (i % 10 == 0)
                mutated = input;
            mutate(mutated, random);
            run(mutated);
        }
    }
    std::cout << files.size() << " files and their mutations survived\n";
    return files.empty() ? 1 : 0;
}
