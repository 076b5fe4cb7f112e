#include "engine/base/stop_point.h"

#include <utility>

#include "engine/base/error.h"

namespace unclip {
namespace {

thread_local std::stop_token innermost;

}  // namespace

StoppableBy::StoppableBy(std::stop_token token) : before_(std::exchange(innermost, std::move(token))) {}

StoppableBy::~StoppableBy() {
    innermost = std::move(before_);
}

bool isStopWanted() noexcept {
    return innermost.stop_requested();
}

void stopPoint() {
    if (isStopWanted())
        throw Cancelled();
}

}  // namespace unclip
