#include "engine/pipeline/tasks/painting_task.h"

#include "engine/base/error.h"
#include "engine/pipeline/tasks/enlarge.h"
#include "engine/pipeline/tasks/extend.h"
#include "engine/pipeline/tasks/mix.h"
#include "engine/pipeline/tasks/repaint.h"
#include "engine/pipeline/tasks/small_pictures.h"
#include "engine/pipeline/tasks/whole_pictures.h"

namespace unclip {

void PaintingTask::check() const {
    LoadedModel& model = painting_.model;
    const Request& request = painting_.request;
    const std::filesystem::path& folder = model.folder().path();
    const bool needsImageEncoder = descriptionOf(request.task).conditioning == Conditioning::pictures ||
                                   request.ranked || request.bestOf.value_or(1) > 1;
    if (needsImageEncoder && !model.imageEncoder.exists())
        throw RequestError(
            says("Requests",
                 "%1 has no image encoder, so it can't make variations, mix pictures, rank them or choose the best of "
                 "several.")
                .with(folder));
    checkStructure();
    checkTextEmbedding();
    if (!followsPrompt())
        return;
    if (request.priorMode == PriorMode::prior && !model.prior.exists() && model.noisesEmbeddings())
        throw RequestError(says("Requests",
                                "%1 has no prior; choose a Karlo model as the prior (--prior-folder), --prior none, "
                                "which follows the words alone, or make variations of a picture.")
                               .with(folder));
    if (request.priorMode == PriorMode::prior && !model.prior.exists())
        throw RequestError(says("Requests",
                                "%1 has no prior; choose --prior text or --prior none, or make variations of a "
                                "picture.")
                               .with(folder));
    if (request.priorMode == PriorMode::none && !model.seesCaptions())
        throw RequestError(says("Requests",
                                "%1 sees nothing of the prompt but the image embedding; choose --prior prior or "
                                "--prior text.")
                               .with(folder));
}

void PaintingTask::checkTextEmbedding() const {
    const Request& request = painting_.request;
    const bool comparesWithPrompt = request.ranked || (followsPrompt() && request.bestOf.value_or(1) > 1);
    const bool paintsTextEmbedding = (followsPrompt() && request.priorMode == PriorMode::text) ||
                                     !request.mix.fromText.empty() || !request.mix.toText.empty();
    if ((comparesWithPrompt || paintsTextEmbedding) && !painting_.model.clipText().exists())
        throw RequestError(says("Requests",
                                "%1 has no text embedding, which comes with a prior: choose a Karlo model as the prior "
                                "(--prior-folder), or do without --prior text, ranking, the best of several and mixes "
                                "along texts.")
                               .with(painting_.model.folder().path()));
}

void PaintingTask::checkStructure() const {
    LoadedModel& model = painting_.model;
    const Request& request = painting_.request;
    const std::filesystem::path& folder = model.folder().path();
    const bool needsStructure = model.decoder.config().takesHint;
    if (needsStructure && !descriptionOf(request.task).followsStructure)
        throw RequestError(says("Requests",
                                "%1 paints along the structure of a picture and does nothing else; choose another "
                                "model for this.")
                               .with(folder));
    if (needsStructure && request.structure.empty())
        throw RequestError(says("Requests",
                                "%1 follows the structure of a depth picture; choose one (--structure), or another "
                                "model.")
                               .with(folder));
    if (!needsStructure && !request.structure.empty())
        throw RequestError(says("Requests",
                                "%1 can't follow the structure of a picture; choose a model that can "
                                "(kandinsky-2-2-controlnet-depth), or leave the structure out.")
                               .with(folder));
}

bool PaintingTask::looksAtPrompt() const {
    const Conditioning conditioning = descriptionOf(painting_.request.task).conditioning;
    return painting_.request.ranked || conditioning == Conditioning::prompt ||
           (conditioning == Conditioning::pictures && painting_.model.seesCaptions());
}

bool PaintingTask::followsPrompt() const {
    return descriptionOf(painting_.request.task).conditioning == Conditioning::prompt;
}

Picture PaintingTask::readNamed(const std::filesystem::path& file, bool keepsAlpha) const {
    Picture picture = readPicture(file);
    for (const auto& note : picture.notes)
        if (!keepsAlpha || note.inEnglish() != onWhiteNote().inEnglish())
            painting_.watch.note(note);
    return picture;
}

double PaintingTask::workOfPrior() const {
    const bool runs = painting_.request.priorMode == PriorMode::prior;
    const PaintSettings& settings = painting_.settings();
    return runs ? painting_.stages.priorWork() * settings.priorSteps * settings.priorBestOf : 0;
}

double PaintingTask::workOfDecoder(double share) const {
    const PaintSettings& settings = painting_.settings();
    const double tries = choosesHalfway(settings) ? (settings.bestOf + 1) / 2.0 : settings.bestOf;
    return painting_.stages.decoderWork() * settings.decoderSteps * share * tries;
}

double PaintingTask::workOfUpsampler() const {
    return painting_.stages.upsamplerWork() * painting_.settings().upsamplerSteps;
}

std::unique_ptr<PaintingTask> taskOf(Painting& painting) {
    switch (painting.request.task) {
        case Task::generate:
            return std::make_unique<Generate>(painting);
        case Task::vary:
            return std::make_unique<Vary>(painting);
        case Task::inpaint:
        case Task::detail:
            return std::make_unique<Repaint>(painting);
        case Task::outpaint:
            return std::make_unique<Extend>(painting);
        case Task::mix:
            return std::make_unique<Mix>(painting);
        case Task::upscale:
            if (enlargesWithDetail(painting.request))
                return std::make_unique<EnlargeWithDetail>(painting);
            return std::make_unique<Enlarge>(painting);
    }
    throw Error("The request names no task.");
}

}  // namespace unclip
