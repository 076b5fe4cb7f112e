#include "engine/pipeline/tasks/repaint.h"

#include "engine/base/error.h"
#include "engine/image/composite.h"
#include "engine/image/mask.h"
#include "engine/pipeline/tasks/small_pictures.h"
#include "engine/pipeline/tasks/windows.h"

namespace unclip {
namespace {

constexpr double kContext = 0.5;         // of the surroundings around a mask, in shares of its size
constexpr double kDetailContext = 0.15;  // little, so that the region fills the window

}  // namespace

void Repaint::read() {
    const Request& request = painting_.request;
    const auto& [maskFile, alphaIsMask] = request.repaint;
    const Picture picture = readNamed(request.picture, true);
    picture_ = picture.pixels;
    std::vector<Sentence> notes;
    mask_ = alphaIsMask ? maskFromAlpha(picture) : readMask(maskFile, picture_.size(), notes);
    for (const auto& note : notes) painting_.watch.note(note);
    if (isEmptyMask(mask_))
        throw PictureError(
            alphaIsMask
                ? says("Pictures", "%1 has no transparent parts, so there is nothing to repaint.").with(request.picture)
                : says("Pictures",
                       "The mask %1 is all black, so there is nothing to repaint; paint white what should change.")
                      .with(maskFile));
    // What is repainted can be seen wholly.
    if (!picture.alpha.empty() && !alphaIsMask)
        alpha_ = cv::max(picture.alpha, mask_);
    windows_ = windowsOverMask(mask_, request.task == Task::detail ? kDetailContext : kContext, windowSide(painting_));
}

double Repaint::work() const {
    const double window = workOfDecoder(painting_.strength() * roundsOfDecoder(painting_)) + workOfUpsampler();
    return pictures() * (window * static_cast<double>(windows_.size()) + (followsPrompt() ? workOfPrior() : 0));
}

bool Repaint::followsThePicture() const {
    return painting_.request.task == Task::detail && painting_.request.prompt.empty() &&
           painting_.model.imageEncoder.exists();
}

void Repaint::paint(int first, int /*count*/) {
    Noise noise(painting_.seed(first), 1);
    ImageCondition condition;
    at::Tensor wanted;
    if (followsPrompt()) {
        condition = conditionOfPrompt(painting_, noise);
        wanted = painting_.text.captionEmbedding();
    }
    const cv::Mat weight = feather(mask_, painting_.request.feather);
    cv::Mat result = picture_.clone();
    for (const cv::Rect& place : windows_) {
        const EditWindow window = cutWindow(result, weight, place, windowSide(painting_));
        if (followsThePicture()) {
            wanted = painting_.stages.encodePicture(window.picture);
            condition = {wanted, {}};
        }
        pasteWindow(result, weight, window, repaintedWindow(painting_, window, condition, wanted, noise, first));
    }
    painting_.finish(first, painting_.seed(first), liftedFromWhite(result, alpha_));
}

}  // namespace unclip
