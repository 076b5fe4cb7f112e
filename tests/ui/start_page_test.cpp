#include "ui/canvas/start_page.h"

#include <QScrollBar>
#include <QTemporaryDir>

#include "tests/ui/studio.h"

using namespace unclip::ui;
using unclip::ui::tests::Studio;

class StartPageTest : public QObject {
    Q_OBJECT

private slots:
    void neverScrollsSideways() {
        StartPage page;
        page.show();
        for (int width = 900; width >= 240; width -= 20) {
            page.resize(width, 400);
            QCoreApplication::processEvents();
            QVERIFY2(page.horizontalScrollBar()->maximum() == 0, qPrintable(QString::number(width)));
        }
    }

    /// 1280 × 720 pixels at 200 %.
    void fitsASmallScreenThatIsScaled() {
        QTemporaryDir state;
        Studio studio(state.path());
        studio.window.resize(640, 360);
        QCoreApplication::processEvents();
        const StartPage* page = studio.canvas()->startPage();
        QVERIFY2(page->horizontalScrollBar()->maximum() == 0, qPrintable(QString::number(page->width())));
    }

    void showsAllExamplesAtEveryWidth() {
        StartPage page;
        page.show();
        for (const int width : {900, 500, 360, 240, 420, 900}) {
            page.resize(width, 400);
            QTRY_COMPARE(wrongWith(page), QString());
        }
    }

private:
    /// The first example that is squeezed or lies over another.
    static QString wrongWith(const StartPage& page) {
        QRegion covered;
        for (int i = 0; i < StartPage::examples().size(); ++i) {
            const auto* card = page.findChild<QWidget*>(QStringLiteral("example%1").arg(i));
            const QSize smallest = card->minimumSizeHint();
            const bool isSqueezed = card->width() < smallest.width() || card->height() < smallest.height();
            if (isSqueezed || covered.intersects(card->geometry()))
                return QStringLiteral("page of %1, card of %2 × %3")
                    .arg(page.width())
                    .arg(card->width())
                    .arg(card->height());
            covered += card->geometry();
        }
        return {};
    }
};

QTEST_MAIN(StartPageTest)
#include "start_page_test.moc"
