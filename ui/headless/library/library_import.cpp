#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "engine/base/error.h"
#include "engine/base/stop_point.h"
#include "engine/image/composite.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "ui/headless/library/library.h"
#include "ui/headless/library/library_lock.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

QString isNoPicture(const fs::path& file) {
    return inWords(says("Gallery", "%1 is no picture that can be read; it was left out.").with(file));
}

QString canNotBeRead(const fs::path& folder, const std::error_code& why) {
    return inWords(says("Gallery", "%1 can't be read: %2; what is in it was left out.").with(folder, why.message()));
}

/// The pictures below a folder. Hidden files are left alone; what has a picture's name but is a link that leads
/// nowhere, a pipe or the like becomes a problem, and so does a folder that may not be read.
std::vector<fs::path> picturesBelow(const fs::path& folder, QStringList& problems) {
    std::vector<fs::path> pictures;
    std::error_code failed;
    for (fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failed), end;
         !failed && entry != end; entry.increment(failed)) {
        const fs::path& file = entry->path();
        std::error_code gone;
        const bool isHidden = file.filename().string().starts_with('.');
        if (entry->is_directory(gone)) {
            if (isHidden)
                entry.disable_recursion_pending();
            else if (::access(file.c_str(), R_OK | X_OK) != 0)
                problems << canNotBeRead(file, std::error_code(errno, std::generic_category()));
        } else if (!isHidden && looksLikePicture(file)) {
            if (entry->is_regular_file(gone))
                pictures.push_back(file);
            else
                problems << isNoPicture(file);
        }
    }
    if (failed)
        problems << canNotBeRead(folder, failed);
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

/// The pictures among `files`, folders replaced by what lies in them; what else was named becomes a problem.
std::vector<fs::path> picturesAmong(const std::vector<fs::path>& files, QStringList& problems) {
    std::vector<fs::path> pictures;
    for (const fs::path& file : files) {
        std::error_code failed;
        if (fs::is_directory(file, failed)) {
            const std::vector<fs::path> inside = picturesBelow(file, problems);
            pictures.insert(pictures.end(), inside.begin(), inside.end());
        } else if (looksLikePicture(file)) {
            pictures.push_back(file);
        } else {
            problems << isNoPicture(file);
        }
    }
    return pictures;
}

/// The same picture as a PNG, transparent parts included.
std::vector<std::uint8_t> asPng(const Picture& picture) {
    return encodePicture(picture.alpha.empty() ? picture.pixels : liftedFromWhite(picture.pixels, picture.alpha),
                         PictureFormat::png, {});
}

/// What a file says about how its picture came to be, apart from what a library adds to it.
nlohmann::json textsOf(const PictureMetadata& metadata) {
    PictureMetadata texts;
    texts.request = metadata.request;
    texts.modelName = metadata.modelName;
    texts.modelHash = metadata.modelHash;
    texts.version = metadata.version;
    nlohmann::json json = toJson(texts);
    if (!metadata.request)
        json["parameters"] = metadata.parameters;
    return json;
}

bool isSamePicture(const Picture& a, const PictureMetadata& said, const fs::path& other) {
    try {
        const auto bytes = readPictureBytes(other, PictureLimits().fileBytes);
        const Picture b = readPicture(bytes, other.string());
        // Transparent parts of other kinds than PNG are the same as well as 8 bits allow.
        const double most = a.alpha.empty() ? 0 : 2;
        const auto areEqual = [&](const cv::Mat& one, const cv::Mat& two) {
            return one.size() == two.size() && (one.empty() || cv::norm(one, two, cv::NORM_INF) <= most);
        };
        return areEqual(a.pixels, b.pixels) && areEqual(a.alpha, b.alpha) &&
               textsOf(said) == textsOf(readMetadata(bytes));
    } catch (const PictureError&) {
        return false;  // the library's own file is damaged or gone
    }
}

}  // namespace

void Library::importFile(const fs::path& file, ImportReport& report) {
    const auto original = readPictureBytes(file, PictureLimits().fileBytes);
    const Picture picture = readPicture(original, file.string());
    PictureMetadata metadata = readMetadata(original);
    const PictureRecord said = recordOf(metadata, file.parent_path(), toText(file.filename()), 0, 0);
    const QString content = idOfContent(original);
    AddedPicture added;
    added.record.id = said.id.isEmpty() ? content : said.id;
    added.record.tags = said.tags;
    added.record.collections = said.collections;
    added.record.width = picture.pixels.cols;
    added.record.height = picture.pixels.rows;
    requireOwnFolder();
    std::optional<LibraryLock> lock(std::in_place, places_.pictures);
    QString same;  // id of the same picture, which is here already
    try {
        for (const QString& id : {content, said.id}) {
            const std::optional<PictureRecord> present = id.isEmpty() ? std::nullopt : find(id);
            if (!present)
                continue;
            if (isSamePicture(picture, metadata, fileOf(*present))) {
                same = id;
                break;
            }
            added.record.id = added.record.id == content ? QString::fromStdString(newPictureId()) : content;
            if (id == said.id)
                metadata.parents.assign({id.toStdString()});
        }
    } catch (const FileError&) {
        // no index now: rather twice than not at all
    }
    if (!same.isEmpty()) {
        lock.reset();
        ++report.known;
        report.restored << restore({same});
        return;
    }
    takeNumber(added);
    metadata.created = said.created.toStdString();
    setLibraryFacts(metadata, added.record);
    const auto bytes = withMetadata(isPng(original) ? original : asPng(picture), metadata);
    keep(added, metadata, bytes, said.prompt.isEmpty() ? toText(file.stem()) : said.prompt);
    thumbnails().store(added.record.id, picture.pixels);
    report.added << added;
}

ImportReport Library::import(const std::vector<fs::path>& files, const ScanReporter& report, std::stop_token stop) {
    const StoppableBy stoppable(stop);
    ImportReport done;
    const std::vector<fs::path> pictures = picturesAmong(files, done.problems);
    int number = 0;
    for (const fs::path& file : pictures) {
        if (stop.stop_requested())
            break;
        try {
            importFile(file, done);
        } catch (const Cancelled&) {
            break;
        } catch (const FileError& error) {
            done.problems << inWords(error);
            break;  // a full disk or a folder that is gone: the next one would fail alike
        } catch (const Error& error) {
            done.problems << inWords(error);
        } catch (const std::exception& error) {
            done.problems << inWords(
                says("Gallery", "%1 can't be copied into the gallery: %2.").with(file, error.what()));
        }
        if (report)
            report({++number, static_cast<int>(pictures.size())});
    }
    return done;
}

}  // namespace unclip
