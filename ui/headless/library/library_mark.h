#pragma once

#include <QString>
#include <filesystem>

#include "engine/base/error.h"

namespace unclip {

/// The file in a folder of pictures that says which library it is. Where a drive isn't connected there is none, where
/// another one is connected there is another: nothing is written there, and nothing is taken out of the index.
inline constexpr char kMarkFile[] = ".unclip-library";

/// The folder of pictures isn't the one whose pictures are listed.
class LibraryAway : public FileError {
    using FileError::FileError;
};

/// What the mark in a folder says: an id; empty when there is none. Throws LibraryAway when it can't be read.
QString libraryMark(const std::filesystem::path& folder);

/// Gives a folder a mark (`mark`, or a new one when that is empty) unless it has one. Returns the one that it has then.
/// Throws FileError.
QString markLibrary(const std::filesystem::path& folder, const QString& mark = {});

}  // namespace unclip
