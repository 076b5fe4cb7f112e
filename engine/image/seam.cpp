#include "engine/image/seam.h"

#include <opencv2/imgproc.hpp>

#include "engine/image/mask.h"

namespace unclip {
namespace {

/// Sum and number of the differences between pixels and their right or lower neighbours that `counts` marks.
struct Differences {
    double sum = 0, number = 0;

    void add(const cv::Mat& picture, cv::Point step, const cv::Mat& counts) {
        const cv::Size size(picture.cols - step.x, picture.rows - step.y);
        if (size.empty())
            return;
        cv::Mat difference;
        cv::absdiff(picture(cv::Rect({}, size)), picture(cv::Rect(step, size)), difference);
        const cv::Scalar mean = cv::mean(difference, counts);
        const double pixels = cv::countNonZero(counts);
        sum += (mean[0] + mean[1] + mean[2]) / 3 * pixels;
        number += pixels;
    }
    double mean() const { return number > 0 ? sum / number : 0; }
};

}  // namespace

Seam seamOf(const cv::Mat& before, const cv::Mat& after, const cv::Mat& mask) {
    const cv::Mat repainted = mask >= kMasked;
    cv::Mat distance;
    cv::distanceTransform(~repainted, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    const cv::Mat surroundings = (distance > 0) & (distance <= kSeamSurroundings);
    Differences across, nearby;
    for (const cv::Point step : {cv::Point(1, 0), cv::Point(0, 1)}) {
        const cv::Size size(mask.cols - step.x, mask.rows - step.y);
        if (size.empty())
            continue;
        const cv::Rect first({}, size), second(step, size);
        across.add(after, step, repainted(first) ^ repainted(second));
        nearby.add(before, step, surroundings(first) & surroundings(second));
    }
    return {across.mean(), nearby.mean()};
}

}  // namespace unclip
