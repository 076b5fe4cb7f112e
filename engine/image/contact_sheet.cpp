#include "engine/image/contact_sheet.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/image/composite.h"
#include "engine/image/resample.h"
#include "engine/image/text_drawing.h"
#include "engine/request/request.h"

namespace unclip {
namespace {

const cv::Scalar kPaper(255, 255, 255), kInk(32, 32, 32);
constexpr int kTitleLines = 3;
constexpr int kLabelLines = 2;

using Lines = std::vector<std::string>;

cv::Mat inColour(const cv::Mat& picture) {
    if (picture.type() == CV_8UC3)
        return picture;
    if (picture.type() == CV_8UC4)
        return compositedOnWhite(picture);
    if (picture.type() != CV_8UC1)
        throw PictureError(says("Pictures", "Only 8-bit grey and colour pictures can be put on a sheet."));
    cv::Mat colour;
    cv::cvtColor(picture, colour, cv::COLOR_GRAY2BGR);
    return colour;
}

/// `picture` no larger than a square of `side` pixels.
cv::Mat fitted(const cv::Mat& picture, int side) {
    if (picture.empty() || (picture.cols <= side && picture.rows <= side))
        return picture;
    return resample(picture, fitInto(picture.size(), {side, side}), ResampleFilter::bicubic, 3.0);
}

std::size_t mostLines(const std::vector<Lines>& texts) {
    std::size_t most = 0;
    for (const Lines& lines : texts) most = std::max(most, lines.size());
    return most;
}

void drawCentred(cv::Mat& sheet, const TextPainter& text, const Lines& lines, int centre, int top) {
    for (std::size_t i = 0; i < lines.size(); ++i)
        text.draw(sheet, lines[i], {centre - text.width(lines[i]) / 2, top + static_cast<int>(i) * text.lineHeight()},
                  kInk);
}

/// Where everything stands on a sheet, and drawing it.
class Sheet {
public:
    Sheet(const std::vector<CaptionedPicture>& pictures, const SheetLayout& layout)
        : layout_(layout),
          gap_(std::max(layout.gap, 0)),
          text_(layout.textPixels),
          titleText_(std::max(layout.textPixels * 5 / 4, 4)) {
        const int count = static_cast<int>(pictures.size());
        columns_ = layout.columns > 0 ? std::min(layout.columns, count)
                                      : static_cast<int>(std::ceil(std::sqrt(static_cast<double>(count))));
        rows_ = (count + columns_ - 1) / columns_;
        fitPictures(pictures);
        wrapTexts(pictures);
        place();
    }

    cv::Mat drawn() const {
        cv::Mat sheet(static_cast<int>(height_), static_cast<int>(width_), CV_8UC3, kPaper);
        drawLabels(sheet);
        for (int i = 0; i < static_cast<int>(cells_.size()); ++i) {
            const cv::Point corner(left_ + i % columns_ * columnStep_, top_ + i / columns_ * rowStep_);
            const cv::Mat& picture = cells_[i];
            if (!picture.empty())
                picture.copyTo(
                    sheet(cv::Rect(corner + cv::Point((captionWidth_ - picture.cols) / 2, cell_.height - picture.rows),
                                   picture.size())));
            drawCentred(sheet, text_, captions_[i], corner.x + captionWidth_ / 2, corner.y + cell_.height);
        }
        return sheet;
    }

private:
    void fitPictures(const std::vector<CaptionedPicture>& pictures) {
        for (const CaptionedPicture& picture : pictures) {
            const cv::Mat shown = picture.pixels.empty() ? cv::Mat() : inColour(picture.pixels);
            cells_.push_back(layout_.cellSide > 0 ? fitted(shown, layout_.cellSide) : shown);
            cell_ = {std::max(cell_.width, cells_.back().cols), std::max(cell_.height, cells_.back().rows)};
        }
    }

    void wrapTexts(const std::vector<CaptionedPicture>& pictures) {
        captionWidth_ = std::max(cell_.width, 4 * layout_.textPixels);
        for (const CaptionedPicture& picture : pictures)
            captions_.push_back(text_.wrapped(picture.caption, captionWidth_, layout_.captionLines));
        for (const std::string& label : layout_.columnLabels)
            columnLabels_.push_back(text_.wrapped(label, captionWidth_, kLabelLines));
        const int lines = std::max(1, cell_.height / text_.lineHeight());
        for (const std::string& label : layout_.rowLabels) {
            rowLabels_.push_back(text_.wrapped(label, std::max(cell_.width, 8 * layout_.textPixels), lines));
            for (const std::string& line : rowLabels_.back())
                rowLabelWidth_ = std::max(rowLabelWidth_, text_.width(line) + gap_);
        }
    }

    void place() {
        columnStep_ = captionWidth_ + gap_;
        rowStep_ = cell_.height + static_cast<int>(mostLines(captions_)) * text_.lineHeight() + gap_;
        left_ = gap_ + rowLabelWidth_;
        width_ = left_ + static_cast<std::int64_t>(columnStep_) * columns_;
        const int room = static_cast<int>(std::min<std::int64_t>(width_, kMaximumPictureSide)) - 2 * gap_;
        title_ = titleText_.wrapped(layout_.title, room, kTitleLines);
        titleHeight_ = static_cast<int>(title_.size()) * titleText_.lineHeight() + (title_.empty() ? 0 : gap_);
        top_ = gap_ + titleHeight_ + static_cast<int>(mostLines(columnLabels_)) * text_.lineHeight();
        height_ = top_ + static_cast<std::int64_t>(rowStep_) * rows_;
        if (width_ > kMaximumPictureSide || height_ > kMaximumPictureSide)
            throw PictureError(says("Pictures",
                                    "A sheet of %1 pictures would be %2 × %3 pixels; at most %4 a side can be written. "
                                    "Use fewer or smaller pictures.")
                                   .with(cells_.size(), width_, height_, kMaximumPictureSide));
    }

    void drawLabels(cv::Mat& sheet) const {
        for (std::size_t i = 0; i < title_.size(); ++i)
            titleText_.draw(sheet, title_[i], {gap_, gap_ + static_cast<int>(i) * titleText_.lineHeight()}, kInk);
        for (int c = 0; c < std::min(columns_, static_cast<int>(columnLabels_.size())); ++c)
            drawCentred(sheet, text_, columnLabels_[c], left_ + c * columnStep_ + captionWidth_ / 2,
                        gap_ + titleHeight_);
        for (int r = 0; r < std::min(rows_, static_cast<int>(rowLabels_.size())); ++r) {
            const Lines& lines = rowLabels_[r];
            const int height = static_cast<int>(lines.size()) * text_.lineHeight();
            const int labelTop = top_ + r * rowStep_ + std::max(0, (cell_.height - height) / 2);
            for (std::size_t i = 0; i < lines.size(); ++i)
                text_.draw(sheet, lines[i], {gap_, labelTop + static_cast<int>(i) * text_.lineHeight()}, kInk);
        }
    }

    const SheetLayout& layout_;
    const int gap_;
    const TextPainter text_, titleText_;
    int columns_ = 0, rows_ = 0;
    std::vector<cv::Mat> cells_;
    cv::Size cell_{1, 1};  ///< as large as the largest picture
    int captionWidth_ = 0, rowLabelWidth_ = 0;
    std::vector<Lines> captions_, columnLabels_, rowLabels_;
    Lines title_;
    int titleHeight_ = 0, columnStep_ = 0, rowStep_ = 0, left_ = 0, top_ = 0;
    std::int64_t width_ = 0, height_ = 0;
};

}  // namespace

cv::Mat contactSheet(const std::vector<CaptionedPicture>& pictures, const SheetLayout& layout) {
    if (pictures.empty())
        throw PictureError(says("Pictures", "There is no picture to put on a sheet."));
    return Sheet(pictures, layout).drawn();
}

}  // namespace unclip
