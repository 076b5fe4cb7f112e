#include <malloc.h>

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include "tests/bench/bench_program.h"
#include "tests/sanitizers/address_sanitizer.h"
#include "tests/ui/studio.h"
#include "ui/headless/leftovers.h"
#include "ui/settings/settings_dialog.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

/// Nothing grows without end, and the settings say where the ends are.
class LimitsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> state_;

private slots:
    void init() { state_ = std::make_unique<QTemporaryDir>(); }

    void theNewestPicturesStayInMemoryAndOthersAreReadFromTheirFiles() {
        constexpr int kMore = 30;
        Studio studio(state_->path(), std::chrono::milliseconds(0), 64);
        Request request;
        request.prompt = "a hill";
        request.count = JobList::kPicturesInMemory / 2;
        for (int job = 0; job < 2; ++job) studio.jobs()->add(request);
        request.count = kMore;
        studio.jobs()->add(request);
        QTRY_VERIFY_WITH_TIMEOUT(!studio.jobs()->isBusy(), 120'000);
        int inMemory = 0, films = 0;
        for (const Job& job : studio.jobs()->jobs())
            for (const FinishedPicture& picture : job.pictures) {
                inMemory += picture.image.isNull() ? 0 : 1;
                films += picture.film.isEmpty() ? 0 : 1;
            }
        QCOMPARE(inMemory, JobList::kPicturesInMemory);
        QCOMPARE(films, JobList::kPicturesInMemory);
        QVERIFY(studio.job(0).pictures.first().image.isNull());
        QCOMPARE(studio.job(0).pictures.first().load().size(), QSize(64, 64));
        QVERIFY(!studio.job(2).pictures.last().film.isEmpty());
    }

    void memoryStaysLevelHoweverManyPicturesArePainted() {
        if (unclip::tests::kHasAddressSanitizer)
            QSKIP("The address sanitizer keeps what was freed for a while.");
        constexpr int kSide = 256, kOfAJob = 25, kFirst = 250;
        const int wanted = qEnvironmentVariableIntValue("UNCLIP_MANY_PICTURES");
        const int all = wanted > kFirst ? wanted : 600;
        Studio studio(state_->path(), std::chrono::milliseconds(0), kSide);
        const auto paint = [&](int count) {
            Request request;
            request.prompt = "a hill";
            request.count = kOfAJob;
            for (int done = 0; done < count; done += kOfAJob) {
                request.seed += kOfAJob;
                studio.jobs()->add(request);
            }
            QTRY_VERIFY_WITH_TIMEOUT(!studio.jobs()->isBusy(), 120'000 + 100 * count);
            ::malloc_trim(0);
        };
        paint(kFirst);  // more than stay in memory
        const double before = residentMegabytes();
        paint(all - kFirst);
        const double grown = residentMegabytes() - before;
        const double asPixels = (all - kFirst) * kSide * kSide * 4 / 1e6;
        qInfo("%d pictures: %.0f MB after %d, %.0f MB more at the end; their pixels have %.0f MB", all, before, kFirst,
              grown, asPixels);
        QVERIFY2(grown < asPixels / 4, qPrintable(QString::number(grown)));
    }

    void theOldestChangesOfAMaskAreForgotten() {
        Studio studio(state_->path());
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::red);
        studio.view()->setPicture(image);
        for (int i = 0; i < PictureView::kUndoSteps + 20; ++i) studio.view()->maskInvert();
        QCOMPARE(studio.view()->undoStack()->count(), PictureView::kUndoSteps);
    }

    void theSettingsSayHowMuchIsKept() {
        Studio studio(state_->path());
        SettingsDialog dialog(&studio.preferences, studio.part<Actions>());
        QString said;
        for (const QLabel* label : dialog.findChildren<QLabel*>()) said += label->text() + QLatin1Char('\n');
        for (const int limit : {JobList::kPicturesInMemory, PictureView::kUndoSteps, kLeftoverDays})
            QVERIFY2(said.contains(QString::number(limit)), qPrintable(said));
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    LimitsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "limits_test.moc"
