#include "engine/scenes/captions.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace unclip {
namespace {

using Phrases = std::vector<std::string>;

const Phrases& openings() {
    static const Phrases phrases = {"a picture of",      "an image of",  "an illustration of", "a photo of",
                                    "a drawing of",      "a cartoon of", "a picture with",     "this is",
                                    "a picture showing", "here is",      "there is",           "paint"};
    return phrases;
}

/// Words that people put before a thing and that change nothing in this world.
const Phrases& adjectives() {
    static const Phrases phrases = {"cute",  "beautiful", "big",    "large",    "nice",
                                    "happy", "lovely",    "single", "colourful"};
    return phrases;
}

const Phrases& closings() {
    static const Phrases phrases = {"high quality", "highly detailed", "beautiful", "digital art", "4k"};
    return phrases;
}

/// What stands between the first and the second thing.
const Phrases& relations(Composition composition) {
    static const Phrases nextTo = {"next to", "next to", "beside", "and", "and", "near", "with", "by", "alongside"};
    static const Phrases leftOf = {"to the left of", "left of", "on the left of", "on the left side of"};
    static const Phrases rightOf = {"to the right of", "right of", "on the right of", "on the right side of"};
    static const Phrases above = {"above", "over", "floating above", "hovering over", "flying over", "high above"};
    static const Phrases under = {"under", "below", "beneath", "underneath"};
    static const Phrases on = {"on", "on", "on top of", "sitting on", "standing on"};
    static const Phrases riding = {"riding", "riding", "riding on", "on the back of", "sitting on"};
    static const Phrases playing = {"playing"};
    static const Phrases wearing = {"with", "wearing"};
    static const Phrases none = {};
    switch (composition) {
        case Composition::single:
            return none;
        case Composition::nextTo:
            return nextTo;
        case Composition::leftOf:
            return leftOf;
        case Composition::rightOf:
            return rightOf;
        case Composition::above:
            return above;
        case Composition::under:
            return under;
        case Composition::on:
            return on;
        case Composition::riding:
            return riding;
        case Composition::playing:
            return playing;
        case Composition::wearing:
            return wearing;
    }
    return none;
}

/// Words that the grammar writes by itself.
const Phrases& glueWords() {
    static const Phrases phrases = {"a", "an", "the", "one", "on the left and", "on the right"};
    return phrases;
}

/// "an" before a vowel that is heard as one.
std::string withArticle(const std::string& noun) {
    const bool soundsLikeYou = noun.starts_with("uni") || noun.starts_with("ufo") || noun.starts_with("one");
    const bool isEight = noun.starts_with("8");
    const bool isVowel = noun.find_first_of("aeiou") == 0 && !soundsLikeYou;
    return (isVowel || isEight ? "an " : "a ") + noun;
}

/// A pencil shows no colour, so a sketch's caption doesn't name one.
std::string nameOf(const PlacedSubject& placed, int style, Random& random, double omitted) {
    const Subject& subject = worldSubjects()[placed.subject];
    std::string noun = subject.synonyms.empty() || random.chance(0.65) ? subject.name : random.pick(subject.synonyms);
    if (placed.colour >= 0 && !random.chance(omitted) && style != kPencilSketch) {
        const Colour& colour = worldColours()[placed.colour];
        noun =
            (colour.synonyms.empty() || random.chance(0.85) ? colour.name : random.pick(colour.synonyms)) + " " + noun;
    }
    if (random.chance(0.06)) {
        noun = random.pick(adjectives()) + " " + noun;
    }
    const bool isOneOfAKind = subject.name == "sun" || subject.name == "moon";
    const double draw = random.uniform();
    if (draw < (isOneOfAKind ? 0.6 : 0.05)) {
        return "the " + noun;
    }
    // "on red circle" would read as a red background.
    return draw > 0.95 && placed.colour < 0 ? noun : draw > 0.93 ? "one " + noun : withArticle(noun);
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string things(const Scene& scene, Random& random, double omitted) {
    const std::string first = nameOf(scene.subjects[0], scene.style, random, omitted);
    if (scene.subjects.size() < 2) {
        return first;
    }
    const std::string second = nameOf(scene.subjects[1], scene.style, random, omitted);
    const bool leftRight = scene.composition == Composition::leftOf || scene.composition == Composition::rightOf;
    if (leftRight && random.chance(0.2)) {
        return scene.composition == Composition::leftOf ? first + " on the left and " + second + " on the right"
                                                        : second + " on the left and " + first + " on the right";
    }
    return first + " " + random.pick(relations(scene.composition)) + " " + second;
}

/// "on a red background" → "a red background": a place as something to see.
std::string asThing(const std::string& place) {
    static const Phrases prepositions = {"in front of ", "in ", "on ", "at ", "by ", "among ", "against ", "with "};
    for (const std::string& preposition : prepositions) {
        if (place.starts_with(preposition)) {
            return place.substr(preposition.size());
        }
    }
    return place;
}

}  // namespace

std::string captionOf(const Scene& scene, Random& random, double omitted) {
    const bool isEmpty = scene.subjects.empty();
    const bool saysStyle = !random.chance(omitted), saysSetting = !random.chance(omitted) && !isEmpty;
    const Style& style = worldStyles()[scene.style];
    const Setting& setting = worldSettings()[scene.setting];

    std::string text = isEmpty ? std::string() : things(scene, random, omitted);
    const std::string place = random.pick(setting.phrases);
    if (isEmpty) {
        text = asThing(place);
    }
    const bool styleFirst = random.chance(0.6), placeFirst = random.chance(0.08) && saysSetting,
               comma = random.chance(0.15);
    const bool isStyled = saysStyle && !style.prefixes.empty();
    if (isStyled && styleFirst) {
        text = random.pick(style.prefixes) + " " + text;
    } else if (!isStyled && random.chance(0.25) && !placeFirst) {
        text = random.pick(openings()) + " " + text;
    }
    if (saysSetting) {
        text = placeFirst && !isStyled ? place + (comma ? ", " : " ") + text : text + (comma ? ", " : " ") + place;
    }
    if (isStyled && !styleFirst) {
        text += random.chance(0.5) ? ", " : " ";
        text += random.pick(style.suffixes);
    }
    if (random.chance(0.04)) {
        text += ", " + random.pick(closings());
    }
    const double writing = random.uniform();
    if (writing < 0.04) {
        text = upper(text);
    } else if (writing < 0.16) {
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    }
    return random.chance(0.06) ? text + "." : text;
}

const std::vector<std::string>& worldWords() {
    static const std::vector<std::string> words = [] {
        std::set<std::string> found;
        const auto addText = [&](const std::string& text) {
            std::string word;
            for (const char c : text + " ") {
                if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
                    word += c;
                } else if (!word.empty()) {
                    found.insert(std::exchange(word, {}));
                }
            }
        };
        const auto addAll = [&](const Phrases& phrases) { std::for_each(phrases.begin(), phrases.end(), addText); };
        for (const Subject& subject : worldSubjects()) {
            addText(subject.name);
            addAll(subject.synonyms);
        }
        for (const Colour& colour : worldColours()) {
            addText(colour.name);
            addAll(colour.synonyms);
        }
        for (const Setting& setting : worldSettings()) {
            addAll(setting.phrases);
        }
        for (const Style& style : worldStyles()) {
            addAll(style.prefixes);
            addAll(style.suffixes);
        }
        for (int i = 0; i <= static_cast<int>(Composition::wearing); ++i) {
            addAll(relations(static_cast<Composition>(i)));
        }
        addAll(openings());
        addAll(adjectives());
        addAll(closings());
        addAll(glueWords());
        return std::vector<std::string>(found.begin(), found.end());
    }();
    return words;
}

}  // namespace unclip
