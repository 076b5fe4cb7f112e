#include "engine/pipeline/local_engine.h"

#include <c10/util/Exception.h>

#include <new>

#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/pipeline/painter.h"

namespace unclip {
namespace {

// Runs `work` and turns what libtorch and the system throw into the engine's own errors.
template <class Work>
auto translated(Work&& work) {
    const Sentence outOfMemory =
        says("Requests", "The machine has no memory left for this; close other programs or ask for less at once.");
    try {
        return work();
    } catch (const c10::OutOfMemoryError& error) {
        throw OutOfMemory(outOfMemory, error.what());
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        if (what.find("can't allocate memory") != std::string::npos ||
            what.find("not enough memory") != std::string::npos)
            throw OutOfMemory(outOfMemory, what);
        throw Error(says("Requests", "The computation failed: %1").with(what.substr(0, what.find('\n'))), what);
    } catch (const std::bad_alloc&) {
        throw OutOfMemory(outOfMemory);
    }
}

std::vector<float> normalised(const at::Tensor& embedding) {
    const auto flat = embedding.to(at::kCPU, at::kFloat).flatten();
    const auto unit = (flat / at::clamp_min(flat.norm(), 1e-12)).contiguous();
    return {unit.data_ptr<float>(), unit.data_ptr<float>() + unit.numel()};
}

class LocalEngine : public Engine {
public:
    JobResult run(const Request& request, const JobEvents& events, std::stop_token stop) override {
        return translated([&] {
            auto& model = opened(request.model, request.device, request.dtype);
            JobResult result = Painter(model, request, events, std::move(stop)).paint();
            const std::string words = model.device().inWords();
            const auto comma = words.rfind(", ");
            result.device = words.substr(0, comma);
            result.dtype = comma == std::string::npos ? "" : words.substr(comma + 2);
            return result;
        });
    }

    std::vector<float> embedText(const std::filesystem::path& model, const std::string& text) override {
        return translated([&] {
            const c10::InferenceMode noGradients;
            auto& loaded = opened(model, DeviceChoice::automatic, DtypeChoice::automatic);
            const auto ids = at::tensor(loaded.promptReader().tokenizer().encode(text).ids).unsqueeze(0);
            const auto& device = loaded.device();
            const auto output = loaded.textEncoder.network()(ids.to(device.device), device.dtype);
            loaded.textEncoder.check(output.embedding);
            loaded.textEncoder.leave();
            return normalised(output.embedding);
        });
    }

    std::vector<float> embedPicture(const std::filesystem::path& model, const cv::Mat& bgr) override {
        return translated([&] {
            const c10::InferenceMode noGradients;
            auto& loaded = opened(model, DeviceChoice::automatic, DtypeChoice::automatic);
            const auto& device = loaded.device();
            const auto pixels = preprocess(bgr, loaded.preprocessing()).to(device.device, device.dtype);
            const auto embedding = loaded.imageEncoder.network()(pixels);
            loaded.imageEncoder.check(embedding);
            loaded.imageEncoder.leave();
            return normalised(embedding);
        });
    }

    void prepare(const std::filesystem::path& model, DeviceChoice device, DtypeChoice dtype) override {
        translated([&] { opened(model, device, dtype); });
    }

    std::string deviceInWords(DeviceChoice device, DtypeChoice dtype) override {
        return translated([&] { return chooseDevice(device, dtype).inWords(); });
    }

private:
    LoadedModel& opened(const std::filesystem::path& folder, DeviceChoice deviceChoice, DtypeChoice dtypeChoice) {
        const auto path = modelOrShipped(folder);
        const Device device = chooseDevice(deviceChoice, dtypeChoice);
        if (!model_ || model_->folder().path() != path || model_->device().device != device.device ||
            model_->device().dtype != device.dtype) {
            model_.reset();
            model_.emplace(path, device);
        }
        return *model_;
    }

    std::optional<LoadedModel> model_;
};

}  // namespace

std::unique_ptr<Engine> createLocalEngine() {
    return std::make_unique<LocalEngine>();
}

}  // namespace unclip

/// What createEngine() looks up when it has opened this library.
extern "C" unclip::Engine* unclip_engine_create() {
    return unclip::createLocalEngine().release();
}
