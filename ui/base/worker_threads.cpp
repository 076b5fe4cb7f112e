#include "ui/base/worker_threads.h"

#include <QThreadPool>
#include <latch>
#include <memory>

namespace unclip::ui {

void beginThreads(QThreadPool& pool, int count) {
    pool.setMaxThreadCount(count);
    pool.setExpiryTimeout(-1);
    // No thread is free for the next of these until all have begun.
    const auto all = std::make_shared<std::latch>(count);
    for (int i = 0; i < count; ++i) pool.start([all] { all->arrive_and_wait(); });
}

}  // namespace unclip::ui
