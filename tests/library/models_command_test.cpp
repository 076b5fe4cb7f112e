#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// `unclip models` as a user or a script calls it, without a network.
class ModelsCommandTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    struct Outcome {
        int code = -1;
        QString out, err;
    };
    Outcome run(const QStringList& arguments) const {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("UNCLIP_STATE"), folder_.filePath(QStringLiteral("state")));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(UNCLIP_PROGRAM), QStringList{QStringLiteral("models")} + arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    QJsonObject list() const {
        return QJsonDocument::fromJson(run({QStringLiteral("list"), QStringLiteral("--json")}).out.toUtf8()).object();
    }

private slots:
    void theCatalogueIsListedWithSizesAndLicences() {
        const QJsonArray models = list()[QStringLiteral("catalogue")].toArray();
        QVERIFY(models.size() >= 4);
        for (const QJsonValue& model : models) {
            QVERIFY(model[QStringLiteral("bytes")].toDouble() > 1e8);
            QVERIFY(!model[QStringLiteral("licence")].toString().isEmpty());
        }
    }

    void nothingIsFetchedBeforeTheLicenceIsAccepted() {
        const Outcome outcome = run({QStringLiteral("get"), QStringLiteral("kandinsky")});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(QStringLiteral("Apache-2.0")) &&
                     outcome.err.contains(QStringLiteral("--accept-licence")),
                 qPrintable(outcome.err));
        const Outcome unknown =
            run({QStringLiteral("get"), QStringLiteral("mona-lisa"), QStringLiteral("--accept-licence")});
        QCOMPARE(unknown.code, 2);
        QVERIFY2(unknown.err.contains(QStringLiteral("karlo-variations")), qPrintable(unknown.err));
    }

    void foldersAreAddedAndRemoved() {
        const QString folder = QStringLiteral(UNCLIP_GOLDEN "/karlo-small/model");
        const auto before = list()[QStringLiteral("here")].toArray().size();
        QCOMPARE(run({QStringLiteral("add"), folder}).code, 0);
        QCOMPARE(run({QStringLiteral("add"), folder}).code, 0);
        QCOMPARE(list()[QStringLiteral("here")].toArray().size(), before + 1);
        QCOMPARE(run({QStringLiteral("add"), folder_.path()}).code, 1);
        QCOMPARE(run({QStringLiteral("remove"), folder}).code, 0);
        QCOMPARE(list()[QStringLiteral("here")].toArray().size(), before);
        QCOMPARE(run({QStringLiteral("remove"), folder}).code, 2);
    }

    void whatIsNotHereIsNotChecked() {
        const Outcome outcome = run({QStringLiteral("check")});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.contains(QStringLiteral("No model")));
    }
};

QTEST_GUILESS_MAIN(ModelsCommandTest)
#include "models_command_test.moc"
