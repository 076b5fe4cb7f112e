#include "engine/pipeline/tasks/extend.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/image/composite.h"
#include "engine/image/mask.h"
#include "engine/pipeline/tasks/small_pictures.h"
#include "engine/pipeline/tasks/windows.h"

namespace unclip {

void Extend::read() {
    const auto [picture, alpha, notes] = readNamed(painting_.request.picture, true);
    const Margins& margins = painting_.request.extend.margins;
    const cv::Size size(picture.cols + margins.left + margins.right, picture.rows + margins.top + margins.bottom);
    if (std::max(size.width, size.height) > kMaximumPictureSide)
        throw RequestError(says("Requests", "The picture would have %1 × %2 pixels; a side may have at most %3.")
                               .with(size.width, size.height, kMaximumPictureSide));
    unknown_ = cv::Mat(size, CV_8UC1, cv::Scalar(255));
    unknown_(cv::Rect({margins.left, margins.top}, picture.size())).setTo(0);
    cv::copyMakeBorder(picture, canvas_, margins.top, margins.bottom, margins.left, margins.right, cv::BORDER_REFLECT);
    if (!alpha.empty())
        cv::copyMakeBorder(alpha, alpha_, margins.top, margins.bottom, margins.left, margins.right, cv::BORDER_CONSTANT,
                           cv::Scalar(255));
    const int side = windowSide(painting_), shortEdge = std::min(size.width, size.height);
    windows_ = windowsOverUnknown(unknown_, std::max(side, std::min(shortEdge, 2 * side)));
}

double Extend::work() const {
    const double window = workOfDecoder(painting_.strength() * roundsOfDecoder(painting_)) + workOfUpsampler();
    return pictures() * (window * static_cast<double>(windows_.size()) + workOfPrior());
}

void Extend::paint(int first, int /*count*/) {
    Noise noise(painting_.seed(first), 1);
    const auto condition = conditionOfPrompt(painting_, noise);
    const auto wanted = painting_.text.captionEmbedding();
    cv::Mat result = canvas_.clone(), unknown = unknown_.clone();
    for (const cv::Rect& place : windows_) {
        const cv::Rect inside = place & cv::Rect({}, result.size());
        cv::Mat part(unknown.size(), CV_8UC1, cv::Scalar(0));
        unknown(inside).copyTo(part(inside));
        const cv::Mat weight = feather(part, painting_.request.feather);
        const EditWindow window = cutWindow(result, weight, place, windowSide(painting_));
        pasteWindow(result, weight, window, repaintedWindow(painting_, window, condition, wanted, noise, first));
        unknown(inside).setTo(0);
    }
    painting_.finish(first, painting_.seed(first), liftedFromWhite(result, alpha_));
}

}  // namespace unclip
