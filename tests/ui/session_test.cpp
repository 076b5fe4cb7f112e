#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <nlohmann/json.hpp>

#include "engine/base/atomic_file.h"
#include "tests/ui/studio.h"
#include "ui/canvas/mask_store.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/headless/library/picture_keeper.h"
#include "ui/pictures/brought_pictures.h"
#include "ui/prompt/prompt_history.h"
#include "ui/prompt/settings_panel.h"
#include "ui/queue/queue_dock.h"
#include "ui/widgets/message_bar.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

namespace {

using std::chrono::milliseconds;

QImage maskOf(int grey) {
    QImage mask(400, 300, QImage::Format_Grayscale8);
    mask.fill(grey);
    return mask;
}

/// Presses a button of the next question.
void answerWith(QWidget* window, const QString& button) {
    QTimer::singleShot(50, window, [button] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box != nullptr);
        auto* found = box->findChild<QPushButton*>(button);
        QVERIFY(found != nullptr);
        QTest::mouseClick(found, Qt::LeftButton);
    });
}

}  // namespace

/// What comes back at the next start, and what is asked before the window closes.
class SessionTest : public QObject {
    Q_OBJECT
private slots:
    void init() { state_ = std::make_unique<QTemporaryDir>(); }

    void closingWhilePaintingAsksAndThenStopsCleanly() {
        Studio studio(state_->path(), milliseconds(50));
        studio.paint(QStringLiteral("slow"));
        QTRY_COMPARE(studio.job(0).state, Job::State::running);
        bool hasAsked = false;
        const auto answer = [&](int button) {
            QTimer::singleShot(50, &studio.window, [&, button] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                QVERIFY(box != nullptr);
                hasAsked = true;
                QTest::mouseClick(box->buttons().at(button), Qt::LeftButton);
            });
        };
        answer(1);
        QVERIFY(!studio.window.close());
        QVERIFY(hasAsked);
        QVERIFY(studio.window.isVisible());
        answer(0);
        QVERIFY(studio.window.close());
    }

    void reopeningBringsBackPromptSettingsAndUnfinishedJobs() {
        {
            Studio studio(state_->path(), milliseconds(50));
            studio.prompt()->settings()->lockSeed(4711);
            studio.paint(QStringLiteral("first"));
            studio.paint(QStringLiteral("second"));
            QTRY_COMPARE(studio.job(0).state, Job::State::running);
            studio.prompt()->setPrompt(QStringLiteral("half a tho"));
            QTimer::singleShot(50, &studio.window, [] {
                QTest::mouseClick(
                    QApplication::activeModalWidget()->findChild<QPushButton*>(QStringLiteral("closeAnyway")),
                    Qt::LeftButton);
            });
            QVERIFY(studio.window.close());
        }
        Studio studio(state_->path());
        QTRY_COMPARE(studio.prompt()->prompt(), QStringLiteral("half a tho"));
        QCOMPARE(studio.prompt()->shownRequest().seed, quint64(4711));
        QCOMPARE(studio.jobs()->rowCount(), 2);
        QVERIFY(studio.jobs()->isPaused());  // one of them may be what ended the program
        studio.jobs()->setPaused(false);
        QTRY_COMPARE(studio.job(1).state, Job::State::done);
        QCOMPARE(studio.job(0).request.prompt, std::string("first"));
    }

    void reopeningBringsBackTheFrameAndTheResultsThatWereNeitherTakenNorDiscarded() {
        QString picture;
        {
            Studio studio(state_->path());
            studio.paint(QStringLiteral("a hill"));
            QTRY_COMPARE(studio.job(0).state, Job::State::done);
            picture = studio.job(0).pictures.first().path;
            studio.window.openFiles({picture});
            QTRY_VERIFY(studio.canvas()->showsPicture());
            studio.view()->setMargins({64, 0, 0, 32});
            emit studio.page()->editWanted(Task::outpaint, false);
            QTRY_VERIFY(studio.page()->candidateCount() > 0);
            QTRY_COMPARE(studio.job(1).state, Job::State::done);  // else the window asks whether to close
            QVERIFY(studio.window.close());
        }
        Studio studio(state_->path());
        QTRY_VERIFY(studio.page()->candidateCount() > 0);
        QCOMPARE(studio.page()->picture().path, picture);
        QVERIFY((studio.view()->frame().margins() == Margins{64, 0, 0, 32}));
        studio.page()->accept();
        QTRY_VERIFY(studio.page()->picture().path != picture);
        QVERIFY(studio.page()->picture().request.task == Task::outpaint);
    }

    void aSecondWindowLeavesTheSessionOfTheFirstAlone() {
        {
            Studio first(state_->path());
            first.prompt()->setPrompt(QStringLiteral("mine"));
            {
                Studio second(state_->path());
                QVERIFY(second.prompt()->prompt().isEmpty());
                QVERIFY(second.canvas()->messages()->isVisible());
                second.prompt()->setPrompt(QStringLiteral("yours"));
                second.window.close();
            }
            first.window.close();
        }
        Studio third(state_->path());
        QTRY_COMPARE(third.prompt()->prompt(), QStringLiteral("mine"));
    }

    void theLayoutIsAsItWasLeft() {
        {
            Studio studio(state_->path());
            studio.part<GalleryDock>()->close();
            QVERIFY(studio.window.close());
        }
        Studio studio(state_->path());
        QVERIFY(!studio.part<GalleryDock>()->isVisible());
        QVERIFY(studio.part<QueueDock>()->isVisible());
    }

    void closingWhilePicturesAreInMemoryAloneAsksFirst() {
        // Files lie where the folder of the pictures, and those of their copies, should be.
        const QString folder = state_->filePath(QStringLiteral("full"));
        QVERIFY(QDir(state_->path()).mkdir(QStringLiteral("cache")));
        for (const char* name : {"full", "cache/unsaved-pictures", "unsaved-pictures"})
            QVERIFY(QFile(state_->filePath(QString::fromLatin1(name))).open(QIODevice::WriteOnly));
        Studio studio(state_->path());
        studio.preferences.setPicturesFolder(folder);
        studio.paint(QStringLiteral("a hill"));
        auto* keeper = studio.part<PictureKeeper>();
        QTRY_COMPARE(keeper->waiting(), 1);
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        answerWith(&studio.window, QStringLiteral("stay"));
        QVERIFY(!studio.window.close());
        QVERIFY(studio.window.isVisible());
        QCOMPARE(keeper->waiting(), 1);
        // Written in the meantime, nothing is lost and nothing asked.
        studio.preferences.setPicturesFolder(state_->filePath(QStringLiteral("free")));
        QTRY_COMPARE(keeper->waiting(), 0);
        QVERIFY(studio.window.close());
    }

    void aNewerMaskIsNeverOverwrittenByAnOlderOneAndReadAtOnce() {
        qputenv("UNCLIP_STATE", state_->path().toUtf8());
        const QString first = state_->filePath(QStringLiteral("a.png")),
                      second = state_->filePath(QStringLiteral("b.png"));
        MaskStore store;
        for (int grey = 10; grey < 60; grey += 10) {
            store.keep(first, maskOf(grey));
            store.keep(second, maskOf(grey + 1));  // the other one has to be written now
        }
        store.keep(first, maskOf(200));
        int seen = -1;
        store.read(first, [&](const QImage& mask) { seen = qGray(mask.pixel(3, 3)); });
        QTRY_COMPARE(seen, 200);
        store.keep(first, maskOf(210));
        store.flush();
        store.read(first, [&](const QImage& mask) { seen = qGray(mask.pixel(3, 3)); });
        QTRY_COMPARE(seen, 210);
        QTest::qWait(900);  // longer than a change waits
        store.read(first, [&](const QImage& mask) { seen = qGray(mask.pixel(3, 3)) + 1000; });
        QTRY_COMPARE(seen, 1210);
        store.keep(second, {});
        bool isGone = false;
        store.read(second, [&](const QImage& mask) { isGone = mask.isNull(); });
        QTRY_VERIFY(isGone);
    }

    void leftoversOfRequestsAndPastedPicturesGoWhenNothingNeedsThem() {
        qputenv("UNCLIP_STATE", state_->path().toUtf8());
        const auto make = [](const QString& path, int daysAgo) {
            QDir().mkpath(QFileInfo(path).path());
            QImage image(8, 8, QImage::Format_RGB32);
            image.fill(Qt::red);
            QVERIFY(image.save(path, "PNG"));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(
                file.setFileTime(QDateTime::currentDateTime().addDays(-daysAgo), QFileDevice::FileModificationTime));
        };
        const QString old = masksFolder() + QStringLiteral("/request-old.png");
        const QString fresh = masksFolder() + QStringLiteral("/request-new.png");
        const QString waiting = masksFolder() + QStringLiteral("/request-waiting.png");
        const QString mask = masksFolder() + QStringLiteral("/0a0a.png");  // of a picture: it stays with it
        const QString pasted = pastedFolder() + QStringLiteral("/old.png");
        const QString open = pastedFolder() + QStringLiteral("/open.png");
        for (const QString& path : {waiting, fresh, open}) make(path, 3);
        {
            Studio studio(state_->path());
            studio.window.openFiles({open});
            QTRY_VERIFY(studio.canvas()->showsPicture());
            studio.jobs()->setPaused(true);
            Request request;
            request.task = Task::inpaint;
            request.prompt = "a tree";
            request.picture = open.toStdString();
            request.repaint.mask = waiting.toStdString();
            studio.jobs()->add(request);
            QVERIFY(studio.window.close());
        }
        for (const QString& path : {old, waiting, mask, pasted, open}) make(path, 40);
        Studio studio(state_->path());
        QTRY_VERIFY(!QFile::exists(old));
        QTRY_VERIFY(!QFile::exists(pasted));
        QTest::qWait(50);
        for (const QString& path : {fresh, waiting, mask, open}) QVERIFY2(QFile::exists(path), qPrintable(path));
    }

    void aSessionThatCantBeReadIsKeptAsideAndSaid() {
        writeSession("{\"prompt\":[1,2");
        Studio studio(state_->path());
        QTRY_COMPARE(keptAside(), 1);
        QTRY_VERIFY(studio.canvas()->messages()->text().contains(QStringLiteral(".old")));
        studio.prompt()->setPrompt(QStringLiteral("anew"));
        QVERIFY(studio.window.close());
        QVERIFY(QFile::exists(state_->filePath(QStringLiteral("session.json"))));
    }

    void oneBadValueCostsItsFieldAlone_data() {
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* bad, const char* words) {
            QTest::newRow(bad) << QByteArray(bad) << QString::fromLatin1(words);
        };
        row(R"("prompt": {"prompt": "a fox", "decoderSteps": -1, "guidance": 7})", "settings");
        row(R"("prompt": {"prompt": "a fox", "task": "fly", "guidance": 7})", "settings");
        row(R"("prompt": 7)", "the prompt");
        row(R"("history": {"a": 1})", "earlier prompts");
        row(R"("history": ["one", 2])", "earlier prompts");
        row(R"("unfinished": 5)", "jobs");
        row(R"("unfinished": [{"prompt": "first"}, {"prompt": 3}, "x"])", "jobs");
        row(R"("frame": [1, 2, 3])", "frame");
        row(R"("frame": [1, 2, 3, -4])", "frame");
        row(R"("picture": [])", "picture");
        row(R"("candidates": 1)", "results");
        row(R"("seedLocked": "yes")", "settings");
    }
    void oneBadValueCostsItsFieldAlone() {
        QFETCH(QByteArray, bad);
        QFETCH(QString, words);
        nlohmann::json session = nlohmann::json::parse(R"({"seedLocked": true, "prompt": {"prompt": "a fox",
            "guidance": 7}, "history": ["one", "two"], "unfinished": [{"prompt": "first"}]})");
        const nlohmann::json change = nlohmann::json::parse("{" + bad.toStdString() + "}");
        session.update(change);
        writeSession(QByteArray::fromStdString(session.dump()));
        Studio studio(state_->path());
        const auto* messages = studio.canvas()->messages();
        QTRY_VERIFY(messages->text().contains(QStringLiteral("could not be read")));
        QVERIFY2(messages->text().contains(words), qPrintable(messages->text()));
        QCOMPARE(keptAside(), 1);
        if (!change.contains("prompt") || change["prompt"].is_object()) {
            QCOMPARE(studio.prompt()->prompt(), QStringLiteral("a fox"));
            QCOMPARE(studio.prompt()->shownRequest().guidance, std::optional<double>(7));
        }
        if (!change.contains("history"))
            QCOMPARE(studio.part<PromptHistory>()->prompts().size(), 2);
        if (!change.contains("unfinished") || change["unfinished"].is_array())
            QCOMPARE(studio.jobs()->rowCount(), 1);
    }

    void bytesThatAreNoTextCostNothingElse() {
        writeSession("{\"prompt\": {\"prompt\": \"a fox\"}, \"history\": [\"caf\xe9\", \"two\"]}");
        Studio studio(state_->path());
        QTRY_COMPARE(studio.prompt()->prompt(), QStringLiteral("a fox"));
        QCOMPARE(studio.part<PromptHistory>()->prompts().size(), 2);
    }

    void aPictureThatIsGoneIsSaid() {
        writeSession(R"({"picture": "/nowhere/fox.png", "prompt": {"prompt": "a fox"}})");
        Studio studio(state_->path());
        QTRY_VERIFY(studio.canvas()->messages()->text().contains(QStringLiteral("/nowhere/fox.png")));
        QCOMPARE(studio.prompt()->prompt(), QStringLiteral("a fox"));
        QCOMPARE(keptAside(), 0);
    }

    void aSessionThatCantBeWrittenIsSaidAndTheOneBeforeStays_data() {
        QTest::addColumn<int>("operation");
        QTest::newRow("create") << int(FileOperation::create);
        QTest::newRow("write") << int(FileOperation::write);
        QTest::newRow("flush") << int(FileOperation::sync);
        QTest::newRow("rename") << int(FileOperation::rename);
    }
    void aSessionThatCantBeWrittenIsSaidAndTheOneBeforeStays() {
        QFETCH(int, operation);
        writeSession(R"({"prompt": {"prompt": "a fox"}})");
        Studio studio(state_->path());
        QTRY_COMPARE(studio.prompt()->prompt(), QStringLiteral("a fox"));
        injectFileFault(FileFault{FileOperation(operation), ENOSPC});
        studio.prompt()->setPrompt(QStringLiteral("an owl"));
        QTRY_VERIFY(studio.canvas()->messages()->text().contains(QStringLiteral("disk is full")));
        injectFileFault(std::nullopt);
        QFile file(state_->filePath(QStringLiteral("session.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("a fox"));
        // The next change is written, and a mask is said alike.
        studio.prompt()->setPrompt(QStringLiteral("an owl at night"));
        QVERIFY(studio.window.close());
        MaskStore masks;
        QString sentence;
        connect(&masks, &MaskStore::failed, this, [&](const QString& said) { sentence = said; });
        injectFileFault(FileFault{FileOperation(operation), ENOSPC});
        masks.keep(state_->filePath(QStringLiteral("a.png")), maskOf(10));
        masks.flush();
        QTRY_VERIFY(sentence.contains(QStringLiteral("disk is full")));
        injectFileFault(std::nullopt);
    }

private:
    void writeSession(const QByteArray& bytes) const {
        QFile file(state_->filePath(QStringLiteral("session.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// Sessions that were kept because not all of them could be read.
    int keptAside() const {
        return static_cast<int>(QDir(state_->path()).entryList({QStringLiteral("session.json.*.old")}).size());
    }

    std::unique_ptr<QTemporaryDir> state_;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    SessionTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "session_test.moc"
