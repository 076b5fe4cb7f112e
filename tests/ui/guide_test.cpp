#include "engine/base/guide.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <QXmlStreamReader>

#include "tests/ui/studio.h"
#include "ui/base/languages.h"
#include "ui/help/guide_window.h"
#include "ui/widgets/theme.h"

using namespace unclip::ui;
using unclip::ui::tests::Studio;

namespace {

/// A text of the window as the guide writes it: without the letters that open menus by key.
QString plain(QString text) {
    static const QRegularExpression kLetterBehind(QStringLiteral("\\(&[A-Z]\\)"));  // as in Chinese
    return text.remove(kLetterBehind).remove(u'&').trimmed();
}

QString textOf(const QString& file) {
    QFile page(file);
    return page.open(QIODevice::ReadOnly) ? QString::fromUtf8(page.readAll()) : QString();
}

QString pathOf(const unclip::GuideChapter& chapter) {
    return QString::fromStdString(chapter.file.string());
}

/// All texts of the window in a language.
QSet<QString> wordsOfTheWindow(const QString& language) {
    const bool isEnglish = language == QLatin1String("en");
    QFile file(QStringLiteral(UNCLIP_SOURCE_FOLDER "/translations/unclip_%1.ts")
                   .arg(isEnglish ? QStringLiteral("de") : language));
    QSet<QString> words;
    if (!file.open(QIODevice::ReadOnly))
        return words;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement &&
            xml.name() == (isEnglish ? QLatin1String("source") : QLatin1String("translation")))
            words.insert(plain(xml.readElementText(QXmlStreamReader::IncludeChildElements)));
    }
    return words;
}

/// The rows of tables on the page about menus and keys that name `action`, in one section or (empty) on the whole page.
QStringList rowsFor(const QString& action, const QString& section = {}) {
    QString page = textOf(QStringLiteral(UNCLIP_SOURCE_FOLDER "/docs/guide/keys.md"));
    if (!section.isEmpty())
        page = page.section(QStringLiteral("\n## %1\n").arg(section), 1).section(QStringLiteral("\n## "), 0, 0);
    return page.split(u'\n').filter(QStringLiteral("**%1**").arg(plain(action)));
}

struct Guide {
    explicit Guide(QWidget* parent) {
        GuideWindow::showOver(parent);
        window = parent->findChild<GuideWindow*>();
        page = window->findChild<QTextBrowser*>();
        chapters = window->findChild<QListWidget*>();
        search = window->findChild<QLineEdit*>();
    }
    int shownChapters() const {
        int shown = 0;
        for (int row = 0; row < chapters->count(); ++row) shown += chapters->item(row)->isHidden() ? 0 : 1;
        return shown;
    }

    GuideWindow* window;
    QTextBrowser* page;
    QListWidget* chapters;
    QLineEdit* search;
};

}  // namespace

class GuideTest : public QObject {
    Q_OBJECT
private slots:
    void everyMenuEntryIsInTheGuide() {
        QTemporaryDir folder;
        Studio studio(folder.path());
        int entries = 0;
        for (const QAction* menu : studio.window.menuBar()->actions()) {
            for (const QAction* action : menu->menu()->actions()) {
                if (action->isSeparator())
                    continue;
                ++entries;
                QVERIFY2(!rowsFor(action->text(), plain(menu->text())).isEmpty(),
                         qPrintable(menu->text() + QStringLiteral(": ") + action->text()));
            }
        }
        QVERIFY(entries > 50);
    }

    void everyActionIsInTheGuideWithItsKeys() {
        const Actions actions;
        for (const ActionFacts& facts : actions.all()) {
            QStringList keys;
            for (const QKeySequence& one : facts.keys)
                keys += one.toString(QKeySequence::PortableText).replace(u'\\', QStringLiteral("\\\\"));
            const QStringList rows = rowsFor(facts.text);
            QVERIFY2(!rows.isEmpty(), qPrintable(facts.text));
            // Some keys differ from desktop to desktop, and there may be none where the test runs.
            if (keys.contains(QString()))
                continue;
            const QString cell = QStringLiteral(" | %1 |").arg(keys.join(QStringLiteral(", ")));
            QVERIFY2(keys.isEmpty() || !rows.filter(cell).isEmpty(), qPrintable(rows.first() + cell));
        }
    }

    void boldWordsOfTheGuideAreWordsOfTheWindow_data() {
        QTest::addColumn<QString>("language");
        for (const Language& one : languages()) QTest::newRow(qPrintable(one.code)) << one.code;
    }

    void boldWordsOfTheGuideAreWordsOfTheWindow() {
        QFETCH(QString, language);
        const QSet<QString> words = wordsOfTheWindow(language);
        QVERIFY(words.size() > 500);
        static const QRegularExpression kBold(QStringLiteral("\\*\\*([^*]+)\\*\\*"));
        QStringList strange;
        for (const auto& chapter :
             unclip::guideChapters(language == QLatin1String("en") ? "" : language.toStdString())) {
            const bool isTranslated = pathOf(chapter).contains(QStringLiteral("/guide/%1/").arg(language));
            if (!isTranslated && language != QLatin1String("en"))
                continue;
            for (auto found = kBold.globalMatch(textOf(pathOf(chapter))); found.hasNext();) {
                const QString bold = found.next().captured(1).replace(QStringLiteral("\\"), QString());
                if (!words.contains(bold))
                    strange.append(QString::fromStdString(chapter.name) + QStringLiteral(": ") + bold);
            }
        }
        QVERIFY2(strange.isEmpty(), qPrintable(strange.join(u'\n')));
    }

    void f1OpensTheGuideAndOnlyOnce() {
        QTemporaryDir folder;
        Studio studio(folder.path());
        studio.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&studio.window));
        QTest::keyClick(&studio.window, Qt::Key_F1);
        studio.action(ActionId::guide)->trigger();
        QCOMPARE(studio.window.findChildren<GuideWindow*>().size(), 1);
        QVERIFY(studio.window.findChild<GuideWindow*>()->isVisible());
    }

    void everyChapterIsShownWithItsPictures() {
        QWidget parent;
        const Guide guide(&parent);
        QCOMPARE(guide.chapters->count(), static_cast<int>(unclip::guideChapters().size()) + 1);
        int pictures = 0;
        for (int row = 0; row < guide.chapters->count(); ++row) {
            guide.chapters->setCurrentRow(row);
            const QTextDocument* document = guide.page->document();
            QVERIFY2(document->toPlainText().size() > 300, qPrintable(guide.page->source().toString()));
            for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
                for (auto part = block.begin(); !part.atEnd(); ++part) {
                    const QTextImageFormat format = part.fragment().charFormat().toImageFormat();
                    if (!format.isValid())
                        continue;
                    ++pictures;
                    const QVariant image = document->resource(QTextDocument::ImageResource, format.name());
                    QVERIFY2(!image.value<QImage>().isNull(), qPrintable(format.name()));
                    QVERIFY(format.width() <= guide.page->viewport()->width());
                }
            }
        }
        QVERIFY(pictures > 10);
    }

    void linksAreFollowedAndTheWayBackIsKept() {
        QWidget parent;
        const Guide guide(&parent);
        auto* back = guide.window->findChild<QToolButton*>(QStringLiteral("backButton"));
        auto* forward = guide.window->findChild<QToolButton*>(QStringLiteral("forwardButton"));
        QVERIFY(!back->isEnabled());
        const QTextCursor link = guide.page->document()->find(QStringLiteral("Writing prompts"));
        guide.page->setTextCursor(link);
        QTest::mouseClick(guide.page->viewport(), Qt::LeftButton, {},
                          guide.page->cursorRect().center() - QPoint(12, 0));
        QCOMPARE(guide.chapters->currentItem()->text(), QStringLiteral("Writing prompts"));
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(guide.chapters->currentRow(), 0);
        QTest::mouseClick(forward, Qt::LeftButton);
        QCOMPARE(guide.chapters->currentItem()->text(), QStringLiteral("Writing prompts"));
    }

    void aSearchLeavesTheChaptersThatHaveTheWords() {
        QWidget parent;
        const Guide guide(&parent);
        const int all = guide.shownChapters();
        QTest::keyClicks(guide.search, QStringLiteral("checksum"));
        QCOMPARE(guide.shownChapters(), 1);
        QVERIFY(guide.page->source().fileName() == QLatin1String("models.md"));
        QVERIFY(!guide.page->extraSelections().isEmpty());
        guide.search->clear();
        QCOMPARE(guide.shownChapters(), all);
        QVERIFY(guide.page->extraSelections().isEmpty());
        QTest::keyClicks(guide.search, QStringLiteral("xylophone"));
        QCOMPARE(guide.shownChapters(), 0);
    }

    void returnGoesFromHitToHitThroughAllChapters() {
        QWidget parent;
        const Guide guide(&parent);
        QTest::keyClicks(guide.search, QStringLiteral("noise"));
        QSet<QString> seen;
        for (int press = 0; press < 100; ++press) {
            seen.insert(guide.page->source().fileName());
            QCOMPARE(guide.page->textCursor().selectedText().toLower(), QStringLiteral("noise"));
            QTest::keyClick(guide.search, Qt::Key_Return);
        }
        QCOMPARE(seen.size(), guide.shownChapters());
    }

    void theGuideSpeaksTheLanguageOfTheWindow() {
        for (const auto& [code, title] : {std::pair{"de", "Das erste Bild"}, std::pair{"zh_CN", "第一张图片"}}) {
            chooseLanguage(QString::fromLatin1(code));
            QWidget parent;
            const Guide guide(&parent);
            QCOMPARE(guide.chapters->item(1)->text(), QString::fromUtf8(title));
            guide.chapters->setCurrentRow(1);
            QVERIFY(guide.page->source().toString().contains(QStringLiteral("/%1/").arg(QString::fromLatin1(code))));
        }
        chooseLanguage(QStringLiteral("en"));
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    chooseLanguage(QStringLiteral("en"));
    GuideTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "guide_test.moc"
