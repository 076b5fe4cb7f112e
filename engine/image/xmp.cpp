#include "engine/image/xmp.h"

#include <algorithm>
#include <exiv2/exiv2.hpp>
#include <mutex>

#include "engine/base/error.h"
#include "engine/image/plain_text.h"
#include "engine/image/webp_chunks.h"

namespace unclip {
namespace {

constexpr char kNamespace[] = "urn:unclip-studio:metadata:1.0/";
constexpr char kPrefix[] = "unclip";
constexpr char kSourceType[] = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
constexpr std::ptrdiff_t kMostMarks = 20'000;      // "<" of a packet: the parser's time goes with their square
constexpr std::size_t kMaximumDescription = 2000;  // bytes; the whole prompt is in the document

/// Exiv2's XMP parser keeps its namespaces in one place for all threads.
std::unique_lock<std::mutex> lockExiv2() {
    static std::mutex mutex;
    std::unique_lock lock(mutex);
    static const bool isReady = [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize();
        Exiv2::XmpProperties::registerNs(kNamespace, kPrefix);
        return true;
    }();
    static_cast<void>(isReady);
    return lock;
}

std::string uuid(const std::string& id) {
    return "uuid:" + plainText(id);
}

void addStructure(Exiv2::XmpData& xmp, const std::string& key, Exiv2::XmpValue::XmpStruct kind,
                  Exiv2::XmpValue::XmpArrayType array = Exiv2::XmpValue::xaNone) {
    Exiv2::XmpTextValue value;
    value.setXmpStruct(kind);
    if (array != Exiv2::XmpValue::xaNone)
        value.setXmpArrayType(array);
    xmp.add(Exiv2::XmpKey(key), &value);
}

void addParents(Exiv2::XmpData& xmp, const std::vector<std::string>& parents) {
    if (parents.empty())
        return;
    addStructure(xmp, "Xmp.xmpMM.DerivedFrom", Exiv2::XmpValue::xsStruct);
    xmp["Xmp.xmpMM.DerivedFrom/stRef:documentID"] = uuid(parents.front());
    addStructure(xmp, "Xmp.xmpMM.Ingredients", Exiv2::XmpValue::xsNone, Exiv2::XmpValue::xaBag);
    for (std::size_t i = 0; i < parents.size(); ++i) {
        const std::string entry = "Xmp.xmpMM.Ingredients[" + std::to_string(i + 1) + "]";
        addStructure(xmp, entry, Exiv2::XmpValue::xsStruct);
        xmp[entry + "/stRef:documentID"] = uuid(parents[i]);
    }
}

/// Text in EXIF has two bytes a character; most programs read them in this order only, and the rest by the block's own.
constexpr Exiv2::ByteOrder kExifOrder = Exiv2::bigEndian;

std::vector<std::uint8_t> withExiv2Xmp(const std::vector<std::uint8_t>& encoded, const std::string& packet,
                                       const Exiv2::ExifData& exif, std::span<const std::uint8_t> profile) {
    const auto image = Exiv2::ImageFactory::open(encoded.data(), static_cast<long>(encoded.size()));
    image->readMetadata();
    if (!packet.empty()) {
        image->setXmpPacket(packet);
        image->writeXmpFromPacket(true);
    }
    if (image->imageType() != Exiv2::ImageType::tiff) {  // there it would change the pixels' own order
        image->setByteOrder(kExifOrder);
        for (const Exiv2::Exifdatum& entry : exif) image->exifData()[entry.key()] = entry.value();
    }
    if (!profile.empty()) {
        Exiv2::DataBuf buffer(profile.data(), static_cast<long>(profile.size()));
        image->setIccProfile(buffer);
    }
    image->writeMetadata();
    Exiv2::BasicIo& io = image->io();
    std::vector<std::uint8_t> written(io.size());
    if (io.open() != 0 ||
        io.read(written.data(), static_cast<long>(written.size())) != static_cast<long>(written.size()))
        throw PictureError(says("Pictures", "The picture's metadata can't be written."));
    return written;
}

/// Exiv2 0.27 writes wrong sizes into lossless WebP files, so their container is put together here.
std::vector<std::uint8_t> withWebpXmp(const std::vector<std::uint8_t>& encoded, const std::string& packet,
                                      const Exiv2::ExifData& exif, std::span<const std::uint8_t> profile) {
    const auto chunks = webpFileChunks(encoded);
    WebpExtras extras{.profile = profile};
    std::optional<WebpSize> size;
    for (const WebpChunk& chunk : chunks.value_or(std::vector<WebpChunk>())) {
        if (!size)
            size = webpSize(chunk);
        extras.hasAlpha = extras.hasAlpha || chunk.type == "ALPH" ||
                          (chunk.type == "VP8L" && chunk.data.size() > 4 && (chunk.data[4] & 0x10));
        if (chunk.type == "ICCP" && profile.empty())
            extras.profile = chunk.data;
        if (chunk.type == "ANMF")
            throw PictureError(says("Pictures", "Metadata can't be written into an animated picture."));
    }
    if (!size)
        throw PictureError(says("Pictures", "The picture is damaged, so its metadata was left as it is."));
    Exiv2::Blob block;
    if (!exif.empty())
        Exiv2::ExifParser::encode(block, kExifOrder, exif);
    extras.exif = block;
    extras.xmp = {reinterpret_cast<const std::uint8_t*>(packet.data()), packet.size()};
    return webpFile(*size, *chunks, extras);
}

}  // namespace

std::string xmpPacket(const PictureMetadata& metadata, bool withDocument) {
    const auto lock = lockExiv2();
    try {
        Exiv2::XmpData xmp;
        if (!metadata.version.empty()) {  // nothing is said about where a stranger's picture comes from
            xmp["Xmp.iptcExt.DigitalSourceType"] = std::string(kSourceType);
            xmp["Xmp.xmp.CreatorTool"] = "Unclip Studio " + metadata.version;
        }
        if (!metadata.created.empty())
            xmp["Xmp.xmp.CreateDate"] = plainText(metadata.created);
        if (!metadata.id.empty())
            xmp["Xmp.xmpMM.DocumentID"] = uuid(metadata.id);
        addParents(xmp, metadata.parents);
        if (metadata.request && !metadata.request->prompt.empty())
            xmp["Xmp.dc.description"] =
                "lang=\"x-default\" " + shortenedText(plainText(metadata.request->prompt), kMaximumDescription);
        if (withDocument) {
            xmp["Xmp.unclip.document"] = toJson(metadata).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
            xmp["Xmp.unclip.parameters"] =
                plainText(metadata.parameters.empty() ? parametersText(metadata) : metadata.parameters);
        }
        std::string packet;
        if (Exiv2::XmpParser::encode(packet, xmp, Exiv2::XmpParser::useCompactFormat) != 0)
            throw PictureError(says("Pictures", "The picture's XMP metadata can't be made."));
        return packet;
    } catch (const Exiv2::AnyError& error) {
        throw PictureError(says("Pictures", "The picture's XMP metadata can't be made."), error.what());
    }
}

XmpEntries entriesOfXmp(std::string_view packet) {
    const bool isOurs = packet.find(kNamespace) != std::string_view::npos;
    const bool hasComment = packet.find("UserComment") != std::string_view::npos;
    const bool hasDescription = packet.find("description") != std::string_view::npos;
    if (!isOurs && !hasComment && !hasDescription)
        return {};
    if (std::ranges::count(packet, '<') > kMostMarks)
        return {};
    const auto lock = lockExiv2();
    XmpEntries entries;
    try {
        Exiv2::XmpData xmp;
        if (Exiv2::XmpParser::decode(xmp, std::string(packet)) != 0)
            return {};
        const auto textAt = [&](const char* key) {
            const auto found = xmp.findKey(Exiv2::XmpKey(key));
            if (found == xmp.end())
                return std::string();
            // One that is there in several languages: the first.
            return found->typeId() == Exiv2::langAlt ? found->toString(0) : found->toString();
        };
        entries.document = textAt("Xmp.unclip.document");
        entries.parameters = textAt("Xmp.unclip.parameters");
        if (!isOurs) {
            entries.comment = textAt("Xmp.exif.UserComment");
            if (entries.comment.empty())
                entries.comment = textAt("Xmp.dc.description");
        }
    } catch (const Exiv2::AnyError&) {
        return {};
    }
    return entries;
}

std::vector<std::uint8_t> withXmp(const std::vector<std::uint8_t>& encoded, const std::string& packet,
                                  const std::string& comment, std::span<const std::uint8_t> profile) {
    const auto lock = lockExiv2();
    try {
        Exiv2::ExifData exif;
        if (!comment.empty())
            exif["Exif.Photo.UserComment"] = "charset=Unicode " + comment;
        return isWebp(encoded) ? withWebpXmp(encoded, packet, exif, profile)
                               : withExiv2Xmp(encoded, packet, exif, profile);
    } catch (const Exiv2::AnyError& error) {
        throw PictureError(says("Pictures", "The picture's metadata can't be written."), error.what());
    }
}

}  // namespace unclip
