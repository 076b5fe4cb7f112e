#include "engine/train/dataset.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "engine/scenes/captions.h"
#include "engine/scenes/scene_painter.h"

namespace unclip {
namespace {

constexpr int kVocabularyCaptions = 40000;
constexpr std::size_t kNamedInNotes = 5;

std::string firstLine(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    return line;
}

std::string countedNote(const std::vector<std::filesystem::path>& files, const std::string& what) {
    std::string note = std::to_string(files.size()) + " " + what + ": ";
    for (std::size_t i = 0; i < std::min(files.size(), kNamedInNotes); ++i)
        note += (i > 0 ? ", " : "") + files[i].string();
    return note + (files.size() > kNamedInNotes ? ", …" : ".");
}

/// The picture on a colour of its own, its middle square scaled to `side`.
cv::Mat squared(const Picture& picture, Random random, int side) {
    cv::Mat pixels = picture.pixels.clone();
    if (!picture.alpha.empty()) {
        const cv::Vec3f ground(static_cast<float>(random.below(256)), static_cast<float>(random.below(256)),
                               static_cast<float>(random.below(256)));
        // Reading put transparent parts on white: take the white out again and the colour in.
        for (int y = 0; y < pixels.rows; ++y)
            for (int x = 0; x < pixels.cols; ++x) {
                const float hidden = 1.0F - static_cast<float>(picture.alpha.at<std::uint8_t>(y, x)) / 255.0F;
                cv::Vec3b& pixel = pixels.at<cv::Vec3b>(y, x);
                for (int c = 0; c < 3; ++c)
                    pixel[c] =
                        cv::saturate_cast<std::uint8_t>(static_cast<float>(pixel[c]) + (ground[c] - 255.0F) * hidden);
            }
    }
    const int edge = std::min(pixels.rows, pixels.cols);
    const cv::Rect middle((pixels.cols - edge) / 2, (pixels.rows - edge) / 2, edge, edge);
    cv::Mat result;
    cv::resize(pixels(middle), result, {side, side}, 0, 0, edge > side ? cv::INTER_AREA : cv::INTER_CUBIC);
    return result;
}

}  // namespace

SceneDataset::SceneDataset(std::uint64_t seed, const SceneOptions& options, int alike)
    : seed_(seed), options_(options), alike_(static_cast<std::uint64_t>(alike)) {
    paint(scene(0), 16);  // says now that the font is missing, not in the middle of a run
}

Scene SceneDataset::scene(std::uint64_t index) const {
    return drawScene(Random(seed_ + 0x1000003 * index).next(), alike_ > 1 ? optionsInGroup(index) : options_);
}

SceneOptions SceneDataset::optionsInGroup(std::uint64_t index) const {
    const std::uint64_t group = index / alike_, place = index % alike_;
    Random random(seed_ ^ (group * 0x9E3779B97F4A7C15ULL));
    const Scene shared = drawScene(random.next(), options_);
    SceneOptions options = options_;
    options.settings = {shared.setting};
    options.styles = {shared.style};
    options.empty = 0;
    options.colours = {random.below(static_cast<int>(worldColours().size()))};

    const std::vector<int>& shapes = flatShapes();
    const bool mayBeShapes = options.subjects.empty() &&
                             std::ranges::none_of(shapes, [&](int shape) { return isHeldOut(shared.setting, shape); });
    if (mayBeShapes && random.chance(1.0 / 3)) {
        options.subjects = {shapes[place % shapes.size()]};
        return options;
    }
    std::vector<int> things = options.drawnSubjects();
    random.shuffle(things);
    options.subjects.clear();
    for (std::size_t i = place; i < things.size(); i += alike_) options.subjects.push_back(things[i]);
    return options;
}

Example SceneDataset::example(std::uint64_t index, int side) const {
    const Scene drawn = scene(index);
    return {paint(drawn, side), drawn.caption};
}

std::vector<std::string> SceneDataset::captions() const {
    std::vector<std::string> result;
    for (int i = 0; i < kVocabularyCaptions; ++i) result.push_back(scene(static_cast<std::uint64_t>(i)).caption);
    return result;
}

std::vector<std::string> SceneDataset::words() const {
    return worldWords();
}

PictureFolder::PictureFolder(const std::filesystem::path& folder, std::uint64_t seed) : seed_(seed) {
    if (!std::filesystem::is_directory(folder))
        throw RequestError("There is no folder " + folder.string() +
                           " to train on; --data takes \"scenes\" or a folder of pictures.");
    std::vector<std::filesystem::path> pictures, withoutCaption, unreadable;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             folder, std::filesystem::directory_options::skip_permission_denied))
        if (looksLikePicture(entry.path()))
            pictures.push_back(entry.path());
    std::sort(pictures.begin(), pictures.end());
    for (const auto& picture : pictures) {
        const std::string caption = firstLine(std::filesystem::path(picture).replace_extension(".txt"));
        if (caption.empty()) {
            withoutCaption.push_back(picture);
            continue;
        }
        try {
            readPicture(picture);
            entries_.push_back({picture, caption});
        } catch (const PictureError&) {
            unreadable.push_back(picture);
        }
    }
    if (!withoutCaption.empty())
        notes_.push_back(countedNote(withoutCaption, "pictures without a caption were skipped"));
    if (!unreadable.empty())
        notes_.push_back(countedNote(unreadable, "pictures that can't be read were skipped"));
    if (entries_.empty())
        throw RequestError(
            "The folder " + folder.string() + " holds no picture with a caption: beside NAME.png there has to be " +
            "NAME.txt whose first line says what it shows." + (notes_.empty() ? "" : " " + notes_.front()));
    notes_.push_back(std::to_string(entries_.size()) + " captioned pictures.");
}

Example PictureFolder::example(std::uint64_t index, int side) const {
    const std::uint64_t pass = index / entries_.size();
    std::vector<std::size_t> order(entries_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random(seed_ + 0x1000003 * pass).shuffle(order);
    const Entry& entry = entries_[order[index % entries_.size()]];
    return {squared(readPicture(entry.picture), Random(seed_ ^ (index * 0x9E3779B97F4A7C15ULL)), side), entry.caption};
}

std::vector<std::string> PictureFolder::captions() const {
    std::vector<std::string> result;
    for (const auto& entry : entries_) result.push_back(entry.caption);
    return result;
}

std::unique_ptr<Dataset> openDataset(const std::string& data, std::uint64_t seed, const SceneOptions& options,
                                     int alike) {
    if (data == "scenes")
        return std::make_unique<SceneDataset>(seed, options, alike);
    return std::make_unique<PictureFolder>(data, seed);
}

}  // namespace unclip
