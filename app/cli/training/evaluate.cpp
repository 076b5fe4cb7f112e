#include <ATen/Parallel.h>

#include <iostream>
#include <memory>

#include "app/cli/choice_option.h"
#include "app/cli/commands.h"
#include "app/cli/output_files.h"
#include "engine/base/error.h"
#include "engine/device/torch_errors.h"
#include "engine/image/write_picture.h"
#include "engine/train/autoencoder_evaluation.h"
#include "engine/train/judge_lesson.h"

namespace unclip::cli {
namespace {

struct EvaluateOptions {
    EvaluationSettings evaluation;
    std::filesystem::path judge, out;
    TrainingSettings training;
    int threads = 0;
    std::optional<PriorMode> prior;  ///< only with this one; absent: with each
    bool autoencoder = false;
    bool overwrites = false;
};

void say(const std::string& sentence) {
    std::cerr << sentence << std::endl;
}

std::filesystem::path autoencoderSheet(const std::filesystem::path& folder) {
    return folder / "autoencoder.png";
}

/// Before hours of painting: nothing that is read may be replaced, and nothing else unasked.
void checkOutputs(const EvaluateOptions& options) {
    if (options.out.empty())
        return;
    OutputFiles files;
    files.inputs = {options.evaluation.model, options.evaluation.list, options.judge};
    files.data = options.autoencoder ? std::vector{autoencoderSheet(options.out)} : reportFiles(options.out);
    files.overwrites = options.overwrites;
    files.check();
}

void measureAutoencoder(const EvaluateOptions& options, const Judge& judge) {
    const Device device = chooseDevice(DeviceChoice::automatic, DtypeChoice::automatic);
    const auto evaluation = evaluateAutoencoder(options.evaluation.model, judge, options.evaluation.prompts,
                                                options.evaluation.seed, device, say);
    std::cout << tableOf(evaluation);
    if (options.out.empty())
        return;
    std::filesystem::create_directories(options.out);
    writePicture(autoencoderSheet(options.out), evaluation.sheet);
}

void run(EvaluateOptions options) {
    checkOutputs(options);
    if (options.prior)
        options.evaluation.modes = {*options.prior};
    if (options.threads > 0)
        at::set_num_threads(options.threads);
    const auto folder = options.judge.empty() ? Judge::shippedFolder() : options.judge;
    if (!options.judge.empty() && options.training.steps > 0) {
        options.training.device = chooseDevice(DeviceChoice::automatic, DtypeChoice::automatic);
        JudgeLesson lesson(options.training, folder);
        TrainingEvents events;
        events.note = say;
        events.progress = [](const TrainingProgress& progress) {
            if (progress.step % 100 == 0)
                std::fprintf(stderr, "judge: step %lld of %lld, loss %.3f\n", static_cast<long long>(progress.step),
                             static_cast<long long>(progress.steps), progress.loss);
        };
        train(lesson, options.training, folder, events, {});
    }
    const Judge judge(Judge::weightsFile(folder));
    if (options.autoencoder)
        return measureAutoencoder(options, judge);
    const auto engine = createEngine();
    const Evaluation evaluation = evaluate(*engine, judge, options.evaluation, say, {});
    std::cout << tableOf(evaluation);
    if (!options.out.empty())
        writeReport(evaluation, options.out);
}

}  // namespace

void addEvaluate(CLI::App& app) {
    CLI::App& command = *app.add_subcommand("evaluate", kEvaluateHelp);
    const auto options = std::make_shared<EvaluateOptions>();
    EvaluationSettings& evaluation = options->evaluation;
    options->training.steps = 6000;
    options->training.batch = 32;
    options->training.learningRate = {1e-3, 100, Decay::cosine};
    options->training.averageDecay = 0.995;
    options->training.sheetMinutes = 0;
    command.add_option("--model", evaluation.model, "Model folder")->required()->check(CLI::ExistingDirectory);
    command.add_option(
        "--judge", options->judge,
        "Folder of a judge of your own; it is trained there when it isn't yet (default: the one that ships with the "
        "program)");
    command
        .add_option("--judge-steps", options->training.steps,
                    "Steps that a judge of your own learns, earlier runs included; 0: it is ready")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_option("--prompts", evaluation.prompts, "Held-out prompts")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command.add_option("--list", evaluation.list, "File of prompts, one a line: paint each once, all on one sheet")
        ->check(CLI::ExistingFile);
    command.add_option("--variations", evaluation.variations, "Pictures that variations are painted of")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command
        .add_option("--enlargements", evaluation.enlargements,
                    "Painted pictures of two things that are enlarged, with and without new detail")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_option("--repaints", evaluation.repaints, "Pictures in which the thing is repainted as another")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    addChoice(command, "--prior", options->prior, {PriorMode::prior, PriorMode::text, PriorMode::none},
              "Only with this image embedding (default: once with each)");
    addChoice(command, "--quality", evaluation.quality, {Quality::quick, Quality::standard, Quality::best},
              "As in generate");
    command.add_option("--decoder-steps", evaluation.decoderSteps, "As in generate")
        ->check(CLI::Range(2, kMaximumSteps));
    command.add_option("--upsampler-steps", evaluation.upsamplerSteps, "As in generate")
        ->check(CLI::Range(2, kMaximumSteps));
    command.add_option("--best-of", evaluation.bestOf, "As in generate")->check(CLI::Range(1, kMaximumBestOf));
    command.add_flag(
        "--autoencoder", options->autoencoder,
        "Measure the model's autoencoder instead: what the judge still sees, PSNR and sharpness of drawings "
        "that went through it");
    command.add_option("--seed", evaluation.seed, "Of prompts and pictures")->capture_default_str();
    command.add_option("--threads", options->threads, "Threads (0: one a core)")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    command.add_option("--out", options->out, "Folder for report.html and the sample sheets");
    command.add_flag("--overwrite", options->overwrites, "Replace the files of an earlier report; never what is read");
    command.callback([options] { withOurErrors([&] { run(*options); }); });
}

}  // namespace unclip::cli
