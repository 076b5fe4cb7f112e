#pragma once

#include <filesystem>
#include <opencv2/core.hpp>

#include "engine/nn/convolution.h"
#include "engine/nn/linear.h"
#include "engine/nn/norm.h"
#include "engine/scenes/scene.h"

namespace unclip {

/// Side of the pictures that the judge learns from and is asked about. It sees them reduced, and styles look otherwise
/// when they are drawn small.
constexpr int kJudgedSide = 256;

/// What a picture of the drawn world shows, as numbers before their softmax or sigmoid.
struct JudgeScores {
    at::Tensor subjects;  ///< [batch, subjects]; several may be there
    at::Tensor settings;  ///< [batch, settings]; one is
    at::Tensor styles;    ///< [batch, styles]; one is
};

/// A small convolutional classifier that sees pictures of the drawn world as CLIP, prior and decoder never did: it
/// takes no part in training them and says what they painted.
class JudgeNetwork {
public:
    static constexpr std::int64_t kSide = 64;  ///< pixels of its input

    explicit JudgeNetwork(const Parameters& parameters);

    /// pixels [batch, 3, kSide, kSide], red first, −1..1; their dtype is computed in.
    JudgeScores operator()(const at::Tensor& pixels) const;

private:
    struct Level {
        Convolution reduce, refine;
        GroupNorm norm1, norm2;
    };
    std::vector<Level> levels_;
    Linear subjects_, settings_, styles_;
};

/// A picture of any size as the judge wants it, [1, 3, kSide, kSide], float32.
at::Tensor judgeInput(const cv::Mat& bgr);

/// A trained judge's opinion of one picture.
struct Judgement {
    std::vector<int> subjects;  ///< the two most likely, likeliest first; indices in worldSubjects()
    int setting = 0, style = 0;

    /// Whether all that `asked` names is there: its one subject comes first, its two are the two most likely.
    bool showsSubjects(const SceneLabels& asked) const;
};

class Judge {
public:
    /// Weights as a JudgeLesson writes them. Throws ModelError.
    explicit Judge(const std::filesystem::path& weightsFile);

    /// Where a JudgeLesson writes them in its folder.
    static std::filesystem::path weightsFile(const std::filesystem::path& folder);

    /// The folder of the judge that ships with the program; it knows the drawn world as it is in this version.
    static std::filesystem::path shippedFolder();

    Judgement operator()(const cv::Mat& bgr) const;

private:
    JudgeNetwork network_;
};

}  // namespace unclip
