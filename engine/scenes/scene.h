#pragma once

#include <cstdint>
#include <opencv2/core/types.hpp>
#include <string>
#include <vector>

#include "engine/scenes/world.h"

namespace unclip {

/// How the things of a scene stand to each other; the first subject is the one that the caption begins with.
enum class Composition {
    single,  ///< one thing, or none at all
    nextTo,  ///< side by side, the caption doesn't say which is left
    leftOf,  ///< the first stands left of the second
    rightOf,
    above,  ///< the first hangs above the second
    under,
    on,  ///< the first sits on the second
    riding,
    playing,  ///< an instrument, in front of its player
    wearing,  ///< the second (a crown) on the head of the first
};

const char* name(Composition composition);

/// One thing in the picture; lengths are fractions of the picture's side.
struct PlacedSubject {
    int subject = 0;  ///< index in worldSubjects()
    int colour = -1;  ///< index in worldColours() for flat shapes, else -1
    float x = 0.5F;   ///< centre, from the left
    float y = 0.5F;   ///< centre, from the top
    float width = 0.7F;
    float height = 0.7F;

    cv::Rect2f box() const { return {x - width / 2, y - height / 2, width, height}; }
    bool operator==(const PlacedSubject&) const = default;
};

/// What to paint and how to say it. Plain data; painting adds nothing but the details that `seed` decides.
struct Scene {
    std::uint64_t seed = 0;
    Composition composition = Composition::single;
    std::vector<PlacedSubject> subjects;  ///< none, one, or two in the order of the caption
    int setting = 0;                      ///< index in worldSettings()
    int style = kPlain;                   ///< index in worldStyles()
    float horizon = 0.62F;                ///< where the ground begins, from the top
    std::string caption;                  ///< lower or upper case, commas or not, parts left out

    bool operator==(const Scene&) const = default;
};

enum class HeldOut {
    excluded,  ///< training: nothing that isHeldOut
    only,      ///< measuring: singles with a held-out setting, pairs of held-out subjects
    allowed,
};

struct SceneOptions {
    double pairs = 0.4;          ///< share of scenes with two things, 0..1
    double empty = 0;            ///< share of scenes that show a setting alone, 0..1; none when only held-out ones
    double styled = 0.4;         ///< share of scenes in a style other than plain, 0..1
    double plainSettings = 0.4;  ///< share of scenes on a plain colour, 0..1
    double omitted = 0.1;        ///< how often each part (style, setting, colour of a shape) is left out of the caption
    HeldOut heldOut = HeldOut::excluded;
    std::vector<int> subjects;  ///< only these, one named several times that much oftener; empty: all
    std::vector<int> settings;  ///< only these; empty: all
    std::vector<int> styles;    ///< only these; empty: all
    std::vector<int> colours;   ///< of flat shapes, only these; empty: all

    std::vector<int> drawnSubjects() const;  ///< `subjects`, or every one when none is named
};

/// Decides a scene and its caption: the same seed and options give the same scene on every machine.
/// Throws RequestError when the options leave nothing to draw (for example held-out only, with one subject alone).
Scene drawScene(std::uint64_t seed, const SceneOptions& options = {});

/// What the judge is asked to see: counts are worldSubjects().size(), worldSettings().size(), worldStyles().size().
struct SceneLabels {
    std::vector<int> subjects;  ///< in the order of the caption
    std::vector<int> colours;   ///< beside each subject: index in worldColours(); -1: no flat shape, or drawn in pencil
    int setting = 0;
    int style = kPlain;
    Composition composition = Composition::single;
};

SceneLabels labelsOf(const Scene& scene);

}  // namespace unclip
