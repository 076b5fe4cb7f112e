#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/image/write_picture.h"

namespace unclip {

/// What to do with a file that already has the wanted name.
enum class IfExists {
    refuse,  ///< throw PictureError; ask the user first, see existingTargets()
    replace,
    keepBoth,  ///< "name (2).png"
};

struct ExportOptions {
    std::filesystem::path folder;
    std::string pattern = "{date} {prompt}";  ///< see exportName()
    PictureFormat format = PictureFormat::png;
    int quality = 92;
    double scale = 1.0;           ///< factor on both sides
    std::optional<cv::Size> fit;  ///< then no larger than this box, never enlarged
    bool withMetadata = true;
    bool tagSrgb = true;
    IfExists ifExists = IfExists::refuse;
    /// IfExists::replace: only these files, those that the user was asked about; absent: whatever is there.
    std::optional<std::vector<std::filesystem::path>> asked;
    std::filesystem::path library;  ///< folder whose pictures are never replaced; empty: none
};

/// A file name from a pattern: {date} {time} (of this place) {prompt} {seed} {n} {task} {model} {id} {name} are filled
/// in, unknown words in braces stay. The result is one name, never a path: separators, control characters and what
/// other systems forbid become
/// "_", and it has at most 200 bytes before its ending.
///
/// number  1-based place of the picture in the export
/// source  its {name} is the file name without ending
std::string exportName(const std::string& pattern, const PictureMetadata& metadata, int number,
                       const std::filesystem::path& source, PictureFormat format);

/// Where exportPicture() would write each of the sources, in order. Two sources never share a target. Throws
/// PictureError when a source can't be read, and when one would be replaced by the export of another.
std::vector<std::filesystem::path> exportTargets(const std::vector<std::filesystem::path>& sources,
                                                 const ExportOptions& options);

/// Those of the targets that exist already, so that the user can be asked once before anything is written.
std::vector<std::filesystem::path> existingTargets(const std::vector<std::filesystem::path>& targets);

/// Reads `source`, scales it and writes it to `target`; returns the path that was written, which differs from `target`
/// only with IfExists::keepBoth. Transparent parts stay so where the format knows them. A source is never overwritten
/// by its own export, whatever its name. Throws PictureError.
std::filesystem::path exportPicture(const std::filesystem::path& source, const std::filesystem::path& target,
                                    const ExportOptions& options, std::vector<Sentence>* notes = nullptr);

}  // namespace unclip
