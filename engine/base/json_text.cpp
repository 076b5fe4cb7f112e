#include "engine/base/json_text.h"

#include "engine/base/error.h"
#include "engine/base/regular_file.h"
#include "engine/base/stop_point.h"
#include "engine/base/wrong_content.h"

namespace unclip {
namespace {

/// What a text would become, counted before the parser sees it, so that a hostile one costs nothing.
struct JsonShape {
    int depth = 0;           ///< deepest nesting
    std::size_t values = 0;  ///< about so many: each comma and bracket brings one
};

JsonShape shapeOf(std::string_view text) {
    JsonShape shape;
    int depth = 0;
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
        } else if (c == ',') {
            ++shape.values;
        } else if (c == '{' || c == '[') {
            ++shape.values;
            shape.depth = std::max(shape.depth, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return shape;
}

/// Bytes of the character that begins at `place` of a JSON text in ASCII: "a", "\\n", "\\u72d0", or two of those that
/// make one character.
std::size_t escapeLength(const std::string& text, std::size_t place) {
    if (text[place] != '\\')
        return 1;
    if (text[place + 1] != 'u')
        return 2;
    const std::string_view digits = std::string_view(text).substr(place + 2, 2);
    return digits >= "d8" && digits < "dc" ? 12 : 6;
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
    const FileContent content = readRegularFile(file, maximumBytes);
    switch (content.fault) {
        case ReadFault::none:
            break;
        case ReadFault::missing:
            throw ModelError(
                says("Models", "%1 is missing, or a link that leads nowhere; download or copy the model again.")
                    .with(file));
        case ReadFault::folder:
        case ReadFault::notRegular:
            throw ModelError(says("Models", "%1 can't be read: it is not a file.").with(file));
        case ReadFault::tooLarge:
            throw ModelError(says("Models", "%1 is too large: %2 bytes where at most %3 make sense.")
                                 .with(file, content.size, maximumBytes));
        case ReadFault::unreadable:
            throw ModelError(says("Models", "%1 can't be read: %2.").with(file, content.reason));
    }
    std::string text(content.bytes.begin(), content.bytes.end());
    if (const Sentence wrong = wrongContentOf(file, text); !wrong.isEmpty())
        throw ModelError(wrong);
    return text;
}

nlohmann::json parseJson(std::string_view text, const std::string& origin) {
    if (text.size() > kMaximumJsonBytes)
        throw ModelError(says("Models", "%1 is too large: %2 bytes where at most %3 make sense.")
                             .with(origin, text.size(), kMaximumJsonBytes));
    stopPoint();
    const JsonShape shape = shapeOf(text);
    if (shape.values > kMaximumJsonValues)
        throw ModelError(says("Models", "%1 holds more than %2 values, which no file of its kind does.")
                             .with(origin, kMaximumJsonValues));
    if (shape.depth > kMaximumJsonDepth)
        throw ModelError(says("Models", "%1 is nested deeper than %2 levels.").with(origin, kMaximumJsonDepth));
    stopPoint();
    try {
        return nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        if (!text.empty() && error.byte > text.size())
            throw ModelError(says("Models", "%1 was cut short: its JSON ends at %2, in the middle.")
                                 .with(origin, placeOf(text, error.byte)),
                             error.what());
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
    if (text.size() <= kLongest)
        return text;
    std::size_t end = 0;
    while (end + escapeLength(text, end) <= kLongest - 3) end += escapeLength(text, end);
    return text.substr(0, end) + "...";
}

}  // namespace unclip
