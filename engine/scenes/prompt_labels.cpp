#include "engine/scenes/prompt_labels.h"

#include <algorithm>
#include <cctype>

namespace unclip {
namespace {

using Words = std::vector<std::string>;

Words split(const std::string& text) {
    Words words(1);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80) {
            words.back() += static_cast<char>(std::tolower(byte));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

enum class Kind { subject, colour, setting, style };

struct Phrase {
    Words words;
    Kind kind;
    int index;
};

/// Everything that can be said, longest first: "monarch butterfly" before "monarch", "on a red background" before
/// "red".
const std::vector<Phrase>& phrases() {
    static const std::vector<Phrase> all = [] {
        std::vector<Phrase> found;
        const auto add = [&](const std::string& text, Kind kind, std::size_t index) {
            found.push_back({split(text), kind, static_cast<int>(index)});
        };
        for (std::size_t i = 0; i < worldSubjects().size(); ++i) {
            add(worldSubjects()[i].name, Kind::subject, i);
            for (const std::string& synonym : worldSubjects()[i].synonyms) {
                add(synonym, Kind::subject, i);
            }
        }
        for (std::size_t i = 0; i < worldColours().size(); ++i) {
            add(worldColours()[i].name, Kind::colour, i);
            for (const std::string& synonym : worldColours()[i].synonyms) {
                add(synonym, Kind::colour, i);
            }
        }
        for (std::size_t i = 0; i < worldSettings().size(); ++i) {
            for (const std::string& phrase : worldSettings()[i].phrases) {
                add(phrase, Kind::setting, i);
            }
        }
        for (std::size_t i = 0; i < worldStyles().size(); ++i) {
            for (const std::string& prefix : worldStyles()[i].prefixes) {
                add(prefix, Kind::style, i);
            }
            for (const std::string& suffix : worldStyles()[i].suffixes) {
                add(suffix, Kind::style, i);
            }
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
        return found;
    }();
    return all;
}

}  // namespace

SceneLabels labelsOfPrompt(const std::string& prompt) {
    SceneLabels labels;
    labels.setting = -1;
    const Words words = split(prompt);
    int colour = -1;
    for (std::size_t at = 0; at < words.size();) {
        const auto fits = [&](const Phrase& phrase) {
            return phrase.words.size() <= words.size() - at &&
                   std::equal(phrase.words.begin(), phrase.words.end(),
                              words.begin() + static_cast<std::ptrdiff_t>(at));
        };
        const auto found = std::find_if(phrases().begin(), phrases().end(), fits);
        if (found == phrases().end()) {
            ++at;
            continue;
        }
        at += found->words.size();
        switch (found->kind) {
            case Kind::colour:
                colour = found->index;
                break;
            case Kind::subject:
                if (labels.subjects.size() < 2) {
                    const bool isColoured = worldSubjects()[static_cast<std::size_t>(found->index)].isColoured();
                    labels.subjects.push_back(found->index);
                    labels.colours.push_back(isColoured ? colour : -1);
                }
                colour = -1;
                break;
            case Kind::setting:
                labels.setting = found->index;
                break;
            case Kind::style:
                labels.style = found->index;
                break;
        }
    }
    labels.composition = labels.subjects.size() > 1 ? Composition::nextTo : Composition::single;
    return labels;
}

}  // namespace unclip
