#include "engine/base/stop_point.h"

#include <gtest/gtest.h>

#include <chrono>
#include <opencv2/core.hpp>
#include <thread>

#include "engine/base/error.h"
#include "engine/image/metadata.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "engine/weights/model_folder.h"
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

TEST(StopPoint, EndsTheReadingOfALargePictureSoon) {
    const TemporaryFolder folder;
    cv::Mat pixels(4000, 4000, CV_8UC3);
    cv::randu(pixels, 0, 256);
    for (const char* name : {"large.png", "large.jpg"}) {
        writePicture(folder / name, pixels);
        const auto bytes = readPictureBytes(folder / name, 1 << 30);
        const auto begin = std::chrono::steady_clock::now();
        readPicture(bytes, name);
        const auto whole = std::chrono::steady_clock::now() - begin;
        std::stop_source stop;
        std::chrono::steady_clock::time_point asked;
        std::thread asker([&] {
            std::this_thread::sleep_for(whole / 5);
            asked = std::chrono::steady_clock::now();
            stop.request_stop();
        });
        const StoppableBy stoppable(stop.get_token());
        EXPECT_THROW(readPicture(bytes, name), Cancelled) << name;
        const auto ended = std::chrono::steady_clock::now();
        asker.join();
        EXPECT_LT(ended - asked, whole / 2 + 50ms) << name;
    }
}

}  // namespace
}  // namespace unclip
