#include "engine/pipeline/tasks/mix.h"

#include "engine/pipeline/mixing.h"
#include "engine/pipeline/pixels.h"
#include "engine/pipeline/tasks/starting_noise.h"

namespace unclip {
namespace {

constexpr double kTextDifferenceReach = 0.5;

}  // namespace

void Mix::read() {
    firstPicture_ = readNamed(painting_.request.picture).pixels;
    if (!goesAlongText())
        secondPicture_ = readNamed(painting_.request.mix.secondPicture).pixels;
}

double Mix::work() const {
    const double ends = startsFromNoiseOfPicture(painting_) ? (goesAlongText() ? 1 : 2) : 0;
    return pictures() * (workOfDecoder(1) + workOfUpsampler()) + ends * workOfNoise(painting_);
}

void Mix::prepare() {
    Stages& stages = painting_.stages;
    const bool startsFromNoise = startsFromNoiseOfPicture(painting_);
    from_ = stages.encodePicture(firstPicture_);
    if (goesAlongText()) {
        fromText_ = stages.encodeText(painting_.request.mix.fromText, "").captionEmbedding();
        toText_ = stages.encodeText(painting_.request.mix.toText, "").captionEmbedding();
    } else {
        to_ = stages.encodePicture(secondPicture_);
    }
    if (startsFromNoise)
        noiseAtStart_ = noiseAtEnd_ = noiseOfPicture(painting_, firstPicture_, from_);
    if (startsFromNoise && !goesAlongText())
        noiseAtEnd_ = noiseOfPicture(painting_, secondPicture_, to_);
}

void Mix::paint(int first, int /*count*/) {
    const double share = static_cast<double>(first) / (pictures() - 1);
    const auto embedding = goesAlongText()
                               ? alongTextDifference(from_, fromText_, toText_, share * kTextDifferenceReach)
                               : slerp(from_, to_, share);
    Edit start;
    if (noiseAtStart_.defined()) {
        start.noise = slerp(noiseAtStart_.flatten(1), noiseAtEnd_.flatten(1), share).view_as(noiseAtStart_);
        start.newNoise = painting_.strength();
    }
    const std::uint64_t seed = painting_.request.seed;
    Noise noise(seed, 1);
    const auto small = painting_.stages.paintSmall({embedding, {}}, painting_.text, start, noise, first);
    painting_.finish(first, seed, toPixels(painting_.stages.paintLarge(small, {}, noise, first), 0));
}

}  // namespace unclip
