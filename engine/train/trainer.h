#pragma once

#include <filesystem>
#include <functional>
#include <opencv2/core.hpp>
#include <stop_token>

#include "engine/device/device.h"
#include "engine/train/batch_loader.h"
#include "engine/train/learning_rate.h"
#include "engine/train/optimizer.h"
#include "engine/train/process_group.h"
#include "engine/train/step_random.h"

namespace unclip {

struct TrainingSettings {
    std::int64_t steps = 100000;  ///< of the whole run, those before an interruption included
    double minutes = 0;           ///< stop after so long; 0: only `steps` counts
    std::int64_t batch = 32;      ///< examples a step, in each process
    int parts = 1;  ///< of a batch, learned from side by side, each on a thread of its own; they give one gradient
    LearningRate learningRate;
    OptimizerSettings optimizer;
    double gradientNorm = 1.0;     ///< gradients are scaled down to this norm
    double averageDecay = 0.9995;  ///< of the moving average (EMA), reached after a while
    std::uint64_t seed = 0;
    std::shared_ptr<ProcessGroup> processes;  ///< that train together, each on batches of its own; null: this one alone
    Device device;

    int rank() const { return processes ? processes->rank() : 0; }
    double checkpointMinutes = 3;
    double sheetMinutes = 10;  ///< between sample sheets; 0: none
};

/// What a lesson shows of its progress.
struct SampleSheet {
    cv::Mat picture;   ///< empty: nothing to show
    std::string note;  ///< a figure worth telling beside it, or empty
};

/// Something that is learned: its networks, its examples and its loss. The trainer does the rest.
class Lesson {
public:
    virtual ~Lesson() = default;

    /// The part of the model that it trains: "clip", "prior", "decoder", "autoencoder", "upsampler".
    virtual std::string name() const = 0;

    virtual ParameterStore& store() = 0;

    /// `count` examples from `first` on. Called on the loader's thread.
    virtual Batch load(std::int64_t first, std::int64_t count) const = 0;

    /// Whether the loss is the mean of its examples' losses, so that parts of a batch can be learned from side by side.
    virtual bool learnsFromParts() const { return true; }

    /// [], float32, with gradients of the store's parameters; over all processes their sum counts, so a lesson that
    /// isn't learned in parts gives the share of its own examples. `batch` is on the device. Called on several threads
    /// at once when a batch is learned in parts.
    virtual at::Tensor loss(const Batch& batch, StepRandom& random) = 0;

    /// Writes the averaged weights where the model folder has them.
    virtual void writeWeights() const = 0;

    /// What the averaged network can do now.
    virtual SampleSheet sheet() const { return {}; }
};

struct TrainingProgress {
    std::int64_t step = 0, steps = 0;  ///< finished, of how many
    std::int64_t examples = 0;         ///< seen since the beginning, over all runs
    double loss = 0;                   ///< mean of the last steps
    double examplesPerSecond = 0;      ///< of this run
    double secondsLeft = 0;
};

struct TrainingEvents {
    std::function<void(const TrainingProgress&)> progress;  ///< after each step
    std::function<void(const std::string& sentence)> note;  ///< checkpoint written, sheet written, …
};

/// Trains until the steps are done, the time is over or someone stops it; then, and every few minutes before,
/// everything that is needed to go on is written to `folder`/NAME.safetensors: parameters, averages, moments, position.
/// Several processes do what one does with a batch of all of theirs: gradients are summed, the first one reads and
/// writes the files. A run that was interrupted goes on where its last checkpoint stood and ends with the same weights,
/// on one CPU thread bit for bit. Throws ModelError when the saved state belongs to another network, FileError when a
/// checkpoint can't be written (the one before stays), Error naming the step when the loss is no number (the last
/// checkpoint stays).
TrainingProgress train(Lesson& lesson, const TrainingSettings& settings, const std::filesystem::path& folder,
                       const TrainingEvents& events, std::stop_token stop);

}  // namespace unclip
