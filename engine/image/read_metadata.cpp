#include <cstring>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/image/metadata.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/tiff_tags.h"
#include "engine/image/webp_chunks.h"
#include "engine/image/xmp.h"

namespace unclip {
namespace {

constexpr std::size_t kMaximumTextBytes = 16 << 20;  // unpacked texts of one picture
constexpr char kXmpKeyword[] = "XML:com.adobe.xmp";
constexpr std::string_view kXmpSegment("http://ns.adobe.com/xap/1.0/\0", 29);
constexpr std::uint16_t kTiffXmp = 700;

using Bytes = std::span<const std::uint8_t>;

std::string_view asText(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Null when it is no JSON or nested too deep.
nlohmann::json parsed(const std::string& document) {
    try {
        return document.empty() ? nlohmann::json() : parseJson(document, "metadata");
    } catch (const ModelError&) {
        return {};
    }
}

/// Where the metadata of a picture that is no PNG lies.
struct Blocks {
    std::string_view xmp;
    Bytes exif;
};

Blocks blocksOfJpeg(Bytes bytes) {
    Blocks blocks;
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && bytes[at] == 0xFF) {
        const std::uint8_t marker = bytes[at + 1];
        const std::size_t length = bytes[at + 2] << 8 | bytes[at + 3];
        if (marker == 0xDA || length < 2 || at + 2 + length > bytes.size())
            break;  // pixels begin here, or the segment is cut
        const Bytes data = bytes.subspan(at + 4, length - 2);
        if (marker == 0xE1 && asText(data).starts_with(kXmpSegment))
            blocks.xmp = asText(data).substr(kXmpSegment.size());
        else if (marker == 0xE1 && asText(data).starts_with("Exif"))
            blocks.exif = data;
        at += 2 + length;
    }
    return blocks;
}

Blocks blocksOfWebp(Bytes bytes) {
    Blocks blocks;
    for (const WebpChunk& chunk : webpFileChunks(bytes).value_or(std::vector<WebpChunk>())) {
        if (chunk.type == "XMP ")
            blocks.xmp = asText(chunk.data);
        else if (chunk.type == "EXIF")
            blocks.exif = chunk.data;
    }
    return blocks;
}

Blocks blocksOf(Bytes bytes) {
    if (bytes.size() >= 2 && bytes[0] == 0xFF && bytes[1] == 0xD8)
        return blocksOfJpeg(bytes);
    if (isWebp(bytes))
        return blocksOfWebp(bytes);
    if (const auto tags = TiffTags::read(bytes))
        return {asText(tags->bytes(kTiffXmp)), bytes};
    return {};
}

}  // namespace

PictureMetadata readMetadata(Bytes bytes) {
    std::string document, parameters, packet, comment;
    if (isPng(bytes)) {
        for (PngText& text : pngTexts(bytes, kMaximumTextBytes)) {
            std::string* wanted = text.keyword == "unclip"       ? &document
                                  : text.keyword == "parameters" ? &parameters
                                  : text.keyword == kXmpKeyword  ? &packet
                                                                 : nullptr;
            if (wanted && wanted->empty())
                *wanted = std::move(text.text);
        }
    } else {
        const Blocks blocks = blocksOf(bytes);
        packet = blocks.xmp;
        comment = exifComment(blocks.exif);
    }
    if (!packet.empty() && packet.size() <= kMaximumTextBytes && document.empty()) {
        XmpEntries entries = entriesOfXmp(packet);
        document = std::move(entries.document);
        if (parameters.empty())
            parameters = std::move(entries.parameters);
    }
    if (parameters.empty() && requestFromParameters(comment))  // any other comment is none of ours
        parameters = std::move(comment);
    PictureMetadata metadata = metadataFromJson(parsed(document));
    metadata.parameters = std::move(parameters);
    return metadata;
}

PictureMetadata readMetadata(const std::filesystem::path& file) {
    return readMetadata(readPictureBytes(file, PictureLimits{}.fileBytes));
}

Request requestFromPicture(const std::filesystem::path& file) {
    const PictureMetadata metadata = readMetadata(file);
    std::optional<Request> request = metadata.request;
    if (!request)
        request = requestFromParameters(metadata.parameters);
    if (!request)
        throw RequestError(
            says("Pictures", "The picture %1 does not say how it was made, so it holds no request.").with(file));
    request->model.clear();
    request->picture.clear();
    request->mix.secondPicture.clear();
    request->repaint.mask.clear();
    return *request;
}

}  // namespace unclip
