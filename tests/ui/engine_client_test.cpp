#include "ui/jobs/engine_client.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "engine/image/metadata.h"
#include "tests/ui/fake_engine.h"
#include "ui/headless/library/picture_file.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::FakeEngine;

/// A picture's file is written once, with everything in it, however its job ends.
class EngineClientTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qRegisterMetaType<unclip::JobId>("unclip::JobId"); }

    void aPictureSaysWhatPaintedItWhenItsJobIsCancelled() {
        expectWholeFile(
            "a fox", [](EngineClient& client, JobId id) { client.cancel(id); }, JobOutcome::End::cancelled);
    }
    void aPictureSaysWhatPaintedItWhenItsJobFails() {
        expectWholeFile(
            "half a fox", [](EngineClient&, JobId) {}, JobOutcome::End::failed);
    }
    void aPictureSaysWhatPaintedItWhenItsJobIsDone() {
        expectWholeFile(
            "a fox", [](EngineClient&, JobId) {}, JobOutcome::End::done);
    }

private:
    using Interruption = std::function<void(EngineClient&, JobId)>;

    static QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Paints two pictures, does `afterTheFirst`, and looks at the first one's file then and when the job has ended.
    static void expectWholeFile(const char* prompt, const Interruption& afterTheFirst, JobOutcome::End wanted) {
        QTemporaryDir folder;
        const std::filesystem::path root = toPath(folder.path());
        PictureKeeper keeper({root / "pictures", root / "data" / "index.sqlite", root / "cache"}, {});
        EngineClient client([] { return std::make_unique<FakeEngine>(std::chrono::milliseconds(5), 64); }, &keeper);
        Request request;
        request.prompt = prompt;
        request.count = 2;
        QString path;
        QByteArray written;
        std::optional<JobOutcome::End> end;
        JobId id = 0;
        connect(&client, &EngineClient::painted, &client, [&](JobId, const FinishedPicture& picture) {
            if (!path.isEmpty())
                return;
            path = picture.path;
            written = contentOf(path);
            afterTheFirst(client, id);
        });
        connect(&client, &EngineClient::ended, &client, [&](JobId, const JobEnd& how) { end = how.end; });
        id = client.paint(request);
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), 30000);
        QVERIFY(*end == wanted);
        QVERIFY(!written.isEmpty());
        QCOMPARE(contentOf(path), written);
        const PictureMetadata metadata = readMetadata(toPath(path));
        const PaintedWith with{metadata.modelName, metadata.modelHash, metadata.device, metadata.dtype};
        QVERIFY(with == FakeEngine::with());
    }
};

QTEST_MAIN(EngineClientTest)
#include "engine_client_test.moc"
