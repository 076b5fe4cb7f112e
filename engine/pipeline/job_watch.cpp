#include "engine/pipeline/job_watch.h"

#include <algorithm>

#include "engine/base/error.h"

namespace unclip {
namespace {

constexpr std::chrono::milliseconds kPreviewInterval{150};
constexpr double kFractionWorthGuessingFrom = 0.02;

}  // namespace

JobWatch::JobWatch(const JobEvents& events, std::stop_token stop)
    : events_(events), stop_(std::move(stop)), begin_(Clock::now()), lastPreview_(begin_ - kPreviewInterval) {}

void JobWatch::check() const {
    if (stop_.stop_requested())
        throw Cancelled();
}

void JobWatch::report(Stage stage, int step, int steps, double work) {
    check();
    done_ += work;
    if (expected_ > 0)
        fraction_ = std::max(fraction_, std::min(1.0, done_ / expected_));
    if (!events_.progress)
        return;
    Progress progress{stage, step, steps, fraction_, std::nullopt};
    if (fraction_ > kFractionWorthGuessingFrom) {
        const double seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
        progress.secondsLeft = seconds / fraction_ * (1 - fraction_);
    }
    events_.progress(progress);
}

bool JobWatch::wantsPreview() const {
    return events_.preview && Clock::now() - lastPreview_ >= kPreviewInterval;
}

void JobWatch::preview(int index, const cv::Mat& pixels) {
    lastPreview_ = Clock::now();
    events_.preview(index, pixels);
}

void JobWatch::note(const Sentence& sentence) const {
    if (events_.note)
        events_.note(sentence);
}

}  // namespace unclip
