#include "engine/request/job_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>

#include "engine/base/error.h"
#include "engine/base/stop_point.h"

namespace unclip {
namespace {

/// Paints one grey picture per count; a prompt says what else it does: "wait" runs until it is stopped, "fail" throws,
/// "half" paints the first picture and throws, "late" paints when it is stopped already.
class ScriptedEngine : public Engine {
public:
    JobResult run(const Request& request, const JobOptions&, const JobEvents& events, std::stop_token stop) override {
        if (request.prompt == "fail")
            throw ModelError("The model is broken.", "tensor a");
        while (request.prompt == "late" && !isStopWanted()) std::this_thread::yield();
        JobResult result;
        for (int i = 0; i < request.count; ++i) {
            PaintedPicture picture;
            picture.index = i;
            picture.seed = request.seed + static_cast<std::uint64_t>(i);
            picture.pixels = cv::Mat(8, 8, CV_8UC3, cv::Scalar::all(128));
            if (events.picture)
                events.picture(picture);
            result.pictures.push_back(picture);
            if (request.prompt == "half")
                throw OutOfMemory("Not enough memory.");
        }
        while (request.prompt == "wait") {
            if (events.progress)
                events.progress({});
            if (stop.stop_requested())
                throw Cancelled();
            std::this_thread::yield();
        }
        return result;
    }
    std::vector<float> embedText(const std::filesystem::path&, const std::string&) override { return {1.0F}; }
    std::vector<float> embedPicture(const std::filesystem::path&, const cv::Mat&) override { return {1.0F}; }
    BenchmarkResult measure(const Request&, const JobEvents&, std::stop_token) override { return {}; }
    std::vector<Description> describe(const std::filesystem::path&, const cv::Mat&) override { return {}; }
    cv::Mat estimateDepth(const std::filesystem::path&, const cv::Mat&) override { return {}; }
    std::vector<Sentence> faultsOf(const std::filesystem::path&, const std::filesystem::path&) override { return {}; }
    DeviceReport report(const Request&) override { return {}; }
    PaintedWith prepare(const std::filesystem::path&, DeviceChoice, DtypeChoice) override { return {}; }
};

Request request(const std::string& prompt, int count = 1) {
    Request made;
    made.prompt = prompt;
    made.count = count;
    return made;
}

/// A queue and what it reported, in order ("started 1", "done 1").
class QueueWithRecord {
public:
    explicit QueueWithRecord(JobQueue::EngineFactory factory = [] { return std::make_unique<ScriptedEngine>(); }) {
        QueueEvents events;
        events.started = [this](JobId id) { record("started " + std::to_string(id)); };
        events.finished = [this](JobId id, const JobOutcome& outcome) {
            const char* ends[] = {"done ", "failed ", "cancelled "};
            std::lock_guard lock(mutex_);
            outcomes_[id] = outcome;
            lines_.push_back(ends[static_cast<int>(outcome.end)] + std::to_string(id));
            changed_.notify_all();
        };
        queue_ = std::make_unique<JobQueue>(std::move(factory), std::move(events));
    }

    JobQueue& queue() { return *queue_; }
    void waitFor(const std::string& line) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return std::ranges::find(lines_, line) != lines_.end(); });
    }
    std::vector<std::string> lines() {
        std::lock_guard lock(mutex_);
        return lines_;
    }
    JobOutcome outcome(JobId id) {
        std::lock_guard lock(mutex_);
        return outcomes_[id];
    }
    void close() { queue_.reset(); }

private:
    void record(const std::string& line) {
        std::lock_guard lock(mutex_);
        lines_.push_back(line);
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> lines_;
    std::map<JobId, JobOutcome> outcomes_;
    std::unique_ptr<JobQueue> queue_;
};

TEST(JobQueue, RunsOneJobAfterAnother) {
    QueueWithRecord record;
    for (int i = 0; i < 3; ++i) record.queue().add(request("x"));
    record.waitFor("done 3");
    EXPECT_EQ(record.lines(),
              (std::vector<std::string>{"started 1", "done 1", "started 2", "done 2", "started 3", "done 3"}));
}

TEST(JobQueue, CancelStopsTheRunningJobAndGoesOnWithTheNext) {
    QueueWithRecord record;
    const JobId first = record.queue().add(request("wait"));
    const JobId second = record.queue().add(request("x"));
    record.waitFor("started 1");
    EXPECT_TRUE(record.queue().cancel(first));
    record.waitFor("done 2");
    EXPECT_EQ(record.outcome(first).end, JobOutcome::End::cancelled);
    EXPECT_EQ(record.outcome(first).result.pictures.size(), 1U) << "what was finished stays";
    EXPECT_FALSE(record.queue().cancel(second)) << "it has ended already";
}

TEST(JobQueue, WhatIsFinishedIsKeptThoughItsJobWasStopped) {
    std::promise<bool> mayWrite;
    QueueEvents events;
    events.picture = [&](JobId, const Request&, const PaintedPicture&) { mayWrite.set_value(!isStopWanted()); };
    std::promise<void> started;
    events.started = [&](JobId) { started.set_value(); };
    JobQueue queue([] { return std::make_unique<ScriptedEngine>(); }, std::move(events));
    const JobId job = queue.add(request("late"));
    started.get_future().wait();
    while (!queue.cancel(job)) std::this_thread::yield();
    EXPECT_TRUE(mayWrite.get_future().get());
}

TEST(JobQueue, AWaitingJobCanBeCancelledAndIsReported) {
    QueueWithRecord record;
    record.queue().setPaused(true);
    const JobId first = record.queue().add(request("x"));
    EXPECT_TRUE(record.queue().cancel(first));
    record.waitFor("cancelled 1");
    EXPECT_TRUE(record.queue().waiting().empty());
}

TEST(JobQueue, ReordersWaitingJobs) {
    QueueWithRecord record;
    record.queue().setPaused(true);
    for (int i = 0; i < 3; ++i) record.queue().add(request("x"));
    EXPECT_TRUE(record.queue().move(3, 0));
    EXPECT_TRUE(record.queue().move(1, 99));
    EXPECT_FALSE(record.queue().move(7, 0));
    EXPECT_EQ(record.queue().waiting(), (std::vector<JobId>{3, 2, 1}));
    record.queue().setPaused(false);
    record.waitFor("done 1");
    EXPECT_EQ(record.lines().back(), "done 1");
}

TEST(JobQueue, AFailedJobSaysWhyKeepsItsPicturesAndTheNextJobRuns) {
    QueueWithRecord record;
    record.queue().add(request("fail"));
    record.queue().add(request("half", 4));
    record.queue().add(request("x"));
    record.waitFor("done 3");
    EXPECT_EQ(record.outcome(1).sentence.inEnglish(), "The model is broken.");
    EXPECT_EQ(record.outcome(1).details, "tensor a");
    EXPECT_EQ(record.outcome(2).end, JobOutcome::End::failed);
    EXPECT_EQ(record.outcome(2).result.pictures.size(), 1U);
}

TEST(JobQueue, AnEngineThatCannotBeOpenedFailsTheJobAndIsTriedAgain) {
    std::atomic<int> tries = 0;
    QueueWithRecord record([&]() -> std::unique_ptr<Engine> {
        if (++tries == 1)
            throw Error("The engine can't be opened.");
        return std::make_unique<ScriptedEngine>();
    });
    record.queue().add(request("x"));
    record.queue().add(request("x"));
    record.waitFor("done 2");
    EXPECT_EQ(record.outcome(1).sentence.inEnglish(), "The engine can't be opened.");
}

TEST(JobQueue, CallsRunBeforeWaitingJobs) {
    QueueWithRecord record;
    record.queue().setPaused(true);
    record.queue().add(request("x"));
    std::atomic<bool> called = false;
    record.queue().call([&](Engine& engine) { called = !engine.embedText({}, "fox").empty(); });
    record.queue().setPaused(false);
    record.waitFor("done 1");
    EXPECT_TRUE(called);
}

TEST(JobQueue, ClosingStopsACallAtItsNextStopPoint) {
    QueueWithRecord record;
    std::promise<void> begun;
    std::atomic<bool> wasStopped = false;
    record.queue().call([&](Engine&) {
        begun.set_value();
        try {
            while (true) stopPoint();
        } catch (const Cancelled&) {
            wasStopped = true;
        }
    });
    begun.get_future().wait();
    record.close();
    EXPECT_TRUE(wasStopped);
}

TEST(JobQueue, ClosingStopsTheRunningJobAndReportsNothingMore) {
    QueueWithRecord record;
    record.queue().add(request("wait"));
    record.queue().add(request("x"));
    record.waitFor("started 1");
    record.close();
    EXPECT_EQ(record.lines(), std::vector<std::string>{"started 1"});
}

}  // namespace
}  // namespace unclip
