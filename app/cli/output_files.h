#pragma once

#include <filesystem>
#include <vector>

namespace unclip::cli {

/// What a command will read and write, compared before it begins: painting takes minutes, and a picture that was
/// replaced is lost.
struct OutputFiles {
    std::vector<std::filesystem::path> inputs;   ///< files, and folders with all that lies in them; empty paths: none
    std::vector<std::filesystem::path> outputs;  ///< pictures: their endings say their kinds
    std::vector<std::filesystem::path> data;     ///< outputs that are no pictures
    bool overwrites = false;                     ///< what is there already and isn't an input may be replaced

    /// Throws RequestError or PictureError: an output is one of the inputs (by what the files are, not by their names),
    /// two outputs are one file, one is there already, or can't be written.
    void check() const;
};

}  // namespace unclip::cli
