#include <unistd.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/gallery_options.h"
#include "app/cli/standard_output.h"
#include "app/cli/stop_on_signal.h"
#include "engine/base/error.h"
#include "engine/base/printable_text.h"
#include "engine/image/read_picture.h"
#include "engine/request/engine.h"
#include "ui/headless/harmless_text.h"
#include "ui/headless/library/similarity_search.h"

namespace unclip::cli {
namespace {

namespace fs = std::filesystem;

ScanReporter scanReporter() {
    if (!isatty(STDERR_FILENO))
        return {};
    return [](const ScanProgress& progress) {
        if (progress.done % 50 == 0 || progress.done == progress.all)
            std::cerr << "\r" << progress.done << " of " << progress.all << (progress.done == progress.all ? "\n" : "")
                      << std::flush;
    };
}

/// The beginning of a prompt as one line.
std::string oneLine(const QString& text) {
    return printableText(firstLetters(text.simplified(), 200).toStdString());
}

nlohmann::json jsonOf(const Library& library, const PictureRecord& record) {
    const auto names = [](const QStringList& list) {
        nlohmann::json json = nlohmann::json::array();
        for (const QString& name : list) json.push_back(name.toStdString());
        return json;
    };
    return {{"id", record.id.toStdString()},
            {"number", record.number},
            {"file", library.fileOf(record).string()},
            {"width", record.width},
            {"height", record.height},
            {"created", record.created.toStdString()},
            {"task", record.task.toStdString()},
            {"prompt", record.prompt.toStdString()},
            {"model", record.modelName.toStdString()},
            {"seed", record.seed ? nlohmann::json(*record.seed) : nlohmann::json()},
            {"favourite", record.isFavourite},
            {"tags", names(record.tags)},
            {"collections", names(record.collections)},
            {"parents", names(record.parents)}};
}

void print(const Library& library, const QList<PictureRecord>& records, bool asJson) {
    if (asJson) {
        nlohmann::json list = nlohmann::json::array();
        for (const PictureRecord& record : records) list.push_back(jsonOf(library, record));
        printDocument(list);
        return;
    }
    for (const PictureRecord& record : records)
        printLine(library.fileOf(record).string() + "\t" + oneLine(record.prompt));
}

/// The pictures of `records` that look most like a text or a picture. Those that were never looked at are embedded now.
QList<PictureRecord> mostAlike(Library& library, const QList<PictureRecord>& records, const GalleryOptions& options) {
    const auto engine = createEngine();
    const QString key = embeddingKey(options.embedder);
    SimilaritySearch search(library.index().embeddings(key));
    QHash<QString, PictureRecord> byId;
    int done = 0;
    const ScanReporter report = scanReporter();
    for (const PictureRecord& record : records) {
        byId.insert(record.id, record);
        if (report)
            report({++done, static_cast<int>(records.size())});
        if (search.contains(record.id))
            continue;
        try {
            const PictureEmbedding embedding{
                record.id, engine->embedPicture(options.embedder, readPicture(library.fileOf(record)).pixels)};
            if (library.index().whyReadOnly().isEmpty())
                library.index().putEmbedding(key, embedding);
            search.put(embedding);
        } catch (const PictureError& error) {
            warn(QString::fromStdString(error.what()));
        }
    }
    const std::vector<float> query = options.like.empty()
                                         ? engine->embedText(options.embedder, options.words)
                                         : engine->embedPicture(options.embedder, readPicture(options.like).pixels);
    const int limit = options.limit > 0 ? options.limit : 20;
    QList<PictureRecord> alike;
    for (const SimilarPicture& similar : search.nearest(query, static_cast<int>(search.size())))
        if (alike.size() < limit && byId.contains(similar.id))
            alike << byId.value(similar.id);
    return alike;
}

void list(const GalleryOptions& options) {
    Library library = options.open(true);
    print(library, library.list(options.filter()), options.json);
}

void search(const GalleryOptions& given) {
    GalleryOptions options = given;
    for (const std::string& word : given.typed) options.words += (options.words.empty() ? "" : " ") + word;
    if (options.words.empty() == options.like.empty())
        throw RequestError("Say what to search for: words, or a picture with --like.");
    Library library = options.open(true);
    PictureFilter filter = options.filter();
    if (options.byMeaning || !options.like.empty()) {
        filter.words.clear();
        print(library, mostAlike(library, library.list(filter), options), options.json);
    } else {
        print(library, library.list(filter), options.json);
    }
}

void printReport(const ScanReport& report, bool asJson, const char* sentence) {
    if (asJson) {
        nlohmann::json problems = nlohmann::json::array();
        for (const QString& problem : report.problems) problems.push_back(problem.toStdString());
        printDocument(nlohmann::json{{"files", report.files}, {"problems", problems}});
        return;
    }
    for (const QString& problem : report.problems) printLine(problem.toStdString());
    std::cout << report.files << " pictures " << sentence << ".\n";
}

void check(const GalleryOptions& options) {
    const StopOnSignal stop;
    Library library = options.open(false);
    const ScanReport report = library.check(scanReporter(), stop.token());
    printReport(report, options.json, report.problems.isEmpty() ? "are whole and listed" : "were looked at");
    if (!report.problems.isEmpty())
        throw FileError(report.problems.size() == 1 ? "One problem was found."
                                                    : std::to_string(report.problems.size()) + " problems were found.");
}

void rebuild(const GalleryOptions& options) {
    const StopOnSignal stop;
    Library library = options.open(false);
    const ScanReport report =
        library.rebuild(scanReporter(), stop.token(), options.forgetMissing ? Vanished::forget : Vanished::keep);
    if (stop.token().stop_requested())
        throw Cancelled();
    printReport(report, options.json, "were read; the index is made from them");
}

void import(const GalleryOptions& options) {
    const StopOnSignal stop;
    Library library = options.open(true);
    const std::vector<fs::path> files(options.pictures.begin(), options.pictures.end());
    const ImportReport report = library.import(files, scanReporter(), stop.token());
    QList<PictureRecord> records;
    for (const AddedPicture& added : report.added) {
        records << added.record;
        warn(added.trouble);
    }
    print(library, records, options.json);
    if (report.known > 0)
        warn(QStringLiteral("%1 of the pictures %2 in the library already.")
                 .arg(QString::number(report.known),
                      report.known == 1 ? QStringLiteral("was") : QStringLiteral("were")));
    if (!report.restored.isEmpty())
        warn(QStringLiteral("%1 of these lay in the trash and %2 back now.")
                 .arg(QString::number(report.restored.size()),
                      report.restored.size() == 1 ? QStringLiteral("is") : QStringLiteral("are")));
    for (const QString& problem : report.problems) warn(problem);
    if (!report.problems.isEmpty())
        throw FileError(std::to_string(report.added.size()) + " pictures were copied and " +
                        std::to_string(report.known) + " were there already; the others were not.");
}

}  // namespace

void addGallery(CLI::App& app) {
    auto options = std::make_shared<GalleryOptions>();
    CLI::App* gallery = app.add_subcommand("gallery", "The library of painted pictures: list, search, export, check");
    gallery->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, void (*run)(const GalleryOptions&)) {
        CLI::App* command = gallery->add_subcommand(name, help);
        options->addLibrary(*command);
        command->callback([options, run] { run(*options); });
        return command;
    };

    CLI::App* listing = add("list", "List pictures, newest first: file and prompt", list);
    options->addFilters(*listing);
    listing->add_flag("--trash", options->trash, "Those in the trash instead");

    CLI::App* searching = add("search", "Find pictures by words of their prompts or by what is in them", search);
    searching->add_option("words", options->typed, "Words that begin words of the prompt; \"-word\" must not be there");
    searching->add_flag("--meaning", options->byMeaning,
                        "Find what looks like the words, whatever the prompt was (CLIP)");
    searching->add_option("--like", options->like, "Find what looks like this picture (CLIP)")
        ->check(CLI::ExistingFile);
    searching->add_option("--model", options->embedder, "Model whose CLIP looks at the pictures");
    options->addFilters(*searching);

    addGalleryExport(*gallery, options);

    CLI::App* importing =
        add("import", "Copy pictures of other programs into the library; what they say is kept", import);
    importing->add_option("pictures", options->pictures, "Files, or folders of them")
        ->required()
        ->check(CLI::ExistingPath);

    add("check", "Read every picture and compare the index with the files; changes nothing", check);
    add("rebuild", "Make the index again from the pictures", rebuild)
        ->add_flag("--forget-missing", options->forgetMissing,
                   "Take the folder as it is now, even if many pictures or all are gone from it");
}

}  // namespace unclip::cli
