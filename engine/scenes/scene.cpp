#include "engine/scenes/scene.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/base/error.h"
#include "engine/scenes/captions.h"
#include "engine/scenes/random.h"

namespace unclip {
namespace {

const Subject& subjectOf(const PlacedSubject& placed) {
    return worldSubjects()[placed.subject];
}

/// The thing as large as fits into a square of `size`; wide things may be a little wider so that they don't look small.
PlacedSubject sized(int subject, float size) {
    PlacedSubject placed;
    placed.subject = subject;
    const float aspect = worldSubjects()[subject].aspect;
    const float width = aspect > 1.3F ? size * std::min(1.25F, aspect / 1.3F) : size;
    placed.width = aspect >= 1 ? width : size * aspect;
    placed.height = placed.width / aspect;
    return placed;
}

void standAt(PlacedSubject& placed, float x, float bottom) {
    placed.x = x;
    placed.y = bottom - placed.height / 2;
}

/// Puts `top` so that the point `foot` of its height touches the seat of `below`.
void putOnSeat(PlacedSubject& top, const PlacedSubject& below, const Anchor& seat, float foot) {
    top.x = below.x + (seat.x - 0.5F) * below.width;
    top.y = below.y + (seat.y - 0.5F) * below.height + (0.5F - foot) * top.height;
}

void moveInside(std::vector<PlacedSubject>& subjects) {
    constexpr float kMargin = 0.02F;
    float left = 1, right = 0, top = 1, bottom = 0;
    for (const PlacedSubject& placed : subjects) {
        const cv::Rect2f box = placed.box();
        left = std::min(left, box.x);
        right = std::max(right, box.x + box.width);
        top = std::min(top, box.y);
        bottom = std::max(bottom, box.y + box.height);
    }
    const float scale = std::min({1.0F, (1 - 2 * kMargin) / (right - left), (1 - 2 * kMargin) / (bottom - top)});
    const float middleX = (left + right) / 2, middleY = (top + bottom) / 2;
    const float halfWidth = (right - left) / 2 * scale + kMargin, halfHeight = (bottom - top) / 2 * scale + kMargin;
    const float toX = std::clamp(middleX, halfWidth, 1 - halfWidth),
                toY = std::clamp(middleY, halfHeight, 1 - halfHeight);
    for (PlacedSubject& placed : subjects) {
        placed.x = toX + (placed.x - middleX) * scale;
        placed.y = toY + (placed.y - middleY) * scale;
        placed.width *= scale;
        placed.height *= scale;
    }
}

/// Which subjects may stand where in a composition.
bool canBeFirst(Composition composition, const Subject& subject) {
    switch (composition) {
        case Composition::riding:
            return subject.canRide;
        case Composition::playing:
            return subject.canPlay;
        case Composition::wearing:
            return subject.head.has_value();
        default:
            return true;
    }
}

bool canBeSecond(Composition composition, const Subject& subject) {
    switch (composition) {
        case Composition::riding:
            return subject.canBeRidden;
        case Composition::playing:
            return subject.isPlayed;
        case Composition::wearing:
            return subject.name == "crown";
        case Composition::on:
            return subject.seat.has_value();
        default:
            return true;
    }
}

class Director {
public:
    Director(std::uint64_t seed, const SceneOptions& options) : options_(options), random_(seed) { scene_.seed = seed; }

    Scene direct() {
        Random layout = random_.fork(1), words = random_.fork(2);
        chooseStyle();
        chooseWhat();
        place(layout);
        scene_.caption = captionOf(scene_, words, options_.omitted);
        return std::move(scene_);
    }

private:
    static constexpr int kTries = 20000;

    void chooseStyle() {
        if (!options_.styles.empty()) {
            scene_.style = random_.pick(options_.styles);
        } else if (random_.chance(options_.styled)) {
            scene_.style = 1 + random_.below(static_cast<int>(worldStyles().size()) - 1);
        }
    }

    int chooseSetting() {
        if (!options_.settings.empty()) {
            return random_.pick(options_.settings);
        }
        const int plain = static_cast<int>(worldColours().size()), all = static_cast<int>(worldSettings().size());
        return random_.chance(options_.plainSettings) ? random_.below(plain) : plain + random_.below(all - plain);
    }

    Composition choosePairing() {
        const double draw = random_.uniform();
        return draw < 0.30   ? Composition::nextTo
               : draw < 0.42 ? Composition::leftOf
               : draw < 0.54 ? Composition::rightOf
               : draw < 0.62 ? Composition::above
               : draw < 0.68 ? Composition::under
               : draw < 0.77 ? Composition::on
               : draw < 0.89 ? Composition::riding
               : draw < 0.95 ? Composition::playing
                             : Composition::wearing;
    }

    int chooseColour(int subject) {
        if (!worldSubjects()[subject].isColoured()) {
            return -1;
        }
        const int background = worldSettings()[scene_.setting].colour;
        const int colour = options_.colours.empty() ? random_.below(static_cast<int>(worldColours().size()))
                                                    : random_.pick(options_.colours);
        return colour == background ? (colour + 1) % static_cast<int>(worldColours().size()) : colour;
    }

    bool isWanted() const {
        if (options_.heldOut == HeldOut::allowed) {
            return true;
        }
        bool settingHeldOut = false;
        for (const PlacedSubject& placed : scene_.subjects) {
            settingHeldOut = settingHeldOut || isHeldOut(scene_.setting, placed.subject);
        }
        const bool isPair = scene_.subjects.size() == 2;
        const bool pairHeldOut = isPair && isHeldOutPair(scene_.subjects[0].subject, scene_.subjects[1].subject);
        if (options_.heldOut == HeldOut::excluded) {
            return !settingHeldOut && !pairHeldOut;
        }
        return isPair ? pairHeldOut : settingHeldOut;
    }

    /// Draws until the things fit their composition and the options; how many things there are is decided once, so that
    /// shares stay what the options say.
    void chooseWhat() {
        const bool isEmpty = options_.empty > 0 && options_.heldOut != HeldOut::only && random_.chance(options_.empty);
        if (isEmpty) {
            scene_.setting = chooseSetting();
            return;
        }
        const std::vector<int> subjects = options_.drawnSubjects();
        const bool isPair = subjects.size() > 1 && random_.chance(options_.pairs);
        Composition composition = isPair ? choosePairing() : Composition::single;
        for (int attempt = 0; attempt < kTries; ++attempt) {
            if (isPair && attempt % 200 == 199) {
                composition = attempt < kTries / 2 ? choosePairing() : Composition::nextTo;
            }
            scene_.composition = composition;
            scene_.setting = chooseSetting();
            scene_.subjects.assign(1, PlacedSubject{random_.pick(subjects)});
            if (!canBeFirst(composition, worldSubjects()[scene_.subjects[0].subject])) {
                continue;
            }
            if (isPair) {
                const int other = random_.pick(subjects);
                if (other == scene_.subjects[0].subject || !canBeSecond(composition, worldSubjects()[other])) {
                    continue;
                }
                scene_.subjects.push_back(PlacedSubject{other});
            }
            if (isWanted()) {
                return;
            }
        }
        throw RequestError(
            "The chosen subjects, settings and held-out rule leave no scene to draw; allow more subjects or settings.");
    }

    bool stands(const PlacedSubject& placed) const { return subjectOf(placed).habitat == Habitat::ground; }

    void place(Random& random) {
        scene_.horizon = static_cast<float>(random.uniform(0.56, 0.68));
        if (scene_.subjects.empty())
            return;
        for (PlacedSubject& placed : scene_.subjects) placed.colour = chooseColour(placed.subject);
        switch (scene_.composition) {
            case Composition::single:
                placeOne(random);
                break;
            case Composition::nextTo:
            case Composition::leftOf:
            case Composition::rightOf:
                placeSideBySide(random);
                break;
            case Composition::above:
            case Composition::under:
                placeOneAboveTheOther(random);
                break;
            case Composition::on:
            case Composition::riding:
                placeOneOnTheOther(random);
                break;
            case Composition::playing:
                placePlayerAndInstrument(random);
                break;
            case Composition::wearing:
                placeWearerAndHat(random);
                break;
        }
        moveInside(scene_.subjects);
    }

    static float jitter(Random& random, double amount) { return static_cast<float>(random.uniform(-amount, amount)); }

    /// Gives a subject its size; its place is still open.
    PlacedSubject& make(std::size_t index, double size) {
        PlacedSubject& thing = scene_.subjects[index];
        const auto colour = thing.colour;
        thing = sized(thing.subject, static_cast<float>(size));
        thing.colour = colour;
        return thing;
    }

    void placeOne(Random& random) {
        PlacedSubject& thing = make(0, random.uniform(0.74, 0.82));
        thing.x = 0.5F + jitter(random, 0.03);
        thing.y = stands(thing) ? 0.93F - thing.height / 2 + jitter(random, 0.01) : 0.48F + jitter(random, 0.02);
        if (stands(thing) && thing.height < 0.62F)
            thing.y -= 0.08F;
    }

    void placeSideBySide(Random& random) {
        const bool firstIsLeft = scene_.composition == Composition::leftOf ||
                                 (scene_.composition == Composition::nextTo && random.chance(0.6));
        for (std::size_t i = 0; i < 2; ++i) {
            PlacedSubject& thing = make(i, random.uniform(0.46, 0.50));
            if (thing.width > 0.5F) {
                thing.height *= 0.5F / thing.width;
                thing.width = 0.5F;
            }
            const bool isLeft = (i == 0) == firstIsLeft;
            thing.x = (isLeft ? 0.26F : 0.74F) + jitter(random, 0.015);
            thing.y = stands(thing) ? 0.82F - thing.height / 2 + jitter(random, 0.02) : 0.46F + jitter(random, 0.05);
        }
    }

    void placeOneAboveTheOther(Random& random) {
        const std::size_t upperIndex = scene_.composition == Composition::above ? 0 : 1;
        PlacedSubject& upper = make(upperIndex, random.uniform(0.43, 0.47));
        PlacedSubject& lower = make(1 - upperIndex, random.uniform(0.46, 0.50));
        upper.x = 0.5F + jitter(random, 0.08);
        upper.y = 0.25F + jitter(random, 0.01);
        lower.x = 0.5F + jitter(random, 0.08);
        lower.y = 0.96F - lower.height / 2;
    }

    void placeOneOnTheOther(Random& random) {
        PlacedSubject& seat = make(1, random.uniform(0.64, 0.70));
        PlacedSubject& rider = make(0, random.uniform(0.40, 0.44));
        standAt(seat, 0.5F + jitter(random, 0.04), 0.95F);
        putOnSeat(rider, seat, *subjectOf(seat).seat, 0.94F);
    }

    void placePlayerAndInstrument(Random& random) {
        PlacedSubject& player = make(0, random.uniform(0.60, 0.66));
        PlacedSubject& instrument = make(1, random.uniform(0.50, 0.54));
        standAt(player, 0.40F + jitter(random, 0.02), 0.74F);
        standAt(instrument, 0.62F + jitter(random, 0.02), 0.96F);
    }

    void placeWearerAndHat(Random& random) {
        PlacedSubject& wearer = make(0, random.uniform(0.66, 0.72));
        standAt(wearer, 0.5F + jitter(random, 0.04), 0.95F);
        const Anchor& head = *subjectOf(wearer).head;
        putOnSeat(make(1, head.width * wearer.width), wearer, head, 1.0F);
    }

    const SceneOptions& options_;
    Random random_;
    Scene scene_;
};

}  // namespace

const char* name(Composition composition) {
    switch (composition) {
        case Composition::single:
            return "single";
        case Composition::nextTo:
            return "next to";
        case Composition::leftOf:
            return "left of";
        case Composition::rightOf:
            return "right of";
        case Composition::above:
            return "above";
        case Composition::under:
            return "under";
        case Composition::on:
            return "on";
        case Composition::riding:
            return "riding";
        case Composition::playing:
            return "playing";
        case Composition::wearing:
            return "wearing";
    }
    return "";
}

std::vector<int> SceneOptions::drawnSubjects() const {
    std::vector<int> drawn = subjects;
    if (drawn.empty()) {
        drawn.resize(worldSubjects().size());
        std::iota(drawn.begin(), drawn.end(), 0);
    }
    return drawn;
}

Scene drawScene(std::uint64_t seed, const SceneOptions& options) {
    return Director(seed, options).direct();
}

SceneLabels labelsOf(const Scene& scene) {
    SceneLabels labels;
    for (const PlacedSubject& placed : scene.subjects) {
        labels.subjects.push_back(placed.subject);
        labels.colours.push_back(scene.style == kPencilSketch ? -1 : placed.colour);
    }
    labels.setting = scene.setting;
    labels.style = scene.style;
    labels.composition = scene.composition;
    return labels;
}

}  // namespace unclip
