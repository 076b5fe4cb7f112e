#include "engine/train/trainer.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <malloc.h>
#include <torch/csrc/autograd/autograd.h>

#include <chrono>
#include <cmath>
#include <future>
#include <limits>
#include <opencv2/imgcodecs.hpp>

#include "engine/base/error.h"
#include "engine/image/write_picture.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kLossMemory = 0.98;  // of the running mean that is shown

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Every step asks for the memory that the last one freed. Giving it back to the system in between costs a twelfth of a
/// step, in pages that come anew.
void keepFreedMemory() {
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    mallopt(M_TOP_PAD, 256 << 20);
#endif
}

/// Where a run stands; with the tensors, all that is needed to go on.
struct Position {
    std::int64_t step = 0, examples = 0;
    double loss = 0;

    at::Tensor saved() const {
        return at::tensor({static_cast<double>(step), static_cast<double>(examples), loss}, at::kDouble);
    }
    static Position from(const at::Tensor& saved) {
        const auto at = [&](std::int64_t i) { return saved[i].item<double>(); };
        return {static_cast<std::int64_t>(at(0)), static_cast<std::int64_t>(at(1)), at(2)};
    }
};

struct PartResult {
    double loss = 0;
    std::vector<at::Tensor> gradients;  ///< as the learned parameters; undefined for those that took no part
};

class Run {
public:
    Run(Lesson& lesson, const TrainingSettings& settings, const std::filesystem::path& folder,
        const TrainingEvents& events)
        : lesson_(lesson),
          settings_(settings),
          folder_(folder),
          events_(events),
          optimizer_(lesson.store(), settings.optimizer),
          parameters_(lesson.store().learned()),
          parts_(lesson.learnsFromParts() ? static_cast<int>(std::min<std::int64_t>(settings.parts, settings.batch))
                                          : 1) {
        if (parts_ > 1)
            at::set_num_threads(1);
        keepFreedMemory();
        resume();
    }

    TrainingProgress untilDone(const std::stop_token& stop) {
        const Clock::time_point begin = Clock::now();
        Clock::time_point lastCheckpoint = begin, lastSheet = begin;
        const std::int64_t firstExample = position_.examples;
        BatchLoader loader([this](std::int64_t first) { return lesson_.load(first, settings_.batch); },
                           ownFirst(firstExample), examplesPerStep());
        TrainingProgress progress{position_.step, settings_.steps, position_.examples, position_.loss};
        const auto wantsToStop = [&] {
            return stop.stop_requested() || (settings_.minutes > 0 && secondsSince(begin) >= settings_.minutes * 60);
        };
        const bool isAlone = processes() == 1;
        bool isSaved = true, stops = isAlone && wantsToStop();
        while (position_.step < settings_.steps && !stops) {
            stops = wantsToStop();  // the other processes hear of it with this step's gradients
            learnFrom(loader.next().on(settings_.device.device), stops);
            isSaved = false;
            progress.step = position_.step;
            progress.examples = position_.examples;
            progress.loss = position_.loss;
            const double seconds = secondsSince(begin);
            progress.examplesPerSecond = static_cast<double>(position_.examples - firstExample) / seconds;
            const double perStep = seconds * static_cast<double>(examplesPerStep()) /
                                   static_cast<double>(position_.examples - firstExample);
            progress.secondsLeft = perStep * static_cast<double>(settings_.steps - position_.step);
            if (settings_.minutes > 0)
                progress.secondsLeft = std::min(progress.secondsLeft, settings_.minutes * 60 - seconds);
            if (events_.progress)
                events_.progress(progress);
            if (secondsSince(lastCheckpoint) > settings_.checkpointMinutes * 60) {
                checkpoint();
                isSaved = true;
                lastCheckpoint = Clock::now();
            }
            if (settings_.sheetMinutes > 0 && secondsSince(lastSheet) > settings_.sheetMinutes * 60) {
                tryToWriteSheet();
                lastSheet = Clock::now();
            }
            if (isAlone)
                stops = wantsToStop();
        }
        if (!isSaved)
            checkpoint();
        return progress;
    }

private:
    /// The loss of examples `first` … of the run and the gradients of the learned parameters, each times `share`.
    PartResult learnPart(const Batch& batch, std::int64_t first, double share) {
        StepRandom random(settings_.seed, first, settings_.device.device);
        const at::Tensor loss = lesson_.loss(batch, random) * share;
        return {loss.item<double>(), torch::autograd::grad({loss}, parameters_, {}, {}, false, true)};
    }

    int processes() const { return settings_.processes ? settings_.processes->size() : 1; }
    std::int64_t examplesPerStep() const { return settings_.batch * processes(); }

    /// This process's first example of the step that begins at `position`.
    std::int64_t ownFirst(std::int64_t position) const { return position + settings_.rank() * settings_.batch; }

    /// The loss of this process's batch and the gradients, summed over its parts.
    PartResult learnParts(const Batch& batch) {
        const std::int64_t count = batch.size(), parts = parts_;
        const double whole = lesson_.learnsFromParts() ? static_cast<double>(examplesPerStep()) : count;
        std::vector<std::future<PartResult>> others;
        const auto part = [&](std::int64_t i) {
            const std::int64_t begin = count * i / parts, end = count * (i + 1) / parts;
            return learnPart(parts == 1 ? batch : batch.rows(begin, end), ownFirst(position_.examples) + begin,
                             static_cast<double>(end - begin) / whole);
        };
        for (std::int64_t i = 1; i < parts; ++i)
            others.push_back(std::async(std::launch::async, [&, i] {
                at::set_num_threads(1);
                return part(i);
            }));
        PartResult sum = part(0);
        for (auto& other : others) {
            const PartResult result = other.get();
            sum.loss += result.loss;
            for (std::size_t i = 0; i < sum.gradients.size(); ++i)
                if (result.gradients[i].defined())
                    sum.gradients[i] =
                        sum.gradients[i].defined() ? sum.gradients[i].add_(result.gradients[i]) : result.gradients[i];
        }
        return sum;
    }

    /// Sums loss, gradients and wishes to stop over all processes, in one message.
    void exchange(PartResult& result, bool& stops) const {
        if (!settings_.processes)
            return;
        std::vector<at::Tensor> flat{
            at::tensor({result.loss, stops ? 1.0 : 0.0}, at::kFloat).to(settings_.device.device)};
        for (std::size_t i = 0; i < parameters_.size(); ++i)
            flat.push_back(
                (result.gradients[i].defined() ? result.gradients[i] : at::zeros_like(parameters_[i])).flatten());
        at::Tensor message = at::cat(flat);
        settings_.processes->sum(message);
        result.loss = message[0].item<double>();
        stops = message[1].item<double>() > 0;
        std::int64_t place = 2;
        for (std::size_t i = 0; i < parameters_.size(); ++i) {
            result.gradients[i] = message.narrow(0, place, parameters_[i].numel()).view_as(parameters_[i]);
            place += parameters_[i].numel();
        }
    }

    /// The batch's loss; its gradients are the parameters' afterwards.
    double learn(const Batch& batch, bool& stops) {
        PartResult result = learnParts(batch);
        exchange(result, stops);
        for (std::size_t i = 0; i < parameters_.size(); ++i) parameters_[i].mutable_grad() = result.gradients[i];
        return result.loss;
    }

    void learnFrom(const Batch& batch, bool& stops) {
        const double value = learn(batch, stops);
        const auto diverged = [&](const char* what) {
            return Error("Training the " + lesson_.name() + " stopped at step " + std::to_string(position_.step) +
                         ": its " + what +
                         " is no number any more. The last checkpoint is kept; continue with a lower --learning-rate.");
        };
        if (!std::isfinite(value))
            throw diverged("loss");
        if (!std::isfinite(optimizer_.clipGradients(settings_.gradientNorm)))
            throw diverged("gradient");
        optimizer_.step(settings_.learningRate.at(position_.step, settings_.steps), parts_);
        const double age = static_cast<double>(position_.step);
        lesson_.store().updateAverages(std::min(settings_.averageDecay, (1 + age) / (10 + age)));
        position_.loss = position_.step == 0 ? value : kLossMemory * position_.loss + (1 - kLossMemory) * value;
        ++position_.step;
        position_.examples += examplesPerStep();
    }

    std::filesystem::path stateFile() const { return folder_ / (lesson_.name() + ".safetensors"); }

    bool isFirst() const { return settings_.rank() == 0; }

    /// Goes on where the last checkpoint stands; every process as the first one.
    void resume() {
        if (isFirst())
            readCheckpoint();
        if (!settings_.processes)
            return;
        const at::NoGradGuard noGradient;
        at::Tensor position = position_.saved();
        settings_.processes->copyFromFirst(position);
        position_ = Position::from(position);
        NamedTensors state;
        addUnder(state, "parameters/", lesson_.store().parameters());
        addUnder(state, "averages/", lesson_.store().averages());
        addUnder(state, "optimizer/", optimizer_.state());
        for (auto& [name, tensor] : state) {
            at::Tensor value = tensor.detach().clone();
            settings_.processes->copyFromFirst(value);
            tensor.copy_(value);
        }
    }

    void readCheckpoint() {
        if (!std::filesystem::exists(stateFile()))
            return;
        const NamedTensors state = loadTensors(stateFile());
        const auto position = state.find("position");
        if (position == state.end() || position->second.numel() != 3)
            throw ModelError(stateFile().string() +
                             " is no training state of this program; move it away to begin anew.");
        lesson_.store().restore(under(state, "parameters/"), under(state, "averages/"));
        optimizer_.restore(under(state, "optimizer/"));
        position_ = Position::from(position->second);
        note("Going on at step " + std::to_string(position_.step) + ", after " + std::to_string(position_.examples) +
             " examples.");
    }

    void checkpoint() {
        if (!isFirst())
            return;
        NamedTensors state{{"position", position_.saved()}};
        addUnder(state, "parameters/", lesson_.store().parameters());
        addUnder(state, "averages/", lesson_.store().averages());
        addUnder(state, "optimizer/", optimizer_.state());
        saveTensors(stateFile(), state);
        const at::NoGradGuard noGradient;
        lesson_.writeWeights();
    }

    /// A sheet only shows how a run stands; one that fails doesn't end it.
    void tryToWriteSheet() {
        try {
            writeSheet();
        } catch (const std::exception& error) {
            note(std::string("There is no sample sheet of this step, and training goes on: ") + error.what());
        }
    }

    void writeSheet() {
        if (!isFirst())
            return;
        const at::NoGradGuard noGradient;
        const SampleSheet sheet = lesson_.sheet();
        if (sheet.picture.empty())
            return;
        const auto file = folder_ / (lesson_.name() + "-" + std::to_string(position_.step) + ".png");
        std::filesystem::create_directories(folder_);  // before the first checkpoint it isn't there
        writePicture(file, sheet.picture);
        note("Sample sheet: " + file.string() + (sheet.note.empty() ? "" : " (" + sheet.note + ")"));
    }

    void note(const std::string& sentence) const {
        if (events_.note && isFirst())
            events_.note(sentence);
    }

    Lesson& lesson_;
    const TrainingSettings& settings_;
    std::filesystem::path folder_;
    const TrainingEvents& events_;
    Optimizer optimizer_;
    std::vector<at::Tensor> parameters_;
    int parts_;
    Position position_;
};

}  // namespace

TrainingProgress train(Lesson& lesson, const TrainingSettings& settings, const std::filesystem::path& folder,
                       const TrainingEvents& events, std::stop_token stop) {
    return Run(lesson, settings, folder, events).untilDone(stop);
}

}  // namespace unclip
