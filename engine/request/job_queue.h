#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "engine/base/sentence.h"
#include "engine/request/engine.h"

namespace unclip {

using JobId = std::uint64_t;

/// How a job ended. What was finished before an error or a cancel stays in `result.pictures`.
struct JobOutcome {
    enum class End { done, failed, cancelled } end = End::done;
    JobResult result;
    Sentence sentence;    ///< failed: what happened and what to do
    std::string details;  ///< failed: for the log
};

/// Everything a queue reports, called on its own thread; a member may be empty. Nothing may throw.
struct QueueEvents {
    std::function<void(JobId)> started;
    std::function<void(JobId, const Progress&)> progress;
    std::function<void(JobId, int index, const cv::Mat& pixels)> preview;
    std::function<void(JobId, const Request&, const PaintedPicture&)> picture;
    std::function<void(JobId, const Sentence& sentence)> note;
    std::function<void(JobId, const JobOutcome&)> finished;
};

/// Runs requests one after another on a thread of its own, where the engine also lives: it is created there before the
/// first job. Every member function may be called from any thread and returns at once.
class JobQueue {
public:
    using EngineFactory = std::function<std::unique_ptr<Engine>()>;

    /// `options` are those of every job.
    JobQueue(EngineFactory factory, QueueEvents events, JobOptions options = {});
    /// Stops the running job within one of its steps and forgets the waiting ones; they report nothing any more.
    ~JobQueue();

    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    /// Appends a job. Ids rise by one from 1 and are never used twice.
    JobId add(Request request);
    /// A waiting job ends as cancelled at once, the running one within one step. False when there is no such job.
    bool cancel(JobId id);
    /// Moves a waiting job to `place` among the waiting ones (0: next; beyond the end: last). False when it doesn't
    /// wait.
    bool move(JobId id, std::size_t place);
    /// Paused: the running job goes on, no other begins.
    void setPaused(bool paused);

    std::vector<JobId> waiting() const;
    std::optional<JobId> running() const;

    /// Runs `work` with the engine between two jobs, before the jobs that wait. Its exceptions are for `work` itself to
    /// catch; `failed` is called with a sentence when the engine can't be opened.
    void call(std::function<void(Engine&)> work, std::function<void(const Sentence&)> failed = {});

private:
    struct Job {
        JobId id;
        Request request;
    };
    struct Call {
        std::function<void(Engine&)> work;
        std::function<void(const Sentence&)> failed;
    };

    void loop(std::stop_token stop);
    void reportDropped(JobId id);
    void runJob(const Job& job);
    void runCall(const Call& call);
    Engine& engine();
    bool hasWork() const { return !dropped_.empty() || !calls_.empty() || (!paused_ && !jobs_.empty()); }

    EngineFactory factory_;
    QueueEvents events_;
    JobOptions options_;
    std::unique_ptr<Engine> engine_;  ///< used by the queue's thread only

    mutable std::mutex mutex_;  ///< guards everything below
    std::condition_variable_any changed_;
    std::deque<Job> jobs_;
    std::deque<Call> calls_;
    std::deque<JobId> dropped_;  ///< cancelled while they waited, not reported yet
    std::optional<JobId> running_;
    std::stop_source stopRunning_{std::nostopstate};
    JobId lastId_ = 0;
    bool paused_ = false;
    bool closing_ = false;

    std::jthread thread_;  ///< last member: starts after, and ends before, everything it uses
};

}  // namespace unclip
