#include "engine/request/task.h"

#include <array>

namespace unclip {
namespace {

// In the order of Task.
constexpr std::array<TaskDescription, 7> kDescriptions{{
    {.name = "generate",
     .conditioning = Conditioning::prompt,
     .isEdit = false,
     .takesMask = false,
     .followsStructure = true,
     .choosesItsSize = true,
     .choosesAmongSmallPictures = true,
     .strength = 1},
    {.name = "vary",
     .conditioning = Conditioning::pictures,
     .isEdit = false,
     .takesMask = false,
     .followsStructure = true,
     .choosesItsSize = true,
     .choosesAmongSmallPictures = true,
     .strength = 0.5},
    {.name = "inpaint",
     .conditioning = Conditioning::prompt,
     .isEdit = true,
     .takesMask = true,
     .followsStructure = false,
     .choosesItsSize = false,
     .choosesAmongSmallPictures = true,
     .strength = 1},
    {.name = "outpaint",
     .conditioning = Conditioning::prompt,
     .isEdit = true,
     .takesMask = false,
     .followsStructure = false,
     .choosesItsSize = false,
     .choosesAmongSmallPictures = false,
     .strength = 1},
    {.name = "detail",
     .conditioning = Conditioning::prompt,
     .isEdit = true,
     .takesMask = true,
     .followsStructure = false,
     .choosesItsSize = false,
     .choosesAmongSmallPictures = true,
     .strength = 0.5},
    {.name = "mix",
     .conditioning = Conditioning::pictures,
     .isEdit = false,
     .takesMask = false,
     .followsStructure = false,
     .choosesItsSize = false,
     .choosesAmongSmallPictures = false,
     .strength = 0.5},
    {.name = "upscale",
     .conditioning = Conditioning::none,
     .isEdit = false,
     .takesMask = false,
     .followsStructure = false,
     .choosesItsSize = false,
     .choosesAmongSmallPictures = false,
     .strength = 0.3},
}};

}  // namespace

const TaskDescription& descriptionOf(Task task) {
    return kDescriptions.at(static_cast<std::size_t>(task));
}

}  // namespace unclip
