#include "engine/pipeline/tasks/enlarge.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/image/back_projection.h"
#include "engine/image/composite.h"
#include "engine/pipeline/pixels.h"

namespace unclip {
namespace {

constexpr int kOverlap = 32;              // pixels of two windows
constexpr double kMaximumPixels = 150e6;  // of an enlarged picture

// How much each pixel of a window counts where it lies over others: all in the middle, next to nothing at its edges.
// CV_32FC3.
cv::Mat countOfPixels(cv::Size size, int overlap) {
    cv::Mat result(size, CV_32FC3, cv::Scalar::all(1));
    for (int i = overlap - 1; i >= 0; --i)
        cv::rectangle(result, cv::Rect(i, i, size.width - 2 * i, size.height - 2 * i),
                      cv::Scalar::all((i + 1.0) / (overlap + 1)));
    return result;
}

// What a decoder painted, with the tone and the large shapes of `picture`.
cv::Mat inToneOf(const cv::Mat& picture, const cv::Mat& painted) {
    constexpr double kTone = 6;  // pixels: what is finer is new
    cv::Mat missing, result;
    cv::subtract(picture, painted, missing, {}, CV_32F);
    cv::GaussianBlur(missing, missing, {}, kTone, kTone, cv::BORDER_REFLECT);
    cv::add(painted, missing, result, {}, CV_8U);
    return result;
}

}  // namespace

void Enlarge::check() const {
    PaintingTask::check();
    if (!painting_.model.firstUpsampler.exists())
        throw RequestError(
            says("Requests",
                 "%1 has no upsampler; choose Enlarge with detail (--with-detail), which needs none, or another model.")
                .with(painting_.model.folder().path()));
}

int Enlarge::factor() const {
    int factor = 2;
    while (factor < most() && (windowSide(painting_) % factor != 0 || factor < painting_.request.enlarge.scale))
        ++factor;
    return std::min(factor, most());
}

int Enlarge::most() const {
    return static_cast<int>(painting_.settings().width / painting_.settings().smallWidth);
}

int Enlarge::overlap() const {
    return kOverlap;
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
    windows_ = windowsOverPicture(picture_.size() * factor(), windowSide(painting_), overlap());
}

double Enlarge::work() const {
    return pictures() * workOfWindow() * static_cast<double>(windows_.size());
}

void Enlarge::paint(int first, int /*count*/) {
    Noise noise(painting_.seed(first), 1);
    const cv::Mat result = larger(noise, first);
    const double rest = painting_.request.enlarge.scale / factor();
    cv::Mat scaled;
    cv::resize(result, scaled, {}, rest, rest, rest < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    cv::Mat alpha;
    if (!alpha_.empty())
        cv::resize(alpha_, alpha, scaled.size(), 0, 0, cv::INTER_CUBIC);
    painting_.finish(first, painting_.seed(first), liftedFromWhite(scaled, alpha));
}

// What was painted before stays, and the next windows see it.
cv::Mat Enlarge::larger(Noise& noise, int index) {
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
        const cv::Mat painted = toPixels(painting_.stages.paintLarge(small, edit, noise, index), 0);
        pasteWindow(result, weight, window, backProjected(painted, source.picture));
        weight(place & cv::Rect({}, result.size())).setTo(0);
    }
    return result;
}

void EnlargeWithDetail::check() const {
    PaintingTask::check();
    if (!painting_.model.imageEncoder.exists())
        throw RequestError(
            says("Requests", "%1 has no image encoder, so it can't enlarge with detail; choose another model.")
                .with(painting_.model.folder().path()));
}

bool EnlargeWithDetail::looksAtPrompt() const {
    return painting_.model.seesCaptions();
}

int EnlargeWithDetail::overlap() const {
    return windowSide(painting_) / 4;
}

double EnlargeWithDetail::workOfWindow() const {
    return workOfDecoder(painting_.strength() * roundsOfDecoder(painting_)) + workOfUpsampler();
}

// Windows see the same picture, not each other, and pass into one another where they overlap.
cv::Mat EnlargeWithDetail::larger(Noise& noise, int index) {
    cv::Mat plain;
    cv::resize(picture_, plain, picture_.size() * factor(), 0, 0, cv::INTER_CUBIC);
    const cv::Mat everywhere(plain.size(), CV_32FC1, cv::Scalar(1));
    const int side = windowSide(painting_);
    const cv::Mat counts = countOfPixels({side, side}, overlap());
    cv::Mat sum(plain.size(), CV_32FC3, cv::Scalar::all(0)), counted = sum.clone(), result;
    for (const cv::Rect& place : windows_) {
        const EditWindow window = cutWindow(plain, everywhere, place, side);
        const auto embedding = painting_.stages.encodePicture(window.picture);
        const cv::Mat painted = repaintedWindow(painting_, window, {embedding, {}}, embedding, noise, index);
        const cv::Rect inside = place & cv::Rect({}, plain.size());
        const cv::Mat count = counts(inside - place.tl());
        cv::Mat detailed;
        inToneOf(window.picture, painted)(inside - place.tl()).convertTo(detailed, CV_32F);
        sum(inside) += detailed.mul(count);
        counted(inside) += count;
    }
    cv::divide(sum, counted, sum);
    sum.convertTo(result, CV_8U);
    return result;
}

}  // namespace unclip
