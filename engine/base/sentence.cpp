#include "engine/base/sentence.h"

namespace unclip {
namespace {

Sentence listed(const std::vector<std::string>& names, const Sentence& lastTwo) {
    Sentence result;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i == 0)
            result = names[i];
        else if (i + 1 < names.size())
            result = says("Models", "%1, %2").with(result, names[i]);
        else
            result = Sentence(lastTwo).with(result, names[i]);
    }
    return result;
}

}  // namespace

std::string Sentence::inEnglish() const {
    return in([](const std::string&, const std::string& text) { return text; });
}

std::string Sentence::in(const Translate& translate) const {
    if (context_.empty())
        return text_;
    const std::string wording = translate(context_, text_);
    std::string result;
    for (std::size_t i = 0; i < wording.size(); ++i) {
        const std::size_t value =
            i + 1 < wording.size() ? static_cast<std::size_t>(wording[i + 1] - '1') : values_.size();
        if (wording[i] == '%' && value < values_.size()) {
            result += values_[value].in(translate);
            ++i;
        } else {
            result += wording[i];
        }
    }
    return result;
}

Sentence allOf(const std::vector<std::string>& names) {
    return listed(names, says("Models", "%1 and %2"));
}

Sentence anyOf(const std::vector<std::string>& names) {
    return listed(names, says("Models", "%1 or %2"));
}

}  // namespace unclip
