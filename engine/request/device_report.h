#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/sentence.h"

namespace unclip {

/// What a request would be painted with, and the memory that it would take.
struct DeviceReport {
    std::string device;               ///< "GPU, bfloat16"
    std::vector<Sentence> sentences;  ///< for people: which device and precision and why, and the memory
    std::uint64_t needed = 0;         ///< bytes of the device's memory that painting takes at most, guessed
    std::uint64_t free = 0;           ///< bytes of it that are free; 0: not known
    bool partsTakeTurns = false;      ///< the model's networks leave the device after their stages, to make room
};

}  // namespace unclip
