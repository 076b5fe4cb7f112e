#include <QAbstractButton>
#include <QDirIterator>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QMenu>
#include <QMimeData>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

#include "tests/ui/studio.h"
#include "ui/gallery/gallery_dock.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

namespace {

constexpr int kSteps = 150;

/// Dialogs and menus that the monkey opens are closed again, so that it never hangs in one.
class DialogCloser : public QObject {
public:
    explicit DialogCloser(QObject* parent) : QObject(parent) {
        auto* timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [] {
            if (QWidget* popup = QApplication::activePopupWidget())
                popup->close();
            else if (QWidget* modal = QApplication::activeModalWidget())
                modal->close();
        });
        timer->start(15);
    }
};

}  // namespace

/// Clicks, keys, drags and drops of broken files at random. UNCLIP_MONKEY_SEED chooses which; UNCLIP_MONKEY_STEPS how
/// many, or UNCLIP_MONKEY_MINUTES how long; UNCLIP_MONKEY_FILES names a folder whose files are dropped too. For hours,
/// run the program itself, built with sanitizers.
class MonkeyTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        add("empty.png", {});
        add("text.png", "no picture");
        add("cut.png", QByteArray::fromHex("89504e470d0a1a0a0000000d49484452ffffffffffffffff0806000000"));
        add("request.json", R"({"task":"generate","prompt":"a hill","seed":7})");
        add("deep.json", QByteArray(20000, '['));
        QImage good(97, 61, QImage::Format_ARGB32);
        good.fill(QColor(20, 90, 160, 120));
        files_.append(folder_.filePath(QStringLiteral("good.png")));
        QVERIFY(good.save(files_.last()));
        if (const QString more = qEnvironmentVariable("UNCLIP_MONKEY_FILES"); !more.isEmpty()) {
            files_.append(more);
            for (QDirIterator file(more, QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot,
                                   QDirIterator::Subdirectories);
                 file.hasNext();)
                files_.append(file.next());
        }
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }

    void aRandomSessionLeavesTheWindowAlive() {
        Studio studio(folder_.path());
        DialogCloser closer(&studio.window);
        bool hasNumber = false;
        const int chosen = qEnvironmentVariableIntValue("UNCLIP_MONKEY_STEPS", &hasNumber);
        const int steps = hasNumber ? chosen : kSteps;
        const auto seed = static_cast<quint32>(qEnvironmentVariableIntValue("UNCLIP_MONKEY_SEED", &hasNumber));
        random_.seed(hasNumber ? seed : 20221);
        const qint64 longest = qint64(60'000) * qEnvironmentVariableIntValue("UNCLIP_MONKEY_MINUTES");
        QElapsedTimer timer;
        timer.start();
        int step = 0;
        for (; longest > 0 ? timer.elapsed() < longest : step < steps; ++step) play(studio, step);
        qInfo("%d steps", step);
        QTest::qWait(100);
        studio.window.show();
        studio.jobs()->setPaused(false);
        for (const Job& job : QList(studio.jobs()->jobs())) studio.jobs()->cancel(job.id);
        QTRY_VERIFY_WITH_TIMEOUT(!studio.jobs()->isBusy(), 20000);
        studio.jobs()->add([] {
            Request request;
            request.prompt = "still here";
            return request;
        }());
        QTRY_COMPARE_WITH_TIMEOUT(studio.jobs()->jobs().last().state, Job::State::done, 20000);
    }

private:
    void add(const char* name, const QByteArray& bytes) {
        files_.append(folder_.filePath(QString::fromLatin1(name)));
        QFile file(files_.last());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    int below(qsizetype limit) {
        return static_cast<int>(random_.bounded(static_cast<int>(std::max<qsizetype>(1, limit))));
    }
    QPoint somewhereIn(const QWidget* widget) { return {below(widget->width()), below(widget->height())}; }

    void play(Studio& studio, int step) {
        QList<QWidget*> widgets;
        for (QWidget* widget : studio.window.findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->isEnabled() && !widget->size().isEmpty())
                widgets.append(widget);
        }
        QWidget* widget = widgets.at(below(widgets.size()));
        switch (below(5)) {
            case 0:
                QTest::mouseClick(widget, below(4) == 0 ? Qt::RightButton : Qt::LeftButton, {}, somewhereIn(widget));
                break;
            case 1:
                return dragIn(widget);
            case 2:
                return pressAKey(studio);
            case 3:
                return dropAFile(studio, somewhereIn(widget));
            default:
                if (below(3) == 0)
                    studio.paint(QStringLiteral("a hill %1").arg(step));
                QTest::qWait(below(20));
        }
    }

    void dragIn(QWidget* widget) {
        QTest::mousePress(widget, Qt::LeftButton, {}, somewhereIn(widget));
        const QPoint to = somewhereIn(widget);
        QMouseEvent move(QEvent::MouseMove, to, widget->mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, {});
        if (!qobject_cast<ResultTile*>(widget))  // a drag and drop would wait for a hand
            QApplication::sendEvent(widget, &move);
        QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    }

    void pressAKey(Studio& studio) {
        static constexpr Qt::Key kKeys[] = {Qt::Key_B,      Qt::Key_E,      Qt::Key_V,     Qt::Key_X,
                                            Qt::Key_Return, Qt::Key_Escape, Qt::Key_Left,  Qt::Key_Right,
                                            Qt::Key_Tab,    Qt::Key_A,      Qt::Key_Z,     Qt::Key_I,
                                            Qt::Key_G,      Qt::Key_Delete, Qt::Key_Space, Qt::Key_BracketLeft};
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : &studio.window, kKeys[below(std::ssize(kKeys))],
                        below(4) == 0 ? Qt::ControlModifier : Qt::NoModifier);
    }

    void dropAFile(Studio& studio, const QPoint& at) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(files_.at(below(files_.size())))});
        QWidget* target = below(2) == 0 ? static_cast<QWidget*>(studio.part<GalleryDock>()) : &studio.window;
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &enter);
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &drop);
    }

    QTemporaryDir folder_;
    QStringList files_;
    QRandomGenerator random_;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    applyTheme(application, Theme::dark);
    // Qt Test ends every function after five minutes, unless it is told to be patient.
    const int minutes = 5 + qEnvironmentVariableIntValue("UNCLIP_MONKEY_MINUTES");
    if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(minutes * 60'000));
    MonkeyTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "monkey_test.moc"
