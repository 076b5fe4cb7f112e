// `unclip depth`: a depth picture of a picture, made by an estimator's folder.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/imgcodecs.hpp>

#include "engine/weights/tensor_file.h"
#include "tests/base/temporary_folder.h"
#include "tests/cli/run_program.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path kDepth = fs::path(UNCLIP_GOLDEN) / "depth-small";
const std::string kEstimator = (kDepth / "published" / "model").string();
const std::string kPicture = (kDepth / "wide.png").string();

class Depth : public testing::Test {
protected:
    Depth() {  // neither models of this machine nor its cache
        setenv("UNCLIP_STATE", (folder_ / "state").c_str(), 1);
        setenv("HF_HUB_CACHE", (folder_ / "cache").c_str(), 1);
    }
    ~Depth() override {
        unsetenv("UNCLIP_STATE");
        unsetenv("HF_HUB_CACHE");
    }

    int depth(const std::vector<std::string>& arguments) const {
        std::vector<std::string> all{"depth", kPicture, "--out", out()};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return run(all, log());
    }
    std::string out() const { return (folder_ / "depth.png").string(); }
    fs::path log() const { return folder_ / "log"; }
    std::string said() const { return contentOf(log()); }

    const TemporaryFolder folder_;
};

TEST_F(Depth, PicturesAreTheReferencesWithinOneLevel) {
    ASSERT_EQ(depth({"--model", kEstimator}), 0) << said();
    const auto tensors = TensorFile::openFile(kDepth / "published" / "wide.safetensors");
    const TensorView& pixels = *tensors->find("pixels");
    const cv::Mat wanted(static_cast<int>(pixels.shape[0]), static_cast<int>(pixels.shape[1]), CV_8UC1,
                         const_cast<std::byte*>(pixels.data));
    const cv::Mat grey = cv::imread(out(), cv::IMREAD_UNCHANGED);
    ASSERT_EQ(grey.type(), CV_8UC1);
    ASSERT_EQ(grey.size(), wanted.size());
    EXPECT_LE(cv::norm(grey, wanted, cv::NORM_INF), 1);
}

TEST_F(Depth, WithoutAnEstimatorSaysWhatToGet) {
    EXPECT_EQ(depth({}), 1);
    EXPECT_THAT(said(), HasSubstr("Intel/dpt-large"));
    EXPECT_FALSE(fs::exists(out()));
}

TEST_F(Depth, EstimatorsAreFoundInHuggingFacesCacheAndByName) {
    const fs::path snapshot = folder_ / "cache/models--Intel--dpt-large/snapshots/bc15f29a";
    fs::create_directories(snapshot.parent_path());
    fs::copy(kEstimator, snapshot, fs::copy_options::recursive);
    EXPECT_EQ(depth({}), 0) << said();
    EXPECT_EQ(depth({"--model", "Intel/dpt-large", "--overwrite"}), 0) << said();
}

TEST_F(Depth, EstimatorsAreFoundAmongTheModelsThatWereFetched) {
    fs::create_directories(folder_ / "state/models");
    fs::copy(kEstimator, folder_ / "state/models/dpt-large", fs::copy_options::recursive);
    EXPECT_EQ(depth({}), 0) << said();
}

TEST_F(Depth, APictureIsPaintedAlongTheStructureOfAnotherInOneCommand) {
    const std::string model = (fs::path(UNCLIP_GOLDEN) / "kandinsky-small/model/controlnet").string();
    const auto paint = [&](const std::vector<std::string>& more, const std::string& out) {
        std::vector<std::string> all{
            "generate",      "a hut", "--model", model,     "--decoder-steps", "2",
            "--prior-steps", "2",     "--seed",  "3",       "--width",         "128",
            "--height",      "64",    "--dtype", "float32", "--out",           (folder_ / out).string()};
        all.insert(all.end(), more.begin(), more.end());
        return run(all, log());
    };
    EXPECT_EQ(paint({"--structure-from", kPicture}, "a.png"), 1);  // there is no estimator yet
    EXPECT_THAT(said(), HasSubstr("Intel/dpt-large"));
    fs::create_directories(folder_ / "state/models");
    fs::copy(kEstimator, folder_ / "state/models/dpt-large", fs::copy_options::recursive);
    ASSERT_EQ(paint({"--structure-from", kPicture}, "a.png"), 0) << said();
    ASSERT_EQ(depth({}), 0) << said();
    EXPECT_EQ(contentOf(folder_ / "a-structure.png"), contentOf(out()));
    ASSERT_EQ(paint({"--structure", out()}, "b.png"), 0) << said();
    EXPECT_EQ(
        cv::norm(cv::imread((folder_ / "a.png").string()), cv::imread((folder_ / "b.png").string()), cv::NORM_INF), 0);
    EXPECT_EQ(paint({"--structure-from", kPicture}, "a.png"), 2);  // nothing is replaced unasked
    EXPECT_EQ(paint({"--structure-from", kPicture, "--structure", out()}, "c.png"), 2);
}

TEST_F(Depth, AFileThatIsThereStaysUnlessItMayBeReplaced) {
    folder_.write("depth.png", "mine");
    EXPECT_EQ(depth({"--model", kEstimator}), 2) << said();
    EXPECT_EQ(contentOf(out()), "mine");
    EXPECT_EQ(depth({"--model", kEstimator, "--overwrite"}), 0) << said();
    EXPECT_NE(contentOf(out()), "mine");
}

TEST_F(Depth, AModelThatPaintsIsNoEstimatorAndAnEstimatorPaintsNothing) {
    EXPECT_EQ(depth({"--model", (fs::path(UNCLIP_GOLDEN) / "karlo-small/model").string()}), 1);
    EXPECT_THAT(said(), HasSubstr("is no depth estimator"));
    EXPECT_EQ(run({"generate", "x", "--model", kEstimator, "--out", out()}, log()), 1);
    EXPECT_THAT(said(), HasSubstr("is a depth estimator, which paints nothing by itself"));
}

TEST_F(Depth, InfoSaysWhatAnEstimatorIsForAndWhatIsWrongWithIt) {
    EXPECT_EQ(run({"info", kEstimator}, log()), 0);
    EXPECT_THAT(said(), HasSubstr("unclip depth"));
    const fs::path broken = folder_ / "broken";
    fs::copy(kEstimator, broken, fs::copy_options::recursive);
    fs::remove(broken / "preprocessor_config.json");
    EXPECT_EQ(run({"info", broken.string()}, log()), 1);
    EXPECT_THAT(said(), HasSubstr("preprocessor_config.json"));
    EXPECT_EQ(run({"convert", kEstimator, (folder_ / "half").string(), "--dtype", "float16"}, log()), 0) << said();
    EXPECT_EQ(depth({"--model", (folder_ / "half").string()}), 0) << said();
}

}  // namespace
}  // namespace unclip
