#include "ui/jobs/engine_client.h"

#include <sys/resource.h>
#include <unistd.h>

#include "engine/base/error.h"
#include "ui/base/program_log.h"
#include "ui/headless/sentences.h"
#include "ui/pictures/image_conversion.h"

namespace unclip::ui {
namespace {

constexpr int kMostProgressUnderway = 4;
constexpr int kMostPreviewsUnderway = 2;

/// The same factory; after it, the window goes before its thread and those that it begins, so that a hand needn't wait
/// for a network's layer to end. Not before: while libraries are opened, the window may have to wait for it.
JobQueue::EngineFactory behindTheWindow(JobQueue::EngineFactory factory) {
    return [factory = std::move(factory)] {
        constexpr int kNiceness = 5;
        auto engine = factory();
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNiceness);
        return engine;
    };
}

}  // namespace

EngineClient::EngineClient(JobQueue::EngineFactory factory, PictureKeeper* keeper, QObject* parent)
    : QObject(parent),
      keeper_(keeper),
      queue_(std::make_unique<JobQueue>(behindTheWindow(std::move(factory)), events(), JobOptions{.keepsFilm = true})) {
}

EngineClient::~EngineClient() = default;

QueueEvents EngineClient::events() {
    QueueEvents events;
    events.started = [this](JobId id) { later([this, id] { emit started(id); }); };
    events.progress = [this](JobId id, const Progress& progress) {
        const bool isLast = progress.steps > 0 && progress.step >= progress.steps;
        if (progressUnderway_ >= kMostProgressUnderway && !isLast)
            return;
        ++progressUnderway_;
        later([this, id, progress] {
            --progressUnderway_;
            emit progressed(id, progress);
        });
    };
    events.preview = [this](JobId id, int index, const cv::Mat& pixels) {
        if (previewsUnderway_ >= kMostPreviewsUnderway)
            return;
        ++previewsUnderway_;
        later([this, id, index, image = toImage(pixels)] {
            --previewsUnderway_;
            emit previewed(id, index, image);
        });
    };
    events.picture = [this](JobId id, const Request& request, const PaintedPicture& painted_) {
        FinishedPicture picture;
        picture.index = painted_.index;
        picture.seed = painted_.seed;
        picture.similarity = painted_.similarity;
        picture.with = painted_.with;
        picture.request = request;
        picture.image = toImage(painted_.pixels);
        for (const cv::Mat& frame : painted_.film) picture.film.append(toImage(frame));
        try {
            picture.path = keeper_->keep(request, painted_);
        } catch (const std::exception& error) {
            picture.trouble = inWords(error);
        }
        later([this, id, picture] { emit painted(id, picture); });
    };
    events.note = [this](JobId id, const Sentence& sentence) {
        later([this, id, text = inWords(sentence)] { emit noted(id, text); });
    };
    events.finished = [this](JobId id, const JobOutcome& outcome) {
        JobEnd end;
        end.end = outcome.end;
        end.sentence = inWords(outcome.sentence);
        if (outcome.end == JobOutcome::End::failed)
            logWarning(QStringLiteral("Job %1 failed: %2 (%3)")
                           .arg(QString::number(id), QString::fromStdString(outcome.sentence.inEnglish()),
                                QString::fromStdString(outcome.details)));
        end.prompt = outcome.result.prompt;
        later([this, id, end] { emit ended(id, end); });
    };
    return events;
}

void EngineClient::prepare(const std::filesystem::path& model, DeviceChoice device, DtypeChoice dtype) {
    ask(
        this,
        [model, device, dtype](Engine& engine) {
            const PaintedWith with = engine.prepare(model, device, dtype);
            return QString::fromStdString(with.device + ", " + with.dtype);
        },
        [this](const QString& with) { emit prepared(with); },
        [this](const QString& sentence) { emit notPrepared(sentence); });
}

void EngineClient::report(const Request& request) {
    ask(
        this,
        [request](Engine& engine) {
            QStringList sentences;
            for (const Sentence& sentence : engine.report(request).sentences) sentences += inWords(sentence);
            return sentences;
        },
        [this](const QStringList& sentences) { emit reported(sentences); },
        [this](const QString& sentence) { emit reported({sentence}); });
}

}  // namespace unclip::ui
