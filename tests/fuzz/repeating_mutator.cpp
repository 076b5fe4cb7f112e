// Lets libFuzzer build inputs that repeat a part thousands of times: what costs a reader most memory and time.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maximumSize);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maximumSize,
                                               unsigned seed) {
    std::minstd_rand random(seed);
    if (size == 0 || size == maximumSize || random() % 16 != 0)
        return LLVMFuzzerMutate(data, size, maximumSize);
    const std::size_t first = random() % size;
    const std::size_t length = std::min<std::size_t>(size - first, 1 + random() % 512);
    const std::vector<std::uint8_t> part(data + first, data + first + length), rest(data + first, data + size);
    std::size_t end = first;
    const std::size_t room = maximumSize - rest.size();
    while (end + length <= room) {
        std::memcpy(data + end, part.data(), length);
        end += length;
    }
    std::memcpy(data + end, rest.data(), rest.size());
    return end + rest.size();
}
