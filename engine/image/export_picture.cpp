#include "engine/image/export_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <set>

#include "engine/base/error.h"
#include "engine/base/file_identity.h"
#include "engine/image/composite.h"
#include "engine/image/plain_text.h"
#include "engine/image/read_picture.h"
#include "engine/image/resample.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaximumNameBytes = 200;  // before the ending; file systems allow 255 in all
constexpr std::size_t kMaximumWordBytes = 120;  // of one filled-in word, so that a long prompt leaves room for the rest
constexpr int kMaximumCopies = 100'000;

/// One file name on every system: no separators, nothing that Windows forbids, no dots or spaces at its ends.
std::string safeName(const std::string& text) {
    std::string name;
    for (const char c : plainText(text)) {
        const bool isForbidden =
            static_cast<unsigned char>(c) < 0x20 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        name += isForbidden ? '_' : c;
    }
    const auto trim = [](std::string& part) {
        const std::size_t first = part.find_first_not_of(" .");
        part = first == std::string::npos ? "" : part.substr(first, part.find_last_not_of(" .") - first + 1);
    };
    trim(name);
    name = cutText(name, kMaximumNameBytes);
    trim(name);
    // Windows keeps these for devices, whatever their ending.
    std::string upper = name.substr(0, name.find('.'));
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    static const std::set<std::string> kDevices{"CON",  "PRN",  "AUX",  "NUL",  "COM1", "COM2", "COM3", "COM4",
                                                "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2", "LPT3",
                                                "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9"};
    if (kDevices.contains(upper))
        name = "_" + name;
    return name;
}

std::string word(const std::string& text) {
    return cutText(plainText(text), kMaximumWordBytes);
}

/// A moment as metadata says it, "2025-01-31T23:30:00Z", in this place's time and written as `format` says; the first
/// letters of `otherwise` where it is none.
std::string localTime(const std::string& created, const char* format, const std::string& otherwise) {
    std::tm utc{};
    const char* end = strptime(created.c_str(), "%Y-%m-%dT%H:%M:%S", &utc);
    if (end == nullptr || *end != 'Z')
        return otherwise;
    const std::time_t moment = timegm(&utc);
    std::tm local{};
    std::array<char, 32> text{};
    if (localtime_r(&moment, &local) != nullptr)
        std::strftime(text.data(), text.size(), format, &local);
    return text.data();
}

/// What a word in braces stands for; absent for words that mean nothing.
std::optional<std::string> valueOf(const std::string& key, const PictureMetadata& metadata, int number,
                                   const fs::path& source) {
    const Request request = metadata.request.value_or(Request());
    if (key == "date")
        return localTime(metadata.created, "%Y-%m-%d", metadata.created.substr(0, 10));
    if (key == "time")
        return localTime(metadata.created, "%H-%M-%S", "");
    if (key == "prompt")
        return word(request.prompt);
    if (key == "seed")
        return metadata.request ? std::to_string(request.seed) : "";
    if (key == "n") {
        const std::string digits = std::to_string(number);
        return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
    }
    if (key == "task")
        return metadata.request ? name(request.task) : "";
    if (key == "model")
        return word(metadata.modelName);
    if (key == "id")
        return word(metadata.id);
    if (key == "name")
        return word(source.stem().string());
    return {};
}

fs::path withNumber(const fs::path& target, int number) {
    return target.parent_path() /
           (target.stem().string() + " (" + std::to_string(number) + ")" + target.extension().string());
}

bool isTaken(const fs::path& file) {
    std::error_code error;
    return fs::exists(fs::symlink_status(file, error));
}

cv::Size exportedSize(cv::Size size, const ExportOptions& options) {
    if (!(options.scale > 0.0 && options.scale <= 100.0))
        throw PictureError(
            says("Pictures", "A picture can't be exported at %1 times its size; choose a scale above 0 and up to 100.")
                .with(options.scale));
    const auto scaled = [&](int side) {
        return static_cast<int>(std::clamp(std::round(side * options.scale), 1.0, 1e9));
    };
    size = {scaled(size.width), scaled(size.height)};
    if (options.fit && (size.width > options.fit->width || size.height > options.fit->height))
        size = fitInto(size, {std::max(options.fit->width, 1), std::max(options.fit->height, 1)});
    const PictureLimits limits;
    if (size.width > limits.side || size.height > limits.side ||
        static_cast<std::int64_t>(size.width) * size.height > limits.pixels)
        throw PictureError(says("Pictures",
                                "The exported picture would be %1 × %2 pixels; at most %3 a side and %4 million in all "
                                "can be written. Choose a smaller scale.")
                               .with(size.width, size.height, limits.side, limits.pixels / 1'000'000));
    return size;
}

/// Whether the user allowed this very file to be replaced.
bool mayReplace(const fs::path& target, const ExportOptions& options) {
    return options.ifExists == IfExists::replace &&
           (!options.asked || std::find(options.asked->begin(), options.asked->end(), target) != options.asked->end());
}

/// Throws when writing there would cost a picture, whatever the file is called.
void requireReplaceable(const fs::path& source, const fs::path& target, const ExportOptions& options) {
    if (isSameFile(source, target))
        throw PictureError(
            says("Pictures", "%1 is the picture that would be exported; choose another name or folder.").with(target));
    if (isTaken(target) && !options.library.empty() && isInFolder(target, options.library))
        throw PictureError(
            says("Pictures", "%1 is a picture of the gallery, which an export never replaces; choose another folder.")
                .with(target));
}

}  // namespace

std::string exportName(const std::string& pattern, const PictureMetadata& metadata, int number, const fs::path& source,
                       PictureFormat format) {
    std::string filled;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t end = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
        const auto value = end == std::string::npos
                               ? std::nullopt
                               : valueOf(pattern.substr(at + 1, end - at - 1), metadata, number, source);
        filled += value ? *value : std::string(1, pattern[at]);
        at = value ? end + 1 : at + 1;
    }
    std::string name = safeName(filled);
    if (name.empty())
        name = safeName(source.stem().string());
    if (name.empty())
        name = "picture";
    return name + extension(format);
}

std::vector<fs::path> exportTargets(const std::vector<fs::path>& sources, const ExportOptions& options) {
    std::vector<fs::path> targets;
    std::set<fs::path> taken;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const fs::path wanted = options.folder / exportName(options.pattern, readMetadata(sources[i]),
                                                            static_cast<int>(i) + 1, sources[i], options.format);
        fs::path target = wanted;
        for (int copy = 2; !taken.insert(target).second; ++copy) target = withNumber(wanted, copy);
        targets.push_back(target);
    }
    if (options.ifExists == IfExists::replace) {
        std::set<FileIdentity> read;
        for (const fs::path& source : sources) read.insert(identityOf(source).value_or(FileIdentity()));
        for (std::size_t i = 0; i < targets.size(); ++i) requireReplaceable(sources[i], targets[i], options);
        for (const fs::path& target : targets)
            if (const auto identity = identityOf(target); identity && read.contains(*identity))
                throw PictureError(
                    says("Pictures", "%1 is one of the pictures that would be exported; choose another name or folder.")
                        .with(target));
    }
    return targets;
}

std::vector<fs::path> existingTargets(const std::vector<fs::path>& targets) {
    std::vector<fs::path> found;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(found), isTaken);
    return found;
}

fs::path exportPicture(const fs::path& source, const fs::path& target, const ExportOptions& options,
                       std::vector<Sentence>* notes) {
    fs::path chosen = target;
    if (isTaken(target) && options.ifExists != IfExists::keepBoth && !mayReplace(target, options))
        throw PictureError(says("Pictures",
                                "There is already a file %1; nothing was written. Choose another name or allow it to "
                                "be replaced.")
                               .with(target));
    if (options.ifExists == IfExists::keepBoth)
        for (int copy = 2; isTaken(chosen) && copy < kMaximumCopies; ++copy) chosen = withNumber(target, copy);

    requireReplaceable(source, chosen, options);
    const auto bytes = readPictureBytes(source, PictureLimits{}.fileBytes);
    Picture picture = readPicture(bytes, source.string());
    if (options.format != PictureFormat::jpeg && !picture.alpha.empty()) {
        picture.pixels = liftedFromWhite(picture.pixels, picture.alpha);
        std::erase_if(picture.notes,
                      [](const Sentence& note) { return note.inEnglish() == onWhiteNote().inEnglish(); });
    }
    const cv::Size size = exportedSize(picture.pixels.size(), options);
    WriteOptions write{.format = options.format, .quality = options.quality, .tagSrgb = options.tagSrgb};
    write.replaces = mayReplace(chosen, options);  // what came meanwhile stays
    if (options.withMetadata)
        if (PictureMetadata metadata = readMetadata(bytes); !metadata.empty())
            write.metadata = std::move(metadata);
    const auto said = writePicture(chosen, resample(picture.pixels, size, ResampleFilter::lanczos), write);
    if (notes) {
        notes->insert(notes->end(), picture.notes.begin(), picture.notes.end());
        notes->insert(notes->end(), said.begin(), said.end());
    }
    return chosen;
}

}  // namespace unclip
