#include "engine/painter/painter.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/device/torch_errors.h"
#include "engine/image/composite.h"
#include "engine/pipeline/tasks/small_pictures.h"

namespace unclip {
namespace {

// A batch pays on a GPU. On a CPU it only delays the first picture, and another batch size would round differently.
int defaultPicturesAtOnce(const Device& device) {
    return device.device.is_cpu() ? 1 : 4;
}

const Request& validated(const Request& request) {
    validate(request);
    return request;
}

}  // namespace

Painter::Painter(LoadedModel& model, const Request& request, const JobOptions& options, const JobEvents& events,
                 std::stop_token stop, TensorDump* dump)
    : model_(model),
      request_(validated(request)),
      watch_(events, std::move(stop)),
      stages_(model, PaintSettings::from(request_, model), watch_, dump),
      picturesWanted_(options.picturesAtOnce > 0 ? options.picturesAtOnce : defaultPicturesAtOnce(model.device())),
      painting_{.model = model_, .request = request_, .watch = watch_, .stages = stages_},
      task_(taskOf(painting_)) {
    task_->check();
    const int together = std::min(task_->picturesAtOnce(picturesWanted_), task_->pictures());
    plan_.picturesAtOnce = together;
    if (!model_.device().device.is_cpu())
        plan_ = MemoryPlan::of(request_, stages_.settings(), model_, together);
    model_.setPartsTakeTurns(plan_.partsTakeTurns);
    painting_.finish = [this](int index, std::uint64_t seed, const cv::Mat& pixels) { finish(index, seed, pixels); };
    if (options.keepsFilm)
        stages_.film = &painting_.film;
}

JobResult Painter::paint() {
    const c10::InferenceMode noGradients;
    watch_.report(Stage::load, 0, 1);
    readPrompt();
    noteUnused();
    task_->read();
    watch_.expect(task_->work());
    watch_.report(Stage::load, 1, 1);
    withRoom([this] {
        if (task_->looksAtPrompt())
            painting_.text = stages_.encodeText(request_.prompt, request_.negativePrompt);
        task_->prepare();
    });
    paintBatches();
    if (request_.ranked)
        std::stable_sort(result_.pictures.begin(), result_.pictures.end(),
                         [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
    return std::move(result_);
}

void Painter::readPrompt() {
    const std::string& prompt = request_.prompt;
    const PromptReading reading = model_.promptReader().read(prompt);
    const Tokens& tokens = reading.tokens;
    result_.prompt = {tokens.used, tokens.limit, tokens.usedBytes, {}};
    if (tokens.isCut())
        watch_.note(
            says("Requests",
                 "The prompt has %1 tokens and this model reads %2; the rest, from \"%3\" on, was left out.")
                .with(tokens.used, tokens.limit,
                      prompt.substr(tokens.usedBytes, std::min<std::size_t>(40, prompt.size() - tokens.usedBytes))));
    for (const auto& word : reading.unknownWords) result_.prompt.unknownWords.push_back(word.word);
}

void Painter::noteUnused() {
    if (request_.noiseLevel && !model_.noisesEmbeddings())
        watch_.note(
            says("Requests", "This model sees image embeddings without noise, so the noise level counts for nothing."));
    const bool setsDiffusion = request_.priorSteps || request_.priorGuidance;
    if (setsDiffusion && model_.prior.exists() && model_.prior.config().isOnePass)
        watch_.note(
            says("Requests", "This prior predicts in one pass, so the prior's steps and guidance count for nothing."));
}

void Painter::withRoom(const std::function<void()>& work) {
    try {
        work();
    } catch (const c10::Error& error) {
        if (!isOutOfMemory(error) || model_.device().device.is_cpu())
            throw;
        if (!makesRoom())
            throw noRoom();
        work();
    }
}

bool Painter::makesRoom() {
    model_.freeMemory();
    painting_.film.clear();
    if (plan_.partsTakeTurns)
        return false;
    plan_.partsTakeTurns = true;
    model_.setPartsTakeTurns(true);
    watch_.note(
        says("Requests",
             "The GPU's memory doesn't suffice for the whole model; its networks take turns there from now on."));
    return true;
}

void Painter::paintBatches() {
    int atOnce = plan_.picturesAtOnce;
    for (int first = 0; first < task_->pictures(); first = static_cast<int>(result_.pictures.size())) {
        const int count = std::min(atOnce, task_->pictures() - first);
        try {
            task_->paint(first, count);
        } catch (const c10::Error& error) {
            const bool isCpu = model_.device().device.is_cpu();
            if (!isOutOfMemory(error) || (count == 1 && isCpu))
                throw;
            if (!isCpu && makesRoom())
                continue;
            if (count == 1)
                throw noRoom();
            model_.freeMemory();
            painting_.film.clear();
            atOnce = count / 2;
            watch_.note(says("Requests", "Not enough memory for %1 pictures at once; painting %2 at a time.")
                            .with(count, atOnce));
        }
    }
}

OutOfMemory Painter::noRoom() const {
    return OutOfMemory(says("Requests",
                            "There is not enough memory on the %1 for one picture; close other programs, choose a "
                            "smaller size, or use the CPU.")
                           .with(model_.device().inWords()));
}

void Painter::finish(int index, std::uint64_t seed, const cv::Mat& pixels) {
    PaintedPicture picture;
    picture.index = index;
    picture.seed = seed;
    picture.pixels = pixels;
    picture.film = std::exchange(painting_.film, {});
    picture.with = model_.paintedWith();
    if (request_.ranked)
        picture.similarity = likeness(painting_, pixels.channels() == 4 ? compositedOnWhite(pixels) : pixels,
                                      painting_.text.captionEmbedding());
    if (watch_.events().picture)
        watch_.events().picture(picture);
    result_.pictures.push_back(std::move(picture));
}

}  // namespace unclip
