#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <fstream>

namespace unclip {

struct Outcome {
    bool isKilled = false, hasCrashed = false;
    int code = -1;
    QStringList said;
    int operations = 0;

    QStringList after(const QString& word) const {
        QStringList found;
        for (const QString& line : said)
            if (line.startsWith(word + QLatin1Char(' ')))
                found << line.mid(word.size() + 1);
        return found;
    }
};

inline QString withFolder(const QTemporaryDir& folder, const char* name) {
    return folder.filePath(QString::fromLatin1(name));
}

/// Runs a program whose operation `at` on files below `folder` fails, or that is killed after it; 0: none. `disk`: a
/// folder that gets what a power cut would leave, see power_cut_test.cpp.
inline Outcome runWithFault(const QString& program, const QStringList& arguments, const QString& folder, int at,
                            bool kills, const QString& disk = {}) {
    const QTemporaryDir counts;
    const QString count = withFolder(counts, "count");
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(FAILING_FILES));
    environment.insert(QStringLiteral("FAULT_FOLDER"), folder);
    environment.insert(QStringLiteral("FAULT_AT"), QString::number(at));
    environment.insert(QStringLiteral("FAULT_KIND"), kills ? QStringLiteral("kill") : QStringLiteral("fail"));
    environment.insert(QStringLiteral("FAULT_COUNT"), count);
    environment.insert(QStringLiteral("FAULT_DISK"), disk);
    // The sanitizers' library wants to be the first; behind this one it works as well.
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       qEnvironmentVariable("ASAN_OPTIONS") + QStringLiteral(":verify_asan_link_order=0"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished(120'000);
    Outcome outcome;
    const bool hasEnded = process.exitStatus() == QProcess::NormalExit;
    outcome.isKilled = !hasEnded && kills;
    outcome.hasCrashed = !hasEnded && !kills;
    outcome.code = process.exitCode();
    outcome.said = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    std::ifstream(count.toStdString()) >> outcome.operations;
    return outcome;
}

/// Every how many operations one is tried; UNCLIP_FAULT_STRIDE=1 tries all.
inline int stride() {
    const int wanted = qEnvironmentVariableIntValue("UNCLIP_FAULT_STRIDE");
    return wanted > 0 ? wanted : 7;
}

/// Lines for a failure's message.
inline std::string inText(const QStringList& lines) {
    return " | " + lines.join(QStringLiteral(" | ")).toStdString();
}

}  // namespace unclip
