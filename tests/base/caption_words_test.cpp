#include "engine/text/caption_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "engine/base/error.h"
#include "engine/scenes/prompt_labels.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const std::filesystem::path kResources = UNCLIP_RESOURCES;

TEST(CaptionWords, OfPaintboxNameEverySubjectSettingAndStyleOfItsWorld) {
    const auto words = CaptionWords::ofModel(kResources / "models" / "paintbox");
    std::set<int> subjects, settings, styles;
    for (std::size_t i = 0; i < words.subjects.size(); ++i) {
        const auto labels = labelsOfPrompt(words.caption(i, 0, 0));
        ASSERT_EQ(labels.subjects.size(), 1u) << words.subjects[i];
        subjects.insert(labels.subjects.front());
    }
    for (std::size_t i = 0; i < words.settings.size(); ++i)
        settings.insert(labelsOfPrompt(words.caption(0, i, 0)).setting);
    for (std::size_t i = 0; i < words.styles.size(); ++i) styles.insert(labelsOfPrompt(words.caption(0, 0, i)).style);
    EXPECT_EQ(subjects.size(), worldSubjects().size());
    EXPECT_EQ(settings.size(), worldSettings().size());
    EXPECT_EQ(styles.size(), worldStyles().size());
}

TEST(CaptionWords, ThatShipServeModelsWithoutTheirOwn) {
    const TemporaryFolder folder;
    setenv("UNCLIP_RESOURCES", kResources.c_str(), 1);
    EXPECT_GT(CaptionWords::ofModel(folder.path()).subjects.size(), 200u);
    folder.write("captions.json",
                 R"({"subjects": ["a cat"], "settings": ["", "at sea"], "styles": ["a photo of {}"]})");
    const auto own = CaptionWords::ofModel(folder.path());
    EXPECT_EQ(own.caption(0, 0, 0), "a photo of a cat");
    EXPECT_EQ(own.caption(0, 1, 0), "a photo of a cat at sea");
}

TEST(CaptionWords, RefusesWrongListsByName) {
    const TemporaryFolder folder;
    const auto refusal = [&](const char* json) {
        return messageOf<ModelError>([&] { CaptionWords::fromFile(folder.write("captions.json", json)); });
    };
    EXPECT_THAT(refusal("[]"), AllOf(HasSubstr("captions.json"), HasSubstr("subjects")));
    EXPECT_THAT(refusal(R"({"subjects": ["a"], "settings": [3], "styles": ["{}"]})"), HasSubstr("settings"));
    EXPECT_THAT(refusal(R"({"subjects": ["a"], "settings": ["b"], "styles": []})"), HasSubstr("styles"));
    EXPECT_THAT(refusal(R"({"subjects": ["a"], "settings": ["b"], "styles": ["photo"]})"), HasSubstr("photo"));
}

}  // namespace
}  // namespace unclip
