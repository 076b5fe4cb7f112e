#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "tests/library/run_with_fault.h"
#include "tests/library/small_model_download.h"
#include "ui/headless/models/model_download.h"

using namespace unclip;
using namespace unclip::ui;

/// Downloads from servers that nobody vouches for, and by programs that are killed.
class ModelDownloadFaultsTest : public unclip::ui::tests::SmallModelDownload {
    Q_OBJECT

private:
    struct Loaded {
        bool wasKilled = false;
        QString said;
    };

    /// Loads in a program of its own, which is killed after the operation `at` on files; 0: it isn't.
    Loaded loadElsewhere(int at) const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(FAILING_FILES));
        environment.insert(QStringLiteral("FAULT_FOLDER"), folder_->path());
        environment.insert(QStringLiteral("FAULT_AT"), QString::number(at));
        environment.insert(QStringLiteral("FAULT_KIND"), QStringLiteral("kill"));
        environment.insert(QStringLiteral("ASAN_OPTIONS"),
                           qEnvironmentVariable("ASAN_OPTIONS") + QStringLiteral(":verify_asan_link_order=0"));
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--load"), server_->model().sources.first().list.toString(),
                       server_->model().sources.first().files.toString(), folder_->path()});
        // The server is in this thread.
        const bool hasEnded = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000);
        return {hasEnded && process.exitStatus() == QProcess::CrashExit, QString::fromUtf8(process.readAll())};
    }

private slots:
    void init() { serve(); }

    void aServerWhoseCertificateNobodyVouchesForIsNotTrusted() {
        const QString key = folder_->filePath(QStringLiteral("key.pem"));
        const QString certificate = folder_->filePath(QStringLiteral("certificate.pem"));
        if (!unclip::ui::tests::makeSelfSigned(key, certificate))
            QSKIP("There is no openssl here to make a certificate with.");
        QFile keyFile(key);
        QVERIFY(keyFile.open(QIODevice::ReadOnly));
        QSslConfiguration configuration;
        configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
        configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
        QSslServer secure;
        secure.setSslConfiguration(configuration);
        QVERIFY(secure.listen(QHostAddress::LocalHost));
        QByteArray heard;
        connect(&secure, &QTcpServer::pendingConnectionAvailable, this, [&] {
            QTcpSocket* socket = secure.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&heard, socket] { heard += socket->readAll(); });
        });
        CatalogueModel model = server_->model();
        model.sources.first().list = QUrl(QStringLiteral("https://127.0.0.1:%1/list").arg(secure.serverPort()));
        ModelDownload download;
        QString sentence;
        connect(&download, &ModelDownload::failed, this, [&](const QString& said) { sentence = said; });
        download.start(model, folder_->path());
        QTRY_VERIFY_WITH_TIMEOUT(!sentence.isEmpty(), 10'000);
        QVERIFY2(sentence.contains(QStringLiteral("127.0.0.1 can't be trusted")) &&
                     sentence.contains(QStringLiteral("self")),
                 qPrintable(sentence));
        QCOMPARE(sentence.count(QLatin1Char('\n')), 0);
        QCOMPARE(heard, QByteArray());  // nothing was asked of it
        QVERIFY(!QFile::exists(path(QStringLiteral("model_index.json"))));
    }

    void whenItIsKilledNothingWrongHasAFilesNameAndTheNextOneGoesOn() {
        bool wasKilled = true;
        int rounds = 0;
        for (int at = 1; wasKilled; ++at, ++rounds) {
            folder_ = std::make_unique<QTemporaryDir>();
            wasKilled = loadElsewhere(at).wasKilled;
            for (const auto& [name, bytes] : server_->files.asKeyValueRange())
                QVERIFY2(!QFile::exists(path(name)) || bytesOf(name) == bytes,
                         qPrintable(QStringLiteral("%1 after operation %2").arg(name).arg(at)));
            const Loaded again = loadElsewhere(0);
            QVERIFY(!again.wasKilled);
            for (const auto& [name, bytes] : server_->files.asKeyValueRange())
                QVERIFY2(bytesOf(name) == bytes,
                         qPrintable(QStringLiteral("%1 after operation %2: %3").arg(name).arg(at).arg(again.said)));
            for (const QString& part : {QStringLiteral("."), QStringLiteral("prior")})
                QCOMPARE(QDir(path(part)).entryList({QStringLiteral("*.part")}, QDir::Files), QStringList());
        }
        QVERIFY(rounds > 1);
        qInfo("%d rounds", rounds);
    }
};

namespace {

/// What whenItIsKilled… kills: `--load LIST FILES FOLDER` gets a model from there.
int load(const QCoreApplication& application, const QStringList& arguments) {
    CatalogueModel model;
    model.id = model.name = QStringLiteral("small");
    CatalogueSource source;
    source.folder = QStringLiteral("small");
    source.list = QUrl(arguments.value(2));
    source.files = QUrl(arguments.value(3));
    model.sources = {source};
    ModelDownload download;
    QObject::connect(&download, &ModelDownload::finished, &application, &QCoreApplication::quit);
    QObject::connect(&download, &ModelDownload::failed, &application, [](const QString& sentence) {
        qWarning("%s", qPrintable(sentence));
        QCoreApplication::exit(1);
    });
    QTimer::singleShot(0, &download, [&] { download.start(model, arguments.value(4)); });
    return QCoreApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == QLatin1String("--load"))
        return load(application, QCoreApplication::arguments());
    ModelDownloadFaultsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "model_download_faults_test.moc"
