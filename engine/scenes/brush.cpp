#include "engine/scenes/brush.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace unclip {
namespace {

constexpr int kShift = 4;  // OpenCV's fixed-point coordinates: sixteenths of a pixel
constexpr float kUnit = 1 << kShift;

cv::Scalar scalar(cv::Vec3f colour) {
    return {colour[0], colour[1], colour[2]};
}

std::uint8_t byte(float value) {
    return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

}  // namespace

void Brush::gradient(float top, float bottom, cv::Vec3f from, cv::Vec3f to) {
    const auto side = static_cast<float>(side_);
    const int first = std::max(0, static_cast<int>(std::floor(top * side)));
    const int last = std::min(side_, static_cast<int>(std::ceil(bottom * side)));
    for (int y = first; y < last; ++y) {
        const float t = std::clamp(((static_cast<float>(y) + 0.5F) / side - top) / (bottom - top), 0.0F, 1.0F);
        const cv::Vec3f colour = from + (to - from) * t;
        picture_.row(y).setTo(cv::Scalar(byte(colour[0]), byte(colour[1]), byte(colour[2])));
    }
}

void Brush::disc(float x, float y, float radiusX, float radiusY, cv::Vec3f colour) {
    const auto side = static_cast<float>(side_);
    const cv::Point centre(cvRound((x * side - 0.5F) * kUnit), cvRound((y * side - 0.5F) * kUnit));
    const cv::Size axes(std::max(8, cvRound(radiusX * side * kUnit)), std::max(8, cvRound(radiusY * side * kUnit)));
    if (axes.width == axes.height) {
        cv::circle(picture_, centre, axes.width, scalar(colour), cv::FILLED, cv::LINE_AA, kShift);
    } else {
        cv::ellipse(picture_, centre, axes, 0, 0, 360, scalar(colour), cv::FILLED, cv::LINE_AA, kShift);
    }
}

void Brush::ring(float x, float y, float radius, float thickness, cv::Vec3f colour) {
    const auto side = static_cast<float>(side_);
    const cv::Point centre(cvRound((x * side - 0.5F) * kUnit), cvRound((y * side - 0.5F) * kUnit));
    cv::circle(picture_, centre, cvRound(radius * side * kUnit), scalar(colour), std::max(1, cvRound(thickness * side)),
               cv::LINE_AA, kShift);
}

void Brush::polygon(const std::vector<cv::Point2f>& points, cv::Vec3f colour) {
    std::vector<cv::Point> fixed;
    fixed.reserve(points.size());
    for (const cv::Point2f& point : points) {
        fixed.emplace_back(cvRound((point.x * static_cast<float>(side_) - 0.5F) * kUnit),
                           cvRound((point.y * static_cast<float>(side_) - 0.5F) * kUnit));
    }
    cv::fillPoly(picture_, std::vector<std::vector<cv::Point>>{fixed}, scalar(colour), cv::LINE_AA, kShift);
}

void Brush::line(cv::Point2f from, cv::Point2f to, float thickness, cv::Vec3f colour) {
    const float scale = static_cast<float>(side_) * kUnit;
    cv::line(picture_, {cvRound(from.x * scale), cvRound(from.y * scale)},
             {cvRound(to.x * scale), cvRound(to.y * scale)}, scalar(colour),
             std::max(1, cvRound(thickness * static_cast<float>(side_))), cv::LINE_AA, kShift);
}

void Brush::rectangle(float left, float top, float right, float bottom, cv::Vec3f colour) {
    const auto side = static_cast<float>(side_);
    const cv::Rect whole(0, 0, side_, side_);
    const cv::Rect area(cv::Point(cvRound(left * side), cvRound(top * side)),
                        cv::Point(cvRound(right * side), cvRound(bottom * side)));
    if (!(area & whole).empty()) {
        picture_(area & whole).setTo(scalar(colour));
    }
}

void Brush::glow(float x, float y, float radiusX, float radiusY, cv::Vec3f colour, float strength) {
    const auto side = static_cast<float>(side_);
    const int left = std::max(0, cvFloor((x - radiusX) * side)), right = std::min(side_, cvCeil((x + radiusX) * side));
    const int top = std::max(0, cvFloor((y - radiusY) * side)), bottom = std::min(side_, cvCeil((y + radiusY) * side));
    const float scaleX = 1 / (radiusX * side), scaleY = 1 / (radiusY * side);
    for (int row = top; row < bottom; ++row) {
        auto* pixel = picture_.ptr<cv::Vec3b>(row);
        const float dy = (static_cast<float>(row) + 0.5F - y * side) * scaleY;
        for (int column = left; column < right; ++column) {
            const float dx = (static_cast<float>(column) + 0.5F - x * side) * scaleX;
            const float near = std::max(0.0F, 1 - dx * dx - dy * dy);
            const float mix = strength * near * near;
            for (int c = 0; c < 3; ++c) {
                const auto old = static_cast<float>(pixel[column][c]);
                pixel[column][c] = static_cast<std::uint8_t>(old + (colour[c] - old) * mix + 0.5F);
            }
        }
    }
}

void Brush::fillBelow(const std::vector<float>& heights, cv::Vec3f top, cv::Vec3f bottom) {
    const auto [lowest, highest] = std::minmax_element(heights.begin(), heights.end());
    const float start = *lowest, full = *highest;
    const float span = std::max(1.0F, static_cast<float>(side_) - start);
    for (int row = std::max(0, cvFloor(start)); row < side_; ++row) {
        const float t = (static_cast<float>(row) - start) / span;
        const cv::Vec3f colour = top + (bottom - top) * t;
        if (static_cast<float>(row) >= full) {
            picture_.row(row).setTo(cv::Scalar(byte(colour[0]), byte(colour[1]), byte(colour[2])));
            continue;
        }
        auto* pixel = picture_.ptr<cv::Vec3b>(row);
        for (int x = 0; x < side_; ++x) {
            const float cover =
                std::clamp(static_cast<float>(row + 1) - heights[static_cast<std::size_t>(x)], 0.0F, 1.0F);
            for (int c = 0; c < 3; ++c) {
                const auto old = static_cast<float>(pixel[x][c]);
                pixel[x][c] = static_cast<std::uint8_t>(old + (colour[c] - old) * cover + 0.5F);
            }
        }
    }
}

}  // namespace unclip
