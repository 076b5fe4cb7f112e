// How the gallery does with many pictures: time to the first thumbnails, scrolling, searching, memory.
//   gallery_bench [--pictures 20000] [--folder FOLDER] [--json]
// The pictures are made in FOLDER (build/gallery-bench below the current folder) and used again by the next run.

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QImage>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTemporaryDir>
#include <algorithm>
#include <fstream>
#include <functional>
#include <opencv2/imgproc.hpp>

#include "engine/base/version.h"
#include "engine/image/write_picture.h"
#include "tests/bench/bench_program.h"
#include "tests/bench/results.h"
#include "ui/actions/actions.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_view.h"
#include "ui/headless/library/picture_file.h"

namespace {

using namespace unclip;
using namespace unclip::ui;
namespace fs = std::filesystem;

constexpr int kDrawings = 64;  // different pictures; the rest repeats them with other metadata
constexpr int kPerDay = 120;
constexpr int kWidth = 768;  // of the embeddings
constexpr int kFirstScreen = 128;

cv::Mat drawing(int number) {
    cv::RNG random(static_cast<std::uint64_t>(number) + 1);
    cv::Mat picture(256, 256, CV_8UC3,
                    cv::Scalar(random.uniform(0, 256), random.uniform(0, 256), random.uniform(0, 256)));
    for (int i = 0; i < 24; ++i)
        cv::circle(picture, {random.uniform(0, 256), random.uniform(0, 256)}, random.uniform(8, 60),
                   cv::Scalar(random.uniform(0, 256), random.uniform(0, 256), random.uniform(0, 256)), -1, cv::LINE_AA);
    cv::GaussianBlur(picture, picture, {5, 5}, 0);
    return picture;
}

std::string promptOf(int number) {
    static const char* const kKinds[] = {"small", "red", "old", "bright", "quiet", "wooden", "paper", "golden"};
    static const char* const kThings[] = {"fox", "owl", "lighthouse", "teapot", "robot", "bicycle", "whale", "castle"};
    static const char* const kPlaces[] = {"in the snow", "at night", "on a hill", "under water", "in a library"};
    return std::string("a ") + kKinds[number % 8] + " " + kThings[number / 8 % 8] + " " + kPlaces[number / 64 % 5] +
           ", number " + std::to_string(number);
}

void makePictures(const fs::path& root, int count) {
    std::vector<std::vector<std::uint8_t>> encoded;
    for (int i = 0; i < kDrawings; ++i) encoded.push_back(encodePicture(drawing(i), PictureFormat::png, {}));
    const QDate first = QDate::currentDate().addDays(-count / kPerDay);
    for (int i = 0; i < count; ++i) {
        const QDate day = first.addDays(i / kPerDay);
        const fs::path folder = root / day.toString(Qt::ISODate).toStdString();
        const fs::path file = folder / toPath(pictureFileName(i + 1, QString::fromStdString(promptOf(i)), 1));
        if (fs::exists(file))
            continue;
        fs::create_directories(folder);
        PictureMetadata metadata;
        metadata.id = newPictureId();
        metadata.request.emplace();
        metadata.request->prompt = promptOf(i);
        metadata.request->seed = static_cast<std::uint64_t>(i);
        metadata.modelName = "paintbox";
        metadata.created = QDateTime(day, QTime(12, 0), Qt::UTC).toString(Qt::ISODate).toStdString();
        metadata.version = version();
        PictureRecord record;
        record.id = QString::fromStdString(metadata.id);
        record.number = i + 1;
        setLibraryFacts(metadata, record);
        const auto bytes = withMetadata(encoded[static_cast<std::size_t>(i % kDrawings)], metadata);
        std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
}

double milliseconds(const std::function<void()>& work) {
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double processorMilliseconds(clockid_t clock = CLOCK_PROCESS_CPUTIME_ID) {
    timespec used{};
    clock_gettime(clock, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

/// Adds how long the work took, and how much of that a processor was at it: the latter is the same on a busy machine.
void addTime(Results& results, const std::string& name, const std::function<void()>& work) {
    const double before = processorMilliseconds();
    results.add(name, milliseconds(work), "ms");
    results.add(name + ", on a processor", processorMilliseconds() - before, "ms");
}

/// What the gallery does for a list: all that a filter leaves, and the records that its first screen shows.
QList<ListedPicture> listed(Library& library, const PictureFilter& filter) {
    const QList<ListedPicture> pictures = library.listing(filter);
    QList<qint64> rows;
    for (const ListedPicture& picture : pictures.mid(0, kFirstScreen)) rows << picture.row;
    library.index().read(rows);
    return pictures;
}

/// Milliseconds from the opening of the gallery to its first screen full of thumbnails.
double timeToThumbnails(const LibraryPlaces& places) {
    QElapsedTimer timer;
    timer.start();
    const Actions actions;
    GalleryDock dock(places, actions);
    dock.resize(900, 900);
    dock.show();
    const auto isShown = [&] { return dock.model()->rowCount() > 0 && dock.model()->thumbnails()->waiting() == 0; };
    while (!isShown() && timer.elapsed() < 60'000) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
        dock.view()->viewport()->repaint();
    }
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void measureScrolling(GalleryDock& dock, Results& results) {
    QScrollBar* bar = dock.view()->verticalScrollBar();
    const auto frame = [&](int value) {
        return milliseconds([&] {
            bar->setValue(value);
            dock.view()->viewport()->repaint();
            QCoreApplication::processEvents();
        });
    };
    std::vector<double> steady, jumps;
    for (int i = 0; i < 600; ++i) steady.push_back(frame(i * 40));
    cv::RNG random(1);
    for (int i = 0; i < 200; ++i) jumps.push_back(frame(random.uniform(0, bar->maximum() + 1)));
    results.addTimes("A frame while scrolling", steady);
    results.addTimes("A frame after a jump to anywhere", jumps);
}

/// What the window's own thread computes at once, at most, from a command on all pictures until their files are there.
void measureAll(GalleryDock& dock, Results& results) {
    double longest = 0;
    const auto step = [&](const std::function<void()>& work) {
        const double before = processorMilliseconds(CLOCK_THREAD_CPUTIME_ID);
        work();
        longest = std::max(longest, processorMilliseconds(CLOCK_THREAD_CPUTIME_ID) - before);
    };
    qsizetype files = 0;
    QObject::connect(&dock, &GalleryDock::actionTriggeredForMany, &dock,
                     [&](ActionId, const QStringList& found) { files = found.size(); });
    step([&] { dock.view()->selectAll(); });
    results.add("All pictures chosen, the window's processor", longest, "ms");
    step([&] {
        QKeyEvent copy(QEvent::KeyPress, Qt::Key_C, Qt::ControlModifier);
        QCoreApplication::sendEvent(dock.view(), &copy);
    });
    while (files == 0) step([] { QCoreApplication::processEvents(QEventLoop::AllEvents, 1); });
    results.add("Files of all chosen pictures, the window's processor", longest, "ms");
}

/// Times of five searches for each of these.
void measureWords(Library& library, const std::string& name, const std::vector<const char*>& typed, Results& results) {
    std::vector<double> times, onProcessor;
    for (const char* words : typed)
        for (int i = 0; i < 5; ++i) {
            const double before = processorMilliseconds();
            times.push_back(milliseconds([&] {
                PictureFilter filter;
                filter.words = QString::fromLatin1(words);
                listed(library, filter);
            }));
            onProcessor.push_back(processorMilliseconds() - before);
        }
    results.addTimes(name, times);
    results.addTimes(name + ", on a processor", onProcessor);
}

void measureSearches(const LibraryPlaces& places, int count, Results& results) {
    Library library(places);
    measureWords(library, "Search by words",
                 {"fox", "red", "number 17", "quiet owl night", "\"on a hill\"", "lib", "whale -old", "zebra"},
                 results);
    measureWords(library, "Search that every picture answers", {"a", "n", "number"}, results);

    std::vector<double> alike;
    cv::Mat values(count, kWidth, CV_32F);
    cv::RNG(7).fill(values, cv::RNG::NORMAL, 0.0, 1.0);
    QList<PictureEmbedding> embeddings;
    for (int i = 0; i < count; ++i) {
        cv::normalize(values.row(i), values.row(i));
        embeddings << PictureEmbedding{QString::number(i), {values.ptr<float>(i), values.ptr<float>(i) + kWidth}};
    }
    const SimilaritySearch search(embeddings);
    for (int i = 0; i < 40; ++i)
        alike.push_back(milliseconds([&] { search.nearest({values.ptr<float>(i), std::size_t(kWidth)}, 120); }));
    results.addTimes("Search by look (embeddings of " + std::to_string(kWidth) + ")", alike);
}

}  // namespace

int main(int argc, char** argv) {
    useOffscreenWithoutDisplay();
    QApplication application(argc, argv);
    QCommandLineParser options;
    options.addOption(
        {QStringLiteral("pictures"), QStringLiteral("How many."), QStringLiteral("count"), QStringLiteral("20000")});
    options.addOption({QStringLiteral("folder"), QStringLiteral("Where they lie."), QStringLiteral("folder"),
                       QStringLiteral("build/gallery-bench")});
    options.addOption({QStringLiteral("json"), QStringLiteral("Print JSON.")});
    options.addHelpOption();
    options.process(application);
    const int count = std::max(1, options.value(QStringLiteral("pictures")).toInt());
    const fs::path folder = fs::absolute(toPath(options.value(QStringLiteral("folder"))));
    const QTemporaryDir data;
    const LibraryPlaces places{folder, toPath(data.path()) / "index.sqlite", toPath(data.path()) / "thumbnails"};

    Results results;
    makePictures(folder, count);
    results.add("Pictures", count, "");
    results.add("Memory before", residentMegabytes(), "MB");
    addTime(results, "Index made from the files", [&] { Library(places).synchronise(); });
    addTime(results, "Index compared with the files", [&] { Library(places).synchronise(); });
    addTime(results, "All pictures listed", [&] {
        Library library(places);
        daysOf(listed(library, {}));
    });
    results.add("First thumbnails, made from the pictures", timeToThumbnails(places), "ms");
    results.add("First thumbnails, from the cache", timeToThumbnails(places), "ms");
    {
        const Actions actions;
        GalleryDock dock(places, actions);
        dock.resize(900, 900);
        dock.show();
        while (dock.model()->rowCount() == 0) QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        results.add("Memory with the gallery open", residentMegabytes(), "MB");
        measureScrolling(dock, results);
        results.add("Memory after scrolling", residentMegabytes(), "MB");
        measureAll(dock, results);
    }
    measureSearches(places, count, results);
    results.print(options.isSet(QStringLiteral("json")));
    return 0;
}
