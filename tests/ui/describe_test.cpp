// "Describe": what the model takes a picture for, and the click that puts it into the prompt.

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/studio.h"
#include "ui/canvas/canvas_area.h"
#include "ui/jobs/job_list.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/window/description_dialog.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

class DescribeTest : public QObject {
    Q_OBJECT
private slots:
    void aClickOnADescriptionPutsItIntoThePrompt() {
        const QTemporaryDir state;
        Studio studio(state.path());
        studio.paint(QStringLiteral("a rainbow in space"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        studio.canvas()->showPicture(studio.job(0).pictures.first());
        studio.action(ActionId::describe)->trigger();
        DescriptionDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = studio.part<DescriptionDialog>()) != nullptr);
        const auto buttons = dialog->findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly);
        QCOMPARE(buttons.size(), 2);
        QVERIFY(buttons[0]->text().startsWith(QStringLiteral("75")));
        QVERIFY(buttons[0]->text().contains(QStringLiteral("a cat in a desert")));
        QTest::mouseClick(buttons[1], Qt::LeftButton);
        QCOMPARE(studio.prompt()->prompt(), QStringLiteral("a dog & a hill"));
        QTRY_VERIFY(studio.part<DescriptionDialog>() == nullptr);
    }
};

QTEST_MAIN(DescribeTest)
#include "describe_test.moc"
