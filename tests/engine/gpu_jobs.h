#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <opencv2/imgproc.hpp>

#include "engine/image/write_picture.h"
#include "engine/painter/painter.h"

// Jobs of every kind on small models of every family, for tests of what a GPU makes of them.
namespace unclip::tests {

/// Small models with random weights, one a family and way to paint.
inline constexpr std::array kFamilies{"karlo-small/model",
                                      "karlo-variations-small/model",
                                      "paintbox-small/model",
                                      "paintbox-latents-small/model",
                                      "kandinsky-small/model/decoder",
                                      "kandinsky-small/model/inpaint",
                                      "stable-unclip-small/model/pictures",
                                      "stable-unclip-small/model/prompts"};

inline std::filesystem::path folderOf(const std::string& family) {
    return std::filesystem::path(UNCLIP_GOLDEN) / family;
}

/// A picture and a mask on disk, and requests that work on them.
class JobFolder {
public:
    JobFolder() {
        std::filesystem::create_directories(folder_);
        cv::Mat picture(90, 140, CV_8UC3);
        cv::RNG random(5);
        random.fill(picture, cv::RNG::UNIFORM, 0, 256);
        cv::GaussianBlur(picture, picture, {9, 9}, 0);
        writePicture(folder_ / "picture.png", picture);
        writePicture(folder_ / "small.png", picture(cv::Rect(0, 0, 24, 20)));
        cv::flip(picture, picture, 1);
        writePicture(folder_ / "second.png", picture);
        cv::Mat mask(picture.size(), CV_8UC1, cv::Scalar(0));
        cv::circle(mask, {60, 40}, 18, cv::Scalar(255), -1);
        writePicture(folder_ / "mask.png", mask);
    }
    ~JobFolder() { std::filesystem::remove_all(folder_); }

    Request request(Task task, const std::string& family = "karlo-small/model") const {
        Request request;
        request.task = task;
        request.prompt = "a bowl of soup";
        request.model = folderOf(family);
        request.seed = 7;
        request.priorSteps = request.decoderSteps = request.upsamplerSteps = 3;
        if (task != Task::generate)
            request.picture = folder_ / (task == Task::upscale ? "small.png" : "picture.png");
        if (family.starts_with("kandinsky") && descriptionOf(task).choosesItsSize)
            request.width = request.height = 64;  // its own size is large
        request.repaint.mask = folder_ / "mask.png";
        request.extend.margins.right = 20;
        request.mix = {.secondPicture = folder_ / "second.png", .steps = 2};
        request.enlarge.scale = 2;
        request.feather = 4;
        return request;
    }

private:
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("unclip-gpu-jobs-" + std::to_string(::getpid()));
};

inline double meanDifference(const cv::Mat& a, const cv::Mat& b) {
    if (a.size() != b.size() || a.type() != b.type())
        return 255;
    return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * static_cast<std::size_t>(a.channels()));
}

}  // namespace unclip::tests
