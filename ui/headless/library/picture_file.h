#pragma once

#include <QString>
#include <filesystem>

#include "engine/image/metadata.h"
#include "ui/headless/library/picture_record.h"
#include "ui/headless/paths.h"

namespace unclip {

/// Folder inside the library in which deleted pictures lie under the paths that they had.
inline constexpr char kTrashFolder[] = ".trash";

/// A tag's or a collection's name as it is kept: one line, its letters composed.
QString plainName(const QString& name);

/// "000123 a red fox.png": the picture's number and the beginning of its prompt without anything that some system
/// forbids in names. `attempt` from 2 on adds " (2)".
QString pictureFileName(qint64 number, const QString& prompt, int attempt);

/// The number at the beginning of such a name; 0 when there is none.
qint64 numberOfFileName(const QString& name);

/// A name for a file that has none of its own in its metadata: made from its content, or from its place.
QString idOfContent(std::span<const std::uint8_t> bytes);
QString idOfPlace(const QString& path);

/// What a picture's metadata and its file say, as the index lists it. `path` lies below `root`. What strangers wrote is
/// cut to sensible lengths. Sizes and times are those of the file as it is now.
PictureRecord recordOf(const PictureMetadata& metadata, const std::filesystem::path& root, const QString& path,
                       int width, int height);

/// Reads a PNG of the library: whole, with its checksums right, but not its pixels. Throws PictureError naming the
/// file.
PictureRecord readRecord(const std::filesystem::path& root, const QString& path);

/// Writes what the user says about a picture, and its number, into its metadata.
void setLibraryFacts(PictureMetadata& metadata, const PictureRecord& record);

/// A file moved below another folder without ever replacing one: returns the path that it has now, with " (2)" and so
/// on when the name was taken. Throws FileError.
std::filesystem::path moveWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace unclip
