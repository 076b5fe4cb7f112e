#include <QTest>
#include <map>

#include "tests/library/run_with_fault.h"
#include "ui/headless/paths.h"

using namespace unclip;
namespace fs = std::filesystem;

namespace {

std::map<fs::path, std::string> contentsOf(const fs::path& folder) {
    std::map<fs::path, std::string> contents;
    if (fs::exists(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                contents[entry.path().lexically_relative(folder)] = {
                    std::istreambuf_iterator<char>(std::ifstream(entry.path(), std::ios::binary).rdbuf()), {}};
    return contents;
}

}  // namespace

/// `unclip convert` on a disk that fails, or that the machine dies with, at any operation.
class ConvertCommandTest : public QObject {
    Q_OBJECT

private slots:
    void aConvertedModelIsThereWholeOrNotAtAll_data() {
        QTest::addColumn<bool>("kills");
        QTest::newRow("fails") << false;
        QTest::newRow("is killed") << true;
    }
    void aConvertedModelIsThereWholeOrNotAtAll() {
        QFETCH(bool, kills);
        const QString model = QStringLiteral(UNCLIP_GOLDEN "/karlo-small/model");
        const auto convert = [&](const QTemporaryDir& folder, int at) {
            return runWithFault(QStringLiteral(UNCLIP_PROGRAM),
                                {QStringLiteral("convert"), model, withFolder(folder, "out")}, folder.path(), at,
                                kills);
        };
        QTemporaryDir whole;
        const int operations = convert(whole, 0).operations;
        const auto expected = contentsOf(toPath(withFolder(whole, "out")));
        QVERIFY(!expected.empty());
        for (int at = 1; at <= operations; at += stride()) {
            QTemporaryDir folder;
            const Outcome outcome = convert(folder, at);
            const std::string where = "operation " + std::to_string(at) + inText(outcome.said);
            QVERIFY2(!outcome.hasCrashed, where.c_str());
            if (fs::exists(toPath(withFolder(folder, "out"))))
                QVERIFY2(contentsOf(toPath(withFolder(folder, "out"))) == expected, where.c_str());
            else if (!kills)
                QVERIFY2(outcome.code == 1 && !outcome.said.isEmpty(), where.c_str());
        }
        qInfo("%d operations", operations);
    }
};

QTEST_GUILESS_MAIN(ConvertCommandTest)
#include "convert_command_test.moc"
