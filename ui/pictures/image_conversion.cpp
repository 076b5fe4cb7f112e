#include "ui/pictures/image_conversion.h"

namespace unclip::ui {

QImage toImage(const cv::Mat& pixels) {
    const auto wrapped = [&](QImage::Format format) {
        return QImage(pixels.data, pixels.cols, pixels.rows, static_cast<qsizetype>(pixels.step), format);
    };
    if (pixels.type() == CV_8UC4 && !pixels.empty())
        return wrapped(QImage::Format_ARGB32).copy();  // its bytes are B, G, R, A
    if (pixels.empty() || pixels.type() != CV_8UC3)
        return {};
    return wrapped(QImage::Format_BGR888).convertToFormat(QImage::Format_RGB32);
}

cv::Mat toBgr(const QImage& image) {
    const QImage bgr = image.convertToFormat(QImage::Format_BGR888);
    if (bgr.isNull())
        return {};
    return cv::Mat(bgr.height(), bgr.width(), CV_8UC3, const_cast<uchar*>(bgr.constBits()),
                   static_cast<std::size_t>(bgr.bytesPerLine()))
        .clone();
}

}  // namespace unclip::ui
