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

}  // namespace

cv::Mat contactSheet(const std::vector<CaptionedPicture>& pictures, const SheetLayout& layout) {
    if (pictures.empty())
        throw PictureError(says("Pictures", "There is no picture to put on a sheet."));
    const int count = static_cast<int>(pictures.size());
    const int columns = layout.columns > 0 ? std::min(layout.columns, count)
                                           : static_cast<int>(std::ceil(std::sqrt(static_cast<double>(count))));
    const int rows = (count + columns - 1) / columns;
    const int gap = std::max(layout.gap, 0);

    std::vector<cv::Mat> cells;
    cv::Size cell(1, 1);
    for (const CaptionedPicture& picture : pictures) {
        cv::Mat shown = picture.pixels.empty() ? cv::Mat() : inColour(picture.pixels);
        cells.push_back(layout.cellSide > 0 ? fitted(shown, layout.cellSide) : shown);
        cell = {std::max(cell.width, cells.back().cols), std::max(cell.height, cells.back().rows)};
    }

    const TextPainter text(layout.textPixels);
    const int captionWidth = std::max(cell.width, 4 * layout.textPixels);
    std::vector<Lines> captions, columnLabels, rowLabels;
    for (const CaptionedPicture& picture : pictures)
        captions.push_back(text.wrapped(picture.caption, captionWidth, layout.captionLines));
    for (const std::string& label : layout.columnLabels)
        columnLabels.push_back(text.wrapped(label, captionWidth, kLabelLines));
    const int rowLabelLines = std::max(1, cell.height / text.lineHeight());
    int rowLabelWidth = 0;
    for (const std::string& label : layout.rowLabels) {
        rowLabels.push_back(text.wrapped(label, std::max(cell.width, 8 * layout.textPixels), rowLabelLines));
        for (const std::string& line : rowLabels.back())
            rowLabelWidth = std::max(rowLabelWidth, text.width(line) + gap);
    }

    const int columnStep = captionWidth + gap;
    const int captionLines = static_cast<int>(mostLines(captions));
    const int rowStep = cell.height + captionLines * text.lineHeight() + gap;
    const int left = gap + rowLabelWidth;
    const std::int64_t width = left + static_cast<std::int64_t>(columnStep) * columns;
    const TextPainter titleText(std::max(layout.textPixels * 5 / 4, 4));
    const Lines title =
        titleText.wrapped(layout.title, static_cast<int>(std::min<std::int64_t>(width, 20000)) - 2 * gap, kTitleLines);
    const int titleHeight = static_cast<int>(title.size()) * titleText.lineHeight() + (title.empty() ? 0 : gap);
    const int labelHeight = static_cast<int>(mostLines(columnLabels)) * text.lineHeight();
    const int top = gap + titleHeight + labelHeight;
    const std::int64_t height = top + static_cast<std::int64_t>(rowStep) * rows;
    if (width > kMaximumPictureSide || height > kMaximumPictureSide)
        throw PictureError(says("Pictures",
                                "A sheet of %1 pictures would be %2 × %3 pixels; at most %4 a side can be written. Use "
                                "fewer or smaller pictures.")
                               .with(count, width, height, kMaximumPictureSide));

    cv::Mat sheet(static_cast<int>(height), static_cast<int>(width), CV_8UC3, kPaper);
    for (std::size_t i = 0; i < title.size(); ++i)
        titleText.draw(sheet, title[i], {gap, gap + static_cast<int>(i) * titleText.lineHeight()}, kInk);
    for (int c = 0; c < std::min(columns, static_cast<int>(columnLabels.size())); ++c)
        drawCentred(sheet, text, columnLabels[c], left + c * columnStep + captionWidth / 2, gap + titleHeight);
    for (int r = 0; r < std::min(rows, static_cast<int>(rowLabels.size())); ++r) {
        const int labelTop = top + r * rowStep +
                             std::max(0, (cell.height - static_cast<int>(rowLabels[r].size()) * text.lineHeight()) / 2);
        for (std::size_t i = 0; i < rowLabels[r].size(); ++i)
            text.draw(sheet, rowLabels[r][i], {gap, labelTop + static_cast<int>(i) * text.lineHeight()}, kInk);
    }
    for (int i = 0; i < count; ++i) {
        const cv::Point corner(left + i % columns * columnStep, top + i / columns * rowStep);
        const cv::Mat& picture = cells[i];
        if (!picture.empty())
            picture.copyTo(sheet(cv::Rect(
                corner + cv::Point((captionWidth - picture.cols) / 2, cell.height - picture.rows), picture.size())));
        drawCentred(sheet, text, captions[i], corner.x + captionWidth / 2, corner.y + cell.height);
    }
    return sheet;
}

}  // namespace unclip
