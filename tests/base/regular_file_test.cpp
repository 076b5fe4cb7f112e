#include "engine/base/regular_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <fstream>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/image/metadata.h"
#include "engine/image/read_picture.h"
#include "engine/request/saved_request.h"
#include "engine/text/tokenizer_files.h"
#include "engine/weights/model_folder.h"
#include "engine/weights/tensor_file.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

TEST(RegularFile, ComesWholeWhenItIsNotTooLarge) {
    const TemporaryFolder folder;
    std::ofstream(folder / "a") << "twelve bytes";
    const FileContent whole = readRegularFile(folder / "a", 12);
    EXPECT_EQ(whole.fault, ReadFault::none);
    EXPECT_EQ(std::string(whole.bytes.begin(), whole.bytes.end()), "twelve bytes");
    const FileContent refused = readRegularFile(folder / "a", 11);
    EXPECT_EQ(refused.fault, ReadFault::tooLarge);
    EXPECT_EQ(refused.size, 12u);
    EXPECT_TRUE(refused.bytes.empty());
    EXPECT_EQ(readRegularFile(folder / "missing", 9).fault, ReadFault::missing);
    EXPECT_EQ(readRegularFile(folder / "a" / "b", 9).fault, ReadFault::missing);
    EXPECT_EQ(readRegularFile(folder.path(), 9).fault, ReadFault::folder);
}

TEST(RegularFile, TakesNoMemoryForAFileThatIsTooLarge) {
    const TemporaryFolder folder;
    std::ofstream(folder / "huge") << "x";
    fs::resize_file(folder / "huge", std::uintmax_t{1} << 40);  // a terabyte of nothing
    EXPECT_EQ(readRegularFile(folder / "huge", 1 << 20).fault, ReadFault::tooLarge);
    EXPECT_THROW(readSmallFile(folder / "huge"), ModelError);
    EXPECT_THROW(readRequest(folder / "huge"), RequestError);
    EXPECT_THROW(readPicture(folder / "huge"), PictureError);
}

/// Every kind of thing that has a path, would be waited for, and isn't a file.
std::vector<fs::path> thingsThatAreNoFiles(const TemporaryFolder& folder, const std::string& name) {
    mkfifo((folder / ("pipe-" + name)).c_str(), 0600);
    fs::create_symlink("pipe-" + name, folder / ("link-" + name));
    fs::create_symlink("/dev/zero", folder / ("zero-" + name));
    fs::create_symlink("/dev/tty", folder / ("terminal-" + name));
    const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = ""};
    (folder / ("socket-" + name)).string().copy(address.sun_path, sizeof(address.sun_path) - 1);
    ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
    ::close(listener);
    std::vector<fs::path> things;
    for (const auto& entry : fs::directory_iterator(folder.path())) things.push_back(entry.path());
    return things;
}

TEST(RegularFile, NothingElseIsWaitedForByAnyReader) {
    ::alarm(60);  // ends the test where a reader waits
    const TemporaryFolder folder;
    const auto things = thingsThatAreNoFiles(folder, "thing.json");
    ASSERT_EQ(things.size(), 5u);
    for (const fs::path& thing : things) {
        EXPECT_THAT(readRegularFile(thing, 1 << 20).fault,
                    ::testing::AnyOf(ReadFault::notRegular, ReadFault::unreadable))
            << thing;
        EXPECT_THROW(readSmallFile(thing), ModelError) << thing;
        EXPECT_THROW(readRequest(thing), RequestError) << thing;
        EXPECT_THROW(readPicture(thing), PictureError) << thing;
        EXPECT_THROW(readMetadata(thing), PictureError) << thing;
        EXPECT_THROW(TensorFile::openFile(thing), ModelError) << thing;
    }
    // As files of a model folder, too.
    for (const char* name : {"tokenizer.json", "vocab.json", "tokenizer_config.json", "model_index.json"}) {
        const TemporaryFolder model;
        mkfifo((model / name).c_str(), 0600);
        EXPECT_THROW(readTokenizerFiles(model.path()), ModelError) << name;
        EXPECT_THROW(ModelFolder::open(model.path()), ModelError) << name;
    }
    ::alarm(0);
}

TEST(WrongContent, IsSaidByName) {
    const TemporaryFolder folder;
    const std::string pointer =
        "version https://git-lfs.github.com/spec/v1\noid "
        "sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
        "size 12345\n";
    const auto sentenceOfReading = [&](const fs::path& file) -> std::string {
        try {
            const std::string ending = file.extension().string();
            if (ending == ".json" || ending == ".txt")
                parseJson(readSmallFile(file), file.string());
            else if (ending == ".png")
                readPicture(file);
            else
                TensorFile::openFile(file);
        } catch (const Error& error) {
            return error.what();
        }
        return "it was read";
    };
    for (const char* name : {"a.safetensors", "a.bin", "a.ckpt", "merges.txt", "config.json", "a.png"}) {
        const fs::path file = folder / name;
        std::ofstream(file) << pointer;
        EXPECT_THAT(sentenceOfReading(file),
                    ::testing::AllOf(HasSubstr(name), HasSubstr("placeholder"), HasSubstr("Git LFS")));
        for (const char* page :
             {"<!DOCTYPE html><html><head>", "\n  <HTML lang='en'>", "\xEF\xBB\xBF<!doctype HTML>"}) {
            std::ofstream(file) << page << std::string(2000, ' ') << "</html>";
            EXPECT_THAT(sentenceOfReading(file), ::testing::AllOf(HasSubstr(name), HasSubstr("web page"))) << page;
        }
    }
}

TEST(WrongContent, AFileThatWasCutShortIsSaidToBe) {
    const TemporaryFolder folder;
    const std::string json = R"({"_class_name": "PriorTransformer", "sizes": [1, 2.5, true], "name": "x"})";
    for (std::size_t length = 1; length < json.size(); ++length) {
        try {
            parseJson(json.substr(0, length), "config.json");
            FAIL() << json.substr(0, length);
        } catch (const ModelError& error) {
            EXPECT_THAT(error.what(), ::testing::AllOf(HasSubstr("config.json"), HasSubstr("cut short"))) << length;
        }
    }
    const fs::path whole = fs::path(UNCLIP_TEST_DATA) / "checkpoints" / "good.bin";
    for (const double part : {0.1, 0.5, 0.9}) {
        fs::copy_file(whole, folder / "cut.bin", fs::copy_options::overwrite_existing);
        fs::resize_file(folder / "cut.bin",
                        static_cast<std::uintmax_t>(part * static_cast<double>(fs::file_size(whole))));
        try {
            TensorFile::openFile(folder / "cut.bin");
            FAIL() << part;
        } catch (const ModelError& error) {
            EXPECT_THAT(error.what(), ::testing::AllOf(HasSubstr("cut.bin"), HasSubstr("cut short"))) << part;
        }
    }
}

}  // namespace
}  // namespace unclip
