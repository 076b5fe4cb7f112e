#include "engine/pipeline/tasks/windows.h"

#include <algorithm>

#include "engine/pipeline/pixels.h"
#include "engine/pipeline/tasks/small_pictures.h"

namespace unclip {
namespace {

// Enough that a repainted thing stands in its surroundings.
constexpr int kHarmonyRounds = 4;

}  // namespace

int windowSide(const Painting& painting) {
    return static_cast<int>(std::min(painting.settings().width, painting.settings().height));
}

int roundsOfDecoder(const Painting& painting) {
    return painting.model.decoder.config().seesKnownPicture() ? 1 : kHarmonyRounds;
}

Edit editOf(const Painting& painting, const EditWindow& window, double strength) {
    const auto device = painting.model.device().device;
    const cv::Mat stays = window.repaint == 0;
    Edit edit;
    edit.picture = fromPixels(window.picture).to(device);
    edit.keep =
        at::from_blob(stays.data, {1, 1, stays.rows, stays.cols}, at::kByte).to(at::kFloat).div_(255).to(device);
    edit.strength = strength;
    return edit;
}

cv::Mat repaintedWindow(Painting& painting, const EditWindow& window, const ImageCondition& image,
                        const at::Tensor& wanted, Noise& noise, int index) {
    const auto& settings = painting.settings();
    const cv::Size smallSize(static_cast<int>(settings.smallWidth), static_cast<int>(settings.smallHeight));
    const EditWindow reduced = reducedForDecoder(window, smallSize, painting.strength() < 1);
    Edit small = editOf(painting, reduced, painting.strength());
    small.rounds = roundsOfDecoder(painting);
    const auto painted = toPixels(paintSmallPictures(
                                      painting, [&] { return image; }, wanted, small, noise, index),
                                  0);
    const auto picture = fromPixels(inToneOfSurroundings(reduced, painted)).to(painting.model.device().device);
    return toPixels(painting.stages.paintLarge(picture, editOf(painting, window, 1), noise, index), 0);
}

}  // namespace unclip
