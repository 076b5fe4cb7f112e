#include "ui/base/program_log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <QDir>

#include "ui/headless/state_folder.h"

namespace unclip::ui {
namespace {

constexpr std::size_t kFileBytes = 2 << 20;
constexpr std::size_t kFiles = 4;

void writeQtMessage(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtDebugMsg || type == QtInfoMsg)
        spdlog::debug("Qt: {}", message.toStdString());
    else
        spdlog::warn("Qt: {}", message.toStdString());
}

}  // namespace

void startLog() {
    std::vector<spdlog::sink_ptr> sinks;
    auto terminal = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    terminal->set_level(spdlog::level::err);
    sinks.push_back(terminal);
    try {
        QDir().mkpath(QFileInfo(logFile()).path());
        sinks.push_back(
            std::make_shared<spdlog::sinks::rotating_file_sink_mt>(logFile().toStdString(), kFileBytes, kFiles));
    } catch (const spdlog::spdlog_ex&) {
        // The terminal is all there is.
    }
    auto logger = std::make_shared<spdlog::logger>("unclip", sinks.begin(), sinks.end());
    logger->set_pattern("%Y-%m-%d %H:%M:%S.%e %l %v");
    logger->flush_on(spdlog::level::warn);
    logger->set_error_handler([](const std::string&) {});  // a full disk
    spdlog::set_default_logger(logger);
    spdlog::flush_every(std::chrono::seconds(5));
    qInstallMessageHandler(writeQtMessage);
}

QString logFile() {
    return stateFile(QStringLiteral("log/unclip-studio.log"));
}

void logInfo(const QString& line) {
    spdlog::info("{}", line.toStdString());
}

void logWarning(const QString& line) {
    spdlog::warn("{}", line.toStdString());
}

}  // namespace unclip::ui
