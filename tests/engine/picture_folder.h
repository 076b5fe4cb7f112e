#pragma once

#include <opencv2/imgproc.hpp>

#include "engine/image/write_picture.h"
#include "tests/base/temporary_folder.h"

namespace unclip::tests {

/// A folder with `picture.png`, 140 × 90 of soft noise, and `mask.png`, a disc in it; as long as a test.
class PictureFolder : public TemporaryFolder {
public:
    PictureFolder() {
        cv::RNG random(5);
        random.fill(picture, cv::RNG::UNIFORM, 0, 256);
        cv::GaussianBlur(picture, picture, {9, 9}, 0);
        cv::circle(mask, {60, 40}, 18, cv::Scalar(255), -1);
        writePicture(*this / "picture.png", picture);
        writePicture(*this / "mask.png", mask);
    }

    cv::Mat picture = cv::Mat(90, 140, CV_8UC3);
    cv::Mat mask = cv::Mat(picture.size(), CV_8UC1, cv::Scalar(0));
};

}  // namespace unclip::tests
