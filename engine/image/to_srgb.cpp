#include <lcms2.h>

#include <cmath>
#include <memory>
#include <opencv2/imgproc.hpp>

#include "engine/base/stop_point.h"
#include "engine/image/decode.h"

namespace unclip {
namespace {

constexpr double kSrgbGamma = 0.45455;
constexpr std::array<double, 8> kSrgbPrimaries{0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};

using Profile = std::unique_ptr<void, decltype(&cmsCloseProfile)>;
using Transform = std::unique_ptr<void, decltype(&cmsDeleteTransform)>;

cmsUInt32Number layoutOf(const cv::Mat& pixels) {
    const bool isWide = pixels.depth() == CV_16U;
    switch (pixels.channels()) {
        case 1:
            return isWide ? TYPE_GRAY_16 : TYPE_GRAY_8;
        case 3:
            return isWide ? TYPE_BGR_16 : TYPE_BGR_8;
        default:
            return isWide ? TYPE_CMYK_16 : TYPE_CMYK_8;
    }
}

cmsColorSpaceSignature spaceOf(int channels) {
    return channels == 1 ? cmsSigGrayData : channels == 3 ? cmsSigRgbData : cmsSigCmykData;
}

Transform transformToSrgb(const Profile& from, cmsUInt32Number layout) {
    const Profile srgb(cmsCreate_sRGBProfile(), cmsCloseProfile);
    return {cmsCreateTransform(from.get(), layout, srgb.get(), TYPE_BGR_8, INTENT_PERCEPTUAL, 0), cmsDeleteTransform};
}

/// Whether a profile of three channels changes no colour by more than rounding does: it is sRGB, whatever its name.
bool isSrgb(const Profile& profile) {
    const Transform transform = transformToSrgb(profile, TYPE_BGR_8);
    if (!transform)
        return false;
    std::vector<std::uint8_t> colours, converted;
    for (int b = 0; b <= 255; b += 15)
        for (int g = 0; g <= 255; g += 15)
            for (int r = 0; r <= 255; r += 15)
                for (const int value : {b, g, r}) colours.push_back(static_cast<std::uint8_t>(value));
    converted.resize(colours.size());
    cmsDoTransform(transform.get(), colours.data(), converted.data(), static_cast<cmsUInt32Number>(colours.size() / 3));
    for (std::size_t i = 0; i < colours.size(); ++i)
        if (std::abs(colours[i] - converted[i]) > 1)
            return false;
    return true;
}

cv::Mat converted(const cv::Mat& pixels, const Transform& transform) {
    cv::Mat srgb(pixels.size(), CV_8UC3);
    for (int y = 0; y < pixels.rows; ++y) {
        stopPoint();
        cmsDoTransform(transform.get(), pixels.ptr(y), srgb.ptr(y), static_cast<cmsUInt32Number>(pixels.cols));
    }
    return srgb;
}

Profile profileOfGamma(const DecodedPicture& picture) {
    const auto xy = picture.primaries.value_or(kSrgbPrimaries);
    const cmsCIExyY white{xy[0], xy[1], 1.0};
    const cmsCIExyYTRIPLE primaries{{xy[2], xy[3], 1.0}, {xy[4], xy[5], 1.0}, {xy[6], xy[7], 1.0}};
    const double gamma = picture.gamma > 0.0 ? picture.gamma : kSrgbGamma;
    const std::unique_ptr<cmsToneCurve, decltype(&cmsFreeToneCurve)> curve(cmsBuildGamma(nullptr, 1.0 / gamma),
                                                                           cmsFreeToneCurve);
    cmsToneCurve* curves[] = {curve.get(), curve.get(), curve.get()};
    return {cmsCreateRGBProfile(&white, &primaries, curves), cmsCloseProfile};
}

/// PNG files say gAMA 45455 and sRGB's primaries when they mean sRGB.
bool saysOtherThanSrgb(const DecodedPicture& picture) {
    if (picture.gamma > 0.0 && (picture.gamma < 0.01 || picture.gamma > 10.0))
        return false;  // nonsense is no statement
    if (picture.gamma > 0.0 && std::abs(picture.gamma - kSrgbGamma) > 0.01)
        return true;
    if (picture.gamma > 0.0 && picture.primaries)
        for (std::size_t i = 0; i < kSrgbPrimaries.size(); ++i)
            if (std::abs((*picture.primaries)[i] - kSrgbPrimaries[i]) > 0.002)
                return true;
    return false;
}

/// Ink to light without a profile: the multiplication of what each ink lets through.
cv::Mat fromCmyk(const cv::Mat& cmyk) {
    cv::Mat bgr(cmyk.size(), CV_8UC3);
    for (int y = 0; y < cmyk.rows; ++y) {
        stopPoint();
        for (int x = 0; x < cmyk.cols; ++x) {
            const auto ink = cmyk.at<cv::Vec4b>(y, x);
            for (int c = 0; c < 3; ++c)
                bgr.at<cv::Vec3b>(y, x)[2 - c] =
                    static_cast<std::uint8_t>(((255 - ink[c]) * (255 - ink[3]) + 127) / 255);
        }
    }
    return bgr;
}

cv::Mat withoutProfile(const cv::Mat& pixels) {
    cv::Mat bgr = toEightBit(pixels);
    if (bgr.channels() == 1)
        cv::cvtColor(bgr, bgr, cv::COLOR_GRAY2BGR);
    else if (bgr.channels() == 4)
        bgr = fromCmyk(bgr);
    return bgr;
}

}  // namespace

cv::Mat toEightBit(const cv::Mat& pixels) {
    if (pixels.depth() == CV_8U)
        return pixels;
    cv::Mat narrow;
    pixels.convertTo(narrow, CV_8U, 1.0 / 257.0);
    return narrow;
}

cv::Mat toSrgb(const DecodedPicture& picture, std::vector<Sentence>& notes) {
    const int channels = picture.pixels.channels();
    if (!picture.profile.empty()) {
        const Profile profile(
            cmsOpenProfileFromMem(picture.profile.data(), static_cast<cmsUInt32Number>(picture.profile.size())),
            cmsCloseProfile);
        if (profile && cmsGetColorSpace(profile.get()) == spaceOf(channels)) {
            if (channels == 3 && isSrgb(profile))
                return withoutProfile(picture.pixels);
            if (const Transform transform = transformToSrgb(profile, layoutOf(picture.pixels)))
                return converted(picture.pixels, transform);
        }
        if (!profile || cmsGetColorSpace(profile.get()) != cmsSigRgbData || channels != 1)
            notes.push_back(
                says("Pictures", "Its colour profile can't be used, so its colours may look different elsewhere."));
    } else if (channels != 4 && saysOtherThanSrgb(picture)) {
        cv::Mat colours = picture.pixels;
        if (channels == 1)
            cv::cvtColor(colours, colours, cv::COLOR_GRAY2BGR);
        const Profile profile = profileOfGamma(picture);
        if (const Transform transform =
                profile ? transformToSrgb(profile, layoutOf(colours)) : Transform(nullptr, cmsDeleteTransform))
            return converted(colours, transform);
    }
    return withoutProfile(picture.pixels);
}

}  // namespace unclip
