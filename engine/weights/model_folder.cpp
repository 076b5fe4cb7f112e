#include "engine/weights/model_folder.h"

#include <algorithm>
#include <fstream>

#include "engine/base/content_hash.h"
#include "engine/base/error.h"
#include "engine/base/hub_cache.h"
#include "engine/base/json_text.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr const char* kIndexName = "model_index.json";
constexpr const char* kConfigName = "config.json";

const PipelineClass* findClass(const std::string& name) {
    for (const PipelineClass& candidate : supportedPipelineClasses())
        if (candidate.name == name)
            return &candidate;
    return nullptr;
}

const RequiredPart* findRequired(const std::string& pipelineClass, const std::string& part) {
    const PipelineClass* pipeline = findClass(pipelineClass);
    for (const RequiredPart& required : pipeline->parts)
        if (required.name == part)
            return &required;
    return nullptr;
}

/// Says why a folder can't be used, or nothing when it can. `subject` is what the sentence calls the folder.
Sentence faultOf(const fs::path& folder, const Sentence& subject) {
    std::error_code error;
    const auto link = fs::symlink_status(folder, error);
    if (link.type() == fs::file_type::not_found)
        return says("Models", "%1 is missing").with(subject);
    const auto status = fs::status(folder, error);
    if (error == std::errc::too_many_symbolic_link_levels)
        return says("Models", "%1 is a loop of links").with(subject);
    if (status.type() == fs::file_type::not_found)
        return says("Models", "%1 is a link that leads nowhere").with(subject);
    if (!error && status.type() != fs::file_type::directory)
        return says("Models", "%1 is not a folder").with(subject);
    const bool isEmpty = !error && fs::is_empty(folder, error);
    if (error)
        return says("Models", "%1 can't be read: %2").with(subject, error.message());
    return isEmpty ? says("Models", "%1 is empty").with(subject) : Sentence();
}

/// The class of the one network that a config.json is of; empty when it isn't one that can stand alone.
std::string networkAlone(const fs::path& config) {
    std::error_code error;
    try {
        const bool isThere = fs::is_regular_file(config, error);
        const std::string name = isThere ? ComponentConfig::read(config).className() : std::string();
        return isNetworkAlone(name) ? name : std::string();
    } catch (const ModelError&) {
        return {};
    }
}

bool isPlainName(const std::string& name) {
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
           name.find('\0') == std::string::npos;
}

/// A part's configs and vocabularies, sorted by name.
std::vector<fs::path> textFilesOf(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const fs::path& path = entry->path();
        const std::string ending = path.extension().string();
        const bool isShardIndex = path.filename().string().find(".index.") != std::string::npos;
        std::error_code unreadable;
        if ((ending == ".json" || ending == ".txt") && !isShardIndex && fs::is_regular_file(path, unreadable))
            files.push_back(path);
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// A weight file's size, head, and blocks sampled evenly over it. Small files are read whole.
void addWeights(ContentHash& hash, const MappedFile& file) {
    constexpr std::uint64_t kWhole = 1 << 20, kHead = 1 << 18, kBlock = 4096, kBlocks = 256;
    const std::uint64_t size = file.bytes().size();
    std::ifstream stream(file.path(), std::ios::binary);
    std::vector<char> buffer;
    const auto addBlock = [&](std::uint64_t offset, std::uint64_t bytes) {
        buffer.resize(bytes);
        stream.seekg(static_cast<std::streamoff>(offset));
        stream.read(buffer.data(), static_cast<std::streamsize>(bytes));
        if (!stream)
            throw ModelError(
                says("Models", "%1 can't be read to its end; download or copy it again.").with(file.path()));
        hash.add(std::as_bytes(std::span(buffer)));
    };
    hash.add(size);
    if (size <= kWhole) {
        addBlock(0, size);
        return;
    }
    addBlock(0, kHead);
    for (std::uint64_t i = 1; i <= kBlocks; ++i)
        addBlock((size - kBlock) / kBlocks * i + (size - kBlock) % kBlocks * i / kBlocks, kBlock);
}

}  // namespace

std::shared_ptr<const ModelFolder> ModelFolder::open(const fs::path& path) {
    if (const Sentence fault = faultOf(path, says("Models", "The model folder %1").with(path)); !fault.isEmpty())
        throw ModelError(
            isRepositoryName(path.string())
                ? says("Models", "There is no folder %1, and no model of this name in Hugging Face's cache (%2).")
                      .with(path, hubCache())
                : says("Models", "%1; choose a folder that holds a %2.").with(fault, kIndexName));
    const fs::path index = path / kIndexName;
    std::error_code error;
    if (fs::symlink_status(index, error).type() == fs::file_type::not_found) {
        if (const std::string network = networkAlone(path / kConfigName); !network.empty()) {
            std::shared_ptr<ModelFolder> alone(new ModelFolder);
            alone->path_ = path;
            alone->pipelineClass_ = network;
            alone->parts_.push_back(
                {findClass(network)->parts.front().name, libraryOfNetworkAlone(network), network, path});
            return alone;
        }
        throw ModelError(
            says("Models", "%1 is not a model folder: it has no %2; choose a folder in the diffusers layout.")
                .with(path, kIndexName));
    }
    const ComponentConfig config = ComponentConfig::read(index);
    std::shared_ptr<ModelFolder> folder(new ModelFolder);
    folder->path_ = path;
    folder->pipelineClass_ = config.text("_class_name");
    if (findClass(folder->pipelineClass_) == nullptr || isNetworkAlone(folder->pipelineClass_))
        throw ModelError(
            says("Models", "%1: the pipeline class %2 is not supported; supported are %3.")
                .with(index, shortened(nlohmann::json(folder->pipelineClass_)), allOf(supportedPipelines())));
    for (const auto& [name, value] : config.json().items()) {
        if (name.starts_with('_') || !value.is_array())
            continue;  // pipelines store options of their own beside their parts
        if (value.size() == 2 && value[0].is_null() && value[1].is_null())
            continue;
        if (value.size() != 2 || !value[0].is_string() || !value[1].is_string())
            config.refuse(name, says("Models", "a pair of library and class, both texts"));
        if (!isPlainName(name))
            throw ModelError(says("Models", "%1: the part name %2 is not the name of a folder.")
                                 .with(index, shortened(nlohmann::json(name))));
        folder->parts_.push_back({name, value[0].get<std::string>(), value[1].get<std::string>(), path / name});
    }
    return folder;
}

const std::vector<std::string>& ModelFolder::supportedPipelines() {
    static const std::vector<std::string> kNames = [] {
        std::vector<std::string> names;
        for (const PipelineClass& pipeline : supportedPipelineClasses())
            if (!isNetworkAlone(pipeline.name))
                names.push_back(pipeline.name);
        return names;
    }();
    return kNames;
}

ModelAbilities ModelFolder::abilities() const {
    ModelAbilities abilities = findClass(pipelineClass_)->abilities;
    if (abilities.paint)
        abilities.vary = has("image_encoder") || has("prior_image_encoder");
    return abilities;
}

bool ModelFolder::has(const std::string& name) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const ModelPart& part) { return part.name == name; });
}

const ModelPart& ModelFolder::part(const std::string& name) const {
    const auto found =
        std::find_if(parts_.begin(), parts_.end(), [&](const ModelPart& part) { return part.name == name; });
    if (found == parts_.end())
        throw ModelError(
            says("Models", "%1 names no component \"%2\", which is needed here.").with(path_ / kIndexName, name));
    const RequiredPart* required = findRequired(pipelineClass_, name);
    if (required != nullptr &&
        std::find(required->classes.begin(), required->classes.end(), found->className) == required->classes.end())
        throw ModelError(
            says("Models", "%1: the component \"%2\" is of class %3, which is not supported; supported are %4.")
                .with(path_ / kIndexName, name, shortened(nlohmann::json(found->className)), allOf(required->classes)));
    const Sentence subject = says("Models", "The component \"%1\" of %2").with(name, path_);
    if (const Sentence fault = faultOf(found->folder, subject); !fault.isEmpty())
        throw ModelError(says("Models", "%1; download or copy the model again.").with(fault));
    return *found;
}

ComponentConfig ModelFolder::config(const std::string& name) const {
    const ModelPart& found = part(name);
    const RequiredPart* required = findRequired(pipelineClass_, name);
    std::vector<std::string> fileNames{kConfigName};
    if (required == nullptr || !required->hasWeights)
        fileNames = {"scheduler_config.json", "preprocessor_config.json", "tokenizer_config.json", kConfigName};
    std::error_code error;
    for (const std::string& fileName : fileNames)
        if (fs::symlink_status(found.folder / fileName, error).type() != fs::file_type::not_found)
            return ComponentConfig::read(found.folder / fileName);
    throw ModelError(says("Models", "The component \"%1\" of %2 has no %3; download or copy the model again.")
                         .with(name, path_, fileNames.front()));
}

std::shared_ptr<const TensorFile> ModelFolder::weights(const std::string& name) const {
    const ModelPart& found = part(name);
    return TensorFile::open(found.folder, weightsName(found.library));
}

fs::path ModelFolder::file(const std::string& partName, const std::string& fileName) const {
    fs::path path = part(partName).folder / fileName;
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        throw ModelError(says("Models", "The component \"%1\" of %2 has no file %3; download or copy the model again.")
                             .with(partName, path_, fileName));
    return path;
}

std::vector<Sentence> ModelFolder::missing(const std::string& replaced) const {
    std::vector<Sentence> sentences;
    const auto note = [&](const auto& attempt) {
        try {
            attempt();
            return true;
        } catch (const ModelError& error) {
            sentences.push_back(error.sentence());
            return false;
        }
    };
    for (const RequiredPart& required : findClass(pipelineClass_)->parts) {
        const bool isNeeded = !required.isOptional && !has(required.substitute);
        if (required.name == replaced || (!isNeeded && !has(required.name)))
            continue;
        if (!note([&] { part(required.name); }))
            continue;
        const bool isTokenizer = required.classes.front() == "CLIPTokenizer";
        std::error_code error;
        if (isTokenizer && !fs::exists(part(required.name).folder / "tokenizer.json", error)) {
            note([&] { file(required.name, "vocab.json"); });
            note([&] { file(required.name, "merges.txt"); });
        } else if (!isTokenizer) {
            note([&] { config(required.name); });
        }
        if (required.hasWeights)
            note([&] { weights(required.name); });
        if (estimatesDepth())
            note([&] { file(required.name, "preprocessor_config.json"); });
    }
    return sentences;
}

std::string ModelFolder::hash(const std::string& replaced) const {
    ContentHash hash;
    if (!isNetworkAlone(pipelineClass_))
        hash.add(readSmallFile(path_ / kIndexName));
    for (const ModelPart& known : parts_) {
        if (known.name == replaced)
            continue;
        hash.add(known.name);
        const ModelPart& usable = part(known.name);
        for (const fs::path& text : textFilesOf(usable.folder)) {
            hash.add(text.filename().string());
            hash.add(readSmallFile(text));
        }
        const RequiredPart* required = findRequired(pipelineClass_, known.name);
        if (required == nullptr || !required->hasWeights)
            continue;
        const auto tensors = weights(known.name);
        for (const auto& file : tensors->files()) addWeights(hash, *file);
    }
    return hash.hex();
}

}  // namespace unclip
