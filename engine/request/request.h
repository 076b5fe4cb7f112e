#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/request/device_choice.h"
#include "engine/request/task.h"

namespace unclip {

/// What the settings that a request leaves open stand for; a model may say its own numbers for each (defaults.json).
enum class Quality {
    quick,     ///< few steps of a second-order solver (DPM-Solver++ 2M), few tries
    standard,  ///< the steps of the reference's pipelines, for Paintbox its own
    best,      ///< many steps and tries
};

/// Where the decoder's image embedding comes from (Ramesh et al. 2022, section 5.1).
enum class PriorMode {
    prior,  ///< predicted from the caption by the prior
    text,   ///< the caption's text embedding takes its place
    none,   ///< the decoder sees the caption alone
};

/// Pixels to add at each edge of a picture.
struct Margins {
    int left = 0, right = 0, top = 0, bottom = 0;
    bool operator==(const Margins&) const = default;
};

// Settings that one kind of task alone looks at.

struct VarySettings {
    /// Start from the picture's pixels under noise, not from the noise that the decoder would paint the picture from.
    bool startFromPixels = false;
    bool operator==(const VarySettings&) const = default;
};

/// Of inpaint and detail.
struct RepaintSettings {
    std::filesystem::path mask;  ///< white is repainted
    bool alphaIsMask = false;    ///< transparent parts of the picture are the mask
    bool operator==(const RepaintSettings&) const = default;
};

/// Of outpaint.
struct ExtendSettings {
    Margins margins;
    bool operator==(const ExtendSettings&) const = default;
};

struct MixSettings {
    std::filesystem::path secondPicture;  ///< the other end
    std::string fromText, toText;         ///< or a text difference
    int steps = 5;                        ///< pictures in the strip
    bool operator==(const MixSettings&) const = default;
};

/// Of upscale.
struct EnlargeSettings {
    double scale = 2.0;       ///< factor
    bool withDetail = false;  ///< the decoder paints the larger picture, window by window, from each window's own
                              ///< embedding, and not the upsampler alone
    bool operator==(const EnlargeSettings&) const = default;
};

/// Everything needed to make a picture again: plain data that is queued, stored, written into PNGs and compared.
/// An absent optional means "the model's own default" at the request's quality (see models' pipelines: Karlo 25/25/7
/// steps, guidance 4 and 8).
struct Request {
    Task task = Task::generate;
    std::string prompt;           ///< UTF-8
    std::string negativePrompt;   ///< UTF-8; empty: none
    std::filesystem::path model;  ///< diffusers folder; empty: the model that ships with the program
    /// A prior that takes the place of the model's own, or of the one that is found for a Kandinsky decoder: a prior's
    /// folder, or owner/name in Hugging Face's cache; empty: no other.
    std::filesystem::path priorFolder;
    std::uint64_t seed = 0;  ///< picture i of a request is painted with seed + i
    int count = 1;           ///< pictures, 1..kMaximumCount

    Quality quality = Quality::standard;
    PriorMode priorMode = PriorMode::prior;
    std::optional<int> priorSteps, decoderSteps, upsamplerSteps;  ///< 1..kMaximumSteps (UnCLIP schedulers: from 2)
    std::optional<int> priorBestOf;  ///< so many image embeddings are drawn for each, and the one that is nearest to
                                     ///< the prompt's text embedding is painted, 1..kMaximumBestOf
    std::optional<double> priorGuidance, guidance;  ///< classifier-free guidance; 1 and below: off
    std::optional<int> noiseLevel;  ///< 0..kMaximumNoiseLevel: noise of the image embedding that the decoder sees,
                                    ///< where it is one that does (Stable unCLIP); the more, the freer it is; absent: 0
    std::optional<int> width, height;  ///< final size in pixels; absent: the model's own

    DeviceChoice device = DeviceChoice::automatic;
    DtypeChoice dtype = DtypeChoice::automatic;

    std::filesystem::path picture;    ///< all but generate: what is worked on; of mix the first end
    std::optional<double> strength;   ///< 0..1: how far vary, mix, inpaint, detail and upscale
                                      ///< with detail may leave the picture; absent:
                                      ///< strengthOf the task
    std::filesystem::path structure;  ///< generate and vary: the depth picture, near is white, whose structure is
                                      ///< followed; empty: none
    int feather = 8;                  ///< edits: pixels over which the new part's border blends, 0..kMaximumFeather
    std::optional<int> bestOf;        ///< tasks that choose among small pictures: so many are painted for each, and the
                                      ///< one that CLIP finds nearest to what was asked for is finished,
                                      ///< 1..kMaximumBestOf
    bool ranked = false;              ///< sort the pictures by CLIP similarity to the prompt

    VarySettings vary;
    RepaintSettings repaint;
    ExtendSettings extend;
    MixSettings mix;
    EnlargeSettings enlarge;

    bool operator==(const Request&) const = default;
};

inline constexpr int kMaximumCount = 1000;
inline constexpr int kMaximumSteps = 1000;
inline constexpr int kMaximumBestOf = 32;
inline constexpr int kMaximumNoiseLevel = 999;
inline constexpr int kMaximumFeather = 512;
inline constexpr int kMaximumPictureSide = 20000;
inline constexpr double kMaximumGuidance = 100.0;
inline constexpr std::size_t kMaximumPromptBytes = 1'000'000;

/// Whether the decoder is to paint a larger picture.
bool enlargesWithDetail(const Request& request);

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

inline const char* name(Task task) {
    return descriptionOf(task).name;
}
const char* name(Quality quality);
const char* name(PriorMode mode);

}  // namespace unclip
