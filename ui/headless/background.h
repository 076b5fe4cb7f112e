#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <exception>
#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>

#include "engine/base/stop_point.h"
#include "ui/headless/sentences.h"

namespace unclip {

/// What takes the place of a result when work in the background throws: a sentence for people.
using Failed = std::function<void(const QString& sentence)>;

/// Does `work` and gives what there is to tell of it: `then` with its result, or `failed` with a sentence when it
/// throws.
template <typename Work, typename Then>
std::function<void()> reportOf(Work& work, Then then, Failed failed) {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work&>>) {
            work();
            return then;
        } else {
            return [then = std::move(then), result = work()]() mutable { then(std::move(result)); };
        }
    } catch (const std::exception& error) {
        return [failed = std::move(failed), sentence = inWords(error)] {
            if (failed)
                failed(sentence);
        };
    }
}

/// Tells it on the program's first thread, unless `owner` is gone by then or a stop was asked for.
inline void tell(const QPointer<QObject>& owner, std::function<void()> report, const std::stop_token& stop = {}) {
    QMetaObject::invokeMethod(
        qApp,
        [owner, report = std::move(report), stop] {
            if (owner != nullptr && !stop.stop_requested())
                report();
        },
        Qt::QueuedConnection);
}

/// Does `work` on a thread of `pool`, then `then` with its result on the program's first thread. When `work` throws,
/// `failed` is told instead. Neither is called once `owner` is gone, or a stop was asked of what comes back: readers of
/// files then end soon, too (engine/base/stop_point.h). Work on a pool of one thread is done in order.
template <typename Work, typename Then>
std::stop_source inBackground(QThreadPool& pool, QObject* owner, Work work, Then then, Failed failed) {
    std::stop_source stop;
    pool.start([owner = QPointer<QObject>(owner), work = std::move(work), then = std::move(then),
                failed = std::move(failed), stop]() mutable {
        const StoppableBy stoppable(stop.get_token());
        tell(owner, reportOf(work, std::move(then), std::move(failed)), stop.get_token());
    });
    return stop;
}

/// The program's common threads. They aren't Qt's global ones, on which Qt paints the parts of large areas side by
/// side: the window would wait there for all that is done in the background. Done with before the QCoreApplication
/// goes.
QThreadPool& backgroundThreads();

/// The same on the program's common threads.
template <typename Work, typename Then>
std::stop_source inBackground(QObject* owner, Work work, Then then, Failed failed) {
    return inBackground(backgroundThreads(), owner, std::move(work), std::move(then), std::move(failed));
}

}  // namespace unclip
