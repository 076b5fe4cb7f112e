// Loaded before the C library (LD_PRELOAD), this sets the clock that a program sees: CLOCK_SHIFT seconds are added to
// the time of day. Times that only measure stay.

#include <dlfcn.h>
#include <sys/time.h>

#include <cstdlib>
#include <ctime>

namespace {

template <typename Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

time_t shift() {
    const char* seconds = std::getenv("CLOCK_SHIFT");
    return seconds != nullptr ? std::atoll(seconds) : 0;
}

}  // namespace

extern "C" int clock_gettime(clockid_t clock, timespec* time) {
    static auto* const next = real<int(clockid_t, timespec*)>("clock_gettime");
    const int result = next(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += shift();
    return result;
}

extern "C" int gettimeofday(timeval* __restrict time, void* __restrict zone) {
    static auto* const next = real<int(timeval*, void*)>("gettimeofday");
    const int result = next(time, zone);
    if (result == 0)
        time->tv_sec += shift();
    return result;
}

extern "C" time_t time(time_t* result) {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (result != nullptr)
        *result = now.tv_sec;
    return now.tv_sec;
}
