#include "engine/pipeline/tasks/enlarge.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/image/back_projection.h"
#include "engine/image/composite.h"
#include "engine/pipeline/pixels.h"
#include "engine/pipeline/tasks/windows.h"

namespace unclip {
namespace {

constexpr int kOverlap = 32;              // pixels of two windows
constexpr double kMaximumPixels = 150e6;  // of an enlarged picture

}  // namespace

void Enlarge::check() const {
    PaintingTask::check();
    if (!painting_.model.firstUpsampler.exists())
        throw RequestError(
            says("Requests", "%1 has no upsampler, so it can't make pictures larger; choose another model.")
                .with(painting_.model.folder().path()));
}

int Enlarge::factor() const {
    const int most = static_cast<int>(painting_.settings().width / painting_.settings().smallWidth);
    for (int factor = 2; factor < most; ++factor)
        if (windowSide(painting_) % factor == 0 && factor >= painting_.request.enlarge.scale)
            return factor;
    return most;
}

void Enlarge::read() {
    const Picture picture = readNamed(painting_.request.picture, true);
    picture_ = picture.pixels;
    alpha_ = picture.alpha;
    const double scale = painting_.request.enlarge.scale;
    const double pixels = static_cast<double>(picture_.total()) * scale * scale;
    if (std::max(picture_.cols, picture_.rows) * scale > kMaximumPictureSide || pixels > kMaximumPixels)
        throw RequestError(says("Requests",
                                "A picture %1 times as large would be beyond %2 pixels a side or 150 million in "
                                "all; choose a smaller --scale.")
                               .with(scale, kMaximumPictureSide));
    windows_ = windowsOverPicture(picture_.size() * factor(), windowSide(painting_), kOverlap);
}

double Enlarge::work() const {
    return pictures() * workOfUpsampler() * static_cast<double>(windows_.size());
}

void Enlarge::paint(int first, int /*count*/) {
    Noise noise(painting_.seed(first), 1);
    const int side = windowSide(painting_);
    const cv::Mat everything(picture_.size(), CV_32FC1, cv::Scalar(1));
    cv::Mat result;
    cv::resize(picture_, result, picture_.size() * factor(), 0, 0, cv::INTER_CUBIC);
    cv::Mat weight(result.size(), CV_32FC1, cv::Scalar(1));
    for (const cv::Rect& place : windows_) {
        const EditWindow window = cutWindow(result, weight, place, side);
        const cv::Rect smallPlace(place.x / factor(), place.y / factor(), side / factor(), side / factor());
        const EditWindow source = cutWindow(picture_, everything, smallPlace, side / factor());
        const auto small = fromPixels(source.picture).to(painting_.model.device().device);
        const Edit edit = editOf(painting_, window, 1);
        const cv::Mat painted = toPixels(painting_.stages.paintLarge(small, edit, noise, first), 0);
        pasteWindow(result, weight, window, backProjected(painted, source.picture));
        weight(place & cv::Rect({}, result.size())).setTo(0);
    }
    const double rest = painting_.request.enlarge.scale / factor();
    cv::Mat scaled;
    cv::resize(result, scaled, {}, rest, rest, rest < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    cv::Mat alpha;
    if (!alpha_.empty())
        cv::resize(alpha_, alpha, scaled.size(), 0, 0, cv::INTER_CUBIC);
    painting_.finish(first, painting_.seed(first), liftedFromWhite(scaled, alpha));
}

}  // namespace unclip
