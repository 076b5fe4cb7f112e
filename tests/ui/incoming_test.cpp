#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QTemporaryDir>
#include <QTest>

#include "engine/image/metadata.h"
#include "tests/ui/studio.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/gallery/gallery_model.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/pictures/brought_pictures.h"
#include "ui/widgets/message_bar.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

namespace {

QImage picture(const QColor& colour) {
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

QByteArray encoded(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

bool isTakenWhileDragging(QWidget* widget, const QMimeData& data) {
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(widget, &enter);
    return enter.isAccepted();
}

void drop(QWidget* widget, const QMimeData& data) {
    isTakenWhileDragging(widget, data);  // as a drag begins
    QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(widget, &event);
}

}  // namespace

/// What is dropped, pasted and opened.
class IncomingTest : public QObject {
    Q_OBJECT
private slots:
    void init() { state_ = std::make_unique<QTemporaryDir>(); }

    void picturesOfBrowsersAndOtherProgramsAreTaken_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray png = encoded(picture(Qt::red), "PNG"), jpeg = encoded(picture(Qt::red), "JPEG");
        QTest::newRow("pixels") << QString() << QByteArray();
        QTest::newRow("a PNG") << QStringLiteral("image/png") << png;
        QTest::newRow("a JPEG") << QStringLiteral("image/jpeg") << jpeg;
        QTest::newRow("an address with the picture in it")
            << QStringLiteral("text/uri-list") << "data:image/png;base64," + png.toBase64() + "\r\n";
        QTest::newRow("the same as text")
            << QStringLiteral("text/plain") << "data:image/jpeg;base64," + jpeg.toBase64();
        QTest::newRow("without base64") << QStringLiteral("text/plain") << "data:image/png," + png.toPercentEncoding();
        QTest::newRow("a part of a page")
            << QStringLiteral("text/html")
            << "<meta charset=utf-8><p>A fox</p><IMG alt=fox src='data:image/png;base64," + png.toBase64() + "'>";
    }

    void picturesOfBrowsersAndOtherProgramsAreTaken() {
        QFETCH(QString, format);
        QFETCH(QByteArray, bytes);
        Studio studio(state_->path());
        QMimeData data;
        if (format.isEmpty())
            data.setImageData(picture(Qt::red));
        else
            data.setData(format, bytes);
        QVERIFY(isTakenWhileDragging(&studio.window, data));
        drop(&studio.window, data);
        QTRY_VERIFY(studio.canvas()->showsPicture());
        QCOMPARE(studio.view()->pictureSize(), QSize(40, 30));
        QVERIFY(qRed(studio.view()->picture().pixel(5, 5)) > 240);
        QVERIFY(QFile::exists(studio.page()->picture().path));
        QVERIFY(isTakenWhileDragging(studio.part<GalleryDock>(), data));
        drop(studio.part<GalleryDock>(), data);
        QTRY_COMPARE(studio.part<GalleryDock>()->model()->rowCount(), 1);
    }

    void aPictureThatIsPastedKeepsWhatItSaysAboutItself() {
        Studio studio(state_->path());
        studio.paint(QStringLiteral("a hill"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        QFile file(studio.job(0).pictures.first().path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto* data = new QMimeData;
        data->setData(QStringLiteral("image/png"), file.readAll());
        QApplication::clipboard()->setMimeData(data);
        studio.action(ActionId::paste)->trigger();
        QTRY_VERIFY(studio.canvas()->showsPicture());
        QCOMPARE(studio.page()->picture().request.prompt, std::string("a hill"));
    }

    void severalFilesOpenTheFirstAndOfferAllToTheGallery() {
        Studio studio(state_->path());
        QMimeData data;
        QList<QUrl> urls;
        for (const char* name : {"a.png", "b.png", "c.jpg"}) {
            const QString path = state_->filePath(QString::fromLatin1(name));
            QVERIFY(picture(QColor(40 * int(urls.size()), 90, 10)).save(path));
            urls << QUrl::fromLocalFile(path);
        }
        urls << QUrl(QStringLiteral("https://example.com/d.png"));
        data.setUrls(urls);
        QVERIFY(isTakenWhileDragging(&studio.window, data));
        drop(&studio.window, data);
        QTRY_COMPARE(studio.page()->picture().path, urls.first().toLocalFile());
        QPushButton* all = nullptr;
        for (auto* button : studio.canvas()->messages()->findChildren<QPushButton*>())
            all = button->isVisible() ? button : all;
        QVERIFY(all != nullptr);
        QTest::mouseClick(all, Qt::LeftButton);
        QTRY_COMPARE(studio.part<GalleryDock>()->model()->rowCount(), 3);
    }

    void thousandsOfFilesAtOnceAreTakenInTheBackground() {
        Studio studio(state_->path());
        auto* gallery = studio.part<GalleryDock>();
        QList<QUrl> urls;
        for (int i = 0; i < 5'000; ++i) {
            const QString path = state_->filePath(QStringLiteral("%1.png").arg(i));
            if (i % 2'000 == 0)
                QVERIFY(picture(QColor(i / 20, 90, 10)).save(path));  // the others are gone when they are looked for
            urls << QUrl::fromLocalFile(path);
        }
        QMimeData data;
        data.setUrls(urls);
        const auto used = [] {
            timespec time{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
        };
        const auto before = used();
        drop(gallery, data);
        drop(&studio.window, data);
        const auto after = used();
        QVERIFY2(after - before < 500, qPrintable(QString::number(after - before)));
        QTRY_COMPARE(studio.page()->picture().path, urls.first().toLocalFile());
        QTRY_COMPARE_WITH_TIMEOUT(gallery->model()->rowCount(), 3, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(gallery->messages()->text().contains(QStringLiteral("4997 files were left out")),
                                 60'000);
    }

    void ofManySavedRequestsTheFirstIsTaken() {
        Studio studio(state_->path());
        QList<QUrl> urls;
        for (int i = 0; i < 300; ++i) {
            QFile file(state_->filePath(QStringLiteral("%1.json").arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QStringLiteral("{\"prompt\": \"fox %1\"}").arg(i).toUtf8());
            urls << QUrl::fromLocalFile(file.fileName());
        }
        QMimeData data;
        data.setUrls(urls);
        drop(&studio.window, data);
        QTRY_COMPARE(studio.prompt()->prompt(), QStringLiteral("fox 0"));
        QTest::qWait(200);
        QCOMPARE(studio.prompt()->prompt(), QStringLiteral("fox 0"));
    }

    /// What a prompt can't hold goes, what it can stays; and what is painted says the same as the window.
    void oddCharactersOfTheClipboardDoNoHarm_data() {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("kept");
        const auto with = [](char16_t c) { return QStringLiteral("a fox") + QChar(c) + QStringLiteral(" runs"); };
        QTest::newRow("NUL") << with(0) << QStringLiteral("a fox runs");
        QTest::newRow("escape") << with(0x1b) << with(0x1b);
        QTest::newRow("half a character") << with(0xd83e) << with('?');
        QTest::newRow("the other half") << with(0xdd8a) << with('?');
        QTest::newRow("no character") << with(0xffff) << with(0xffff);
        QTest::newRow("right to left") << with(0x202e) << with(0x202e);
        QTest::newRow("joined emoji") << QString::fromUtf8("👩‍👩‍👧")
                                      << QString::fromUtf8("👩‍👩‍👧");
    }
    void oddCharactersOfTheClipboardDoNoHarm() {
        QFETCH(QString, pasted);
        QFETCH(QString, kept);
        Studio studio(state_->path());
        QApplication::clipboard()->setText(pasted);
        auto* editor = studio.part<PromptEditor>();
        editor->setFocus();
        editor->selectAll();
        editor->paste();
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(studio.jobs()->rowCount(), 1);
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        const FinishedPicture& painted = studio.job(0).pictures.first();
        QCOMPARE(painted.trouble, QString());
        QCOMPARE(QString::fromStdString(readMetadata(toPath(painted.path)).request->prompt), kept);
        QCOMPARE(studio.prompt()->prompt(), kept);
    }

    void whatCantBeTakenIsRefusedWhileItIsDragged() {
        Studio studio(state_->path());
        auto* gallery = studio.part<GalleryDock>();
        QMimeData text, remote, sound, page;
        text.setText(QStringLiteral("a fox"));
        remote.setUrls({QUrl(QStringLiteral("https://example.com/fox.png"))});
        sound.setUrls({QUrl::fromLocalFile(state_->filePath(QStringLiteral("fox.mp3")))});
        page.setHtml(QStringLiteral("<img src='https://example.com/fox.png'>"));
        for (const QMimeData* data : {&text, &remote, &sound, &page}) {
            QVERIFY(!isTakenWhileDragging(&studio.window, *data));
            QVERIFY(!isTakenWhileDragging(gallery, *data));
        }
        QMimeData folder;
        folder.setUrls({QUrl::fromLocalFile(state_->path())});
        QVERIFY(isTakenWhileDragging(gallery, folder));
        QVERIFY(!isTakenWhileDragging(&studio.window, folder));
    }

    void brokenPictureDataIsSaid() {
        Studio studio(state_->path());
        QMimeData data;
        data.setText(QStringLiteral("data:image/png;base64,aGVsbG8="));
        drop(&studio.window, data);
        QTRY_VERIFY(!studio.canvas()->messages()->text().isEmpty());
        QVERIFY(studio.canvas()->showsStart());
    }

    void copiedPicturesAreFilesAndPixels() {
        Studio studio(state_->path());
        studio.paint(QStringLiteral("a hill"));
        QTRY_COMPARE(studio.job(0).state, Job::State::done);
        ResultTile* tile = studio.canvas()->results()->tiles().first();
        tile->setFocus();
        QTest::keySequence(tile, QKeySequence::Copy);
        const auto hasFiles = [] {
            const QMimeData* data = QApplication::clipboard()->mimeData();
            return data != nullptr && data->hasUrls();
        };
        QTRY_VERIFY(hasFiles());
        const QMimeData* copied = QApplication::clipboard()->mimeData();
        QCOMPARE(copied->urls().first().toLocalFile(), studio.job(0).pictures.first().path);
        QVERIFY(copied->hasImage());
    }

    void theFirstWindowLiesWhollyOnItsScreen() {
        Studio studio(state_->path());
        const QRect screen = studio.window.screen()->availableGeometry();
        QVERIFY2(screen.contains(studio.window.frameGeometry()),
                 qPrintable(QStringLiteral("%1 × %2").arg(studio.window.width()).arg(studio.window.height())));
    }

    void workInTheBackgroundEndsWithItsOwner() {
        int told = 0, failures = 0;
        QString sentence;
        auto owner = std::make_unique<QObject>();
        inBackground(
            owner.get(), [] { return 7; }, [&](int result) { told += result; }, {});
        QTRY_COMPARE(told, 7);
        inBackground(
            owner.get(), []() -> int { throw FileError("The disk is full."); }, [&](int) { ++told; },
            [&](const QString& said) {
                sentence = said;
                ++failures;
            });
        QTRY_COMPARE(failures, 1);
        QCOMPARE(sentence, QStringLiteral("The disk is full."));
        QThreadPool one;
        one.setMaxThreadCount(1);
        inBackground(
            one, owner.get(), [] { QThread::msleep(30); }, [&] { ++told; }, {});
        owner.reset();
        one.waitForDone();
        QTest::qWait(30);
        QCOMPARE(told, 7);
    }

private:
    std::unique_ptr<QTemporaryDir> state_;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, Theme::dark);
    IncomingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "incoming_test.moc"
