#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>

#include "engine/image/metadata.h"
#include "tests/ui/studio.h"
#include "ui/export/export_dialog.h"
#include "ui/export/picture_export.h"
#include "ui/widgets/message_bar.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

class ExportTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> state_, out_;
    std::unique_ptr<Studio> studio_;

    ResultTile* tile() const { return studio_->canvas()->results()->tiles().first(); }
    QStringList written() const { return QDir(out_->path()).entryList(QDir::Files, QDir::Name); }
    QImage imageAt(const QString& name) const { return QImage(out_->filePath(name)); }

    /// Does something with the dialog of this type that comes up next.
    template <typename Dialog>
    void whenAsked(std::function<void(Dialog*)> answer) {
        auto* timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [timer, answer] {
            if (auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget())) {
                timer->deleteLater();
                answer(dialog);
            }
        });
        timer->start(10);
    }
    void exportWith(std::function<void(ExportDialog*)> fill, const QString& button = QStringLiteral("Export")) {
        whenAsked<ExportDialog>([this, fill, button](ExportDialog* dialog) {
            dialog->findChildren<QLineEdit*>().first()->setText(out_->path());
            fill(dialog);
            press(dialog, button);
        });
        QTest::keySequence(tile(), QKeySequence(Qt::CTRL | Qt::Key_E));
    }
    static void press(QDialog* dialog, const QString& text) {
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->text().remove(u'&') == text)
                return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL(qPrintable(text));
    }
    static QLineEdit* pattern(ExportDialog* dialog) {
        for (QLineEdit* line : dialog->findChildren<QLineEdit*>())
            if (line->text().contains(u'{'))
                return line;
        return nullptr;
    }
    static QComboBox* box(ExportDialog* dialog, const QString& entry) {
        for (QComboBox* one : dialog->findChildren<QComboBox*>())
            if (one->findText(entry) >= 0)
                return one;
        return nullptr;
    }

private slots:
    void init() {
        state_ = std::make_unique<QTemporaryDir>();
        out_ = std::make_unique<QTemporaryDir>();
        studio_ = std::make_unique<Studio>(state_->path());
        studio_->paint(QStringLiteral("a red fox"));
        QTRY_COMPARE(studio_->job(0).state, Job::State::done);
        tile()->setFocus();
    }
    void cleanup() { studio_.reset(); }

    void thePictureIsWrittenUnderItsPatternWithItsMetadata() {
        exportWith([](ExportDialog* dialog) { pattern(dialog)->setText(QStringLiteral("{n} {prompt}")); });
        QTRY_COMPARE(written(), QStringList{QStringLiteral("001 a red fox.png")});
        QCOMPARE(imageAt(written().first()).size(), QSize(256, 256));
        const PictureMetadata metadata = readMetadata(out_->filePath(written().first()).toStdString());
        QCOMPARE(metadata.request->prompt, std::string("a red fox"));
    }

    void formatSizeAndSilenceAreAsChosen() {
        exportWith([](ExportDialog* dialog) {
            box(dialog, QStringLiteral("JPEG"))->setCurrentText(QStringLiteral("JPEG"));
            box(dialog, QStringLiteral("Scaled"))->setCurrentText(QStringLiteral("Scaled"));
            for (QSpinBox* number : dialog->findChildren<QSpinBox*>())
                if (number->suffix() == QLatin1String(" %"))
                    number->setValue(150);
            dialog->findChild<QCheckBox*>()->setChecked(false);
        });
        QTRY_COMPARE(written().size(), 1);
        QVERIFY(written().first().endsWith(QLatin1String(".jpg")));
        QTRY_COMPARE(imageAt(written().first()).size(), QSize(384, 384));
        QVERIFY(readMetadata(out_->filePath(written().first()).toStdString()).empty());
        // The choices are there again the next time, and a smaller box makes it smaller.
        exportWith([](ExportDialog* dialog) {
            QCOMPARE(box(dialog, QStringLiteral("JPEG"))->currentText(), QStringLiteral("JPEG"));
            QVERIFY(!dialog->findChild<QCheckBox*>()->isChecked());
            box(dialog, QStringLiteral("At most"))->setCurrentText(QStringLiteral("At most"));
            for (QSpinBox* number : dialog->findChildren<QSpinBox*>())
                if (number->suffix() == QLatin1String(" px"))
                    number->setValue(number->accessibleName() == QLatin1String("Width") ? 100 : 50);
            pattern(dialog)->setText(QStringLiteral("small {seed}"));
        });
        QTRY_COMPARE(written().size(), 2);
        QTRY_COMPARE(imageAt(written().last()).size(), QSize(50, 50));
    }

    void aFileThatIsThereIsNeverReplacedWithoutAsking() {
        const auto asThePrompt = [](ExportDialog* dialog) { pattern(dialog)->setText(QStringLiteral("{prompt}")); };
        QFile mine(out_->filePath(QStringLiteral("a red fox.png")));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.write("mine");
        mine.close();
        bool wasAsked = false;
        const auto answer = [&](const QString& button) {
            wasAsked = false;
            whenAsked<QMessageBox>([&wasAsked, button](QMessageBox* box) {
                wasAsked = true;
                QVERIFY(box->text().contains(QStringLiteral("a red fox.png")));
                press(box, button);
            });
        };
        answer(QStringLiteral("Cancel"));
        exportWith(asThePrompt);
        QTRY_VERIFY(wasAsked);
        QTest::qWait(100);
        QCOMPARE(QFileInfo(mine).size(), 4);
        answer(QStringLiteral("Keep both"));
        exportWith(asThePrompt);
        QTRY_COMPARE(written().size(), 2);
        QCOMPARE(QFileInfo(mine).size(), 4);
        QCOMPARE(written().first(), QStringLiteral("a red fox (2).png"));
        answer(QStringLiteral("Replace"));
        exportWith(asThePrompt);
        QTRY_VERIFY(QFileInfo(mine).size() > 4);
        QCOMPARE(written().size(), 2);
        // With the last settings, nothing is asked and nothing replaced.
        QTest::keySequence(tile(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
        QTRY_COMPARE(written().size(), 3);
        QVERIFY(written().contains(QStringLiteral("a red fox (3).png")));
    }

    void aFolderThatIsNotThereIsNamed() {
        exportWith([](ExportDialog* dialog) {
            dialog->findChildren<QLineEdit*>().first()->setText(QStringLiteral("/no/such/folder"));
        });
        QTRY_VERIFY(studio_->canvas()->messages()->text().contains(QStringLiteral("/no/such/folder")));
    }

    void cancelWritesNothing() {
        exportWith([](ExportDialog*) {}, QStringLiteral("Cancel"));
        QTest::qWait(100);
        QCOMPARE(written(), QStringList());
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    ExportTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "export_test.moc"
