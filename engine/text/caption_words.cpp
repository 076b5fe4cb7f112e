#include "engine/text/caption_words.h"

#include <nlohmann/json.hpp>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/base/resources.h"

namespace unclip {
namespace {

constexpr const char* kFileName = "captions.json";
constexpr std::size_t kMostTexts = 5000;
constexpr std::size_t kLongestText = 300;

std::vector<std::string> textsIn(const nlohmann::json& json, const char* key, const std::filesystem::path& file) {
    std::vector<std::string> texts;
    const auto found = json.is_object() ? json.find(key) : json.end();
    const bool isList =
        json.is_object() && found != json.end() && found->is_array() && !found->empty() && found->size() <= kMostTexts;
    if (isList)
        for (const auto& text : *found)
            if (text.is_string() && text.get_ref<const std::string&>().size() <= kLongestText)
                texts.push_back(text.get<std::string>());
    if (!isList || texts.size() != found->size())
        throw ModelError(says("Models", "%1: \"%2\" has to be a list of 1 to %3 texts of at most %4 bytes.")
                             .with(file, key, kMostTexts, kLongestText));
    return texts;
}

}  // namespace

std::string CaptionWords::caption(std::size_t subject, std::size_t setting, std::size_t style) const {
    const std::string& place = settings[setting];
    std::string text = styles[style];
    return text.replace(text.find("{}"), 2, subjects[subject] + (place.empty() ? "" : " ") + place);
}

CaptionWords CaptionWords::fromFile(const std::filesystem::path& file) {
    const nlohmann::json json = parseJson(readSmallFile(file), file.string());
    CaptionWords words{textsIn(json, "subjects", file), textsIn(json, "settings", file), textsIn(json, "styles", file)};
    for (const std::string& style : words.styles)
        if (style.find("{}") == std::string::npos)
            throw ModelError(
                says("Models", "%1: the style \"%2\" has no {}, where its subject stands.").with(file, style));
    return words;
}

CaptionWords CaptionWords::ofModel(const std::filesystem::path& modelFolder) {
    std::error_code error;
    const std::filesystem::path own = modelFolder / kFileName;
    return fromFile(std::filesystem::exists(own, error) ? own : resourcesFolder() / kFileName);
}

}  // namespace unclip
