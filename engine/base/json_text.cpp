#include "engine/base/json_text.h"

#include <fstream>

#include "engine/base/error.h"

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

Sentence placeOf(std::string_view text, std::size_t byte) {
    std::size_t line = 1, column = 1;
    for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++line;
            column = 1;
        } else {
            ++column;
        }
    }
    return says("Models", "line %1, column %2").with(line, column);
}

}  // namespace

std::string readSmallFile(const std::filesystem::path& file, std::size_t maximumBytes) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found)
        throw ModelError(
            says("Models", "%1 is missing, or a link that leads nowhere; download or copy the model again.")
                .with(file));
    if (error)
        throw ModelError(says("Models", "%1 can't be read: %2.").with(file, error.message()));
    if (!std::filesystem::is_regular_file(status))
        throw ModelError(says("Models", "%1 can't be read: it is not a file.").with(file));
    const auto size = std::filesystem::file_size(file, error);
    if (!error && size > maximumBytes)
        throw ModelError(
            says("Models", "%1 is too large: %2 bytes where at most %3 make sense.").with(file, size, maximumBytes));
    std::ifstream stream(file, std::ios::binary);
    std::string text(error ? 0 : static_cast<std::size_t>(size), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (error || !stream)
        throw ModelError(says("Models", "%1 can't be read; check that you may read it.").with(file));
    return text;
}

nlohmann::json parseJson(std::string_view text, const std::string& origin) {
    if (text.size() > kMaximumJsonBytes)
        throw ModelError(says("Models", "%1 is too large: %2 bytes where at most %3 make sense.")
                             .with(origin, text.size(), kMaximumJsonBytes));
    if (depthOf(text) > kMaximumJsonDepth)
        throw ModelError(says("Models", "%1 is nested deeper than %2 levels.").with(origin, kMaximumJsonDepth));
    try {
        return nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        throw ModelError(
            says("Models", "%1 is not JSON: the mistake is at %2.").with(origin, placeOf(text, error.byte)),
            error.what());
    } catch (const nlohmann::json::exception& error) {
        throw ModelError(says("Models", "%1 holds a number that is too large to be read.").with(origin), error.what());
    }
}

Sentence shortened(const nlohmann::json& value) {
    constexpr std::size_t kLongest = 60;
    if (value.is_array() && value.size() > kLongest)
        return says("Models", "a list of %1 values").with(value.size());
    if (value.is_object() && value.size() > kLongest)
        return says("Models", "an object of %1 values").with(value.size());
    std::string text = value.dump(-1, ' ', /*ensure_ascii=*/true, nlohmann::json::error_handler_t::replace);
    if (text.size() > kLongest)
        text = text.substr(0, kLongest - 3) + "...";
    return text;
}

}  // namespace unclip
