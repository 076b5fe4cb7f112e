#include "engine/scenes/drawings.h"

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "engine/base/error.h"

namespace unclip {
namespace {

constexpr int kShift = 4;

/// Draws on a transparent picture in its own units: 0..1 across and down.
class Sheet {
public:
    explicit Sheet(cv::Size size) : picture_(size, CV_8UC4, cv::Scalar(0, 0, 0, 0)) {}

    cv::Point at(float x, float y) const {
        return {cvRound((x * static_cast<float>(picture_.cols) - 0.5F) * 16),
                cvRound((y * static_cast<float>(picture_.rows) - 0.5F) * 16)};
    }

    void fill(const std::vector<cv::Point2f>& outline, const cv::Scalar& colour) {
        std::vector<std::vector<cv::Point>> points(1);
        for (const cv::Point2f& point : outline) {
            points[0].push_back(at(point.x, point.y));
        }
        cv::fillPoly(picture_, points, colour, cv::LINE_AA, kShift);
    }

    void box(float left, float top, float right, float bottom, const cv::Scalar& colour) {
        fill({{left, top}, {right, top}, {right, bottom}, {left, bottom}}, colour);
    }

    void disc(float x, float y, float radiusX, float radiusY, const cv::Scalar& colour) {
        const cv::Size axes(cvRound(radiusX * static_cast<float>(picture_.cols) * 16),
                            cvRound(radiusY * static_cast<float>(picture_.rows) * 16));
        cv::ellipse(picture_, at(x, y), axes, 0, 0, 360, colour, cv::FILLED, cv::LINE_AA, kShift);
    }

    const cv::Mat& picture() const { return picture_; }

private:
    cv::Mat picture_;
};

/// Blending an opaque colour into transparent black with antialiasing yields premultiplied pixels as they are.
cv::Scalar opaque(std::uint32_t hex) {
    return {static_cast<double>(hex & 0xFF), static_cast<double>(hex >> 8 & 0xFF), static_cast<double>(hex >> 16), 255};
}

std::vector<cv::Point2f> heart() {
    std::vector<cv::Point2f> outline;
    for (int i = 0; i < 48; ++i) {
        const float t = static_cast<float>(i) / 48 * 6.2831853F;
        const float x = 16 * std::pow(std::sin(t), 3.0F);
        const float y = 13 * std::cos(t) - 5 * std::cos(2 * t) - 2 * std::cos(3 * t) - std::cos(4 * t);
        outline.emplace_back(0.5F + x / 32, (11.9F - y) / 28.9F);
    }
    return outline;
}

std::vector<cv::Point2f> star() {
    std::vector<cv::Point2f> outline;
    for (int i = 0; i < 10; ++i) {
        const float angle = static_cast<float>(i) / 10 * 6.2831853F, radius = i % 2 == 0 ? 0.525F : 0.23F;
        outline.emplace_back(0.5F + radius * std::sin(angle), 0.55F - 1.05F * radius * std::cos(angle));
    }
    return outline;
}

cv::Mat rainbow(cv::Size size) {
    Sheet sheet(size);
    const std::uint32_t bands[] = {0xEF3B36, 0xFF8A2B, 0xFFD93B, 0x4CB85C, 0x3A8DDE, 0x8A4FC7};
    constexpr float kOuter = 0.94F, kBand = 0.085F;
    for (int i = 0; i < 6; ++i) {
        const float radius = kOuter - kBand * static_cast<float>(i);
        sheet.disc(0.5F, 0.96F, radius * 0.5F, radius, opaque(bands[i]));
    }
    const float hole = kOuter - kBand * 6;
    sheet.disc(0.5F, 0.96F, hole * 0.5F, hole, cv::Scalar(0, 0, 0, 0));
    for (const float x : {0.14F, 0.86F}) {
        sheet.disc(x - 0.06F, 0.87F, 0.075F, 0.125F, opaque(0xE9F1F8));
        sheet.disc(x + 0.06F, 0.87F, 0.075F, 0.125F, opaque(0xE9F1F8));
        sheet.disc(x, 0.80F, 0.085F, 0.145F, opaque(0xFFFFFF));
    }
    cv::Mat picture = sheet.picture();
    return picture;
}

/// An upright piano from the front: dark wood, a row of keys, a music stand.
cv::Mat piano(cv::Size size) {
    Sheet sheet(size);
    const cv::Scalar wood = opaque(0x7A4526), dark = opaque(0x4E2A15), light = opaque(0x9A5C36);
    sheet.box(0.06F, 0.06F, 0.94F, 1.0F, wood);
    sheet.box(0.02F, 0.00F, 0.98F, 0.09F, light);
    sheet.box(0.12F, 0.15F, 0.88F, 0.40F, dark);
    sheet.box(0.36F, 0.17F, 0.64F, 0.38F, opaque(0xFBF6E6));
    for (const float y : {0.22F, 0.27F, 0.32F}) {
        sheet.box(0.39F, y, 0.61F, y + 0.015F, opaque(0x8A8A8A));
    }
    sheet.box(0.00F, 0.44F, 1.00F, 0.72F, light);
    sheet.box(0.05F, 0.46F, 0.95F, 0.67F, opaque(0xFFFFFF));
    constexpr int kKeys = 10;
    for (int i = 1; i < kKeys; ++i) {
        const float x = 0.05F + 0.90F * static_cast<float>(i) / kKeys;
        sheet.box(x - 0.004F, 0.46F, x + 0.004F, 0.67F, opaque(0x9A9A9A));
        if (i % 7 != 3 && i % 7 != 0) {
            sheet.box(x - 0.026F, 0.46F, x + 0.026F, 0.585F, opaque(0x141414));
        }
    }
    sheet.box(0.12F, 0.78F, 0.88F, 0.95F, dark);
    sheet.box(0.06F, 0.95F, 0.16F, 1.0F, dark);
    sheet.box(0.84F, 0.95F, 0.94F, 1.0F, dark);
    return sheet.picture();
}

}  // namespace

cv::Mat draw(Drawing drawing, cv::Size size, const std::array<int, 3>& bgr) {
    if (drawing == Drawing::rainbow) {
        return rainbow(size);
    }
    if (drawing == Drawing::piano) {
        return piano(size);
    }
    const cv::Scalar colour(bgr[0], bgr[1], bgr[2], 255);
    Sheet sheet(size);
    switch (drawing) {
        case Drawing::circle:
            sheet.disc(0.5F, 0.5F, 0.5F, 0.5F, colour);
            break;
        case Drawing::square:
            sheet.box(0.03F, 0.03F, 0.97F, 0.97F, colour);
            break;
        case Drawing::triangle:
            sheet.fill({{0.5F, 0.02F}, {0.99F, 0.98F}, {0.01F, 0.98F}}, colour);
            break;
        case Drawing::diamond:
            sheet.fill({{0.5F, 0.01F}, {0.99F, 0.5F}, {0.5F, 0.99F}, {0.01F, 0.5F}}, colour);
            break;
        case Drawing::heart:
            sheet.fill(heart(), colour);
            break;
        case Drawing::star:
            sheet.fill(star(), colour);
            break;
        default:
            throw Error("Something without a drawing was to be drawn.");
    }
    return sheet.picture();
}

}  // namespace unclip
