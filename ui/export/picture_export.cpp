#include "ui/export/picture_export.h"

#include <QDir>
#include <QStandardPaths>

#include "ui/base/preferences.h"
#include "ui/base/program_log.h"
#include "ui/headless/background.h"
#include "ui/headless/library/library_places.h"
#include "ui/headless/paths.h"

namespace unclip::ui {
namespace {

QStringList names(const std::vector<std::filesystem::path>& paths) {
    QStringList list;
    for (const auto& path : paths) list << toText(path);
    return list;
}

}  // namespace

ExportOptions exportOptions(const Preferences& preferences) {
    ExportOptions options;
    options.library = LibraryPlaces::standard().pictures;
    options.folder = toPath(preferences.exportFolder());
    options.pattern = preferences.exportPattern().toStdString();
    options.format = formatOfName("a." + preferences.exportFormat().toStdString()).value_or(PictureFormat::png);
    options.quality = preferences.exportQuality();
    options.scale = preferences.exportPercent() / 100.0;
    if (const QSize fit = preferences.exportFit(); !fit.isEmpty())
        options.fit = cv::Size(fit.width(), fit.height());
    options.withMetadata = preferences.exportsMetadata();
    return options;
}

void keepExportOptions(Preferences& preferences, const ExportOptions& options) {
    preferences.setExportFolder(toText(options.folder));
    preferences.setExportPattern(QString::fromStdString(options.pattern));
    preferences.setExportFormat(QString::fromLatin1(extension(options.format)).mid(1));
    preferences.setExportQuality(options.quality);
    preferences.setExportPercent(static_cast<int>(options.scale * 100 + 0.5));
    preferences.setExportFit(options.fit ? QSize(options.fit->width, options.fit->height) : QSize());
    preferences.setExportsMetadata(options.withMetadata);
}

PictureExport::PictureExport(QObject* parent) : QObject(parent) {
    thread_.setMaxThreadCount(1);
}

PictureExport::~PictureExport() {
    stop_.request_stop();
    thread_.waitForDone();
}

void PictureExport::start(const QStringList& sources, const ExportOptions& options) {
    run({sources, options});
}

void PictureExport::goOn(const QStringList& existing, IfExists ifExists) {
    for (qsizetype i = 0; i < unanswered_.size(); ++i) {
        if (unanswered_[i].first != existing)
            continue;
        Export one = unanswered_.takeAt(i).second;
        one.options.ifExists = ifExists;
        one.options.asked.emplace();
        for (const QString& file : existing) one.options.asked->push_back(toPath(file));
        return run(one);
    }
}

void PictureExport::run(const Export& one) {
    inBackground(
        thread_, this, [this, one, stop = stop_.get_token()] { return write(one, stop); },
        [this, one](const Outcome& outcome) {
            if (!outcome.existing.isEmpty()) {
                unanswered_.emplaceBack(outcome.existing, one);
                emit existing(outcome.existing);
            } else {
                emit finished(outcome.written);
            }
        },
        [this](const QString& sentence) { emit failed(sentence); });
}

PictureExport::Outcome PictureExport::write(const Export& one, const std::stop_token& stop) {
    std::vector<std::filesystem::path> sources;
    for (const QString& source : one.sources) sources.push_back(toPath(source));
    const auto targets = exportTargets(sources, one.options);
    const auto taken = existingTargets(targets);
    if (one.options.ifExists == IfExists::refuse && !taken.empty())
        return {names(taken), {}};
    std::vector<std::filesystem::path> written;
    std::vector<Sentence> notes;
    const int all = static_cast<int>(sources.size());
    for (int i = 0; i < all && !stop.stop_requested(); ++i) {
        const auto place = static_cast<std::size_t>(i);
        written.push_back(exportPicture(sources[place], targets[place], one.options, &notes));
        QMetaObject::invokeMethod(
            this, [this, i, all] { emit progressed(i + 1, all); }, Qt::QueuedConnection);
    }
    for (const Sentence& note : notes) logInfo(QString::fromStdString(note.inEnglish()));
    return {{}, names(written)};
}

}  // namespace unclip::ui
