#include "engine/image/sharpness.h"

#include <opencv2/imgproc.hpp>

namespace unclip {

double sharpnessOf(const cv::Mat& bgr) {
    cv::Mat grey, laplacian, mean, deviation;
    cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
    cv::Laplacian(grey, laplacian, CV_32F);
    cv::meanStdDev(laplacian, mean, deviation);
    return deviation.at<double>(0);
}

}  // namespace unclip
