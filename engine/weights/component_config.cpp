#include "engine/weights/component_config.h"

#include <cmath>
#include <sstream>

#include "engine/base/error.h"
#include "engine/base/json_text.h"

namespace unclip {
namespace {

std::string inDigits(double number) {
    std::ostringstream text;
    text.precision(12);
    text << number;
    return text.str();
}

Sentence inRange(double low, double high) {
    if (low == std::numeric_limits<double>::lowest() && high == std::numeric_limits<double>::max())
        return says("Models", "a number");
    return says("Models", "a number from %1 to %2").with(inDigits(low), inDigits(high));
}

std::vector<std::string> quoted(std::vector<std::string> texts) {
    for (std::string& text : texts) text = shortened(nlohmann::json(text)).inEnglish();
    return texts;
}

/// A whole number written as int or float, if it fits 64 bits.
std::optional<std::int64_t> wholeNumber(const nlohmann::json& value) {
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    if (value.is_number_float()) {
        const double number = value.get<double>();
        if (number == std::floor(number) && std::abs(number) < 9e15)
            return static_cast<std::int64_t>(number);
    }
    return std::nullopt;
}

}  // namespace

ComponentConfig::ComponentConfig(nlohmann::json json, std::filesystem::path path, std::string prefix)
    : json_(std::move(json)), path_(std::move(path)), prefix_(std::move(prefix)) {}

ComponentConfig ComponentConfig::read(const std::filesystem::path& file) {
    return parse(readSmallFile(file), file);
}

ComponentConfig ComponentConfig::parse(std::string_view text, const std::filesystem::path& origin) {
    nlohmann::json json = parseJson(text, origin.string());
    if (!json.is_object())
        throw ModelError(says("Models", "%1 is not a configuration: it has to be a JSON object.").with(origin));
    return {std::move(json), origin};
}

const nlohmann::json* ComponentConfig::find(const std::string& key) const {
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
}

void ComponentConfig::refuse(const std::string& key, const Sentence& rule) const {
    if (const nlohmann::json* value = find(key))
        throw ModelError(
            says("Models", "%1: \"%2\" is %3; it has to be %4.").with(path_, prefix_ + key, shortened(*value), rule));
    if (isNull(key))
        throw ModelError(says("Models", "%1: \"%2\" is null; it has to be %3.").with(path_, prefix_ + key, rule));
    throw ModelError(says("Models", "%1: \"%2\" is missing; it has to be %3.").with(path_, prefix_ + key, rule));
}

const nlohmann::json& ComponentConfig::need(const std::string& key, const Sentence& rule) const {
    const nlohmann::json* value = find(key);
    if (value == nullptr)
        refuse(key, rule);
    return *value;
}

std::string ComponentConfig::className() const {
    if (has("_class_name"))
        return text("_class_name");
    if (has("architectures"))
        return texts("architectures").front();
    return {};
}

bool ComponentConfig::has(const std::string& key) const {
    return find(key) != nullptr;
}

bool ComponentConfig::isNull(const std::string& key) const {
    const auto found = json_.find(key);
    return found != json_.end() && found->is_null();
}

bool ComponentConfig::isNumber(const std::string& key) const {
    const nlohmann::json* value = find(key);
    return value != nullptr && value->is_number();
}

std::int64_t ComponentConfig::integer(const std::string& key, std::int64_t low, std::int64_t high,
                                      std::optional<std::int64_t> fallback) const {
    if (fallback && !has(key))
        return *fallback;
    const Sentence rule = says("Models", "a whole number from %1 to %2").with(low, high);
    const auto number = wholeNumber(need(key, rule));
    if (!number || *number < low || *number > high)
        refuse(key, rule);
    return *number;
}

std::int64_t ComponentConfig::positive(const std::string& key, std::optional<std::int64_t> fallback) const {
    return integer(key, 1, kMaximumSize, fallback);
}

double ComponentConfig::number(const std::string& key, std::optional<double> fallback, double low, double high) const {
    if (fallback && !has(key))
        return *fallback;
    const nlohmann::json& value = need(key, inRange(low, high));
    const double number = value.is_number() ? value.get<double>() : std::nan("");
    if (!(number >= low && number <= high) || !std::isfinite(number))
        refuse(key, inRange(low, high));
    return number;
}

bool ComponentConfig::flag(const std::string& key, std::optional<bool> fallback) const {
    if (fallback && !has(key))
        return *fallback;
    const Sentence rule = says("Models", "true or false");
    const nlohmann::json& value = need(key, rule);
    if (!value.is_boolean())
        refuse(key, rule);
    return value.get<bool>();
}

std::string ComponentConfig::text(const std::string& key, std::optional<std::string> fallback) const {
    if (fallback && !has(key))
        return *fallback;
    const Sentence rule = says("Models", "a text");
    const nlohmann::json& value = need(key, rule);
    if (!value.is_string())
        refuse(key, rule);
    return value.get<std::string>();
}

std::string ComponentConfig::oneOf(const std::string& key, const std::vector<std::string>& allowed,
                                   std::optional<std::string> fallback) const {
    if (fallback && !has(key))
        return *fallback;
    const Sentence rule = anyOf(quoted(allowed));
    const nlohmann::json& value = need(key, rule);
    if (!value.is_string() || std::find(allowed.begin(), allowed.end(), value.get<std::string>()) == allowed.end())
        refuse(key, rule);
    return value.get<std::string>();
}

const std::vector<nlohmann::json>& ComponentConfig::list(const std::string& key, const Sentence& rule) const {
    const nlohmann::json& value = need(key, rule);
    if (!value.is_array() || value.empty() || value.size() > kMaximumListLength)
        refuse(key, rule);
    return value.get_ref<const std::vector<nlohmann::json>&>();
}

std::vector<std::int64_t> ComponentConfig::integers(const std::string& key,
                                                    std::optional<std::vector<std::int64_t>> fallback) const {
    if (fallback && !has(key))
        return *fallback;
    if (isNumber(key))
        return {positive(key)};
    const Sentence rule = says("Models", "a list of whole numbers from 1 to %1").with(kMaximumSize);
    std::vector<std::int64_t> result;
    for (const nlohmann::json& item : list(key, rule)) {
        const auto number = wholeNumber(item);
        if (!number || *number < 1 || *number > kMaximumSize)
            refuse(key, rule);
        result.push_back(*number);
    }
    return result;
}

std::vector<double> ComponentConfig::numbers(const std::string& key,
                                             std::optional<std::vector<double>> fallback) const {
    if (fallback && !has(key))
        return *fallback;
    if (isNumber(key))
        return {number(key)};
    const Sentence rule = says("Models", "a list of numbers");
    std::vector<double> result;
    for (const nlohmann::json& item : list(key, rule)) {
        if (!item.is_number())
            refuse(key, rule);
        result.push_back(item.get<double>());
    }
    return result;
}

std::vector<std::string> ComponentConfig::texts(const std::string& key,
                                                std::optional<std::vector<std::string>> fallback) const {
    if (fallback && !has(key))
        return *fallback;
    const Sentence rule = says("Models", "a list of texts");
    std::vector<std::string> result;
    for (const nlohmann::json& item : list(key, rule)) {
        if (!item.is_string())
            refuse(key, rule);
        result.push_back(item.get<std::string>());
    }
    return result;
}

ComponentConfig ComponentConfig::section(const std::string& key) const {
    const Sentence rule = says("Models", "an object");
    const nlohmann::json& value = need(key, rule);
    if (!value.is_object())
        refuse(key, rule);
    return {value, path_, prefix_ + key + "."};
}

}  // namespace unclip
