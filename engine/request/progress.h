#pragma once

#include <functional>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/sentence.h"

namespace unclip {

/// The parts of a running request, in the order in which they run.
enum class Stage { load, text, image, prior, decoder, upsampler, save };

const char* name(Stage stage);

/// One report of a running job.
struct Progress {
    Stage stage = Stage::load;
    int step = 0;                       ///< finished steps of this stage
    int steps = 0;                      ///< steps of this stage; 0 when not known
    double fraction = 0.0;              ///< finished part of the whole job, 0..1, never falls
    std::optional<double> secondsLeft;  ///< absent until it can be guessed
};

/// What a picture was painted with.
struct PaintedWith {
    std::string modelName;      ///< the model folder's own name
    std::string modelHash;      ///< identifies the weights, those of all folders that took part
    std::string device, dtype;  ///< "CPU" or "GPU"; "float32", "bfloat16" or "float16"

    bool operator==(const PaintedWith&) const = default;
};

/// A finished picture.
struct PaintedPicture {
    int index = 0;                     ///< 0-based place in the request
    std::uint64_t seed = 0;            ///< the seed of this very picture
    cv::Mat pixels;                    ///< 8-bit BGR; BGRA where the picture that was edited has transparent parts
    std::optional<double> similarity;  ///< cosine of CLIP's image and text embeddings, -1..1, when it was asked for
    std::vector<cv::Mat> film;         ///< the steps of the reverse diffusion, 8-bit BGR, when asked for
    PaintedWith with;
};

/// What a job reports while it runs. Called on the thread that runs the job; every member may be empty.
struct JobEvents {
    std::function<void(const Progress&)> progress;                  ///< at every step
    std::function<void(int index, const cv::Mat& pixels)> preview;  ///< predicted clean picture, 8-bit BGR
    std::function<void(const PaintedPicture&)> picture;             ///< each picture the moment it exists
    std::function<void(const Sentence& sentence)> note;             ///< something worth knowing that is no error
};

}  // namespace unclip
