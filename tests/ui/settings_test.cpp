#include <QApplication>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "tests/ui/studio.h"
#include "tests/ui/unusual_request.h"
#include "ui/prompt/prior_choice.h"
#include "ui/prompt/settings_panel.h"
#include "ui/settings/settings_dialog.h"
#include "ui/settings/shortcuts_page.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/number_field.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;
using unclip::ui::tests::unusualRequest;

class SettingsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { state_ = std::make_unique<QTemporaryDir>(); }

    void performanceSaysWhatIsPaintedOn() {
        Studio studio(state_->path());
        QString said;
        QTimer::singleShot(0, &studio.window, [&said] {
            auto* dialog = qobject_cast<SettingsDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog != nullptr);
            auto* device = dialog->findChild<QLabel*>(QStringLiteral("device"));
            QTRY_VERIFY(device->text().contains(QStringLiteral("painted on the CPU")));
            said = device->text();
            dialog->accept();
        });
        studio.action(ActionId::preferences)->trigger();
        QVERIFY(!said.isEmpty());
    }

    void whatIsShownComesBackToTheLastDigitForEveryTask() {
        Studio studio(state_->path());
        for (const Task task :
             {Task::generate, Task::vary, Task::inpaint, Task::outpaint, Task::detail, Task::mix, Task::upscale}) {
            const Request request = unusualRequest(task, state_->path());
            studio.prompt()->setRequest(request, true);
            QVERIFY2(studio.prompt()->shownRequest() == request, name(task));
            QVERIFY2(studio.prompt()->request() == request, name(task));
            QTest::qWait(20);  // also when the models are known
            QVERIFY2(studio.prompt()->shownRequest() == request, name(task));
        }
        studio.prompt()->setRequest(Request(), false);
        Request plain = studio.prompt()->shownRequest();
        plain.seed = 0;
        QVERIFY(plain == Request());
    }

    void aPictureOfAnotherTaskIsPaintedAgainUntilThePromptAloneIsWanted() {
        Studio studio(state_->path());
        const Request request = unusualRequest(Task::outpaint, state_->path());
        studio.prompt()->setRequest(request, true);
        auto* leave = studio.prompt()->findChild<QToolButton*>(QStringLiteral("leaveTask"));
        QVERIFY(leave != nullptr && leave->isVisible());
        QVERIFY(studio.prompt()->plainRequest().task == Task::generate);
        QVERIFY(studio.prompt()->plainRequest().extend.margins == Margins());
        QTest::mouseClick(leave, Qt::LeftButton);
        QVERIFY(!leave->isVisible());
        QVERIFY(studio.prompt()->shownRequest().task == Task::generate);
        QVERIFY(studio.prompt()->shownRequest().picture.empty());
        QCOMPARE(studio.prompt()->shownRequest().guidance, request.guidance);
    }

    void priorsAreChosenBesideTheModelAndAreNoModels() {
        SettingsPanel panel;
        ModelFacts model, prior;
        model.folder = model.name = QStringLiteral("/models/karlo");
        prior.folder = QStringLiteral("/models/eclipse");
        prior.name = QStringLiteral("small prior");
        prior.isPrior = true;
        model.priors = {prior.folder};
        panel.setModels({model, prior});
        const auto boxes = panel.findChildren<QComboBox*>();
        const auto holding = [&](const QString& text) {
            return std::count_if(boxes.begin(), boxes.end(), [&](auto* box) { return box->findText(text) >= 0; });
        };
        QCOMPARE(holding(prior.name), 1);
        for (QComboBox* box : boxes)
            if (const int place = box->findText(prior.name); place >= 0)
                box->setCurrentIndex(place);
        Request request;
        panel.apply(request);
        QCOMPARE(request.priorFolder, std::filesystem::path("/models/eclipse"));
        QCOMPARE(request.model, std::filesystem::path("/models/karlo"));
        panel.setModels({model});  // it stays chosen while it can't be found
        Request again;
        panel.apply(again);
        QCOMPARE(again.priorFolder, request.priorFolder);
    }

    void onlyPriorsThatFitTheChosenModelAreOffered() {
        SettingsPanel panel;
        ModelFacts karlo, stable, eclipse;
        karlo.folder = karlo.name = QStringLiteral("/models/karlo");
        stable.folder = stable.name = QStringLiteral("/models/stable");
        eclipse.folder = eclipse.name = QStringLiteral("/models/eclipse");
        eclipse.isPrior = true;
        karlo.priors = {eclipse.folder};
        stable.priors = {karlo.folder};
        panel.setModels({karlo, stable, eclipse});
        auto* priors = panel.findChild<PriorChoice*>();
        const auto offered = [&] {
            QStringList folders;
            for (int i = 1; i < priors->count(); ++i) folders << priors->itemData(i).toString();
            return folders;
        };
        QCOMPARE(offered(), karlo.priors);
        Request request;
        request.model = "/models/stable";
        panel.show(request, false);
        QCOMPARE(offered(), stable.priors);
        priors->setFolder(karlo.folder);
        request.model = "/models/karlo";
        request.priorFolder = "/models/karlo";  // of a request that can't be painted: it is shown, and said when it is
        panel.show(request, false);
        QCOMPARE(priors->folder(), karlo.folder);
        QCOMPARE(offered(), karlo.priors + QStringList{karlo.folder});
    }

    void theNoiseLevelIsShownForModelsThatKnowOneAndWhereItIsSet() {
        SettingsPanel panel;
        ModelFacts karlo, stable;
        karlo.folder = karlo.name = QStringLiteral("/models/karlo");
        stable.folder = stable.name = QStringLiteral("/models/stable");
        stable.noisesEmbeddings = true;
        stable.priors = {karlo.folder};
        panel.setModels({karlo, stable});
        const auto fields = panel.findChildren<NumberField*>();
        const auto found = std::find_if(fields.begin(), fields.end(), [](auto* field) {
            return field->accessibleName() == QStringLiteral("Noise level");
        });
        QVERIFY(found != fields.end());
        NumberField* field = *found;
        QVERIFY(!field->isVisibleTo(&panel));
        Request request;
        request.model = "/models/stable";
        request.priorFolder = "/models/karlo";
        panel.show(request, false);
        QVERIFY(field->isVisibleTo(&panel));
        field->setValue(300);
        Request said;
        panel.apply(said);
        QCOMPARE(said.noiseLevel, std::optional<int>(300));
        QCOMPARE(said.priorFolder, request.priorFolder);
        request.model = "/models/karlo";
        request.noiseLevel = 20;  // of a picture from elsewhere: it counts for nothing, and can be taken back
        panel.show(request, false);
        QVERIFY(field->isVisibleTo(&panel));
        field->clear();
        QVERIFY(!field->isVisibleTo(&panel));
    }

    void usingTheSettingsOfAPictureAndPaintingGivesThatPictureAgain() {
        Studio studio(state_->path());
        studio.prompt()->findChild<QSpinBox*>()->setValue(3);
        studio.paint(QStringLiteral("a hill"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        ResultTile* third = studio.canvas()->results()->tiles().at(2);
        third->setFocus();
        QTest::keyClick(third, Qt::Key_R);
        QTRY_COMPARE(studio.prompt()->shownRequest().seed, studio.job(0).pictures.at(2).seed);
        studio.action(ActionId::paint)->trigger();
        QTRY_COMPARE(studio.jobs()->rowCount(), 2);
        QTRY_COMPARE(studio.job(1).state, Job::State::done);
        QCOMPARE(studio.job(1).pictures.size(), 1);
        QCOMPARE(studio.job(1).pictures.first().load(), studio.job(0).pictures.at(2).load());
    }

    void pointAndCommaAreDecimalSignsInEveryLanguageAndNeverGroup_data() {
        QTest::addColumn<QLocale>("locale");
        for (const char* name : {"en_US", "de_DE", "fr_FR", "de_CH", "zh_CN", "ar_EG"})
            QTest::newRow(name) << QLocale(QString::fromLatin1(name));
    }

    void pointAndCommaAreDecimalSignsInEveryLanguageAndNeverGroup() {
        QFETCH(QLocale, locale);
        const QLocale before;
        QLocale::setDefault(locale);
        for (const char* text : {"7.5", "7,5", " 7.5 ", "07,50"})
            QCOMPARE(readNumber(QString::fromUtf8(text)), std::optional(7.5));
        QCOMPARE(readNumber(QStringLiteral("1.000")), std::optional(1.0));
        QCOMPARE(readNumber(QStringLiteral("1,000")), std::optional(1.0));
        for (const char* text : {"1.000,5", "1,000.5", "1 000", "1'000", "seven", "", "-", ".", "inf", "nan", "1e999"})
            QVERIFY2(!readNumber(QString::fromUtf8(text)), text);
        for (const double value : {7.5, 0.1 + 0.2, 1234.5, 1.0 / 3, 0.0, 100.0, 1e-7})
            QCOMPARE(readNumber(writeNumber(value)), std::optional(value));
        QLocale::setDefault(before);
    }

    void whatCantBeReadIsSaidAndNeitherReplacedNorPainted_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("letters") << QStringLiteral("Guidance") << QStringLiteral("high");
        QTest::newRow("two signs") << QStringLiteral("Guidance") << QStringLiteral("1.2,3");
        QTest::newRow("too large") << QStringLiteral("Guidance") << QStringLiteral("100.5");
        QTest::newRow("negative") << QStringLiteral("Strength") << QStringLiteral("-0.1");
        QTest::newRow("not whole") << QStringLiteral("Decoder steps") << QStringLiteral("12.5");
        QTest::newRow("grouped") << QStringLiteral("Decoder steps") << QStringLiteral("1.000");
        QTest::newRow("none") << QStringLiteral("Best of") << QStringLiteral("0");
        QTest::newRow("seed with letters") << QStringLiteral("Seed") << QStringLiteral("12a");
        QTest::newRow("seed beyond the range") << QStringLiteral("Seed") << QStringLiteral("18446744073709551616");
        QTest::newRow("negative seed") << QStringLiteral("Seed") << QStringLiteral("-1");
        QTest::newRow("no seed") << QStringLiteral("Seed") << QString();
    }

    void whatCantBeReadIsSaidAndNeitherReplacedNorPainted() {
        QFETCH(QString, field);
        QFETCH(QString, text);
        Studio studio(state_->path());
        QLineEdit* line = lineOf(studio, field);
        QVERIFY(line != nullptr);
        studio.prompt()->setUnfolded(true);
        line->setFocus();
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, text);
        if (text.isEmpty())
            studio.prompt()->settings()->findChild<QToolButton*>()->setFocus();
        studio.paint(QStringLiteral("a hill"));
        QCOMPARE(studio.jobs()->rowCount(), 0);
        QCOMPARE(line->text(), text);
        const QString said = studio.canvas()->messages()->text();
        QVERIFY2(said.contains(text) && !said.isEmpty(), qPrintable(said));
        line->setText(QStringLiteral("1"));
        studio.paint(QStringLiteral("a hill"));
        QCOMPARE(studio.jobs()->rowCount(), 1);
    }

    void theLargestSeedReachesTheEngine() {
        Studio studio(state_->path());
        QLineEdit* line = lineOf(studio, QStringLiteral("Seed"));
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("18446744073709551615"));
        QVERIFY(studio.prompt()->settings()->isSeedLocked());
        QCOMPARE(studio.prompt()->request().seed, std::numeric_limits<quint64>::max());
    }

    void qualityAndBestOfReachTheRequest() {
        Studio studio(state_->path());
        SettingsPanel* settings = studio.prompt()->settings();
        const auto combos = settings->findChildren<QComboBox*>();
        const auto quality = std::ranges::find_if(
            combos, [](QComboBox* box) { return box->accessibleName() == QLatin1String("Quality"); });
        QVERIFY(quality != combos.end());
        const auto asked = [&](const char* preset) {
            (*quality)->setCurrentText(QLatin1String(preset));
            return studio.prompt()->shownRequest();
        };
        QCOMPARE((*quality)->currentText(), QStringLiteral("Default"));
        QCOMPARE(asked("Quick").quality, Quality::quick);
        QCOMPARE(asked("Best").quality, Quality::best);
        QVERIFY(!asked("Best").decoderSteps);  // the model's own at this quality
        lineOf(studio, QStringLiteral("Best of"))->setText(QStringLiteral("5"));
        QCOMPARE(studio.prompt()->shownRequest().bestOf, std::optional<int>(5));
        QCOMPARE((*quality)->currentText(), QStringLiteral("Best"));
        Request other;
        other.quality = Quality::quick;
        settings->show(other, false);
        QCOMPARE((*quality)->currentText(), QStringLiteral("Quick"));
    }

    void theStrengthOfVariationsIsTheTasksOwnUntilItIsSet() {
        Studio studio(state_->path());
        auto* strength = qobject_cast<NumberField*>(lineOf(studio, QStringLiteral("Strength")));
        QVERIFY(strength != nullptr);
        QVERIFY(!studio.prompt()->shownRequest().strength);
        QCOMPARE(strength->placeholderText(), QStringLiteral("Automatic"));
        QTest::keyClick(strength, Qt::Key_Up);
        QCOMPARE(studio.prompt()->shownRequest().strength, std::optional<double>(0));
        for (int i = 0; i < 3; ++i) QTest::keyClick(strength, Qt::Key_Up);
        QCOMPARE(studio.prompt()->shownRequest().strength, std::optional<double>(0.15));
        for (int i = 0; i < 4; ++i) QTest::keyClick(strength, Qt::Key_Down);
        QVERIFY(!studio.prompt()->shownRequest().strength);
    }

    void everyActionWithAKeyHasOneThatGermanAndFrenchKeyboardsHave() {
        const Actions actions;
        const QString typedWithAltGr = QStringLiteral("[]{}\\|@#~`^");
        for (const ActionFacts& facts : actions.all()) {
            const auto isTyped = [&](const QKeySequence& keys) {
                return keys[0].key() >= Qt::Key_Escape || typedWithAltGr.indexOf(QChar(keys[0].key())) < 0;
            };
            QVERIFY2(facts.keys.isEmpty() || std::ranges::any_of(facts.keys, isTyped), facts.name);
        }
    }

    void noTwoStandardKeysOfAPlaceAreTheSame() {
        const Actions actions;
        for (const ActionScope scope :
             {ActionScope::window, ActionScope::canvas, ActionScope::picture, ActionScope::prompt}) {
            QList<QKeySequence> seen;
            for (const ActionFacts& facts : actions.of(scope)) {
                for (const QKeySequence& keys : facts.keys) {
                    QVERIFY2(keys.isEmpty() || !seen.contains(keys), facts.name);
                    seen << keys;
                }
            }
        }
    }

    void aChoiceReachesItsFileWhileTheProgramGoesOn() {
        const QString path = state_->filePath(QStringLiteral("settings.ini"));
        Preferences preferences(path);
        preferences.setTheme(Theme::light);
        preferences.setExportFolder(QStringLiteral("/somewhere/else"));
        const auto stands = [&](const char* value) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) && file.readAll().contains(value);
        };
        QTRY_VERIFY(stands("/somewhere/else"));
        QVERIFY(stands("light"));
        preferences.setExportFolder(QStringLiteral("/and/on"));
        QTRY_VERIFY(stands("/and/on"));
        QVERIFY(!stands("/somewhere/else"));
    }

    void aKeyOfTheCanvasCanBeChangedAndIsKept() {
        const QString file = state_->filePath(QStringLiteral("settings.ini"));
        {
            Preferences preferences(file);
            Actions actions(&preferences);
            ShortcutsPage page(&actions);
            page.show();
            QStringList shown;
            for (auto* field : page.findChildren<QKeySequenceEdit*>()) shown << field->objectName();
            for (const ActionFacts& facts : actions.all())
                QVERIFY2(shown.contains(QString::fromLatin1(facts.name)), facts.name);
            auto* field = page.findChild<QKeySequenceEdit*>(QStringLiteral("brushSmaller"));
            field->setKeySequence(QKeySequence(Qt::Key_Comma));
            emit field->editingFinished();
            QCOMPARE(actions.keys(ActionId::brushSmaller).first(), QKeySequence(Qt::Key_Comma));
        }
        Preferences preferences(file);
        Actions actions(&preferences);
        const QKeyEvent comma(QEvent::KeyPress, Qt::Key_Comma, Qt::NoModifier);
        QCOMPARE(actions.find(ActionScope::canvas, comma), std::optional(ActionId::brushSmaller));
        actions.setStandardKeys();
        QVERIFY(!actions.find(ActionScope::canvas, comma));
        // However a sign was typed.
        const QKeyEvent brace(QEvent::KeyPress, Qt::Key_BraceLeft, Qt::ShiftModifier | Qt::GroupSwitchModifier);
        QCOMPARE(actions.find(ActionScope::canvas, brace), std::optional(ActionId::brushSofter));
    }

private:
    static QLineEdit* lineOf(const Studio& studio, const QString& name) {
        for (QLineEdit* line : studio.prompt()->settings()->findChildren<QLineEdit*>()) {
            if (line->accessibleName() == name)
                return line;
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> state_;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    SettingsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "settings_test.moc"
