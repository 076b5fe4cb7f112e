#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace unclip {

/// A square of a picture that a model repaints at its own size, and the way there and back.
struct EditWindow {
    cv::Rect place;   ///< in the picture; parts that lie outside of it are filled by mirroring
    cv::Mat picture;  ///< CV_8UC3, model's side: what the square holds now
    cv::Mat repaint;  ///< CV_8UC1, model's side: 255 where it is repainted, 0 where it stays
    cv::Mat inside;   ///< CV_8UC1, model's side: 255 where nothing of the old will show through; empty once it was
                      ///< reduced and still shows the old
};

/// The square `place` of a picture, scaled to `side` pixels.
///
/// weight  CV_32FC1 of the picture's size: blend weights (see feather()); whatever has one above 0 is repainted
EditWindow cutWindow(const cv::Mat& picture, const cv::Mat& weight, cv::Rect place, int side);

/// The window at the size in which a decoder paints. What is new must end before the mask's border, or it looks cut off
/// there: only what lies wholly inside of the mask is repainted, and up to the border its surroundings go on. A mask so
/// narrow that too little would be left is repainted wherever a pixel touches it; so is one whose old content is what
/// the decoder starts from (`startsFromPicture`).
EditWindow reducedForDecoder(const EditWindow& window, cv::Size size, bool startsFromPicture);

/// What a decoder painted into a window of reducedForDecoder() (CV_8UC3, of its size), with its tone shifted to that of
/// the surroundings' continuation where new and old meet. What it was not to repaint stays as it is in `painted`.
cv::Mat inToneOfSurroundings(const EditWindow& reduced, const cv::Mat& painted);

/// Blends a repainted window (CV_8UC3, model's side) back, its tone shifted to meet what is around it (harmonised()).
/// Where the weight is 0, every byte stays as it was.
void pasteWindow(cv::Mat& picture, const cv::Mat& weight, const EditWindow& window, const cv::Mat& painted);

/// Squares that cover all regions of a mask with some of the picture around them, one for each region that stands
/// alone.
///
/// context  how much of the surroundings belongs in, in shares of a region's longer side
/// side     the model's side: squares are not smaller, unless the picture is
std::vector<cv::Rect> windowsOverMask(const cv::Mat& mask, double context, int side);

/// Squares of `side` pixels that cover the unknown part of a canvas, each overlapping what is known when its turn
/// comes: the one with most known pixels is next (outpainting).
///
/// unknown  CV_8UC1: 255 where nothing is painted yet
std::vector<cv::Rect> windowsOverUnknown(const cv::Mat& unknown, int side);

/// Overlapping squares of `side` pixels that cover a whole picture, row by row. A picture smaller than that gets one.
std::vector<cv::Rect> windowsOverPicture(cv::Size picture, int side, int overlap);

}  // namespace unclip
