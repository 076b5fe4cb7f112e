#pragma once

#include <QThread>
#include <atomic>
#include <chrono>
#include <opencv2/imgproc.hpp>
#include <thread>

#include "engine/base/error.h"
#include "engine/request/engine.h"

namespace unclip::ui::tests {

/// Paints coloured pictures as slowly as it is told, with progress, previews and cancel, like a small model would. The
/// prompt's words choose faults: "broken" fails, "half" fails after the first picture.
class FakeEngine : public Engine {
public:
    static constexpr int kSteps = 20;

    explicit FakeEngine(std::chrono::milliseconds step = std::chrono::milliseconds(2), int side = 256)
        : step_(step), side_(side) {}

    JobResult run(const Request& request, const JobOptions& options, const JobEvents& events,
                  std::stop_token stop) override {
        if (request.prompt.find("broken") != std::string::npos)
            throw ModelError(
                "The folder 'broken' lacks prior/config.json. Get the model again or choose another folder.",
                "no such file: prior/config.json");
        JobResult result;
        const int count = request.task == Task::mix ? request.mix.steps : request.count;
        const double all = kSteps * count;
        for (int index = 0; index < count; ++index) {
            const cv::Mat picture = paint(request, index);
            for (int step = 1; step <= kSteps; ++step) {
                wait(stop);
                Progress progress;
                progress.stage = step <= 4 ? Stage::prior : step <= 16 ? Stage::decoder : Stage::upsampler;
                progress.step = step <= 4 ? step : step <= 16 ? step - 4 : step - 16;
                progress.steps = step <= 4 ? 4 : step <= 16 ? 12 : 4;
                progress.fraction = (index * kSteps + step) / all;
                progress.secondsLeft = (all - index * kSteps - step) * static_cast<double>(step_.count()) / 1000;
                if (events.progress)
                    events.progress(progress);
                if (events.preview && step > 4 && step % 3 == 0)
                    events.preview(index, blurred(picture, kSteps - step));
            }
            PaintedPicture painted;
            painted.index = index;
            painted.seed = request.seed + static_cast<std::uint64_t>(index);
            painted.pixels = picture;
            painted.similarity = 0.3;
            painted.with = with();
            for (int frame = 0; options.keepsFilm && frame < 8; ++frame)
                painted.film.push_back(blurred(picture, 8 - frame));
            if (events.picture)
                events.picture(painted);
            result.pictures.push_back(painted);
            if (request.prompt.find("half") != std::string::npos)
                throw OutOfMemory("Not enough memory for the second picture. Ask for fewer or smaller pictures.");
        }
        return result;
    }

    std::vector<float> embedText(const std::filesystem::path&, const std::string&) override { return {1.0F, 0.0F}; }
    std::vector<float> embedPicture(const std::filesystem::path&, const cv::Mat&) override { return {1.0F, 0.0F}; }
    BenchmarkResult measure(const Request&, const JobEvents&, std::stop_token) override { return {}; }
    std::vector<Description> describe(const std::filesystem::path&, const cv::Mat&) override {
        return {{"a cat in a desert", 0.75}, {"a dog & a hill", 0.25}};
    }
    /// Near is what is dark.
    cv::Mat estimateDepth(const std::filesystem::path&, const cv::Mat& bgr) override {
        cv::Mat grey;
        cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
        return 255 - grey;
    }
    std::vector<Sentence> faultsOf(const std::filesystem::path&, const std::filesystem::path&) override { return {}; }
    DeviceReport report(const Request&) override {
        return {"CPU, float32", {"Pictures are painted on the CPU."}, 1'000'000, 2'000'000, false};
    }
    PaintedWith prepare(const std::filesystem::path&, DeviceChoice, DtypeChoice) override { return with(); }

    /// A hill, a sun and a sky whose colours come from the prompt and the seed.
    cv::Mat paint(const Request& request, int index) const {
        const auto hash =
            std::hash<std::string>{}(request.prompt) + (request.seed + static_cast<unsigned>(index)) * 2654435761U;
        const int width = request.width.value_or(side_), height = request.height.value_or(side_);
        const auto hue = [&](int shift) { return static_cast<double>((hash >> shift) % 180); };
        cv::Mat hsv(height, width, CV_8UC3);
        for (int y = 0; y < height; ++y)
            hsv.row(y).setTo(cv::Scalar(hue(3), 60 + 120.0 * y / height, 235 - 60.0 * y / height));
        const cv::Point sun(static_cast<int>(width * (0.2 + 0.6 * static_cast<double>((hash >> 11) % 100) / 100)),
                            height / 3);
        cv::circle(hsv, sun, height / 7, cv::Scalar(hue(17), 140, 255), cv::FILLED, cv::LINE_AA);
        cv::ellipse(hsv, {width / 3, height}, {width / 2, height / 3}, 0, 0, 360, cv::Scalar(hue(23), 120, 120),
                    cv::FILLED, cv::LINE_AA);
        cv::ellipse(hsv, {width * 5 / 6, height}, {width / 2, height / 4}, 0, 0, 360, cv::Scalar(hue(23), 150, 90),
                    cv::FILLED, cv::LINE_AA);
        cv::Mat bgr;
        cv::cvtColor(hsv, bgr, cv::COLOR_HSV2BGR);
        return bgr;
    }

    static PaintedWith with() { return {"a model", "0123456789abcdef", "CPU", "float32"}; }

private:
    static cv::Mat blurred(const cv::Mat& picture, int amount) {
        cv::Mat small, soft;
        cv::resize(picture, small, {64, 64}, 0, 0, cv::INTER_AREA);
        cv::blur(small, soft, {2 * amount + 1, 2 * amount + 1});
        return soft;
    }

    void wait(const std::stop_token& stop) const {
        const auto end = std::chrono::steady_clock::now() + step_;
        while (std::chrono::steady_clock::now() < end) {
            if (stop.stop_requested())
                throw Cancelled();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        if (stop.stop_requested())
            throw Cancelled();
    }

    std::chrono::milliseconds step_;
    int side_;
};

}  // namespace unclip::ui::tests
