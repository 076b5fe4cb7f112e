#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace unclip {

/// A page of the user's guide.
struct GuideChapter {
    std::string name;            ///< of its file without the ending: "first-picture"
    std::string title;           ///< in the guide's language
    std::filesystem::path file;  ///< Markdown, UTF-8
};

/// The guide's first page, which lists the chapters: the one in `language` (a folder beside the English pages, for
/// example "de"), or the English one when there is none. Throws FileError when the guide is not installed.
std::filesystem::path guideContents(const std::string& language = {});

/// The chapters in the order in which guideContents(language) lists them; those that were not translated in English.
/// Throws FileError.
std::vector<GuideChapter> guideChapters(const std::string& language = {});

}  // namespace unclip
