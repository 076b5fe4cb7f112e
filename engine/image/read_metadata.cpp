#include <algorithm>
#include <array>
#include <iterator>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/image/jpeg_segments.h"
#include "engine/image/metadata.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/tiff_tags.h"
#include "engine/image/webp_chunks.h"
#include "engine/image/xmp.h"

namespace unclip {
namespace {

constexpr std::size_t kMaximumTextBytes = 16 << 20;  // unpacked texts of one picture
constexpr std::string_view kXmpKeyword = "XML:com.adobe.xmp";
constexpr std::string_view kXmpSegment("http://ns.adobe.com/xap/1.0/\0", 29);
constexpr std::uint16_t kTiffXmp = 700;
constexpr std::uint8_t kApp1 = 0xE1;

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
    const auto segments = jpegSegments(bytes);
    blocks.exif = exifOfJpeg(segments);
    for (const JpegSegment& segment : segments)
        if (asText(segment.data).starts_with(kXmpSegment) && segment.marker == kApp1)
            blocks.xmp = asText(segment.data).substr(kXmpSegment.size());
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
    if (isJpeg(bytes))
        return blocksOfJpeg(bytes);
    if (isWebp(bytes))
        return blocksOfWebp(bytes);
    if (const auto tags = TiffTags::read(bytes))
        return {asText(tags->bytes(kTiffXmp)), bytes};
    return {};
}

/// The texts in which a file may say how it was made, as UTF-8, each empty when absent.
struct Texts {
    std::string document, parameters, packet;
    std::vector<std::string> others;  ///< in which other programs write, best first
};

/// ComfyUI writes EXIF's texts as "prompt:{…}".
std::string withoutName(std::string text) {
    constexpr std::string_view kName = "prompt:";
    const std::size_t start = text.find_first_not_of(" \n");
    return start != std::string::npos && text.substr(start).starts_with(kName) ? text.substr(start + kName.size())
                                                                               : text;
}

Texts textsOf(const Blocks& blocks) {
    Texts texts;
    texts.packet = blocks.xmp;
    texts.others = {exifComment(blocks.exif), withoutName(exifModel(blocks.exif))};
    return texts;
}

Texts textsOfPng(Bytes bytes) {
    // InvokeAI 3 and 2, NovelAI, ComfyUI
    static constexpr std::array<std::string_view, 7> kKeywords{
        "unclip", "parameters", kXmpKeyword, "invokeai_metadata", "sd-metadata", "Comment", "prompt"};
    Blocks blocks;
    for (const PngChunk& chunk : pngChunks(bytes))
        if (chunk.type == "eXIf" && !chunk.isDamaged)
            blocks.exif = chunk.data;
    Texts texts = textsOf(blocks);
    std::array<std::string, kKeywords.size()> found;
    for (PngText& text : pngTexts(bytes, kKeywords))
        found[std::ranges::find(kKeywords, text.keyword) - kKeywords.begin()] = std::move(text.text);
    texts.document = std::move(found[0]);
    texts.parameters = std::move(found[1]);
    texts.packet = std::move(found[2]);
    texts.others.insert(texts.others.begin(), std::move_iterator(found.begin() + 3), std::move_iterator(found.end()));
    return texts;
}

}  // namespace

PictureMetadata readMetadata(Bytes bytes) {
    Texts texts = isPng(bytes) ? textsOfPng(bytes) : textsOf(blocksOf(bytes));
    if (!texts.packet.empty() && texts.packet.size() <= kMaximumTextBytes && texts.document.empty()) {
        XmpEntries entries = entriesOfXmp(texts.packet);
        texts.document = std::move(entries.document);
        if (texts.parameters.empty())
            texts.parameters = std::move(entries.parameters);
        texts.others.push_back(std::move(entries.comment));
    }
    for (std::string& other : texts.others) {
        if (!texts.parameters.empty())
            break;
        texts.parameters = parametersFromJson(other);
        if (texts.parameters.empty() && requestFromParameters(other))  // any other comment is none of ours
            texts.parameters = std::move(other);
    }
    PictureMetadata metadata = metadataFromJson(parsed(texts.document));
    metadata.parameters = std::move(texts.parameters);
    return metadata;
}

PictureMetadata readMetadata(const std::filesystem::path& file) {
    return readMetadata(readPictureBytes(file, PictureLimits{}.fileBytes));
}

std::optional<Request> PictureMetadata::saidRequest() const {
    std::optional<Request> said = request ? request : requestFromParameters(parameters);
    if (said) {
        said->model.clear();
        said->priorFolder.clear();
        said->picture.clear();
        said->mix.secondPicture.clear();
        said->repaint.mask.clear();
        said->structure.clear();
    }
    return said;
}

Request requestFromPicture(const std::filesystem::path& file) {
    const std::optional<Request> request = readMetadata(file).saidRequest();
    if (!request)
        throw RequestError(
            says("Pictures", "The picture %1 does not say how it was made, so it holds no request.").with(file));
    return *request;
}

}  // namespace unclip
