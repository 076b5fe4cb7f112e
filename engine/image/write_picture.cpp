#include "engine/image/write_picture.h"

#include <lcms2.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <opencv2/imgcodecs.hpp>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/image/composite.h"
#include "engine/image/plain_text.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/tiff_alpha.h"
#include "engine/image/webp_chunks.h"
#include "engine/image/xmp.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

struct FormatFacts {
    PictureFormat format;
    const char* name;
    const char* extension;
    int maximumSide;
};
constexpr std::array kFormats{FormatFacts{PictureFormat::png, "PNG", ".png", 1'000'000},
                              FormatFacts{PictureFormat::jpeg, "JPEG", ".jpg", 65'500},
                              FormatFacts{PictureFormat::webp, "WebP", ".webp", 16'383},
                              FormatFacts{PictureFormat::tiff, "TIFF", ".tif", 1'000'000}};

const FormatFacts& factsOf(PictureFormat format) {
    return kFormats.at(static_cast<std::size_t>(format));
}

constexpr std::size_t kMaximumJpegPacket = 65'000;  // a segment has 65,533 bytes, its name included
constexpr std::size_t kMaximumComment = 10'000;     // two bytes a character, beside other EXIF
constexpr std::uint8_t kRelativeColorimetric = 1;
constexpr char kXmpKeyword[] = "XML:com.adobe.xmp";

std::vector<std::uint8_t> srgbProfile() {
    const std::unique_ptr<void, decltype(&cmsCloseProfile)> profile(cmsCreate_sRGBProfile(), cmsCloseProfile);
    cmsSetProfileVersion(profile.get(), 2.1);  // what every viewer reads
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile.get(), nullptr, &size);
    std::vector<std::uint8_t> bytes(size);
    cmsSaveProfileToMem(profile.get(), bytes.data(), &size);
    return bytes;
}

std::vector<std::uint8_t> encodePixels(const cv::Mat& pixels, PictureFormat format, int quality) {
    std::vector<int> settings;
    switch (format) {
        case PictureFormat::png:
            settings = {cv::IMWRITE_PNG_COMPRESSION, 6, cv::IMWRITE_PNG_STRATEGY, cv::IMWRITE_PNG_STRATEGY_DEFAULT};
            break;
        case PictureFormat::jpeg:
            settings = {cv::IMWRITE_JPEG_QUALITY, quality, cv::IMWRITE_JPEG_OPTIMIZE, 1};
            break;
        case PictureFormat::webp:  // above 100 means lossless
            settings = {cv::IMWRITE_WEBP_QUALITY, quality == 100 ? 101 : quality};
            break;
        case PictureFormat::tiff:
            break;  // LZW
    }
    std::vector<std::uint8_t> bytes;
    const cv::Mat encoded =
        format == PictureFormat::jpeg && pixels.channels() == 4 ? compositedOnWhite(pixels) : pixels;
    try {
        if (cv::imencode(factsOf(format).extension, encoded, bytes, settings) && !bytes.empty())
            return format == PictureFormat::tiff && pixels.channels() == 4 ? withStraightAlpha(std::move(bytes))
                                                                           : bytes;
    } catch (const cv::Exception& error) {
        throw PictureError(says("Pictures", "The picture can't be written as %1.").with(name(format)), error.what());
    }
    throw PictureError(says("Pictures", "The picture can't be written as %1.").with(name(format)));
}

void append(std::vector<std::uint8_t>& bytes, std::span<const std::uint8_t> more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
}

std::string parametersOf(const PictureMetadata& metadata) {
    return plainText(metadata.parameters.empty() ? parametersText(metadata) : metadata.parameters);
}

/// Whether the chunk says what this program says. The XMP packet of a stranger's picture is not touched.
bool isReplaced(const PngChunk& chunk, const PictureMetadata& metadata) {
    if (chunk.isDamaged || (chunk.type != "iTXt" && chunk.type != "tEXt" && chunk.type != "zTXt"))
        return false;
    const std::string_view data(reinterpret_cast<const char*>(chunk.data.data()), chunk.data.size());
    const std::string_view keyword = data.substr(0, data.find('\0'));
    return keyword == "unclip" || keyword == "parameters" || (keyword == kXmpKeyword && !metadata.version.empty());
}

/// A PNG with our chunks behind its header; with `replacing`, in place of those that it had.
std::vector<std::uint8_t> withPngChunks(const std::vector<std::uint8_t>& png,
                                        const std::vector<std::vector<std::uint8_t>>& added,
                                        const PictureMetadata* replacing = nullptr) {
    std::vector<std::uint8_t> bytes(kPngSignature.begin(), kPngSignature.end());
    for (const PngChunk& chunk : pngChunks(png)) {
        if (replacing && isReplaced(chunk, *replacing))
            continue;
        append(bytes, chunk.whole);
        if (chunk.type == "IHDR")
            for (const auto& more : added) append(bytes, more);
    }
    return bytes;
}

std::vector<std::vector<std::uint8_t>> textChunks(const PictureMetadata& metadata) {
    std::vector<std::vector<std::uint8_t>> chunks;
    const auto add = [&](const char* keyword, const std::string& text) {
        if (!text.empty())
            chunks.push_back(pngChunk("iTXt", internationalText(keyword, text)));
    };
    add("unclip", toJson(metadata).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    add("parameters", parametersOf(metadata));
    if (!metadata.version.empty())
        add(kXmpKeyword, xmpPacket(metadata, false));
    return chunks;
}

std::vector<std::uint8_t> withXmpMetadata(const std::vector<std::uint8_t>& encoded, PictureFormat format,
                                          const PictureMetadata* metadata, bool tagSrgb, std::vector<Sentence>* notes) {
    std::string packet, comment;
    if (metadata) {
        packet = xmpPacket(*metadata, true);
        if (format == PictureFormat::jpeg && packet.size() > kMaximumJpegPacket) {
            packet = xmpPacket(*metadata, false);
            if (notes)
                notes->push_back(says(
                    "Pictures", "The prompt is too long for a JPEG's metadata and was left out; PNG has room for it."));
        }
        comment = shortenedText(parametersOf(*metadata), kMaximumComment);
    }
    return withXmp(encoded, packet, comment, tagSrgb ? srgbProfile() : std::vector<std::uint8_t>());
}

std::optional<PictureFormat> formatOfBytes(const std::vector<std::uint8_t>& bytes) {
    if (isPng(bytes))
        return PictureFormat::png;
    if (bytes.size() < 12)
        return {};
    if (bytes[0] == 0xFF && bytes[1] == 0xD8)
        return PictureFormat::jpeg;
    if (isWebp(bytes))
        return PictureFormat::webp;
    if ((bytes[0] == 'I' && bytes[1] == 'I') || (bytes[0] == 'M' && bytes[1] == 'M'))
        return PictureFormat::tiff;
    return {};
}

PictureFormat formatFor(const fs::path& file, const std::optional<PictureFormat>& wanted) {
    const auto format = wanted ? wanted : formatOfName(file);
    if (!format)
        throw PictureError(says("Pictures",
                                "The name %1 does not say which kind of picture to write; let it end in .png, .jpg, "
                                ".webp or .tif.")
                               .with(file));
    return *format;
}

}  // namespace

const char* name(PictureFormat format) {
    return factsOf(format).name;
}
const char* extension(PictureFormat format) {
    return factsOf(format).extension;
}

std::optional<PictureFormat> formatOfName(const fs::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    if (ending == ".jpeg")
        return PictureFormat::jpeg;
    if (ending == ".tiff")
        return PictureFormat::tiff;
    for (const FormatFacts& facts : kFormats)
        if (ending == facts.extension)
            return facts.format;
    return {};
}

void requireWritable(const fs::path& file) {
    formatFor(file, {});
    std::error_code error;
    if (fs::is_directory(file, error))
        throw PictureError(says("Pictures", "%1 is a folder; give the picture another name.").with(file));
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const fs::file_status status = fs::status(folder, error);
    if (!fs::exists(status))
        throw PictureError(says("Pictures", "There is no folder %1; make it first or choose another.").with(folder));
    if (!fs::is_directory(status))
        throw PictureError(
            says("Pictures", "%1 is a file, not a folder that pictures can be written to.").with(folder));
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        throw PictureError(
            says("Pictures", "You have no permission to write to %1; choose another folder.").with(folder));
}

std::vector<std::uint8_t> encodePicture(const cv::Mat& pixels, PictureFormat format, const WriteOptions& options,
                                        std::vector<Sentence>* notes) {
    if (pixels.empty() || pixels.depth() != CV_8U || pixels.channels() == 2 || pixels.channels() > 4)
        throw PictureError(says("Pictures", "Only 8-bit grey and colour pictures can be written."));
    const FormatFacts& facts = factsOf(format);
    if (pixels.cols > facts.maximumSide || pixels.rows > facts.maximumSide)
        throw PictureError(says("Pictures", "The picture is %1 × %2 pixels; %3 holds at most %4 a side. Write a PNG.")
                               .with(pixels.cols, pixels.rows, facts.name, facts.maximumSide));
    if (notes && format == PictureFormat::jpeg && pixels.channels() == 4)
        notes->push_back(onWhiteNote());
    const auto encoded = encodePixels(pixels, format, std::clamp(options.quality, 1, 100));
    const PictureMetadata* metadata = options.metadata ? &*options.metadata : nullptr;
    if (format == PictureFormat::png) {
        std::vector<std::vector<std::uint8_t>> chunks;
        if (options.tagSrgb)
            chunks.push_back(pngChunk("sRGB", std::array{kRelativeColorimetric}));
        if (metadata)
            for (auto& chunk : textChunks(*metadata)) chunks.push_back(std::move(chunk));
        return withPngChunks(encoded, chunks);
    }
    if (!metadata && !options.tagSrgb)
        return encoded;
    return withXmpMetadata(encoded, format, metadata, options.tagSrgb, notes);
}

std::vector<std::uint8_t> withMetadata(const std::vector<std::uint8_t>& encoded, const PictureMetadata& metadata,
                                       std::vector<Sentence>* notes) {
    const auto format = formatOfBytes(encoded);
    if (!format)
        throw PictureError(says("Pictures", "Metadata can be written into PNG, JPEG, WebP and TIFF only."));
    if (*format != PictureFormat::png)
        return withXmpMetadata(encoded, *format, &metadata, false, notes);
    const auto chunks = pngChunks(encoded);
    if (chunks.empty() || chunks.back().type != "IEND")
        throw PictureError(says("Pictures", "The picture is damaged, so its metadata was left as it is."));
    return withPngChunks(encoded, textChunks(metadata), &metadata);
}

std::vector<Sentence> writePicture(const fs::path& file, const cv::Mat& pixels, const WriteOptions& options) {
    const PictureFormat format = formatFor(file, options.format);
    std::vector<Sentence> notes;
    const auto bytes = encodePicture(pixels, format, options, &notes);
    try {
        AtomicFile written(file);
        written.write(bytes.data(), bytes.size());
        if (options.replaces)
            written.commit();
        else if (!written.commitUnlessExists())
            throw PictureError(says("Pictures", "There is already a file %1; nothing was written.").with(file));
    } catch (const FileError& error) {
        throw PictureError(error.sentence(), error.details());
    }
    return notes;
}

}  // namespace unclip
