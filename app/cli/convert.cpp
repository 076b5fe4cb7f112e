#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "app/cli/commands.h"
#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/base/resources.h"
#include "engine/weights/convert_numbers.h"
#include "engine/weights/model_folder.h"
#include "engine/weights/pipeline_classes.h"
#include "engine/weights/safetensors_writer.h"

namespace unclip::cli {
namespace {

namespace fs = std::filesystem;

struct ConvertOptions {
    fs::path from, to;
    std::string dtype = "keep";
};

const std::map<std::string, std::optional<StoredDtype>> kDtypes{{"keep", std::nullopt},
                                                                {"float32", StoredDtype::float32},
                                                                {"float16", StoredDtype::float16},
                                                                {"bfloat16", StoredDtype::bfloat16}};

/// A part's weights on their way into a safetensors file; whole numbers (position_ids) and truth values stay as they
/// are.
class PartConversion {
public:
    PartConversion(std::shared_ptr<const TensorFile> source, std::optional<StoredDtype> dtype)
        : source_(std::move(source)) {
        for (const TensorView& tensor : source_->tensors())
            target_.push_back({tensor.name, dtype && isFloating(tensor.dtype) ? *dtype : tensor.dtype, tensor.shape});
    }

    std::uintmax_t bytes() const {
        std::uintmax_t sum = 0;
        for (std::size_t i = 0; i < target_.size(); ++i)
            sum += static_cast<std::uintmax_t>(source_->tensors()[i].elements()) * bytesPerElement(target_[i].dtype);
        return sum;
    }

    /// One tensor at a time is in memory. Throws ModelError when a number doesn't fit into the dtype or the source
    /// changes meanwhile; FileError.
    void write(const fs::path& file) {
        writeSafetensors(file, target_, [this](std::size_t i) { return converted(i); }, {{"format", "pt"}});
        source_->throwIfDamaged();
    }

    /// Reads `file` again and compares every tensor with what it was made of. Throws ModelError.
    void verify(const fs::path& file) {
        const auto written = TensorFile::openFile(file);
        for (std::size_t i = 0; i < target_.size(); ++i) {
            const TensorView* tensor = written->find(target_[i].name);
            const auto expected = converted(i);
            if (tensor == nullptr || tensor->dtype != target_[i].dtype || tensor->shape != target_[i].shape ||
                !std::equal(expected.begin(), expected.end(), tensor->data, tensor->data + tensor->bytes))
                throw ModelError(says("Models",
                                      "%1 doesn't hold what was written to it (tensor \"%2\"); check the disk, and "
                                      "convert the model again.")
                                     .with(file, target_[i].name));
            written->release();
        }
        source_->throwIfDamaged();
    }

private:
    std::span<const std::byte> converted(std::size_t index) {
        source_->release();
        const TensorView& stored = source_->tensors()[index];
        const StoredDtype dtype = target_[index].dtype;
        if (stored.dtype == dtype)
            return {stored.inRows(current_).data, stored.bytes};
        current_.resize(static_cast<std::size_t>(stored.elements()) * bytesPerElement(dtype));
        if (!convertNumbers(stored, dtype, current_.data()))
            throw ModelError(says("Models",
                                  "%1: the tensor \"%2\" holds numbers that are too large for %3; choose another "
                                  "--dtype.")
                                 .with(source_->path(stored), stored.name, name(dtype)));
        return current_;
    }

    std::shared_ptr<const TensorFile> source_;
    std::vector<TensorDescription> target_;
    std::vector<std::byte> current_;
};

/// Whether a file holds weights or names their shards, in this program's formats or another framework's.
bool isOfWeights(const fs::path& file) {
    static const std::set<std::string> kEndings{".safetensors", ".bin", ".pt",   ".pth",      ".ckpt",
                                                ".msgpack",     ".h5",  ".onnx", ".onnx_data"};
    return kEndings.contains(file.extension().string()) ||
           (file.extension() == ".json" && file.filename().string().find(".index.") != std::string::npos);
}

/// Plain files of a folder, sorted: configs, vocabularies, cards and licences, or weights.
std::vector<fs::path> filesOf(const fs::path& folder, bool ofWeights) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.') &&
            isOfWeights(entry.path()) == ofWeights)
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Copies a config or another file beside the weights; what transformers' configs say about the dtype follows them.
void copyBesideWeights(const fs::path& file, const fs::path& folder, std::optional<StoredDtype> dtype) {
    const fs::path target = folder / file.filename();
    if (dtype && file.filename() == "config.json") {
        const std::string text = readSmallFile(file);
        parseJson(text, file.string());
        auto config = nlohmann::ordered_json::parse(text);
        for (const char* key : {"dtype", "torch_dtype"})
            if (config.is_object() && config.contains(key))
                config[key] = name(*dtype);
        writeFileAtomically(target, config.dump(2) + "\n");
        return;
    }
    std::error_code error;
    if (!fs::copy_file(file, target, error))
        throw FileError(
            says("Files", "%1 can't be copied to %2: %3.").with(file, target, fileErrorInWords(error.value())));
}

void throwIf(const std::error_code& error, const fs::path& folder) {
    if (error)
        throw FileError(
            says("Files", "The folder %1 can't be made: %2.").with(folder, fileErrorInWords(error.value())));
}

/// A folder that becomes `target` by keep(), or else goes away with everything in it.
class UnfinishedFolder {
public:
    explicit UnfinishedFolder(fs::path target) : target_(std::move(target)), path_(target_) {
        path_ += ".unfinished";
        std::error_code error;
        if (fs::exists(target_, error) && !(fs::is_directory(target_, error) && fs::is_empty(target_, error)))
            throw FileError(
                says("Files", "%1 exists already; choose a folder that is empty or isn't there yet.").with(target_));
        const bool isNew = fs::create_directory(path_, error);
        throwIf(error, target_);
        if (!isNew)
            throw FileError(
                says("Files",
                     "%1 is left from a conversion that was broken off or is still at work; wait for it, or "
                     "delete the folder.")
                    .with(path_));
    }
    ~UnfinishedFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    UnfinishedFolder(const UnfinishedFolder&) = delete;
    UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;

    const fs::path& path() const { return path_; }

    void keep() {
        std::error_code error;
        fs::rename(path_, target_, error);
        throwIf(error, target_);
    }

private:
    fs::path target_, path_;
};

struct PartPlan {
    ModelPart part;
    std::optional<PartConversion> weights;
};

/// Opens every part, so that what is missing or damaged is said before anything is written.
std::vector<PartPlan> planOf(const ModelFolder& model, std::optional<StoredDtype> dtype) {
    if (const auto missing = model.missing(); !missing.empty())
        throw ModelError(missing.front());
    std::vector<PartPlan> plans;
    for (const ModelPart& known : model.parts()) {
        const ModelPart& part = model.part(known.name);
        plans.push_back({part, std::nullopt});
        if (!filesOf(part.folder, true).empty())
            plans.back().weights.emplace(model.weights(part.name), dtype);
    }
    return plans;
}

void refuseWithoutSpace(const std::vector<PartPlan>& plans, const fs::path& folder) {
    std::uintmax_t needed = 0;
    for (const PartPlan& plan : plans) needed += plan.weights ? plan.weights->bytes() : 0;
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    constexpr std::uintmax_t kMegabyte = 1'000'000;
    if (!error && space.available < needed)
        throw FileError(says("Files", "%1 has %2 MB left and the model needs %3; make room or choose another disk.")
                            .with(folder, space.available / kMegabyte, needed / kMegabyte + 1));
}

void convert(const ConvertOptions& options) {
    const auto dtype = kDtypes.at(options.dtype);
    const auto model = ModelFolder::open(modelOrShipped(options.from));
    auto plans = planOf(*model, dtype);
    // "out/" and "out" are one folder, whose name the unfinished one extends.
    const fs::path target = (options.to / "").lexically_normal().parent_path();
    UnfinishedFolder folder(target);
    refuseWithoutSpace(plans, folder.path());
    const bool isAlone = isNetworkAlone(model->pipelineClass());
    for (auto& [part, weights] : plans) {
        const fs::path place = isAlone ? folder.path() : folder.path() / part.name;
        std::error_code error;
        fs::create_directory(place, error);
        throwIf(error, place);
        for (const fs::path& file : filesOf(part.folder, false)) copyBesideWeights(file, place, dtype);
        if (!weights)
            continue;
        const std::string fileName = weightsName(part.library) + ".safetensors";
        weights->write(place / fileName);
        weights->verify(place / fileName);
        std::cout << part.name << "/" << fileName << ": " << (weights->bytes() + 999'999) / 1'000'000
                  << " MB, written and verified" << std::endl;
        weights.reset();
    }
    if (!isAlone)
        for (const fs::path& file : filesOf(model->path(), false)) copyBesideWeights(file, folder.path(), std::nullopt);
    folder.keep();
    std::cout << "The model is in " << target.string() << "\n";
}

}  // namespace

void addConvert(CLI::App& app) {
    auto* command = app.add_subcommand(
        "convert",
        "Write a model folder as safetensors, in another dtype if wanted; one tensor at a time is in memory");
    auto options = std::make_shared<ConvertOptions>();
    command
        ->add_option("in", options->from,
                     "Model folder, or owner/name of a model in Hugging Face's cache: sharded, PyTorch's .bin or a "
                     "variant's files, too")
        ->required();
    command->add_option("out", options->to, "New folder for the result")->required();
    command
        ->add_option("--dtype", options->dtype,
                     "What the weights become; keep: what they are. Numbers too large for float16 are refused")
        ->check(CLI::IsMember({"keep", "float32", "float16", "bfloat16"}))
        ->capture_default_str();
    command->callback([options] { convert(*options); });
}

}  // namespace unclip::cli
