// The judge that ships with the program, asked about drawings that it never learned from.

#include "engine/train/judge.h"

#include <gtest/gtest.h>

#include "engine/scenes/scene_painter.h"
#include "engine/train/dataset.h"

namespace unclip {
namespace {

TEST(Judge, ThatShipsNamesSubjectsSettingAndStyleOfNewDrawings) {
    const Judge judge(Judge::weightsFile(std::filesystem::path(UNCLIP_RESOURCES) / "judge"));
    SceneOptions options;
    options.heldOut = HeldOut::allowed;
    const SceneDataset unseen(0x756E7365656EULL, options);
    constexpr int kDrawings = 100;
    int subjects = 0, settings = 0, styles = 0;
    for (std::uint64_t i = 0; i < kDrawings; ++i) {
        const Scene scene = unseen.scene(i);
        const SceneLabels labels = labelsOf(scene);
        const Judgement judgement = judge(paint(scene, kJudgedSide));
        subjects += judgement.showsSubjects(labels);
        settings += judgement.setting == labels.setting;
        styles += judgement.style == labels.style;
    }
    EXPECT_GE(subjects, 90);
    EXPECT_GE(settings, 97);
    EXPECT_GE(styles, 97);
}

}  // namespace
}  // namespace unclip
