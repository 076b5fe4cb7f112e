#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace unclip {

struct CaptionedPicture {
    cv::Mat pixels;       ///< 8-bit grey, BGR or BGRA; an empty one leaves its cell blank
    std::string caption;  ///< UTF-8, wrapped below the picture
};

struct SheetLayout {
    int columns = 0;                        ///< 0: as square as possible
    int cellSide = 0;                       ///< longest side of a picture in the sheet; 0: as large as they are
    int textPixels = 14;                    ///< height of the captions' letters
    int captionLines = 2;                   ///< at most; no room is kept where no caption needs it
    int gap = 8;                            ///< pixels between cells
    std::string title;                      ///< above everything
    std::vector<std::string> columnLabels;  ///< above the columns
    std::vector<std::string> rowLabels;     ///< left of the rows
};

/// One picture that shows many in a grid, row by row, with their captions: contact sheets, comparisons, film strips
/// (`columns` = number of pictures). Returns CV_8UC3. Throws PictureError when there is no picture, or when the sheet
/// would be larger than a picture may be.
cv::Mat contactSheet(const std::vector<CaptionedPicture>& pictures, const SheetLayout& layout = {});

}  // namespace unclip
