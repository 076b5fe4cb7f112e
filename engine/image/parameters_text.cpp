#include <charconv>
#include <cmath>
#include <map>
#include <sstream>

#include "engine/image/metadata.h"
#include "engine/image/plain_text.h"

namespace unclip {
namespace {

constexpr std::string_view kNegative = "Negative prompt:";
constexpr std::size_t kMaximumText = 4 << 20;

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

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kBlank) - first + 1));
}

/// "Steps: 20, Model: \"a, b\", Seed: 7" as pairs; empty when a part has no colon.
std::map<std::string, std::string> pairsOf(std::string_view line) {
    std::map<std::string, std::string> pairs;
    while (!line.empty()) {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon > 40)
            return {};
        const std::string key = trimmed(line.substr(0, colon));
        line.remove_prefix(colon + 1);
        while (line.starts_with(' ')) line.remove_prefix(1);
        std::size_t end = 0;
        for (bool isQuoted = false; end < line.size() && (isQuoted || line[end] != ','); ++end) {
            if (line[end] == '"')
                isQuoted = !isQuoted;
            else if (line[end] == '\\' && isQuoted && end + 1 < line.size())
                ++end;
        }
        pairs.try_emplace(key, trimmed(line.substr(0, end)));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return pairs;
}

template <typename T>
std::optional<T> numberIn(const std::map<std::string, std::string>& pairs, const char* key, T low, T high) {
    const auto found = pairs.find(key);
    if (found == pairs.end())
        return {};
    T n{};
    const char* end = found->second.data() + found->second.size();
    const auto [stop, error] = std::from_chars(found->second.data(), end, n);
    if (error != std::errc() || stop != end || !(n >= low && n <= high))
        return {};
    return n;
}

}  // namespace

std::string parametersText(const PictureMetadata& metadata) {
    if (!metadata.request)
        return {};
    const Request& request = *metadata.request;
    std::string text = plainText(request.prompt) + "\n";
    if (!request.negativePrompt.empty())
        text += std::string(kNegative) + " " + plainText(request.negativePrompt) + "\n";
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
    if (request.priorGuidance)
        put("Prior CFG scale", number(*request.priorGuidance));
    if (request.upsamplerSteps)
        put("Upsampler steps", std::to_string(*request.upsamplerSteps));
    if (request.bestOf)
        put("Best of", std::to_string(*request.bestOf));
    if (request.priorMode != PriorMode::prior)
        put("Prior", name(request.priorMode));
    if (request.task != Task::generate)
        put("Task", name(request.task));
    put("Model hash", metadata.modelHash.substr(0, 10));
    put("Model", metadata.modelName);
    put("Version", "Unclip Studio " + (metadata.version.empty() ? std::string(UNCLIP_VERSION) : metadata.version));
    return text + pairs;
}

std::optional<Request> requestFromParameters(const std::string& text) {
    if (text.size() > kMaximumText)
        return {};
    const std::string whole = trimmed(text);
    const std::size_t lastLine = whole.rfind('\n') == std::string::npos ? 0 : whole.rfind('\n') + 1;
    const auto pairs = pairsOf(std::string_view(whole).substr(lastLine));
    if (!pairs.contains("Seed") && !pairs.contains("Steps"))
        return {};

    std::string prompt = whole.substr(0, lastLine), negative;
    std::size_t start = prompt.starts_with(kNegative) ? 0 : prompt.find("\n" + std::string(kNegative));
    if (start != std::string::npos) {
        start += prompt[start] == '\n' ? 1 : 0;
        negative = prompt.substr(start + kNegative.size());
        prompt.resize(start);
    }
    Request request;
    request.prompt = trimmed(prompt).substr(0, kMaximumPromptBytes);
    request.negativePrompt = trimmed(negative).substr(0, kMaximumPromptBytes);
    request.seed = numberIn<std::uint64_t>(pairs, "Seed", 0, UINT64_MAX).value_or(0);
    request.decoderSteps = numberIn<int>(pairs, "Steps", 1, kMaximumSteps);
    request.guidance = numberIn<double>(pairs, "CFG scale", 0.0, kMaximumGuidance);
    request.priorSteps = numberIn<int>(pairs, "Prior steps", 1, kMaximumSteps);
    request.priorGuidance = numberIn<double>(pairs, "Prior CFG scale", 0.0, kMaximumGuidance);
    request.upsamplerSteps = numberIn<int>(pairs, "Upsampler steps", 1, kMaximumSteps);
    request.bestOf = numberIn<int>(pairs, "Best of", 1, kMaximumBestOf);
    return request;
}

}  // namespace unclip
