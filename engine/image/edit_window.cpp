#include "engine/image/edit_window.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "engine/image/harmonise.h"
#include "engine/image/mask.h"
#include "engine/image/spread.h"

namespace unclip {
namespace {

cv::Mat scaled(const cv::Mat& picture, cv::Size size) {
    if (picture.size() == size)
        return picture;
    cv::Mat result;
    cv::resize(picture, result, size, 0, 0, picture.cols > size.width ? cv::INTER_AREA : cv::INTER_CUBIC);
    return result;
}

// The part of `picture` under `place`; what lies outside is mirrored at the edge, or filled with `outside`.
cv::Mat cut(const cv::Mat& picture, cv::Rect place, int border) {
    const cv::Rect inside = place & cv::Rect({}, picture.size());
    cv::Mat result;
    cv::copyMakeBorder(picture(inside), result, inside.y - place.y, place.br().y - inside.br().y, inside.x - place.x,
                       place.br().x - inside.br().x, border);
    return result;
}

enum class Cover { any, all };

// The pixels of a picture of `size` of which any part, or all, is marked (255) in `marked`, CV_8UC1.
cv::Mat covered(const cv::Mat& marked, cv::Size size, Cover cover) {
    cv::Mat share, result;
    cv::resize(marked, share, size, 0, 0, marked.cols > size.width ? cv::INTER_AREA : cv::INTER_NEAREST);
    cv::compare(share, cover == Cover::all ? 254 : 0, result, cv::CMP_GT);
    return result;
}

// The picture with what is repainted replaced by a smooth continuation of what is around it.
cv::Mat withoutMasked(const EditWindow& window) {
    cv::Mat known, values, filled;
    cv::Mat(window.repaint == 0).convertTo(known, CV_32F, 1.0 / 255);
    window.picture.convertTo(values, CV_32FC3);
    spread(values.mul(inThree(known)), known).convertTo(filled, CV_8UC3);
    window.picture.copyTo(filled, window.repaint == 0);
    return filled;
}

// Starts of stretches of `side` that cover 0..length, the last one flush with the end.
std::vector<int> stretches(int length, int side, int step) {
    std::vector<int> starts{0};
    while (starts.back() + side < length) starts.push_back(std::min(starts.back() + step, length - side));
    return starts;
}

}  // namespace

EditWindow cutWindow(const cv::Mat& picture, const cv::Mat& weight, cv::Rect place, int side) {
    const cv::Mat weights = cut(weight, place, cv::BORDER_CONSTANT);
    return {place, scaled(cut(picture, place, cv::BORDER_REFLECT), {side, side}),
            covered(weights > 0, {side, side}, Cover::any), covered(weights >= 1, {side, side}, Cover::all)};
}

EditWindow reducedForDecoder(const EditWindow& window, cv::Size size, bool startsFromPicture) {
    const cv::Mat inside = covered(window.inside, size, Cover::all);
    const cv::Mat touched = covered(window.inside, size, Cover::any);
    const bool isRoomy = cv::countNonZero(inside) > 0 && 2 * cv::countNonZero(inside) >= cv::countNonZero(touched);
    if (isRoomy && !startsFromPicture)
        return {window.place, scaled(withoutMasked(window), size), inside, inside};
    return {window.place, scaled(window.picture, size), covered(window.repaint, size, Cover::any), {}};
}

cv::Mat inToneOfSurroundings(const EditWindow& reduced, const cv::Mat& painted) {
    if (reduced.inside.empty())
        return painted;
    cv::Mat core, weight;
    cv::erode(reduced.inside, core, cv::Mat::ones(3, 3, CV_8U), {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    cv::Mat(reduced.inside / 2 + core / 2).convertTo(weight, CV_32F, 1.0 / 254);
    cv::Mat result = harmonised(painted, reduced.picture, weight);
    painted.copyTo(result, reduced.inside == 0);
    return result;
}

void pasteWindow(cv::Mat& picture, const cv::Mat& weight, const EditWindow& window, const cv::Mat& painted) {
    const cv::Rect inside = window.place & cv::Rect({}, picture.size());
    const cv::Mat full = scaled(painted, window.place.size())(inside - window.place.tl());
    cv::Mat target = picture(inside);
    blend(target, harmonised(full, target, weight(inside)), weight(inside)).copyTo(target);
}

std::vector<cv::Rect> windowsOverMask(const cv::Mat& mask, double context, int side) {
    const int longest = std::max(mask.cols, mask.rows);
    std::vector<cv::Rect> windows;
    for (const cv::Rect& region : maskRegions(mask, side / 4)) {
        const double longer = std::max(region.width, region.height);
        const int wanted = std::clamp(static_cast<int>(longer * (1 + 2 * context)), std::min(side, longest), longest);
        cv::Rect window(region.x + region.width / 2 - wanted / 2, region.y + region.height / 2 - wanted / 2, wanted,
                        wanted);
        // Moved inside where the picture is large enough, centred over it where it isn't.
        window.x = wanted >= mask.cols ? (mask.cols - wanted) / 2 : std::clamp(window.x, 0, mask.cols - wanted);
        window.y = wanted >= mask.rows ? (mask.rows - wanted) / 2 : std::clamp(window.y, 0, mask.rows - wanted);
        const bool isCovered = std::any_of(windows.begin(), windows.end(),
                                           [&](const cv::Rect& other) { return (other & region) == region; });
        if (!isCovered)
            windows.push_back(window);
    }
    return windows;
}

std::vector<cv::Rect> windowsOverUnknown(const cv::Mat& unknown, int side) {
    std::vector<cv::Rect> candidates = windowsOverPicture(unknown.size(), side, side / 2);
    cv::Mat left = unknown.clone();
    std::vector<cv::Rect> order;
    while (cv::countNonZero(left) > 0) {
        const cv::Rect canvas({}, left.size());
        double best = -1;
        cv::Rect next;
        for (const cv::Rect& candidate : candidates) {
            const cv::Mat part = left(candidate & canvas);
            const int open = cv::countNonZero(part);
            if (open == 0)
                continue;
            const double known = 1 - static_cast<double>(open) / static_cast<double>(part.total());
            if (known > best) {
                best = known;
                next = candidate;
            }
        }
        left(next & canvas).setTo(0);
        order.push_back(next);
    }
    return order;
}

std::vector<cv::Rect> windowsOverPicture(cv::Size picture, int side, int overlap) {
    std::vector<cv::Rect> windows;
    for (const int y : stretches(picture.height, side, side - overlap))
        for (const int x : stretches(picture.width, side, side - overlap)) windows.emplace_back(x, y, side, side);
    return windows;
}

}  // namespace unclip
