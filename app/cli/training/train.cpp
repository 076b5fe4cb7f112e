#include <ATen/Parallel.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/scene_options.h"
#include "engine/base/error.h"
#include "engine/device/torch_errors.h"
#include "engine/train/autoencoder_lesson.h"
#include "engine/train/clip_lesson.h"
#include "engine/train/decoder_lesson.h"
#include "engine/train/growth.h"
#include "engine/train/prior_lesson.h"
#include "engine/train/upsampler_lesson.h"

namespace unclip::cli {
namespace {

volatile std::sig_atomic_t stopSignal = 0;

struct TrainOptions {
    std::string out, beginFrom, data = "scenes", schedule = "constant", device = "auto", dtype = "auto";
    TrainingSettings training;
    SceneOptions scenes;
    ClipLessonSettings clip;
    DecoderLessonSettings decoder;
    AutoencoderLessonSettings autoencoder;
    PaintboxShape shape;
    int threads = 0;
    int shapes = 1, alike = 1;
    int size = 0;
};

DeviceChoice deviceChoice(const std::string& name) {
    return name == "cpu" ? DeviceChoice::cpu : name == "cuda" ? DeviceChoice::cuda : DeviceChoice::automatic;
}

DtypeChoice dtypeChoice(const std::string& name) {
    return name == "float32"    ? DtypeChoice::float32
           : name == "bfloat16" ? DtypeChoice::bfloat16
                                : DtypeChoice::automatic;
}

/// One line that is written over on a terminal; now and then a line in a log.
class ProgressLine {
public:
    void show(const TrainingProgress& progress) {
        const bool isTerminal = isatty(STDERR_FILENO) != 0;
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ < (isTerminal ? std::chrono::seconds(1) : std::chrono::seconds(30)))
            return;
        last_ = now;
        std::fprintf(stderr, "%sstep %lld of %lld · loss %.4f · %.1f examples/s · %lld seen · %.0f min left%s",
                     isTerminal ? "\r\033[K" : "", static_cast<long long>(progress.step),
                     static_cast<long long>(progress.steps), progress.loss, progress.examplesPerSecond,
                     static_cast<long long>(progress.examples), progress.secondsLeft / 60, isTerminal ? "" : "\n");
    }

private:
    std::chrono::steady_clock::time_point last_{};
};

std::unique_ptr<Lesson> makeLesson(const std::string& part, const PaintboxFolder& folder, const Dataset& dataset,
                                   const TrainOptions& options) {
    const TrainingSettings& settings = options.training;
    if (part == "clip")
        return std::make_unique<ClipLesson>(folder, dataset, settings, options.clip);
    if (part == "prior")
        return std::make_unique<PriorLesson>(folder, dataset, settings);
    if (part == "upsampler")
        return std::make_unique<UpsamplerLesson>(folder, dataset, settings);
    if (part == "autoencoder")
        return std::make_unique<AutoencoderLesson>(folder, dataset, settings, options.autoencoder);
    return std::make_unique<DecoderLesson>(folder, dataset, settings, options.decoder);
}

/// The folder that is trained, with the decoder that the options ask for.
PaintboxFolder openFolder(TrainOptions& options, bool isFirst) {
    if (options.size > 0)
        options.shape.side = options.size;
    PaintboxFolder folder(options.out, options.shape);
    if (options.size > 0 && growDecoder(folder, options.size) && isFirst)
        std::cerr << "The decoder has another level now and paints " << options.size
                  << " pixels; train the upsampler for that, too." << std::endl;
    if (!options.beginFrom.empty() && isFirst &&
        !beginDecoderFrom(folder, PaintboxFolder(options.beginFrom, options.shape), options.training.seed))
        std::cerr << "The folder has a decoder already, which is trained further; --begin-from changes nothing."
                  << std::endl;
    return folder;
}

void run(const std::string& part, TrainOptions options) {
    if (options.threads > 0)
        at::set_num_threads(options.threads);
    TrainingSettings& training = options.training;
    training.device = chooseDevice(deviceChoice(options.device), dtypeChoice(options.dtype));
    if (training.device.dtype == at::kHalf)  // gradients are too small for its range
        training.device.dtype = at::kFloat;
    // Small networks learn faster from parts of a batch side by side than with all threads on one layer.
    if (training.device.device.is_cpu())
        training.parts = at::get_num_threads();
    training.learningRate.decay = options.schedule == "cosine" ? Decay::cosine : Decay::constant;

    training.processes = processGroupFromEnvironment();
    const bool isFirst = training.rank() == 0;
    if (!isFirst)
        training.processes->wait();  // until the first has made what a new folder lacks
    if (options.shapes > 1)
        options.scenes.subjects = options.scenes.drawnSubjects();
    for (int time = 1; time < options.shapes; ++time)
        options.scenes.subjects.insert(options.scenes.subjects.end(), flatShapes().begin(), flatShapes().end());
    const PaintboxFolder folder = openFolder(options, isFirst);
    const auto dataset = openDataset(options.data, training.seed, options.scenes, options.alike);
    const auto say = [=](const std::string& sentence) {
        if (isFirst)
            std::cerr << sentence << std::endl;
    };
    for (const auto& note : dataset->notes()) say(note);
    const auto lesson = makeLesson(part, folder, *dataset, options);
    if (isFirst && training.processes)
        training.processes->wait();
    say("Training the " + part + " on " + training.device.inWords() + ", " + std::to_string(at::get_num_threads()) +
        (at::get_num_threads() == 1 ? " thread" : " threads") +
        (training.processes ? ", " + std::to_string(training.processes->size()) + " processes." : "."));

    std::stop_source stop;
    std::signal(SIGINT, [](int) { stopSignal = 1; });
    std::signal(SIGTERM, [](int) { stopSignal = 1; });
    ProgressLine line;
    TrainingEvents events;
    events.note = say;
    events.progress = [&](const TrainingProgress& progress) {
        if (isFirst)
            line.show(progress);
        if (stopSignal != 0)
            stop.request_stop();
    };
    const TrainingProgress end = train(*lesson, training, folder.trainingFolder(), events, stop.get_token());
    if (!isFirst)
        return;
    std::cout << "Step " << end.step << ", loss " << end.loss << ", " << end.examples << " examples seen, "
              << end.examplesPerSecond << " examples/s.\n";
    if (auto* clip = dynamic_cast<ClipLesson*>(lesson.get()))
        std::cout << "The right caption is first among 500 for " << 100 * clip->firstCaptionIsRight(500)
                  << " % of new pictures.\n";
}

using Options = std::shared_ptr<TrainOptions>;

void addStepOptions(CLI::App& command, const Options& options) {
    TrainingSettings& training = options->training;
    command.add_option("--steps", training.steps, "Steps of the whole run, earlier ones included")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--minutes", training.minutes, "Stop after so many minutes (0: never)")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_option("--batch", training.batch, "Examples a step")
        ->check(CLI::Range(1, 65536))
        ->capture_default_str();
    command.add_option("--learning-rate", training.learningRate.peak, "Highest learning rate")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--warm-up", training.learningRate.warmUp, "Steps until the learning rate is reached")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command
        .add_option("--schedule", options->schedule,
                    "Learning rate after the warm-up: constant, or a cosine to 0 at --steps")
        ->check(CLI::IsMember({"constant", "cosine"}))
        ->capture_default_str();
    command
        .add_option("--decay-from", training.learningRate.decayFrom,
                    "Step at which the cosine begins (default: when the warm-up is over)")
        ->check(CLI::NonNegativeNumber);
    command
        .add_option_function<std::string>(
            "--optimizer",
            [options](const std::string& name) {
                options->training.optimizer.matrices = name == "muon" ? MatrixStep::orthogonal : MatrixStep::adamW;
            },
            "How matrices are stepped: adamw, or muon (orthogonal steps); everything else goes with AdamW")
        ->check(CLI::IsMember({"adamw", "muon"}))
        ->default_str(training.optimizer.matrices == MatrixStep::orthogonal ? "muon" : "adamw");
    command.add_option("--average", training.averageDecay, "Decay of the weights' moving average")
        ->check(CLI::Range(0.0, 0.999999))
        ->capture_default_str();
    command.add_option("--seed", training.seed, "Of fresh weights, noise and scenes")->capture_default_str();
}

void addRunOptions(CLI::App& command, const Options& options) {
    command.add_option("--threads", options->threads, "Threads (0: one a core)")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    command.add_option("--device", options->device)
        ->check(CLI::IsMember({"auto", "cpu", "cuda"}))
        ->capture_default_str();
    command.add_option("--dtype", options->dtype, "Of activations; weights and optimizer stay float32")
        ->check(CLI::IsMember({"auto", "float32", "bfloat16"}))
        ->capture_default_str();
    command.add_option("--checkpoint-minutes", options->training.checkpointMinutes, "Between two checkpoints")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--sheet-minutes", options->training.sheetMinutes, "Between two sample sheets (0: none)")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
}

void addClipOptions(CLI::App& command, const Options& options) {
    command.add_flag("--locked-text", options->clip.textLocked,
                     "Leave the text encoder as it is and let pictures learn to meet it, so that a prior and a "
                     "decoder trained with it keep their words");
    command
        .add_option("--alike", options->alike,
                    "Scenes come in groups of so many that differ in what they show alone, so that CLIP learns to "
                    "tell things apart (1: each by itself)")
        ->check(CLI::Range(1, 16))
        ->capture_default_str();
}

void addAutoencoderOptions(CLI::App& command, const Options& options) {
    AutoencoderLessonSettings& own = options->autoencoder;
    command.add_option("--crop", own.crop, "Side of the parts of pictures that it learns from, in pixels")
        ->check(CLI::Range(16, 4096))
        ->capture_default_str();
    command.add_option("--edges", own.edges, "How much gradients count beside pixels, which teach colours")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command
        .add_option("--edges-from", own.edgesFrom,
                    "Examples after which gradients count in full; at the beginning it is a quarter")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command
        .add_option("--divergence", own.divergence,
                    "How much latents are held near a normal distribution; more makes them smoother and pictures "
                    "softer")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command
        .add_option("--discriminator", own.discriminator,
                    "How much it counts whether a discriminator of patches takes pictures for drawn ones, which makes "
                    "strokes crisp that differences make soft; 0: there is none")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command
        .add_option("--discriminator-from", own.discriminatorFrom,
                    "Examples after which the discriminator counts; until then it only learns")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_flag(
        "--decoder-alone", own.decoderAlone,
        "Leave the encoder, and so the latents, as they are: a decoder that was trained on them stays good");
}

void addDecoderOptions(CLI::App& command, const Options& options) {
    command
        .add_option("--partly-known", options->decoder.partlyKnown,
                    "Share of pictures of which a part is shown to it, so that it learns to repaint")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command
        .add_option("--predicted", options->decoder.predictedEmbeddings,
                    "Share of captioned examples whose image embedding is what the trained prior makes of the caption, "
                    "so that the decoder learns how far to trust it; 0: always the picture's own")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command
        .add_option("--reuse", options->decoder.reuse,
                    "How often each example is learned from, about, where it has to be encoded as latents first; it is "
                    "kept in the folder meanwhile (20 kB each)")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command
        .add_option("--begin-from", options->beginFrom,
                    "Another model's folder: a new decoder begins with what that one's coarse levels have learned, of "
                    "pixels or of latents, for the same CLIP")
        ->check(CLI::ExistingDirectory);
    command
        .add_option("--noisier", options->decoder.noisier,
                    "Share of examples that are learned from more noise, where the outlines of things are "
                    "decided; the rest teach strokes and fine detail as well")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command
        .add_option("--size", options->size,
                    "Pixels that the decoder paints, 32 for a new one; one that is trained for half as many gets "
                    "another level and goes on from there")
        ->check(CLI::Range(16, 256));
}

void addPart(CLI::App& train, const std::string& part, const std::string& help, const TrainingSettings& defaults) {
    CLI::App& command = *train.add_subcommand(part, help);
    const auto options = std::make_shared<TrainOptions>();
    options->training = defaults;
    command.add_option("--out", options->out, "Model folder; what is there already is trained further")->required();
    command.add_option("--data", options->data, "\"scenes\": the drawn world; or a folder of NAME.png with NAME.txt")
        ->capture_default_str();
    addStepOptions(command, options);
    addRunOptions(command, options);
    addSceneOptions(command, options->scenes);
    command
        .add_option("--shapes", options->shapes,
                    "How many times as often as other things flat shapes (circle, heart) come")
        ->check(CLI::Range(1, 100))
        ->excludes("--subject")
        ->capture_default_str();
    if (part == "clip")
        addClipOptions(command, options);
    if (part == "autoencoder")
        addAutoencoderOptions(command, options);
    if (part == "decoder")
        addDecoderOptions(command, options);
    command.callback([part, options] { withOurErrors([&] { run(part, *options); }); });
}

}  // namespace

void addTrain(CLI::App& app) {
    CLI::App& train = *app.add_subcommand("train", kTrainHelp);
    train.require_subcommand(1);
    TrainingSettings settings;
    settings.batch = 128;
    settings.steps = 1000;
    settings.learningRate = {1e-3, 100, Decay::constant};
    settings.averageDecay = 0.99;
    addPart(train, "clip", "Text and image encoder, by contrast; also makes the tokenizer", settings);
    settings.batch = 64;
    settings.steps = 10000;
    settings.learningRate = {5e-4, 200, Decay::constant};
    settings.averageDecay = 0.999;
    addPart(train, "prior", "From captions to image embeddings; needs a trained CLIP", settings);
    settings.batch = 16;
    settings.steps = 100000;
    settings.learningRate = {8e-4, 200, Decay::constant};
    settings.optimizer.matrices = MatrixStep::orthogonal;
    settings.averageDecay = 0.9995;
    addPart(train, "decoder", "From image embeddings to small pictures; needs a trained CLIP", settings);
    settings.batch = 4;
    settings.learningRate = {1e-3, 20, Decay::constant};
    settings.averageDecay = 0.998;
    addPart(train, "autoencoder",
            "Between pictures and latents, which a decoder can paint instead of pixels; needs nothing but data",
            settings);
    settings.batch = 16;
    settings.steps = 20000;
    settings.learningRate = {8e-4, 200, Decay::constant};
    settings.averageDecay = 0.999;
    addPart(train, "upsampler", "From small pictures to large ones; needs nothing but data", settings);
}

}  // namespace unclip::cli
