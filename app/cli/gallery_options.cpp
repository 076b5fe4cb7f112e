#include "app/cli/gallery_options.h"

#include <QCoreApplication>
#include <iostream>

#include "engine/base/error.h"
#include "engine/base/printable_text.h"
#include "ui/headless/library/picture_file.h"

namespace unclip::cli {
namespace {

bool isEmpty(Library& library) {
    try {
        return library.index().count() == 0;
    } catch (const FileError&) {
        return true;
    }
}

}  // namespace

void needApplication() {
    static int count = 1;
    static char name[] = "unclip";
    static char* arguments[] = {name, nullptr};
    if (!QCoreApplication::instance())
        new QCoreApplication(count, arguments);
}

void warn(const QString& sentence) {
    if (!sentence.isEmpty())
        std::cerr << "unclip: " << printableText(sentence.toStdString()) << "\n";
}

void GalleryOptions::addLibrary(CLI::App& command) {
    command.add_option("--library", folder, "Folder of pictures (the one that the window uses)");
    command.add_flag("--json", json, "Print JSON for scripts");
}

void GalleryOptions::addFilters(CLI::App& command) {
    command.add_flag("--favourites", favourites, "Only favourites");
    command.add_option("--painted-by", model, "Only pictures of this model, by its name");
    command.add_option("--task", task, "Only pictures of this task: generate, vary, inpaint, …");
    command.add_option("--tag", tag, "Only pictures with this tag");
    command.add_option("--collection", collection, "Only pictures of this collection");
    command.add_option("--limit", limit, "At most so many pictures, the newest or the best (0: all)")
        ->check(CLI::Range(0, 1'000'000));
}

PictureFilter GalleryOptions::filter() const {
    PictureFilter filter;
    filter.words = QString::fromStdString(words);
    filter.favouritesOnly = favourites;
    filter.model = QString::fromStdString(model);
    filter.task = QString::fromStdString(task);
    filter.tag = QString::fromStdString(tag);
    filter.collection = QString::fromStdString(collection);
    filter.inTrash = trash;
    filter.limit = byMeaning || !like.empty() ? 0 : limit;
    return filter;
}

Library GalleryOptions::open(bool isListed) const {
    needApplication();
    Library library(folder.empty() ? LibraryPlaces::standard() : LibraryPlaces::forPictures(folder));
    warn(library.trouble());
    if (isListed) {
        try {
            if (const ScanReport report = library.synchronise(); report.vanished > 0)
                warn(QStringLiteral("%1 pictures that are listed are gone from %2; connect their drive, or forget them "
                                    "with \"unclip gallery rebuild --forget-missing\".")
                         .arg(QString::number(report.vanished), toText(library.places().pictures)));
        } catch (const FileError& error) {
            std::error_code ignored;
            const bool isThere = std::filesystem::is_directory(library.places().pictures, ignored);
            if (!isThere && folder.empty() && isEmpty(library))
                return library;  // nothing was painted yet
            if (!isThere)
                throw;
            warn(QString::fromStdString(error.what()));
        }
    }
    return library;
}

}  // namespace unclip::cli
