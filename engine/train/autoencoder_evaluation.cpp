#include "engine/train/autoencoder_evaluation.h"

#include <ATen/core/grad_mode.h>

#include <array>
#include <cstdio>

#include "engine/decoder/autoencoder_kl.h"
#include "engine/image/contact_sheet.h"
#include "engine/image/sharpness.h"
#include "engine/pipeline/pixels.h"
#include "engine/pipeline/stored_parameters.h"
#include "engine/scenes/scene_painter.h"
#include "engine/train/dataset.h"
#include "engine/weights/component_config.h"

namespace unclip {
namespace {

constexpr int kSheetColumns = 8, kSheetPictures = 24;

AutoencoderKl open(const std::filesystem::path& folder, const Device& device) {
    StoredParameters source(TensorFile::open(folder, "diffusion_pytorch_model"), device, true);
    return AutoencoderKl(Parameters(source), AutoencoderKlConfig::from(ComponentConfig::read(folder / "config.json")));
}

/// Whether the judge, which is right about a drawing, is right about what is left of it, too.
void countKept(Share& share, bool isRightBefore, bool isRightAfter) {
    if (isRightBefore)
        share.count(isRightAfter);
}

void add(Share& share, const Share& other) {
    share.right += other.right;
    share.asked += other.asked;
}

std::string formatted(const char* format, double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

std::string percent(const Share& share) {
    return share.value() ? formatted("%.1f %%", 100 * *share.value()) : "-";
}

cv::Mat sheetOf(const std::vector<cv::Mat>& drawn, const std::vector<cv::Mat>& restored) {
    std::vector<CaptionedPicture> cells;
    for (std::size_t row = 0; row < drawn.size(); row += kSheetColumns) {
        const std::size_t end = std::min(row + kSheetColumns, drawn.size());
        for (const auto* pictures : {&drawn, &restored})
            for (std::size_t i = row; i < row + kSheetColumns; ++i)
                cells.push_back({i < end ? (*pictures)[i] : cv::Mat(), ""});
    }
    SheetLayout layout;
    layout.columns = kSheetColumns;
    return contactSheet(cells, layout);
}

}  // namespace

RestoredPictures& RestoredPictures::operator+=(const RestoredPictures& other) {
    count += other.count;
    add(subject, other.subject);
    add(setting, other.setting);
    add(style, other.style);
    decibels += other.decibels;
    sharpness += other.sharpness;
    sharpnessOfDrawn += other.sharpnessOfDrawn;
    return *this;
}

RestoredPictures AutoencoderEvaluation::all() const {
    RestoredPictures sum;
    for (const auto& style : styles) sum += style;
    return sum;
}

AutoencoderEvaluation evaluateAutoencoder(const std::filesystem::path& model, const Judge& judge, int scenes,
                                          std::uint64_t seed, const Device& device,
                                          const std::function<void(const std::string&)>& progress) {
    const at::NoGradGuard noGradient;
    const AutoencoderKl autoencoder = open(model / "vae", device);
    const SceneDataset dataset(seed, {});
    AutoencoderEvaluation result;
    result.styles.resize(worldStyles().size());
    std::vector<cv::Mat> shownDrawn, shownRestored;
    for (int i = 0; i < scenes; ++i) {
        if (progress && i % 50 == 0)
            progress("Drawing and restoring: " + std::to_string(i) + " of " + std::to_string(scenes));
        const Scene scene = dataset.scene(kFirstHeldOutScene + static_cast<std::uint64_t>(i));
        const SceneLabels labels = labelsOf(scene);
        const cv::Mat drawn = paint(scene, kJudgedSide);
        const auto latents = autoencoder.encode(fromPixels(drawn).to(device.device, device.dtype));
        const cv::Mat restored = toPixels(autoencoder.decode(latents), 0);
        const Judgement before = judge(drawn), after = judge(restored);

        RestoredPictures& style = result.styles.at(static_cast<std::size_t>(labels.style));
        ++style.count;
        if (!labels.subjects.empty())
            countKept(style.subject, before.showsSubjects(labels), after.showsSubjects(labels));
        countKept(style.setting, before.setting == labels.setting, after.setting == labels.setting);
        countKept(style.style, before.style == labels.style, after.style == labels.style);
        style.decibels += cv::PSNR(drawn, restored);
        style.sharpness += sharpnessOf(restored);
        style.sharpnessOfDrawn += sharpnessOf(drawn);
        if (i < kSheetPictures) {
            shownDrawn.push_back(drawn);
            shownRestored.push_back(restored);
        }
    }
    result.sheet = sheetOf(shownDrawn, shownRestored);
    return result;
}

std::string tableOf(const AutoencoderEvaluation& evaluation) {
    constexpr int figureWidth = 36, columnWidth = 15;
    const auto padded = [](std::string text, std::size_t width) {
        text.resize(std::max(width, text.size()), ' ');
        return text;
    };
    std::vector<std::pair<std::string, RestoredPictures>> columns{{"all", evaluation.all()}};
    for (std::size_t i = 0; i < evaluation.styles.size(); ++i)
        columns.emplace_back(worldStyles()[i].name, evaluation.styles[i]);
    std::string text;
    const auto row = [&](const char* figure, const char* aim, const auto& value) {
        text += padded(figure, figureWidth) + padded(aim, columnWidth);
        for (const auto& [name, pictures] : columns) text += padded(value(name, pictures), columnWidth);
        text += "\n";
    };
    row("", "aim", [](const auto& name, const auto&) { return name; });
    row("pictures", "", [](const auto&, const auto& of) { return std::to_string(of.count); });
    row("the judge still names the subject", "97 %", [](const auto&, const auto& of) { return percent(of.subject); });
    row("the judge still names the setting", "97 %", [](const auto&, const auto& of) { return percent(of.setting); });
    row("the judge still names the style", "97 %", [](const auto&, const auto& of) { return percent(of.style); });
    row("PSNR", "30 dB",
        [](const auto&, const auto& of) { return of.count > 0 ? formatted("%.1f dB", of.decibels / of.count) : "-"; });
    row("sharpness beside the drawings'", "0.85 to 1.15", [](const auto&, const auto& of) {
        return of.count > 0 ? formatted("%.2f", of.sharpness / of.sharpnessOfDrawn) : "-";
    });
    return text;
}

}  // namespace unclip
