#include "engine/sentence.h"

namespace unclip {

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

}  // namespace unclip
