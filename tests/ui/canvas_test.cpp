#include <QPaintEvent>
#include <QPointingDevice>
#include <QPushButton>
#include <QTabletEvent>
#include <QTemporaryDir>
#include <QWheelEvent>

#include "tests/ui/studio.h"
#include "ui/canvas/edit_bar.h"
#include "ui/canvas/image_pyramid.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

namespace {

/// Counts the pixels of a widget that its paint events touch.
class PaintedPixels : public QObject {
public:
    explicit PaintedPixels(QWidget* widget) { widget->installEventFilter(this); }
    qint64 count = 0;

    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            for (const QRect& clip : static_cast<QPaintEvent*>(event)->region())
                count += static_cast<qint64>(clip.width()) * clip.height();
        return false;
    }
};

/// The smallest rectangle around everything that is marked.
QRect marked(const QImage& mask) {
    QRect found;
    for (int y = 0; y < mask.height(); ++y)
        for (int x = 0; x < mask.width(); ++x)
            if (qGray(mask.pixel(x, y)) > 0)
                found |= QRect(x, y, 1, 1);
    return found;
}

}  // namespace

class CanvasTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        state_ = std::make_unique<QTemporaryDir>();
        studio_ = std::make_unique<Studio>(state_->path());
        open(QStringLiteral("base.png"), QSize(300, 200));
    }
    void cleanup() { studio_.reset(); }

    void theBrushMarksAndUndoTakesEveryStrokeBack() {
        PictureView* view = studio_->view();
        QTest::keyClick(view, Qt::Key_B);
        QCOMPARE(view->tool(), Tool::brush);
        studio_->drag({0.2, 0.5}, {0.4, 0.5});
        QVERIFY(view->hasMask());
        QCOMPARE(qGray(view->mask().image().pixel(90, 100)), 255);
        const QImage first = view->mask().image().copy();
        studio_->drag({0.6, 0.5}, {0.8, 0.5});
        QCOMPARE(qGray(view->mask().image().pixel(210, 100)), 255);
        QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(view->mask().image(), first);
        QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!view->hasMask());
        QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(view->mask().image(), first);
    }

    void eraserRectangleLassoInvertAndClearDoWhatTheySay() {
        PictureView* view = studio_->view();
        QTest::keyClick(view, Qt::Key_M);
        studio_->drag({0.1, 0.1}, {0.9, 0.9});
        QCOMPARE(qGray(view->mask().image().pixel(150, 100)), 255);
        QCOMPARE(qGray(view->mask().image().pixel(10, 10)), 0);
        QTest::keyClick(view, Qt::Key_E);
        studio_->drag({0.5, 0.5}, {0.5, 0.5});
        QCOMPARE(qGray(view->mask().image().pixel(150, 100)), 0);
        QTest::keyClick(view, Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(qGray(view->mask().image().pixel(150, 100)), 255);
        QCOMPARE(qGray(view->mask().image().pixel(10, 10)), 255);
        QTest::keyClick(view, Qt::Key_D, Qt::ControlModifier);
        QVERIFY(!view->hasMask());
        QTest::keyClick(view, Qt::Key_L);
        QCOMPARE(view->tool(), Tool::lasso);
        QTest::keyClick(view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(marked(view->mask().image()), QRect(0, 0, 300, 200));
    }

    void bracketsChangeTheBrush() {
        PictureView* view = studio_->view();
        const double size = view->brush().size;
        QTest::keyClick(view, Qt::Key_BracketRight);
        QVERIFY(view->brush().size > size);
        QTest::keyClick(view, Qt::Key_BracketLeft);
        QTest::keyClick(view, Qt::Key_BracketLeft);
        QVERIFY(view->brush().size < size);
        const double hardness = view->brush().hardness;
        QTest::keyClick(view, Qt::Key_BraceLeft, Qt::ShiftModifier);
        QVERIFY(view->brush().hardness < hardness);
    }

    void theHarderAPenIsPressedTheWiderItsStroke() {
        PictureView* view = studio_->view();
        view->setTool(Tool::brush);
        const QPointingDevice pen(QStringLiteral("pen"), 1, QInputDevice::DeviceType::Stylus,
                                  QPointingDevice::PointerType::Pen, QInputDevice::Capability::Pressure, 1, 1);
        const auto dab = [&](double x, double pressure) {
            const QPointF at = view->transform().toView(QPointF(x, 100));
            for (const QEvent::Type type : {QEvent::TabletPress, QEvent::TabletRelease}) {
                QTabletEvent event(type, &pen, at, view->mapToGlobal(at), pressure, 0, 0, 0, 0, 0, {}, Qt::LeftButton,
                                   type == QEvent::TabletPress ? Qt::LeftButton : Qt::NoButton);
                QApplication::sendEvent(view, &event);
            }
        };
        dab(60, 0.25);
        const int light = marked(view->mask().image()).height();
        view->maskClear();
        dab(200, 1.0);
        const int firm = marked(view->mask().image()).height();
        QVERIFY2(light > 4 && firm > 2 * light, qPrintable(QStringLiteral("%1, %2").arg(light).arg(firm)));
    }

    void beforeAndAfterAreSeenByKeyAndBySplit() {
        PictureView* view = studio_->view();
        QImage before(300, 200, QImage::Format_RGB32);
        before.fill(Qt::red);
        view->setBefore(before);
        const QPoint left = view->transform().toView(QPointF(20, 100)).toPoint();
        const QPoint right = view->transform().toView(QPointF(280, 100)).toPoint();
        const auto seenAt = [&](const QPoint& at) { return view->grab().toImage().pixelColor(at); };
        const QColor after(90, 120, 160);
        QCOMPARE(seenAt(left), after);
        QTest::keyPress(view, Qt::Key_Backslash);
        QCOMPARE(seenAt(left), QColor(Qt::red));
        QCOMPARE(seenAt(right), QColor(Qt::red));
        QTest::keyRelease(view, Qt::Key_Backslash);
        QCOMPARE(seenAt(left), after);
        view->setSplit(true);
        QCOMPARE(seenAt(left), QColor(Qt::red));
        QCOMPARE(seenAt(right), after);
        const QPoint middle(view->width() / 2, view->height() / 2 + 30);
        QTest::mousePress(view, Qt::LeftButton, {}, middle);
        QMouseEvent move(QEvent::MouseMove, QPointF(2, middle.y()), view->mapToGlobal(QPointF(2, middle.y())),
                         Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(view, &move);
        QTest::mouseRelease(view, Qt::LeftButton, {}, QPoint(2, middle.y()));
        QCOMPARE(seenAt(left), after);
    }

    void controlWheelZoomsToThePointer() {
        PictureView* view = studio_->view();
        const QPointF pointer(view->width() * 0.6, view->height() * 0.4);
        const QPointF under = view->transform().toPicture(pointer);
        const double zoom = view->transform().zoom();
        QWheelEvent wheel(pointer, view->mapToGlobal(pointer), {}, {0, 240}, Qt::NoButton, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view, &wheel);
        QVERIFY(view->transform().zoom() > zoom * 1.3);
        const QPointF moved = view->transform().toPicture(pointer) - under;
        QVERIFY(std::hypot(moved.x(), moved.y()) < 0.01);
        QTest::keyClick(view, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(view->transform().zoom(), 1.0);
    }

    void aStrokeRepaintsOnlyWhatChanged() {
        open(QStringLiteral("large.png"), QSize(2048, 2048));
        PictureView* view = studio_->view();
        view->setTool(Tool::brush);
        studio_->drag({0.5, 0.5}, {0.5, 0.5});
        QTest::qWait(300);  // the bar above the picture has appeared
        const QPoint at = view->transform().toView(QPointF(1024, 1024)).toPoint();
        QTest::mousePress(view, Qt::LeftButton, {}, at);
        QTest::mouseMove(view, at + QPoint(4, 0));
        QMouseEvent move(QEvent::MouseMove, at + QPoint(4, 0), view->mapToGlobal(QPointF(at + QPoint(4, 0))),
                         Qt::NoButton, Qt::LeftButton, {});
        const PaintedPixels painted(view);
        QApplication::sendEvent(view, &move);
        QTest::qWait(20);
        QVERIFY(painted.count > 0);
        QVERIFY2(painted.count < view->width() * view->height() / 20, qPrintable(QString::number(painted.count)));
        QTest::mouseRelease(view, Qt::LeftButton, {}, at);
    }

    void repaintGivesCandidatesThatAreTakenOrDiscarded() {
        PictureView* view = studio_->view();
        view->setTool(Tool::brush);
        studio_->drag({0.4, 0.5}, {0.6, 0.5});
        studio_->prompt()->setPrompt(QStringLiteral("a tree"));
        click(QStringLiteral("repaintButton"));
        QTRY_COMPARE(studio_->page()->candidateCount(), 1);
        const Request& request = studio_->job(0).request;
        QCOMPARE(request.task, Task::inpaint);
        const QImage sent(QString::fromStdString(request.repaint.mask.string()));
        QCOMPARE(sent.size(), QSize(300, 200));
        QCOMPARE(qGray(sent.pixel(150, 100)), 255);
        QTest::keyClick(view, Qt::Key_Escape);
        QCOMPARE(studio_->page()->candidateCount(), 0);
        QCOMPARE(studio_->page()->picture().path, path(QStringLiteral("base.png")));
        click(QStringLiteral("repaintButton"));
        QTRY_COMPARE(studio_->page()->candidateCount(), 1);
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_COMPARE(studio_->page()->picture().path, studio_->job(1).pictures.first().path);
        QVERIFY(QFile::exists(path(QStringLiteral("base.png"))));
    }

    void theFrameIsDraggedBeyondThePictureAndPaintsThere() {
        PictureView* view = studio_->view();
        QTest::keyClick(view, Qt::Key_V);
        studio_->drag({1.0, 0.3}, {1.2, 0.3});
        const int right = view->frame().margins().right;
        QVERIFY(right >= 48 && right <= 72);
        studio_->prompt()->setPrompt(QStringLiteral("more sea"));
        click(QStringLiteral("outpaintButton"));
        QTRY_COMPARE(studio_->jobs()->rowCount(), 1);
        QCOMPARE(studio_->job(0).request.task, Task::outpaint);
        QCOMPARE(studio_->job(0).request.extend.margins.right, right);
        QCOMPARE(studio_->job(0).request.extend.margins.left, 0);
    }

    void theMaskStaysWithItsPicture() {
        PictureView* view = studio_->view();
        view->setTool(Tool::brush);
        studio_->drag({0.3, 0.5}, {0.4, 0.5});
        const QImage mask = view->mask().image().copy();
        open(QStringLiteral("other.png"), QSize(120, 120));
        QVERIFY(!view->hasMask());
        open(QStringLiteral("base.png"), QSize(300, 200));
        QTRY_COMPARE(view->mask().image(), mask);
        studio_->window.close();
        studio_.reset();
        studio_ = std::make_unique<Studio>(state_->path());  // after a restart, picture and mask are there again
        QTRY_VERIFY(studio_->view()->hasPicture());
        QTRY_COMPARE(studio_->view()->mask().image(), mask);
    }

    void nothingMarkedIsSaidInPlace() {
        emit studio_->page()->editWanted(Task::inpaint, false);
        QCOMPARE(studio_->jobs()->rowCount(), 0);
        QVERIFY(!studio_->canvas()->findChild<QWidget*>(QStringLiteral("messageBar"))->isHidden());
    }

    void aPyramidOfOddSizesKeepsEveryEdge() {
        QImage image(1001, 513, QImage::Format_Grayscale8);
        image.fill(0);
        ImagePyramid pyramid(image);
        pyramid.edit().setPixel(1000, 512, qRgb(255, 255, 255));
        pyramid.edit().fill(200);
        pyramid.update(QRect(0, 0, 1001, 513));
        int step = 0;
        const QImage& small = pyramid.level(0.3, &step);
        QCOMPARE(step, 2);
        QCOMPARE(small.size(), QSize(501, 257));
        QCOMPARE(qGray(small.pixel(500, 256)), 200);
    }

private:
    QString path(const QString& name) const { return state_->path() + u'/' + name; }
    void open(const QString& name, const QSize& size) {
        if (!QFile::exists(path(name))) {
            QImage image(size, QImage::Format_RGB32);
            image.fill(QColor(90, 120, 160));
            QVERIFY(image.save(path(name)));
        }
        studio_->window.openFiles({path(name)});
        QTRY_COMPARE(studio_->page()->picture().path, path(name));
        QTRY_VERIFY(studio_->canvas()->showsPicture());
        studio_->view()->setFocus();
    }
    void click(const QString& button) {
        QTest::mouseClick(studio_->page()->findChild<QPushButton*>(button), Qt::LeftButton);
    }

    std::unique_ptr<QTemporaryDir> state_;
    std::unique_ptr<Studio> studio_;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    CanvasTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "canvas_test.moc"
