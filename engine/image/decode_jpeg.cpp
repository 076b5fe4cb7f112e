#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <opencv2/imgproc.hpp>

// The order matters: jpeglib.h needs FILE.
#include <jerror.h>
#include <jpeglib.h>

#include "engine/base/stop_point.h"
#include "engine/image/decode.h"
#include "engine/image/jpeg_segments.h"
#include "engine/image/tiff_tags.h"

namespace unclip {
namespace {

// A progressive file of a few kB can claim thousands of scans, each as slow as a picture.
constexpr int kMaximumScans = 500;
constexpr std::int64_t kMaximumScannedPixels = 4'000'000'000;

/// libjpeg reports errors by longjmp: the functions that it may leave hold nothing that needs a destructor.
class JpegReader {
public:
    explicit JpegReader(std::span<const std::uint8_t> bytes) {
        jpeg_.err = jpeg_std_error(&errors_);
        errors_.error_exit = fail;
        errors_.emit_message = warn;
        errors_.output_message = [](j_common_ptr) {};
        jpeg_.client_data = this;
        isReady_ = create(bytes);
    }
    ~JpegReader() { jpeg_destroy_decompress(&jpeg_); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    bool readHeader() {
        if (!isReady_ || setjmp(jump_))
            return false;
        jpeg_read_header(&jpeg_, TRUE);
        return !isDamaged_;
    }

    /// Grey, RGB or CMYK.
    bool start() {
        if (setjmp(jump_))
            return false;
        jpeg_.out_color_space = jpeg_.num_components == 1   ? JCS_GRAYSCALE
                                : jpeg_.num_components == 4 ? JCS_CMYK
                                                            : JCS_RGB;
        jpeg_start_decompress(&jpeg_);
        return !isDamaged_;
    }

    bool readRow(std::uint8_t* row) {
        if (setjmp(jump_))
            return false;
        JSAMPROW rows[] = {row};
        return jpeg_read_scanlines(&jpeg_, rows, 1) == 1 && !isDamaged_;
    }

    bool finish() {
        if (setjmp(jump_))
            return false;
        jpeg_finish_decompress(&jpeg_);
        return !isDamaged_;
    }

    int width() const { return static_cast<int>(jpeg_.image_width); }
    int height() const { return static_cast<int>(jpeg_.image_height); }
    int channels() const { return jpeg_.output_components; }
    bool isInverted() const { return jpeg_.saw_Adobe_marker; }  // Adobe's CMYK counts light, not ink
    const char* error() const { return error_; }

private:
    bool create(std::span<const std::uint8_t> bytes) {
        if (setjmp(jump_))
            return false;
        jpeg_create_decompress(&jpeg_);
        jpeg_mem_src(&jpeg_, bytes.data(), bytes.size());
        progress_.progress_monitor = countScans;
        jpeg_.progress = &progress_;
        return true;
    }

    static JpegReader* self(j_common_ptr jpeg) { return static_cast<JpegReader*>(jpeg->client_data); }

    static void fail(j_common_ptr jpeg) {
        jpeg->err->format_message(jpeg, self(jpeg)->error_);
        std::longjmp(self(jpeg)->jump_, 1);
    }

    /// libjpeg goes on after these with grey blocks; a damaged picture must not pass for a whole one.
    static void warn(j_common_ptr jpeg, int level) {
        const int code = jpeg->err->msg_code;
        if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_MUST_RESYNC ||
                          code == JWRN_HUFF_BAD_CODE)) {
            self(jpeg)->isDamaged_ = true;
            jpeg->err->format_message(jpeg, self(jpeg)->error_);
        }
    }

    static void countScans(j_common_ptr jpeg) {
        if (!jpeg->is_decompressor)
            return;
        const auto* reading = reinterpret_cast<j_decompress_ptr>(jpeg);
        const std::int64_t pixels = static_cast<std::int64_t>(reading->image_width) * reading->image_height;
        const int scans = reading->input_scan_number;
        if (isStopWanted())
            std::longjmp(self(jpeg)->jump_, 1);
        if (scans > kMaximumScans || scans * pixels > kMaximumScannedPixels) {
            std::snprintf(self(jpeg)->error_, sizeof(error_), "too many scans (%d)", scans);
            std::longjmp(self(jpeg)->jump_, 1);
        }
    }

    jpeg_decompress_struct jpeg_{};
    jpeg_error_mgr errors_{};
    jpeg_progress_mgr progress_{};
    std::jmp_buf jump_{};
    char error_[JMSG_LENGTH_MAX] = "";
    bool isReady_ = false;
    bool isDamaged_ = false;
};

}  // namespace

DecodedPicture decodeJpeg(const EncodedPicture& file) {
    JpegReader reader(file.bytes);
    if (!reader.readHeader())
        file.failDamaged(reader.error());
    file.checkSize(reader.width(), reader.height());

    DecodedPicture picture;
    const auto segments = jpegSegments(file.bytes);
    picture.orientation = exifOrientation(exifOfJpeg(segments));
    picture.profile = profileOfJpeg(segments);
    if (!reader.start()) {
        stopPoint();
        file.failDamaged(reader.error());
    }
    picture.pixels.create(reader.height(), reader.width(), CV_8UC(reader.channels()));
    for (int y = 0; y < picture.pixels.rows; ++y) {
        stopPoint();
        if (!reader.readRow(picture.pixels.ptr(y)))
            file.failDamaged(reader.error());
    }
    if (!reader.finish())
        file.failDamaged(reader.error());

    if (picture.pixels.channels() == 3)
        cv::cvtColor(picture.pixels, picture.pixels, cv::COLOR_RGB2BGR);
    else if (picture.pixels.channels() == 4 && reader.isInverted())
        picture.pixels = cv::Scalar::all(255) - picture.pixels;
    return picture;
}

}  // namespace unclip
