// "Follow structure": depth pictures that are chosen, dropped or made.

#include <QComboBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "tests/ui/studio.h"
#include "ui/headless/paths.h"
#include "ui/prompt/settings_panel.h"
#include "ui/prompt/structure_field.h"
#include "ui/queue/job_status.h"
#include "ui/widgets/message_bar.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

class StructureTest : public QObject {
    Q_OBJECT
private slots:
    void init() { state_ = std::make_unique<QTemporaryDir>(); }

    void aStructureMayBeAFileThatWasDroppedThere() {
        Studio studio(state_->path());
        auto* field = studio.part<StructureField>();
        QVERIFY(field != nullptr);
        field->setText(QStringLiteral("file:///pictures/a%20depth.png"));
        QCOMPARE(studio.prompt()->shownRequest().structure, std::filesystem::path("/pictures/a depth.png"));
        field->setText(QStringLiteral("depth 100%.png"));
        QCOMPARE(studio.prompt()->shownRequest().structure, std::filesystem::path("depth 100%.png"));
    }

    void theDepthPictureOfAPictureIsMadeInTheBackgroundAndBecomesTheStructure() {
        Studio studio(state_->path());
        studio.preferences.setModelFolders({QStringLiteral(UNCLIP_GOLDEN "/depth-small/published")});
        const QString photo = state_->filePath(QStringLiteral("photo.png"));
        QImage picture(20, 10, QImage::Format_RGB32);
        picture.fill(QColor(60, 60, 60));
        QVERIFY(picture.save(photo));
        QVERIFY(studio.prompt()->findChild<QToolButton*>(QStringLiteral("makeDepthPicture")) != nullptr);
        emit studio.prompt()->settings()->depthPictureWanted(photo);
        QTRY_VERIFY(!studio.prompt()->shownRequest().structure.empty());
        const QImage depth(unclip::toText(studio.prompt()->shownRequest().structure));
        QCOMPARE(depth.size(), picture.size());
        QCOMPARE(qGray(depth.pixel(3, 3)), 195);
    }

    void aStructureThatWasChosenWhileADepthPictureWasMadeStays() {
        Studio studio(state_->path(), std::chrono::milliseconds(20));
        studio.preferences.setModelFolders({QStringLiteral(UNCLIP_GOLDEN "/depth-small/published")});
        const QString photo = state_->filePath(QStringLiteral("photo.png"));
        QVERIFY(QImage(20, 10, QImage::Format_RGB32).save(photo));
        studio.paint(QStringLiteral("a hill"));  // the engine is busy for a while
        emit studio.prompt()->settings()->depthPictureWanted(photo);
        const auto* status = studio.part<JobStatus>();
        QTRY_VERIFY(status->text().contains(QLatin1String("being made")));
        studio.prompt()->settings()->setStructure(QStringLiteral("/pictures/chosen.png"));
        QTRY_VERIFY(status->text().contains(QLatin1String("chosen meanwhile")));
        QCOMPARE(studio.prompt()->shownRequest().structure, std::filesystem::path("/pictures/chosen.png"));
    }

    void withoutADepthEstimatorItIsSaidWhatToGet() {
        qputenv("HF_HUB_CACHE", state_->filePath(QStringLiteral("no-cache")).toUtf8());
        Studio studio(state_->path());
        emit studio.prompt()->settings()->depthPictureWanted(QStringLiteral("/pictures/photo.png"));
        QTRY_VERIFY(studio.canvas()->messages()->text().contains(QLatin1String("Intel/dpt-large")));
    }

    void aStructureIsKeptForTasksThatFollowIt() {
        Studio studio(state_->path());
        Request request;
        request.structure = "/pictures/depth.png";
        studio.prompt()->setRequest(request, true);
        QCOMPARE(studio.prompt()->plainRequest(Task::vary).structure, request.structure);
        QVERIFY(studio.prompt()->plainRequest(Task::inpaint).structure.empty());
        QVERIFY(studio.prompt()->plainRequest(Task::upscale).structure.empty());
    }

    void theStructureOfAPaintedPictureIsFollowed() {
        Studio studio(state_->path());
        studio.preferences.setModelFolders({QStringLiteral(UNCLIP_GOLDEN "/depth-small/published")});
        studio.paint(QStringLiteral("a hill"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        studio.canvas()->showPicture(studio.job(0).pictures.first());
        studio.action(ActionId::followStructure)->trigger();
        QTRY_VERIFY(!studio.prompt()->shownRequest().structure.empty());
        const QImage depth(unclip::toText(studio.prompt()->shownRequest().structure));
        QCOMPARE(depth.size(), QSize(256, 256));
    }

    void whatIsMarkedOnTheCanvasIsFollowedByModelsForThat() {
        Studio studio(state_->path());
        studio.paint(QStringLiteral("a hill"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        studio.canvas()->showPicture(studio.job(0).pictures.first());
        QTRY_VERIFY(!studio.view()->pictureSize().isEmpty());
        studio.view()->setTool(Tool::brush);
        studio.drag({0.3, 0.5}, {0.7, 0.5});
        auto* button = studio.page()->findChild<QPushButton*>(QStringLiteral("structureButton"));
        QVERIFY(button != nullptr && !button->isVisibleTo(studio.page()));
        ModelFacts controlnet;
        controlnet.folder = controlnet.name = QStringLiteral("/models/controlnet");
        controlnet.followsStructure = true;
        studio.prompt()->settings()->setModels({controlnet});
        QVERIFY(button->isVisibleTo(studio.page()));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!studio.prompt()->shownRequest().structure.empty());
        const QImage marked(unclip::toText(studio.prompt()->shownRequest().structure));
        QCOMPARE(marked.size(), studio.view()->pictureSize());
        QCOMPARE(qGray(marked.pixel(marked.width() / 2, marked.height() / 2)), 255);
        QCOMPARE(qGray(marked.pixel(2, 2)), 0);
    }

    void depthEstimatorsAreNoModelsToPaintWith() {
        SettingsPanel panel;
        ModelFacts model, estimator;
        model.folder = model.name = QStringLiteral("/models/karlo");
        estimator.folder = estimator.name = QStringLiteral("/models/dpt-large");
        estimator.estimatesDepth = true;
        panel.setModels({model, estimator});
        for (const QComboBox* box : panel.findChildren<QComboBox*>()) QVERIFY(box->findText(estimator.name) < 0);
    }

private:
    std::unique_ptr<QTemporaryDir> state_;
};

QTEST_MAIN(StructureTest)
#include "structure_test.moc"
