#include "engine/pipeline/tasks/starting_noise.h"

#include <opencv2/imgproc.hpp>

#include "engine/image/resample.h"
#include "engine/pipeline/pixels.h"

namespace unclip {

bool startsFromNoiseOfPicture(const Painting& painting) {
    const bool startsFromPixels = painting.request.task == Task::vary && painting.request.vary.startFromPixels;
    return !startsFromPixels && painting.strength() < 1;
}

at::Tensor noiseOfPicture(Painting& painting, const cv::Mat& picture, const at::Tensor& embedding) {
    Edit whole;
    whole.picture = middleOf(painting, picture);
    return painting.stages.noiseOf(painting.stages.forDecoder(whole).picture, {embedding, {}}, painting.text);
}

double workOfNoise(const Painting& painting) {
    return painting.stages.inversionWork() * (painting.settings().decoderSteps - 1);
}

at::Tensor middleOf(const Painting& painting, const cv::Mat& picture) {
    const cv::Size size(static_cast<int>(painting.settings().smallWidth),
                        static_cast<int>(painting.settings().smallHeight));
    cv::Mat small;
    cv::resize(centreCrop(picture, fitInto(size, picture.size())), small, size, 0, 0, cv::INTER_AREA);
    return fromPixels(small).to(painting.model.device().device);
}

}  // namespace unclip
