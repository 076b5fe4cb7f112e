#include <png.h>

#include <csetjmp>
#include <cstring>
#include <string_view>

#include "engine/base/stop_point.h"
#include "engine/image/decode.h"
#include "engine/image/png_chunks.h"
#include "engine/image/tiff_tags.h"

namespace unclip {
namespace {

constexpr png_alloc_size_t kMaximumChunkBytes = 8u << 20;  // unpacked, of one chunk: a colour profile
/// What the pixels don't need stays unread: names of four letters, each with its NUL.
constexpr std::string_view kUnreadChunks("tEXt\0zTXt\0iTXt\0sPLT\0hIST\0tIME\0pCAL\0sCAL\0", 40);
constexpr std::size_t kHeaderEnd = 8 + 8 + 13;

/// libpng reports errors by longjmp: the functions that it may leave hold nothing that needs a destructor.
class PngReader {
public:
    explicit PngReader(std::span<const std::uint8_t> bytes) : rest_(bytes) {
        png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, fail, ignore);
        info_ = png_ ? png_create_info_struct(png_) : nullptr;
    }
    ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    /// Reads up to the pixels and sets how they shall come: grey, grey + alpha, BGR or BGRA of 8 or 16 bits.
    bool readHeader() {
        if (!info_ || setjmp(png_jmpbuf(png_)))
            return false;
        png_set_read_fn(png_, this, take);
        png_set_chunk_malloc_max(png_, kMaximumChunkBytes);
        png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER,
                                    reinterpret_cast<png_const_bytep>(kUnreadChunks.data()),
                                    static_cast<int>(kUnreadChunks.size() / 5));
        png_read_info(png_, info_);
        png_set_expand(png_);
        png_set_bgr(png_);
        if (png_get_bit_depth(png_, info_) == 16)
            png_set_swap(png_);
        png_set_interlace_handling(png_);
        png_read_update_info(png_, info_);
        return true;
    }

    /// `rows`: one pointer a row, into memory of rowBytes() each.
    bool readPixels(png_bytepp rows) {
        if (setjmp(png_jmpbuf(png_)))
            return false;
        png_read_image(png_, rows);
        png_read_end(png_, info_);
        return true;
    }

    int channels() const { return png_get_channels(png_, info_); }
    int bits() const { return png_get_bit_depth(png_, info_); }
    std::size_t rowBytes() const { return png_get_rowbytes(png_, info_); }
    int width() const { return static_cast<int>(png_get_image_width(png_, info_)); }
    int height() const { return static_cast<int>(png_get_image_height(png_, info_)); }
    const std::string& error() const { return error_; }

    void readColours(DecodedPicture& picture) const {
        png_charp name = nullptr;
        png_bytep profile = nullptr;
        png_uint_32 length = 0;
        int method = 0, intent = 0;
        if (png_get_iCCP(png_, info_, &name, &method, &profile, &length) == PNG_INFO_iCCP) {
            picture.profile.assign(profile, profile + length);
        } else if (png_get_sRGB(png_, info_, &intent) != PNG_INFO_sRGB) {
            if (png_get_gAMA(png_, info_, &picture.gamma) != PNG_INFO_gAMA)
                picture.gamma = 0.0;
            std::array<double, 8> xy{};
            if (png_get_cHRM(png_, info_, &xy[0], &xy[1], &xy[2], &xy[3], &xy[4], &xy[5], &xy[6], &xy[7]) ==
                PNG_INFO_cHRM)
                picture.primaries = xy;
        }
    }

    int orientation() const {
        png_uint_32 length = 0;
        png_bytep exif = nullptr;
        if (png_get_eXIf_1(png_, info_, &length, &exif) != PNG_INFO_eXIf)
            return 1;
        return exifOrientation({exif, length});
    }

private:
    static void take(png_structp png, png_bytep out, std::size_t count) {
        auto* self = static_cast<PngReader*>(png_get_io_ptr(png));
        if (count > self->rest_.size())
            png_error(png, "the file ends too early");
        if (isStopWanted())
            png_error(png, "stopped");
        std::memcpy(out, self->rest_.data(), count);
        self->rest_ = self->rest_.subspan(count);
    }
    static void fail(png_structp png, png_const_charp message) {
        static_cast<PngReader*>(png_get_error_ptr(png))->error_ = message;
        png_longjmp(png, 1);
    }
    static void ignore(png_structp, png_const_charp) {}

    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    std::span<const std::uint8_t> rest_;
    std::string error_;
};

std::uint64_t bigEndian32(std::span<const std::uint8_t> bytes, std::size_t offset) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | bytes[offset + i];
    return value;
}

}  // namespace

DecodedPicture decodePng(const EncodedPicture& file) {
    if (file.bytes.size() < kHeaderEnd || std::memcmp(file.bytes.data() + 12, "IHDR", 4) != 0)
        file.failDamaged("no header chunk");
    file.checkSize(bigEndian32(file.bytes, 16), bigEndian32(file.bytes, 20));

    PngReader reader(file.bytes);
    if (!reader.readHeader()) {
        stopPoint();
        file.failDamaged(reader.error());
    }
    const int channels = reader.channels();
    cv::Mat pixels(reader.height(), reader.width(), CV_MAKETYPE(reader.bits() == 16 ? CV_16U : CV_8U, channels));
    if (reader.rowBytes() != pixels.cols * pixels.elemSize())
        file.failDamaged("unexpected row length");
    std::vector<png_bytep> rows;
    for (int y = 0; y < pixels.rows; ++y) rows.push_back(pixels.ptr(y));
    if (!reader.readPixels(rows.data())) {
        stopPoint();
        file.failDamaged(reader.error());
    }

    DecodedPicture picture;
    if (channels == 2) {
        cv::extractChannel(pixels, picture.pixels, 0);
        cv::extractChannel(pixels, picture.alpha, 1);
    } else {
        splitAlpha(pixels, picture);
    }
    reader.readColours(picture);
    picture.orientation = reader.orientation();
    for (const PngChunk& chunk : pngChunks(file.bytes))
        if (chunk.type == "acTL" && !chunk.isDamaged)
            picture.notes.push_back(firstFrameNote());
    return picture;
}

}  // namespace unclip
