#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/base/sentence.h"
#include "engine/request/benchmark_result.h"
#include "engine/request/device_report.h"
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

/// What a picture may show, in words.
struct Description {
    std::string caption;
    double probability = 0;  ///< 0..1, among all captions that were compared
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

    /// Paints. Throws ModelError, PictureError, RequestError, FileError, OutOfMemory, DeviceLost,
    /// Cancelled.
    virtual JobResult run(const Request& request, const JobOptions& options, const JobEvents& events,
                          std::stop_token stop) = 0;

    /// Paints the request once, after opening its model anew, and measures each stage. Throws as run() does.
    virtual BenchmarkResult measure(const Request& request, const JobEvents& events, std::stop_token stop) = 0;

    /// Which device the request would be painted on and why, and how much memory one picture would take; opens the
    /// model's configs, loads no weights. Throws ModelError, RequestError.
    virtual DeviceReport report(const Request& request) = 0;

    /// CLIP embeddings for search, L2-normalised, [width]. `model` empty: the model that ships with the program. The
    /// model that is painted with stays open beside the one that searches.
    virtual std::vector<float> embedText(const std::filesystem::path& model, const std::string& text) = 0;
    virtual std::vector<float> embedPicture(const std::filesystem::path& model, const cv::Mat& bgr) = 0;

    /// What a model's CLIP takes a picture for, zero-shot (Radford et al. 2021, section 3.1): the five likeliest
    /// captions of the model's own words, or of words that ship with the program, likeliest first. `bgr` has 8 bits.
    /// Throws ModelError, also for a model without image encoder.
    virtual std::vector<Description> describe(const std::filesystem::path& model, const cv::Mat& bgr) = 0;

    /// A depth picture of a picture, near is white, as an estimator sees it (Ranftl et al. 2021): what a request's
    /// structure is made of. `estimator`: its folder, which findDepthEstimator() finds. `bgr` has 8 bits; what is
    /// returned is of its size, 8-bit grey. Throws ModelError, PictureError.
    virtual cv::Mat estimateDepth(const std::filesystem::path& estimator, const cv::Mat& bgr) = 0;

    /// What painting with a model would say of it: parts, configs and tensors that are missing or don't fit together.
    /// Reads configs and the heads of weight files only. Empty: it can be painted with. Throws ModelError when
    /// `model` is no model folder at all.
    virtual std::vector<Sentence> faultsOf(const std::filesystem::path& model,
                                           const std::filesystem::path& priorFolder) = 0;

    /// Opens a model so that the first job starts at once; forgets the one before. Returns what pictures will be
    /// painted with.
    virtual PaintedWith prepare(const std::filesystem::path& model, DeviceChoice device, DtypeChoice dtype) = 0;
};

/// Opens the engine's library on first use. Throws Error when it can't be opened.
std::unique_ptr<Engine> createEngine();

}  // namespace unclip
