#pragma once

#include "engine/image/edit_window.h"
#include "engine/pipeline/stages.h"
#include "engine/request/engine.h"

namespace unclip {

/// Turns a request into pictures.
class Painter {
public:
    /// picturesAtOnce  how many pictures share a batch; 0: as the device likes it. The pictures are the same.
    Painter(LoadedModel& model, const Request& request, const JobEvents& events, std::stop_token stop,
            TensorDump* dump = nullptr, int picturesAtOnce = 0);

    /// Throws ModelError, PictureError, RequestError, OutOfMemory, Cancelled.
    JobResult paint();

private:
    // What each task paints, for pictures first … first + count − 1 of the request.
    void paintWhole(int first, int count);  // generate, vary
    void repaint(int first);                // inpaint, detail
    void extend(int first);                 // outpaint
    void enlarge(int first);                // upscale
    void mix();                             // mix

    /// Runs `paintBatch` over all pictures; smaller batches when memory runs out.
    void forEachBatch(int picturesAtOnce, const std::function<void(int first, int count)>& paintBatch);

    void readPrompt();
    void readPictures();
    void expectWork();
    Edit editOf(const EditWindow& window) const;
    /// What variations start from: drawn noise, or as near to the picture as the request's strength says.
    Edit startOfVariations();
    /// Whether pictures start from the noise that the decoder would paint the request's picture from.
    bool startsFromItsNoise() const;
    /// That noise, for a picture and its embedding.
    at::Tensor noiseOf(const cv::Mat& picture, const at::Tensor& embedding);
    /// The middle of a picture, which CLIP sees, too, in the decoder's shape and size: [1, 3, height, width], −1..1.
    at::Tensor middleOf(const cv::Mat& picture) const;
    bool usesText() const;
    ImageCondition imageCondition(Noise& noise);
    /// What CLIP is to find in the picture, [1, width]: the picture that it follows, or else the prompt.
    at::Tensor wanted() const;
    /// The decoder's pictures: of as many tries as the settings say, each picture's nearest to `wanted` in CLIP's
    /// space.
    at::Tensor paintSmall(const std::function<ImageCondition()>& image, const at::Tensor& wanted, const Edit& edit,
                          Noise& noise, int first);
    /// Cosine similarity of a picture to `wanted` in CLIP's space.
    double likeness(const cv::Mat& picture, const at::Tensor& wanted);
    cv::Mat repaintedWindow(const EditWindow& window, const ImageCondition& image, const at::Tensor& wanted,
                            Noise& noise, int index);
    void finish(int index, const cv::Mat& pixels);
    int windowSide() const { return static_cast<int>(std::min(stages_.settings().width, stages_.settings().height)); }

    LoadedModel& model_;
    Request request_;
    double strength_;  ///< the request's or its task's
    JobWatch watch_;
    int picturesAtOnce_;
    Stages stages_;
    JobResult result_;

    TextCondition text_;
    cv::Mat picture_, mask_;         ///< the request's picture, and its mask (255: repaint) of the same size
    Edit start_;                     ///< what whole pictures are painted from
    at::Tensor embedding_;           ///< of the picture, where the task is conditioned on it
    std::vector<cv::Rect> windows_;  ///< of one picture, in the order in which they are painted
    std::vector<cv::Mat> film_;
};

}  // namespace unclip
