#pragma once

#include <filesystem>

namespace unclip {

/// Where a library lies: the pictures, which are all that matters, and two things that can be made again from them.
struct LibraryPlaces {
    std::filesystem::path pictures;    ///< folder with a folder a day, "2025-01-31/000123 a red fox.png"
    std::filesystem::path index;       ///< SQLite database
    std::filesystem::path thumbnails;  ///< folder in the user's cache

    /// The places that belong to a folder of pictures: each has an index of its own in the user's data folder.
    static LibraryPlaces forPictures(const std::filesystem::path& folder);

    /// The user's own library: the folder chosen in the window's settings, or "Unclip Studio" in the user's pictures.
    /// $UNCLIP_PICTURES and $UNCLIP_STATE choose other places for the pictures and for all the rest.
    static LibraryPlaces standard();

    bool operator==(const LibraryPlaces&) const = default;
};

}  // namespace unclip
