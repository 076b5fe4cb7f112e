// Nothing that is read, and nothing that is there already, is replaced behind anybody's back.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "engine/image/metadata.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "tests/base/temporary_folder.h"
#include "tests/cli/run_program.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const fs::path kModel = fs::path(UNCLIP_GOLDEN) / "karlo-small" / "model";

class OutputFiles : public ::testing::Test {
protected:
    void SetUp() override {
        cv::Mat picture(64, 64, CV_8UC3, cv::Scalar(20, 90, 160));
        cv::Mat mask = cv::Mat::zeros(64, 64, CV_8UC1);
        mask(cv::Rect(16, 16, 24, 24)) = 255;
        writePicture(folder / "in.png", picture);
        writePicture(folder / "mask.png", mask);
        writePicture(folder / "other.png", picture / 2);
        fs::create_hard_link(folder / "in.png", folder / "hard.png");
        fs::create_symlink("in.png", folder / "soft.png");
        fs::create_directory_symlink(".", folder / "way");
    }

    std::string in(const std::string& name) const { return (folder / name).string(); }

    /// Whether the command is refused as wrong use, with these words, and changes no file at all.
    void expectRefused(std::vector<std::string> arguments, const std::string& words) {
        std::map<fs::path, std::string> before, after;
        const auto look = [&](std::map<fs::path, std::string>& contents) {
            for (const auto& entry : fs::directory_iterator(folder.path()))
                if (entry.is_regular_file() && entry.path().filename() != "log")
                    contents[entry.path()] = contentOf(entry.path());
        };
        look(before);
        arguments.insert(arguments.end(), {"--model", kModel.string()});
        EXPECT_EQ(run(arguments, folder / "log"), 2) << contentOf(folder / "log");
        EXPECT_THAT(contentOf(folder / "log"), HasSubstr(words));
        look(after);
        EXPECT_TRUE(before == after) << "files changed";
    }

    const TemporaryFolder folder;
};

TEST_F(OutputFiles, AreNeverTheInputsWhateverTheyAreCalled) {
    for (const char* name : {"in.png", "hard.png", "soft.png", "way/in.png", "way/../in.png"})
        for (const bool overwrites : {false, true}) {
            std::vector<std::string> arguments{"upscale", in("in.png"), "--out", in(name)};
            if (overwrites)
                arguments.push_back("--overwrite");
            if (std::string(name) != "way/../in.png")  // leads elsewhere through the link
                expectRefused(arguments, "which is read for it");
        }
    const std::string overwrite = "--overwrite";
    expectRefused({"inpaint", in("in.png"), "x", "--mask", in("mask.png"), "--out", in("mask.png"), overwrite},
                  "which is read");
    expectRefused({"outpaint", in("in.png"), "x", "--left", "8", "--out", in("hard.png"), overwrite}, "which is read");
    expectRefused({"mix", in("in.png"), in("other.png"), "--steps", "3", "--out", in("new.png"), "--strip",
                   in("other.png"), overwrite},
                  "which is read");
    expectRefused({"vary", in("in.png"), "--out", in("new.png"), "--dump", in("soft.png"), overwrite}, "which is read");
    fs::copy_file(folder / "in.png", folder / "new-2.png");
    expectRefused({"vary", in("new-2.png"), "--count", "2", "--out", in("new.png"), overwrite}, "which is read");
    folder.write("request.json", R"({"task": "generate", "prompt": "x"})");
    expectRefused(
        {"generate", "--request", in("request.json"), "--out", in("new.png"), "--dump", in("request.json"), overwrite},
        "which is read");
    expectRefused(
        {"generate", "x", "--out", in("new.png"), "--dump", (kModel / "model_index.json").string(), overwrite},
        "which is read");
}

TEST_F(OutputFiles, AreNeverEachOther) {
    expectRefused({"generate", "x", "--out", in("new.png"), "--steps-out", in("way/new.png")}, "would be one file");
    expectRefused({"generate", "x", "--count", "2", "--out", in("new.png"), "--steps-out", in("new-2.png")},
                  "would be one file");
    expectRefused({"generate", "x", "--out", in("new.png"), "--dump", in("new.png"), "--overwrite"},
                  "would be one file");
    expectRefused(
        {"mix", in("in.png"), in("other.png"), "--steps", "3", "--out", in("new.png"), "--strip", in("new-3.png")},
        "would be one file");
}

TEST_F(OutputFiles, ThatAreThereAreReplacedOnlyWhenToldTo) {
    expectRefused({"generate", "x", "--out", in("other.png")}, "--overwrite");
    fs::copy_file(folder / "in.png", folder / "new-3.png");
    expectRefused({"generate", "x", "--count", "3", "--out", in("new.png")}, "new-3.png is there already");
    expectRefused({"compare", "x", "--count", "3", "--out", in("other.png")}, "--overwrite");
    fs::copy_file(folder / "in.png", folder / "sheet-text-2.png");
    expectRefused({"compare", "x", "--count", "2", "--out", in("sheet.png")}, "sheet-text-2.png is there already");
    EXPECT_EQ(run({"scenes", "--count", "2", "--out", in("other.png")}, folder / "log"), 2);
    EXPECT_EQ(run({"scenes", "--count", "2", "--out", in("other.png"), "--overwrite"}, folder / "log"), 0);
}

TEST_F(OutputFiles, OfAnEvaluationAreNoInputsEitherAndReplaceNothingUnasked) {
    const auto page = folder.write("report/report.html", "a fox\n").string();
    expectRefused({"evaluate", "--out", in("report")}, "report.html is there already");
    expectRefused({"evaluate", "--out", in("report"), "--list", page, "--overwrite"}, "which is read");
    folder.write("drawings/autoencoder.png", "mine");
    expectRefused({"evaluate", "--autoencoder", "--out", in("drawings")}, "autoencoder.png is there already");
    EXPECT_EQ(contentOf(page), "a fox\n");
    EXPECT_EQ(contentOf(folder / "drawings/autoencoder.png"), "mine");
}

TEST_F(OutputFiles, ThatAreLinksAreWrittenThrough) {
    fs::create_directory(folder / "real");
    fs::create_symlink("real/new.png", folder / "link.png");
    const std::vector<std::string> arguments{
        "generate", "x",        "--prior-steps", "2",       "--decoder-steps", "2",     "--upsampler-steps",
        "2",        "--device", "cpu",           "--model", kModel.string(),   "--out", in("link.png")};
    ASSERT_EQ(run(arguments, folder / "log"), 0) << contentOf(folder / "log");
    EXPECT_TRUE(fs::is_symlink(folder / "link.png"));
    EXPECT_EQ(readMetadata(folder / "real/new.png").request->prompt, "x");
    // What is there now is replaced only when told to.
    EXPECT_EQ(run(arguments, folder / "log"), 2);
    std::vector<std::string> again = arguments;
    again.push_back("--overwrite");
    EXPECT_EQ(run(again, folder / "log"), 0) << contentOf(folder / "log");
    EXPECT_TRUE(fs::is_symlink(folder / "link.png"));
}

TEST_F(OutputFiles, RequestsAreReadFromFilesAlone) {
    mkfifo((folder / "pipe.json").c_str(), 0600);
    expectRefused({"generate", "--request", in("pipe.json"), "--out", in("new.png")},
                  "no file that a request can be read from");
    folder.write("large/huge.json", "{}");  // beside what is looked at before and after
    fs::resize_file(folder / "large/huge.json", std::uintmax_t{1} << 40);
    expectRefused({"generate", "--request", in("large/huge.json"), "--out", in("new.png")}, "too large");
}

TEST_F(OutputFiles, WordsOfFilesDoNotReachTheTerminal) {
    const std::string name = "a\x1b[2J\nb.png";
    EXPECT_NE(run({"upscale", in(name), "--out", in("new.png")}, folder / "log"), 0);
    EXPECT_THAT(contentOf(folder / "log"),
                ::testing::AllOf(HasSubstr("a\\x1b[2J\\nb.png"), ::testing::Not(HasSubstr("\x1b"))));
}

}  // namespace
}  // namespace unclip
