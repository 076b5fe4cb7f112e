#include <charconv>
#include <map>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/image/metadata.h"
#include "engine/image/plain_text.h"

namespace unclip {
namespace {

constexpr std::string_view kNegative = "Negative prompt:";
constexpr std::size_t kMaximumText = 4 << 20;
constexpr std::size_t kMaximumSettings = 64 << 10;  // bytes of the settings alone
constexpr int kMostBeginnings = 100;                // places at which settings may begin that are tried
constexpr int kLongestWay = 16;                     // links of a ComfyUI graph that are followed to a text

using Pairs = std::map<std::string, std::string>;

/// What a text says, in words.
struct Settings {
    std::string prompt, negative;
    Pairs pairs;  ///< "Steps" → "20", …
};

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kBlank) - first + 1));
}

bool isKey(std::string_view key) {
    return !key.empty() && key.size() <= 40 && key.find_first_of(",\n\"{}<>|") == std::string_view::npos;
}

/// Where a value ends: behind its closing quote, at a comma or at the line's end. When a quote isn't closed, none
/// behind it is looked for: `hasQuotes` becomes false.
std::size_t endOfValue(std::string_view rest, bool& hasQuotes) {
    if (hasQuotes && rest.starts_with('"')) {
        for (std::size_t i = 1; i < rest.size(); ++i) {
            if (rest[i] == '\\')
                ++i;
            else if (rest[i] == '"' &&
                     (i + 1 == rest.size() || rest[i + 1] == ',' || rest[i + 1] == '\n' || rest[i + 1] == '\r'))
                return i + 1;
        }
        hasQuotes = false;
    }
    return std::min(rest.find_first_of(",\n"), rest.size());
}

/// "Steps: 20, Model: \"a, b\", Seed: 7" up to the line's end, or a later one when a value in quotes or a comma goes
/// beyond it. Empty when a part has no key.
Pairs pairsOf(std::string_view text) {
    Pairs pairs;
    text = text.substr(0, kMaximumSettings);
    bool hasQuotes = true;
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        if (text.empty())
            return pairs;  // a comma was the last
        const std::size_t colon = text.substr(0, 64).find(':');
        if (colon == std::string_view::npos || !isKey(text.substr(0, colon)))
            return {};
        const std::string key = trimmed(text.substr(0, colon));
        text.remove_prefix(colon + 1);
        text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
        const std::size_t end = endOfValue(text, hasQuotes);
        pairs.try_emplace(key, trimmed(text.substr(0, end)));
        text.remove_prefix(end);
        if (!text.starts_with(','))
            return pairs;
        text.remove_prefix(1);
    }
}

template <typename T>
std::optional<T> numberIn(const Pairs& pairs, const char* key, T low, T high) {
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

std::optional<std::uint64_t> seedIn(const Pairs& pairs) {
    return numberIn<std::uint64_t>(pairs, "Seed", 0, UINT64_MAX);
}

/// How surely these are settings: known keys are counted; 0 without steps and seed.
int certainty(const Pairs& pairs) {
    if (!pairs.contains("Seed") && !pairs.contains("Steps"))
        return 0;
    int known = 0;
    for (const char* key : {"Steps", "Sampler", "CFG scale", "Seed", "Size", "Model", "Model hash", "Version"})
        known += pairs.contains(key);
    return known;
}

bool isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == ',';
}

/// Where the settings begin and what they say: at a line's beginning or at "Steps:" within one; of several places the
/// surest, of equally sure ones the last.
std::pair<std::size_t, Pairs> findSettings(std::string_view text) {
    std::pair<std::size_t, Pairs> best{text.size(), {}};
    int bestCertainty = 0, tried = 0;
    for (std::size_t i = text.size(); i-- > 0 && tried < kMostBeginnings;) {
        const bool beginsLine = i == 0 || text[i - 1] == '\n';
        const bool beginsSteps = (beginsLine || isBlank(text[i - 1])) && text.substr(i).starts_with("Steps:");
        if (!beginsSteps && (!beginsLine || text.substr(i).starts_with(kNegative)))
            continue;
        ++tried;
        Pairs pairs = pairsOf(text.substr(i));
        if (const int sure = certainty(pairs); sure > bestCertainty) {
            bestCertainty = sure;
            best = {i, std::move(pairs)};
        }
    }
    return best;
}

/// What stands before settings or a negative prompt; on the same line a full stop or a comma joins them.
std::string before(std::string_view text, std::size_t place) {
    std::string part = trimmed(text.substr(0, place));
    const bool isOnSameLine = place > 0 && place < text.size() && text[place - 1] != '\n';
    if (isOnSameLine && (part.ends_with('.') || part.ends_with(',')))
        part.pop_back();
    return part;
}

Settings settingsInText(const std::string& whole) {
    const std::string text = trimmed(whole);
    auto [place, pairs] = findSettings(text);
    const std::string words = before(text, place);
    Settings settings{words, {}, std::move(pairs)};
    std::size_t start = words.starts_with(kNegative) ? 0 : words.find("\n" + std::string(kNegative));
    if (start == std::string::npos)
        start = words.find(" " + std::string(kNegative));
    if (start == std::string::npos)
        return settings;
    start += start > 0 ? 1 : 0;
    settings.prompt = before(words, start);
    settings.negative = trimmed(std::string_view(words).substr(start + kNegative.size()));
    return settings;
}

std::string textOf(const nlohmann::json& value) {
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number() ? value.dump() : std::string();
}

/// The first of these members that is a text or a number, as text.
std::string memberOf(const nlohmann::json& object, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        if (const auto found = object.find(key); found != object.end() && !textOf(*found).empty())
            return textOf(*found);
    return {};
}

/// The inputs of a node that a ComfyUI link ["6", 0] leads to; null when it leads nowhere.
const nlohmann::json* inputsAt(const nlohmann::json& graph, const nlohmann::json& link) {
    if (!link.is_array() || link.empty() || !link[0].is_string())
        return nullptr;
    const auto node = graph.find(link[0].get_ref<const std::string&>());
    if (node == graph.end() || !node->is_object())
        return nullptr;
    const auto inputs = node->find("inputs");
    return inputs != node->end() && inputs->is_object() ? &*inputs : nullptr;
}

/// The text that a link of a ComfyUI graph ends at, through nodes that pass it on.
std::string textBehind(const nlohmann::json& graph, const nlohmann::json* link) {
    for (int step = 0; step < kLongestWay && link; ++step) {
        const nlohmann::json* inputs = inputsAt(graph, *link);
        if (!inputs)
            return {};
        link = nullptr;
        for (const char* key : {"text", "text_g", "string", "value", "positive", "conditioning", "conditioning_1"}) {
            const auto found = inputs->find(key);
            if (found == inputs->end())
                continue;
            if (found->is_string())
                return found->get<std::string>();
            link = &*found;
            break;
        }
    }
    return {};
}

/// A ComfyUI graph: the first node that samples says the numbers and where the texts are.
Settings settingsInGraph(const nlohmann::json& graph) {
    Settings settings;
    for (const auto& node : graph) {
        const auto inputs = node.is_object() ? node.find("inputs") : node.end();
        if (!node.is_object() || inputs == node.end() || !inputs->is_object() || !inputs->contains("positive") ||
            !(inputs->contains("seed") || inputs->contains("noise_seed")))
            continue;
        settings.prompt = textBehind(graph, &inputs->at("positive"));
        if (inputs->contains("negative"))
            settings.negative = textBehind(graph, &inputs->at("negative"));
        settings.pairs = {{"Seed", memberOf(*inputs, {"seed", "noise_seed"})},
                          {"Steps", memberOf(*inputs, {"steps"})},
                          {"CFG scale", memberOf(*inputs, {"cfg"})}};
        return settings;
    }
    return settings;
}

Settings settingsInJson(const std::string& text) {
    nlohmann::json json;
    try {
        json = parseJson(text, "metadata");
    } catch (const ModelError&) {
        return {};
    }
    if (!json.is_object())
        return {};
    if (const auto image = json.find("image"); image != json.end() && image->is_object())
        json = nlohmann::json(*image);  // InvokeAI 2
    for (const auto& node : json)
        if (node.is_object() && node.contains("class_type"))
            return settingsInGraph(json);
    Settings settings{memberOf(json, {"prompt", "positive_prompt", "c"}),
                      memberOf(json, {"negative_prompt", "uc"}),
                      {{"Seed", memberOf(json, {"seed"})},
                       {"Steps", memberOf(json, {"steps"})},
                       {"CFG scale", memberOf(json, {"cfg_scale", "guidance_scale", "scale"})}}};
    if (const auto parts = json.find("prompt");
        parts != json.end() && parts->is_array() && !parts->empty() && parts->front().is_object())
        settings.prompt = memberOf(parts->front(), {"prompt"});
    return settings;
}

Settings settingsIn(const std::string& text) {
    if (text.size() > kMaximumText)
        return {};
    Settings settings = trimmed(text).starts_with('{') ? settingsInJson(trimmed(text)) : Settings();
    if (settings.prompt.empty())
        settings = settingsInText(text);
    std::erase_if(settings.pairs, [](const auto& pair) { return pair.second.empty(); });
    if (certainty(settings.pairs) == 0)
        return {};
    return settings;
}

}  // namespace

std::optional<Request> requestFromParameters(const std::string& text) {
    const Settings settings = settingsIn(text);
    Request request;
    request.prompt = cutText(settings.prompt, kMaximumPromptBytes);
    if (request.prompt.empty())
        return {};
    request.negativePrompt = cutText(settings.negative, kMaximumPromptBytes);
    const Pairs& pairs = settings.pairs;
    request.seed = seedIn(pairs).value_or(0);
    request.decoderSteps = numberIn<int>(pairs, "Steps", 1, kMaximumSteps);
    request.guidance = numberIn<double>(pairs, "CFG scale", 0.0, kMaximumGuidance);
    request.priorSteps = numberIn<int>(pairs, "Prior steps", 1, kMaximumSteps);
    request.priorBestOf = numberIn<int>(pairs, "Prior best of", 1, kMaximumBestOf);
    request.priorGuidance = numberIn<double>(pairs, "Prior CFG scale", 0.0, kMaximumGuidance);
    request.upsamplerSteps = numberIn<int>(pairs, "Upsampler steps", 1, kMaximumSteps);
    request.noiseLevel = numberIn<int>(pairs, "Noise level", 0, kMaximumNoiseLevel);
    request.bestOf = numberIn<int>(pairs, "Best of", 1, kMaximumBestOf);
    return request;
}

std::string parametersFromJson(const std::string& text) {
    const Settings settings = trimmed(text).starts_with('{') ? settingsIn(text) : Settings();
    if (settings.prompt.empty())
        return {};
    std::string pairs;
    for (const char* key : {"Steps", "CFG scale", "Seed"})
        if (const auto found = settings.pairs.find(key); found != settings.pairs.end())
            pairs += (pairs.empty() ? "" : ", ") + std::string(key) + ": " + trimmed(found->second);
    return settings.prompt + "\n" +
           (settings.negative.empty() ? "" : std::string(kNegative) + " " + settings.negative + "\n") + pairs;
}

std::optional<std::uint64_t> PictureMetadata::saidSeed() const {
    return request ? std::optional(request->seed) : seedIn(settingsIn(parameters).pairs);
}

}  // namespace unclip
