#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "tests/library/model_server.h"
#include "ui/headless/models/model_download.h"

using namespace unclip::ui;
using unclip::ui::tests::ModelServer;

/// What lies between this machine and a server: what goes wrong there is said in one sentence with a remedy, soon, and
/// nothing is loaded.
class ConnectionTroubleTest : public QObject {
    Q_OBJECT

private:
    const QString kElsewhere = QStringLiteral("https://models.invalid/");  // to servers on this machine no proxy leads
    ModelServer server_;
    QTemporaryDir folder_;
    int tries_ = 0;  ///< connections that the server below got

    /// Listens, and answers whatever comes with these words.
    void answerWith(QTcpServer& server, const QByteArray& words) {
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [this, &server, words] {
            while (QTcpSocket* socket = server.nextPendingConnection()) {
                ++tries_;
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                connect(socket, &QTcpSocket::readyRead, socket, [socket, words] {
                    socket->readAll();
                    socket->write(words);
                    socket->disconnectFromHost();
                });
            }
        });
    }

    /// What loading this model says.
    QString sentenceFor(const CatalogueModel& model) {
        const ModelDownload::Patience patience{std::chrono::milliseconds(5000), std::chrono::milliseconds(5000), 4};
        ModelDownload download(patience, nullptr);
        QString sentence;
        connect(&download, &ModelDownload::finished, this, [&] { sentence = QStringLiteral("it was loaded"); });
        connect(&download, &ModelDownload::failed, this, [&](const QString& said) { sentence = said; });
        tries_ = 0;
        download.start(model, folder_.path());
        // Sooner than a second try.
        return QTest::qWaitFor([&] { return !sentence.isEmpty(); }, 4000) ? sentence : QStringLiteral("nothing");
    }
    static CatalogueModel at(const CatalogueModel& model, const QString& address) {
        CatalogueModel there = model;
        there.sources[0].list = QUrl(address + QStringLiteral("list"));
        there.sources[0].files = QUrl(address + QStringLiteral("files/"));
        return there;
    }

private slots:
    void init() {
        server_.files = {{QStringLiteral("model_index.json"), "{}"}};
        for (const char* name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "no_proxy", "NO_PROXY"})
            qunsetenv(name);
    }
    void cleanup() { init(); }

    void aProxyThatIsNotThereIsSaid() {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const quint16 port = gone.serverPort();
        gone.close();
        qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(port));
        const QString sentence = sentenceFor(at(server_.model(), kElsewhere));
        QVERIFY2(sentence.contains(QStringLiteral("proxy that this machine's settings name")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("models.invalid")), qPrintable(sentence));
    }

    void aProxyThatWantsAPasswordIsSaid() {
        QTcpServer proxy;
        answerWith(proxy,
                   "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"\r\n"
                   "Content-Length: 0\r\nConnection: close\r\n\r\n");
        qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
        const QString sentence = sentenceFor(at(server_.model(), kElsewhere));
        QVERIFY(tries_ > 0);
        QVERIFY2(sentence.contains(QStringLiteral("proxy that this machine's settings name")), qPrintable(sentence));
    }

    void aServerThatDoesNotSpeakTlsIsNotTrusted() {
        QTcpServer plain;
        answerWith(plain, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
        const QString address = QStringLiteral("https://127.0.0.1:%1/").arg(plain.serverPort());
        const QString sentence = sentenceFor(at(server_.model(), address));
        QCOMPARE(tries_, 1);
        QVERIFY2(sentence.contains(QStringLiteral("can't be trusted")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("127.0.0.1")), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QLatin1Char('\n')), qPrintable(sentence));
        QVERIFY(QDir(folder_.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(ConnectionTroubleTest)
#include "connection_trouble_test.moc"
