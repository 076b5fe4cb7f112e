#pragma once

#include <chrono>
#include <stop_token>

#include "engine/request/progress.h"

namespace unclip {

/// Keeps the account of a running job: which part of the work is done, how long the rest takes, and whether someone
/// wants it to stop. Work is counted in a unit of its own, guessed beforehand for each step.
class JobWatch {
public:
    JobWatch(const JobEvents& events, std::stop_token stop);

    /// All work of the job, known once the stages and their steps are.
    void expect(double work) { expected_ = work; }

    /// Reports that `stage` begins or has come to `step`, and counts `work` as done. Throws Cancelled.
    void report(Stage stage, int step, int steps, double work = 0);

    /// Throws Cancelled when someone wants the job to stop.
    void check() const;

    /// Whether a preview is due: at most a few a second.
    bool wantsPreview() const;
    void preview(int index, const cv::Mat& pixels);

    void note(const Sentence& sentence) const;
    const JobEvents& events() const { return events_; }

private:
    using Clock = std::chrono::steady_clock;

    const JobEvents& events_;
    std::stop_token stop_;
    double expected_ = 0, done_ = 0, fraction_ = 0;
    Clock::time_point begin_, lastPreview_;
};

}  // namespace unclip
