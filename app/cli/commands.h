#pragma once

#include <CLI/CLI.hpp>

namespace unclip::cli {

// One function and one file a subcommand. Each adds itself with its options and help to `app` and runs, when chosen, in
// CLI11's callback; errors leave it as exceptions and become a sentence and an exit code in main.

void addBench(CLI::App& app);
void addCompare(CLI::App& app);
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
void addTrain(CLI::App& app);
void addGallery(CLI::App& app);  // in builds with the window, whose library it shares
void addEvaluate(CLI::App& app);

}  // namespace unclip::cli
