#include "ui/base/program_log.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <QDir>

#include "engine/base/printable_text.h"
#include "ui/headless/state_folder.h"

namespace unclip::ui {
namespace {

constexpr std::size_t kFileBytes = 2 << 20;
constexpr std::size_t kFiles = 4;

/// What is said, as one line: texts from files can't forge lines or steer the terminal that shows them.
class PrintablePayload : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& line) override {
        const std::string text = printableText({message.payload.data(), message.payload.size()});
        line.append(text.data(), text.data() + text.size());
    }
    std::unique_ptr<spdlog::custom_flag_formatter> clone() const override {
        return std::make_unique<PrintablePayload>();
    }
};

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
    auto pattern = std::make_unique<spdlog::pattern_formatter>();
    pattern->add_flag<PrintablePayload>('*').set_pattern("%Y-%m-%d %H:%M:%S.%e %l %*");
    logger->set_formatter(std::move(pattern));
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
