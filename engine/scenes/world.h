#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace unclip {

/// Where a thing is at home in a picture.
enum class Habitat {
    ground,  ///< stands or lies on the ground
    air,     ///< flies or hangs in the sky, casts no shadow
    water,   ///< swims or floats
};

/// What is drawn here instead of taken from the emoji font. The shapes before rainbow come in any of worldColours().
enum class Drawing { none, circle, square, triangle, heart, diamond, star, rainbow, piano };

/// A point of a thing, as fractions of its width and height.
struct Anchor {
    float x = 0.5F;
    float y = 0.0F;
    float width = 0.5F;  ///< of what fits there, as a fraction of the thing's width
};

/// A thing that the world can show.
struct Subject {
    std::string name;                   ///< singular, without article: "racing car"
    std::vector<std::string> synonyms;  ///< other ways to say it, not the name itself
    std::u32string glyph;               ///< code points in the emoji font; empty for a drawing
    Drawing drawing = Drawing::none;
    float aspect = 1.0F;  ///< width / height of what can be seen
    Habitat habitat = Habitat::ground;
    std::optional<Anchor> head;  ///< where a crown's lower edge sits: "a cat with a crown"
    std::optional<Anchor> seat;  ///< where something on top of it touches it: "an owl on a house"
    bool canRide = false;        ///< "a gorilla riding a horse"
    bool canBeRidden = false;
    bool canPlay = false;  ///< "a dog playing a piano"
    bool isPlayed = false;

    bool isColoured() const { return drawing != Drawing::none && drawing < Drawing::rainbow; }
};

struct Colour {
    std::string name;
    std::vector<std::string> synonyms;
    std::array<int, 3> bgr;  ///< 0..255
};

/// Behind the things: a plain colour or a drawn landscape, drawn anew for every scene.
struct Setting {
    std::string name;                  ///< "red" for plain colours, "desert"
    std::vector<std::string> phrases;  ///< ways to say it after the subject: "in a desert", "on a red background"
    int colour = -1;                   ///< index in worldColours() for plain colours, else -1
};

struct Style {
    std::string name;                   ///< "plain", "oil painting", …
    std::vector<std::string> prefixes;  ///< before the subject: "an oil painting of"; empty for plain
    std::vector<std::string> suffixes;  ///< after everything: "as stained glass"; empty for plain
};

/// Indices in worldStyles().
enum StyleIndex { kPlain, kOilPainting, kStainedGlass, kPencilSketch, kPixelArt };

/// The tables. Order is fixed: indices are labels of the judge.
const std::vector<Subject>& worldSubjects();
const std::vector<Colour>& worldColours();
const std::vector<Setting>& worldSettings();
const std::vector<Style>& worldStyles();

/// Indices of the subjects that are flat shapes and come in every colour.
const std::vector<int>& flatShapes();

/// Index of the entry with that name. Throws RequestError when there is none.
int subjectNamed(const std::string& name);
int settingNamed(const std::string& name);
int colourNamed(const std::string& name);
int styleNamed(const std::string& name);

/// Kept out of training, to measure composition: 3 % of (setting, subject), 10 % of (subject, subject) in either order.
/// By a stable hash of the names: the same on every machine, and unmoved when the tables grow.
bool isHeldOut(int setting, int subject);
bool isHeldOutPair(int subject, int otherSubject);

}  // namespace unclip
