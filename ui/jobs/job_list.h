#pragma once

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QList>
#include <optional>

#include "ui/jobs/engine_client.h"

namespace unclip::ui {

/// One line of the queue.
struct Job {
    enum class State { waiting, running, done, failed, cancelled };

    JobId id = 0;
    Request request;
    State state = State::waiting;
    Progress progress;
    QMap<int, QImage> previews;  ///< by picture; the predicted picture while it is being painted
    QList<FinishedPicture> pictures;
    QString sentence;  ///< why it failed
    QStringList notes;
    PromptReport prompt;
    int comparison = 0;  ///< jobs with the same number above 0 are shown side by side

    bool isOver() const { return state != State::waiting && state != State::running; }
    /// What stands for the job in a list: the first picture, or its preview.
    QImage thumbnail() const;
};

/// The jobs of this window: the one truth about what waits, runs and has ended. Sends requests to the engine and turns
/// its reports into rows.
class JobList : public QAbstractListModel {
    Q_OBJECT
public:
    /// Finished pictures that stay in memory with their films; older ones are read from their files when they are
    /// shown.
    static constexpr int kPicturesInMemory = 100;

    enum Role { kIdRole = Qt::UserRole, kStateRole, kFractionRole, kThumbnailRole, kSentenceRole };

    explicit JobList(EngineClient* client, QObject* parent = nullptr);

    JobId add(const Request& request, int comparison = 0);
    void cancel(JobId id);
    /// Puts the same request at the end again.
    void retry(JobId id);
    void remove(JobId id);
    void removeOver();
    void setPaused(bool paused);
    bool isPaused() const { return paused_; }

    const Job* find(JobId id) const;
    const Job* running() const;
    bool isBusy() const;
    QList<Job> unfinished() const;
    int waitingCount() const;
    QList<const Job*> comparison(int number) const;
    const QList<Job>& jobs() const { return jobs_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;
    /// Moves a waiting job before the one in `row`; only waiting jobs change places.
    bool moveJob(JobId id, int row);

signals:
    void jobAdded(unclip::JobId id);
    void jobChanged(unclip::JobId id);  ///< state, progress
    void previewChanged(unclip::JobId id, int index);
    void pictureFinished(unclip::JobId id, const unclip::ui::FinishedPicture& picture);
    void jobEnded(unclip::JobId id);
    void noted(unclip::JobId id, const QString& sentence);
    void pausedChanged(bool paused);
    void unfinishedChanged();  ///< what has to be kept for the next start

private:
    Job* edit(JobId id);
    void changed(JobId id);
    void forgetOldImages();

    EngineClient* client_;
    QList<Job> jobs_;
    bool paused_ = false;
};

/// "Decoder 12/25", in the user's language; empty before the first report.
QString stageInWords(const Progress& progress);
/// "8 s left", "2 min left"; empty when not known.
QString timeLeftInWords(const Progress& progress);
QString taskInWords(Task task);
QString priorModeInWords(PriorMode mode);

}  // namespace unclip::ui
