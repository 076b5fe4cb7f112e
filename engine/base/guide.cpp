#include "engine/base/guide.h"

#include <fstream>
#include <regex>

#include "engine/base/error.h"
#include "engine/base/resources.h"

namespace unclip {

namespace fs = std::filesystem;

namespace {

constexpr const char* kContents = "README.md";

}  // namespace

fs::path guideContents(const std::string& language) {
    const fs::path folder = guideFolder();
    std::error_code ignored;
    const fs::path translated = folder / language / kContents;
    return !language.empty() && fs::is_regular_file(translated, ignored) ? translated : folder / kContents;
}

std::vector<GuideChapter> guideChapters(const std::string& language) {
    // A chapter is a list item that consists of a link: "- [Export](export.md)".
    static const std::regex kItem(R"(^- \[([^\]]+)\]\(([^)]+)\.md\))");
    const fs::path contents = guideContents(language);
    std::ifstream stream(contents, std::ios::binary);
    if (!stream)
        throw FileError(says("Files", "%1 can't be read; check its permissions.").with(contents));
    std::vector<GuideChapter> chapters;
    for (std::string line; std::getline(stream, line);) {
        std::smatch item;
        if (!std::regex_search(line, item, kItem))
            continue;
        const fs::path file = (contents.parent_path() / (item[2].str() + ".md")).lexically_normal();
        chapters.push_back({file.stem().string(), item[1], file});
    }
    return chapters;
}

}  // namespace unclip
