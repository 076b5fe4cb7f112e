#pragma once

#include <cctype>
#include <string>
#include <vector>

#include "engine/scenes/captions.h"

namespace unclip {

/// A scene of one thing, which may be held out from training.
inline Scene singleScene(const std::string& subject, const std::string& setting, const std::string& style,
                         std::uint64_t seed = 1) {
    SceneOptions options;
    options.pairs = 0;
    options.heldOut = HeldOut::allowed;
    options.subjects = {subjectNamed(subject)};
    options.settings = {settingNamed(setting)};
    options.styles = {styleNamed(style)};
    return drawScene(seed, options);
}

/// The words of a caption, in small letters.
inline std::vector<std::string> wordsOf(const std::string& caption) {
    std::vector<std::string> words(1);
    for (const char c : caption) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

}  // namespace unclip
