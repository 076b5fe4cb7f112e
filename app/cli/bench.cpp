#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/progress_bar.h"
#include "app/cli/request_options.h"
#include "app/cli/stop_on_signal.h"

namespace unclip::cli {
namespace {

nlohmann::json kindsOf(const StageMeasure& stage) {
    nlohmann::json seconds = nlohmann::json::object();
    for (std::size_t kind = 0; kind < kOperationKinds.size(); ++kind)
        seconds[name(kOperationKinds[kind])] = stage.secondsOfKinds[kind];
    return seconds;
}

nlohmann::json toJson(const BenchmarkResult& result) {
    nlohmann::json stages = nlohmann::json::object();
    for (const auto& stage : result.stages)
        stages[name(stage.stage)] = {{"seconds", stage.seconds},
                                     {"flop", stage.operations},
                                     {"flopPerSecond", stage.operations / stage.seconds},
                                     {"ofMatrixPeak", stage.operations / stage.seconds / result.peak.matrix},
                                     {"ofConvolutionPeak", stage.operations / stage.seconds / result.peak.convolution},
                                     {"secondsOfKinds", kindsOf(stage)},
                                     {"peakBytes", stage.peakBytes}};
    return {{"device", result.device},
            {"peak", {{"matrix", result.peak.matrix}, {"convolution", result.peak.convolution}}},
            {"stages", stages},
            {"seconds", result.seconds},
            {"peakBytes", result.peakBytes}};
}

// Where a stage's time goes.
void printKinds(const BenchmarkResult& result) {
    std::printf("%-10s", "of which");
    for (const OperationKind kind : kOperationKinds) std::printf(" %12s", name(kind));
    std::printf(" %12s\n", "other");
    for (const auto& stage : result.stages) {
        double other = stage.seconds;
        std::printf("%-10s", name(stage.stage));
        for (const double seconds : stage.secondsOfKinds) {
            other -= seconds;
            std::printf(" %11.0f%%", 100 * seconds / stage.seconds);
        }
        std::printf(" %11.0f%%\n", 100 * other / stage.seconds);
    }
}

void print(const BenchmarkResult& result) {
    std::printf("%s; at its best here: matrices %.0f GFLOP/s, convolutions %.0f GFLOP/s\n\n", result.device.c_str(),
                result.peak.matrix / 1e9, result.peak.convolution / 1e9);
    std::printf("%-10s %9s %10s %10s %10s %10s %12s\n", "stage", "seconds", "GFLOP", "GFLOP/s", "of matrix", "of conv.",
                "peak memory");
    for (const auto& stage : result.stages) {
        const double rate = stage.operations / stage.seconds;
        std::printf("%-10s %9.2f %10.1f %10.1f %9.0f%% %9.0f%% %8.2f GiB\n", name(stage.stage), stage.seconds,
                    stage.operations / 1e9, rate / 1e9, 100 * rate / result.peak.matrix,
                    100 * rate / result.peak.convolution, static_cast<double>(stage.peakBytes) / (1ull << 30));
    }
    std::printf("%-10s %9.2f %54.2f GiB\n\n", "all", result.seconds,
                static_cast<double>(result.peakBytes) / (1ull << 30));
    printKinds(result);
}

}  // namespace

void addBench(CLI::App& app) {
    auto* command = app.add_subcommand(
        "bench", "Measure each stage of painting: seconds, work, share of the machine's peak, memory");
    auto options = std::make_shared<RequestOptions>();
    options->request.prompt = "a painting of a horse";
    command->add_option("prompt", options->request.prompt, "What to paint")->capture_default_str();
    options->addTo(*command, Task::generate);
    command->callback([=] {
        ProgressBar bar;
        JobEvents events;
        events.progress = [&](const Progress& progress) { bar.show(progress); };
        const StopOnSignal stop;
        const auto result = createEngine()->measure(options->request, events, stop.token());
        bar.clear();
        if (options->printsJson)
            std::cout << toJson(result).dump(2) << "\n";
        else
            print(result);
    });
}

}  // namespace unclip::cli
