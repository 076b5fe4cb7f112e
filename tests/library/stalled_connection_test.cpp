#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

#include "tests/library/model_server.h"
#include "ui/headless/models/model_download.h"

using namespace unclip::ui;
using unclip::ui::tests::ModelServer;

/// A connection over which nothing more comes while it stays open, to a server that would rather speak HTTP/2, where
/// every further try would go down the same connection.
class StalledConnectionTest : public QObject {
    Q_OBJECT

private:
    ModelServer server_;
    QTemporaryDir folder_;
    QProcess secure_;
    QByteArray weights_ = QByteArray(100'000, 'w');

    QString path(const QString& name) const { return folder_.filePath(name); }
    /// A line that the secure server prints.
    QString line() {
        while (!secure_.canReadLine() && secure_.waitForReadyRead()) {
        }
        return QString::fromUtf8(secure_.readLine()).trimmed();
    }

private slots:
    void init() {
        for (qsizetype i = 0; i < weights_.size(); ++i) weights_[i] = static_cast<char>(i * 7 + i / 251);
        server_.files = {{QStringLiteral("model_index.json"),
                          "{\"_class_name\": \"UnCLIPPipeline\", \"prior\": [\"diffusers\", \"PriorTransformer\"]}"},
                         {QStringLiteral("prior/config.json"), "{}"},
                         {QStringLiteral("prior/diffusion_pytorch_model.safetensors"), weights_}};
    }

    void aDownloadGoesOnOverANewConnectionAndSpeaksHttp11() {
        const QString key = path(QStringLiteral("key.pem")), certificate = path(QStringLiteral("certificate.pem"));
        if (QProcess::execute(QStringLiteral("openssl"),
                              {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                               "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate}) != 0)
            QSKIP("There is no openssl here to make a certificate with.");
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificates(QSslCertificate::fromPath(certificate));
        QSslConfiguration::setDefaultConfiguration(trusting);
        secure_.start(QStringLiteral(UNCLIP_PYTHON),
                      {QStringLiteral(STALLING_SERVER), certificate, key, QString::number(server_.serverPort())});
        const QString address = QStringLiteral("https://127.0.0.1:%1/").arg(line());

        CatalogueModel model = server_.model();
        model.sources[0].list = QUrl(address + QStringLiteral("list"));
        model.sources[0].files = QUrl(address + QStringLiteral("files/"));
        ModelDownload download({std::chrono::milliseconds(1500), std::chrono::milliseconds(10), 3}, nullptr);
        QString end;
        connect(&download, &ModelDownload::finished, this, [&] { end = QStringLiteral("finished"); });
        connect(&download, &ModelDownload::failed, this, [&](const QString& sentence) { end = sentence; });
        download.start(model, folder_.path());
        QTRY_VERIFY_WITH_TIMEOUT(!end.isEmpty(), 30'000);
        secure_.kill();
        secure_.waitForFinished();
        QStringList said = QString::fromUtf8(secure_.readAll()).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(end, QStringLiteral("finished"));
        QCOMPARE(said.removeAll(QStringLiteral("silent")), 1);
        QCOMPARE(QSet<QString>(said.begin(), said.end()), QSet<QString>{QStringLiteral("http/1.1")});
        QFile loaded(path(QStringLiteral("small/prior/diffusion_pytorch_model.safetensors")));
        QVERIFY(loaded.open(QIODevice::ReadOnly));
        QCOMPARE(loaded.readAll(), weights_);
        // What had come before wasn't loaded again.
        QVERIFY2(server_.requests.filter(QStringLiteral("safetensors bytes=")).size() == 1,
                 qPrintable(server_.requests.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(StalledConnectionTest)
#include "stalled_connection_test.moc"
