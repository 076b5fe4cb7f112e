#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/device/torch_errors.h"
#include "engine/painter/benchmark.h"
#include "engine/painter/device_report.h"
#include "engine/painter/painter.h"
#include "engine/pipeline/clip_embedding.h"
#include "engine/pipeline/depth_pictures.h"
#include "engine/pipeline/describer.h"
#include "engine/pipeline/model_faults.h"

namespace unclip {
namespace {

std::vector<float> asVector(const at::Tensor& numbers) {
    const auto flat = numbers.contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
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
                auto& model = painting_.open(request.model, request.device, request.dtype, request.priorFolder);
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

    DeviceReport report(const Request& request) override {
        return withOurErrors([&] {
            validate(request);
            return painting_.use([&] {
                return reportOf(request,
                                painting_.open(request.model, request.device, request.dtype, request.priorFolder));
            });
        });
    }

    std::vector<float> embedText(const std::filesystem::path& model, const std::string& text) override {
        return searched(model, [&](LoadedModel& loaded) { return asVector(textEmbeddings(loaded, {text})); });
    }

    std::vector<float> embedPicture(const std::filesystem::path& model, const cv::Mat& bgr) override {
        return searched(model, [&](LoadedModel& loaded) { return asVector(pictureEmbedding(loaded, bgr)); });
    }

    std::vector<Description> describe(const std::filesystem::path& model, const cv::Mat& bgr) override {
        return searched(model, [&](LoadedModel& loaded) {
            if (!describer_ || !describer_->isFor(loaded))
                describer_.emplace(loaded);
            return (*describer_)(loaded, bgr);
        });
    }

    cv::Mat estimateDepth(const std::filesystem::path& estimator, const cv::Mat& bgr) override {
        return withOurErrors([&] {
            const c10::InferenceMode noGradients;
            // Not bfloat16, whose 8 binary digits would show as steps in smooth depths.
            const Device device = chooseDevice(DeviceChoice::automatic, DtypeChoice::float32);
            return DepthPictures(estimator, device)(bgr);
        });
    }

    std::vector<Sentence> faultsOf(const std::filesystem::path& model,
                                   const std::filesystem::path& priorFolder) override {
        return withOurErrors([&] { return unclip::faultsOf(modelOrShipped(model), priorFolder); });
    }

    PaintedWith prepare(const std::filesystem::path& model, DeviceChoice device, DtypeChoice dtype) override {
        return withOurErrors([&] { return painting_.open(model, device, dtype).paintedWith(); });
    }

private:
    /// Does something with the model that searches.
    template <class Work>
    std::invoke_result_t<Work, LoadedModel&> searched(const std::filesystem::path& model, Work work) {
        return withOurErrors([&] {
            return searching_.use([&] {
                const c10::InferenceMode noGradients;
                return work(searching_.open(model, DeviceChoice::automatic, DtypeChoice::automatic));
            });
        });
    }

    std::optional<Describer> describer_;
    ModelSlot painting_, searching_;  ///< a search never closes the model that is painted with
};

}  // namespace
}  // namespace unclip

/// What createEngine() looks up when it has opened this library.
extern "C" unclip::Engine* unclip_engine_create() {
    return std::make_unique<unclip::LocalEngine>().release();
}
