#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/device/torch_errors.h"
#include "engine/painter/benchmark.h"
#include "engine/painter/painter.h"
#include "engine/pipeline/model_faults.h"

namespace unclip {
namespace {

std::vector<float> normalised(const at::Tensor& embedding) {
    const auto flat = embedding.to(at::kCPU, at::kFloat).flatten();
    const auto unit = (flat / at::clamp_min(flat.norm(), 1e-12)).contiguous();
    return {unit.data_ptr<float>(), unit.data_ptr<float>() + unit.numel()};
}

/// Keeps the model that was opened last.
class ModelSlot {
public:
    /// Throws ModelError, RequestError.
    LoadedModel& open(const std::filesystem::path& folder, DeviceChoice deviceChoice, DtypeChoice dtypeChoice,
                      const std::filesystem::path& priorFolder = {}) {
        const auto path = modelOrShipped(folder);
        const Device device = chooseDevice(deviceChoice, dtypeChoice);
        if (!model_ || priorFolder_ != priorFolder || model_->folder().path() != path ||
            model_->device().device != device.device || model_->device().dtype != device.dtype) {
            model_.reset();
            model_.emplace(path, device, priorFolder);
            priorFolder_ = priorFolder;
        }
        return *model_;
    }

    void close() { model_.reset(); }

    /// Does something with the model. When that ends in a ModelError the model is opened anew for whatever comes next,
    /// for its files may be mended by then.
    template <class Work>
    auto use(Work work) {
        try {
            return work();
        } catch (const ModelError&) {
            close();
            throw;
        }
    }

private:
    std::optional<LoadedModel> model_;
    std::filesystem::path priorFolder_;  ///< as it was asked for
};

/// The engine in this very process.
class LocalEngine : public Engine {
public:
    JobResult run(const Request& request, const JobOptions& options, const JobEvents& events,
                  std::stop_token stop) override {
        return withOurErrors([&] {
            TensorDump dump;
            JobResult result = painting_.use([&] {
                auto& model = painting_.open(request.model, request.device, request.dtype, options.priorFolder);
                return Painter(model, request, options, events, std::move(stop), options.dump.empty() ? nullptr : &dump)
                    .paint();
            });
            if (!options.dump.empty())
                dump.write(options.dump);
            return result;
        });
    }

    BenchmarkResult measure(const Request& request, const JobEvents& events, std::stop_token stop) override {
        return withOurErrors([&] {
            painting_.close();
            return benchmark(request, events, std::move(stop));
        });
    }

    std::vector<float> embedText(const std::filesystem::path& model, const std::string& text) override {
        return withOurErrors([&] {
            return searching_.use([&] {
                const c10::InferenceMode noGradients;
                auto& loaded = searching_.open(model, DeviceChoice::automatic, DtypeChoice::automatic);
                const auto ids = at::tensor(loaded.promptReader().tokenizer().encode(text).ids).unsqueeze(0);
                const auto& device = loaded.device();
                const auto output = loaded.textEncoder.network()(ids.to(device.device), device.dtype);
                loaded.textEncoder.check(output.embedding);
                loaded.textEncoder.leave();
                return normalised(output.embedding);
            });
        });
    }

    std::vector<float> embedPicture(const std::filesystem::path& model, const cv::Mat& bgr) override {
        return withOurErrors([&] {
            return searching_.use([&] {
                const c10::InferenceMode noGradients;
                auto& loaded = searching_.open(model, DeviceChoice::automatic, DtypeChoice::automatic);
                const auto& device = loaded.device();
                const auto pixels = preprocess(bgr, loaded.preprocessing()).to(device.device, device.dtype);
                const auto embedding = loaded.imageEncoder.network()(pixels);
                loaded.imageEncoder.check(embedding);
                loaded.imageEncoder.leave();
                return normalised(embedding);
            });
        });
    }

    std::vector<Description> describe(const std::filesystem::path& model, const cv::Mat& bgr) override {
        (void)model;
        (void)bgr;
        return {};
    }

    std::vector<Sentence> faultsOf(const std::filesystem::path& model,
                                   const std::filesystem::path& priorFolder) override {
        return withOurErrors([&] { return unclip::faultsOf(modelOrShipped(model), priorFolder); });
    }

    PaintedWith prepare(const std::filesystem::path& model, DeviceChoice device, DtypeChoice dtype) override {
        return withOurErrors([&] { return painting_.open(model, device, dtype).paintedWith(); });
    }

private:
    ModelSlot painting_, searching_;  ///< a search never closes the model that is painted with
};

}  // namespace
}  // namespace unclip

/// What createEngine() looks up when it has opened this library.
extern "C" unclip::Engine* unclip_engine_create() {
    return std::make_unique<unclip::LocalEngine>().release();
}
