#include <QAbstractScrollArea>
#include <QDockWidget>
#include <QFile>
#include <QMenuBar>
#include <QProcess>
#include <QScreen>
#include <QScrollBar>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QToolBar>
#include <QToolButton>
#include <cstdio>
#include <cstdlib>

#include "tests/ui/studio.h"
#include "ui/canvas/start_page.h"

using namespace unclip::ui;
using unclip::ui::tests::Studio;

namespace {

constexpr char kLook[] = "--look";

QString inWords(const QRect& rect) {
    return QStringLiteral("%1 × %2 at %3, %4").arg(rect.width()).arg(rect.height()).arg(rect.x()).arg(rect.y());
}

/// What of the window can't be seen on its screen, a line each.
QStringList hiddenParts(const QMainWindow& window) {
    QStringList hidden;
    const QRect screen = window.screen()->availableGeometry();
    if (!screen.contains(window.frameGeometry()))
        hidden << QStringLiteral("the window of %1 on a screen of %2")
                      .arg(inWords(window.frameGeometry()), inWords(screen));
    QWidgetList bars{window.menuBar(), window.statusBar()};
    for (auto* bar : window.findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly)) bars << bar;
    for (auto* dock : window.findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (!dock->isHidden())
            bars << dock;
    bars << window.centralWidget();
    QRegion covered;
    for (const QWidget* bar : bars) {
        const QRect place(bar->mapTo(&window, QPoint()), bar->size());
        const QSize smallest = bar->minimumSizeHint();
        const bool isCut = bar->height() < smallest.height() || bar->width() < smallest.width();
        if (!bar->isVisible() || !window.rect().contains(place) || isCut || covered.intersects(place))
            hidden << QStringLiteral("%1 %2 of %3, which needs %4 × %5, in a window of %6")
                          .arg(QString::fromLatin1(bar->metaObject()->className()), bar->objectName(), inWords(place))
                          .arg(smallest.width())
                          .arg(smallest.height())
                          .arg(inWords(window.rect()));
        covered += place;
    }
    for (const auto* more : window.findChildren<QToolButton*>(QStringLiteral("qt_toolbar_ext_button")))
        if (more->isVisible())
            hidden << QStringLiteral("tools of a bar of %1").arg(inWords(more->parentWidget()->rect()));
    for (const auto* area : window.findChildren<QAbstractScrollArea*>())
        if (area->isVisible() && area->horizontalScrollBar()->maximum() > 0)
            hidden << QStringLiteral("%1 %2 scrolls sideways by %3")
                          .arg(QString::fromLatin1(area->metaObject()->className()), area->objectName())
                          .arg(area->horizontalScrollBar()->maximum());
    return hidden;
}

/// Opens the first window, as after the installation, and tells what can't be seen of it.
int look(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    QTemporaryDir state;
    Studio studio(state.path());
    QTest::qWait(300);  // the gallery's first list
    QStringList hidden = hiddenParts(studio.window);
    const QSize pixels = studio.window.screen()->size() * studio.window.devicePixelRatioF();
    const QSize off = pixels - QSize(std::atoi(argv[2]), std::atoi(argv[3]));
    if (std::abs(off.width()) > 2 || std::abs(off.height()) > 2)  // whole logical pixels
        hidden << QStringLiteral("another screen: %1 × %2").arg(pixels.width()).arg(pixels.height());
    if (!studio.canvas()->startPage()->isVisible())
        hidden << QStringLiteral("the start page");
    std::fputs(hidden.join(QLatin1Char('\n')).toUtf8().constData(), stdout);
    return 0;
}

}  // namespace

class FirstWindowTest : public QObject {
    Q_OBJECT
private slots:
    void isWhollyInViewOnEveryScreen_data() {
        QTest::addColumn<QSize>("screen");
        QTest::addColumn<double>("scale");
        for (const QSize screen : {QSize(1366, 768), QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)})
            for (const double scale : {1.0, 1.25, 1.5, 1.75, 2.0})
                QTest::addRow("%d x %d at %d %%", screen.width(), screen.height(), qRound(scale * 100))
                    << screen << scale;
    }
    void isWhollyInViewOnEveryScreen() {
        QFETCH(QSize, screen);
        QFETCH(double, scale);
        QTemporaryDir folder;
        QFile screens(folder.filePath(QStringLiteral("screens.json")));
        QVERIFY(screens.open(QIODevice::WriteOnly));
        screens.write(QStringLiteral(R"({"screens": [{"name": "one", "x": 0, "y": 0, "width": %1, "height": %2,
                                         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})")
                          .arg(screen.width())
                          .arg(screen.height())
                          .toUtf8());
        screens.close();
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"),
                           QStringLiteral("offscreen:configfile=%1").arg(screens.fileName()));
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QString::number(scale));
        program.setProcessEnvironment(environment);
        program.start(QCoreApplication::applicationFilePath(),
                      {QString::fromLatin1(kLook), QString::number(screen.width()), QString::number(screen.height())});
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(QString::fromUtf8(program.readAllStandardOutput()), QString());
    }
};

int main(int argc, char** argv) {
    if (argc == 4 && qstrcmp(argv[1], kLook) == 0)
        return look(argc, argv);
    QCoreApplication application(argc, argv);
    FirstWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "first_window_test.moc"
