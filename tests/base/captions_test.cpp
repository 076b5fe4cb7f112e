#include "engine/scenes/captions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "engine/scenes/prompt_labels.h"
#include "tests/base/scenes_in_tests.h"

namespace unclip {
namespace {

using testing::HasSubstr;

TEST(Captions, EveryWordIsInTheListOfKnownWords) {
    const std::set<std::string> known(worldWords().begin(), worldWords().end());
    for (std::uint64_t seed = 0; seed < 20000; ++seed) {
        const std::string caption = drawScene(seed).caption;
        for (const std::string& word : wordsOf(caption)) {
            EXPECT_TRUE(known.count(word) == 1) << word << " in " << caption;
        }
    }
}

TEST(Captions, EveryKnownWordIsSaidSometimes) {
    std::set<std::string> missing(worldWords().begin(), worldWords().end());
    for (std::uint64_t seed = 0; seed < 60000 && !missing.empty(); ++seed) {
        for (const std::string& word : wordsOf(drawScene(seed).caption)) {
            missing.erase(word);
        }
    }
    EXPECT_THAT(missing, testing::IsEmpty());
}

TEST(Captions, NothingLeftOutSaysSubjectSettingAndStyle) {
    Scene scene = singleScene("king", "desert", "oil painting");
    Random random(3);
    for (int i = 0; i < 50; ++i) {
        std::string caption = captionOf(scene, random, 0);
        for (char& c : caption) {
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
        EXPECT_THAT(caption, testing::AnyOf(HasSubstr("king"), HasSubstr("monarch"), HasSubstr("prince")));
        EXPECT_THAT(caption, testing::AnyOf(HasSubstr("desert"), HasSubstr("sahara"), HasSubstr("dunes")));
        EXPECT_THAT(caption, testing::AnyOf(HasSubstr("oil"), HasSubstr("painting"), HasSubstr("gogh")));
    }
}

TEST(Captions, AnBeforeVowels) {
    std::set<std::string> said;
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        const std::vector<std::string> words = wordsOf(drawScene(seed).caption);
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            said.insert(words[i] + " " + words[i + 1]);
        }
    }
    EXPECT_TRUE(said.count("an elephant") == 1 && said.count("an owl") == 1 && said.count("a unicorn") == 1 &&
                said.count("a ufo") == 1);
    EXPECT_TRUE(said.count("a elephant") == 0 && said.count("an unicorn") == 0 && said.count("an dog") == 0 &&
                said.count("an ufo") == 0);
}

TEST(Captions, SayWhatIsPaintedWithoutDoubt) {
    SceneOptions options;
    options.omitted = 0;
    for (std::uint64_t seed = 0; seed < 20000; ++seed) {
        const Scene scene = drawScene(seed, options);
        const SceneLabels painted = labelsOf(scene), said = labelsOfPrompt(scene.caption);
        EXPECT_THAT(said.subjects, testing::UnorderedElementsAreArray(painted.subjects)) << scene.caption;
        EXPECT_THAT(said.colours, testing::UnorderedElementsAreArray(painted.colours)) << scene.caption;
        EXPECT_EQ(said.setting, painted.setting) << scene.caption;
        EXPECT_EQ(said.style, painted.style) << scene.caption;
    }
}

TEST(Captions, PromptsAreUnderstoodAsFarAsTheyAreSaid) {
    const SceneLabels nothing = labelsOfPrompt("the meaning of life");
    EXPECT_THAT(nothing.subjects, testing::IsEmpty());
    EXPECT_EQ(nothing.setting, -1);
    EXPECT_EQ(nothing.style, kPlain);
    const SceneLabels labels = labelsOfPrompt("Stained glass depicting a RED heart, left of a robot");
    EXPECT_THAT(labels.subjects, testing::ElementsAre(subjectNamed("heart"), subjectNamed("robot")));
    EXPECT_THAT(labels.colours, testing::ElementsAre(colourNamed("red"), -1));
    EXPECT_EQ(labels.style, kStainedGlass);
}

TEST(Prompts, HundredPromptsAreSayableAndSomeAreHeldOut) {
    const std::set<std::string> known(worldWords().begin(), worldWords().end());
    std::ifstream file(UNCLIP_PROMPTS);
    std::string prompt;
    int prompts = 0, heldOut = 0;
    while (std::getline(file, prompt)) {
        if (prompt.empty() || prompt[0] == '#') {
            continue;
        }
        ++prompts;
        for (const std::string& word : wordsOf(prompt)) {
            EXPECT_TRUE(known.count(word) == 1) << word << " in " << prompt;
        }
        const SceneLabels labels = labelsOfPrompt(prompt);
        EXPECT_FALSE(labels.subjects.empty()) << prompt;
        const bool pairHeldOut = labels.subjects.size() == 2 && isHeldOutPair(labels.subjects[0], labels.subjects[1]);
        const bool settingHeldOut =
            labels.setting >= 0 && !labels.subjects.empty() && isHeldOut(labels.setting, labels.subjects[0]);
        heldOut += pairHeldOut || settingHeldOut ? 1 : 0;
    }
    EXPECT_EQ(prompts, 100);
    EXPECT_GE(heldOut, 12);
    EXPECT_LE(heldOut, 20);
}

}  // namespace
}  // namespace unclip
