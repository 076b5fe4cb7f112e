#pragma once

#include <QString>
#include <filesystem>

namespace unclip {

/// The border between paths as Qt writes them, which the window's code uses throughout, and those of the engine and the
/// library.
std::filesystem::path toPath(const QString& text);
QString toText(const std::filesystem::path& path);

}  // namespace unclip
