#include "engine/pipeline/tasks/whole_pictures.h"

#include "engine/pipeline/pixels.h"
#include "engine/pipeline/tasks/small_pictures.h"
#include "engine/pipeline/tasks/starting_noise.h"

namespace unclip {

void WholePictures::read() {
    if (const auto& file = painting_.request.structure; !file.empty())
        painting_.stages.structure = middleOf(painting_, readNamed(file).pixels);
}

void WholePictures::paint(int first, int count) {
    Noise noise(painting_.seed(first), count);
    const auto small = paintSmallPictures(
        painting_, [&] { return condition(noise); }, wanted(), start(), noise, first);
    const auto large = painting_.stages.paintLarge(small, {}, noise, first);
    for (std::int64_t row = 0; row < large.size(0); ++row) {
        const int index = first + static_cast<int>(row);
        painting_.finish(index, painting_.seed(index), toPixels(large, row));
    }
}

double Generate::work() const {
    return pictures() * (workOfPrior() * painting_.settings().bestOf + workOfDecoder(1) + workOfUpsampler());
}

ImageCondition Generate::condition(Noise& noise) {
    return conditionOfPrompt(painting_, noise);
}

void Vary::read() {
    WholePictures::read();
    picture_ = readNamed(painting_.request.picture).pixels;
}

double Vary::work() const {
    if (startsFromNoiseOfPicture(painting_))
        return pictures() * (workOfDecoder(1) + workOfUpsampler()) + workOfNoise(painting_);
    return pictures() * (workOfDecoder(painting_.strength()) + workOfUpsampler());
}

void Vary::prepare() {
    embedding_ = painting_.stages.encodePicture(picture_);
    if (startsFromNoiseOfPicture(painting_)) {
        start_.noise = noiseOfPicture(painting_, picture_, embedding_);
        start_.newNoise = painting_.strength();
    } else if (painting_.request.vary.startFromPixels) {
        start_.picture = middleOf(painting_, picture_);
        start_.strength = painting_.strength();
    }
}

}  // namespace unclip
