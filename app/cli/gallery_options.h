#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "engine/image/export_picture.h"
#include "ui/headless/library/library.h"

namespace unclip::cli {

/// Makes Qt's application object, which databases, settings and the network need, unless it is there.
void needApplication();

/// What the subcommands of `unclip gallery` share: which library, which of its pictures, and how to print.
struct GalleryOptions {
    std::filesystem::path folder, embedder;
    std::string words, like, model, task, tag, collection, format = "png", fit;
    std::vector<std::string> pictures, typed;
    bool byMeaning = false, favourites = false, trash = false, json = false;
    bool withoutMetadata = false, overwrite = false, keepBoth = false, forgetMissing = false;
    int limit = 0;
    ExportOptions exporting;

    void addLibrary(CLI::App& command);
    void addFilters(CLI::App& command);
    PictureFilter filter() const;

    /// The library, with its trouble told. `isListed`: what was painted or deleted meanwhile is noticed first.
    Library open(bool isListed) const;
};

/// Prints a sentence on standard error.
void warn(const QString& sentence);

/// Adds `unclip gallery export`.
void addGalleryExport(CLI::App& gallery, const std::shared_ptr<GalleryOptions>& options);

}  // namespace unclip::cli
