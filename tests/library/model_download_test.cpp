#include "ui/headless/models/model_download.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/library/small_model_download.h"
#include "ui/headless/models/model_folders.h"
#include "ui/headless/paths.h"

using namespace unclip::ui;
using unclip::ui::tests::ModelServer;

class ModelDownloadTest : public unclip::ui::tests::SmallModelDownload {
    Q_OBJECT

private:
    std::unique_ptr<ModelDownload> download_;
    QString sentence_;
    bool isDone_ = false;

    void start() { start(server_->model()); }
    void start(const CatalogueModel& model) {
        isDone_ = false;
        sentence_.clear();
        download_->start(model, folder_->path());
    }
    /// Whether it ended; whatever it said is in sentence_.
    bool ends() {
        return QTest::qWaitFor([this] { return isDone_ || !sentence_.isEmpty(); }, 10'000);
    }
    QStringList leftovers() const {
        QStringList found;
        for (const QString& part : {QStringLiteral("."), QStringLiteral("prior")})
            found << QDir(path(part)).entryList({QStringLiteral("*.part")}, QDir::Files);
        return found;
    }
    void verifyAllIsThere() {
        QCOMPARE(sentence_, QString());
        for (const auto& [name, bytes] : server_->files.asKeyValueRange()) QCOMPARE(bytesOf(name), bytes);
        QCOMPARE(leftovers(), QStringList());
        QCOMPARE(download_->doneBytes(), download_->allBytes());
    }
    static const QStringList kAsked;  ///< for what is there already

private slots:
    void init() {
        serve();
        const ModelDownload::Patience patience{std::chrono::milliseconds(300), std::chrono::milliseconds(5), 4};
        download_ = std::make_unique<ModelDownload>(patience, nullptr);
        connect(download_.get(), &ModelDownload::finished, this, [this] { isDone_ = true; });
        connect(download_.get(), &ModelDownload::failed, this,
                [this](const QString& sentence) { sentence_ = sentence; });
    }
    void cleanup() {
        download_.reset();
        server_.reset();
    }

    void everyFileComesWithItsRightChecksum() {
        start();
        QVERIFY(ends());
        verifyAllIsThere();
        // A second time nothing is fetched but the list and the index.
        server_->requests.clear();
        start();
        QVERIFY(ends());
        QCOMPARE(server_->requests, kAsked);
    }

    void aModelComesWithTheFolderThatItNeedsBesideIt() {
        ModelServer beside;
        beside.files = {{QStringLiteral("model_index.json"), kIndex}, {kWeights, QByteArray(50'000, 'p')}};
        CatalogueModel model = server_->model();
        model.sources.prepend(beside.model().sources.first());
        model.sources.first().folder = QStringLiteral("beside");
        QSignalSpy ended(download_.get(), &ModelDownload::finished);
        start(model);
        QVERIFY(ends());
        verifyAllIsThere();
        for (const auto& [name, bytes] : beside.files.asKeyValueRange()) {
            QFile file(folder_->filePath(QStringLiteral("beside/") + name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), bytes);
        }
        QCOMPARE(ended.first().first().toString(), folder_->filePath(QStringLiteral("small")));
        // Neither folder is a model before both are whole.
        const QString last = server_->requests.last(), lastBeside = beside.requests.last();
        QVERIFY(last.contains(QLatin1String("model_index.json")) &&
                lastBeside.contains(QLatin1String("model_index.json")));
        // Another model that needs the same folder doesn't fetch it again.
        beside.requests.clear();
        model.sources.last().folder = QStringLiteral("another");
        start(model);
        QVERIFY(ends());
        QCOMPARE(beside.requests, kAsked);
        QVERIFY(QFile::exists(folder_->filePath(QStringLiteral("another/model_index.json"))));
    }

    void whatTheServerSaysOfTheSecondFolderIsSaid() {
        ModelServer beside;
        beside.files = {{QStringLiteral("readme.md"), "no model"}};
        CatalogueModel model = server_->model();
        model.sources.append(beside.model().sources.first());
        start(model);
        QVERIFY(ends());
        QVERIFY2(sentence_.contains(QLatin1String("Small")), qPrintable(sentence_));
        QVERIFY(!QFile::exists(path(QStringLiteral("model_index.json"))));
    }

    void aCutConnectionIsGoneOnWithWhereItEnded() {
        server_->cutAfter = 30'000;
        start();
        QVERIFY(ends());
        verifyAllIsThere();
        QVERIFY(server_->requests.contains(QStringLiteral("GET /files/%1 bytes=30000-").arg(kWeights)));
        QVERIFY(server_->requests.contains(QStringLiteral("GET /files/%1 bytes=90000-").arg(kWeights)));
    }

    void whatWasLoadedBeforeTheProgramEndedIsGoneOnWith_data() {
        QTest::addColumn<int>("loaded");
        for (const int loaded : {1, 2, 4095, 4096, 99'999, 100'000, 100'001})
            QTest::addRow("%d bytes", loaded) << loaded;
    }
    void whatWasLoadedBeforeTheProgramEndedIsGoneOnWith() {
        QFETCH(int, loaded);
        QDir().mkpath(path(QStringLiteral("prior")));
        QFile part(path(kWeights) + QStringLiteral(".part"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write((server_->files[kWeights] + "more").left(loaded));
        part.close();
        start();
        QVERIFY(ends());
        verifyAllIsThere();
    }

    void aServerThatIgnoresRangesSendsItAllAgain() {
        server_->ignoresRanges = true;
        QDir().mkpath(path(QStringLiteral("prior")));
        QFile part(path(kWeights) + QStringLiteral(".part"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write(server_->files[kWeights].left(500));
        part.close();
        start();
        QVERIFY(ends());
        verifyAllIsThere();
    }

    void damagedBytesAreThrownAwayAndSaid() {
        QByteArray damaged = server_->files[kWeights];
        damaged[5000] = static_cast<char>(damaged[5000] + 1);
        server_->served[kWeights] = damaged;
        start();
        QVERIFY(ends());
        QVERIFY2(sentence_.contains(QStringLiteral("checksum")) && sentence_.contains(kWeights), qPrintable(sentence_));
        QVERIFY(!QFile::exists(path(kWeights)));
        QVERIFY(!QFile::exists(path(QStringLiteral("model_index.json"))));  // it is no model yet
        QCOMPARE(leftovers(), QStringList());
        // The damage of an earlier part is healed by loading it once more.
        server_->served.clear();
        QFile part(path(kWeights) + QStringLiteral(".part"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write(damaged.left(60'000));
        part.close();
        start();
        QVERIFY(ends());
        verifyAllIsThere();
    }

    void aFileOfAnotherLengthIsRefused_data() {
        QTest::addColumn<int>("length");
        QTest::newRow("longer") << 100'010;
        QTest::newRow("shorter") << 99'000;
        QTest::newRow("empty") << 0;
    }
    void aFileOfAnotherLengthIsRefused() {
        QFETCH(int, length);
        server_->served[kWeights] = (server_->files[kWeights] + QByteArray(100, 'x')).left(length);
        start();
        QVERIFY(ends());
        QVERIFY(!sentence_.isEmpty());
        QVERIFY(!QFile::exists(path(kWeights)));
    }

    void aBusyServerIsAskedAgainAndABusierOneIsSaid() {
        server_->busyTimes = 2;
        start();
        QVERIFY(ends());
        verifyAllIsThere();
        server_->busyTimes = 1000;
        start();
        QVERIFY(ends());
        QVERIFY2(sentence_.contains(QStringLiteral("503")), qPrintable(sentence_));
        QVERIFY(!download_->isRunning());
    }

    void whatTheServerRefusesIsSaid_data() {
        QTest::addColumn<QByteArray>("status");
        for (const char* status : {"404 Not Found", "403 Forbidden", "410 Gone"})
            QTest::newRow(status) << QByteArray(status);
    }
    void whatTheServerRefusesIsSaid() {
        QFETCH(QByteArray, status);
        server_->statuses[kWeights] = status;
        start();
        QVERIFY(ends());
        QVERIFY2(sentence_.contains(kWeights) && sentence_.contains(QString::fromLatin1(status.left(3))),
                 qPrintable(sentence_));
    }

    void redirectsAreFollowedButNotForEver() {
        server_->redirectsOnce = true;
        start();
        QVERIFY(ends());
        verifyAllIsThere();
        server_->redirectsForEver = true;
        start();
        QVERIFY(ends());
        QVERIFY2(sentence_.contains(QStringLiteral("without end")), qPrintable(sentence_));
    }

    void aServerThatSaysNothingIsGivenUp() {
        server_->isSilent = true;
        start();
        QVERIFY(ends());
        QVERIFY2(sentence_.contains(QStringLiteral("silent")), qPrintable(sentence_));
    }

    void addressesWithoutHttpsAreRefused() {
        CatalogueModel model = server_->model();
        model.sources.first().list = QUrl(QStringLiteral("http://example.org/list"));
        start(model);
        QVERIFY(ends());
        QVERIFY2(sentence_.contains(QStringLiteral("example.org")), qPrintable(sentence_));
    }

    void namesInTheListNeverLeaveTheFolder() {
        for (const char* name : {"../outside.json", "/etc/passwd.json", "a/b/c.json", "prior/../../x.json",
                                 ".hidden.json", "prior\\x.json"})
            server_->files[QString::fromLatin1(name)] = "{}";
        start();
        QVERIFY(ends());
        QCOMPARE(sentence_, QString());
        QCOMPARE(QDir(folder_->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("small")});
        QCOMPARE(
            QDir(path(QStringLiteral("."))).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
            2);
    }

    void stoppedLoadingIsGoneOnWith() {
        server_->cutAfter = 40'000;
        start();
        QVERIFY(QTest::qWaitFor([this] { return QFile::exists(path(kWeights) + QStringLiteral(".part")); }, 5000));
        download_->stop();
        QVERIFY(!download_->isRunning());
        server_->cutAfter = -1;
        start();
        QVERIFY(ends());
        verifyAllIsThere();
    }

    void anUnwritableFolderIsSaid() {
        QFile blocked(folder_->filePath(QStringLiteral("small")));
        QVERIFY(blocked.open(QIODevice::WriteOnly));  // a file where the folder should be
        start();
        QVERIFY(ends());
        QVERIFY2(sentence_.contains(QStringLiteral("can't be written")), qPrintable(sentence_));
    }

    void aFileThatIsThereButWrongIsMended() {
        start();
        QVERIFY(ends());
        QFile file(path(kWeights));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(50'000) && file.write("x") == 1);
        file.close();
        server_->requests.clear();
        start();
        QVERIFY(ends());
        verifyAllIsThere();
        QCOMPARE(server_->requests, kAsked + QStringList{QStringLiteral("GET /files/") + kWeights});
    }

    void filesThatTheCatalogueKnowsNeedNoList() {
        CatalogueModel model = server_->model();
        for (const auto& [name, bytes] : server_->files.asKeyValueRange())
            model.sources.first().contents << RemoteFile{
                name, bytes.size(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(), {}};
        start(model);
        QVERIFY(ends());
        verifyAllIsThere();
        QVERIFY(!server_->requests.contains(QStringLiteral("GET /list")));
        // Whatever the server has now, only what the catalogue knows is taken.
        server_->served[kWeights] = QByteArray(100'000, 'z');
        QVERIFY(QFile::remove(path(kWeights)));
        start(model);
        QVERIFY(ends());
        QVERIFY2(sentence_.contains(QStringLiteral("checksum")), qPrintable(sentence_));
    }

    void listsOfSeveralPagesAreReadToTheEnd() {
        server_->entriesAPage = 1;
        start();
        QVERIFY(ends());
        verifyAllIsThere();
    }

    void aServerThatSaysHowLongIsWaitedForWithoutLimit() {
        server_->busyTimes = 7;  // more than there are tries
        server_->retryAfter = "1";
        isDone_ = false;
        start();
        QVERIFY(QTest::qWaitFor([this] { return isDone_ || !sentence_.isEmpty(); }, 30'000));
        verifyAllIsThere();
    }

    void twoWindowsDoNotWriteOneFile() {
        QDir().mkpath(path(QStringLiteral("prior")));
        auto other = std::make_unique<unclip::ProgramLock>(unclip::toPath(path(kWeights) + QStringLiteral(".lock")));
        QVERIFY(other->take());
        start();
        QVERIFY(ends());
        QVERIFY2(sentence_.contains(QStringLiteral("another window")), qPrintable(sentence_));
        other.reset();
        start();
        QVERIFY(ends());
        verifyAllIsThere();
    }

    void ofADepthEstimatorWhatOpensItComesAndNoMore() {
        server_->files.clear();
        const QDir estimator(QStringLiteral(UNCLIP_GOLDEN "/depth-small/published/model"));
        for (const QString& name : estimator.entryList(QDir::Files)) {
            QFile file(estimator.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            server_->files[name] = file.readAll();
        }
        server_->files[QStringLiteral("pytorch_model.bin")] = "the same again";
        start();
        QVERIFY(ends());
        QCOMPARE(bytesOf(QStringLiteral("pytorch_model.bin")), QByteArray("missing"));
        server_->files.remove(QStringLiteral("pytorch_model.bin"));
        verifyAllIsThere();
        const ModelFacts facts = modelFacts(folder_->filePath(QStringLiteral("small")));
        QCOMPARE(facts.trouble, QString());
        QVERIFY(facts.estimatesDepth);
    }

    void partsOfAModelBesideItAreLinkedInsteadOfLoaded() {
        server_->files[QStringLiteral("decoder/config.json")] = "{}";
        server_->files[QStringLiteral("model_index.json")] =
            "{\"_class_name\": \"UnCLIPImageVariationPipeline\", \"prior\": [\"diffusers\", \"PriorTransformer\"],"
            " \"decoder\": [\"diffusers\", \"UNet2DConditionModel\"]}";
        CatalogueModel model = server_->model();
        model.sources.first().parts << QStringLiteral("prior");
        model.sources.first().links[QStringLiteral("decoder")] = QStringLiteral("beside/decoder");
        QVERIFY(QDir().mkpath(folder_->filePath(QStringLiteral("beside/decoder"))));
        start(model);
        QVERIFY(ends());
        QCOMPARE(sentence_, QString());
        QVERIFY(!server_->requests.contains(QStringLiteral("GET /files/decoder/config.json")));
        QCOMPARE(QFileInfo(path(QStringLiteral("decoder"))).canonicalFilePath(),
                 QFileInfo(folder_->filePath(QStringLiteral("beside/decoder"))).canonicalFilePath());
        QCOMPARE(bytesOf(kWeights), server_->files[kWeights]);
    }
};

const QStringList ModelDownloadTest::kAsked = {QStringLiteral("GET /list"),
                                               QStringLiteral("GET /files/model_index.json")};

QTEST_GUILESS_MAIN(ModelDownloadTest)
#include "model_download_test.moc"
