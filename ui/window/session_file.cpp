#include "ui/window/session_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTimer>
#include <nlohmann/json.hpp>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/base/regular_file.h"
#include "ui/base/program_log.h"
#include "ui/base/worker_threads.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"

namespace unclip::ui {
namespace {

constexpr int kDelayMilliseconds = 1000;
constexpr qint64 kLargestFile = 32 << 20;

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

/// Takes field by field what can be read of a saved session.
class StateReader {
public:
    explicit StateReader(const nlohmann::json& json) : json_(json) {}

    SessionState read() {
        SessionState state;
        state.isSeedLocked = flag("seedLocked");
        state.isUnfolded = flag("unfolded");
        if (const auto* prompt = field("prompt", &nlohmann::json::is_object, SessionFile::tr("the prompt")))
            state.prompt = request(*prompt);
        if (const auto* picture = field("picture", &nlohmann::json::is_string, SessionFile::tr("the open picture")))
            state.picture = QString::fromStdString(picture->get<std::string>());
        state.frame = frame();
        state.candidates = texts("candidates", SessionFile::tr("results that were neither taken nor discarded"));
        state.history = texts("history", SessionFile::tr("earlier prompts"));
        const QString jobs = SessionFile::tr("jobs");
        if (const auto* list = field("unfinished", &nlohmann::json::is_array, jobs))
            for (const auto& job : *list) {
                try {
                    state.unfinished.append(requestFromJson(job));
                } catch (const Error& error) {
                    lose(jobs, QString::fromUtf8(error.what()));
                }
            }
        return state;
    }

    QStringList lost() const { return lost_; }

private:
    void lose(const QString& what, const QString& why) {
        logWarning(QStringLiteral("A part of the saved session can't be read: %1").arg(why));
        if (!lost_.contains(what))
            lost_ << what;
    }

    /// Null when there is none, or when it is none of its kind, which is noted.
    const nlohmann::json* field(const char* key, bool (nlohmann::json::*isRight)() const noexcept,
                                const QString& what) {
        const auto found = json_.find(key);
        if (found == json_.end())
            return nullptr;
        if (((*found).*isRight)())
            return &*found;
        lose(what, QString::fromLatin1(key));
        return nullptr;
    }

    bool flag(const char* key) {
        const auto* found = field(key, &nlohmann::json::is_boolean, SessionFile::tr("how the settings were shown"));
        return found != nullptr && found->get<bool>();
    }

    QStringList texts(const char* key, const QString& what) {
        QStringList texts;
        if (const auto* list = field(key, &nlohmann::json::is_array, what))
            for (const auto& text : *list) {
                if (text.is_string())
                    texts.append(QString::fromStdString(text.get<std::string>()));
                else
                    lose(what, QString::fromLatin1(key));
            }
        return texts;
    }

    /// Left, right, top, bottom; none when they are no margins that a request may have.
    Margins frame() {
        const QString what = SessionFile::tr("the frame");
        const auto* found = field("frame", &nlohmann::json::is_array, what);
        if (found == nullptr)
            return {};
        std::vector<int> sides;
        for (const auto& side : *found)
            if (side.is_number_integer() && side >= 0 && side <= kMaximumPictureSide)
                sides.push_back(side.get<int>());
        if (found->size() == 4 && sides.size() == 4)
            return {sides[0], sides[1], sides[2], sides[3]};
        lose(what, QStringLiteral("frame"));
        return {};
    }

    /// The request with every field that can be read; the task last, for it may ask for what could not be.
    Request request(const nlohmann::json& saved) {
        nlohmann::json good = nlohmann::json::object();
        Request read;
        const auto take = [&](const std::string& key, const nlohmann::json& value) {
            nlohmann::json more = good;
            more[key] = value;
            try {
                read = requestFromJson(more);
                good = std::move(more);
            } catch (const Error& error) {
                lose(SessionFile::tr("some of the prompt's settings"), QString::fromUtf8(error.what()));
            }
        };
        for (const auto& [key, value] : saved.items())
            if (key != "task")
                take(key, value);
        if (saved.contains("task"))
            take("task", saved["task"]);
        return read;
    }

    const nlohmann::json& json_;
    QStringList lost_;
};

/// Beside the file, whatever was kept there before.
QString nameAside(const QString& path) {
    return QStringLiteral("%1.%2.old")
        .arg(path, QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz")));
}

std::optional<SessionState> readState(const QString& path) {
    const FileContent content = readRegularFile(toPath(path), kLargestFile);
    if (content.fault == ReadFault::missing)
        return {};
    const QString aside = nameAside(path);
    try {
        if (content.fault != ReadFault::none)
            throw FileError("too large, or not readable");
        // One byte that is no letter doesn't make all of it unreadable.
        const auto json = parseJson(
            QString::fromUtf8(QByteArrayView(content.bytes.data(), static_cast<qsizetype>(content.bytes.size())))
                .toStdString(),
            path.toStdString());
        if (!json.is_object())
            throw FileError("not an object");
        StateReader reader(json);
        SessionState state = reader.read();
        if (!reader.lost().isEmpty()) {
            QFile::copy(path, aside);
            state.trouble = SessionFile::tr(
                                "Of the last session this could not be read: %1. All else is back; the file "
                                "is kept as “%2”.")
                                .arg(reader.lost().join(QStringLiteral(", ")), aside);
        }
        if (!state.picture.isEmpty() && !QFileInfo::exists(state.picture))
            state.trouble +=
                (state.trouble.isEmpty() ? QString() : QStringLiteral(" ")) +
                SessionFile::tr("“%1”, which was open, isn't there any more.").arg(std::exchange(state.picture, {}));
        return state;
    } catch (const std::exception& error) {
        QFile::rename(path, aside);
        logWarning(QStringLiteral("The session file can't be read: %1").arg(QString::fromUtf8(error.what())));
        SessionState state;
        state.trouble = SessionFile::tr("The last session could not be read; its file is kept as “%1”.").arg(aside);
        return state;
    }
}

}  // namespace

SessionFile::SessionFile(const QString& path, Collect collect, QObject* parent)
    : QObject(parent),
      path_(path),
      lock_(toPath(path + QStringLiteral(".lock"))),
      collect_(std::move(collect)),
      timer_(new QTimer(this)) {
    beginThreads(thread_, 1);
    timer_->setSingleShot(true);
    timer_->setInterval(kDelayMilliseconds);
    connect(timer_, &QTimer::timeout, this, &SessionFile::write);
}

SessionFile::~SessionFile() {
    thread_.waitForDone();
}

bool SessionFile::isOwn() {
    return lock_.take();  // where no lock can be held, it is told when the file itself can't be written
}

void SessionFile::read(std::function<void(const std::optional<SessionState>&)> then) {
    inBackground(
        thread_, this, [path = path_, isOwn = isOwn()] { return isOwn ? readState(path) : std::nullopt; },
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
        thread_, this, [path = path_, state = collect_()] { writeFileAtomically(toPath(path), textOf(state)); },
        [this] { hasFailed_ = false; },
        [this](const QString& sentence) {
            if (!std::exchange(hasFailed_, true))
                emit failed(tr("The session can't be saved; prompt and queue may be lost when the program ends. %1")
                                .arg(sentence));
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
