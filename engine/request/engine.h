#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/request/progress.h"
#include "engine/request/request.h"

namespace unclip {

/// What was found out about the prompt of a request.
struct PromptReport {
    int tokens = 0;                         ///< tokens the prompt has, without begin and end
    int limit = 0;                          ///< tokens the model reads
    std::size_t usedBytes = 0;              ///< the prompt's bytes that were read; the rest was cut
    std::vector<std::string> unknownWords;  ///< for models that list the words they know
};

struct JobResult {
    std::vector<PaintedPicture> pictures;
    PromptReport prompt;
    std::string modelHash;      ///< identifies the weights
    std::string device, dtype;  ///< as used
};

/// The door to everything that computes. Built in the library `unclip_engine`, which only createEngine() opens, so that
/// a window can be shown before libtorch is in memory. Not thread-safe: one thread runs one job at a time (see
/// JobQueue).
class Engine {
public:
    virtual ~Engine() = default;

    /// Paints. Throws ModelError, PictureError, RequestError, OutOfMemory, Cancelled.
    virtual JobResult run(const Request& request, const JobEvents& events, std::stop_token stop) = 0;

    /// CLIP embeddings for search, L2-normalised, [width]. `model` empty: the model that ships with the program.
    virtual std::vector<float> embedText(const std::filesystem::path& model, const std::string& text) = 0;
    virtual std::vector<float> embedPicture(const std::filesystem::path& model, const cv::Mat& bgr) = 0;

    /// Opens a model so that the first job starts at once; forgets the one before.
    virtual void prepare(const std::filesystem::path& model, DeviceChoice device, DtypeChoice dtype) = 0;

    /// The device and dtype that `automatic` means here, in words ("CPU, float32").
    virtual std::string deviceInWords(DeviceChoice device, DtypeChoice dtype) = 0;
};

/// Opens the engine's library on first use. Throws Error when it can't be opened.
std::unique_ptr<Engine> createEngine();

}  // namespace unclip
