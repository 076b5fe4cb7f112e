#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <set>
#include <thread>

#include "engine/base/error.h"
#include "engine/scenes/captions.h"
#include "engine/scenes/glyphs.h"
#include "engine/scenes/prompt_labels.h"
#include "engine/scenes/scene_painter.h"
#include "tests/base/scenes_in_tests.h"

namespace unclip {
namespace {

const ScenePainter& painter() {
    static const ScenePainter painter;
    return painter;
}

bool equal(const cv::Mat& a, const cv::Mat& b) {
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

double difference(const cv::Mat& a, const cv::Mat& b) {
    return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * 3);
}

TEST(Scenes, SameSeedGivesTheSameSceneAndTheSamePixels) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Scene scene = drawScene(seed), again = drawScene(seed);
        EXPECT_EQ(scene, again);
        EXPECT_TRUE(equal(painter().paint(scene, 64), painter().paint(again, 64))) << scene.caption;
    }
}

TEST(Scenes, AnotherSeedGivesAnotherPictureOfTheSameThing) {
    const cv::Mat first = painter().paint(singleScene("dog", "desert", "plain", 1), 64);
    const cv::Mat second = painter().paint(singleScene("dog", "desert", "plain", 2), 64);
    EXPECT_GT(difference(first, second), 1);
}

TEST(Scenes, TrainingNeverDrawsWhatIsHeldOut) {
    for (std::uint64_t seed = 0; seed < 5000; ++seed) {
        const Scene scene = drawScene(seed);
        for (const PlacedSubject& placed : scene.subjects) {
            EXPECT_FALSE(isHeldOut(scene.setting, placed.subject)) << scene.caption;
        }
        if (scene.subjects.size() == 2) {
            EXPECT_FALSE(isHeldOutPair(scene.subjects[0].subject, scene.subjects[1].subject)) << scene.caption;
        }
    }
}

TEST(Scenes, HeldOutOnlyDrawsNothingElse) {
    SceneOptions options;
    options.heldOut = HeldOut::only;
    int pairs = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        const Scene scene = drawScene(seed, options);
        if (scene.subjects.size() == 2) {
            ++pairs;
            EXPECT_TRUE(isHeldOutPair(scene.subjects[0].subject, scene.subjects[1].subject)) << scene.caption;
        } else {
            EXPECT_TRUE(isHeldOut(scene.setting, scene.subjects[0].subject)) << scene.caption;
        }
    }
    EXPECT_GT(pairs, 200);
}

TEST(Scenes, ThreePercentOfSettingsAndTenPercentOfPairsAreHeldOut) {
    const int subjects = static_cast<int>(worldSubjects().size()), settings = static_cast<int>(worldSettings().size());
    int heldOutSettings = 0, heldOutPairs = 0;
    for (int i = 0; i < subjects; ++i) {
        for (int setting = 0; setting < settings; ++setting) {
            heldOutSettings += isHeldOut(setting, i) ? 1 : 0;
        }
        for (int k = 0; k < i; ++k) {
            EXPECT_EQ(isHeldOutPair(i, k), isHeldOutPair(k, i));
            heldOutPairs += isHeldOutPair(i, k) ? 1 : 0;
        }
    }
    EXPECT_NEAR(heldOutSettings / static_cast<double>(subjects * settings), 0.03, 0.01);
    EXPECT_NEAR(heldOutPairs / (subjects * (subjects - 1) / 2.0), 0.10, 0.02);
}

TEST(Scenes, KnownPromptsOfTheMethodAreTrained) {
    const auto subject = [](const char* name) { return subjectNamed(name); };
    EXPECT_FALSE(isHeldOut(settingNamed("mountains"), subject("dog")));
    EXPECT_FALSE(isHeldOut(settingNamed("desert"), subject("racing car")));
    EXPECT_FALSE(isHeldOut(settingNamed("space"), subject("rainbow")));
    EXPECT_FALSE(isHeldOutPair(subject("dog"), subject("piano")));
    EXPECT_FALSE(isHeldOutPair(subject("gorilla"), subject("horse")));
    EXPECT_FALSE(isHeldOutPair(subject("cat"), subject("crown")));
}

TEST(Scenes, OptionsLimitWhatIsDrawn) {
    SceneOptions options;
    options.subjects = {subjectNamed("cat"), subjectNamed("dog"), subjectNamed("circle")};
    options.settings = {settingNamed("red"), settingNamed("desert")};
    options.styles = {kPixelArt};
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const SceneLabels labels = labelsOf(drawScene(seed, options));
        EXPECT_EQ(labels.style, kPixelArt);
        EXPECT_THAT(options.settings, testing::Contains(labels.setting));
        for (std::size_t i = 0; i < labels.subjects.size(); ++i) {
            EXPECT_THAT(options.subjects, testing::Contains(labels.subjects[i]));
            EXPECT_EQ(labels.colours[i] >= 0, labels.subjects[i] == subjectNamed("circle"));
        }
    }
}

TEST(Scenes, SharesAreWhatTheOptionsSay) {
    SceneOptions options;
    options.pairs = 0.3;
    options.styled = 0.2;
    int pairs = 0, styled = 0;
    constexpr int kScenes = 4000;
    for (std::uint64_t seed = 0; seed < kScenes; ++seed) {
        const Scene scene = drawScene(seed, options);
        pairs += scene.subjects.size() == 2 ? 1 : 0;
        styled += scene.style != kPlain ? 1 : 0;
    }
    EXPECT_NEAR(pairs / double{kScenes}, 0.3, 0.04);
    EXPECT_NEAR(styled / double{kScenes}, 0.2, 0.04);
}

TEST(Scenes, AShareShowsItsSettingAloneAndIsCalledByIt) {
    SceneOptions options;
    options.empty = 0.25;
    options.omitted = 0;
    int empty = 0;
    constexpr int kScenes = 2000;
    for (std::uint64_t seed = 0; seed < kScenes; ++seed) {
        const Scene scene = drawScene(seed, options);
        if (!scene.subjects.empty()) {
            continue;
        }
        ++empty;
        const SceneLabels said = labelsOfPrompt(scene.caption);
        EXPECT_THAT(said.subjects, testing::IsEmpty()) << scene.caption;
        EXPECT_EQ(said.style, scene.style) << scene.caption;
        EXPECT_EQ(paint(scene, 32).size(), cv::Size(32, 32));
    }
    EXPECT_NEAR(empty / double{kScenes}, 0.25, 0.04);

    options.empty = 1;
    options.styled = 0;
    options.settings = {settingNamed("desert")};
    std::set<std::string> words;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        for (const std::string& word : wordsOf(drawScene(seed, options).caption)) {
            words.insert(word);
        }
    }
    EXPECT_TRUE(words.contains("desert") && words.contains("dunes"));
    EXPECT_FALSE(words.contains("in"));  // a desert, not "in a desert"
    options.heldOut = HeldOut::only;
    EXPECT_FALSE(drawScene(1, options).subjects.empty());
}

TEST(Scenes, OptionsThatLeaveNothingAreRefused) {
    SceneOptions options;
    options.heldOut = HeldOut::only;
    options.pairs = 0;
    options.subjects = {subjectNamed("cat")};
    options.settings = {settingNamed("meadow")};
    ASSERT_FALSE(isHeldOut(settingNamed("meadow"), subjectNamed("cat")));
    EXPECT_THROW(drawScene(1, options), RequestError);
    EXPECT_THROW(subjectNamed("gryphon"), RequestError);
}

TEST(Scenes, PlacesAreTrueToTheComposition) {
    SceneOptions options;
    options.pairs = 1;
    std::set<Composition> seen;
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        const Scene scene = drawScene(seed, options);
        const PlacedSubject &first = scene.subjects[0], &second = scene.subjects[1];
        seen.insert(scene.composition);
        switch (scene.composition) {
            case Composition::leftOf:
                EXPECT_LT(first.x + first.width / 2, second.x) << scene.caption;
                break;
            case Composition::rightOf:
                EXPECT_GT(first.x - first.width / 2, second.x) << scene.caption;
                break;
            case Composition::above:
            case Composition::on:
            case Composition::riding:
                EXPECT_LT(first.y, second.y) << scene.caption;
                break;
            case Composition::wearing:
                EXPECT_EQ(worldSubjects()[second.subject].name, "crown");
                EXPECT_LT(second.y, first.y) << scene.caption;
                break;
            case Composition::under:
                EXPECT_GT(first.y, second.y) << scene.caption;
                break;
            default:
                break;
        }
    }
    EXPECT_EQ(seen.size(), 9U);
}

TEST(Scenes, ThingsAreLargeAndInsideThePicture) {
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        const Scene scene = drawScene(seed);
        for (const PlacedSubject& placed : scene.subjects) {
            const cv::Rect2f box = placed.box();
            EXPECT_GE(box.x, 0) << scene.caption;
            EXPECT_GE(box.y, 0) << scene.caption;
            EXPECT_LE(box.x + box.width, 1) << scene.caption;
            EXPECT_LE(box.y + box.height, 1) << scene.caption;
            const bool isCrown = scene.composition == Composition::wearing && &placed == &scene.subjects[1];
            EXPECT_GT(std::max(box.width, box.height), isCrown ? 0.15F : 0.33F) << scene.caption;
        }
    }
}

TEST(Scenes, PlacesDescribeWhatIsPainted) {
    // The rows and columns where a red circle on blue is red are those of its box.
    Scene scene = singleScene("circle", "blue", "plain");
    scene.subjects[0].colour = colourNamed("red");
    const cv::Mat picture = painter().paint(scene, 128);
    cv::Mat red;
    cv::inRange(picture, cv::Scalar(0, 0, 180), cv::Scalar(90, 90, 255), red);
    const cv::Rect found = cv::boundingRect(red);
    const cv::Rect2f box = scene.subjects[0].box();
    EXPECT_NEAR(found.x, box.x * 128, 2);
    EXPECT_NEAR(found.y, box.y * 128, 2);
    EXPECT_NEAR(found.width, box.width * 128, 3);
    EXPECT_NEAR(found.height, box.height * 128, 3);
}

TEST(Scenes, EverySubjectPaintsSomethingOfItsOwn) {
    const Scene start = singleScene("circle", "grey", "plain");
    std::vector<cv::Mat> pictures;
    for (std::size_t i = 0; i < worldSubjects().size(); ++i) {
        Scene scene = start;
        scene.subjects[0].subject = static_cast<int>(i);
        scene.subjects[0].colour = worldSubjects()[i].isColoured() ? colourNamed("red") : -1;
        scene.subjects[0].height = scene.subjects[0].width / worldSubjects()[i].aspect;
        pictures.push_back(painter().paint(scene, 64));
    }
    Scene empty = start;
    empty.subjects.clear();
    const cv::Mat background = painter().paint(empty, 64);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        EXPECT_GT(difference(pictures[i], background), 5) << worldSubjects()[i].name;
        for (std::size_t k = 0; k < i; ++k) {
            EXPECT_GT(difference(pictures[i], pictures[k]), 2)
                << worldSubjects()[i].name << ", " << worldSubjects()[k].name;
        }
    }
}

TEST(Scenes, EverySettingAndStyleLooksDifferent) {
    for (const Style& style : worldStyles()) {
        std::vector<cv::Mat> pictures;
        for (const Setting& setting : worldSettings()) {
            pictures.push_back(painter().paint(singleScene("pumpkin", setting.name, style.name), 64));
            for (std::size_t k = 0; k + 1 < pictures.size(); ++k) {
                EXPECT_GT(difference(pictures.back(), pictures[k]), 1.5)
                    << style.name << ": " << setting.name << ", " << worldSettings()[k].name;
            }
        }
    }
    std::vector<cv::Mat> pictures;
    for (const Style& style : worldStyles()) {
        pictures.push_back(painter().paint(singleScene("pumpkin", "meadow", style.name), 64));
        for (std::size_t k = 0; k + 1 < pictures.size(); ++k) {
            EXPECT_GT(difference(pictures.back(), pictures[k]), 4) << style.name << ", " << worldStyles()[k].name;
        }
    }
}

TEST(Scenes, ProportionsOfTheTableAreThoseOfTheGlyphs) {
    std::vector<std::u32string> texts;
    for (const Subject& subject : worldSubjects()) {
        if (!subject.glyph.empty()) {
            texts.push_back(subject.glyph);
        }
    }
    const Glyphs glyphs(findEmojiFont({}), texts);
    for (const Subject& subject : worldSubjects()) {
        if (!subject.glyph.empty()) {
            const cv::Mat& picture = glyphs.picture(subject.glyph);
            EXPECT_NEAR(static_cast<float>(picture.cols) / static_cast<float>(picture.rows), subject.aspect, 0.12)
                << subject.name;
        }
    }
}

TEST(Scenes, EverySizeShowsTheSamePicture) {
    const Scene scene = singleScene("elephant", "beach", "plain");
    const cv::Mat large = painter().paint(scene, 256);
    for (const int side : {32, 64, 100, 128}) {
        cv::Mat reduced;
        cv::resize(large, reduced, cv::Size(side, side), 0, 0, cv::INTER_AREA);
        const cv::Mat picture = painter().paint(scene, side);
        EXPECT_EQ(picture.size(), cv::Size(side, side));
        EXPECT_LT(difference(picture, reduced), 6) << side;
    }
    EXPECT_THROW(painter().paint(scene, 8), RequestError);
    EXPECT_THROW(painter().paint(scene, 5000), RequestError);
}

TEST(Scenes, ManyThreadsPaintTheSame) {
    constexpr int kScenes = 60;
    std::vector<cv::Mat> alone(kScenes);
    for (int i = 0; i < kScenes; ++i) {
        alone[i] = painter().paint(drawScene(i), 64);
    }
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t t = 0; t < wrong.size(); ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < kScenes; ++i) {
                wrong[t] += equal(painter().paint(drawScene(i), 64), alone[i]) ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_THAT(wrong, testing::Each(0));
}

}  // namespace
}  // namespace unclip
