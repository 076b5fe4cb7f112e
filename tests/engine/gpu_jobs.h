#pragma once

#include <gtest/gtest.h>

#include <array>
#include <filesystem>

#include "engine/painter/painter.h"
#include "tests/base/mean_difference.h"
#include "tests/engine/picture_folder.h"

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
        writePicture(folder_ / "small.png", folder_.picture(cv::Rect(0, 0, 24, 20)));
        cv::Mat second;
        cv::flip(folder_.picture, second, 1);
        writePicture(folder_ / "second.png", second);
    }

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
    PictureFolder folder_;
};

}  // namespace unclip::tests
