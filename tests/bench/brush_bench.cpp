// What a brush stroke costs over a large picture: brush_bench [--side 4096] [--json]
// A frame is one movement of the hand and the repaint that it causes; 16.7 ms are 60 frames a second.

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "tests/bench/bench_program.h"
#include "tests/bench/results.h"
#include "ui/actions/actions.h"
#include "ui/canvas/picture_view.h"

namespace {

using namespace unclip::ui;

QImage noise(int side) {
    QImage image(side, side, QImage::Format_RGB32);
    quint32 value = 1;
    for (int y = 0; y < side; ++y) {
        auto* line = reinterpret_cast<quint32*>(image.scanLine(y));
        for (int x = 0; x < side; ++x) line[x] = 0xff000000U | ((value = value * 1664525U + 1013904223U) >> 8);
    }
    return image;
}

void send(PictureView& view, QEvent::Type type, const QPointF& at) {
    const bool isMove = type == QEvent::MouseMove;
    QMouseEvent event(type, at, view.mapToGlobal(at), isMove ? Qt::NoButton : Qt::LeftButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
    QApplication::sendEvent(&view, &event);
}

/// Milliseconds until what `work` changed is on the screen.
double frame(const std::function<void()>& work) {
    QElapsedTimer timer;
    timer.start();
    work();
    QCoreApplication::processEvents();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void measure(PictureView& view, const std::string& name, double brushSize, Results& results) {
    MaskBrush brush = view.brush();
    brush.size = brushSize;
    view.setBrush(brush);
    view.maskClear();
    QCoreApplication::processEvents();
    const QPointF middle = QRectF(view.rect()).center();
    const double radius = std::min(view.width(), view.height()) * 0.4;
    const auto at = [&](int step) {  // a spiral, as fast as a hand: a turn takes a second
        const double turn = step / 60.0;
        return middle + radius * (0.3 + 0.2 * turn) *
                            QPointF(std::cos(turn * 2 * std::numbers::pi), std::sin(turn * 2 * std::numbers::pi));
    };
    std::vector<double> moves;
    results.add(name + ", pen down", frame([&] { send(view, QEvent::MouseButtonPress, at(0)); }), "ms");
    for (int step = 1; step <= 180; ++step) moves.push_back(frame([&] { send(view, QEvent::MouseMove, at(step)); }));
    results.addTimes(name + ", a frame", moves);
    results.add(name + ", pen up", frame([&] { send(view, QEvent::MouseButtonRelease, at(180)); }), "ms");
    results.add(name + ", undo", frame([&] { view.undoStack()->undo(); }), "ms");
    results.add(name + ", redo", frame([&] { view.undoStack()->redo(); }), "ms");
}

}  // namespace

int main(int argc, char** argv) {
    useOffscreenWithoutDisplay();
    QApplication application(argc, argv);
    QCommandLineParser options;
    options.addOption({QStringLiteral("side"), QStringLiteral("Pixels of the picture."), QStringLiteral("pixels"),
                       QStringLiteral("4096")});
    options.addOption({QStringLiteral("json"), QStringLiteral("Print JSON.")});
    options.addHelpOption();
    options.process(application);
    const int side = std::clamp(options.value(QStringLiteral("side")).toInt(), 16, 20'000);

    const Actions actions;
    PictureView view(actions);
    view.resize(1600, 1000);
    view.show();
    view.setPicture(noise(side));
    view.setTool(Tool::brush);
    QCoreApplication::processEvents();
    Results results;
    results.add("Side of the picture", side, "px");
    measure(view, "Whole picture in view, small brush", 100, results);
    measure(view, "Whole picture in view, large brush", 800, results);
    view.zoomTo(1.0);
    measure(view, "At 100 %, small brush", 48, results);
    measure(view, "At 100 %, large brush", 400, results);
    results.print(options.isSet(QStringLiteral("json")));
    return 0;
}
