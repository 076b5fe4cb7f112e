#pragma once

#include <QObject>
#include <atomic>
#include <functional>
#include <memory>

#include "engine/request/job_queue.h"
#include "ui/headless/background.h"
#include "ui/headless/library/picture_keeper.h"
#include "ui/pictures/finished_picture.h"

namespace unclip::ui {

/// What the window learns when a job ends.
struct JobEnd {
    JobOutcome::End end = JobOutcome::End::done;
    QString sentence;  ///< when it failed
    PromptReport prompt;
};

/// Speaks with the engine's thread. Requests go in as copies; everything comes back as signals on the window's thread.
class EngineClient : public QObject {
    Q_OBJECT
public:
    /// Every finished picture goes through `keeper`, on the engine's thread, before it is reported.
    EngineClient(JobQueue::EngineFactory factory, PictureKeeper* keeper, QObject* parent = nullptr);
    ~EngineClient() override;

    JobId paint(const Request& request) { return queue_->add(request); }
    bool cancel(JobId id) { return queue_->cancel(id); }
    bool move(JobId id, std::size_t place) { return queue_->move(id, place); }
    void setPaused(bool paused) { queue_->setPaused(paused); }

    /// Opens a model in the background so that the first job starts at once; ends in prepared() or notPrepared().
    void prepare(const std::filesystem::path& model, DeviceChoice device, DtypeChoice dtype);

    /// Asks, between two jobs, which device the request would be painted on and what memory it takes; ends in
    /// reported().
    void report(const Request& request);

    /// Runs `work` with the engine between two jobs, on the engine's thread.
    void call(std::function<void(Engine&)> work, std::function<void(const Sentence&)> failed = {}) {
        queue_->call(std::move(work), std::move(failed));
    }

    /// The same, then `then` with what `work` gives on the window's thread; when it throws, `failed` is told instead.
    /// Neither is called once `owner` is gone.
    template <typename Work, typename Then>
    void ask(QObject* owner, Work work, Then then, Failed failed) {
        const QPointer<QObject> asking(owner);
        call(
            [asking, work, then, failed](Engine& engine) {
                const auto ours = [&] { return work(engine); };
                tell(asking, reportOf(ours, then, failed));
            },
            [asking, failed](const Sentence& sentence) {
                tell(asking, [failed, words = inWords(sentence)] { failed(words); });
            });
    }

signals:
    void started(unclip::JobId id);
    void progressed(unclip::JobId id, const unclip::Progress& progress);
    void previewed(unclip::JobId id, int index, const QImage& image);
    void painted(unclip::JobId id, const unclip::ui::FinishedPicture& picture);
    void noted(unclip::JobId id, const QString& sentence);
    void ended(unclip::JobId id, const unclip::ui::JobEnd& end);
    void prepared(const QString& deviceInWords);
    void notPrepared(const QString& sentence);
    void reported(const QStringList& sentences);

private:
    QueueEvents events();
    /// Runs `report` on the window's thread, later.
    template <typename Report>
    void later(Report report) {
        QMetaObject::invokeMethod(this, std::move(report), Qt::QueuedConnection);
    }

    PictureKeeper* keeper_;
    // Reports that the window has not seen yet: newer ones of the same kind are left out, so that a fast engine can't
    // flood the event loop.
    std::atomic<int> progressUnderway_ = 0;
    std::atomic<int> previewsUnderway_ = 0;
    std::unique_ptr<JobQueue> queue_;  ///< last member: its thread ends before the rest goes
};

}  // namespace unclip::ui
