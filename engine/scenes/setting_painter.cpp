#include "engine/scenes/setting_painter.h"

#include <cmath>
#include <functional>
#include <unordered_map>

#include "engine/scenes/brush.h"
#include "engine/scenes/world.h"

namespace unclip {
namespace {

// The order in which a call's arguments are computed is the compiler's choice: at most one of them may draw from the
// generator, or the same seed would paint differently elsewhere.

constexpr float kTwoPi = 6.2831853F;

float between(Random& random, double low, double high) {
    return static_cast<float>(random.uniform(low, high));
}

cv::Vec3f varied(cv::Vec3f colour, Random& random, double amount = 8) {
    const float shift = between(random, -amount, amount);
    for (int c = 0; c < 3; ++c) {
        colour[c] = std::clamp(colour[c] + shift + between(random, -amount / 2, amount / 2), 0.0F, 255.0F);
    }
    return colour;
}

/// A gently waving line of hills: two sine waves.
std::function<float(float)> hills(float height, float amplitude, Random& random) {
    const float slow = between(random, 0.6, 1.1), fast = between(random, 1.4, 2.2);
    const float slowPhase = between(random, 0, kTwoPi), fastPhase = between(random, 0, kTwoPi);
    return [=](float x) {
        return height + amplitude * (0.7F * std::sin(kTwoPi * slow * x + slowPhase) +
                                     0.3F * std::sin(kTwoPi * fast * x + fastPhase));
    };
}

void hill(Brush& brush, float height, float amplitude, cv::Vec3f top, cv::Vec3f bottom, Random& random) {
    const auto line = hills(height, amplitude, random);
    brush.ground(line, varied(top, random), bottom);
}

/// A white cloud somewhere between two places from the left.
void cloud(Brush& brush, double left, double right, Random& random) {
    const cv::Vec3f colour = rgb(0xFFFFFF);
    const float x = between(random, left, right), y = between(random, 0.09, 0.23), size = between(random, 0.09, 0.14);
    brush.disc(x, y, size, size * 0.32F, colour);
    brush.disc(x - size * 0.35F, y - size * 0.2F, size * 0.4F, size * 0.34F, colour);
    brush.disc(x + size * 0.25F, y - size * 0.3F, size * 0.5F, size * 0.42F, colour);
}

void fir(Brush& brush, float x, float bottom, float height, cv::Vec3f colour) {
    brush.polygon({{x, bottom - height}, {x + height * 0.3F, bottom}, {x - height * 0.3F, bottom}}, colour);
}

void stars(Brush& brush, int count, float bottom, Random& random) {
    for (int i = 0; i < count; ++i) {
        const float radius = random.chance(0.25) ? between(random, 0.010, 0.014) : between(random, 0.004, 0.008);
        const cv::Vec3f colour = random.chance(0.3) ? rgb(0xFFE9B0) : rgb(0xFFFFFF);
        const float x = between(random, 0, 1), y = between(random, 0, bottom);
        brush.disc(x, y, radius, radius, colour);
    }
}

void paintSpace(Brush& brush, float, Random& random) {
    const cv::Vec3f top = varied(rgb(0x090A1E), random, 4), bottom = varied(rgb(0x17133C), random, 5);
    brush.gradient(0, 1, top, bottom);
    const cv::Vec3f clouds[] = {rgb(0x6A2C91), rgb(0x2B3FA8), rgb(0x9A2D73)};
    for (const cv::Vec3f& colour : clouds) {
        const float x = between(random, 0, 1), y = between(random, 0, 1);
        const float width = between(random, 0.3, 0.55), height = between(random, 0.2, 0.4);
        brush.glow(x, y, width, height, colour, 0.55F);
    }
    stars(brush, 42, 1, random);
}

void paintDesert(Brush& brush, float horizon, Random& random) {
    const cv::Vec3f sky = varied(rgb(0x6CC0EC), random), haze = varied(rgb(0xFCE8BE), random);
    brush.gradient(0, horizon + 0.06F, sky, haze);
    hill(brush, horizon, 0.045F, rgb(0xF2CB86), rgb(0xE0AC60), random);
    hill(brush, horizon + 0.10F, 0.05F, rgb(0xE9B868), rgb(0xD59A4C), random);
    hill(brush, horizon + 0.22F, 0.04F, rgb(0xDFA556), rgb(0xC98B40), random);
}

void paintMeadow(Brush& brush, float horizon, Random& random) {
    brush.gradient(0, horizon + 0.05F, varied(rgb(0x6FBDF3), random), rgb(0xDDF2FD));
    cloud(brush, 0.1, 0.4, random);
    cloud(brush, 0.6, 0.95, random);
    hill(brush, horizon, 0.04F, rgb(0xA3D67F), rgb(0x7DBF5C), random);
    const auto near = hills(horizon + 0.09F, 0.03F, random);
    brush.ground(near, varied(rgb(0x6DBB4C), random), rgb(0x3F8F3A));
    const cv::Vec3f petals[] = {rgb(0xFFFFFF), rgb(0xFFE14D), rgb(0xFF7A8A)};
    for (int i = 0; i < 22; ++i) {
        const float x = between(random, 0, 1), y = between(random, 0, 1);
        const float height = near(x) + 0.04F;
        const float at = height + (1 - height) * y;
        brush.disc(x, at, 0.006F + 0.006F * y, 0.006F + 0.006F * y, petals[i % 3]);
    }
}

void paintBeach(Brush& brush, float horizon, Random& random) {
    const float sea = horizon - 0.10F;
    brush.gradient(0, sea, varied(rgb(0x62C0F0), random), rgb(0xDCF3FC));
    cloud(brush, 0.15, 0.85, random);
    brush.gradient(sea, horizon + 0.08F, varied(rgb(0x1E86BE), random), rgb(0x57CBD8));
    const auto shore = hills(horizon + 0.06F, 0.02F, random);
    brush.ground([&](float x) { return shore(x) - 0.018F; }, rgb(0xFFFFFF), rgb(0xFFFFFF));
    brush.ground(shore, varied(rgb(0xF3DBA2), random), rgb(0xE3BF7C));
    for (int i = 0; i < 10; ++i) {
        const float radius = between(random, 0.005, 0.009);
        const float x = between(random, 0, 1), y = between(random, horizon + 0.14, 1);
        brush.disc(x, y, radius, radius, rgb(0xCFA869));
    }
}

void paintSnow(Brush& brush, float horizon, Random& random) {
    brush.gradient(0, horizon + 0.05F, varied(rgb(0x9FBFE0), random), rgb(0xE6F0F9));
    const auto far = hills(horizon, 0.04F, random);
    for (int i = 0; i < 9; ++i) {
        const float x = between(random, 0, 1);
        const float height = between(random, 0.10, 0.2);
        fir(brush, x, far(x) + 0.03F, height, varied(rgb(0x4C7C78), random));
    }
    brush.ground(far, rgb(0xEEF5FC), rgb(0xD5E4F3));
    brush.ground(hills(horizon + 0.10F, 0.04F, random), rgb(0xFFFFFF), rgb(0xDCE8F5));
    for (int i = 0; i < 36; ++i) {
        const float radius = between(random, 0.006, 0.013);
        const float x = between(random, 0, 1), y = between(random, 0, 1);
        brush.disc(x, y, radius, radius, rgb(0xFFFFFF));
    }
}

void peak(Brush& brush, float x, float top, float width, float bottom, Random& random) {
    const cv::Vec3f lit = varied(rgb(0x8C9BB4), random), shade = lit * 0.72F;
    const float left = x - width, right = x + width, lean = x + width * between(random, -0.15, 0.25);
    brush.polygon({{x, top}, {right, bottom}, {left, bottom}}, lit);
    brush.polygon({{x, top}, {right, bottom}, {lean, bottom}}, shade);
    const float snow = between(random, 0.34, 0.44), height = bottom - top;
    const auto onLeft = [&](float t) { return cv::Point2f(x - width * t, top + height * t); };
    const auto onRight = [&](float t) { return cv::Point2f(x + width * t, top + height * t); };
    const auto inside = [&](float across, float t) { return cv::Point2f(x + width * across, top + height * t); };
    brush.polygon({{x, top},
                   onRight(snow),
                   inside(snow * 0.45F, snow * 0.75F),
                   inside(snow * 0.1F, snow * 1.15F),
                   inside(-snow * 0.35F, snow * 0.72F),
                   onLeft(snow * 0.9F)},
                  rgb(0xFFFFFF));
    brush.polygon({{x, top}, onRight(snow), inside(snow * 0.45F, snow * 0.75F), inside(snow * 0.15F, snow * 0.9F)},
                  rgb(0xD3E0F0));
}

void paintMountains(Brush& brush, float horizon, Random& random) {
    brush.gradient(0, 1, varied(rgb(0x4F9FE2), random), rgb(0xE4F2FB));
    const float base = horizon + 0.12F;
    const float shift = between(random, -0.08, 0.08);
    for (const float x : {0.50F, 0.16F, 0.86F}) {
        const float aside = between(random, -0.05, 0.05), top = between(random, 0.06, 0.2);
        const float width = between(random, 0.3, 0.4);
        peak(brush, x + shift + aside, top, width, base, random);
    }
    hill(brush, horizon + 0.08F, 0.03F, rgb(0x86A66A), rgb(0x55794A), random);
}

void buildings(Brush& brush, float base, double lowest, double highest, cv::Vec3f wall, bool windows, Random& random) {
    for (float x = -0.03F; x < 1;) {
        const float width = between(random, 0.12, 0.19), top = base - between(random, lowest, highest);
        const cv::Vec3f colour = varied(wall, random, 12);
        brush.rectangle(x, top, x + width, 1, colour);
        if (windows) {
            for (float y = top + 0.03F; y < base - 0.04F; y += 0.062F) {
                for (float column = x + 0.02F; column < x + width - 0.03F; column += 0.046F) {
                    brush.rectangle(column, y, column + 0.026F, y + 0.036F,
                                    random.chance(0.6) ? rgb(0xFFE38F) : colour * 0.66F);
                }
            }
        }
        x += width + between(random, 0.0, 0.015);
    }
}

void paintCity(Brush& brush, float horizon, Random& random) {
    brush.gradient(0, horizon, varied(rgb(0x9CC4EA), random), rgb(0xF3E6DA));
    const float street = horizon + 0.12F;
    buildings(brush, street, 0.42, 0.62, rgb(0xA9B9CE), false, random);
    buildings(brush, street, 0.24, 0.44, rgb(0x6E7F9C), true, random);
    brush.gradient(street, 1, rgb(0x8A8D95), rgb(0x5F636C));
    brush.rectangle(0, street, 1, street + 0.025F, rgb(0xC9CACD));
    for (float x = between(random, -0.2, 0); x < 1; x += 0.26F) {
        brush.rectangle(x, street + 0.13F, x + 0.14F, street + 0.155F, rgb(0xF4EFD9));
    }
}

void paintNight(Brush& brush, float horizon, Random& random) {
    const cv::Vec3f zenith = varied(rgb(0x0F1D55), random, 5), low = varied(rgb(0x3E5A9E), random, 6);
    brush.gradient(0, horizon + 0.1F, zenith, low);
    stars(brush, 24, horizon, random);
    const float x = random.chance(0.5) ? between(random, 0.1, 0.18) : between(random, 0.82, 0.9);
    const float y = between(random, 0.1, 0.16);
    brush.glow(x, y, 0.2F, 0.2F, rgb(0xC9D4FF), 0.5F);
    brush.disc(x, y, 0.065F, 0.065F, rgb(0xFBF3CF));
    hill(brush, horizon + 0.02F, 0.04F, rgb(0x1F3160), rgb(0x182650), random);
    hill(brush, horizon + 0.12F, 0.04F, rgb(0x16234A), rgb(0x0E1835), random);
}

void paintSunset(Brush& brush, float horizon, Random& random) {
    const float middle = horizon * 0.5F;
    brush.gradient(0, middle, varied(rgb(0x55347F), random), rgb(0xE0587A));
    brush.gradient(middle, horizon, rgb(0xE0587A), rgb(0xFFC45E));
    const float x = between(random, 0.25, 0.75);
    brush.glow(x, horizon, 0.6F, 0.4F, rgb(0xFFE08A), 0.6F);
    brush.disc(x, horizon - 0.02F, 0.15F, 0.15F, rgb(0xFFF3B8));
    brush.gradient(horizon, 1, rgb(0xA8456F), rgb(0x39204F));
    for (int i = 0; i < 9; ++i) {
        const float y = horizon + 0.03F + 0.035F * static_cast<float>(i);
        const float half = between(random, 0.05, 0.15);
        brush.rectangle(x - half, y, x + half, y + 0.011F, varied(rgb(0xFFB25C), random));
    }
    hill(brush, horizon + 0.2F, 0.025F, rgb(0x4A2A4C), rgb(0x2B1834), random);
}

void paintUnderWater(Brush& brush, float horizon, Random& random) {
    const cv::Vec3f surface = varied(rgb(0x4CC6DF), random), deep = varied(rgb(0x0C4F95), random);
    brush.gradient(0, 1, surface, deep);
    for (int i = 0; i < 4; ++i) {
        const float x = between(random, 0, 1);
        brush.glow(x, 0, 0.09F, between(random, 0.5, 0.9), rgb(0xC9F6FF), 0.45F);
    }
    hill(brush, horizon + 0.24F, 0.02F, rgb(0x9DB79B), rgb(0x76957F), random);
    for (int i = 0; i < 6; ++i) {
        const float x = i % 2 == 0 ? between(random, 0.02, 0.2) : between(random, 0.8, 0.98);
        const float phase = between(random, 0, kTwoPi), height = between(random, 0.18, 0.36);
        cv::Point2f from(x, 0.97F);
        for (int step = 1; step <= 5; ++step) {
            const float t = static_cast<float>(step) / 5;
            const cv::Point2f to(x + 0.025F * std::sin(phase + 5 * t), 0.97F - height * t);
            brush.line(from, to, 0.022F, rgb(0x2C8A57));
            from = to;
        }
    }
    for (int i = 0; i < 10; ++i) {
        const float x = between(random, 0, 1), y = between(random, 0, 0.8);
        brush.ring(x, y, between(random, 0.01, 0.024), 0.008F, rgb(0xDDF8FF));
    }
}

void paintForest(Brush& brush, float horizon, Random& random) {
    brush.gradient(0, horizon + 0.1F, varied(rgb(0xCFE6B0), random), rgb(0x8FB877));
    const float base = horizon + 0.1F;
    for (int i = 0; i < 7; ++i) {
        const float x = (static_cast<float>(i) + between(random, 0.1, 0.9)) / 7, height = between(random, 0.45, 0.6);
        fir(brush, x, base, height, varied(rgb(0x7FAE72), random));
    }
    for (int i = 0; i < 6; ++i) {
        const float x = (static_cast<float>(i) + between(random, 0.2, 0.8)) / 6, height = between(random, 0.4, 0.62);
        const cv::Vec3f green = varied(rgb(0x2F6E3C), random, 10);
        brush.rectangle(x - 0.018F, base - 0.12F, x + 0.018F, base + 0.03F, rgb(0x5A4030));
        fir(brush, x, base - 0.05F, height * 0.62F, green);
        fir(brush, x, base - 0.05F - height * 0.28F, height * 0.5F, green * 1.12F);
        fir(brush, x, base - 0.05F - height * 0.54F, height * 0.36F, green * 1.24F);
    }
    hill(brush, base, 0.015F, rgb(0x5E8A3C), rgb(0x37592B), random);
}

struct Landscape {
    void (*paint)(Brush&, float, Random&);
    cv::Vec3f light;  // red, green, blue factors
    bool hasGround;
};

const Landscape* landscape(int setting) {
    static const std::unordered_map<std::string, Landscape> landscapes = {
        {"space", {paintSpace, {1.0F, 1.0F, 1.0F}, false}},
        {"desert", {paintDesert, {1.02F, 1.0F, 0.95F}, true}},
        {"meadow", {paintMeadow, {1.0F, 1.0F, 1.0F}, true}},
        {"beach", {paintBeach, {1.0F, 1.0F, 1.0F}, true}},
        {"snow", {paintSnow, {0.97F, 0.99F, 1.02F}, true}},
        {"mountains", {paintMountains, {1.0F, 1.0F, 1.0F}, true}},
        {"city", {paintCity, {1.0F, 1.0F, 1.0F}, true}},
        {"night", {paintNight, {0.76F, 0.82F, 1.0F}, true}},
        {"sunset", {paintSunset, {1.0F, 0.90F, 0.84F}, true}},
        {"under water", {paintUnderWater, {0.80F, 0.97F, 1.02F}, false}},
        {"forest", {paintForest, {0.97F, 1.0F, 0.95F}, true}},
    };
    const auto found = landscapes.find(worldSettings().at(static_cast<std::size_t>(setting)).name);
    return found == landscapes.end() ? nullptr : &found->second;
}

}  // namespace

void paintSetting(cv::Mat& picture, int setting, float horizon, Random& random) {
    Brush brush(picture);
    if (const Landscape* scenery = landscape(setting)) {
        scenery->paint(brush, horizon, random);
        return;
    }
    const auto& bgr =
        worldColours()[static_cast<std::size_t>(worldSettings()[static_cast<std::size_t>(setting)].colour)].bgr;
    const cv::Vec3f colour(static_cast<float>(bgr[0]), static_cast<float>(bgr[1]), static_cast<float>(bgr[2]));
    const cv::Vec3f base = varied(colour, random, 6);
    brush.gradient(0, 1, base * 1.03F, base * 0.94F);
}

cv::Vec3f lightOf(int setting) {
    const Landscape* scenery = landscape(setting);
    return scenery == nullptr ? cv::Vec3f(1, 1, 1) : cv::Vec3f(scenery->light[2], scenery->light[1], scenery->light[0]);
}

bool hasGround(int setting) {
    const Landscape* scenery = landscape(setting);
    return scenery == nullptr || scenery->hasGround;
}

}  // namespace unclip
