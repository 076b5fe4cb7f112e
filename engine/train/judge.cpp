#include "engine/train/judge.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "engine/base/resources.h"
#include "engine/nn/activation.h"
#include "engine/pipeline/pixels.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

constexpr std::int64_t kWidths[] = {32, 64, 128, 192};
constexpr std::int64_t kGroups = 16;

template <class Table>
std::int64_t count(const Table& table) {
    return static_cast<std::int64_t>(table.size());
}

JudgeNetwork loaded(const std::filesystem::path& file) {
    NamedTensors weights = loadTensors(file);
    for (auto& [name, tensor] : weights) tensor = tensor.to(at::kFloat);
    LoadedParameters source(std::move(weights), file.string());
    return JudgeNetwork(Parameters(source));
}

}  // namespace

JudgeNetwork::JudgeNetwork(const Parameters& parameters)
    : subjects_(parameters / "subjects", kWidths[3], count(worldSubjects())),
      settings_(parameters / "settings", kWidths[3], count(worldSettings())),
      styles_(parameters / "styles", kWidths[3], count(worldStyles())) {
    std::int64_t inputs = 3;
    int number = 0;
    for (const auto width : kWidths) {
        const auto at = parameters / "levels" / number++;
        levels_.push_back({Convolution(at / "reduce", inputs, width, 3, 2), Convolution(at / "refine", width, width, 3),
                           GroupNorm(at / "norm1", width, kGroups, 1e-5),
                           GroupNorm(at / "norm2", width, kGroups, 1e-5)});
        inputs = width;
    }
}

JudgeScores JudgeNetwork::operator()(const at::Tensor& pixels) const {
    at::Tensor hidden = pixels.contiguous(at::MemoryFormat::ChannelsLast);
    for (const auto& level : levels_) {
        hidden = siluConsuming(level.norm1(level.reduce(hidden)));
        hidden = hidden + siluConsuming(level.norm2(level.refine(hidden)));
    }
    // The strongest answer for things, which stand somewhere; the mean for what is everywhere.
    const auto strongest = hidden.amax({2, 3}), mean = hidden.mean({2, 3});
    return {subjects_(strongest), settings_(mean), styles_(mean)};
}

at::Tensor judgeInput(const cv::Mat& bgr) {
    constexpr int side = static_cast<int>(JudgeNetwork::kSide);
    cv::Mat small = bgr;
    if (bgr.rows != side || bgr.cols != side)
        cv::resize(bgr, small, {side, side}, 0, 0, bgr.rows > side ? cv::INTER_AREA : cv::INTER_CUBIC);
    return fromPixels(small);
}

bool Judgement::showsSubjects(const SceneLabels& asked) const {
    return asked.subjects.size() == 1
               ? subjects.front() == asked.subjects.front()
               : std::is_permutation(asked.subjects.begin(), asked.subjects.end(), subjects.begin(), subjects.end());
}

Judge::Judge(const std::filesystem::path& weightsFile) : network_(loaded(weightsFile)) {}

std::filesystem::path Judge::weightsFile(const std::filesystem::path& folder) {
    return folder / "judge_weights.safetensors";
}

std::filesystem::path Judge::shippedFolder() {
    return resourcesFolder() / "judge";
}

Judgement Judge::operator()(const cv::Mat& bgr) const {
    const at::NoGradGuard noGradient;
    const JudgeScores scores = network_(judgeInput(bgr));
    const auto likeliest = std::get<1>(scores.subjects[0].topk(2));
    return {{static_cast<int>(likeliest[0].item<std::int64_t>()), static_cast<int>(likeliest[1].item<std::int64_t>())},
            static_cast<int>(scores.settings[0].argmax().item<std::int64_t>()),
            static_cast<int>(scores.styles[0].argmax().item<std::int64_t>())};
}

}  // namespace unclip
