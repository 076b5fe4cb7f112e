#include <sstream>

#include "engine/base/version.h"
#include "engine/image/metadata.h"
#include "engine/image/plain_text.h"

namespace unclip {
namespace {

/// Values that hold a comma, a colon or a quote are written in quotes, as JSON writes them.
std::string value(const std::string& text) {
    if (text.find_first_of(",:\"\n") == std::string::npos)
        return text;
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string number(double n) {
    std::ostringstream text;
    text << n;
    return text.str();
}

}  // namespace

std::string parametersText(const PictureMetadata& metadata) {
    if (!metadata.request)
        return {};
    const Request& request = *metadata.request;
    std::string text = plainText(request.prompt) + "\n";
    if (!request.negativePrompt.empty())
        text += "Negative prompt: " + plainText(request.negativePrompt) + "\n";
    std::string pairs;
    const auto put = [&](const char* key, const std::string& found) {
        if (!found.empty())
            pairs += (pairs.empty() ? "" : ", ") + std::string(key) + ": " + value(plainText(found));
    };
    if (request.decoderSteps)
        put("Steps", std::to_string(*request.decoderSteps));
    put("Sampler", "UnCLIP");
    if (request.guidance)
        put("CFG scale", number(*request.guidance));
    put("Seed", std::to_string(request.seed));
    if (request.width && request.height)
        put("Size", std::to_string(*request.width) + "x" + std::to_string(*request.height));
    if (request.priorSteps)
        put("Prior steps", std::to_string(*request.priorSteps));
    if (request.priorBestOf)
        put("Prior best of", std::to_string(*request.priorBestOf));
    if (request.priorGuidance)
        put("Prior CFG scale", number(*request.priorGuidance));
    if (request.upsamplerSteps)
        put("Upsampler steps", std::to_string(*request.upsamplerSteps));
    if (request.noiseLevel)
        put("Noise level", std::to_string(*request.noiseLevel));
    if (request.bestOf)
        put("Best of", std::to_string(*request.bestOf));
    if (request.priorMode != PriorMode::prior)
        put("Prior", name(request.priorMode));
    if (request.task != Task::generate)
        put("Task", name(request.task));
    put("Model hash", metadata.modelHash.substr(0, 10));
    put("Model", metadata.modelName);
    put("Version", "Unclip Studio " + (metadata.version.empty() ? std::string(version()) : metadata.version));
    return text + pairs;
}

}  // namespace unclip
