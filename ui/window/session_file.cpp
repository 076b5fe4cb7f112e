#include "ui/window/session_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QTimer>
#include <nlohmann/json.hpp>

#include "engine/base/error.h"
#include "ui/base/program_log.h"
#include "ui/base/worker_threads.h"
#include "ui/headless/background.h"

namespace unclip::ui {
namespace {

constexpr int kDelayMilliseconds = 1000;
constexpr qint64 kLargestFile = 32 << 20;

std::string textOf(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flagOf(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

QStringList textsOf(const nlohmann::json& json, const char* key) {
    QStringList texts;
    for (const auto& text : json.value(key, nlohmann::json::array())) {
        if (text.is_string())
            texts.append(QString::fromStdString(text.get<std::string>()));
    }
    return texts;
}

/// Left, right, top, bottom; none when they are no margins that a request may have.
Margins marginsOf(const nlohmann::json& json) {
    const auto found = json.find("frame");
    if (found == json.end() || !found->is_array() || found->size() != 4)
        return {};
    int sides[4] = {};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& side = (*found)[i];
        if (!side.is_number_integer() || side.get<std::int64_t>() < 0 || side.get<std::int64_t>() > kMaximumPictureSide)
            return {};
        sides[i] = side.get<int>();
    }
    return {sides[0], sides[1], sides[2], sides[3]};
}

/// A request that was being written may lack what painting needs; then it is read as a plain prompt.
Request promptOf(nlohmann::json json) {
    try {
        return requestFromJson(json);
    } catch (const RequestError&) {
        json["task"] = "generate";
        return requestFromJson(json);
    }
}

std::string textOf(const SessionState& state) {
    nlohmann::json json = {{"version", 1}, {"seedLocked", state.isSeedLocked}, {"unfolded", state.isUnfolded}};
    json["prompt"] = toJson(state.prompt);
    json["picture"] = state.picture.toStdString();
    json["frame"] = {state.frame.left, state.frame.right, state.frame.top, state.frame.bottom};
    json["candidates"] = nlohmann::json::array();
    for (const QString& file : state.candidates) json["candidates"].push_back(file.toStdString());
    json["history"] = nlohmann::json::array();
    for (const QString& prompt : state.history) json["history"].push_back(prompt.toStdString());
    json["unfinished"] = nlohmann::json::array();
    for (const Request& request : state.unfinished) json["unfinished"].push_back(toJson(request));
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Throws FileError.
void writeWhole(const QString& path, const std::string& text) {
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.write(text.data(), static_cast<qint64>(text.size())) >= 0 && file.commit();
    if (!isWritten)
        throw FileError(SessionFile::tr("The session can't be saved to “%1”: %2. Prompt and queue may be lost when the "
                                        "program ends.")
                            .arg(path, file.errorString())
                            .toStdString());
}

/// Throws when the text is no session.
SessionState stateOf(const std::string& text) {
    const auto json = nlohmann::json::parse(text);
    if (!json.is_object())
        throw FileError("not an object");
    SessionState state;
    state.isSeedLocked = flagOf(json, "seedLocked");
    state.isUnfolded = flagOf(json, "unfolded");
    state.picture = QString::fromStdString(textOf(json, "picture"));
    if (json.contains("prompt") && json["prompt"].is_object())
        state.prompt = promptOf(json["prompt"]);
    state.frame = marginsOf(json);
    state.candidates = textsOf(json, "candidates");
    state.history = textsOf(json, "history");
    for (const auto& request : json.value("unfinished", nlohmann::json::array())) {
        try {
            state.unfinished.append(requestFromJson(request));
        } catch (const Error& error) {
            logWarning(QStringLiteral("A saved job can't be read: %1").arg(QString::fromUtf8(error.what())));
        }
    }
    return state;
}

std::optional<SessionState> readOrPutAside(const QString& path) {
    QFile file(path);
    if (!file.exists())
        return {};
    try {
        if (file.size() > kLargestFile || !file.open(QIODevice::ReadOnly))
            throw FileError("too large or not readable");
        return stateOf(file.readAll().toStdString());
    } catch (const std::exception& error) {
        file.close();
        QFile::remove(path + QStringLiteral(".old"));
        QFile::rename(path, path + QStringLiteral(".old"));
        logWarning(QStringLiteral("The session file can't be read and was kept aside: %1")
                       .arg(QString::fromUtf8(error.what())));
    }
    return {};
}

}  // namespace

SessionFile::SessionFile(const QString& path, Collect collect, QObject* parent)
    : QObject(parent),
      path_(path),
      lock_(path + QStringLiteral(".lock")),
      collect_(std::move(collect)),
      timer_(new QTimer(this)) {
    beginThreads(thread_, 1);
    lock_.setStaleLockTime(0);  // only a window that is gone gives it up
    timer_->setSingleShot(true);
    timer_->setInterval(kDelayMilliseconds);
    connect(timer_, &QTimer::timeout, this, &SessionFile::write);
}

SessionFile::~SessionFile() {
    thread_.waitForDone();
}

bool SessionFile::isOwn() {
    // A folder that can't hold the lock is told when the file itself can't be written.
    return lock_.isLocked() || lock_.tryLock() || lock_.error() != QLockFile::LockFailedError;
}

void SessionFile::read(std::function<void(const std::optional<SessionState>&)> then) {
    inBackground(
        thread_, this, [path = path_, isOwn = isOwn()] { return isOwn ? readOrPutAside(path) : std::nullopt; },
        [this, then = std::move(then)](const std::optional<SessionState>& state) {
            then(state);
            wasRead_ = true;
        },
        {});
}

void SessionFile::changed() {
    if (!timer_->isActive())
        timer_->start();
}

void SessionFile::write() {
    timer_->stop();
    if (!wasRead_ || !isOwn())
        return;
    inBackground(
        thread_, this, [path = path_, state = collect_()] { writeWhole(path, textOf(state)); },
        [this] { hasFailed_ = false; },
        [this](const QString& sentence) {
            if (!std::exchange(hasFailed_, true))
                emit failed(sentence);
        });
}

void SessionFile::flush() {
    if (!wasRead_) {  // closed before anything could come back
        thread_.waitForDone();
        QCoreApplication::sendPostedEvents(QCoreApplication::instance(), QEvent::MetaCall);
    }
    write();
    thread_.waitForDone();
}

}  // namespace unclip::ui
