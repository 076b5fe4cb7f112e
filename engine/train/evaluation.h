#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <opencv2/core.hpp>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/image/seam.h"
#include "engine/request/engine.h"
#include "engine/scenes/world.h"
#include "engine/train/judge.h"

namespace unclip {

/// The number of the first drawn scene that is measured with, far behind all that are learned from.
inline constexpr std::uint64_t kFirstHeldOutScene = std::uint64_t{1} << 41;

struct EvaluationSettings {
    std::filesystem::path model;
    int prompts = 500;  ///< scenes that were never trained on
    std::uint64_t seed = 0;
    std::vector<PriorMode> modes{PriorMode::prior, PriorMode::text, PriorMode::none};
    Quality quality = Quality::standard;
    std::optional<int> decoderSteps, upsamplerSteps, bestOf;
    std::filesystem::path
        list;              ///< file of prompts, one a line, lines with # left out; each is painted once; empty: none
    int variations = 50;   ///< pictures of which a variation is painted
    int repaints = 50;     ///< pictures of which the thing is repainted as another one
    int enlargements = 0;  ///< painted pictures of two things that are enlarged, with and without new detail
    int sheet = 24;        ///< pictures in each sample sheet
    int matrix = 12;       ///< captions and pictures in CLIP's contrast matrix
};

/// A share of pictures that are right, 0..1, of how many that were asked.
struct Share {
    int right = 0, asked = 0;

    void count(bool isRight) { right += isRight ? 1 : 0, ++asked; }
    std::optional<double> value() const { return asked > 0 ? std::optional(1.0 * right / asked) : std::nullopt; }
};

/// Shares of each style, by its index in worldStyles().
struct StyleShares {
    std::vector<Share> each = std::vector<Share>(worldStyles().size());

    void count(int style, bool isRight) { each.at(static_cast<std::size_t>(style)).count(isRight); }
    Share all() const;
};

/// What the judge found in the pictures that were painted with one kind of image embedding.
struct PaintedShares {
    PriorMode mode = PriorMode::prior;
    Share subject, setting, pair;
    StyleShares style;                           ///< of prompts that name one
    double sharpness = 0, sharpnessOfDrawn = 0;  ///< sums of sharpnessOf() paintings, and drawings of their captions
    cv::Mat sheet;                               ///< captions and pictures, BGR
};

/// What became of drawn pictures whose subject the judge knows when they were varied.
struct VariedShares {
    StyleShares keptSubject;  ///< by the picture's style
    double differences = 0;   ///< sum of each one's mean difference from its picture, levels of 0..255

    void count(int style, bool isKept, double difference);
    double meanDifference() const;
};

/// What was found in pictures of two things.
struct EnlargedShares {
    Share pair;
    double likeness = 0, sharpness = 0;  ///< sums: cosine of CLIP's embeddings of picture and caption; sharpnessOf()
};

struct Evaluation {
    std::vector<PaintedShares> painted;            ///< one a mode
    Share judgeSubject, judgeSetting, judgeStyle;  ///< the judge itself, on drawings it never saw
    Share clip;                                    ///< the picture's own caption is the nearest of all
    VariedShares variations;                       ///< with the strength that a request has when it says none
    VariedShares farVariations;                    ///< with strength 1: from the embedding alone
    Share listed;       ///< pictures for the list's prompts in which all that the prompt names is right
    cv::Mat listSheet;  ///< all of them
    Share repainted;    ///< what was asked for stands where the mask was
    Share untouched;    ///< repainted pictures whose every pixel beyond the feather stayed
    Seam seam;          ///< means over the repainted pictures
    EnlargedShares asPainted, enlarged, enlargedWithDetail;  ///< the same pictures before and after
    cv::Mat enlargedSheet;                                   ///< rows of a picture, enlarged, enlarged with detail
    cv::Mat variationSheet;                                  ///< rows of a picture, its variation, its far variation
    cv::Mat repaintSheet;                                    ///< pairs: before, after
    int equalPictures = 0;                                   ///< painted pictures that are equal to another one
    std::vector<std::vector<double>> contrast;               ///< cosine of picture (row) and caption (column)
    std::vector<std::string> contrastCaptions;
    cv::Mat contrastSheet;
};

/// Paints held-out prompts and asks the judge. `progress` hears what is being done, for people.
/// Throws Cancelled and what Engine throws.
Evaluation evaluate(Engine& engine, const Judge& judge, const EvaluationSettings& settings,
                    const std::function<void(const std::string&)>& progress, std::stop_token stop);

/// The table of figures beside their aims, for a terminal.
std::string tableOf(const Evaluation& evaluation);

/// The same as a page with the sheets beside it in `folder`: report.html and PNG files. Throws FileError, PictureError.
void writeReport(const Evaluation& evaluation, const std::filesystem::path& folder);

/// Every file that writeReport() may write into a folder.
std::vector<std::filesystem::path> reportFiles(const std::filesystem::path& folder);

}  // namespace unclip
