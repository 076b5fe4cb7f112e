#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace unclip {

/// What a job makes.
enum class Task {
    generate,  ///< a picture from a prompt
    vary,      ///< pictures like a picture
    inpaint,   ///< the white part of a mask repainted
    outpaint,  ///< the picture continued beyond its frame
    detail,    ///< the marked region painted again at the decoder's full resolution
    mix,       ///< a strip between two pictures, or along a difference of two texts
    upscale,   ///< a larger picture of the same
};

/// Whether it changes a part of a picture, or goes on beyond its frame, and leaves the rest as it is.
constexpr bool editsAPicture(Task task) {
    return task == Task::inpaint || task == Task::outpaint || task == Task::detail;
}

/// Whether its pictures are conditioned on the embeddings of pictures, not of a prompt.
constexpr bool followsAPicture(Task task) {
    return task == Task::vary || task == Task::mix;
}

/// Whether it can paint several small pictures and finish the one that CLIP finds nearest. Mixing and outpainting want
/// the same thing all along, not the best of each part; upscaling paints no small picture.
constexpr bool choosesAmongSmallPictures(Task task) {
    return task == Task::generate || task == Task::vary || task == Task::inpaint || task == Task::detail;
}

/// Where the decoder's image embedding comes from (Ramesh et al. 2022, section 5.1).
enum class PriorMode {
    prior,  ///< predicted from the caption by the prior
    text,   ///< the caption's text embedding takes its place
    none,   ///< the decoder sees the caption alone
};

enum class DeviceChoice { automatic, cpu, cuda };
enum class DtypeChoice { automatic, float32, bfloat16, float16 };

/// Pixels to add at each edge of a picture.
struct Margins {
    int left = 0, right = 0, top = 0, bottom = 0;
    bool operator==(const Margins&) const = default;
};

/// Everything needed to make a picture again: plain data that is queued, stored, written into PNGs and compared.
/// An absent optional means "the model's own default" (see models' pipelines: Karlo 25/25/7 steps, guidance 4 and 8).
struct Request {
    Task task = Task::generate;
    std::string prompt;           ///< UTF-8
    std::string negativePrompt;   ///< UTF-8; empty: none
    std::filesystem::path model;  ///< diffusers folder; empty: the model that ships with the program
    std::uint64_t seed = 0;       ///< picture i of a request is painted with seed + i
    int count = 1;                ///< pictures, 1..kMaximumCount

    PriorMode priorMode = PriorMode::prior;
    std::optional<int> priorSteps, decoderSteps, upsamplerSteps;  ///< 1..kMaximumSteps (UnCLIP schedulers: from 2)
    std::optional<double> priorGuidance, guidance;                ///< guidance scales; 1 and below: off
    std::optional<int> width, height;                             ///< final size in pixels; absent: the model's own

    DeviceChoice device = DeviceChoice::automatic;
    DtypeChoice dtype = DtypeChoice::automatic;

    std::filesystem::path picture;        ///< vary, inpaint, outpaint, detail, upscale; the first of mix
    std::filesystem::path secondPicture;  ///< mix: the other end
    std::filesystem::path mask;           ///< inpaint, detail: white is repainted
    bool alphaIsMask = false;             ///< inpaint: transparent parts of the picture are the mask
    int feather = 8;                      ///< pixels over which the mask's border blends, 0..kMaximumFeather
    std::optional<double> strength;  ///< 0..1: how far detail, vary, inpaint and mix may leave the picture; absent:
                                     ///< strengthOf the task
    bool startFromPixels = false;    ///< vary: start from the picture's pixels under noise, not from the noise that the
                                     ///< decoder would paint the picture from
    Margins margins;                 ///< outpaint
    std::string fromText, toText;    ///< mix: text difference
    int mixSteps = 5;                ///< mix: pictures in the strip
    double scale = 2.0;              ///< upscale: factor
    std::optional<int> bestOf;  ///< tasks that choosesAmongSmallPictures: so many are painted for each, and the one
                                ///< that CLIP finds nearest to what was asked for is finished, 1..kMaximumBestOf
    bool ranked = false;        ///< sort the pictures by CLIP similarity to the prompt

    bool operator==(const Request&) const = default;
};

inline constexpr int kMaximumCount = 1000;
inline constexpr int kMaximumSteps = 1000;
inline constexpr int kMaximumBestOf = 32;
inline constexpr int kMaximumFeather = 512;
inline constexpr int kMaximumPictureSide = 20000;
inline constexpr double kMaximumGuidance = 100.0;
inline constexpr std::size_t kMaximumPromptBytes = 1'000'000;

/// The request's strength, or the one that suits its task.
double strengthOf(const Request& request);

/// Checks every field against its range. Throws RequestError that names the field, its value and the allowed range.
void validate(const Request& request);

/// A request as JSON and back. Only fields that differ from their default are written; unknown keys are ignored, so
/// that a newer program's requests can be read. Throws RequestError naming the key when a value has the wrong type or
/// range.
nlohmann::json toJson(const Request& request);
Request requestFromJson(const nlohmann::json& json);

/// Parses the text of a saved request; limits depth and size before parsing. Throws RequestError.
Request requestFromText(const std::string& text, const std::string& origin);

const char* name(Task task);
const char* name(PriorMode mode);
const char* name(DeviceChoice device);
const char* name(DtypeChoice dtype);

}  // namespace unclip
