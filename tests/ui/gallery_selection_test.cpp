#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/shown_gallery.h"
#include "ui/gallery/gallery_view.h"
#include "ui/gallery/library_jobs.h"
#include "ui/headless/background.h"

using namespace unclip;
using namespace unclip::ui;

/// What is done with many chosen pictures at once keeps the window free.
class GallerySelectionTest : public unclip::ui::tests::ShownGallery {
    Q_OBJECT

private slots:
    void init() { folder_ = std::make_unique<LibraryInAFolder>(); }
    void cleanup() {
        dock_.reset();
        folder_.reset();
    }

    void filesOfThousandsOfPicturesAreFoundInTheBackground() {
        constexpr int kCount = 5'000;
        QList<PictureRecord> records;
        QStringList files;
        for (int i = 0; i < kCount; ++i) {
            PictureRecord record;
            record.id = QString::number(i);
            record.number = kCount - i;
            record.path = QStringLiteral("none %1.png").arg(i);
            records << record;
            files << toText(folder_->places().pictures / toPath(record.path));
        }
        LibraryIndex(folder_->places().index).put(records);
        open();
        QTRY_COMPARE(shown(), kCount);
        QSignalSpy said(dock_.get(), &GalleryDock::said), forMany(dock_.get(), &GalleryDock::actionTriggeredForMany);
        dock_->view()->setFocus();
        dock_->view()->selectAll();
        QCOMPARE(dock_->view()->selectedCount(), kCount);
        // While no thread but the window's is free, nothing is found.
        QThreadPool& threads = backgroundThreads();
        threads.waitForDone();
        const int before = threads.maxThreadCount();
        threads.setMaxThreadCount(1);
        QSemaphore goOn;
        threads.start([&] { goOn.acquire(); });
        QTest::keyClick(dock_->view(), Qt::Key_C, Qt::ControlModifier);
        QTest::qWait(200);
        QCOMPARE(forMany.size(), 0);
        QCOMPARE(said.size(), 1);
        goOn.release();
        QTRY_COMPARE(forMany.size(), 1);
        threads.setMaxThreadCount(before);
        QCOMPARE(forMany.first().first().value<ActionId>(), ActionId::copy);
        QCOMPARE(forMany.first().last().toStringList(), files);
    }

    void aRowThatHoldsAnotherPictureMeanwhileIsLeftAlone() {
        Library library = folder_->open();
        const PictureRecord fox = add(library, "a fox");
        const ListedPicture listed = library.listing().first();
        LibraryJobs jobs(folder_->places());
        QList<QStringList> found;
        for (const qint64 number : {listed.number, listed.number + 1})
            jobs.findFiles({.listed = {{listed.row, number, listed.created}}},
                           [&](const QStringList& files) { found << files; });
        QTRY_COMPARE(found.size(), 2);
        QVERIFY(found.contains(QStringList()));
        QVERIFY(found.contains(QStringList{toText(library.fileOf(fox))}));
    }

    void closingEndsAChangeOfManyPicturesBetweenTwo() {
        constexpr int kCount = 200;
        Library library = folder_->open();
        for (int i = 0; i < kCount; ++i) add(library, "fox");
        open();
        QTRY_COMPARE(shown(), kCount);
        QSignalSpy said(dock_.get(), &GalleryDock::said);
        dock_->view()->setFocus();
        dock_->view()->selectAll();
        QTest::keyClick(dock_->view(), Qt::Key_F);
        QTRY_VERIFY_WITH_TIMEOUT(!said.isEmpty(), 20'000);
        dock_.reset();
        PictureFilter favourites;
        favourites.favouritesOnly = true;
        const qsizetype changed = library.list(favourites).size();
        QVERIFY2(changed >= 20 && changed < kCount, qPrintable(QString::number(changed)));
        QCOMPARE(library.check().problems, QStringList());
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    GallerySelectionTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "gallery_selection_test.moc"
