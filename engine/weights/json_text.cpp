#include "engine/weights/json_text.h"

#include <fstream>

#include "engine/error.h"

namespace unclip {
namespace {

/// Brackets are counted before the parser sees the text, so that deep nesting costs nothing.
int depthOf(std::string_view text) {
    int depth = 0, deepest = 0;
    bool isInString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isInString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                isInString = false;
        } else if (c == '"') {
            isInString = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

std::string placeOf(std::string_view text, std::size_t byte) {
    std::size_t line = 1, column = 1;
    for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++line;
            column = 1;
        } else {
            ++column;
        }
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

std::string readSmallFile(const std::filesystem::path& file, std::size_t maximumBytes) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found)
        throw ModelError(file.string() +
                         " is missing, or a link that leads nowhere; download or copy the model again.");
    if (error)
        throw ModelError(file.string() + " can't be read: " + error.message() + ".");
    if (!std::filesystem::is_regular_file(status))
        throw ModelError(file.string() + " can't be read: it is not a file.");
    const auto size = std::filesystem::file_size(file, error);
    if (!error && size > maximumBytes)
        throw ModelError(file.string() + " is too large: " + std::to_string(size) + " bytes where at most " +
                         std::to_string(maximumBytes) + " make sense.");
    std::ifstream stream(file, std::ios::binary);
    std::string text(error ? 0 : static_cast<std::size_t>(size), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (error || !stream)
        throw ModelError(file.string() + " can't be read; check that you may read it.");
    return text;
}

nlohmann::json parseJson(std::string_view text, const std::string& origin) {
    if (text.size() > kMaximumJsonBytes)
        throw ModelError(origin + " is too large: " + std::to_string(text.size()) + " bytes where at most " +
                         std::to_string(kMaximumJsonBytes) + " make sense.");
    if (depthOf(text) > kMaximumJsonDepth)
        throw ModelError(origin + " is nested deeper than " + std::to_string(kMaximumJsonDepth) + " levels.");
    try {
        return nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        throw ModelError(origin + " is not JSON: the mistake is at " + placeOf(text, error.byte) + ".", error.what());
    } catch (const nlohmann::json::exception& error) {
        throw ModelError(origin + " holds a number that is too large to be read.", error.what());
    }
}

std::string shortened(const nlohmann::json& value) {
    constexpr std::size_t kLongest = 60;
    if (value.is_structured() && value.size() > kLongest)
        return (value.is_array() ? "a list of " : "an object of ") + std::to_string(value.size()) + " values";
    std::string text = value.dump(-1, ' ', /*ensure_ascii=*/true, nlohmann::json::error_handler_t::replace);
    if (text.size() > kLongest)
        text = text.substr(0, kLongest - 3) + "...";
    return text;
}

}  // namespace unclip
