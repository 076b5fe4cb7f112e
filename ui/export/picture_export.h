#pragma once

#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <stop_token>

#include "engine/image/export_picture.h"

namespace unclip::ui {

class Preferences;

/// How pictures were exported last, which is how they are exported next; and the same kept.
ExportOptions exportOptions(const Preferences& preferences);
void keepExportOptions(Preferences& preferences, const ExportOptions& options);

/// Exports pictures on another thread, one after another. Nothing is written while a file is in the way that nobody was
/// asked about.
class PictureExport : public QObject {
    Q_OBJECT
public:
    explicit PictureExport(QObject* parent = nullptr);
    ~PictureExport() override;

    /// Ends in finished(), failed() or, when the options refuse to replace files that are there, existing().
    void start(const QStringList& sources, const ExportOptions& options);
    /// After existing(), with what it told: the same pictures again. Only those files are replaced.
    void goOn(const QStringList& existing, IfExists ifExists);

signals:
    void progressed(int done, int all);
    void finished(const QStringList& files);
    void existing(const QStringList& files);
    void failed(const QString& sentence);

private:
    struct Export {
        QStringList sources;
        ExportOptions options;
    };
    struct Outcome {
        QStringList existing;  ///< in the way: nothing was written
        QStringList written;
    };
    void run(const Export& one);
    /// On the other thread.
    Outcome write(const Export& one, const std::stop_token& stop);

    QList<std::pair<QStringList, Export>> unanswered_;  ///< by the files that were asked about
    QThreadPool thread_;
    std::stop_source stop_;
};

}  // namespace unclip::ui
