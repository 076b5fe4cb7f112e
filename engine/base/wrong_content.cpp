#include "engine/base/wrong_content.h"

#include <algorithm>
#include <cctype>

namespace unclip {
namespace {

bool beginsLike(std::string_view text, std::string_view lowerCase) {
    return text.size() >= lowerCase.size() &&
           std::equal(lowerCase.begin(), lowerCase.end(), text.begin(),
                      [](char wanted, unsigned char found) { return wanted == std::tolower(found); });
}

}  // namespace

Sentence wrongContentOf(const std::filesystem::path& file, std::string_view bytes) {
    std::string_view text = bytes.substr(0, 512);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (text.starts_with("version https://git-lfs"))
        return says(
                   "Files",
                   "%1 is a placeholder that Git LFS left in place of the file; get it again with \"git lfs pull\", or "
                   "download it.")
            .with(file);
    if (beginsLike(text, "<!doctype html") || beginsLike(text, "<html") || beginsLike(text, "<head"))
        return says("Files", "%1 is a web page that was saved in place of the file; download it again.").with(file);
    return {};
}

}  // namespace unclip
