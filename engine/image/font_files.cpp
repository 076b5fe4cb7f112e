#include "engine/image/font_files.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <string>

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaximumFontFiles = 5000;

/// Plain, upright faces with many letters, the best first.
constexpr std::array kPreferred{"DejaVuSans.ttf",
                                "NotoSans-Regular.ttf",
                                "LiberationSans-Regular.ttf",
                                "Arial.ttf",
                                "Ubuntu-R.ttf",
                                "NotoSansCJK-Regular.ttc",
                                "NotoSansSC-Regular.otf",
                                "wqy-microhei.ttc",
                                "DroidSansFallbackFull.ttf",
                                "NotoColorEmoji.ttf"};

std::vector<fs::path> fontFolders() {
    std::vector<fs::path> folders{"/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts",
                                  "/System/Library/Fonts"};
    if (const char* home = std::getenv("HOME")) {
        folders.push_back(fs::path(home) / ".local/share/fonts");
        folders.push_back(fs::path(home) / ".fonts");
    }
    if (const char* windows = std::getenv("WINDIR"))
        folders.push_back(fs::path(windows) / "Fonts");
    return folders;
}

bool looksLikeFont(const fs::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return ending == ".ttf" || ending == ".otf" || ending == ".ttc" || ending == ".otc";
}

std::vector<fs::path> findFonts() {
    std::vector<fs::path> found;
    for (const fs::path& folder : fontFolders()) {
        std::error_code error;
        fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
        for (; !error && entry != fs::recursive_directory_iterator() && found.size() < kMaximumFontFiles;
             entry.increment(error)) {
            std::error_code unreadable;
            if (looksLikeFont(entry->path()) && entry->is_regular_file(unreadable))
                found.push_back(entry->path());
        }
    }
    const auto rank = [](const fs::path& file) {
        const std::string name = file.filename().string();
        return std::find(kPreferred.begin(), kPreferred.end(), name) - kPreferred.begin();
    };
    std::sort(found.begin(), found.end(), [&](const fs::path& a, const fs::path& b) {
        return std::pair(rank(a), a.native()) < std::pair(rank(b), b.native());
    });
    return found;
}

}  // namespace

const std::vector<fs::path>& fontFiles() {
    static const std::vector<fs::path> files = findFonts();
    return files;
}

}  // namespace unclip
