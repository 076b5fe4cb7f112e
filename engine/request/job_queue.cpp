#include "engine/request/job_queue.h"

#include <algorithm>
#include <new>
#include <utility>

#include "engine/base/error.h"
#include "engine/base/stop_point.h"

namespace unclip {

JobQueue::JobQueue(EngineFactory factory, QueueEvents events, JobOptions options)
    : factory_(std::move(factory)),
      events_(std::move(events)),
      options_(std::move(options)),
      thread_([this](std::stop_token stop) { loop(stop); }) {}

JobQueue::~JobQueue() {
    std::lock_guard lock(mutex_);
    closing_ = true;
    jobs_.clear();
    calls_.clear();
    stopRunning_.request_stop();
    thread_.request_stop();
}

JobId JobQueue::add(Request request) {
    std::lock_guard lock(mutex_);
    jobs_.push_back({++lastId_, std::move(request)});
    changed_.notify_one();
    return lastId_;
}

bool JobQueue::cancel(JobId id) {
    std::lock_guard lock(mutex_);
    if (running_ == id) {
        stopRunning_.request_stop();
        return true;
    }
    const auto found = std::ranges::find(jobs_, id, &Job::id);
    if (found == jobs_.end())
        return false;
    jobs_.erase(found);
    dropped_.push_back(id);
    changed_.notify_one();
    return true;
}

bool JobQueue::move(JobId id, std::size_t place) {
    std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(jobs_, id, &Job::id);
    if (found == jobs_.end())
        return false;
    Job job = std::move(*found);
    jobs_.erase(found);
    jobs_.insert(jobs_.begin() + static_cast<std::ptrdiff_t>(std::min(place, jobs_.size())), std::move(job));
    return true;
}

void JobQueue::setPaused(bool paused) {
    std::lock_guard lock(mutex_);
    paused_ = paused;
    changed_.notify_one();
}

std::vector<JobId> JobQueue::waiting() const {
    std::lock_guard lock(mutex_);
    std::vector<JobId> ids;
    for (const Job& job : jobs_) ids.push_back(job.id);
    return ids;
}

std::optional<JobId> JobQueue::running() const {
    std::lock_guard lock(mutex_);
    return running_;
}

void JobQueue::call(std::function<void(Engine&)> work, std::function<void(const Sentence&)> failed) {
    std::lock_guard lock(mutex_);
    calls_.push_back({std::move(work), std::move(failed)});
    changed_.notify_one();
}

void JobQueue::loop(std::stop_token stop) {
    while (true) {
        std::deque<JobId> dropped;
        std::optional<Call> call;
        std::optional<Job> job;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, stop, [this] { return hasWork(); });
            if (stop.stop_requested())
                return;
            dropped.swap(dropped_);
            if (!dropped.empty()) {
                // Reported first; calls and jobs come in the next round.
            } else if (!calls_.empty()) {
                call = std::move(calls_.front());
                calls_.pop_front();
            } else {
                job = std::move(jobs_.front());
                jobs_.pop_front();
                running_ = job->id;
                stopRunning_ = std::stop_source();
            }
        }
        for (const JobId id : dropped) reportDropped(id);
        if (call) {
            const StoppableBy stoppable(stop);  // when the queue ends
            runCall(*call);
        }
        if (job)
            runJob(*job);
    }
}

void JobQueue::reportDropped(JobId id) {
    JobOutcome outcome;
    outcome.end = JobOutcome::End::cancelled;
    if (events_.finished)
        events_.finished(id, outcome);
}

Engine& JobQueue::engine() {
    if (!engine_)
        engine_ = factory_();
    return *engine_;
}

void JobQueue::runCall(const Call& call) {
    try {
        Engine& opened = engine();
        call.work(opened);
    } catch (const std::exception& error) {
        if (call.failed)
            call.failed(sentenceOf(error));
    }
}

void JobQueue::runJob(const Job& job) {
    if (events_.started)
        events_.started(job.id);
    std::stop_token stop;
    {
        std::lock_guard lock(mutex_);
        stop = stopRunning_.get_token();
    }
    JobOutcome outcome;
    std::vector<PaintedPicture> finished;
    JobEvents events;
    if (events_.progress)
        events.progress = [&](const Progress& progress) { events_.progress(job.id, progress); };
    if (events_.preview)
        events.preview = [&](int index, const cv::Mat& pixels) { events_.preview(job.id, index, pixels); };
    events.picture = [&](const PaintedPicture& picture) {
        const StoppableBy untilItIsKept({});
        finished.push_back(picture);
        if (events_.picture)
            events_.picture(job.id, job.request, picture);
    };
    if (events_.note)
        events.note = [&](const Sentence& sentence) { events_.note(job.id, sentence); };

    const auto fail = [&](const Sentence& sentence, const std::string& details) {
        outcome.end = JobOutcome::End::failed;
        outcome.sentence = sentence;
        outcome.details = details;
        outcome.result.pictures = finished;
    };
    try {
        const StoppableBy stoppable(stop);  // opening a model, too
        outcome.result = engine().run(job.request, options_, events, stop);
    } catch (const Cancelled&) {
        outcome.end = JobOutcome::End::cancelled;
        outcome.result.pictures = finished;
    } catch (const Error& error) {
        fail(error.sentence(), error.details());
    } catch (const std::bad_alloc&) {
        fail(says("Requests",
                  "The machine has no memory left for this. Close other programs, or ask for fewer or smaller "
                  "pictures."),
             "std::bad_alloc");
    } catch (const std::exception& error) {
        fail(says("Requests",
                  "The picture could not be painted because of an error this program doesn't know. The log has the "
                  "details."),
             error.what());
    }
    bool closing = false;
    {
        std::lock_guard lock(mutex_);
        running_.reset();
        closing = closing_;
    }
    if (!closing && events_.finished)
        events_.finished(job.id, outcome);
}

}  // namespace unclip
