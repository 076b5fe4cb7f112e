// When memory runs out at any allocation of a reader, it says so by an exception and leaves nothing behind that spoils
// the next try. Readers of JSON are left out: the library's trees take memory when they are destroyed, where nothing
// may be thrown.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <new>
#include <opencv2/core.hpp>
#include <utility>

#include "engine/base/error.h"
#include "engine/image/metadata.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "engine/weights/tensor_file.h"

namespace {

thread_local int allocationsLeft = -1;  // -1: as many as there is memory for

void* allocated(std::size_t bytes) {
    if (allocationsLeft == 0) {
        allocationsLeft = -1;  // once: whoever cleans up afterwards finds what he needs
        throw std::bad_alloc();
    }
    if (allocationsLeft > 0)
        --allocationsLeft;
    if (void* memory = std::malloc(bytes == 0 ? 1 : bytes))
        return memory;
    throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t bytes) {
    return allocated(bytes);
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    try {
        return allocated(bytes);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace unclip {
namespace {

namespace fs = std::filesystem;

/// How many allocations the reader was stopped at, one after another; those in the middle of long ones are skipped.
int failAtEachAllocation(const std::function<void()>& read) {
    read();  // what is made once for all, like tables, is made now
    int tried = 0;
    for (int allocation = 0;; allocation += 1 + allocation / 500) {
        allocationsLeft = allocation;
        try {
            read();
        } catch (const std::bad_alloc&) {
            // as it should; whoever could do without goes on
        } catch (const Error&) {
            // said in words
        }
        if (std::exchange(allocationsLeft, -1) >= 0)
            break;  // the reader needs no more than that
        ++tried;
    }
    read();
    return tried;
}

TEST(NoMemory, IsSurvivedByEveryReaderOfPictures) {
    cv::Mat pixels(24, 32, CV_8UC3);
    cv::randu(pixels, 0, 256);
    for (const auto format : {PictureFormat::png, PictureFormat::jpeg, PictureFormat::webp, PictureFormat::tiff}) {
        const auto bytes = encodePicture(pixels, format, {});
        const cv::Mat whole = readPicture(bytes, "a").pixels;
        EXPECT_GT(failAtEachAllocation([&] {
                      const cv::Mat again = readPicture(bytes, "a").pixels;
                      const int kept = std::exchange(allocationsLeft, -1);
                      EXPECT_EQ(cv::norm(again, whole, cv::NORM_INF), 0.0);
                      allocationsLeft = kept;
                  }),
                  3)
            << name(format);
    }
}

TEST(NoMemory, IsSurvivedByEveryReaderOfWeights) {
    const fs::path golden = fs::path(UNCLIP_GOLDEN) / "karlo-small" / "model";
    EXPECT_GT(failAtEachAllocation([&] { TensorFile::open(golden / "text_encoder", "model"); }), 50);
    int checkpoints = 0;
    for (const auto& checkpoint : fs::directory_iterator(fs::path(UNCLIP_TEST_DATA) / "checkpoints"))
        if (checkpoint.path().extension() == ".bin") {
            ++checkpoints;
            EXPECT_GT(failAtEachAllocation([&] {
                          try {
                              TensorFile::openFile(checkpoint.path());
                          } catch (const ModelError&) {
                              // damaged on purpose
                          }
                      }),
                      3)
                << checkpoint.path();
        }
    EXPECT_GT(checkpoints, 10);
}

TEST(NoMemory, IsSurvivedByReadersOfOtherProgramsTexts) {
    EXPECT_GT(failAtEachAllocation([&] {
                  requestFromParameters("a mill by a stream that turns\nNegative prompt: fog\nSteps: 20, Seed: 7");
              }),
              3);
}

}  // namespace
}  // namespace unclip
