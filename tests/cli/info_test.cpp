// `unclip info` says of a folder what painting with it says, with the same exit code.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/base/safetensors_bytes.h"
#include "tests/base/temporary_folder.h"
#include "tests/cli/run_program.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path kGolden = UNCLIP_GOLDEN;

/// The last line that `unclip ARGUMENTS` prints, which has to fail with exit code 1.
std::string complaintOf(const std::vector<std::string>& arguments, const TemporaryFolder& folder) {
    EXPECT_EQ(run(arguments, folder / "log"), 1);
    std::string text = contentOf(folder / "log");
    const std::size_t start = text.rfind("unclip: ");
    return start == std::string::npos ? text : text.substr(start);
}

void expectTheSameOf(const fs::path& model, const std::string& words, const TemporaryFolder& folder) {
    const std::string picture = (folder / "x.png").string();
    const auto painting = complaintOf({"generate", "x", "--model", model.string(), "--out", picture}, folder);
    EXPECT_THAT(painting, HasSubstr(words));
    EXPECT_EQ(complaintOf({"info", model.string()}, folder), painting);
    EXPECT_EQ(complaintOf({"info", "--json", model.string()}, folder), painting);
}

TEST(Info, SaysThatADecoderHasNoPrior) {
    const TemporaryFolder folder;
    fs::create_directories(folder / "alone");
    fs::copy(kGolden / "kandinsky-small/model/decoder", folder / "alone/decoder", fs::copy_options::recursive);
    expectTheSameOf(folder / "alone/decoder", "needs its prior", folder);
}

TEST(Info, NamesAPriorThatPredictsInOnePassAloneAndInTheModelsPlace) {
    const TemporaryFolder folder;
    const std::string eclipse = (kGolden / "karlo-small/eclipse").string();
    EXPECT_EQ(run({"info", eclipse}, folder / "log"), 1);
    EXPECT_THAT(contentOf(folder / "log"), testing::AllOf(HasSubstr("ECLIPSE"), HasSubstr("a prior alone"),
                                                          HasSubstr("paints nothing by itself")));
    const std::string karlo = (kGolden / "karlo-small/model").string();
    EXPECT_EQ(run({"info", karlo, "--prior-folder", eclipse}, folder / "log"), 0);
    EXPECT_THAT(contentOf(folder / "log"),
                testing::AllOf(HasSubstr("ECLIPSE"), HasSubstr("In the prior's place: " + eclipse)));
    EXPECT_EQ(run({"info", karlo}, folder / "log"), 0);
    EXPECT_THAT(contentOf(folder / "log"), testing::Not(HasSubstr("ECLIPSE")));
}

TEST(Info, SaysOfAControlnetThatItFollowsStructuresAndOfPaintingWithoutOneThatItNeedsOne) {
    const TemporaryFolder folder;
    const std::string model = (kGolden / "kandinsky-small/model/controlnet").string();
    EXPECT_EQ(run({"info", model}, folder / "log"), 0);
    EXPECT_THAT(contentOf(folder / "log"), HasSubstr("along the structure of a depth picture"));
    constexpr int wrongRequest = 2;
    const auto complaintOfPainting = [&](const std::string& of, const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"generate", "x", "--model", of, "--out", (folder / "x.png").string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        EXPECT_EQ(run(arguments, folder / "log"), wrongRequest);
        return contentOf(folder / "log");
    };
    EXPECT_THAT(complaintOfPainting(model, {}), HasSubstr("--structure"));
    const std::string depth = (kGolden / "kandinsky-small/depth.png").string();
    EXPECT_THAT(complaintOfPainting((kGolden / "karlo-small/model").string(), {"--structure", depth}),
                HasSubstr("can't follow the structure"));
}

TEST(Info, SaysThatTensorsDontFitTheirConfig) {
    const TemporaryFolder folder;
    fs::copy(kGolden / "karlo-small/model", folder / "model", fs::copy_options::recursive);
    for (const auto& [part, key, value, words] :
         {std::tuple{"prior", "num_layers", "\"num_layers\": 9", "lacks the tensor"},
          {"decoder", "out_channels", "\"out_channels\": 5", "but its config asks for"},
          {"decoder", "freq_shift", "\"freq_shift\": 1", "\"freq_shift\" is 1"}}) {
        const fs::path file = folder / "model" / part / "config.json";
        const std::string good = contentOf(file);
        const std::size_t begin = good.find("\"" + std::string(key) + "\""), end = good.find_first_of(",\n", begin);
        ASSERT_NE(begin, std::string::npos) << key;
        folder.write("model/" + std::string(part) + "/config.json",
                     std::string(good).replace(begin, end - begin, value));
        expectTheSameOf(folder / "model", words, folder);
        folder.write("model/" + std::string(part) + "/config.json", good);
    }
    EXPECT_EQ(run({"info", (folder / "model").string()}, folder / "log"), 0);
}

TEST(Info, CallsAFolderCompleteWhoseTokenizerIsOneFile) {
    const TemporaryFolder folder;
    fs::copy(kGolden / "karlo-small/model", folder / "model", fs::copy_options::recursive);
    fs::remove_all(folder / "model/tokenizer");
    fs::copy(kGolden / "tokens/together", folder / "model/tokenizer");
    run({"info", (folder / "model").string()}, folder / "log");
    EXPECT_THAT(contentOf(folder / "log"), HasSubstr("Missing: nothing"));
}

}  // namespace
}  // namespace unclip
