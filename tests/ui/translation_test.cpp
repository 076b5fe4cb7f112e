#include <QAbstractButton>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include "tests/ui/studio.h"
#include "ui/base/languages.h"
#include "ui/settings/settings_dialog.h"
#include "ui/widgets/message_bar.h"

using namespace unclip::ui;
using unclip::ui::tests::Studio;

class TranslationTest : public QObject {
    Q_OBJECT
private slots:
    void everyTextOfTheSourcesIsTranslated_data() {
        QTest::addColumn<QString>("code");
        QTest::newRow("German") << QStringLiteral("de");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    }

    void everyTextOfTheSourcesIsTranslated() {
        QFETCH(QString, code);
        const QString source = QStringLiteral(UNCLIP_SOURCE_FOLDER);
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("unclip.ts"));
        QVERIFY(QFile::copy(QStringLiteral("%1/translations/unclip_%2.ts").arg(source, code), copy));
        QProcess lupdate;
        lupdate.start(QStringLiteral(UNCLIP_LUPDATE),
                      {QStringLiteral("-no-obsolete"), QStringLiteral("-tr-function-alias"),
                       QStringLiteral("QT_TRANSLATE_NOOP+=says"), QStringLiteral("-I"), source,
                       source + QStringLiteral("/engine"), source + QStringLiteral("/ui"),
                       source + QStringLiteral("/app/studio"), QStringLiteral("-ts"), copy});
        QVERIFY(lupdate.waitForFinished(60000));
        QCOMPARE(lupdate.exitCode(), 0);
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString text;
        QStringList missing;
        int translated = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("source"))
                text = xml.readElementText();
            else if (xml.name() == QLatin1String("translation")) {
                if (xml.attributes().value(QLatin1String("type")) == QLatin1String("unfinished"))
                    missing.append(text);
                else
                    ++translated;
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
        QVERIFY(translated > 700);
    }

    void nothingIsCutOffInTheSmallestWindow_data() {
        QTest::addColumn<QString>("code");
        for (const Language& language : languages()) QTest::newRow(qPrintable(language.code)) << language.code;
    }

    void nothingIsCutOffInTheSmallestWindow() {
        QFETCH(QString, code);
        chooseLanguage(code);
        QTemporaryDir folder;
        Studio studio(folder.path());
        studio.prompt()->setUnfolded(true);
        studio.window.resize(1024, 640);
        QTest::qWait(50);
        SettingsDialog settings(&studio.preferences, studio.part<Actions>(), &studio.window);
        settings.show();
        QTest::qWait(20);
        // What has come in the background a moment ago is laid out, too.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QStringList cut;
        for (QWidget* root : {static_cast<QWidget*>(&studio.window), static_cast<QWidget*>(&settings)}) {
            for (QWidget* widget : root->findChildren<QWidget*>()) {
                const auto* label = qobject_cast<QLabel*>(widget);
                const auto* button = qobject_cast<QAbstractButton*>(widget);
                const bool isText = label != nullptr ? !label->wordWrap() && !label->text().isEmpty()
                                                     : button != nullptr && !button->text().isEmpty();
                const bool mayShrink = widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
                if (!isText || mayShrink || !widget->isVisible() || widget->visibleRegion().isEmpty())
                    continue;
                if (widget->width() < widget->minimumSizeHint().width())
                    cut.append(label != nullptr ? label->text() : button->text());
            }
        }
        chooseLanguage(QStringLiteral("en"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void whatTheEngineSaysIsSaidInTheLanguageOfTheWindow() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("notes.png"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no picture");
        file.close();
        chooseLanguage(QStringLiteral("de"));
        {
            Studio studio(folder.filePath(QStringLiteral("state")));
            studio.window.openFiles({path});
            QTRY_VERIFY(studio.canvas()->messages()->text().contains(QStringLiteral("notes.png ist kein Bild")));
        }
        chooseLanguage(QStringLiteral("en"));
    }

    void theButtonsOfQtSpeakTheLanguageToo() {
        for (const auto& [code, close] : {std::pair{"de", "Schließen"}, std::pair{"zh_CN", "关闭"}}) {
            chooseLanguage(QString::fromLatin1(code));
            QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Close"), QString::fromUtf8(close));
        }
        chooseLanguage(QStringLiteral("en"));
    }

    void pluralsAreRight() {
        chooseLanguage(QStringLiteral("de"));
        QCOMPARE(QCoreApplication::translate("unclip::ui::JobList", "%n picture(s)", nullptr, 1),
                 QStringLiteral("1 Bild"));
        QCOMPARE(QCoreApplication::translate("unclip::ui::JobList", "%n picture(s)", nullptr, 3),
                 QStringLiteral("3 Bilder"));
        chooseLanguage(QStringLiteral("en"));
        QCOMPARE(QCoreApplication::translate("unclip::ui::JobList", "%n picture(s)", nullptr, 1),
                 QStringLiteral("1 picture"));
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    TranslationTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "translation_test.moc"
