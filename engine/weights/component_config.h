#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/sentence.h"

namespace unclip {

/// A component's JSON configuration (config.json, scheduler_config.json, preprocessor_config.json,
/// tokenizer_config.json) whose values are checked as they are read. A key that is missing or null gives the default;
/// without a default that is an error. Numbers may be written as int or float. Unknown keys are ignored. Every getter
/// throws ModelError naming file, key, value found and rule.
class ComponentConfig {
public:
    static ComponentConfig read(const std::filesystem::path& file);
    static ComponentConfig parse(std::string_view text, const std::filesystem::path& origin);

    const std::filesystem::path& path() const { return path_; }

    /// "_class_name" (diffusers) or the first of "architectures" (transformers); empty when neither is there.
    std::string className() const;

    bool has(const std::string& key) const;     ///< there, and not null
    bool isNull(const std::string& key) const;  ///< there, and null
    bool isNumber(const std::string& key) const;

    /// A whole number in low..high.
    std::int64_t integer(const std::string& key, std::int64_t low, std::int64_t high,
                         std::optional<std::int64_t> fallback = {}) const;

    /// A size: a whole number in 1..kMaximumSize.
    std::int64_t positive(const std::string& key, std::optional<std::int64_t> fallback = {}) const;

    /// A finite number in low..high.
    double number(const std::string& key, std::optional<double> fallback = {},
                  double low = std::numeric_limits<double>::lowest(),
                  double high = std::numeric_limits<double>::max()) const;

    bool flag(const std::string& key, std::optional<bool> fallback = {}) const;
    std::string text(const std::string& key, std::optional<std::string> fallback = {}) const;

    /// A text that has to be one of `allowed`; the error lists them.
    std::string oneOf(const std::string& key, const std::vector<std::string>& allowed,
                      std::optional<std::string> fallback = {}) const;

    /// A list of sizes (each 1..kMaximumSize), not empty. One number counts as a list of one.
    std::vector<std::int64_t> integers(const std::string& key,
                                       std::optional<std::vector<std::int64_t>> fallback = {}) const;
    std::vector<double> numbers(const std::string& key, std::optional<std::vector<double>> fallback = {}) const;
    std::vector<std::string> texts(const std::string& key, std::optional<std::vector<std::string>> fallback = {}) const;

    /// An object inside this one, for example "size" of an image processor.
    ComponentConfig section(const std::string& key) const;

    /// For rules that tie several keys together: "…/config.json: "KEY" is VALUE; it has to be RULE."
    [[noreturn]] void refuse(const std::string& key, const Sentence& rule) const;

    const nlohmann::json& json() const { return json_; }

    static constexpr std::int64_t kMaximumSize = 1 << 20;
    static constexpr std::size_t kMaximumListLength = 256;

private:
    ComponentConfig(nlohmann::json json, std::filesystem::path path, std::string prefix = {});
    const nlohmann::json* find(const std::string& key) const;
    const nlohmann::json& need(const std::string& key, const Sentence& rule) const;
    const std::vector<nlohmann::json>& list(const std::string& key, const Sentence& rule) const;

    nlohmann::json json_;
    std::filesystem::path path_;
    std::string prefix_;  ///< "size." inside a section
};

}  // namespace unclip
