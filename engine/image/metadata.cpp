#include "engine/image/metadata.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>

#include "engine/base/error.h"
#include "engine/base/hub_cache.h"
#include "engine/base/resources.h"
#include "engine/base/version.h"
#include "engine/image/plain_text.h"
#include "engine/request/progress.h"

namespace unclip {
namespace {

constexpr std::size_t kMaximumParents = 1000;

std::filesystem::path bareName(const std::filesystem::path& file) {
    // "models/paintbox/" has an empty file name: its folder's counts.
    const auto name = file.has_filename() ? file.filename() : file.parent_path().filename();
    return name == "." || name == ".." ? std::filesystem::path() : name;
}

/// A request whose files are bare names, and whose models in Hugging Face's cache are called as they are found again.
Request withBareNames(Request request) {
    for (std::filesystem::path* model : {&request.model, &request.priorFolder}) {
        const auto folder = modelOrNamed(*model);
        const bool isCached = !model->empty() && !cacheAround(folder).empty();
        *model = isCached ? std::filesystem::path(modelName(folder)) : bareName(*model);
    }
    for (std::filesystem::path* picture :
         {&request.picture, &request.mix.secondPicture, &request.repaint.mask, &request.structure})
        *picture = bareName(*picture);
    return request;
}

std::string textAt(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The ids of the pictures that a request starts from.
std::vector<std::string> parentsOf(const Request& request) {
    std::vector<std::string> parents;
    for (const std::filesystem::path& picture : {request.picture, request.mix.secondPicture}) {
        if (picture.empty())
            continue;
        try {
            if (const std::string id = readMetadata(picture).id; !id.empty())
                parents.push_back(id);
        } catch (const Error&) {
            // gone in the meantime: the request still names it
        }
    }
    return parents;
}

}  // namespace

PictureMetadata metadataOf(const Request& request, const PaintedPicture& picture) {
    PictureMetadata metadata;
    metadata.id = newPictureId();
    metadata.request = request;
    metadata.request->seed = picture.seed;
    metadata.request->count = 1;
    metadata.modelName = picture.with.modelName;
    metadata.modelHash = picture.with.modelHash;
    metadata.device = picture.with.device;
    metadata.dtype = picture.with.dtype;
    metadata.created = utcNow();
    metadata.version = version();
    metadata.similarity = picture.similarity;
    metadata.parents = parentsOf(request);
    return metadata;
}

bool PictureMetadata::empty() const {
    return id.empty() && !request && modelName.empty() && modelHash.empty() && version.empty() && parents.empty() &&
           parameters.empty() && extra.empty();
}

std::string newPictureId() {
    std::random_device random;
    std::array<unsigned, 4> words{random(), random(), random(), random()};
    words[1] = (words[1] & 0xFFFF0FFF) | 0x4000;      // version 4
    words[2] = (words[2] & 0x3FFFFFFF) | 0x80000000;  // RFC 4122
    std::array<char, 40> text;
    std::snprintf(text.data(), text.size(), "%08x-%04x-%04x-%04x-%04x%08x", words[0], words[1] >> 16, words[1] & 0xFFFF,
                  words[2] >> 16, words[2] & 0xFFFF, words[3]);
    return text.data();
}

std::string utcNow() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text;
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text.data();
}

nlohmann::json toJson(const PictureMetadata& metadata) {
    nlohmann::json json = nlohmann::json::object();
    if (!metadata.version.empty()) {
        json["program"] = "Unclip Studio";
        json["version"] = metadata.version;
    }
    const auto put = [&](const char* key, const std::string& text) {
        if (!text.empty())
            json[key] = text;
    };
    put("id", metadata.id);
    put("created", metadata.created);
    put("model", metadata.modelName);
    put("modelHash", metadata.modelHash);
    put("device", metadata.device);
    put("dtype", metadata.dtype);
    if (metadata.request)
        json["request"] = toJson(withBareNames(*metadata.request));
    if (metadata.similarity)
        json["similarity"] = *metadata.similarity;
    if (!metadata.parents.empty())
        json["parents"] = metadata.parents;
    if (!metadata.extra.empty())
        json["extra"] = metadata.extra;
    return json;
}

PictureMetadata metadataFromJson(const nlohmann::json& json) {
    PictureMetadata metadata;
    if (!json.is_object())
        return metadata;
    metadata.id = textAt(json, "id");
    metadata.created = textAt(json, "created");
    metadata.version = textAt(json, "version");
    metadata.modelName = textAt(json, "model");
    metadata.modelHash = textAt(json, "modelHash");
    metadata.device = textAt(json, "device");
    metadata.dtype = textAt(json, "dtype");
    if (const auto found = json.find("similarity"); found != json.end() && found->is_number())
        metadata.similarity = found->get<double>();
    if (const auto found = json.find("parents"); found != json.end() && found->is_array())
        for (const auto& parent : *found)
            if (parent.is_string() && metadata.parents.size() < kMaximumParents)
                metadata.parents.push_back(parent.get<std::string>());
    if (const auto found = json.find("extra"); found != json.end() && found->is_object())
        metadata.extra = *found;
    if (const auto found = json.find("request"); found != json.end()) {
        try {
            metadata.request = withBareNames(requestFromJson(*found));
        } catch (const RequestError&) {
            // A request that this program can't run: what else the file says still counts.
        }
    }
    return metadata;
}

}  // namespace unclip
