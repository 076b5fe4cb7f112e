#include <gif_lib.h>

#include <cstring>
#include <memory>

#include "engine/base/stop_point.h"
#include "engine/image/decode.h"

namespace unclip {
namespace {

int take(GifFileType* gif, GifByteType* out, int count) {
    auto& rest = *static_cast<std::span<const std::uint8_t>*>(gif->UserData);
    const std::size_t taken = std::min(rest.size(), static_cast<std::size_t>(std::max(count, 0)));
    std::memcpy(out, rest.data(), taken);
    rest = rest.subspan(taken);
    return static_cast<int>(taken);
}

struct Close {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, Close>;

std::string errorOf(const Gif& gif) {
    const char* text = GifErrorString(gif->Error);
    return text ? text : "unknown error";
}

/// Reads one extension; a graphics control block tells which colour is transparent.
void readExtension(const Gif& gif, const EncodedPicture& file, int& transparent) {
    int code = 0;
    GifByteType* block = nullptr;
    if (DGifGetExtension(gif.get(), &code, &block) == GIF_ERROR)
        file.failDamaged(errorOf(gif));
    GraphicsControlBlock control;
    if (code == GRAPHICS_EXT_FUNC_CODE && block && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
        transparent = control.TransparentColor;
    while (block)
        if (DGifGetExtensionNext(gif.get(), &block) == GIF_ERROR)
            file.failDamaged(errorOf(gif));
}

/// The frame that was just announced, on a transparent canvas.
void readFrame(const Gif& gif, const EncodedPicture& file, int transparent, DecodedPicture& picture) {
    const GifImageDesc& frame = gif->Image;
    const ColorMapObject* colours = frame.ColorMap ? frame.ColorMap : gif->SColorMap;
    if (!colours || frame.Left < 0 || frame.Top < 0)
        file.failDamaged("no colours");
    const cv::Size canvas(std::max(gif->SWidth, frame.Left + frame.Width),
                          std::max(gif->SHeight, frame.Top + frame.Height));
    file.checkSize(canvas.width, canvas.height);
    file.checkSize(frame.Width, frame.Height);
    picture.pixels = cv::Mat(canvas, CV_8UC3, cv::Scalar::all(255));
    picture.alpha = cv::Mat::zeros(canvas, CV_8UC1);

    std::vector<GifPixelType> line(frame.Width);
    constexpr int kStarts[] = {0, 4, 2, 1}, kSteps[] = {8, 8, 4, 2};
    for (int pass = 0; pass < (frame.Interlace ? 4 : 1); ++pass)
        for (int y = frame.Interlace ? kStarts[pass] : 0; y < frame.Height; y += frame.Interlace ? kSteps[pass] : 1) {
            stopPoint();
            if (DGifGetLine(gif.get(), line.data(), frame.Width) == GIF_ERROR)
                file.failDamaged(errorOf(gif));
            for (int x = 0; x < frame.Width; ++x) {
                if (line[x] >= colours->ColorCount || line[x] == transparent)
                    continue;
                const GifColorType& colour = colours->Colors[line[x]];
                picture.pixels.at<cv::Vec3b>(frame.Top + y, frame.Left + x) = {colour.Blue, colour.Green, colour.Red};
                picture.alpha.at<std::uint8_t>(frame.Top + y, frame.Left + x) = 255;
            }
        }
}

/// Passes over a later frame without unpacking it.
void skipFrame(const Gif& gif, const EncodedPicture& file) {
    int size = 0;
    GifByteType* block = nullptr;
    if (DGifGetCode(gif.get(), &size, &block) == GIF_ERROR)
        file.failDamaged(errorOf(gif));
    while (block) {
        stopPoint();
        if (DGifGetCodeNext(gif.get(), &block) == GIF_ERROR)
            file.failDamaged(errorOf(gif));
    }
}

}  // namespace

DecodedPicture decodeGif(const EncodedPicture& file) {
    std::span<const std::uint8_t> rest = file.bytes;
    int error = 0;
    const Gif gif(DGifOpen(&rest, take, &error));
    if (!gif)
        file.failDamaged("GIF error " + std::to_string(error));
    file.checkSize(std::max(gif->SWidth, 1), std::max(gif->SHeight, 1));

    DecodedPicture picture;
    int transparent = NO_TRANSPARENT_COLOR;
    int frames = 0;
    for (GifRecordType record = UNDEFINED_RECORD_TYPE; record != TERMINATE_RECORD_TYPE;) {
        if (DGifGetRecordType(gif.get(), &record) == GIF_ERROR)
            file.failDamaged(errorOf(gif));
        if (record == EXTENSION_RECORD_TYPE) {
            readExtension(gif, file, transparent);
        } else if (record == IMAGE_DESC_RECORD_TYPE) {
            GifFreeSavedImages(gif.get());  // or this list would be copied for each frame
            gif->ImageCount = 0;
            if (DGifGetImageDesc(gif.get()) == GIF_ERROR)
                file.failDamaged(errorOf(gif));
            if (++frames == 1)
                readFrame(gif, file, transparent, picture);
            else
                skipFrame(gif, file);
        }
    }
    if (frames == 0)
        file.failDamaged("no frame");
    if (frames > 1)
        picture.notes.push_back(firstFrameNote());
    return picture;
}

}  // namespace unclip
