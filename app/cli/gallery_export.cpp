#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/gallery_options.h"
#include "app/cli/standard_output.h"
#include "engine/base/error.h"

namespace unclip::cli {
namespace {

namespace fs = std::filesystem;

ExportOptions exportOptions(const GalleryOptions& options) {
    ExportOptions exporting = options.exporting;
    const auto format = formatOfName("a." + options.format);
    if (!format)
        throw RequestError("--format is \"" + options.format + "\"; it can be png, jpg, webp or tiff.");
    exporting.format = *format;
    exporting.withMetadata = !options.withoutMetadata;
    exporting.ifExists = options.overwrite  ? IfExists::replace
                         : options.keepBoth ? IfExists::keepBoth
                                            : IfExists::refuse;
    if (!options.fit.empty()) {
        int width = 0, height = 0;
        char between = 0, rest = 0;
        if (std::sscanf(options.fit.c_str(), "%6d%c%6d%c", &width, &between, &height, &rest) != 3 || between != 'x' ||
            width < 1 || height < 1)
            throw RequestError("--fit is \"" + options.fit + "\"; write a width and a height, for example 1920x1080.");
        exporting.fit = cv::Size(width, height);
    }
    return exporting;
}

void exportPictures(const GalleryOptions& options) {
    ExportOptions exporting = exportOptions(options);
    Library library = options.open(true);
    exporting.library = library.places().pictures;
    std::vector<fs::path> sources;
    for (const std::string& given : options.pictures) {
        std::error_code ignored;
        const QString text = QString::fromStdString(given);
        if (const auto record = library.find(text))
            sources.push_back(library.fileOf(*record));
        else if (fs::is_regular_file(given, ignored))
            sources.emplace_back(given);
        else
            throw RequestError("\"" + given +
                               "\" is neither a picture's id nor a file; see unclip gallery list --json.");
    }
    if (options.pictures.empty())
        for (const PictureRecord& record : library.list(options.filter())) sources.push_back(library.fileOf(record));
    if (sources.empty())
        throw RequestError("No picture is chosen; give ids or files, or filters such as --favourites.");
    const auto targets = exportTargets(sources, exporting);
    if (const auto existing = existingTargets(targets); exporting.ifExists == IfExists::refuse && !existing.empty())
        throw PictureError(existing.front().string() +
                           " is there already; give --overwrite, --keep-both or another --out.");
    nlohmann::json written = nlohmann::json::array();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        std::vector<Sentence> notes;
        const fs::path file = exportPicture(sources[i], targets[i], exporting, &notes);
        for (const Sentence& note : notes) warn(QString::fromStdString(note.inEnglish()));
        if (options.json)
            written.push_back(file.string());
        else
            printLine(file.string());
    }
    if (options.json)
        printDocument(written);
}

}  // namespace

void addGalleryExport(CLI::App& gallery, const std::shared_ptr<GalleryOptions>& options) {
    CLI::App* exporting = gallery.add_subcommand("export", "Write pictures elsewhere in another format or size");
    exporting->callback([options] { exportPictures(*options); });
    options->addLibrary(*exporting);
    exporting->add_option("pictures", options->pictures, "Ids or files; none: all that the filters leave");
    exporting->add_option("--out", options->exporting.folder, "Folder to write into")->required();
    exporting->add_option("--words", options->words, "Only pictures with these words in the prompt");
    options->addFilters(*exporting);
    exporting->add_option("--format", options->format, "png, jpg, webp or tiff")->capture_default_str();
    exporting->add_option("--quality", options->exporting.quality, "1 to 100, for JPEG and WebP")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    exporting->add_option("--scale", options->exporting.scale, "Factor on both sides")
        ->check(CLI::Range(0.001, 100.0))
        ->capture_default_str();
    exporting->add_option("--fit", options->fit, "No larger than WIDTHxHEIGHT");
    exporting
        ->add_option("--pattern", options->exporting.pattern, "File names, from {date} {time} {prompt} {seed} {n} …")
        ->capture_default_str();
    exporting->add_flag("--no-metadata", options->withoutMetadata, "Say nothing about how the pictures were made");
    auto* overwrite = exporting->add_flag("--overwrite", options->overwrite, "Replace files that are there already");
    exporting->add_flag("--keep-both", options->keepBoth, "Write beside them under another name")->excludes(overwrite);
}

}  // namespace unclip::cli
