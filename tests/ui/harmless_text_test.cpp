// Texts that only an enemy would choose, through everything that shows texts of files.

#include "ui/headless/harmless_text.h"

#include <spdlog/spdlog.h>

#include <QComboBox>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>

#include "engine/base/error.h"
#include "tests/base/nasty_texts.h"
#include "ui/base/program_log.h"
#include "ui/headless/sentences.h"
#include "ui/prompt/settings_panel.h"
#include "ui/widgets/message_bar.h"

using namespace unclip;
using namespace unclip::ui;

namespace {

/// What a reader of rich text shows of it, line ends aside.
QString shown(const QString& tip) {
    QTextDocument document;
    document.setHtml(tip);
    return document.toPlainText().simplified();
}

bool hasControls(const QString& line) {
    return std::any_of(line.begin(), line.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || (c.unicode() >= 0x202A && c.unicode() <= 0x202E) ||
               (c.unicode() >= 0x2066 && c.unicode() <= 0x2069) || c.unicode() == 0x2028 || c.unicode() == 0x2029;
    });
}

}  // namespace

class HarmlessTextTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextKeepsItsWordsAndLosesItsPower_data() {
        QTest::addColumn<QString>("text");
        int i = 0;
        for (const std::string& text : nastyTexts())
            QTest::addRow("%d", i++) << QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    void everyTextKeepsItsWordsAndLosesItsPower() {
        QFETCH(QString, text);
        QVERIFY(!hasControls(plainLine(text)));
        const QString tip = asTip(text);
        QVERIFY(!hasControls(tip));
        // Markup is shown, not obeyed: what is seen are the very words.
        QString words;
        for (const QString& line : text.split(QLatin1Char('\n'))) words += plainLine(line) + QLatin1Char(' ');
        QCOMPARE(shown(tip), words.simplified());
        const QString notification = forNotification(text);
        QVERIFY(!notification.contains(QLatin1Char('<')) && !notification.contains(QLatin1Char('&')));
        QVERIFY(!Qt::mightBeRichText(notification) && !hasControls(notification));
        // In a sentence of the engine.
        const QString sentence = inWords(ModelError(says("Models", "%1 holds no tensors.").with(text.toStdString())));
        QVERIFY(!hasControls(sentence));
        QVERIFY(sentence.endsWith(QLatin1String("holds no tensors.")));
    }

    void everyTextIsHarmlessInTheModelsList() {
        SettingsPanel panel;
        QList<ModelFacts> models;
        for (const std::string& text : nastyTexts()) {
            ModelFacts facts;
            facts.folder = QStringLiteral("/models/%1").arg(models.size());
            facts.name = facts.trouble = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
            models << facts;
        }
        panel.setModels(models);
        int items = 0;
        for (const QComboBox* box : panel.findChildren<QComboBox*>())
            for (int i = 0; i < box->count() && box->count() == models.size(); ++i, ++items) {
                QVERIFY(!hasControls(box->itemText(i)));
                const QString tip = box->itemData(i, Qt::ToolTipRole).toString();
                QVERIFY(!hasControls(tip));
                QVERIFY(!tip.contains(QLatin1String("<img")) && !tip.contains(QLatin1String("<a ")));
            }
        QCOMPARE(items, models.size());
    }

    void everyTextIsHarmlessInTheMessageBar() {
        MessageBar bar;
        for (const std::string& text : nastyTexts()) {
            bar.say(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
            QVERIFY(!hasControls(bar.text()));
            for (const QLabel* label : bar.findChildren<QLabel*>()) QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }

    void everyTextIsOneLineOfTheLog() {
        QTemporaryDir state;
        qputenv("UNCLIP_STATE", state.path().toUtf8());
        startLog();
        for (const std::string& text : nastyTexts())
            logWarning(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
        spdlog::default_logger()->flush();
        QFile file(logFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), static_cast<qsizetype>(nastyTexts().size()));
        for (const QByteArray& line : lines) QVERIFY(!hasControls(QString::fromUtf8(line)));
    }

    void cuttingNeverSplitsACharacter() {
        const QString text = QString::fromUtf8("a🏰b🏰");
        for (int most = 0; most <= text.size(); ++most) {
            const QString part = firstLetters(text, most);
            QVERIFY(text.startsWith(part) && part.size() <= most && part.size() >= most - 1);
            QVERIFY(part.isEmpty() || !part.back().isHighSurrogate());
        }
    }
};

QTEST_MAIN(HarmlessTextTest)
#include "harmless_text_test.moc"
