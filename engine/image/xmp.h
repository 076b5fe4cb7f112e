#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/image/metadata.h"

namespace unclip {

/// The entries of an XMP packet that may say how a picture was made, each empty when absent.
struct XmpEntries {
    std::string document;    ///< toJson(PictureMetadata) as text
    std::string parameters;  ///< the "parameters" text
    std::string comment;     ///< EXIF's user comment or the description, in which other programs write theirs
};

/// The XMP packet of a picture: IPTC DigitalSourceType trainedAlgorithmicMedia, creator tool, identifier, date, the
/// prompt as description, the first parent as the one it was derived from and all of them as ingredients; and, when
/// `withDocument`, the JSON and the parameters text. Throws PictureError when it can't be made.
std::string xmpPacket(const PictureMetadata& metadata, bool withDocument);

/// What a packet from anywhere says; nothing when it is damaged.
XmpEntries entriesOfXmp(std::string_view packet);

/// An encoded JPEG, WebP or TIFF with this XMP packet, EXIF user comment and ICC profile, each left as it is when
/// empty. Pixels stay untouched. Throws PictureError.
std::vector<std::uint8_t> withXmp(const std::vector<std::uint8_t>& encoded, const std::string& packet,
                                  const std::string& comment, std::span<const std::uint8_t> profile);

}  // namespace unclip
