// Estimators of depths, in several configurations, against the reference.

#include <gtest/gtest.h>

#include <fstream>
#include <opencv2/imgcodecs.hpp>

#include "engine/base/error.h"
#include "engine/base/stop_point.h"
#include "engine/depth/depth_picture.h"
#include "engine/pipeline/depth_pictures.h"
#include "engine/pipeline/model_faults.h"
#include "tests/base/temporary_folder.h"
#include "tests/engine/golden.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using golden::isClose;
using golden::Tensors;

const fs::path kDepth = golden::folder("depth-small");

cv::Mat picture(const std::string& name) {
    return cv::imread((kDepth / (name + ".png")).string(), cv::IMREAD_COLOR);
}

class GoldenDepth : public ::testing::TestWithParam<const char*> {};

TEST_P(GoldenDepth, EveryStageIsTheReferences) {
    const fs::path folder = kDepth / GetParam() / "model";
    const auto config = DepthConfig::from(ComponentConfig::read(folder / "config.json"));
    const auto preprocessing = DepthPreprocessing::from(ComponentConfig::read(folder / "preprocessor_config.json"));
    for (const bool widens : {true, false}) {
        StoredParameters source(TensorFile::open(folder, "model"), Device{}, widens);
        const DepthEstimator estimator(Parameters(source), config);
        for (const std::string name : {"wide", "tall"}) {
            SCOPED_TRACE(name);
            const Tensors expected(kDepth / GetParam() / (name + ".safetensors"));
            const cv::Mat bgr = picture(name);
            const auto pixels = preprocess(bgr, preprocessing, config.patch);
            EXPECT_TRUE(isClose(pixels, expected["pixel_values"]));
            const auto tokens = estimator.tokens(pixels);
            const auto maps = estimator.neck().reassembled(tokens), fused = estimator.neck().fused(maps);
            for (std::size_t i = 0; i < config.tapped.size(); ++i) {
                const std::string number = std::to_string(i);
                EXPECT_TRUE(isClose(tokens.layers[i], expected["hidden_states." + number])) << number;
                EXPECT_TRUE(isClose(maps[i], expected["reassembled." + number])) << number;
                EXPECT_TRUE(isClose(fused[i], expected["fused." + number])) << number;
            }
            const auto predicted = estimator(pixels);
            EXPECT_TRUE(isClose(predicted, expected["predicted_depth"]));
            EXPECT_TRUE(isClose(scaledTo(bgr.size(), predicted), expected["depth"]));
        }
    }
}

TEST_P(GoldenDepth, GreyPicturesAreTheReferencesWithinOneLevel) {
    DepthPictures depths(kDepth / GetParam() / "model", Device{});
    for (const std::string name : {"wide", "tall"}) {
        const auto expected = Tensors(kDepth / GetParam() / (name + ".safetensors"))["pixels"];
        const cv::Mat grey = depths(picture(name));
        ASSERT_EQ(grey.size(), picture(name).size());
        const cv::Mat wanted(grey.rows, grey.cols, CV_8UC1, expected.data_ptr<std::uint8_t>());
        EXPECT_LE(cv::norm(grey, wanted, cv::NORM_INF), 1) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(Configurations, GoldenDepth, ::testing::Values("published", "shaped", "ignoring"),
                         [](const auto& instance) { return golden::testName(instance.param); });

TEST(DepthPicture, OfSomethingFlatIsBlack) {
    const cv::Mat grey = greyOf(at::full({3, 5}, 2.5));
    EXPECT_EQ(grey.size(), cv::Size(5, 3));
    EXPECT_EQ(cv::countNonZero(grey), 0);
}

/// A copy of the estimator of the published form, with a config key changed.
class ChangedEstimator {
public:
    ChangedEstimator(const std::string& key, const nlohmann::json& value, const char* file = "config.json") {
        fs::copy(kDepth / "published" / "model", path(),
                 fs::copy_options::overwrite_existing | fs::copy_options::recursive);
        auto json = nlohmann::json::parse(std::ifstream(path() / file));
        json[key] = value;
        fs::permissions(path() / file, fs::perms::owner_all);
        std::ofstream(path() / file) << json;
    }
    const fs::path& path() const { return folder_.path(); }

    /// What opening it, or comparing its weights with it, says.
    std::string fault() const {
        const auto faults = faultsOf(path(), {});
        return faults.empty() ? std::string() : faults.front().inEnglish();
    }

private:
    TemporaryFolder folder_;
};

TEST(DepthEstimatorFolder, RefusesByNameWhatChangesTheResultAndIsNotKnown) {
    const nlohmann::json bit{{"model_type", "bit"}};
    const std::pair<const char*, nlohmann::json> refused[] = {{"is_hybrid", true},
                                                              {"backbone_config", bit},
                                                              {"backbone", "swinv2_tiny"},
                                                              {"add_projection", true},
                                                              {"num_channels", 4},
                                                              {"hidden_act", "relu"},
                                                              {"readout_type", "mean"},
                                                              {"head_in_index", 4},
                                                              {"reassemble_factors", {4, 2, 1, 0.4}},
                                                              {"reassemble_factors", {4}},
                                                              {"neck_hidden_sizes", {8}},
                                                              {"backbone_out_indices", {1, 3, 5, 8}},
                                                              {"num_attention_heads", 5},
                                                              {"fusion_hidden_size", "x"},
                                                              {"backbone_out_indices", {3, 1, 5, 7}},
                                                              {"patch_size", 80},
                                                              {"qkv_bias", 1},
                                                              {"layer_norm_eps", -1},
                                                              {"model_type", "zoedepth"}};
    for (const auto& [key, value] : refused) {
        const ChangedEstimator changed(key, value);
        const std::string fault = changed.fault();
        EXPECT_NE(fault.find(key), std::string::npos) << key << ": " << fault;
        EXPECT_NE(fault.find(changed.path().string()), std::string::npos) << fault;
        EXPECT_THROW(DepthPictures(changed.path(), Device{}), ModelError) << key;
    }
    for (const auto& [key, value] : {std::pair<const char*, nlohmann::json>{"resample", 0},
                                     {"size", {{"shortest_edge", 64}}},
                                     {"ensure_multiple_of", 0},
                                     {"do_pad", true},
                                     {"image_std", {0, 0, 0}}}) {
        const std::string fault = ChangedEstimator(key, value, "preprocessor_config.json").fault();
        EXPECT_NE(fault.find("preprocessor_config.json"), std::string::npos) << key << ": " << fault;
    }
}

TEST(DepthEstimatorFolder, SaysWhichTensorDoesNotFitItsConfig) {
    const std::string fault = ChangedEstimator("fusion_hidden_size", 18).fault();
    EXPECT_NE(fault.find("neck."), std::string::npos) << fault;
    EXPECT_EQ(ChangedEstimator("head_in_index", -2).fault(), "");
}

TEST(DepthEstimatorFolder, WithoutItsPreprocessorConfigSaysSo) {
    const ChangedEstimator changed("head_in_index", -1);
    fs::remove(changed.path() / "preprocessor_config.json");
    EXPECT_NE(changed.fault().find("preprocessor_config.json"), std::string::npos);
}

TEST(DepthPictures, RefusesAModelThatIsNoEstimator) {
    EXPECT_THROW(DepthPictures(golden::folder("karlo-small") / "model", Device{}), ModelError);
}

TEST(DepthPictures, AreStoppedBetweenTwoLayers) {
    DepthPictures depths(kDepth / "published" / "model", Device{});
    std::stop_source stop;
    stop.request_stop();
    const StoppableBy stoppable(stop.get_token());
    EXPECT_THROW(depths(cv::Mat(60, 200, CV_8UC3, cv::Scalar::all(7))), Cancelled);
}

TEST(DepthPictures, SaysThatAStripIsTooNarrow) {
    DepthPictures depths(kDepth / "shaped" / "model", Device{});
    EXPECT_THROW(depths(cv::Mat(2, 9000, CV_8UC3, cv::Scalar::all(7))), PictureError);
    EXPECT_NO_THROW(depths(cv::Mat(60, 200, CV_8UC3, cv::Scalar::all(7))));
}

}  // namespace
}  // namespace unclip
