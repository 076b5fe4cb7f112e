#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/request/benchmark_result.h"
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
};

/// How a job runs. Nothing of it changes a picture.
struct JobOptions {
    bool keepsFilm = false;      ///< pictures come with their film strips
    int picturesAtOnce = 0;      ///< how many share a batch; 0: as the device likes it
    std::filesystem::path dump;  ///< safetensors file that every intermediate tensor is written to; empty: none
};

/// The one door to everything that computes, for window and command line alike. Built in the library `unclip_engine`,
/// which only createEngine() opens, so that a window can be shown before libtorch is in memory. What goes in and out is
/// plain data, which could as well be sent to another process; whatever libtorch throws comes out as one of the
/// program's own errors. Not thread-safe: one thread runs one job at a time (see JobQueue).
class Engine {
public:
    virtual ~Engine() = default;

    /// Paints. Throws ModelError, PictureError, RequestError, FileError, OutOfMemory, Cancelled.
    virtual JobResult run(const Request& request, const JobOptions& options, const JobEvents& events,
                          std::stop_token stop) = 0;

    /// Paints the request once, after opening its model anew, and measures each stage. Throws as run() does.
    virtual BenchmarkResult measure(const Request& request, const JobEvents& events, std::stop_token stop) = 0;

    /// CLIP embeddings for search, L2-normalised, [width]. `model` empty: the model that ships with the program. The
    /// model that is painted with stays open beside the one that searches.
    virtual std::vector<float> embedText(const std::filesystem::path& model, const std::string& text) = 0;
    virtual std::vector<float> embedPicture(const std::filesystem::path& model, const cv::Mat& bgr) = 0;

    /// Opens a model so that the first job starts at once; forgets the one before. Returns what pictures will be
    /// painted with.
    virtual PaintedWith prepare(const std::filesystem::path& model, DeviceChoice device, DtypeChoice dtype) = 0;
};

/// Opens the engine's library on first use. Throws Error when it can't be opened.
std::unique_ptr<Engine> createEngine();

}  // namespace unclip
