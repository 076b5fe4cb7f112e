#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <chrono>
#include <functional>
#include <memory>

#include "ui/headless/models/catalogue.h"
#include "ui/headless/program_lock.h"

class QNetworkReply;

namespace unclip::ui {

/// Whether a server at `from` may send on to `to`: HTTPS leads to HTTPS only, HTTP stays on this machine.
bool mayLeadTo(const QUrl& from, const QUrl& to);

/// Fetches a model file by file, over HTTPS (or from this machine itself), or mends one: files that are there already
/// are checked, and fetched again when they are wrong. A file gets its name only when its checksum was right; what was
/// loaded of it before lies beside it as ".part" and is gone on with, also after the program ended. One program at a
/// time loads a file. Lost connections and busy servers are tried again with longer and longer waits, or for as long as
/// the server says.
class ModelDownload : public QObject {
    Q_OBJECT
public:
    struct Patience {
        std::chrono::milliseconds silence{30'000};   ///< without a byte, until a connection counts as lost
        std::chrono::milliseconds firstWait{2'000};  ///< before the second try; doubled with each further one
        int tries = 6;                               ///< in a row without a byte more
    };

    explicit ModelDownload(QObject* parent = nullptr);
    ModelDownload(const Patience& patience, QObject* parent);
    ~ModelDownload() override;

    /// Begins, or goes on with, a model, whose folders are made in `folder`. Ends in finished() or failed().
    void start(const CatalogueModel& model, const QString& folder);
    /// What was loaded stays for the next start().
    void stop();

    bool isRunning() const { return isRunning_; }
    const CatalogueModel& model() const { return model_; }
    qint64 doneBytes() const { return doneBytes_ + partBytes_; }
    qint64 allBytes() const { return allBytes_; }  ///< 0 until the list of files is there

signals:
    void started();
    void progressed();
    void finished(const QString& modelFolder);
    void failed(const QString& sentence);

private:
    struct SourceFile {
        qsizetype source;
        RemoteFile file;

        bool isIndex() const {
            return file.path == QLatin1String("model_index.json") || file.path == QLatin1String("config.json");
        }
    };

    enum class Asking { list, index, file };

    QString finalPath(const SourceFile& one) const;
    void askForNextSource();
    void askForIndex();
    void takeIndex(const QByteArray& index);
    bool makeLinks();
    void get(const QUrl& url, qint64 from);
    void followRedirect(const QUrl& target);
    void onFinished();
    void takeList(const QByteArray& list);
    void takeHeaders();
    void takeBytes();
    void checkRoom();
    void nextFile();
    void checkOldFile();
    void askAgain();
    void loadFile();
    void checkFile();
    /// Compares checksums in the background; `then` isn't called when the download has been stopped meanwhile.
    void check(const QString& path, std::function<void(bool isRight)> then);
    void takeCheck(bool isRight);
    void retry(const QString& reason);
    void fail(const QString& sentence);
    void end();
    const RemoteFile& file() const { return files_[current_].file; }
    QString finalPath() const { return finalPath(files_[current_]); }

    Patience patience_;
    QNetworkAccessManager* network_ = nullptr;  ///< made at the first download
    QPointer<QNetworkReply> reply_;
    QTimer wait_;
    CatalogueModel model_;
    QString folder_;
    QList<SourceFile> files_;
    Asking asking_ = Asking::list;
    qsizetype source_ = 0;      ///< whose list is loaded
    QUrl page_;                 ///< of that list
    QList<RemoteFile> listed_;  ///< in it
    qsizetype current_ = -1;    ///< file that is loaded
    QFile part_;
    std::unique_ptr<ProgramLock> lock_;  ///< of that file
    QByteArray answer_;                  ///< a list or an index
    QUrl url_;
    qint64 from_ = 0, doneBytes_ = 0, partBytes_ = 0, allBytes_ = 0;
    int tries_ = 0, redirects_ = 0;
    bool isRunning_ = false, hasHeaders_ = false, wasWrong_ = false;
    int generation_ = 0;  ///< of start() and stop(), so that a late check isn't taken for a newer one's
    QElapsedTimer sinceTold_;
};

}  // namespace unclip::ui
