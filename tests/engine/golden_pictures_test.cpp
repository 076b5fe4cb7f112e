// Whole requests on small model folders, stage by stage and as finished pictures, against the reference.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/pipeline/loaded_model.h"
#include "engine/pipeline/painter.h"
#include "tests/engine/golden.h"

namespace unclip {
namespace {

using golden::isClose;
using golden::Tensors;

struct Case {
    std::string folder, name;
};

void PrintTo(const Case& golden, std::ostream* out) {
    *out << golden.folder << "/" << golden.name;
}

std::vector<Case> casesIn(std::initializer_list<const char*> folders) {
    std::vector<Case> cases;
    for (const std::string folder : folders)
        for (const auto& entry : std::filesystem::directory_iterator(golden::folder(folder)))
            if (entry.path().extension() == ".json")
                cases.push_back({folder, entry.path().stem().string()});
    std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) {
        return std::tie(a.folder, a.name) < std::tie(b.folder, b.name);
    });
    return cases;
}

Request requestOf(const Case& golden) {
    const auto folder = golden::folder(golden.folder);
    std::ifstream file(folder / (golden.name + ".json"));
    auto json = nlohmann::json::parse(file);
    for (const char* key : {"picture", "mask"})
        if (json.contains(key))
            json[key] = (folder / json[key].get<std::string>()).string();
    Request request = requestFromJson(json);
    request.model = folder / "model";
    return request;
}

/// [height, width, 3], red first.
at::Tensor redFirst(const cv::Mat& bgr) {
    return at::from_blob(bgr.data, {bgr.rows, bgr.cols, 3}, at::TensorOptions().dtype(at::kByte)).flip(2).clone();
}

class GoldenPicture : public ::testing::TestWithParam<Case> {
protected:
    void paint(int picturesAtOnce = 0) {
        request_ = requestOf(GetParam());
        LoadedModel model(request_.model, chooseDevice(request_.device, request_.dtype));
        result_ = Painter(model, request_, {}, {}, &dump_, picturesAtOnce).paint();
    }

    void expectTheReferencesPictures() const {
        const auto expected = expected_["pixels"];
        ASSERT_EQ(static_cast<std::int64_t>(result_.pictures.size()), expected.size(0));
        for (const auto& picture : result_.pictures) {
            const auto actual = redFirst(picture.pixels);
            ASSERT_EQ(actual.sizes(), expected[picture.index].sizes());
            const auto difference = (actual.to(at::kInt) - expected[picture.index].to(at::kInt)).abs();
            EXPECT_LE(difference.max().item<int>(), 1) << "levels of 255, picture " << picture.index;
        }
    }

    Request request_;
    Tensors expected_{golden::folder(GetParam().folder) / (GetParam().name + ".safetensors")};
    TensorDump dump_;
    JobResult result_;
};

TEST_P(GoldenPicture, IsTheReferencesStageByStage) {
    paint();
    for (const auto& name : expected_.names()) {
        if (name == "pixels")
            continue;
        const auto expected = expected_[name];
        if (at::isFloatingType(expected.scalar_type()))
            EXPECT_TRUE(isClose(dump_.find(name), expected)) << name;
        else
            EXPECT_TRUE(dump_.find(name).equal(expected)) << name;
    }
    expectTheReferencesPictures();
}

TEST_P(GoldenPicture, DependsNeitherOnTheBatchNorOnTheCount) {
    if (requestOf(GetParam()).count == 1)
        GTEST_SKIP() << "one picture";
    paint(2);
    expectTheReferencesPictures();
}

INSTANTIATE_TEST_SUITE_P(Folders, GoldenPicture, ::testing::ValuesIn(casesIn({"karlo-small"})),
                         [](const auto& instance) {
                             std::string name = instance.param.folder + "_" + instance.param.name;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace unclip
