#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "engine/image/write_picture.h"
#include "tests/ui/studio.h"
#include "tests/ui/unusual_request.h"
#include "ui/headless/paths.h"
#include "ui/prompt/settings_panel.h"
#include "ui/widgets/message_bar.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;
using unclip::ui::tests::unusualRequest;

/// What was saved, in a file of its own or in a picture, paints again from the window.
class SavedRequestsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> state_;

    /// A picture with another program's text about itself.
    QString foreignPicture(const char* name, const char* text) const {
        WriteOptions options;
        options.metadata.emplace().parameters = text;
        const QString path = state_->filePath(QString::fromLatin1(name));
        writePicture(toPath(path), cv::Mat(40, 60, CV_8UC3, cv::Scalar(30, 90, 200)), options);
        return path;
    }
    static QPushButton* offered(const Studio& studio) {
        for (auto* button : studio.canvas()->messages()->findChildren<QPushButton*>())
            if (button->isVisible() && !button->text().isEmpty())
                return button;
        return nullptr;
    }

private slots:
    void init() { state_ = std::make_unique<QTemporaryDir>(); }

    void aSavedRequestOfEveryTaskIsOpenedAndPaintedAgain_data() {
        QTest::addColumn<int>("task");
        for (const Task task :
             {Task::generate, Task::vary, Task::inpaint, Task::outpaint, Task::detail, Task::mix, Task::upscale})
            QTest::newRow(name(task)) << static_cast<int>(task);
    }
    void aSavedRequestOfEveryTaskIsOpenedAndPaintedAgain() {
        QFETCH(int, task);
        Request request = unusualRequest(static_cast<Task>(task), state_->path());
        request.count = request.mix.steps = 2;
        const QString path = state_->filePath(QStringLiteral("request.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(toJson(request).dump()));
        file.close();
        Studio studio(state_->path());
        QTest::qWait(50);
        studio.window.openFiles({path});
        QTRY_COMPARE(studio.prompt()->prompt(), QStringLiteral("a fox in snow"));
        studio.action(ActionId::paint)->trigger();
        QCOMPARE(studio.jobs()->rowCount(), 1);
        QVERIFY(studio.job(0).request == request);
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        QCOMPARE(studio.job(0).pictures.size(), 2);
        QCOMPARE(studio.job(0).pictures.first().seed, std::optional<quint64>(request.seed));
    }

    void aPictureThatDoesntSayItsSeedIsPaintedFromAnotherAndThatIsSaid() {
        Studio studio(state_->path());
        studio.window.openFiles({foreignPicture("mill.png", "a mill\nSteps: 20, Sampler: Euler, Seed: -1")});
        QTRY_VERIFY(offered(studio) != nullptr);
        QTest::mouseClick(offered(studio), Qt::LeftButton);
        QCOMPARE(studio.prompt()->prompt(), QStringLiteral("a mill"));
        QVERIFY(!studio.prompt()->settings()->isSeedLocked());
        QVERIFY(studio.canvas()->messages()->text().contains(QStringLiteral("seed")));
        // Neither is it taken for 0 when only the seed is wanted.
        studio.canvas()->messages()->hide();
        studio.action(ActionId::copySeed)->trigger();
        QTRY_VERIFY(studio.canvas()->messages()->isVisible());
        QVERIFY(!studio.prompt()->settings()->isSeedLocked());
        // A seed that the user keeps stays his.
        studio.prompt()->settings()->lockSeed(5);
        studio.action(ActionId::useSettings)->trigger();
        QTest::qWait(100);
        QCOMPARE(studio.prompt()->shownRequest().seed, std::uint64_t(5));
    }

    void aSeedOf0ThatIsSaidIsTaken() {
        Studio studio(state_->path());
        studio.window.openFiles({foreignPicture("mill.png", "a mill\nSteps: 20, Sampler: Euler, Seed: 0")});
        QTRY_VERIFY(offered(studio) != nullptr);
        QTest::mouseClick(offered(studio), Qt::LeftButton);
        QVERIFY(studio.prompt()->settings()->isSeedLocked());
        QCOMPARE(studio.prompt()->shownRequest().seed, std::uint64_t(0));
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    SavedRequestsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "saved_requests_test.moc"
