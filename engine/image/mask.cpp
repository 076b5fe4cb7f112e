#include "engine/image/mask.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/image/resample.h"

namespace unclip {
namespace {

std::string inWords(cv::Size size) {
    return std::to_string(size.width) + " × " + std::to_string(size.height);
}

void requireMask(const cv::Mat& mask) {
    if (mask.type() != CV_8UC1)
        throw PictureError(says("Pictures", "A mask has to be an 8-bit picture with one channel."));
}

constexpr int kBlack = 16, kWhite = 235;  // TV range ends here; JPEG leaves noise around both
constexpr int kSpeckGap = 32;             // pixels of nothing around a speck
constexpr double kSpeckShare = 0.001;     // of what the mask marks at its largest place
constexpr int kSpeckSide = 8;

/// Nearly black is black, nearly white is white; what lies between stays soft.
void settleLevels(cv::Mat& mask) {
    mask.setTo(0, mask <= kBlack);
    mask.setTo(255, mask >= kWhite);
}

/// Removes what is too small to be meant and far from everything else. Returns how many such places there were.
int removeSpecks(cv::Mat& mask) {
    const std::vector<cv::Rect> places = maskRegions(mask, kSpeckGap);
    std::vector<double> marked;  // white pixels of each place; grey ones count in part
    for (const cv::Rect& place : places) marked.push_back(cv::sum(mask(place))[0] / 255.0);
    const double largest = places.empty() ? 0.0 : *std::max_element(marked.begin(), marked.end());
    int removed = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (std::max(places[i].width, places[i].height) > kSpeckSide || marked[i] > kSpeckShare * largest)
            continue;
        mask(places[i]).setTo(0);
        ++removed;
    }
    return removed;
}

}  // namespace

cv::Mat readMask(const std::filesystem::path& file, cv::Size wanted, std::vector<Sentence>& notes) {
    const Picture picture = readPicture(file);
    cv::Mat mask;
    cv::cvtColor(picture.pixels, mask, cv::COLOR_BGR2GRAY);
    if (!picture.alpha.empty()) {
        // The pixels were laid on white; a transparent part means "not painted", which is keep.
        mask = mask - (255 - picture.alpha);
        if (cv::countNonZero(mask) == 0) {
            mask = 255 - picture.alpha;
            notes.push_back(says("Pictures", "Nothing in the mask %1 is white, so its transparent parts are repainted.")
                                .with(file.filename()));
        }
    }
    settleLevels(mask);
    if (const int specks = removeSpecks(mask); specks > 0)
        notes.push_back(says("Pictures", "Specks of the mask %1, at %2 places far from the rest, were left out.")
                            .with(file.filename(), specks));
    if (mask.size() != wanted) {
        notes.push_back(says("Pictures", "The mask %1 was scaled from %2 to %3 pixels, the size of the picture.")
                            .with(file.filename(), inWords(mask.size()), inWords(wanted)));
        mask = resample(mask, wanted);
        settleLevels(mask);
    }
    return mask;
}

cv::Mat maskFromAlpha(const Picture& picture) {
    if (picture.alpha.empty())
        return cv::Mat::zeros(picture.pixels.size(), CV_8UC1);
    cv::Mat mask = 255 - picture.alpha;
    settleLevels(mask);
    return mask;
}

Sentence maskInWords(const cv::Mat& mask) {
    const cv::Rect box = boundingBox(mask);
    const double share = mask.empty() ? 0.0 : 100.0 * cv::sum(mask)[0] / 255.0 / static_cast<double>(mask.total());
    std::array<char, 16> percent;
    std::snprintf(percent.data(), percent.size(), share >= 1 ? "%.0f" : "%.2g", share);
    return says("Pictures", "%1 % of the picture, %2 pixels at %3, %4")
        .with(std::string(percent.data()), inWords(box.size()), box.x, box.y);
}

bool isEmptyMask(const cv::Mat& mask) {
    requireMask(mask);
    return mask.empty() || cv::countNonZero(mask) == 0;
}

cv::Mat feather(const cv::Mat& mask, int pixels) {
    requireMask(mask);
    cv::Mat weight;
    mask.convertTo(weight, CV_32F, 1.0 / 255.0);
    const cv::Mat keep = mask < kMasked;
    if (pixels < 1 || mask.empty() || cv::countNonZero(keep) == static_cast<int>(mask.total()))
        return weight;
    cv::Mat distance;  // from each pixel's centre to the nearest masked pixel's
    cv::distanceTransform(keep, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    for (int y = 0; y < mask.rows; ++y) {
        const float* away = distance.ptr<float>(y);
        float* out = weight.ptr<float>(y);
        for (int x = 0; x < mask.cols; ++x) {
            if (away[x] <= 0.0f || away[x] > static_cast<float>(pixels))
                continue;
            const float ramp = 1.0f - away[x] / static_cast<float>(pixels + 1);
            out[x] = std::max(out[x], ramp * ramp * (3.0f - 2.0f * ramp));
        }
    }
    return weight;
}

cv::Mat blend(const cv::Mat& original, const cv::Mat& painted, const cv::Mat& weight) {
    if (original.type() != CV_8UC3 || painted.type() != CV_8UC3 || weight.type() != CV_32FC1 ||
        original.size() != painted.size() || original.size() != weight.size())
        throw PictureError(
            says("Pictures", "Blending needs two colour pictures and a weight of one size; they are %1, %2 and %3.")
                .with(inWords(original.size()), inWords(painted.size()), inWords(weight.size())));
    cv::Mat blended = original.clone();
    for (int y = 0; y < blended.rows; ++y) {
        const float* w = weight.ptr<float>(y);
        const auto* from = painted.ptr<cv::Vec3b>(y);
        auto* out = blended.ptr<cv::Vec3b>(y);
        for (int x = 0; x < blended.cols; ++x)
            for (int c = 0; c < 3 && w[x] > 0.0f; ++c) {
                const float start = out[x][c];
                out[x][c] = w[x] >= 1.0f ? from[x][c]
                                         : static_cast<std::uint8_t>(std::lround(start + w[x] * (from[x][c] - start)));
            }
    }
    return blended;
}

cv::Rect boundingBox(const cv::Mat& mask) {
    requireMask(mask);
    return cv::boundingRect(mask);
}

std::vector<cv::Rect> maskRegions(const cv::Mat& mask, int gap) {
    requireMask(mask);
    if (isEmptyMask(mask))
        return {};
    cv::Mat marked = mask > 0;
    const cv::Mat original = marked.clone();
    if (gap > 1) {
        // Regions less than `gap` apart touch once each has grown by half of it.
        cv::Mat distance;
        cv::distanceTransform(~marked, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
        marked = distance <= gap / 2.0;
    }
    cv::Mat labels, statistics, centres;
    const int count = cv::connectedComponentsWithStats(marked, labels, statistics, centres, 8, CV_32S);
    std::vector<cv::Rect> regions(count - 1);
    std::vector<cv::Point> lows(count, {mask.cols, mask.rows}), highs(count, {-1, -1});
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            if (original.at<std::uint8_t>(y, x)) {
                const int label = labels.at<int>(y, x);
                lows[label] = {std::min(lows[label].x, x), std::min(lows[label].y, y)};
                highs[label] = {std::max(highs[label].x, x), std::max(highs[label].y, y)};
            }
    for (int i = 1; i < count; ++i) regions[i - 1] = {lows[i], highs[i] + cv::Point(1, 1)};
    std::sort(regions.begin(), regions.end(),
              [](const cv::Rect& a, const cv::Rect& b) { return std::pair(a.y, a.x) < std::pair(b.y, b.x); });
    return regions;
}

}  // namespace unclip
