#include <cstring>

#include "engine/error.h"
#include "engine/image/metadata.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/tiff_tags.h"
#include "engine/image/webp_chunks.h"
#include "engine/image/xmp.h"

namespace unclip {
namespace {

constexpr std::size_t kMaximumTextBytes = 16 << 20;  // unpacked texts of one picture
constexpr int kMaximumDepth = 64;
constexpr char kXmpKeyword[] = "XML:com.adobe.xmp";
constexpr std::string_view kXmpSegment("http://ns.adobe.com/xap/1.0/\0", 29);
constexpr std::uint16_t kTiffXmp = 700;

using Bytes = std::span<const std::uint8_t>;

std::string_view asText(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Discarded when it is no JSON or nested too deep.
nlohmann::json parsed(const std::string& text) {
    int depth = 0;
    bool isTooDeep = false;
    const auto count = [&](int, nlohmann::json::parse_event_t event, nlohmann::json&) {
        using Event = nlohmann::json::parse_event_t;
        if (event == Event::object_start || event == Event::array_start)
            isTooDeep = isTooDeep || ++depth > kMaximumDepth;
        else if (event == Event::object_end || event == Event::array_end)
            --depth;
        return !isTooDeep;
    };
    nlohmann::json json = nlohmann::json::parse(text, count, false);
    return isTooDeep ? nlohmann::json() : json;
}

/// The XMP packet of a JPEG: an APP1 segment that begins with its name.
std::string_view xmpOfJpeg(Bytes bytes) {
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && bytes[at] == 0xFF) {
        const std::uint8_t marker = bytes[at + 1];
        const std::size_t length = bytes[at + 2] << 8 | bytes[at + 3];
        if (marker == 0xDA || length < 2 || at + 2 + length > bytes.size())
            break;  // pixels begin here, or the segment is cut
        const std::string_view data = asText(bytes.subspan(at + 4, length - 2));
        if (marker == 0xE1 && data.starts_with(kXmpSegment))
            return data.substr(kXmpSegment.size());
        at += 2 + length;
    }
    return {};
}

std::string_view xmpOfWebp(Bytes bytes) {
    for (const WebpChunk& chunk : webpFileChunks(bytes).value_or(std::vector<WebpChunk>()))
        if (chunk.type == "XMP ")
            return asText(chunk.data);
    return {};
}

std::string_view xmpOf(Bytes bytes) {
    if (bytes.size() < 4)
        return {};
    if (bytes[0] == 0xFF && bytes[1] == 0xD8)
        return xmpOfJpeg(bytes);
    if (isWebp(bytes))
        return xmpOfWebp(bytes);
    if (const auto tags = TiffTags::read(bytes))
        return asText(tags->bytes(kTiffXmp));
    return {};
}

}  // namespace

PictureMetadata readMetadata(Bytes bytes) {
    std::string document, parameters, packet;
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
        packet = xmpOf(bytes);
    }
    if (!packet.empty() && packet.size() <= kMaximumTextBytes && document.empty()) {
        XmpEntries entries = entriesOfXmp(packet);
        document = std::move(entries.document);
        if (parameters.empty())
            parameters = std::move(entries.parameters);
    }
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
        throw RequestError("The picture " + file.string() + " does not say how it was made, so it holds no request.");
    request->model.clear();
    request->picture.clear();
    request->secondPicture.clear();
    request->mask.clear();
    return *request;
}

}  // namespace unclip
