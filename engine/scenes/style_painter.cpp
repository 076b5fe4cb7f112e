#include "engine/scenes/style_painter.h"

#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "engine/scenes/world.h"

namespace unclip {
namespace {

float fraction(Random& random, double low, double high) {
    return static_cast<float>(random.uniform(low, high));
}

std::uint8_t byte(float value) {
    return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

int odd(float value) {
    return std::max(3, cvRound(value) | 1);
}

cv::Vec3f saturated(cv::Vec3f colour, float amount) {
    const float grey = 0.114F * colour[0] + 0.587F * colour[1] + 0.299F * colour[2];
    return cv::Vec3f(grey, grey, grey) + (colour - cv::Vec3f(grey, grey, grey)) * amount;
}

/// Brush strokes along the edges of the picture: broad ones everywhere, fine ones where something is to be seen.
void paintOil(cv::Mat& picture, const cv::Mat& things, Random& random) {
    const auto side = static_cast<float>(picture.rows);
    cv::Mat source, grey, dx, dy;
    cv::medianBlur(picture, source, 5);
    picture.copyTo(source, things >= 128);
    cv::cvtColor(source, grey, cv::COLOR_BGR2GRAY);
    cv::GaussianBlur(grey, grey, cv::Size(), side / 50);
    cv::Sobel(grey, dx, CV_16S, 1, 0);
    cv::Sobel(grey, dy, CV_16S, 0, 1);
    picture = source.clone();
    const float swirl = fraction(random, -0.6, 0.6);
    const auto stroke = [&](float x, float y, float length, float thickness, float relief) {
        const int column = std::clamp(cvFloor(x), 0, picture.cols - 1),
                  row = std::clamp(cvFloor(y), 0, picture.rows - 1);
        const auto gx = static_cast<float>(dx.at<short>(row, column)),
                   gy = static_cast<float>(dy.at<short>(row, column));
        const float strength = std::sqrt(gx * gx + gy * gy);
        const float wave = swirl + 0.9F * std::sin(x / side * 5 + swirl * 9) + 0.5F * std::cos(y / side * 6);
        cv::Vec2f along(std::cos(wave), std::sin(wave));
        if (strength > 12) {
            along = cv::Vec2f(-gy, gx) / strength;
        }
        const cv::Vec3f base = saturated(source.at<cv::Vec3b>(row, column), 1.12F);
        const float light = fraction(random, -relief, relief);
        const cv::Scalar colour(base[0] + light, base[1] + light, base[2] + light);
        const cv::Vec2f half = along * (length / 2);
        cv::line(picture, {cvRound((x - half[0]) * 16), cvRound((y - half[1]) * 16)},
                 {cvRound((x + half[0]) * 16), cvRound((y + half[1]) * 16)}, colour, std::max(1, cvRound(thickness)),
                 cv::LINE_8, 4);
    };
    // Strong where strokes are broad, so that a picture of 64 px still shows that it is painted.
    constexpr float kGroundRelief = 32, kThingRelief = 16;
    const int grid = 15;
    for (int i = 0; i < grid * grid; ++i) {
        const float x = (static_cast<float>(i % grid) + fraction(random, 0, 1)) * side / grid;
        const float y = (static_cast<float>(i / grid) + fraction(random, 0, 1)) * side / grid;
        if (things.at<std::uint8_t>(std::min(cvFloor(y), picture.rows - 1), std::min(cvFloor(x), picture.cols - 1)) <
            128) {
            stroke(x, y, side * 0.11F, side * 0.045F, kGroundRelief);
        }
    }
    source.copyTo(picture, things >= 128);
    const int fine = 32;
    for (int i = 0; i < fine * fine; ++i) {
        const float x = (static_cast<float>(i % fine) + fraction(random, 0, 1)) * side / fine;
        const float y = (static_cast<float>(i / fine) + fraction(random, 0, 1)) * side / fine;
        if (things.at<std::uint8_t>(std::min(cvFloor(y), picture.rows - 1), std::min(cvFloor(x), picture.cols - 1)) >=
            128) {
            stroke(x, y, side * 0.030F, side * 0.012F, kThingRelief);
        }
    }
}

/// Cells of glass that follow the picture's own edges, finer on the things; dark leads between them. Simple linear
/// iterative clustering (Achanta et al. 2012) with seeds of two densities.
class Glazier {
public:
    Glazier(const cv::Mat& picture, const cv::Mat& things, Random& random)
        : picture_(picture),
          things_(things),
          random_(random),
          side_(picture.rows),
          labels_(side_, side_, CV_32S, cv::Scalar(0)) {}

    void glaze(cv::Mat& out) {
        const auto side = static_cast<float>(side_);
        plant(side / 7.0F, false);
        plant(side / 15.0F, true);
        splitIntoPlanes();
        assign();
        recentre();
        assign();
        fill(out);
    }

private:
    struct Cell {
        float x, y, reach;
        cv::Vec3f colour;
        bool isThing;
    };

    bool isThing(int row, int column) const { return things_.at<std::uint8_t>(row, column) >= 128; }
    bool isThing(int label) const { return cells_[static_cast<std::size_t>(label)].isThing; }

    void splitIntoPlanes() {
        cv::Mat colours, cover;
        picture_.convertTo(colours, CV_32F);
        cv::split(colours, planes_.data());
        cv::Mat(things_ >= 128).convertTo(planes_[3], CV_32F, 1.0 / 255);
    }

    void plant(float spacing, bool onThings) {
        const int count = cvCeil(static_cast<float>(side_) / spacing);
        for (int i = 0; i < count * count; ++i) {
            const float x = (static_cast<float>(i % count) + fraction(random_, 0.2, 0.8)) * spacing;
            const float y = (static_cast<float>(i / count) + fraction(random_, 0.2, 0.8)) * spacing;
            const int row = std::min(cvFloor(y), side_ - 1), column = std::min(cvFloor(x), side_ - 1);
            if (isThing(row, column) == onThings) {
                cells_.push_back({x, y, spacing, picture_.at<cv::Vec3b>(row, column), onThings});
            }
        }
        if (cells_.empty()) {
            cells_.push_back({0, 0, static_cast<float>(side_), picture_.at<cv::Vec3b>(0, 0), onThings});
        }
    }

    /// Every pixel to its nearest cell by place and colour; cells of things end at the things' outlines.
    void assign() {
        constexpr float kColourWeight = 1.0F / (38 * 38), kOutside = 40, kReach = 1.5F;
        cv::Mat nearest(side_, side_, CV_32F, cv::Scalar(1e9));
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const Cell& cell = cells_[i];
            const float reach = cell.reach * kReach, scale = 1 / (cell.reach * cell.reach);
            const int left = std::max(0, cvFloor(cell.x - reach)), right = std::min(side_, cvCeil(cell.x + reach));
            const int top = std::max(0, cvFloor(cell.y - reach)), bottom = std::min(side_, cvCeil(cell.y + reach));
            const float cellBlue = cell.colour[0], cellGreen = cell.colour[1], cellRed = cell.colour[2];
            const float inThing = cell.isThing ? 1.0F : 0.0F, cellX = cell.x;
            const int index = static_cast<int>(i);
            for (int row = top; row < bottom; ++row) {
                const auto* blue = planes_[0].ptr<float>(row);
                const auto* green = planes_[1].ptr<float>(row);
                const auto* red = planes_[2].ptr<float>(row);
                const auto* thing = planes_[3].ptr<float>(row);
                auto* __restrict distance = nearest.ptr<float>(row);
                auto* __restrict label = labels_.ptr<int>(row);
                const float dy = static_cast<float>(row) - cell.y;
                for (int column = left; column < right; ++column) {
                    const float dx = static_cast<float>(column) - cellX;
                    const float db = blue[column] - cellBlue, dg = green[column] - cellGreen,
                                dr = red[column] - cellRed;
                    const float other = thing[column] - inThing;
                    const float d = (dx * dx + dy * dy) * scale + (db * db + dg * dg + dr * dr) * kColourWeight +
                                    other * other * kOutside;
                    const bool isNearer = d < distance[column];
                    distance[column] = isNearer ? d : distance[column];
                    label[column] = isNearer ? index : label[column];
                }
            }
        }
    }

    void recentre() {
        struct Sum {
            float x = 0, y = 0, count = 0;
            cv::Vec3f colour{0, 0, 0};
        };
        std::vector<Sum> sums(cells_.size());
        for (int row = 0; row < side_; ++row) {
            const auto* pixel = picture_.ptr<cv::Vec3b>(row);
            const auto* label = labels_.ptr<int>(row);
            for (int column = 0; column < side_; ++column) {
                Sum& sum = sums[static_cast<std::size_t>(label[column])];
                sum.x += static_cast<float>(column);
                sum.y += static_cast<float>(row);
                sum.count += 1;
                for (int c = 0; c < 3; ++c) {
                    sum.colour[c] += static_cast<float>(pixel[column][c]);
                }
            }
        }
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            if (sums[i].count > 0) {
                cells_[i].x = sums[i].x / sums[i].count;
                cells_[i].y = sums[i].y / sums[i].count;
                cells_[i].colour = sums[i].colour / sums[i].count;
            }
        }
    }

    void fill(cv::Mat& out) {
        std::vector<cv::Vec3b> glass;
        for (const Cell& cell : cells_) {
            // Light shines through even the darkest glass, so that leads show against it.
            const cv::Vec3f shine(34, 34, 34);
            const cv::Vec3f colour = shine + saturated(cell.colour, 1.25F) * (0.86F * fraction(random_, 0.94, 1.10));
            glass.emplace_back(byte(colour[0]), byte(colour[1]), byte(colour[2]));
        }
        cv::Mat leads(side_, side_, CV_8U, cv::Scalar(0));
        for (int row = 0; row < side_; ++row) {
            const int next = std::min(row + 1, side_ - 1);
            const auto *label = labels_.ptr<int>(row), *below = labels_.ptr<int>(next);
            auto* lead = leads.ptr<std::uint8_t>(row);
            auto* pixel = out.ptr<cv::Vec3b>(row);
            for (int column = 0; column < side_; ++column) {
                const int right = label[std::min(column + 1, side_ - 1)];
                pixel[column] = glass[static_cast<std::size_t>(label[column])];
                if (label[column] != right || label[column] != below[column]) {
                    const bool isInside = isThing(label[column]) && isThing(right) && isThing(below[column]);
                    lead[column] = isInside ? kThinLead : kThickLead;
                }
            }
        }
        if (side_ > 160) {
            cv::dilate(leads, leads, cv::Mat::ones(side_ / 100, side_ / 100, CV_8U));
        }
        cv::blur(leads, leads, cv::Size(3, 3));
        const cv::Vec3f lead(26, 22, 20);
        for (int row = 0; row < side_; ++row) {
            const auto* cover = leads.ptr<std::uint8_t>(row);
            auto* pixel = out.ptr<cv::Vec3b>(row);
            for (int column = 0; column < side_; ++column) {
                const float mix = std::min(1.0F, static_cast<float>(cover[column]) / 128.0F);
                for (int c = 0; c < 3; ++c) {
                    const auto old = static_cast<float>(pixel[column][c]);
                    pixel[column][c] = byte(old + (lead[c] - old) * mix);
                }
            }
        }
    }

    static constexpr std::uint8_t kThickLead = 255, kThinLead = 125;

    const cv::Mat& picture_;
    const cv::Mat& things_;
    Random& random_;
    int side_;
    cv::Mat labels_;
    std::array<cv::Mat, 4> planes_;  // blue, green, red, and 1 on things
    std::vector<Cell> cells_;
};

void paintGlass(cv::Mat& picture, const cv::Mat& things, Random& random) {
    const cv::Mat source = picture.clone();
    Glazier(source, things, random).glaze(picture);
}

/// Colour dodge for the tones, strong lines at edges and outlines, hatching in the shade. Landscapes are drawn on warm
/// white paper (dark ones on dark paper), things on a plain colour on paper toned in that colour; dark paper takes a
/// white pencil.
void paintPencil(cv::Mat& picture, const cv::Mat& things, bool isPlainSetting, Random& random) {
    const auto side = static_cast<float>(picture.rows);
    cv::Mat grey, blurred, strongest, outline;
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    cv::blur(grey, blurred, cv::Size(odd(side / 12), odd(side / 12)));
    const cv::Mat cross = cv::getStructuringElement(cv::MORPH_CROSS, cv::Size(3, 3));
    cv::morphologyEx(picture, strongest, cv::MORPH_GRADIENT, cross);
    cv::morphologyEx(things, outline, cv::MORPH_GRADIENT, cross);

    const cv::Vec3f white(236, 246, 250), darkPaper(72, 50, 44);
    const bool isDarkLandscape = !isPlainSetting && cv::mean(grey, things < 128)[0] < 80;
    const cv::Vec3f paper = isPlainSetting    ? white * 0.3F + cv::Vec3f(picture.at<cv::Vec3b>(0, 0)) * 0.7F
                            : isDarkLandscape ? darkPaper
                                              : white;
    const bool isDark = 0.114F * paper[0] + 0.587F * paper[1] + 0.299F * paper[2] < 105;
    const cv::Vec3f pencil = isDark ? cv::Vec3f(245, 245, 245) : cv::Vec3f(34, 34, 36);
    const float phase = fraction(random, 0, 1), hatchStep = 26 / side;
    for (int row = 0; row < grey.rows; ++row) {
        const auto* light = grey.ptr<std::uint8_t>(row);
        const auto* soft = blurred.ptr<std::uint8_t>(row);
        const auto* change = strongest.ptr<cv::Vec3b>(row);
        const auto* line = outline.ptr<std::uint8_t>(row);
        const auto* thing = things.ptr<std::uint8_t>(row);
        auto* pixel = picture.ptr<cv::Vec3b>(row);
        for (int column = 0; column < grey.cols; ++column) {
            const float dodge =
                std::min(1.0F, (static_cast<float>(light[column]) + 8) / (static_cast<float>(soft[column]) + 8));
            const auto edge = static_cast<float>(std::max({change[column][0], change[column][1], change[column][2]}));
            const float lines = std::min(0.92F, std::max(edge / 105.0F, static_cast<float>(line[column]) / 255.0F));
            // A triangle wave along the diagonal: strokes that show in the shade only (in the light, on dark paper).
            const float turn = static_cast<float>(row + column) * hatchStep + phase;
            const float hatch = std::abs(2 * (turn - std::floor(turn)) - 1);
            const float value = static_cast<float>(light[column]) / 255.0F;
            const float depth = isPlainSetting && thing[column] < 128 ? 0.0F : (isDark ? value : 1 - value);
            const float drawn = 1 - std::min(isDark ? 1.0F : dodge, 1 - lines) * (1 - depth * (0.20F + 0.40F * hatch));
            for (int c = 0; c < 3; ++c) {
                pixel[column][c] = byte(paper[c] + (pencil[c] - paper[c]) * drawn);
            }
        }
    }
}

/// 32 by 32 cells with few colours, and a dark outline around the things as sprites have.
void paintPixels(cv::Mat& picture, const cv::Mat& things) {
    constexpr int kCells = 32;
    constexpr int kLevels = 6;
    cv::Mat small, cover, around;
    cv::resize(picture, small, cv::Size(kCells, kCells), 0, 0, cv::INTER_AREA);
    cv::resize(things, cover, cv::Size(kCells, kCells), 0, 0, cv::INTER_AREA);
    cover = cover >= 110;
    cv::dilate(cover, around, cv::getStructuringElement(cv::MORPH_CROSS, cv::Size(3, 3)));
    for (int row = 0; row < kCells; ++row) {
        auto* pixel = small.ptr<cv::Vec3b>(row);
        for (int column = 0; column < kCells; ++column) {
            const bool isOutline = cover.at<std::uint8_t>(row, column) != around.at<std::uint8_t>(row, column);
            const cv::Vec3f colour = saturated(pixel[column], 1.15F) * (isOutline ? 0.28F : 1.0F);
            for (int c = 0; c < 3; ++c) {
                const float level = std::round(std::clamp(colour[c] / 255.0F, 0.0F, 1.0F) * (kLevels - 1));
                pixel[column][c] = byte(level * 255.0F / (kLevels - 1));
            }
        }
    }
    cv::resize(small, picture, picture.size(), 0, 0, cv::INTER_NEAREST);
}

}  // namespace

void applyStyle(cv::Mat& picture, const cv::Mat& things, int style, bool isPlainSetting, Random& random) {
    switch (style) {
        case kOilPainting:
            return paintOil(picture, things, random);
        case kStainedGlass:
            return paintGlass(picture, things, random);
        case kPencilSketch:
            return paintPencil(picture, things, isPlainSetting, random);
        case kPixelArt:
            return paintPixels(picture, things);
        default:
            return;
    }
}

}  // namespace unclip
