#pragma once

class QThreadPool;

namespace unclip::ui {

/// Begins all threads of a pool now and keeps them until the pool goes. A thread that the window begins while the
/// engine's library is being opened waits for the loader's locks until that is done, and the window with it.
void beginThreads(QThreadPool& pool, int count);

}  // namespace unclip::ui
