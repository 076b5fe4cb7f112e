#include "engine/image/edit_window.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "engine/image/harmonise.h"
#include "engine/image/mask.h"

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

// Starts of stretches of `side` that cover 0..length, the last one flush with the end.
std::vector<int> stretches(int length, int side, int step) {
    std::vector<int> starts{0};
    while (starts.back() + side < length) starts.push_back(std::min(starts.back() + step, length - side));
    return starts;
}

}  // namespace

EditWindow cutWindow(const cv::Mat& picture, const cv::Mat& weight, cv::Rect place, int side) {
    EditWindow window{place, scaled(cut(picture, place, cv::BORDER_REFLECT), {side, side}), {}};
    cv::Mat touched;
    cv::compare(cut(weight, place, cv::BORDER_CONSTANT), 0, touched, cv::CMP_GT);
    // A pixel of the window is repainted as soon as one of the pixels that it stands for is.
    cv::Mat share;
    cv::resize(touched, share, {side, side}, 0, 0, touched.cols > side ? cv::INTER_AREA : cv::INTER_NEAREST);
    cv::compare(share, 0, window.repaint, cv::CMP_GT);
    return window;
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
