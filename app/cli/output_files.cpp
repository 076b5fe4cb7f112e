#include "app/cli/output_files.h"

#include <map>

#include "engine/base/error.h"
#include "engine/base/file_identity.h"
#include "engine/image/write_picture.h"

namespace unclip::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kMostFilesOfAFolder = 10'000;

void requireKind(const fs::path& file) {
    if (!formatOfName(file))
        throw RequestError("The file " + file.string() +
                           " has no ending that says its kind; use .png, .jpg, .webp or .tiff.");
}

/// Calls `take` with a file, or with the files of a folder.
template <class Take>
void forEachFile(const fs::path& given, Take take) {
    std::error_code failed;
    if (!fs::is_directory(given, failed))
        return take(given);
    int files = 0;
    for (fs::recursive_directory_iterator entry(given, fs::directory_options::skip_permission_denied, failed), end;
         !failed && entry != end && files < kMostFilesOfAFolder; entry.increment(failed), ++files)
        take(entry->path());
}

}  // namespace

void OutputFiles::check() const {
    std::map<FileIdentity, fs::path> read, written;
    for (const fs::path& input : inputs)
        if (!input.empty())
            forEachFile(input, [&](const fs::path& file) {
                if (const auto identity = identityOf(file))
                    read.emplace(*identity, file);
            });
    std::vector<fs::path> all = outputs;
    all.insert(all.end(), data.begin(), data.end());
    for (const fs::path& output : outputs) {
        requireKind(output);
        requireWritable(output);
    }
    for (const fs::path& output : all) {
        const auto identity = identityOf(output);
        if (!identity)
            continue;  // its folder isn't there, which is said when it is written
        if (const auto input = read.find(*identity); input != read.end())
            throw RequestError("The file " + output.string() + " can't be written: it is " + input->second.string() +
                               ", which is read for it. Give another name.");
        if (const auto [other, isNew] = written.emplace(*identity, output); !isNew)
            throw RequestError("Two outputs would be one file, " + other->second.string() + " and " + output.string() +
                               "; give them different names.");
        if (!overwrites && identity->name.empty())
            throw RequestError("The file " + output.string() +
                               " is there already; give --overwrite to replace it, or another name.");
    }
}

}  // namespace unclip::cli
