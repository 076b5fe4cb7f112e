#include <QClipboard>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <algorithm>

#include "tests/ui/shown_gallery.h"
#include "ui/gallery/gallery_view.h"
#include "ui/gallery/picture_details.h"
#include "ui/gallery/picture_looks.h"
#include "ui/widgets/message_bar.h"

using namespace unclip;
using namespace unclip::ui;
namespace fs = std::filesystem;

namespace {

/// Sees only how red a picture is.
class RednessEngine : public Engine {
public:
    JobResult run(const Request&, const JobOptions&, const JobEvents&, std::stop_token) override { return {}; }
    BenchmarkResult measure(const Request&, const JobEvents&, std::stop_token) override { return {}; }
    std::vector<float> embedText(const fs::path&, const std::string& text) override {
        return text == "red" ? std::vector<float>{1, 0} : std::vector<float>{0, 1};
    }
    std::vector<float> embedPicture(const fs::path&, const cv::Mat& bgr) override {
        const cv::Scalar mean = cv::mean(bgr);
        const float red = float(mean[2]), blue = float(mean[0]);
        const float length = std::max(1.0f, std::hypot(red, blue));
        return {red / length, blue / length};
    }
    std::vector<Description> describe(const std::filesystem::path&, const cv::Mat&) override { return {}; }
    cv::Mat estimateDepth(const std::filesystem::path&, const cv::Mat&) override { return {}; }
    std::vector<Sentence> faultsOf(const std::filesystem::path&, const std::filesystem::path&) override { return {}; }
    DeviceReport report(const Request&) override { return {}; }
    PaintedWith prepare(const fs::path&, DeviceChoice, DtypeChoice) override { return {}; }
};

PaintedPicture coloured(const cv::Scalar& bgr) {
    PaintedPicture picture;
    picture.pixels = cv::Mat(48, 48, CV_8UC3, bgr);
    return picture;
}

}  // namespace

class GalleryTest : public unclip::ui::tests::ShownGallery {
    Q_OBJECT

private:
    PictureRecord first() const { return dock_->model()->record(dock_->model()->index(0)).value_or(PictureRecord()); }
    void choose(const QString& id) { dock_->view()->select(id); }
    bool detailsShow(const PictureRecord& picture) const {
        const auto labels = dock_->details()->findChildren<QLabel*>();
        const QString heading = QStringLiteral("Picture %1").arg(picture.number);
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text() == heading; });
    }

private slots:
    void init() { folder_ = std::make_unique<LibraryInAFolder>(); }
    void cleanup() {
        dock_.reset();
        folder_.reset();
    }

    void picturesAreShownAndNewOnesAppearWithoutBeingTold() {
        Library library = folder_->open();
        const QString fox = add(library, "a fox").id;
        open();
        QTRY_COMPARE(shown(), 1);
        choose(fox);
        const QString owl = add(library, "an owl").id;
        QTRY_COMPARE_WITH_TIMEOUT(shown(), 2, 10'000);
        QCOMPARE(first().id, owl);
        QCOMPARE(dock_->view()->selectedRows().size(), 1);
        QCOMPARE(dock_->view()->selectedRows().first(), 1);  // still the fox
    }

    void filesThatTheIndexLacksAreFoundAtTheStart() {
        {
            Library library = folder_->open();
            add(library, "a fox");
            add(library, "an owl");
        }
        fs::remove_all(folder_->places().index.parent_path());
        open();
        QTRY_COMPARE(shown(), 2);
    }

    void droppedPicturesAreCopiedIntoTheLibrary() {
        Library library = folder_->open();
        add(library, "a fox");
        open();
        QTRY_COMPARE(shown(), 1);
        QTemporaryDir elsewhere;
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        const QString file = elsewhere.filePath(QStringLiteral("meadow.png"));
        QVERIFY(image.save(file));
        const auto drop = [&](const QList<QUrl>& urls) {
            QMimeData data;
            data.setUrls(urls);
            QDragEnterEvent enter({20, 200}, Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(dock_.get(), &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent event({20, 200}, Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(dock_.get(), &event);
        };
        drop({QUrl::fromLocalFile(file)});
        QTRY_COMPARE_WITH_TIMEOUT(shown(), 2, 30'000);
        QVERIFY(QFile::exists(file));
        QVERIFY(first().path.contains(QStringLiteral("meadow")));
        drop({QUrl::fromLocalFile(file)});
        QTRY_VERIFY(dock_->messages()->text().contains(QStringLiteral("there already")));
        QCOMPARE(shown(), 2);
    }

    void typedWordsFilter() {
        Library library = folder_->open();
        const QString fox = add(library, "a fox in the snow").id;
        add(library, "an owl");
        open();
        QTRY_COMPARE(shown(), 2);
        QTest::keyClicks(dock_->search(), QStringLiteral("sno"));
        QTRY_COMPARE(shown(), 1);
        QCOMPARE(first().id, fox);
        QTest::keyClick(dock_->search(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(dock_->search(), Qt::Key_Backspace);
        QTRY_COMPARE(shown(), 2);
    }

    void deleteMovesToTheTrashAndUndoBringsBack() {
        Library library = folder_->open();
        const PictureRecord fox = add(library, "a fox");
        add(library, "an owl");
        open();
        QTRY_COMPARE(shown(), 2);
        choose(fox.id);
        dock_->view()->setFocus();
        QSignalSpy removed(dock_.get(), &GalleryDock::removed);
        QTest::keyClick(dock_->view(), Qt::Key_Delete);
        QTRY_COMPARE(shown(), 1);
        QTRY_COMPARE(removed.size(), 1);
        QCOMPARE(removed.first().first().toStringList(), QStringList{toText(library.fileOf(fox))});
        QVERIFY(!fs::exists(library.fileOf(fox)));
        QVERIFY(dock_->messages()->isVisible());
        auto* undo = dock_->messages()->findChild<QPushButton*>();
        QVERIFY(undo);
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(shown(), 2);
        QVERIFY(fs::exists(library.fileOf(fox)));
        QCOMPARE(*library.find(fox.id), fox);
        QVERIFY(!dock_->undo());
    }

    void severalPicturesBecomeFavouritesAtOnce() {
        Library library = folder_->open();
        for (int i = 0; i < 3; ++i) add(library, "fox");
        open();
        QTRY_COMPARE(shown(), 3);
        dock_->view()->setFocus();
        dock_->view()->selectAll();
        QTest::keyClick(dock_->view(), Qt::Key_F);
        PictureFilter favourites;
        favourites.favouritesOnly = true;
        QTRY_COMPARE(library.list(favourites).size(), 3);
        QTRY_VERIFY(first().isFavourite);
    }

    void arrowKeysWalkThroughThePictures() {
        Library library = folder_->open();
        for (int i = 0; i < 7; ++i) add(library, "fox");
        open();
        QTRY_COMPARE(shown(), 7);
        dock_->view()->setFocus();
        dock_->view()->setCurrentIndex(dock_->model()->index(0));
        const int columns = dock_->view()->geometry().columns();
        QVERIFY(columns >= 2);
        QTest::keyClick(dock_->view(), Qt::Key_Down);
        QCOMPARE(dock_->view()->currentIndex().row(), columns);
        QTest::keyClick(dock_->view(), Qt::Key_Right);
        QCOMPARE(dock_->view()->currentIndex().row(), columns + 1);
        QTest::keyClick(dock_->view(), Qt::Key_End);
        QCOMPARE(dock_->view()->currentIndex().row(), 6);
        QSignalSpy opened(dock_.get(), &GalleryDock::opened);
        QTest::keyClick(dock_->view(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QVERIFY(QFile::exists(opened.first().first().value<FinishedPicture>().path));
    }

    void detailsTellHowAPictureWasMadeAndLeadToItsFamily() {
        Library library = folder_->open();
        const PictureRecord parent = add(library, "<b>bold</b> fox", 12345);
        Request vary;
        vary.task = Task::vary;
        vary.picture = library.fileOf(parent);
        const PictureRecord child = library.add(painted(3), vary).record;
        open();
        QTRY_COMPARE(shown(), 2);
        choose(child.id);
        QTRY_VERIFY(detailsShow(child));
        const auto familyButton = [&] {
            for (auto* button : dock_->details()->findChildren<QAbstractButton*>())
                if (button->accessibleName().contains(QStringLiteral("fox")))
                    return button;
            return static_cast<QAbstractButton*>(nullptr);
        };
        QTRY_VERIFY(familyButton());
        const QPointer<QAbstractButton> clicked = familyButton();
        QTest::mouseClick(clicked, Qt::LeftButton);
        QVERIFY(clicked != nullptr);  // it is still at work on its click: nobody may take it away
        QTRY_VERIFY(detailsShow(parent));
        QSignalSpy settings(dock_.get(), &GalleryDock::settingsWanted);
        QPushButton* use = nullptr;
        for (auto* button : dock_->details()->findChildren<QPushButton*>())
            if (button->text().contains(QStringLiteral("settings")))
                use = button;
        QVERIFY(use);
        QTRY_VERIFY(use->isEnabled());
        use->click();
        QCOMPARE(settings.size(), 1);
        const Request request = settings.first().first().value<Request>();
        QCOMPARE(request.seed, std::uint64_t(12345));
        QCOMPARE(request.prompt, std::string("<b>bold</b> fox"));
        // What stands in a file is never markup.
        const QString tip = dock_->model()->data(dock_->model()->index(1), Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(QStringLiteral("<b>")));
    }

    void tagsTypedInTheDetailsAreWrittenIntoTheFile() {
        Library library = folder_->open();
        const PictureRecord fox = add(library, "a fox");
        open();
        QTRY_COMPARE(shown(), 1);
        choose(fox.id);
        QTRY_VERIFY(detailsShow(fox));
        QTest::keyClicks(dock_->details()->tags(), QStringLiteral("night, for Anna"));
        QTest::keyClick(dock_->details()->tags(), Qt::Key_Return);
        const QStringList tags{QStringLiteral("night"), QStringLiteral("for Anna")};
        QTRY_COMPARE(library.find(fox.id)->tags, tags);
        QCOMPARE(readRecord(library.places().pictures, fox.path).tags, tags);
    }

    void picturesAreFoundByWhatIsInThem() {
        Library library = folder_->open();
        const QString red = library.add(coloured({0, 0, 250}), requestFor("nothing")).record.id;
        const QString blue = library.add(coloured({250, 0, 0}), requestFor("nothing")).record.id;
        open();
        RednessEngine engine;
        const fs::path model(UNCLIP_SOURCE_FOLDER "/tests/golden/data/paintbox-small/model");
        auto* looks = dock_->findChild<PictureLooks*>();
        looks->setModel(model);
        dock_->setEngine([&](auto work, auto) { work(engine); });
        QTRY_COMPARE(shown(), 2);
        dock_->noticePicture();  // looks at those that are new
        QTRY_COMPARE(looks->count(), 2);
        QAbstractButton* byLook = nullptr;
        for (auto* button : dock_->findChildren<QAbstractButton*>())
            if (button->text() == QStringLiteral("By look"))
                byLook = button;
        QVERIFY(byLook);
        byLook->click();
        QTest::keyClicks(dock_->search(), QStringLiteral("red"));
        QTRY_COMPARE(first().id, red);
        QTest::keyClicks(dock_->search(), QStringLiteral(" no, blue"));
        QTRY_COMPARE(first().id, blue);
        // What was seen is kept.
        QCOMPARE(library.index().withoutEmbedding(embeddingKey(model), 10).size(), 0);
    }

    void theTrashIsEmptiedOnlyWhenThatIsMeant() {
        Library library = folder_->open();
        const PictureRecord fox = add(library, "a fox");
        library.moveToTrash({fox.id});
        open();
        const auto answer = [&](const QString& button) {
            QTimer::singleShot(50, dock_.get(), [button] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                QVERIFY(box != nullptr);
                for (QAbstractButton* one : box->buttons())
                    if (one->text().remove(u'&') == button)
                        return one->click();
                QFAIL("no such button");
            });
            dock_->emptyTrash();
        };
        PictureFilter trash;
        trash.inTrash = true;
        answer(QStringLiteral("Cancel"));
        QTest::qWait(200);
        QCOMPARE(library.list(trash).size(), 1);
        answer(QStringLiteral("Delete them"));
        QTRY_COMPARE(library.list(trash).size(), 0);
    }

    void anIndexThatIsMadeAnewIsTheOneThatIsRead() {
        const QString fox = [&] {
            Library library = folder_->open();
            return add(library, "a fox").id;
        }();
        open();
        QTRY_COMPARE(first().id, fox);
        // As a program does that finds the index damaged; rows have other numbers in the new one.
        const fs::path index = folder_->places().index;
        for (const char* part : {"", "-wal", "-shm"}) {
            std::error_code ignored;
            fs::rename(index.string() + part, index.string() + ".damaged" + part, ignored);
        }
        Library library = folder_->open();
        const QString owl = add(library, "an owl").id;
        library.synchronise();
        dock_->noticePicture();
        QTRY_COMPARE(shown(), 2);
        QCOMPARE(first().id, owl);
        QCOMPARE(dock_->model()->record(dock_->model()->index(1))->id, fox);
    }

    void thousandsOfPicturesAreDrawnOnlyWhereTheyAreSeen() {
        constexpr int kCount = 5'000;
        QList<PictureRecord> records;
        for (int i = 0; i < kCount; ++i) {
            PictureRecord record;
            record.id = QString::number(i);
            record.number = kCount - i;
            record.path = QStringLiteral("none %1.png").arg(i);
            record.created = QStringLiteral("2025-01-%1T12:00:00Z").arg(20 - i / 250, 2, 10, QLatin1Char('0'));
            records << record;
        }
        LibraryIndex index(folder_->places().index);
        index.put(records);
        const QList<ListedPicture> pictures = index.listing({});
        QCOMPARE(pictures.size(), kCount);
        GalleryModel model(folder_->places());
        GalleryView view(&model);
        view.resize(400, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        model.setPictures(pictures, daysOf(pictures));
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
        view.viewport()->repaint();
        QVERIFY(model.thumbnails()->waiting() > 0);
        QVERIFY(model.thumbnails()->waiting() < 200);
        const QRect middle(view.viewport()->rect().center() - QPoint(100, 100), QSize(200, 200));
        int row = -1;
        for (int y = middle.top(); y < middle.bottom() && row < 0; y += 10)
            row = view.indexAt({middle.left(), y}).row();
        QVERIFY2(row > 2'000 && row < 3'000, qPrintable(QString::number(row)));
        // Every cell is where it says it is.
        const GalleryLayout& layout = view.geometry();
        for (int i = 0; i < kCount; i += 37) QCOMPARE(layout.rowAt(layout.cell(i).center()), i);
        QCOMPARE(layout.sections().size(), 20);
        // Each place has the record of its own picture.
        for (int i = 0; i < kCount; i += 97) {
            QCOMPARE(model.record(model.index(i))->id, QString::number(i));
            QCOMPARE(model.rowOf(QString::number(kCount - 1 - i)), kCount - 1 - i);
        }
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    GalleryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "gallery_test.moc"
