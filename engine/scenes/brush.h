#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

namespace unclip {

/// 0xRRGGBB as OpenCV's blue, green, red.
inline cv::Vec3f rgb(std::uint32_t hex) {
    return {static_cast<float>(hex & 0xFF), static_cast<float>(hex >> 8 & 0xFF), static_cast<float>(hex >> 16 & 0xFF)};
}

/// Draws smooth-edged figures on an 8-bit BGR picture. All lengths are fractions of the picture's side.
class Brush {
public:
    explicit Brush(cv::Mat& picture) : picture_(picture), side_(picture.rows) {}

    /// Colour from `from` at `top` to `to` at `bottom`, for the rows between.
    void gradient(float top, float bottom, cv::Vec3f from, cv::Vec3f to);
    void disc(float x, float y, float radiusX, float radiusY, cv::Vec3f colour);
    void ring(float x, float y, float radius, float thickness, cv::Vec3f colour);
    void polygon(const std::vector<cv::Point2f>& points, cv::Vec3f colour);
    void line(cv::Point2f from, cv::Point2f to, float thickness, cv::Vec3f colour);
    void rectangle(float left, float top, float right, float bottom, cv::Vec3f colour);

    /// Fills what lies below a line given by its height at the middle of each pixel column, from `top` to `bottom`
    /// colour.
    template <class Height>
    void ground(Height height, cv::Vec3f top, cv::Vec3f bottom);

    /// Mixes `colour` in around a point, most in the middle (`strength` 0..1) and none at the radius.
    void glow(float x, float y, float radiusX, float radiusY, cv::Vec3f colour, float strength);

    int side() const { return side_; }

private:
    void fillBelow(const std::vector<float>& heights, cv::Vec3f top, cv::Vec3f bottom);

    cv::Mat& picture_;
    int side_;
};

template <class Height>
void Brush::ground(Height height, cv::Vec3f top, cv::Vec3f bottom) {
    std::vector<float> heights(static_cast<std::size_t>(side_));
    for (int x = 0; x < side_; ++x) {
        heights[static_cast<std::size_t>(x)] =
            height((static_cast<float>(x) + 0.5F) / static_cast<float>(side_)) * static_cast<float>(side_);
    }
    fillBelow(heights, top, bottom);
}

}  // namespace unclip
