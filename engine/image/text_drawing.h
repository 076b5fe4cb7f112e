#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace unclip {

/// Draws lines of UTF-8 text on pictures: captions, labels. Looks through the system's fonts for every character
/// (Latin, CJK, emoji in one colour, right-to-left with joined Arabic letters); where no font at all is found, plain
/// strokes of ASCII. Not thread-safe; make one per thread.
class TextPainter {
public:
    /// `pixels`: height of the letters' box, 4..400.
    explicit TextPainter(int pixels);
    ~TextPainter();
    TextPainter(TextPainter&&) noexcept;

    int lineHeight() const;

    /// Pixels that a line takes from left to right. Control characters count nothing.
    int width(const std::string& line) const;

    /// Draws a line on a CV_8UC3 picture; what lies beyond the picture is cut.
    void draw(cv::Mat& picture, const std::string& line, cv::Point topLeft, cv::Scalar bgr) const;

    /// Cuts a text into lines no wider than `width`, at spaces where there are any; the last of `maximumLines` ends in
    /// "…" when more was there.
    std::vector<std::string> wrapped(const std::string& text, int width, int maximumLines) const;

private:
    struct Fonts;
    std::unique_ptr<Fonts> fonts_;
};

}  // namespace unclip
