#pragma once

#include <stop_token>

namespace unclip {

/// Work on this thread can be stopped from elsewhere while one of these lives. Whatever reads files looks for it as it
/// goes, so that whoever begins the work need not hand a token through every reader. The innermost counts; one with an
/// empty token lets work end that must not be left half done.
class StoppableBy {
public:
    explicit StoppableBy(std::stop_token token);
    ~StoppableBy();
    StoppableBy(const StoppableBy&) = delete;
    StoppableBy& operator=(const StoppableBy&) = delete;

private:
    std::stop_token before_;
};

/// Whether the work of this thread shall stop. Costs nanoseconds.
bool isStopWanted() noexcept;

/// Throws Cancelled when the work of this thread shall stop.
void stopPoint();

}  // namespace unclip
