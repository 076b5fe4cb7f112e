#pragma once

#include <filesystem>
#include <memory>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "engine/scenes/scene.h"

namespace unclip {

/// A picture and what it shows.
struct Example {
    cv::Mat pixels;  ///< 8-bit BGR, square, of the side that was asked for
    std::string caption;
};

/// Captioned pictures without end: the same index always gives the same example, so a run can be continued anywhere.
/// Every member may be called on several threads at once.
class Dataset {
public:
    virtual ~Dataset() = default;

    virtual Example example(std::uint64_t index, int side) const = 0;

    /// Captions to learn a vocabulary from.
    virtual std::vector<std::string> captions() const = 0;

    /// Every word that captions can hold, as words or whole captions.
    virtual std::vector<std::string> words() const = 0;

    /// Sentences worth telling: how many pictures there are, which were skipped and why.
    virtual std::vector<std::string> notes() const = 0;
};

/// The drawn world: painted on the fly, nothing is stored.
class SceneDataset : public Dataset {
public:
    /// Throws FileError when the emoji font is missing.
    /// alike  scenes come in groups of so many that share setting, style and the colour of flat shapes while each shows
    ///        another thing, so that only the things tell them apart; every third group holds flat shapes alone. 1:
    ///        each scene is drawn by itself
    SceneDataset(std::uint64_t seed, const SceneOptions& options, int alike = 1);

    Example example(std::uint64_t index, int side) const override;
    std::vector<std::string> captions() const override;
    std::vector<std::string> words() const override;
    std::vector<std::string> notes() const override { return {}; }

    /// What example(index) shows.
    Scene scene(std::uint64_t index) const;

private:
    SceneOptions optionsInGroup(std::uint64_t index) const;

    std::uint64_t seed_;
    SceneOptions options_;
    std::uint64_t alike_;
};

/// A folder of pictures NAME.png (or another kind that can be read) beside captions NAME.txt, whose first line counts;
/// subfolders included. Each pass goes through all of them in a new order; what is transparent lies on a random colour,
/// and the middle square is taken. Pictures without a caption, and those that can't be read, are skipped and counted.
class PictureFolder : public Dataset {
public:
    /// Throws RequestError when the folder is missing or holds no captioned picture that can be read.
    PictureFolder(const std::filesystem::path& folder, std::uint64_t seed);

    Example example(std::uint64_t index, int side) const override;
    std::vector<std::string> captions() const override;
    std::vector<std::string> words() const override { return captions(); }
    std::vector<std::string> notes() const override { return notes_; }

    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::filesystem::path picture;
        std::string caption;
    };

    std::uint64_t seed_;
    std::vector<Entry> entries_;
    std::vector<std::string> notes_;
};

/// `data`: "scenes" (drawn by `options`, in groups of `alike`), or a folder of pictures.
std::unique_ptr<Dataset> openDataset(const std::string& data, std::uint64_t seed, const SceneOptions& options,
                                     int alike = 1);

}  // namespace unclip
