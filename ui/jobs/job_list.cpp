#include "ui/jobs/job_list.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMimeData>
#include <algorithm>
#include <cmath>

#include "ui/headless/harmless_text.h"

namespace unclip::ui {
namespace {

constexpr auto kMimeType = "application/x-unclip-job";
constexpr int kMostJobsKept = 300;

}  // namespace

QImage Job::thumbnail() const {
    if (!pictures.isEmpty() && !pictures.first().image.isNull())
        return pictures.first().image;
    return previews.isEmpty() ? QImage() : previews.first();
}

JobList::JobList(EngineClient* client, QObject* parent) : QAbstractListModel(parent), client_(client) {
    connect(client, &EngineClient::started, this, [this](JobId id) {
        if (Job* job = edit(id)) {
            job->state = Job::State::running;
            changed(id);
        }
    });
    connect(client, &EngineClient::progressed, this, [this](JobId id, const Progress& progress) {
        if (Job* job = edit(id)) {
            job->progress = progress;
            changed(id);
        }
    });
    connect(client, &EngineClient::previewed, this, [this](JobId id, int index, const QImage& image) {
        if (Job* job = edit(id)) {
            job->previews[index] = image;
            changed(id);
            emit previewChanged(id, index);
        }
    });
    connect(client, &EngineClient::painted, this, [this](JobId id, const FinishedPicture& picture) {
        if (Job* job = edit(id)) {
            job->pictures.append(picture);
            job->previews.remove(picture.index);
            forgetOldImages();
            changed(id);
            emit pictureFinished(id, picture);
        }
    });
    connect(client, &EngineClient::noted, this, [this](JobId id, const QString& sentence) {
        if (Job* job = edit(id)) {
            job->notes.append(sentence);
            emit noted(id, sentence);
        }
    });
    connect(client, &EngineClient::ended, this, [this](JobId id, const JobEnd& end) {
        Job* job = edit(id);
        if (job == nullptr)
            return;
        job->state = end.end == JobOutcome::End::done     ? Job::State::done
                     : end.end == JobOutcome::End::failed ? Job::State::failed
                                                          : Job::State::cancelled;
        job->sentence = end.sentence;
        job->prompt = end.prompt;
        job->previews.clear();
        changed(id);
        forgetOldImages();
        emit jobEnded(id);
        emit unfinishedChanged();
    });
}

JobId JobList::add(const Request& request, int comparison) {
    Job job;
    job.request = request;
    job.comparison = comparison;
    job.id = client_->paint(request);
    const int row = static_cast<int>(jobs_.size());
    beginInsertRows({}, row, row);
    jobs_.append(job);
    endInsertRows();
    emit jobAdded(job.id);
    emit unfinishedChanged();
    return job.id;
}

void JobList::cancel(JobId id) {
    client_->cancel(id);
}

void JobList::retry(JobId id) {
    const Job* job = find(id);
    if (job == nullptr)
        return;
    const Request request = job->request;
    const int comparison = job->comparison;
    remove(id);
    add(request, comparison);
}

void JobList::remove(JobId id) {
    for (int row = 0; row < jobs_.size(); ++row) {
        if (jobs_[row].id == id && jobs_[row].isOver()) {
            beginRemoveRows({}, row, row);
            jobs_.removeAt(row);
            endRemoveRows();
            emit unfinishedChanged();
            return;
        }
    }
}

void JobList::removeOver() {
    for (int row = static_cast<int>(jobs_.size()) - 1; row >= 0; --row) {
        if (jobs_[row].isOver())
            remove(jobs_[row].id);
    }
}

void JobList::setPaused(bool paused) {
    if (paused == paused_)
        return;
    paused_ = paused;
    client_->setPaused(paused);
    emit pausedChanged(paused);
}

const Job* JobList::find(JobId id) const {
    const auto found = std::ranges::find(jobs_, id, &Job::id);
    return found == jobs_.end() ? nullptr : &*found;
}

const Job* JobList::running() const {
    const auto found = std::ranges::find(jobs_, Job::State::running, &Job::state);
    return found == jobs_.end() ? nullptr : &*found;
}

bool JobList::isBusy() const {
    return std::ranges::any_of(jobs_, [](const Job& job) { return !job.isOver(); });
}

QList<Job> JobList::unfinished() const {
    QList<Job> open;
    for (const Job& job : jobs_) {
        if (!job.isOver() || job.state == Job::State::failed)
            open.append(job);
    }
    return open;
}

int JobList::waitingCount() const {
    return static_cast<int>(std::ranges::count(jobs_, Job::State::waiting, &Job::state));
}

QList<const Job*> JobList::comparison(int number) const {
    QList<const Job*> same;
    for (const Job& job : jobs_) {
        if (number > 0 && job.comparison == number)
            same.append(&job);
    }
    return same;
}

int JobList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(jobs_.size());
}

QVariant JobList::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= jobs_.size())
        return {};
    const Job& job = jobs_[index.row()];
    switch (role) {
        case Qt::DisplayRole: {
            const QString prompt = plainLine(QString::fromStdString(job.request.prompt).simplified());
            return prompt.isEmpty() ? taskInWords(job.request.task) : prompt;
        }
        case Qt::ToolTipRole:
            return asTip(job.sentence);
        case kIdRole:
            return QVariant::fromValue<quint64>(job.id);
        case kStateRole:
            return static_cast<int>(job.state);
        case kFractionRole:
            return job.progress.fraction;
        case kThumbnailRole:
            return job.thumbnail();
        case kSentenceRole:
            switch (job.state) {
                case Job::State::waiting:
                    return paused_ ? tr("Waiting – queue is paused") : tr("Waiting");
                case Job::State::running: {
                    const QString stage = stageInWords(job.progress), left = timeLeftInWords(job.progress);
                    return left.isEmpty() ? stage : stage + QStringLiteral(" · ") + left;
                }
                case Job::State::done:
                    return tr("%n picture(s)", nullptr, static_cast<int>(job.pictures.size()));
                case Job::State::cancelled:
                    return tr("Stopped");
                case Job::State::failed:
                    return job.sentence;
            }
            return {};
        default:
            return {};
    }
}

Qt::ItemFlags JobList::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    if (index.row() < jobs_.size() && jobs_[index.row()].state == Job::State::waiting)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList JobList::mimeTypes() const {
    return {QString::fromLatin1(kMimeType)};
}

QMimeData* JobList::mimeData(const QModelIndexList& indexes) const {
    auto* data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(QString::fromLatin1(kMimeType), QByteArray::number(indexes.first().data(kIdRole).toULongLong()));
    return data;
}

bool JobList::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex& parent) {
    if (!data->hasFormat(QString::fromLatin1(kMimeType)))
        return false;
    const int target = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    moveJob(data->data(QString::fromLatin1(kMimeType)).toULongLong(), target);
    return false;  // moved already: the view must not remove the row
}

bool JobList::moveJob(JobId id, int row) {
    const auto found = std::ranges::find(jobs_, id, &Job::id);
    if (found == jobs_.end() || found->state != Job::State::waiting)
        return false;
    const int from = static_cast<int>(found - jobs_.begin());
    row = std::clamp(row, 0, static_cast<int>(jobs_.size()));
    // Never in front of what runs or has ended.
    while (row < jobs_.size() && jobs_[row].state != Job::State::waiting) ++row;
    if (row == from || row == from + 1)
        return false;
    if (!beginMoveRows({}, from, from, {}, row))
        return false;
    jobs_.move(from, row > from ? row - 1 : row);
    endMoveRows();
    std::size_t place = 0;
    for (const Job& job : jobs_) {
        if (job.id == id)
            break;
        place += job.state == Job::State::waiting ? 1 : 0;
    }
    client_->move(id, place);
    emit unfinishedChanged();
    return true;
}

Job* JobList::edit(JobId id) {
    const auto found = std::ranges::find(jobs_, id, &Job::id);
    return found == jobs_.end() ? nullptr : &*found;
}

void JobList::changed(JobId id) {
    for (int row = 0; row < jobs_.size(); ++row) {
        if (jobs_[row].id == id) {
            emit dataChanged(index(row), index(row));
            emit jobChanged(id);
            return;
        }
    }
}

void JobList::forgetOldImages() {
    int inMemory = 0;
    for (auto job = jobs_.rbegin(); job != jobs_.rend(); ++job)
        for (auto picture = job->pictures.rbegin(); picture != job->pictures.rend(); ++picture)
            if (++inMemory > kPicturesInMemory && !picture->path.isEmpty()) {
                picture->image = {};
                picture->film.clear();
            }
    while (jobs_.size() > kMostJobsKept && jobs_.first().isOver()) remove(jobs_.first().id);
}

QString stageInWords(const Progress& progress) {
    const auto named = [&](const QString& stage) {
        if (progress.steps <= 1)
            return stage;
        const QLocale locale;
        return QCoreApplication::translate("Stage", "%1 %2/%3")
            .arg(stage, locale.toString(progress.step), locale.toString(progress.steps));
    };
    switch (progress.stage) {
        case Stage::load:
            return named(QCoreApplication::translate("Stage", "Opening the model"));
        case Stage::text:
            return named(QCoreApplication::translate("Stage", "Reading the prompt"));
        case Stage::image:
            return named(QCoreApplication::translate("Stage", "Looking at the picture"));
        case Stage::prior:
            return named(QCoreApplication::translate("Stage", "Prior"));
        case Stage::decoder:
            return named(QCoreApplication::translate("Stage", "Decoder"));
        case Stage::upsampler:
            return named(QCoreApplication::translate("Stage", "Upsampler"));
        case Stage::save:
            return named(QCoreApplication::translate("Stage", "Saving"));
    }
    return {};
}

QString timeLeftInWords(const Progress& progress) {
    if (!progress.secondsLeft || !std::isfinite(*progress.secondsLeft))
        return {};
    const QLocale locale;
    const double seconds = std::max(1.0, std::ceil(*progress.secondsLeft));
    if (seconds < 100)
        return QCoreApplication::translate("Stage", "%1 s left").arg(locale.toString(static_cast<int>(seconds)));
    if (seconds < 100 * 60)
        return QCoreApplication::translate("Stage", "%1 min left")
            .arg(locale.toString(static_cast<int>(seconds / 60 + 0.5)));
    return QCoreApplication::translate("Stage", "%1 h left").arg(locale.toString(seconds / 3600, 'f', 1));
}

QString taskInWords(Task task) {
    switch (task) {
        case Task::generate:
            return QCoreApplication::translate("Task", "New picture");
        case Task::vary:
            return QCoreApplication::translate("Task", "Variations");
        case Task::inpaint:
            return QCoreApplication::translate("Task", "Repaint");
        case Task::outpaint:
            return QCoreApplication::translate("Task", "Paint beyond the frame");
        case Task::detail:
            return QCoreApplication::translate("Task", "More detail");
        case Task::mix:
            return QCoreApplication::translate("Task", "Mix");
        case Task::upscale:
            return QCoreApplication::translate("Task", "Enlarge");
    }
    return {};
}

QString priorModeInWords(PriorMode mode) {
    switch (mode) {
        case PriorMode::prior:
            return QCoreApplication::translate("PriorMode", "Prior");
        case PriorMode::text:
            return QCoreApplication::translate("PriorMode", "Text directly");
        case PriorMode::none:
            return QCoreApplication::translate("PriorMode", "Caption alone");
    }
    return {};
}

}  // namespace unclip::ui
