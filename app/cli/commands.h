#pragma once

#include <CLI/CLI.hpp>

namespace unclip::cli {

// One function and one file a subcommand. Each adds itself with its options and help to `app` and runs, when chosen, in
// CLI11's callback; errors leave it as exceptions and become a sentence and an exit code in main.

void addBench(CLI::App& app);
void addCompare(CLI::App& app);
void addCompletion(CLI::App& app);
void addConvert(CLI::App& app);
void addDepth(CLI::App& app);
void addDescribe(CLI::App& app);
void addInpaint(CLI::App& app);
void addMix(CLI::App& app);
void addOutpaint(CLI::App& app);
void addHelp(CLI::App& app);
void addUpscale(CLI::App& app);
void addGenerate(CLI::App& app);
void addVary(CLI::App& app);
void addScenes(CLI::App& app);
void addTokens(CLI::App& app);
void addInfo(CLI::App& app);
// In builds with the window, whose library and catalogue they share.
void addGallery(CLI::App& app);
void addModels(CLI::App& app);

/// Training and evaluation need libtorch itself. They lie in a library of their own, opened when `wanted`, the first
/// word on the command line, is one of them; otherwise only their names are added.
void addTrainingCommands(CLI::App& app, const char* wanted);
inline constexpr const char* kTrainHelp =
    "Train a model of your own, part by part: clip, prior, decoder, autoencoder, upsampler";
inline constexpr const char* kEvaluateHelp =
    "Measure a model that paints the drawn world: what a judge, trained apart from it, sees in its pictures";
void addTrain(CLI::App& app);
void addEvaluate(CLI::App& app);

}  // namespace unclip::cli
