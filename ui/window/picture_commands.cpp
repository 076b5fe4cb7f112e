#include "ui/window/picture_commands.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include "engine/image/read_picture.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/picture_page.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/results_grid.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/jobs/engine_client.h"
#include "ui/mix/mix_dialog.h"
#include "ui/pictures/image_conversion.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/settings_panel.h"
#include "ui/queue/job_status.h"
#include "ui/window/description_dialog.h"
#include "ui/window/exports.h"
#include "ui/window/painting.h"
#include "ui/window/structure_from_picture.h"

namespace unclip::ui {
namespace {

constexpr int kVariations = 4;  // at least so many at once

}  // namespace

PictureCommands::PictureCommands(const WindowParts& parts, Painting* painting, Exports* exports,
                                 StructureFromPicture* structure, QWidget* window)
    : QObject(window), parts_(parts), painting_(painting), exports_(exports), structure_(structure), window_(window) {
    const auto onCurrent = [this](ActionId id, ActionId command) {
        connect(parts_[id], &QAction::triggered, this, [this, command] {
            if (const FinishedPicture* picture = parts_.canvas->current())
                carryOut(command, *picture);
        });
    };
    for (const ActionFacts& facts : parts.actions->of(ActionScope::picture)) onCurrent(facts.id, facts.id);
    onCurrent(ActionId::copyCurrent, ActionId::copy);
    onCurrent(ActionId::save, ActionId::exportAs);
    connect(parts.canvas->results(), &ResultsGrid::actionTriggered, this, &PictureCommands::carryOut);
    connect(parts.gallery, &GalleryDock::actionTriggered, this, &PictureCommands::carryOut);
    connect(parts.gallery, &GalleryDock::actionTriggeredForMany, this, &PictureCommands::carryOutForMany);
    connect(parts.gallery, &GalleryDock::said, parts.status, &JobStatus::say);
    connect(parts.gallery, &GalleryDock::opened, parts.canvas, &CanvasArea::showPicture);
    connect(parts.gallery, &GalleryDock::settingsWanted, this, [this](const Request& request) {
        parts_.prompt->setRequest(request, true);
        parts_.prompt->focusPrompt();
    });
}

void PictureCommands::carryOut(ActionId action, const FinishedPicture& picture) {
    using Command = void (PictureCommands::*)(const FinishedPicture&);
    static const QHash<ActionId, Command> knowing{
        {ActionId::vary, &PictureCommands::vary},
        {ActionId::upscale, &PictureCommands::upscale},
        {ActionId::upscaleWithDetail, &PictureCommands::upscaleWithDetail},
        {ActionId::mix, &PictureCommands::mix},
        {ActionId::compare, &PictureCommands::compare},
        {ActionId::copySeed, &PictureCommands::copySeed},
        {ActionId::useSettings, &PictureCommands::useSettings},
    };
    if (const Command command = knowing.value(action)) {
        inBackground(
            this, [picture] { return knowingItsRequest(picture); },
            [this, command](const FinishedPicture& known) { (this->*command)(known); },
            [this](const QString& sentence) { parts_.say(sentence); });
    } else if (action == ActionId::edit) {
        parts_.canvas->showPicture(picture);
    } else if (action == ActionId::detail) {
        openDetail(picture);
    } else if (action == ActionId::describe) {
        describe(picture);
    } else if (action == ActionId::film) {
        showFilm(picture);
    } else if (action == ActionId::copy) {
        copy(picture.path.isEmpty() ? QStringList() : QStringList{picture.path}, picture);
    } else if (action == ActionId::exportAs || action == ActionId::exportAgain) {
        exportPicture(picture, action == ActionId::exportAgain);
    } else if (hasFile(picture)) {
        if (action == ActionId::favourite)
            parts_.gallery->toggleFavourites({picture.path});
        else if (action == ActionId::trash)
            parts_.gallery->moveToTrash({picture.path});
        else if (action == ActionId::followStructure)
            structure_->makeFrom(picture.path);
        else if (action == ActionId::showInFolder)
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(picture.path).path()));
    }
}

void PictureCommands::carryOutForMany(ActionId action, const QStringList& files) {
    if (action == ActionId::copy)
        copy(files);
    else if (action == ActionId::exportAs || action == ActionId::exportAgain)
        exports_->exportPictures(files, action == ActionId::exportAgain);
}

bool PictureCommands::hasFile(const FinishedPicture& picture) {
    if (picture.path.isEmpty())
        parts_.say(tr("The picture could not be written to the disk. Export it first, then open the file."));
    return !picture.path.isEmpty();
}

bool PictureCommands::canPaint(const FinishedPicture& picture) {
    return hasFile(picture) && painting_->canPaint();
}

Request PictureCommands::requestFor(Task task, const FinishedPicture& picture) {
    Request request = parts_.prompt->plainRequest(task);
    request.prompt = picture.request.prompt;
    request.negativePrompt = picture.request.negativePrompt;
    request.picture = toPath(picture.path);
    return request;
}

void PictureCommands::vary(const FinishedPicture& picture) {
    if (!canPaint(picture))
        return;
    Request request = requestFor(Task::vary, picture);
    request.count = std::max(request.count, kVariations);
    painting_->submit(request);
}

void PictureCommands::upscale(const FinishedPicture& picture) {
    enlarge(picture, false);
}

void PictureCommands::upscaleWithDetail(const FinishedPicture& picture) {
    enlarge(picture, true);
}

// How strongly a new picture follows its prompt, and how far it may leave another, isn't meant for this.
void PictureCommands::enlarge(const FinishedPicture& picture, bool withDetail) {
    if (!canPaint(picture))
        return;
    Request request = requestFor(Task::upscale, picture);
    request.count = 1;
    request.width = request.height = std::nullopt;
    request.guidance = request.strength = std::nullopt;
    request.enlarge.withDetail = withDetail;
    painting_->submit(request);
}

void PictureCommands::openDetail(const FinishedPicture& picture) {
    parts_.canvas->showPicture(picture);
    parts_.canvas->picturePage()->view()->setTool(Tool::brush);
}

void PictureCommands::mix(const FinishedPicture& picture) {
    if (!canPaint(picture))
        return;
    QList<FinishedPicture> others;
    for (const Job& job : parts_.jobs->jobs()) others.append(job.pictures);
    MixDialog dialog(picture, others, window_);
    if (dialog.exec() == QDialog::Accepted)
        painting_->submit(dialog.request(parts_.prompt->plainRequest(Task::mix)));
}

void PictureCommands::compare(const FinishedPicture& picture) {
    Request request = picture.request;
    request.task = Task::generate;
    request.seed = picture.seed.value_or(0);
    request.count = 1;
    painting_->compare(request);
}

void PictureCommands::describe(const FinishedPicture& picture) {
    parts_.status->say(tr("The model looks at the picture."));
    parts_.client->ask(
        this,
        [picture, model = parts_.prompt->shownRequest().model](Engine& engine) {
            const bool isShown = !picture.image.isNull();
            return engine.describe(model, isShown ? toBgr(picture.image) : readPicture(toPath(picture.path)).pixels);
        },
        [this](const std::vector<Description>& descriptions) {
            auto* dialog = new DescriptionDialog(descriptions, window_);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &DescriptionDialog::chosen, this, [this](const QString& caption) {
                parts_.prompt->setPrompt(caption);
                parts_.prompt->focusPrompt();
            });
            dialog->open();
        },
        [this](const QString& sentence) { parts_.say(sentence); });
}

void PictureCommands::showFilm(const FinishedPicture& picture) {
    if (picture.film.isEmpty())
        parts_.say(tr("This picture was painted without its steps being kept."));
    parts_.canvas->showPicture(picture);
}

void PictureCommands::copySeed(const FinishedPicture& picture) {
    if (!picture.seed)
        return parts_.say(tr("This picture doesn't say its seed."));
    parts_.prompt->settings()->lockSeed(*picture.seed);
    parts_.status->say(tr("The next pictures start from seed %1.").arg(*picture.seed));
}

void PictureCommands::useSettings(const FinishedPicture& picture) {
    parts_.useSettingsOf(picture);
}

void PictureCommands::copy(const QStringList& files, const std::optional<FinishedPicture>& picture) {
    struct Copied {
        QList<QUrl> urls;
        QImage image;
    };
    inBackground(
        this,
        [files, picture] {
            Copied copied;
            for (const QString& file : files) copied.urls << QUrl::fromLocalFile(file);
            if (picture)
                copied.image = picture->load();
            return copied;
        },
        [this](const Copied& copied) {
            auto* data = new QMimeData;
            if (!copied.urls.isEmpty())
                data->setUrls(copied.urls);
            if (!copied.image.isNull())
                data->setImageData(copied.image);
            QApplication::clipboard()->setMimeData(data);
            const int count = static_cast<int>(copied.urls.size());
            parts_.status->say(count > 1 ? tr("%n pictures are on the clipboard.", nullptr, count)
                                         : tr("The picture is on the clipboard."));
        },
        [this](const QString& sentence) { parts_.say(sentence); });
}

void PictureCommands::exportPicture(const FinishedPicture& picture, bool again) {
    if (picture.path.isEmpty())
        exports_->saveElsewhere(picture);
    else
        exports_->exportPictures({picture.path}, again);
}

}  // namespace unclip::ui
