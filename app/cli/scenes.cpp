#include <atomic>
#include <chrono>
#include <cmath>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/output_files.h"
#include "app/cli/scene_options.h"
#include "engine/base/error.h"
#include "engine/image/contact_sheet.h"
#include "engine/image/write_picture.h"
#include "engine/scenes/captions.h"
#include "engine/scenes/scene_painter.h"

namespace unclip::cli {
namespace {

struct ScenesOptions {
    int count = 64;
    std::uint64_t seed = 0;
    int size = 128;
    std::string out;
    std::string font;
    bool heldOut = false;
    bool captionsOnly = false;
    bool json = false;
    bool words = false;
    bool bench = false;
    bool overwrites = false;
    SceneOptions scene;
};

constexpr int kColumns = 8;
constexpr int kSmallestCell = 96;

cv::Mat sheetOf(const std::vector<Scene>& scenes, const ScenePainter& painter, int size) {
    std::vector<CaptionedPicture> pictures;
    for (const Scene& scene : scenes) {
        pictures.push_back({painter.paint(scene, size), scene.caption});
    }
    SheetLayout layout;
    layout.columns = std::min(kColumns, static_cast<int>(scenes.size()));
    layout.cellSide = std::max(size, kSmallestCell);
    layout.textPixels = 11;
    layout.captionLines = 3;
    return contactSheet(pictures, layout);
}

nlohmann::json toJson(const Scene& scene) {
    nlohmann::json things = nlohmann::json::array();
    for (const PlacedSubject& placed : scene.subjects) {
        const cv::Rect2f box = placed.box();
        nlohmann::json thing = {{"subject", worldSubjects()[static_cast<std::size_t>(placed.subject)].name},
                                {"box", {box.x, box.y, box.width, box.height}}};
        if (placed.colour >= 0) {
            thing["colour"] = worldColours()[static_cast<std::size_t>(placed.colour)].name;
        }
        things.push_back(thing);
    }
    return {{"seed", scene.seed},
            {"caption", scene.caption},
            {"composition", name(scene.composition)},
            {"subjects", things},
            {"setting", worldSettings()[static_cast<std::size_t>(scene.setting)].name},
            {"style", worldStyles()[static_cast<std::size_t>(scene.style)].name}};
}

double scenesPerSecond(const ScenePainter& painter, const ScenesOptions& options, int threads) {
    constexpr double kSeconds = 2.0;
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
    std::atomic<std::uint64_t> painted{0};
    std::vector<std::thread> workers;
    for (int i = 0; i < threads; ++i) {
        workers.emplace_back([&] {
            while (elapsed() < kSeconds) {
                painter.paint(drawScene(options.seed + painted++, options.scene), options.size);
            }
        });
    }
    for (std::thread& worker : workers) {
        worker.join();
    }
    return static_cast<double>(painted) / elapsed();
}

void bench(const ScenesOptions& options) {
    cv::setNumThreads(1);
    const ScenePainter painter(options.font);
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    nlohmann::json report = nlohmann::json::array();
    for (int threads = 1; threads <= cores; threads *= 2) {
        const double rate = scenesPerSecond(painter, options, threads);
        report.push_back({{"threads", threads}, {"size", options.size}, {"scenes_per_second", std::round(rate)}});
        if (!options.json) {
            std::cout << threads << (threads == 1 ? " thread: " : " threads: ") << std::round(rate) << " scenes of "
                      << options.size << " px a second\n";
        }
    }
    if (options.json) {
        std::cout << report.dump(2) << "\n";
    }
}

void run(ScenesOptions options) {
    options.scene.heldOut = options.heldOut ? HeldOut::only : HeldOut::excluded;
    if (options.bench) {
        return bench(options);
    }
    if (options.words) {
        for (const std::string& word : worldWords()) {
            std::cout << word << "\n";
        }
        return;
    }
    if (!options.out.empty()) {
        OutputFiles{.inputs = {options.font}, .outputs = {options.out}, .overwrites = options.overwrites}.check();
    }
    std::vector<Scene> scenes;
    for (int i = 0; i < options.count; ++i) {
        scenes.push_back(drawScene(options.seed + static_cast<std::uint64_t>(i), options.scene));
    }
    if (options.json) {
        nlohmann::json report = nlohmann::json::array();
        for (const Scene& scene : scenes) {
            report.push_back(toJson(scene));
        }
        std::cout << report.dump(2) << "\n";
    } else if (options.captionsOnly) {
        for (const Scene& scene : scenes) {
            std::cout << scene.caption << "\n";
        }
    }
    if (!options.out.empty()) {
        writePicture(options.out, sheetOf(scenes, ScenePainter(options.font), options.size));
    } else if (!options.json && !options.captionsOnly) {
        throw RequestError("Nothing to show: give --out SHEET.png, --captions-only, --json, --words or --bench.");
    }
}

}  // namespace

void addScenes(CLI::App& app) {
    auto options = std::make_shared<ScenesOptions>();
    CLI::App* command = app.add_subcommand("scenes", "Draw scenes of the world that Paintbox learns from");
    command->add_option("--count", options->count, "How many scenes")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    command->add_option("--seed", options->seed, "Seed of the first scene; the next ones follow")
        ->capture_default_str();
    command->add_option("--size", options->size, "Side of a picture in pixels")
        ->check(CLI::Range(16, 1024))
        ->capture_default_str();
    command->add_option("--out", options->out, "Contact sheet with captions, as PNG, JPEG, WebP or TIFF");
    command->add_flag("--overwrite", options->overwrites, "Replace the sheet when it is there already");
    command->add_option("--font", options->font, "Noto Color Emoji; found by itself where a system keeps it");
    addSceneOptions(*command, options->scene);
    command->add_flag("--held-out", options->heldOut, "Only combinations that training never sees");
    command->add_flag("--captions-only", options->captionsOnly, "Print the captions");
    command->add_flag("--words", options->words, "Print every word that captions can hold");
    command->add_flag("--json", options->json, "Print scenes (or the figures of --bench) as JSON");
    command->add_flag("--bench", options->bench, "Measure scenes per second with 1, 2, … threads");
    command->callback([options] { run(*options); });
}

}  // namespace unclip::cli
