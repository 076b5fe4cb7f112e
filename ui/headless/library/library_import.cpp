#include <QDateTime>
#include <QFileInfo>
#include <algorithm>

#include "engine/base/error.h"
#include "engine/image/composite.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "ui/headless/library/library.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

/// The pictures among `files`, folders replaced by what lies in them; what else was named becomes a problem.
std::vector<fs::path> picturesAmong(const std::vector<fs::path>& files, QStringList& problems) {
    std::vector<fs::path> pictures;
    for (const fs::path& file : files) {
        std::error_code failed;
        if (!fs::is_directory(file, failed)) {
            if (looksLikePicture(file))
                pictures.push_back(file);
            else
                problems << inWords(says("Gallery", "%1 is no picture that can be read; it was left out.").with(file));
            continue;
        }
        std::vector<fs::path> inside;
        for (fs::recursive_directory_iterator entry(file, fs::directory_options::skip_permission_denied, failed), end;
             !failed && entry != end; entry.increment(failed))
            if (looksLikePicture(entry->path()) && entry->is_regular_file(failed))
                inside.push_back(entry->path());
        std::sort(inside.begin(), inside.end());
        pictures.insert(pictures.end(), inside.begin(), inside.end());
    }
    return pictures;
}

/// The same picture as a PNG, transparent parts included.
std::vector<std::uint8_t> asPng(const Picture& picture) {
    return encodePicture(picture.alpha.empty() ? picture.pixels : liftedFromWhite(picture.pixels, picture.alpha),
                         PictureFormat::png, {});
}

}  // namespace

std::optional<AddedPicture> Library::importFile(const fs::path& file) {
    const auto original = readPictureBytes(file, PictureLimits().fileBytes);
    const Picture picture = readPicture(original, file.string());
    PictureMetadata metadata = readMetadata(original);
    AddedPicture added;
    added.record.id = metadata.id.empty() ? idOfContent(original) : QString::fromStdString(metadata.id);
    try {
        if (find(added.record.id))
            return {};
    } catch (const FileError&) {
        // no index now: rather twice than not at all
    }
    requireFolder();
    takeNumber(added);
    added.record.width = picture.pixels.cols;
    added.record.height = picture.pixels.rows;
    if (metadata.created.empty())
        metadata.created = QFileInfo(toText(file)).lastModified().toUTC().toString(Qt::ISODate).toStdString();
    setLibraryFacts(metadata, added.record);
    const auto bytes = withMetadata(isPng(original) ? original : asPng(picture), metadata);
    const PictureRecord said = recordOf(metadata, file.parent_path(), toText(file.filename()), 0, 0);
    keep(added, metadata, bytes, said.prompt.isEmpty() ? toText(file.stem()) : said.prompt);
    thumbnails().store(added.record.id, picture.pixels);
    return added;
}

ImportReport Library::import(const std::vector<fs::path>& files, const ScanReporter& report, std::stop_token stop) {
    ImportReport done;
    const std::vector<fs::path> pictures = picturesAmong(files, done.problems);
    int number = 0;
    for (const fs::path& file : pictures) {
        if (stop.stop_requested())
            break;
        try {
            if (const auto added = importFile(file))
                done.added << *added;
            else
                ++done.known;
        } catch (const PictureError& error) {
            done.problems << inWords(error);
        } catch (const FileError& error) {
            done.problems << inWords(error);
            break;  // a full disk or a folder that is gone: the next one would fail alike
        }
        if (report)
            report({++number, static_cast<int>(pictures.size())});
    }
    return done;
}

}  // namespace unclip
