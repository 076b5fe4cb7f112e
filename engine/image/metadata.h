#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/request/request.h"

namespace unclip {

struct PaintedPicture;

/// How a picture came to be, as it is stored inside its file. In a PNG: the text chunks `unclip` (JSON) and
/// `parameters` (the text that other programs read) and an XMP packet; in JPEG, WebP and TIFF: the XMP packet, which
/// holds all three.
struct PictureMetadata {
    std::string id;                                   ///< unique name of the picture, see newPictureId()
    std::optional<Request> request;                   ///< paints this very picture again: its own seed, count 1
    std::string modelName;                            ///< for people
    std::string modelHash;                            ///< identifies the weights
    std::string device, dtype;                        ///< as used
    std::string created;                              ///< UTC, "2025-01-31T12:00:00Z"
    std::string version;                              ///< of the program that painted it; empty in a stranger's picture
    std::optional<double> similarity;                 ///< CLIP's cosine of picture and prompt
    std::vector<std::string> parents;                 ///< ids of the pictures that it was made from
    nlohmann::json extra = nlohmann::json::object();  ///< anything else, for example tags; kept as it is
    std::string parameters;                           ///< the "parameters" text; made from the rest when empty

    /// Whether a file said nothing at all about how it was made.
    bool empty() const;

    /// The seed that painted the picture, where it is said: other programs may leave it out.
    std::optional<std::uint64_t> saidSeed() const;

    /// What painted the picture, where it is said: `request`, or what another program's text describes. Models,
    /// pictures and mask are left empty, for names in a stranger's file are not to be opened.
    std::optional<Request> saidRequest() const;
};

/// How a picture was painted from a request, in full: a new id, the request with the picture's own seed, what it was
/// painted with and when, and the ids of the pictures that the request starts from, as far as they can be read.
PictureMetadata metadataOf(const Request& request, const PaintedPicture& picture);

/// A random UUID, for example "3f2b8c1e-....".
std::string newPictureId();

/// Now, as PictureMetadata::created wants it.
std::string utcNow();

/// All but `parameters` as JSON and back. Reading never throws: what has the wrong type is left out.
nlohmann::json toJson(const PictureMetadata& metadata);
PictureMetadata metadataFromJson(const nlohmann::json& json);

/// The widely read text: the prompt, then "Negative prompt: …", then "Steps: 25, Seed: 1, …, Model: …".
std::string parametersText(const PictureMetadata& metadata);

/// What a "parameters" text of this or another program says, as far as this program has a word for it: prompt, negative
/// prompt, seed, steps, guidance. The settings may stand on any line or behind the prompt on its own; the JSON of
/// Fooocus, InvokeAI and NovelAI and ComfyUI's graph are understood in place of the text. Absent when the text is not
/// of such a form or has no prompt. The seed is 0 when the text says none: see PictureMetadata::saidSeed().
std::optional<Request> requestFromParameters(const std::string& text);

/// The widely read text for what another program's JSON says; empty when it describes no picture.
std::string parametersFromJson(const std::string& text);

/// What a picture's file says about how it was made; empty() when it says nothing. Sizes are limited before anything is
/// unpacked, and damaged or foreign entries are skipped. Throws PictureError only when the file can't be read at all.
PictureMetadata readMetadata(const std::filesystem::path& file);
PictureMetadata readMetadata(std::span<const std::uint8_t> bytes);

/// PictureMetadata::saidRequest() of a picture; readMetadata() tells the model's hash and the parents' ids. Throws
/// PictureError when the file can't be read, RequestError when it holds no request.
Request requestFromPicture(const std::filesystem::path& file);

}  // namespace unclip
