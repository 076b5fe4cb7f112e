#include "engine/scenes/world.h"

#include <cstdint>
#include <map>
#include <string_view>

#include "engine/base/error.h"

namespace unclip {
namespace {

constexpr Habitat kGround = Habitat::ground, kAir = Habitat::air, kWater = Habitat::water;

Subject glyph(std::string name, std::vector<std::string> synonyms, std::u32string glyph, float aspect,
              Habitat habitat = kGround) {
    Subject subject;
    subject.name = std::move(name);
    subject.synonyms = std::move(synonyms);
    subject.glyph = std::move(glyph);
    subject.aspect = aspect;
    subject.habitat = habitat;
    return subject;
}

Subject drawing(std::string name, std::vector<std::string> synonyms, Drawing drawing, float aspect, Habitat habitat) {
    Subject subject = glyph(std::move(name), std::move(synonyms), {}, aspect, habitat);
    subject.drawing = drawing;
    return subject;
}

std::vector<Subject> listSubjects() {
    return {
        // Animals
        glyph("dog", {"puppy"}, U"\U0001F415", 0.94F),
        glyph("cat", {"kitten"}, U"\U0001F431", 1.12F),
        glyph("horse", {"pony", "stallion"}, U"\U0001F40E", 1.11F),
        glyph("gorilla", {"ape"}, U"\U0001F98D", 0.89F),
        glyph("lion", {}, U"\U0001F981", 0.89F),
        glyph("tiger", {}, U"\U0001F42F", 1.02F),
        glyph("panda", {"panda bear"}, U"\U0001F43C", 1.11F),
        glyph("fox", {"red fox"}, U"\U0001F98A", 1.06F),
        glyph("rabbit", {"bunny", "hare"}, U"\U0001F430", 0.75F),
        glyph("bear", {"brown bear"}, U"\U0001F43B", 1.06F),
        glyph("elephant", {}, U"\U0001F418", 1.09F),
        glyph("giraffe", {}, U"\U0001F992", 0.75F),
        glyph("unicorn", {}, U"\U0001F984", 0.93F),
        glyph("pig", {"piglet"}, U"\U0001F416", 1.12F),
        glyph("sheep", {"lamb"}, U"\U0001F411", 1.01F),
        glyph("monkey", {"chimp"}, U"\U0001F412", 0.99F),
        glyph("frog", {"toad"}, U"\U0001F438", 1.15F),
        glyph("turtle", {"tortoise"}, U"\U0001F422", 1.26F),
        glyph("dinosaur", {"t rex", "tyrannosaurus"}, U"\U0001F996", 1.16F),
        glyph("dragon", {"chinese dragon"}, U"\U0001F409", 0.86F),
        glyph("penguin", {}, U"\U0001F427", 0.66F),
        glyph("owl", {}, U"\U0001F989", 0.73F),
        glyph("flamingo", {}, U"\U0001F9A9", 0.70F),
        glyph("whale", {"blue whale"}, U"\U0001F433", 1.11F, kWater),
        glyph("shark", {}, U"\U0001F988", 1.02F, kWater),
        glyph("fish", {"tropical fish"}, U"\U0001F420", 1.17F, kWater),
        glyph("octopus", {"squid"}, U"\U0001F419", 1.10F, kWater),
        glyph("crab", {}, U"\U0001F980", 1.41F),
        glyph("snail", {}, U"\U0001F40C", 1.05F),
        glyph("butterfly", {"monarch butterfly"}, U"\U0001F98B", 1.23F, kAir),
        glyph("bee", {"bumblebee", "honeybee"}, U"\U0001F41D", 1.05F, kAir),
        // People and fantasy figures
        glyph("robot", {"android"}, U"\U0001F916", 1.00F),
        glyph("astronaut", {"cosmonaut", "spaceman"}, U"\U0001F9D1\u200D\U0001F680", 0.88F),
        glyph("king", {"monarch", "prince"}, U"\U0001FAC5", 0.86F),
        glyph("superhero", {"superman", "hero"}, U"\U0001F9B8", 0.65F, kAir),
        glyph("ghost", {"spirit", "spook"}, U"\U0001F47B", 1.02F),
        glyph("mermaid", {}, U"\U0001F9DC\u200D\u2640", 0.79F),
        glyph("wizard", {"magician", "sorcerer"}, U"\U0001F9D9", 0.98F),
        glyph("alien", {"extraterrestrial"}, U"\U0001F47D", 0.94F),
        glyph("snowman", {}, U"\u26C4", 0.77F),
        glyph("pumpkin", {"jack o lantern", "halloween pumpkin"}, U"\U0001F383", 1.05F),
        // Food
        glyph("apple", {"red apple"}, U"\U0001F34E", 0.93F),
        glyph("banana", {}, U"\U0001F34C", 0.89F),
        glyph("pizza", {"slice of pizza", "pizza slice"}, U"\U0001F355", 0.80F),
        glyph("hamburger", {"burger", "cheeseburger"}, U"\U0001F354", 0.95F),
        glyph("cake", {"birthday cake"}, U"\U0001F382", 0.81F),
        glyph("ice cream", {"ice cream cone"}, U"\U0001F366", 0.55F),
        glyph("doughnut", {"donut"}, U"\U0001F369", 1.26F),
        glyph("strawberry", {"berry"}, U"\U0001F353", 0.89F),
        glyph("pineapple", {}, U"\U0001F34D", 0.62F),
        glyph("mushroom", {"toadstool"}, U"\U0001F344", 0.96F),
        // Vehicles
        glyph("racing car", {"race car", "sports car", "car"}, U"\U0001F3CE", 2.17F),
        glyph("train", {"steam train", "locomotive", "steam engine"}, U"\U0001F682", 1.02F),
        glyph("tractor", {}, U"\U0001F69C", 1.23F),
        glyph("bicycle", {"bike"}, U"\U0001F6B2", 1.39F),
        glyph("aeroplane", {"airplane", "plane", "jet"}, U"\u2708", 1.01F, kAir),
        glyph("rocket", {"spaceship", "space rocket"}, U"\U0001F680", 0.98F, kAir),
        glyph("helicopter", {"chopper"}, U"\U0001F681", 1.48F, kAir),
        glyph("ufo", {"flying saucer", "alien spaceship"}, U"\U0001F6F8", 1.07F, kAir),
        glyph("sailing boat", {"sailboat", "boat", "ship"}, U"\u26F5", 0.91F, kWater),
        // Music
        drawing("piano", {"upright piano"}, Drawing::piano, 1.25F, kGround),
        glyph("guitar", {"electric guitar"}, U"\U0001F3B8", 1.00F),
        glyph("trumpet", {"horn"}, U"\U0001F3BA", 1.04F),
        glyph("drum", {"snare drum"}, U"\U0001F941", 0.97F),
        // Things
        glyph("crown", {"golden crown"}, U"\U0001F451", 1.05F),
        glyph("umbrella", {"parasol"}, U"\u2602", 1.00F),
        glyph("top hat", {"hat"}, U"\U0001F3A9", 1.20F),
        glyph("alarm clock", {"clock"}, U"\u23F0", 0.86F),
        glyph("present", {"gift", "gift box"}, U"\U0001F381", 0.93F),
        glyph("football", {"soccer ball", "ball"}, U"\u26BD", 1.01F),
        glyph("balloon", {"red balloon"}, U"\U0001F388", 0.70F, kAir),
        // Nature
        glyph("sun", {"bright sun"}, U"\u2600", 1.00F, kAir),
        glyph("moon", {"crescent moon", "crescent"}, U"\U0001F319", 1.01F, kAir),
        drawing("rainbow", {"colourful rainbow"}, Drawing::rainbow, 1.70F, kAir),
        glyph("fire", {"flame", "campfire"}, U"\U0001F525", 0.80F),
        glyph("cactus", {}, U"\U0001F335", 0.75F),
        glyph("tree", {"oak", "oak tree"}, U"\U0001F333", 0.89F),
        glyph("palm tree", {"palm", "coconut tree"}, U"\U0001F334", 0.85F),
        glyph("sunflower", {"yellow flower"}, U"\U0001F33B", 0.78F),
        glyph("rose", {"red rose"}, U"\U0001F339", 0.70F),
        glyph("planet", {"saturn", "ringed planet"}, U"\U0001FA90", 1.75F, kAir),
        glyph("volcano", {}, U"\U0001F30B", 0.90F),
        // Buildings
        glyph("house", {"cottage", "home"}, U"\U0001F3E0", 1.02F),
        glyph("castle", {"fortress"}, U"\U0001F3F0", 1.03F),
        glyph("tent", {"camping tent"}, U"\u26FA", 1.46F),
        glyph("ferris wheel", {"big wheel"}, U"\U0001F3A1", 0.94F),
        // Flat shapes in any colour
        drawing("circle", {"disc", "dot"}, Drawing::circle, 1.0F, kAir),
        drawing("square", {"box"}, Drawing::square, 1.0F, kAir),
        drawing("triangle", {}, Drawing::triangle, 1.1F, kAir),
        drawing("heart", {"love heart"}, Drawing::heart, 1.1F, kAir),
        drawing("diamond", {"rhombus"}, Drawing::diamond, 0.85F, kAir),
        drawing("star", {}, Drawing::star, 1.05F, kAir),
    };
}

struct NamedAnchor {
    const char* name;
    Anchor anchor;
};

constexpr NamedAnchor kHeads[] = {
    {"dog", {.37F, .10F, .50F}},     {"cat", {.50F, .20F, .58F}},    {"gorilla", {.31F, .07F, .40F}},
    {"lion", {.50F, .16F, .58F}},    {"tiger", {.50F, .12F, .62F}},  {"panda", {.50F, .13F, .58F}},
    {"fox", {.50F, .28F, .50F}},     {"bear", {.50F, .13F, .58F}},   {"pig", {.30F, .13F, .42F}},
    {"monkey", {.28F, .10F, .48F}},  {"frog", {.50F, .17F, .50F}},   {"dinosaur", {.22F, .05F, .34F}},
    {"penguin", {.36F, .04F, .58F}}, {"owl", {.50F, .10F, .74F}},    {"robot", {.50F, .25F, .50F}},
    {"ghost", {.50F, .06F, .52F}},   {"alien", {.50F, .06F, .58F}},  {"elephant", {.27F, .10F, .40F}},
    {"sheep", {.27F, .14F, .40F}},   {"turtle", {.17F, .34F, .28F}},
};

/// Things that can be ridden, then things that something can only stand on.
constexpr NamedAnchor kRidden[] = {
    {"horse", {.53F, .46F, .60F}},   {"elephant", {.62F, .14F, .60F}}, {"pig", {.62F, .12F, .60F}},
    {"turtle", {.60F, .10F, .60F}},  {"dinosaur", {.55F, .45F, .50F}}, {"whale", {.55F, .42F, .60F}},
    {"sheep", {.60F, .10F, .60F}},   {"snail", {.65F, .20F, .50F}},    {"racing car", {.40F, .20F, .40F}},
    {"bicycle", {.42F, .22F, .50F}}, {"tractor", {.30F, .12F, .50F}},  {"train", {.60F, .18F, .50F}},
    {"giraffe", {.55F, .50F, .60F}}, {"shark", {.55F, .30F, .50F}},
};
constexpr NamedAnchor kStoodOn[] = {
    {"piano", {.50F, .04F, .60F}},    {"house", {.52F, .12F, .60F}},     {"cake", {.50F, .38F, .60F}},
    {"drum", {.50F, .26F, .60F}},     {"present", {.50F, .22F, .60F}},   {"football", {.50F, .04F, .60F}},
    {"mushroom", {.50F, .05F, .60F}}, {"hamburger", {.50F, .06F, .60F}}, {"castle", {.50F, .10F, .40F}},
    {"tent", {.45F, .10F, .50F}},     {"pumpkin", {.50F, .14F, .60F}},   {"square", {.50F, .01F, .70F}},
    {"circle", {.50F, .03F, .60F}},   {"ufo", {.45F, .12F, .50F}},       {"top hat", {.50F, .06F, .60F}},
    {"doughnut", {.50F, .12F, .60F}}, {"tree", {.50F, .08F, .60F}},
};
constexpr const char* kRiders[] = {
    "dog",     "cat", "gorilla", "lion",      "tiger", "panda", "fox",     "rabbit", "bear",  "monkey",  "frog",
    "penguin", "owl", "robot",   "astronaut", "king",  "ghost", "mermaid", "wizard", "alien", "snowman", "superhero"};
constexpr const char* kPlayers[] = {"dog",       "cat",      "gorilla", "lion",   "tiger", "panda",   "fox", "rabbit",
                                    "bear",      "elephant", "pig",     "monkey", "frog",  "penguin", "owl", "robot",
                                    "astronaut", "king",     "ghost",   "wizard", "alien", "dinosaur"};
constexpr const char* kPlayed[] = {"piano", "guitar", "trumpet", "drum"};

template <class Table>
int indexOf(const Table& table, std::string_view name, const char* kind) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].name == name) {
            return static_cast<int>(i);
        }
    }
    std::string known;
    for (const auto& entry : table) known += (known.empty() ? "" : ", ") + entry.name;
    throw RequestError("There is no " + std::string(kind) + " called \"" + std::string(name) +
                       "\" in the drawn world; choose one of " + known + ".");
}

std::vector<Subject> completeSubjects() {
    std::vector<Subject> subjects = listSubjects();
    const auto find = [&](const char* name) -> Subject& { return subjects[indexOf(subjects, name, "subject")]; };
    for (const NamedAnchor& head : kHeads) {
        find(head.name).head = head.anchor;
    }
    for (const NamedAnchor& ridden : kRidden) {
        find(ridden.name).seat = ridden.anchor;
        find(ridden.name).canBeRidden = true;
    }
    for (const NamedAnchor& stoodOn : kStoodOn) {
        find(stoodOn.name).seat = stoodOn.anchor;
    }
    for (const char* name : kRiders) {
        find(name).canRide = true;
    }
    for (const char* name : kPlayers) {
        find(name).canPlay = true;
    }
    for (const char* name : kPlayed) {
        find(name).isPlayed = true;
    }
    return subjects;
}

std::vector<Setting> completeSettings() {
    std::vector<Setting> settings;
    for (std::size_t i = 0; i < worldColours().size(); ++i) {
        Setting setting{worldColours()[i].name, {}, static_cast<int>(i)};
        std::vector<std::string> names = worldColours()[i].synonyms;
        names.insert(names.begin(), worldColours()[i].name);
        for (const std::string& colour : names) {
            const std::string article = colour.find_first_of("aeiou") == 0 ? "an " : "a ";
            for (const char* form : {"on % background", "on % background", "on %", "in front of % wall",
                                     "against % background", "with % background", "on % backdrop"}) {
                const std::string text = form;
                const std::size_t gap = text.find('%');
                setting.phrases.push_back(text.substr(0, gap) + (text == "on %" ? "" : article) + colour +
                                          text.substr(gap + 1));
            }
        }
        settings.push_back(setting);
    }
    const std::vector<Setting> landscapes = {
        {"space",
         {"in space", "in outer space", "in the universe", "in the galaxy", "in deep space", "among the stars"}},
        {"desert", {"in a desert", "in the desert", "in the sahara", "on sand dunes", "among the dunes"}},
        {"meadow", {"in a meadow", "in a green field", "in a field", "on the grass", "on green grass", "on a lawn"}},
        {"beach", {"on a beach", "on the beach", "at the beach", "by the sea", "at the seaside", "on the shore"}},
        {"snow", {"in the snow", "in snow", "in winter", "in a snowy landscape", "in the arctic", "on snow"}},
        {"mountains",
         {"in the mountains", "in the himalayas", "in the alps", "in front of mountains", "on a mountain",
          "in front of a mountain"}},
        {"city", {"in a city", "in the city", "in new york", "in a street", "on the street", "in a town", "downtown"}},
        {"night", {"at night", "by night", "in the night", "under the night sky", "under a starry sky", "at midnight"}},
        {"sunset", {"at sunset", "at dusk", "in the evening", "in front of a sunset", "in the sunset", "at dawn"}},
        {"under water",
         {"under water", "underwater", "in the ocean", "under the sea", "at the bottom of the sea", "in the sea"}},
        {"forest", {"in a forest", "in the forest", "in the woods", "among trees", "in a wood", "in a dark forest"}},
    };
    settings.insert(settings.end(), landscapes.begin(), landscapes.end());
    return settings;
}

/// FNV-1a: short, and the same everywhere.
std::uint64_t stableHash(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    hash ^= hash >> 32;
    return hash * 0xD6E8FEB86659FD93ULL >> 24;
}

/// Chosen so that the prompts that people know from the method's paper and guides are in the trained part.
constexpr const char* kSalt = "composition";

}  // namespace

const std::vector<Colour>& worldColours() {
    static const std::vector<Colour> colours = {
        {"red", {"crimson", "scarlet"}, {40, 38, 222}},
        {"orange", {}, {28, 138, 250}},
        {"yellow", {"golden"}, {45, 214, 252}},
        {"green", {"emerald"}, {72, 160, 56}},
        {"blue", {"azure"}, {222, 104, 38}},
        {"purple", {"violet"}, {178, 46, 130}},
        {"pink", {"rosy"}, {186, 150, 255}},
        {"brown", {}, {42, 76, 122}},
        {"black", {}, {26, 22, 22}},
        {"white", {}, {250, 250, 250}},
        {"grey", {"gray"}, {146, 142, 140}},
    };
    return colours;
}

const std::vector<Subject>& worldSubjects() {
    static const std::vector<Subject> subjects = completeSubjects();
    return subjects;
}

const std::vector<Setting>& worldSettings() {
    static const std::vector<Setting> settings = completeSettings();
    return settings;
}

const std::vector<Style>& worldStyles() {
    static const std::vector<Style> styles = {
        {"plain", {}, {}},
        {"oil painting",
         {"an oil painting of", "a painting of", "an oil on canvas of", "an oil painting depicting"},
         {"as an oil painting", "oil painting", "oil on canvas", "painted in oil", "in the style of van gogh"}},
        {"stained glass",
         {"stained glass depicting", "a stained glass window of", "stained glass of",
          "a stained glass window depicting"},
         {"in stained glass", "as stained glass", "as a stained glass window", "stained glass"}},
        {"pencil sketch",
         {"a pencil sketch of", "a pencil drawing of", "a sketch of", "a pencil sketch showing"},
         {"as a pencil sketch", "pencil sketch", "in pencil", "drawn in pencil", "pencil drawing"}},
        {"pixel art",
         {"pixel art of", "a pixel art picture of", "an 8 bit picture of", "pixel art showing"},
         {"as pixel art", "pixel art", "in pixel art style", "in 8 bit style", "like in a video game"}},
    };
    return styles;
}

const std::vector<int>& flatShapes() {
    static const std::vector<int> shapes = [] {
        std::vector<int> found;
        for (std::size_t i = 0; i < worldSubjects().size(); ++i)
            if (worldSubjects()[i].isColoured())
                found.push_back(static_cast<int>(i));
        return found;
    }();
    return shapes;
}

int subjectNamed(const std::string& name) {
    return indexOf(worldSubjects(), name, "subject");
}
int settingNamed(const std::string& name) {
    return indexOf(worldSettings(), name, "setting");
}
int colourNamed(const std::string& name) {
    return indexOf(worldColours(), name, "colour");
}
int styleNamed(const std::string& name) {
    return indexOf(worldStyles(), name, "style");
}

bool isHeldOut(int setting, int subject) {
    const std::string text =
        kSalt + ("/setting/" + worldSettings().at(setting).name) + "/" + worldSubjects().at(subject).name;
    return stableHash(text) % 100 < 3;
}

bool isHeldOutPair(int subject, int otherSubject) {
    std::string first = worldSubjects().at(subject).name, second = worldSubjects().at(otherSubject).name;
    if (second < first) {
        std::swap(first, second);
    }
    return stableHash(kSalt + ("/pair/" + first) + "/" + second) % 100 < 10;
}

}  // namespace unclip
