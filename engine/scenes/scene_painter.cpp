#include "engine/scenes/scene_painter.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/scenes/drawings.h"
#include "engine/scenes/glyphs.h"
#include "engine/scenes/random.h"
#include "engine/scenes/setting_painter.h"
#include "engine/scenes/style_painter.h"

namespace unclip {
namespace {

constexpr int kSmallestSide = 16, kWorkingSide = 128, kLargestSide = 1024;

std::vector<std::u32string> glyphTexts() {
    std::vector<std::u32string> texts;
    for (const Subject& subject : worldSubjects()) {
        if (!subject.glyph.empty()) {
            texts.push_back(subject.glyph);
        }
    }
    return texts;
}

/// One thing ready to be laid on the picture: premultiplied BGRA and its top left corner.
struct Cutout {
    cv::Mat pixels;
    cv::Point corner;
};

Cutout cutOut(const Glyphs& glyphs, const PlacedSubject& placed, int side) {
    const Subject& subject = worldSubjects().at(static_cast<std::size_t>(placed.subject));
    const cv::Rect2f box = placed.box();
    const auto scale = static_cast<float>(side);
    const cv::Size size(std::clamp(cvRound(box.width * scale), 4, 2 * side),
                        std::clamp(cvRound(box.height * scale), 4, 2 * side));
    Cutout cutout;
    cutout.corner = {cvRound(box.x * scale), cvRound(box.y * scale)};
    if (subject.drawing != Drawing::none) {
        const int colour = std::clamp(placed.colour, 0, static_cast<int>(worldColours().size()) - 1);
        cutout.pixels = draw(subject.drawing, size, worldColours()[static_cast<std::size_t>(colour)].bgr);
    } else {
        const cv::Mat& glyph = glyphs.picture(subject.glyph);
        const bool shrinks = size.width <= glyph.cols;
        cv::resize(glyph, cutout.pixels, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_CUBIC);
    }
    return cutout;
}

/// Lays a cutout over the picture in the light of the setting and adds it to the coverage of all things.
void lay(const Cutout& cutout, cv::Vec3f light, cv::Mat& picture, cv::Mat& things) {
    const cv::Rect area = cv::Rect(cutout.corner, cutout.pixels.size()) & cv::Rect(0, 0, picture.cols, picture.rows);
    int factor[3];
    for (int c = 0; c < 3; ++c) {
        factor[c] = cvRound(light[c] * 256);
    }
    for (int row = area.y; row < area.br().y; ++row) {
        const auto* source = cutout.pixels.ptr<cv::Vec4b>(row - cutout.corner.y) - cutout.corner.x;
        auto* target = picture.ptr<cv::Vec3b>(row);
        auto* cover = things.ptr<std::uint8_t>(row);
        for (int x = area.x; x < area.br().x; ++x) {
            const int alpha = source[x][3];
            for (int c = 0; c < 3; ++c) {
                const int lit = source[x][c] * factor[c] >> 8;
                target[x][c] =
                    static_cast<std::uint8_t>(std::min(255, lit + (target[x][c] * (255 - alpha) + 127) / 255));
            }
            cover[x] = static_cast<std::uint8_t>(std::max<int>(cover[x], alpha));
        }
    }
}

/// A soft halo around a thing, darker on light backgrounds and lighter on dark ones, so that white things show on
/// white.
void halo(const Cutout& cutout, cv::Mat& picture) {
    const int reach = std::max(2, picture.rows / 20);
    const cv::Rect wide(cutout.corner.x - reach, cutout.corner.y - reach, cutout.pixels.cols + 2 * reach,
                        cutout.pixels.rows + 2 * reach);
    const cv::Rect area = wide & cv::Rect(0, 0, picture.cols, picture.rows);
    if (area.empty()) {
        return;
    }
    cv::Mat alpha, small;
    cv::extractChannel(cutout.pixels, alpha, 3);
    cv::copyMakeBorder(alpha, alpha, reach, reach, reach, reach, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::blur(alpha, alpha, cv::Size(2 * reach - 1, 2 * reach - 1));
    const cv::Scalar mean = cv::mean(picture(area));
    const bool isDark = 0.114 * mean[0] + 0.587 * mean[1] + 0.299 * mean[2] < 80;
    const int towards = isDark ? 235 : 20, strength = isDark ? 70 : 64;
    for (int row = area.y; row < area.br().y; ++row) {
        const auto* cover = alpha.ptr<std::uint8_t>(row - wide.y) - wide.x;
        auto* target = picture.ptr<cv::Vec3b>(row);
        for (int x = area.x; x < area.br().x; ++x) {
            const int mix = cover[x] * strength;
            for (int c = 0; c < 3; ++c) {
                const int old = target[x][c];
                target[x][c] = static_cast<std::uint8_t>(old + (towards - old) * mix / (255 * 256));
            }
        }
    }
}

/// A soft shadow on the ground where a thing stands.
void shadow(const PlacedSubject& placed, cv::Mat& picture) {
    const auto side = static_cast<float>(picture.rows);
    const float radiusX = placed.width * 0.52F * side, radiusY = 0.05F * side;
    const float middleX = placed.x * side, middleY = (placed.y + placed.height / 2) * side - radiusY * 0.25F;
    const int top = std::max(0, cvFloor(middleY - radiusY)), bottom = std::min(picture.rows, cvCeil(middleY + radiusY));
    const int left = std::max(0, cvFloor(middleX - radiusX)), right = std::min(picture.cols, cvCeil(middleX + radiusX));
    for (int row = top; row < bottom; ++row) {
        const float dy = (static_cast<float>(row) + 0.5F - middleY) / radiusY;
        auto* target = picture.ptr<cv::Vec3b>(row);
        for (int x = left; x < right; ++x) {
            const float dx = (static_cast<float>(x) + 0.5F - middleX) / radiusX;
            const float near = std::max(0.0F, 1 - dx * dx - dy * dy);
            const float keep = 1 - 0.45F * near;
            for (int c = 0; c < 3; ++c) {
                target[x][c] = static_cast<std::uint8_t>(static_cast<float>(target[x][c]) * keep);
            }
        }
    }
}

bool standsOnGround(const Scene& scene, std::size_t index) {
    const PlacedSubject& placed = scene.subjects[index];
    if (worldSubjects()[static_cast<std::size_t>(placed.subject)].habitat != Habitat::ground) {
        return false;
    }
    switch (scene.composition) {
        case Composition::on:
        case Composition::riding:
            return index == 1;
        case Composition::above:
        case Composition::wearing:
            return index == (scene.composition == Composition::above ? 1 : 0);
        case Composition::under:
            return index == 0;
        default:
            return true;
    }
}

/// Back to front: the rider's mount first, the player before the instrument.
std::vector<std::size_t> paintingOrder(const Scene& scene) {
    if (scene.subjects.size() < 2) {
        return {0};
    }
    const bool secondIsBehind = scene.composition == Composition::on || scene.composition == Composition::riding;
    return secondIsBehind ? std::vector<std::size_t>{1, 0} : std::vector<std::size_t>{0, 1};
}

}  // namespace

ScenePainter::ScenePainter(const std::filesystem::path& font)
    : glyphs_(std::make_shared<const Glyphs>(findEmojiFont(font), glyphTexts())) {}

ScenePainter::~ScenePainter() = default;

cv::Mat ScenePainter::paint(const Scene& scene, int side) const {
    if (side < kSmallestSide || side > kLargestSide) {
        throw RequestError("A scene can't be painted " + std::to_string(side) + " pixels wide; choose " +
                           std::to_string(kSmallestSide) + " to " + std::to_string(kLargestSide) + ".");
    }
    const int working = std::max(side, kWorkingSide);
    Random random(scene.seed ^ 0x5CE4E5ULL);
    Random scenery = random.fork(1), strokes = random.fork(2);
    cv::Mat picture(working, working, CV_8UC3), things(working, working, CV_8U, cv::Scalar(0));
    paintSetting(picture, scene.setting, scene.horizon, scenery);
    if (!scene.subjects.empty()) {
        for (const std::size_t index : paintingOrder(scene)) {
            const PlacedSubject& placed = scene.subjects[index];
            const Cutout cutout = cutOut(*glyphs_, placed, working);
            const bool isFlat = worldSubjects()[static_cast<std::size_t>(placed.subject)].isColoured();
            if (!isFlat) {
                halo(cutout, picture);
            }
            if (hasGround(scene.setting) && standsOnGround(scene, index)) {
                shadow(placed, picture);
            }
            lay(cutout, lightOf(scene.setting), picture, things);
        }
    }
    const bool isPlainSetting = worldSettings().at(static_cast<std::size_t>(scene.setting)).colour >= 0;
    applyStyle(picture, things, scene.style, isPlainSetting, strokes);
    if (side < working) {
        cv::resize(picture, picture, cv::Size(side, side), 0, 0, cv::INTER_AREA);
    }
    return picture;
}

cv::Mat paint(const Scene& scene, int side) {
    static const ScenePainter painter;
    return painter.paint(scene, side);
}

}  // namespace unclip
