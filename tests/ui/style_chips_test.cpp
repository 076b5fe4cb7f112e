#include "ui/prompt/style_chips.h"

#include <QInputDialog>
#include <QMenu>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "tests/ui/studio.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

class StyleChipsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> state_;

private slots:
    void init() { state_ = std::make_unique<QTemporaryDir>(); }

    void aStyleChipAddsItsWordsAndTakesThemOutAgain() {
        Studio studio(state_->path());
        QTest::keyClicks(studio.part<PromptEditor>(), QStringLiteral("a king"));
        QToolButton* chip = nullptr;
        for (QToolButton* one : studio.prompt()->chips()->findChildren<QToolButton*>()) {
            if (one->property("words").toString() == QLatin1String("oil painting"))
                chip = one;
        }
        QVERIFY(chip != nullptr);
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(studio.prompt()->prompt(), QStringLiteral("a king, oil painting"));
        QVERIFY(chip->isChecked());
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(studio.prompt()->prompt(), QStringLiteral("a king"));
        QTest::keyClicks(studio.part<PromptEditor>(), QStringLiteral(" oil painting"));
        QVERIFY(chip->isChecked());
    }

    void stylesOfOnesOwnAreAskedForWithoutHoldingUpTheChipsThatChangeMeanwhile() {
        Studio studio(state_->path());
        StyleChips* chips = studio.prompt()->chips();
        const QPointer<QToolButton> add = chips->findChildren<QToolButton*>().last();
        QTest::mouseClick(add, Qt::LeftButton);
        auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog != nullptr);
        studio.preferences.addRecentFile(QStringLiteral("/pictures/hill.png"));  // settings change, styles don't
        QVERIFY(add != nullptr);
        dialog->setTextValue(QStringLiteral("woodcut"));
        dialog->accept();
        QCOMPARE(studio.preferences.ownStyles(), QStringList(QStringLiteral("woodcut")));
        const auto isThere = [&] {
            const auto buttons = chips->findChildren<QToolButton*>();
            return std::any_of(buttons.begin(), buttons.end(), [](const QToolButton* one) {
                return one->property("words").toString() == QLatin1String("woodcut");
            });
        };
        QVERIFY(isThere());

        const auto buttons = chips->findChildren<QToolButton*>();
        for (QToolButton* one : buttons)
            if (one->property("words").toString() == QLatin1String("woodcut"))
                emit one->customContextMenuRequested({});
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        menu->actions().first()->trigger();
        menu->close();
        QVERIFY(!isThere());
        QVERIFY(studio.preferences.ownStyles().isEmpty());
    }
};

QTEST_MAIN(StyleChipsTest)

#include "style_chips_test.moc"
