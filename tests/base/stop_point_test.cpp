#include "engine/base/stop_point.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <opencv2/core.hpp>
#include <span>
#include <string>
#include <thread>

#include "engine/base/error.h"
#include "engine/image/metadata.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "engine/text/bpe_tokenizer.h"
#include "engine/weights/model_folder.h"
#include "engine/weights/tensor_pickle.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

using namespace std::chrono_literals;

TEST(StopPoint, ThrowsOnlyWhenTheInnermostWasStopped) {
    stopPoint();
    std::stop_source outer;
    const StoppableBy stoppable(outer.get_token());
    stopPoint();
    outer.request_stop();
    EXPECT_THROW(stopPoint(), Cancelled);
    {
        const StoppableBy untilDone({});
        stopPoint();
    }
    EXPECT_THROW(stopPoint(), Cancelled);
    std::thread([] { EXPECT_NO_THROW(stopPoint()); }).join();
}

TEST(StopPoint, IsPassedByEveryReaderOfFiles) {
    const TemporaryFolder folder;
    cv::Mat pixels(64, 64, CV_8UC3);
    cv::randu(pixels, 0, 256);
    std::stop_source stop;
    stop.request_stop();
    for (const char* name : {"a.png", "a.jpg", "a.webp", "a.tiff"}) {
        writePicture(folder / name, pixels);
        const auto bytes = readPictureBytes(folder / name, 1 << 20);
        EXPECT_EQ(readPicture(bytes, name).pixels.size(), pixels.size());
        const StoppableBy stoppable(stop.get_token());
        EXPECT_THROW(readPicture(bytes, name), Cancelled) << name;
        EXPECT_THROW(readPicture(folder / name), Cancelled) << name;
        EXPECT_THROW(readMetadata(folder / name), Cancelled) << name;
    }
    const StoppableBy stoppable(stop.get_token());
    EXPECT_THROW(ModelFolder::open(std::filesystem::path(UNCLIP_GOLDEN) / "karlo-small" / "model"), Cancelled);
}

/// Work that is stopped after a fifth of its time ends soon.
template <typename Work>
void expectToEndSoon(const char* name, Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const auto whole = std::chrono::steady_clock::now() - begin;
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    std::thread asker([&] {
        std::this_thread::sleep_for(whole / 5);
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    const StoppableBy stoppable(stop.get_token());
    EXPECT_THROW(work(), Cancelled) << name;
    const auto ended = std::chrono::steady_clock::now();
    asker.join();
    EXPECT_LT(ended - asked, whole / 2 + 50ms) << name;
}

TEST(StopPoint, EndsTheReadingOfALargePictureSoon) {
    const TemporaryFolder folder;
    cv::Mat pixels(4000, 4000, CV_8UC3);
    cv::randu(pixels, 0, 256);
    for (const char* name : {"large.png", "large.jpg"}) {
        writePicture(folder / name, pixels);
        const auto bytes = readPictureBytes(folder / name, 1 << 30);
        expectToEndSoon(name, [&] { readPicture(bytes, name); });
    }
}

TEST(StopPoint, EndsTheReadingOfALargePickleSoon) {
    // An empty dictionary that is put on the stack again and taken from it, for as long as a pickle may be.
    std::string pickle = "\x80\x02}";
    while (pickle.size() + 3 < kMaximumPickleBytes) pickle += "20";
    pickle += '.';
    expectToEndSoon("pickle", [&] { readTensorPickle(std::as_bytes(std::span(pickle)), "pickle"); });
}

TEST(StopPoint, EndsTheReadingOfALongListOfMergesSoon) {
    const TemporaryFolder folder;
    std::ofstream(folder / "vocab.json") << R"({"a": 0, "b": 1, "ab": 2, "<|startoftext|>": 3, "<|endoftext|>": 4})";
    std::ofstream merges(folder / "merges.txt");
    for (int i = 0; i < 500'000; ++i) merges << "a b\n";
    merges.close();
    expectToEndSoon("merges", [&] { BpeTokenizer::fromFolder(folder / "", 77); });
}

}  // namespace
}  // namespace unclip
