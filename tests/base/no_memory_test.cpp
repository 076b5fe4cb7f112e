// When memory runs out at any allocation of a reader, it says so by an exception and leaves nothing behind that spoils
// the next try.

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <new>
#include <opencv2/core.hpp>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/image/metadata.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "engine/request/request.h"
#include "engine/text/bpe_tokenizer.h"
#include "engine/weights/model_folder.h"
#include "engine/weights/tensor_file.h"
#include "tests/base/temporary_folder.h"

namespace {

thread_local int allocationsLeft = -1;  // -1: as many as there is memory for

void* allocated(std::size_t bytes) {
    if (allocationsLeft == 0)
        throw std::bad_alloc();
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
        bool hasFailed = false;
        allocationsLeft = allocation;
        try {
            read();
        } catch (const std::bad_alloc&) {
            hasFailed = true;
        } catch (const Error&) {
            hasFailed = true;
        }
        const bool wasReached = allocationsLeft == 0;
        allocationsLeft = -1;
        if (!wasReached)
            break;
        ++tried;
        if (!hasFailed)
            continue;  // it had just enough, or could do without
    }
    read();
    return tried;
}

TEST(NoMemory, IsSurvivedByEveryReaderOfPictures) {
    cv::Mat pixels(24, 32, CV_8UC3);
    cv::randu(pixels, 0, 256);
    PictureMetadata metadata;
    metadata.request.emplace().prompt = "a fox";
    for (const auto format : {PictureFormat::png, PictureFormat::jpeg, PictureFormat::webp, PictureFormat::tiff}) {
        const auto bytes = encodePicture(pixels, format, {.metadata = metadata});
        const cv::Mat whole = readPicture(bytes, "a").pixels;
        EXPECT_GT(failAtEachAllocation([&] {
                      const cv::Mat again = readPicture(bytes, "a").pixels;
                      const int kept = std::exchange(allocationsLeft, -1);
                      EXPECT_EQ(cv::norm(again, whole, cv::NORM_INF), 0.0);
                      allocationsLeft = kept;
                  }),
                  3)
            << name(format);
        EXPECT_GT(failAtEachAllocation([&] { readMetadata(bytes); }), 3) << name(format);
    }
}

TEST(NoMemory, IsSurvivedByEveryReaderOfModels) {
    const TemporaryFolder folder;
    const fs::path golden = fs::path(UNCLIP_GOLDEN) / "karlo-small" / "model";
    EXPECT_GT(failAtEachAllocation([&] { ModelFolder::open(golden)->missing(); }), 100);
    EXPECT_GT(failAtEachAllocation([&] { BpeTokenizer::fromFolder(golden / "tokenizer", 77).encode("a fox, 狐狸"); }),
              100);
    EXPECT_GT(failAtEachAllocation([&] { TensorFile::open(golden / "text_encoder", "model"); }), 50);
    for (const auto& checkpoint : fs::directory_iterator(fs::path(UNCLIP_TEST_DATA) / "checkpoints"))
        if (checkpoint.path().extension() == ".bin")
            failAtEachAllocation([&] {
                try {
                    TensorFile::openFile(checkpoint.path());
                } catch (const ModelError&) {
                    // damaged on purpose
                }
            });
}

TEST(NoMemory, IsSurvivedByReadersOfRequestsAndTexts) {
    Request request;
    request.prompt = "a fox";
    request.negativePrompt = "fog";
    const std::string text = toJson(request).dump();
    EXPECT_GT(failAtEachAllocation([&] { requestFromText(text, "request.json"); }), 20);
    EXPECT_GT(
        failAtEachAllocation([&] { parseJson("{\"a\": [1, 2, {\"b\": \"long enough for the heap, surely\"}]}", "a"); }),
        3);
    EXPECT_GT(failAtEachAllocation([&] { requestFromParameters("a mill\nNegative prompt: fog\nSteps: 20, Seed: 7"); }),
              3);
}

}  // namespace
}  // namespace unclip
