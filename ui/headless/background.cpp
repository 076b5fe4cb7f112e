#include "ui/headless/background.h"

namespace unclip {

QThreadPool& backgroundThreads() {
    static QThreadPool* const threads = [] {
        qAddPostRoutine([] { backgroundThreads().waitForDone(); });
        return new QThreadPool;
    }();
    return *threads;
}

}  // namespace unclip
