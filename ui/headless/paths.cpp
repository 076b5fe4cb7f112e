#include "ui/headless/paths.h"

namespace unclip {

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdString());
}

QString toText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

}  // namespace unclip
