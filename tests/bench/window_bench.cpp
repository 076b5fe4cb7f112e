// How long the window leaves a hand waiting while the engine paints with the model that ships with the program:
//   window_bench [--count 4] [--size 1360x860] [--pictures FOLDER] [--json]
// --pictures  a library to have open meanwhile, for example the one that gallery_bench made; new pictures go there

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>
#include <functional>

#include "engine/request/engine.h"
#include "tests/bench/bench_program.h"
#include "tests/bench/results.h"
#include "ui/base/preferences.h"
#include "ui/base/watchdog.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/gallery/gallery_model.h"
#include "ui/jobs/job_list.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

namespace {

using namespace unclip;
using namespace unclip::ui;

void waitFor(const std::function<bool()>& isTrue) {
    if (!QTest::qWaitFor(isTrue, 600'000))
        std::fputs("window_bench: gave up waiting after ten minutes\n", stderr);
}

/// The longest time for which the window's thread did nothing else, in each part of a session.
void measure(MainWindow& window, int count, Results& results) {
    auto* watchdog = window.findChild<Watchdog*>();
    auto* jobs = window.findChild<JobList*>();
    watchdog->setOn(true);
    QTest::qWait(100);
    const auto lap = [&](const std::string& name) {
        results.add(name + ": longest gap", static_cast<double>(watchdog->longestGap()), "ms");
        watchdog->reset();
    };
    bool isPrepared = false;
    QObject::connect(window.findChild<EngineClient*>(), &EngineClient::prepared, &window, [&] { isPrepared = true; });
    waitFor([&] { return isPrepared; });
    QTest::qWait(3000);  // the gallery reads its pictures
    results.add("Pictures in the gallery", window.findChild<GalleryDock*>()->model()->rowCount(), "");
    results.add("Memory with the model open", residentMegabytes(), "MB");
    lap("Opening the model");

    Request request;
    request.prompt = "a rainbow in space";
    request.seed = 1;
    request.count = std::max(1, count);
    QElapsedTimer timer;
    timer.start();
    jobs->add(request);
    waitFor([&] { return !jobs->isBusy(); });
    lap("Painting");
    results.add("Painting took", static_cast<double>(timer.elapsed()) / 1000, "s");
    results.add("Memory after painting", residentMegabytes(), "MB");
    QTest::qWait(3000);  // the new pictures are looked at
    lap("After painting");
}

}  // namespace

int main(int argc, char** argv) {
    useOffscreenWithoutDisplay();
    QApplication application(argc, argv);
    QCommandLineParser options;
    options.addOption({QStringLiteral("count"), QStringLiteral("Pictures."), QStringLiteral("n"), QStringLiteral("4")});
    options.addOption({QStringLiteral("size"), QStringLiteral("Of the window."), QStringLiteral("pixels"),
                       QStringLiteral("1360x860")});
    options.addOption({QStringLiteral("pictures"), QStringLiteral("A library."), QStringLiteral("folder")});
    options.addOption({QStringLiteral("json"), QStringLiteral("Print JSON.")});
    options.addHelpOption();
    options.process(application);

    const QTemporaryDir state;
    const QString pictures = options.isSet(QStringLiteral("pictures")) ? options.value(QStringLiteral("pictures"))
                                                                       : state.filePath(QStringLiteral("pictures"));
    qputenv("UNCLIP_STATE", state.path().toUtf8());
    qputenv("UNCLIP_PICTURES", pictures.toUtf8());
    Preferences preferences(state.filePath(QStringLiteral("settings.ini")));
    applyTheme(application, Theme::dark);
    Results results;
    QElapsedTimer timer;
    timer.start();
    MainWindow window(
        &preferences, [] { return createEngine(); }, LibraryPlaces::standard());
    const QStringList size = options.value(QStringLiteral("size")).split(u'x');
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    waitFor([&] { return window.windowHandle()->isExposed(); });
    results.add("Window made and shown", static_cast<double>(timer.elapsed()), "ms");
    measure(window, options.value(QStringLiteral("count")).toInt(), results);
    results.print(options.isSet(QStringLiteral("json")));
    return 0;
}
