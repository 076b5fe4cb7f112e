#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace unclip {

/// What the program tells people, in English. It keeps its wording apart from what is filled in, so that a window can
/// say it in another language: says("Pictures", "There is no picture %1.").with(file). A plain string becomes a
/// Sentence that is the same in every language (a name, a number, what another program reported).
class Sentence {
public:
    /// The wording of `text` in the wanted language, as Qt's translation tools file it under `context`.
    using Translate = std::function<std::string(const std::string& context, const std::string& text)>;

    Sentence() = default;
    Sentence(std::string verbatim) : text_(std::move(verbatim)) {}
    Sentence(const char* verbatim) : text_(verbatim) {}
    Sentence(std::string context, std::string text) : context_(std::move(context)), text_(std::move(text)) {}

    /// Puts strings, paths, numbers or other sentences in place of %1 … %9.
    template <class... Values>
    Sentence with(Values&&... values) && {
        (values_.push_back(valued(std::forward<Values>(values))), ...);
        return std::move(*this);
    }

    std::string inEnglish() const;
    std::string in(const Translate& translate) const;
    bool isEmpty() const { return text_.empty(); }

private:
    template <class Value>
    static Sentence valued(Value&& value) {
        if constexpr (std::is_same_v<std::decay_t<Value>, std::filesystem::path>)
            return value.string();
        else if constexpr (std::is_arithmetic_v<std::decay_t<Value>>)
            return std::to_string(value);
        else
            return std::forward<Value>(value);
    }

    std::string context_;  ///< empty: the text is taken as it is
    std::string text_;
    std::vector<Sentence> values_;
};

/// A sentence that can be said in other languages. Both are literals, because the translation tools read them from the
/// source; the contexts are Files, Pictures, Models, Requests and Gallery.
inline Sentence says(const char* context, const char* text) {
    return {context, text};
}

/// "A, B and C" and "A, B or C"; empty when there are no names.
Sentence allOf(const std::vector<std::string>& names);
Sentence anyOf(const std::vector<std::string>& names);

}  // namespace unclip
