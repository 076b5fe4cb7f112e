#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

#include "tests/library/small_model_download.h"
#include "ui/headless/models/model_download.h"

using namespace unclip::ui;

/// A connection over which nothing more comes while it stays open, to a server that would rather speak HTTP/2, where
/// every further try would go down the same connection.
class StalledConnectionTest : public unclip::ui::tests::SmallModelDownload {
    Q_OBJECT

private:
    QProcess secure_;

    /// A line that the secure server prints.
    QString line() {
        while (!secure_.canReadLine() && secure_.waitForReadyRead()) {
        }
        return QString::fromUtf8(secure_.readLine()).trimmed();
    }

private slots:
    void init() { serve(); }

    void aDownloadGoesOnOverANewConnectionAndSpeaksHttp11() {
        const QString key = folder_->filePath(QStringLiteral("key.pem"));
        const QString certificate = folder_->filePath(QStringLiteral("certificate.pem"));
        if (!unclip::ui::tests::makeSelfSigned(key, certificate))
            QSKIP("There is no openssl here to make a certificate with.");
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificates(QSslCertificate::fromPath(certificate));
        QSslConfiguration::setDefaultConfiguration(trusting);
        secure_.start(QStringLiteral(UNCLIP_PYTHON),
                      {QStringLiteral(STALLING_SERVER), certificate, key, QString::number(server_->serverPort())});
        const QString address = QStringLiteral("https://127.0.0.1:%1/").arg(line());

        CatalogueModel model = server_->model();
        model.sources[0].list = QUrl(address + QStringLiteral("list"));
        model.sources[0].files = QUrl(address + QStringLiteral("files/"));
        ModelDownload download({std::chrono::milliseconds(1500), std::chrono::milliseconds(10), 3}, nullptr);
        QString end;
        connect(&download, &ModelDownload::finished, this, [&] { end = QStringLiteral("finished"); });
        connect(&download, &ModelDownload::failed, this, [&](const QString& sentence) { end = sentence; });
        download.start(model, folder_->path());
        QTRY_VERIFY_WITH_TIMEOUT(!end.isEmpty(), 30'000);
        secure_.kill();
        secure_.waitForFinished();
        QStringList said = QString::fromUtf8(secure_.readAll()).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(end, QStringLiteral("finished"));
        QCOMPARE(said.removeAll(QStringLiteral("silent")), 1);
        QCOMPARE(QSet<QString>(said.begin(), said.end()), QSet<QString>{QStringLiteral("http/1.1")});
        QCOMPARE(bytesOf(kWeights), server_->files[kWeights]);
        // What had come before wasn't loaded again.
        QVERIFY2(server_->requests.filter(QStringLiteral("safetensors bytes=")).size() == 1,
                 qPrintable(server_->requests.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(StalledConnectionTest)
#include "stalled_connection_test.moc"
