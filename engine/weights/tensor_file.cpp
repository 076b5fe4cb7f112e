#include "engine/weights/tensor_file.h"

#include <map>
#include <nlohmann/json.hpp>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/base/machine_memory.h"
#include "engine/base/stop_point.h"
#include "engine/base/wrong_content.h"
#include "engine/weights/legacy_checkpoint.h"
#include "engine/weights/safetensors.h"
#include "engine/weights/weight_names.h"
#include "engine/weights/zip_checkpoint.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

bool isPickled(const fs::path& file) {
    const std::string ending = file.extension().string();
    return ending == ".bin" || ending == ".pt" || ending == ".pth" || ending == ".ckpt";
}

std::vector<TensorView> read(const MappedFile& file) {
    const std::string_view text(reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size());
    if (const Sentence wrong = wrongContentOf(file.path(), text); !wrong.isEmpty())
        throw ModelError(wrong);
    const std::string origin = file.path().string();
    if (!isPickled(file.path()))
        return readSafetensors(file.bytes(), origin);
    return isLegacyCheckpoint(file.bytes()) ? readLegacyCheckpoint(file.bytes(), origin)
                                            : readZipCheckpoint(file.bytes(), origin);
}

}  // namespace

std::shared_ptr<const TensorFile> TensorFile::open(const fs::path& folder, const std::string& baseName) {
    const fs::path path = chooseWeights(folder, baseName, machineMemory());
    if (!path.empty())
        return path.extension() == ".json" ? openIndex(path) : openFile(path);
    throw ModelError(says("Models",
                          "The weights of %1 are missing: there is neither %2 nor a variant or PyTorch checkpoint of "
                          "it; download or copy the model again.")
                         .with(folder, baseName + ".safetensors"));
}

std::shared_ptr<const TensorFile> TensorFile::openFile(const fs::path& path) {
    auto result = std::make_shared<TensorFile>();
    auto file = MappedFile::open(path);
    auto tensors = read(*file);
    if (tensors.empty())
        throw ModelError(says("Models", "%1 holds no tensors.").with(path));
    result->add(std::move(file), std::move(tensors));
    return result;
}

std::shared_ptr<const TensorFile> TensorFile::openIndex(const fs::path& index) {
    const std::string origin = index.string();
    const nlohmann::json json = parseJson(readSmallFile(index), origin);
    const auto map = json.is_object() ? json.find("weight_map") : json.end();
    if (!json.is_object() || map == json.end() || !map->is_object() || map->empty())
        throw ModelError(
            says("Models", "%1 is no index of shards: its \"weight_map\" is missing or empty.").with(origin));
    std::map<std::string, std::vector<std::string>> tensorsOfShard;
    for (const auto& [tensor, shard] : map->items()) {
        stopPoint();
        const std::string name = shard.is_string() ? shard.get<std::string>() : std::string();
        // A shard lies beside its index; a path that leads elsewhere is a trick.
        if (name.empty() || name.find('/') != std::string::npos || name.find('\0') != std::string::npos || name == "..")
            throw ModelError(says("Models",
                                  "%1: the shard of tensor %2 is %3; it has to be the name of a file in the same "
                                  "folder.")
                                 .with(origin, shortened(tensor), shortened(shard)));
        tensorsOfShard[name].push_back(tensor);
    }
    auto result = std::make_shared<TensorFile>();
    for (const auto& [shard, names] : tensorsOfShard) {
        const fs::path path = index.parent_path() / shard;
        std::error_code error;
        if (!fs::exists(path, error))
            throw ModelError(says("Models",
                                  "%1 names the shard %2, which is missing or a link that leads nowhere; download or "
                                  "copy the model again.")
                                 .with(origin, shortened(shard)));
        auto file = MappedFile::open(path);
        auto tensors = read(*file);
        for (const TensorView& tensor : tensors)
            if (const TensorView* other = result->find(tensor.name))
                throw ModelError(says("Models", "%1: tensor %2 is in two shards, %3 and %4.")
                                     .with(origin, shortened(tensor.name), result->path(*other).filename(), shard));
        result->add(std::move(file), std::move(tensors));
        for (const std::string& name : names)
            if (result->find(name) == nullptr || result->path(*result->find(name)) != path)
                throw ModelError(says("Models", "%1 says that tensor %2 is in %3, which doesn't hold it.")
                                     .with(origin, shortened(name), shard));
    }
    return result;
}

void TensorFile::add(std::shared_ptr<const MappedFile> file, std::vector<TensorView> tensors) {
    files_.push_back(std::move(file));
    for (TensorView& tensor : tensors) {
        tensors_.push_back(std::move(tensor));
        fileOfTensor_.push_back(files_.size() - 1);
        byName_.emplace(tensors_.back().name, tensors_.size() - 1);
    }
}

const TensorView* TensorFile::find(std::string_view name) const {
    const auto found = byName_.find(std::string(name));
    return found == byName_.end() ? nullptr : &tensors_[found->second];
}

const fs::path& TensorFile::path(const TensorView& tensor) const {
    return files_[fileOfTensor_[byName_.at(tensor.name)]]->path();
}

void TensorFile::release(const TensorView& tensor) const {
    files_[fileOfTensor_[byName_.at(tensor.name)]]->release({tensor.data, tensor.bytes});
}

void TensorFile::release() const {
    for (const auto& file : files_) file->release();
}

void TensorFile::prefetch() const {
    for (const auto& file : files_) file->prefetch();
}

void TensorFile::throwIfDamaged() const {
    for (const auto& file : files_)
        if (file->isDamaged())
            throw ModelError(says("Models",
                                  "%1 was changed or cut short while it was in use; open the model again, or copy it "
                                  "again.")
                                 .with(file->path()));
}

}  // namespace unclip
