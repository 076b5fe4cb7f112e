// What Paintbox's CLIP takes drawings for that it never learned from.

#include "engine/pipeline/describer.h"

#include <gtest/gtest.h>

#include "engine/base/error.h"
#include "engine/scenes/prompt_labels.h"
#include "engine/scenes/scene_painter.h"
#include "tests/engine/golden.h"

namespace unclip {
namespace {

const std::filesystem::path kPaintbox = std::filesystem::path(UNCLIP_RESOURCES) / "models" / "paintbox";

SceneOptions oneThing(const std::vector<int>& styles) {
    SceneOptions options;
    options.pairs = 0;
    options.heldOut = HeldOut::only;
    options.styles = styles;
    return options;
}

/// Of `count` held-out drawings, the share whose likeliest caption names subject and setting.
double shareNamed(Describer& describer, LoadedModel& model, const SceneOptions& options, std::uint64_t count) {
    constexpr std::uint64_t kFirst = 77000;
    double named = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const SceneLabels shown = labelsOf(drawScene(kFirst + i, options));
        const auto descriptions = describer(model, paint(drawScene(kFirst + i, options), 256));
        const SceneLabels said = labelsOfPrompt(descriptions.front().caption);
        named += said.subjects == shown.subjects && said.setting == shown.setting;
    }
    return named / static_cast<double>(count);
}

TEST(Describer, NamesSubjectAndSettingOfHeldOutDrawings) {
    const c10::InferenceMode noGradients;
    LoadedModel model(kPaintbox, Device{});
    Describer describer(model);
    EXPECT_GE(shareNamed(describer, model, oneThing({kPlain}), 60), 0.9);
    // Pencil sketches are left out: this CLIP names few of them.
    EXPECT_GE(shareNamed(describer, model, oneThing({kOilPainting, kStainedGlass, kPixelArt}), 40), 0.85);
}

TEST(Describer, GivesFiveCaptionsLikeliestFirstWhoseProbabilitiesAreAtMostOne) {
    const c10::InferenceMode noGradients;
    LoadedModel model(kPaintbox, Device{});
    Describer describer(model);
    const auto descriptions = describer(model, paint(drawScene(3, oneThing({kPlain})), 256));
    ASSERT_EQ(descriptions.size(), 5u);
    double sum = 0;
    for (std::size_t i = 0; i < descriptions.size(); ++i) {
        sum += descriptions[i].probability;
        EXPECT_FALSE(descriptions[i].caption.empty());
        if (i > 0) {
            EXPECT_LE(descriptions[i].probability, descriptions[i - 1].probability);
        }
    }
    EXPECT_LE(sum, 1 + 1e-9);
    EXPECT_GT(sum, 0.3);
}

TEST(Describer, SaysThatAModelWithoutImageEncoderSeesNothing) {
    LoadedModel model(golden::folder("karlo-small") / "model", Device{});
    Describer describer(model);
    EXPECT_THROW(describer(model, cv::Mat(8, 8, CV_8UC3, cv::Scalar::all(0))), ModelError);
}

}  // namespace
}  // namespace unclip
