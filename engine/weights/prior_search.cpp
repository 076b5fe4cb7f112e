#include "engine/weights/prior_search.h"

#include <algorithm>
#include <tuple>

#include "engine/base/error.h"
#include "engine/base/hub_cache.h"
#include "engine/base/resources.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

/// Numbers of a config that may be missing or wrong, which is said when the model is opened.
std::int64_t widthIn(const ModelFolder& folder, const char* part, const char* key, std::int64_t standard) {
    try {
        return folder.config(part).positive(key, standard);
    } catch (const ModelError&) {
        return 0;
    }
}

struct Candidate {
    std::shared_ptr<const ModelFolder> folder;
    bool isUsable = false;  ///< complete, and fits the decoder
    std::size_t likeness = 0;

    bool isBetterThan(const Candidate& other) const {
        return std::tie(isUsable, likeness) > std::tie(other.isUsable, other.likeness);
    }
};

/// Numbers of the embeddings that a decoder sees; 0 when its config doesn't say.
std::int64_t widthFor(const ModelFolder& decoder) {
    return decoder.noisesEmbeddings() ? widthIn(decoder, "unet", "projection_class_embeddings_input_dim", 0) / 2
                                      : widthIn(decoder, "unet", "encoder_hid_dim", 1280);
}

/// Whether it is of the kind that the decoder takes.
bool isPriorFor(const ModelFolder& decoder, const ModelFolder& folder) {
    return decoder.noisesEmbeddings() ? folder.lendsPrior() : folder.abilities().isPriorOnly && !folder.isPriorAlone();
}

Candidate candidateFor(const ModelFolder& decoder, std::shared_ptr<const ModelFolder> folder) {
    const std::string name = modelName(folder->path()), wanted = modelName(decoder.path());
    const auto alike = std::mismatch(name.begin(), name.end(), wanted.begin(), wanted.end()).first - name.begin();
    const bool fits = widthIn(*folder, "prior", "embedding_dim", 768) == widthFor(decoder);
    const bool isUsable = fits && folder->missing().empty();
    return {std::move(folder), isUsable, static_cast<std::size_t>(alike)};
}

/// The first of the best; without a folder when none of these is a prior's.
Candidate bestOf(const ModelFolder& decoder, const std::vector<fs::path>& folders) {
    Candidate best;
    for (const fs::path& path : folders) {
        try {
            auto folder = ModelFolder::open(path);
            if (!isPriorFor(decoder, *folder))
                continue;
            Candidate candidate = candidateFor(decoder, std::move(folder));
            if (!best.folder || candidate.isBetterThan(best))
                best = std::move(candidate);
        } catch (const ModelError&) {
            // some other folder, which isn't asked for
        }
    }
    return best;
}

std::vector<fs::path> modelsIn(const fs::path& parent) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(parent, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code unreadable;
        if (fs::is_regular_file(entry->path() / "model_index.json", unreadable))
            folders.push_back(entry->path());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

}  // namespace

std::shared_ptr<const ModelFolder> findPrior(const ModelFolder& decoder) {
    std::error_code error;
    const fs::path asNamed = withoutTrailingSlash(decoder.path()), target = fs::canonical(decoder.path(), error);
    const fs::path around = cacheAround(error ? asNamed : target);
    std::vector<std::vector<fs::path>> places{modelsIn(asNamed.parent_path())};
    if (!error && target.parent_path() != asNamed.parent_path())
        places.push_back(modelsIn(target.parent_path()));
    if (!around.empty())
        places.push_back(snapshotsIn(around));
    if (around != hubCache())
        places.push_back(snapshotsIn());
    Candidate best;
    for (const auto& folders : places) {
        Candidate candidate = bestOf(decoder, folders);
        if (candidate.isUsable)
            return candidate.folder;
        if (!best.folder)
            best = std::move(candidate);
    }
    return decoder.noisesEmbeddings() ? nullptr : best.folder;
}

std::shared_ptr<const ModelFolder> openPrior(const fs::path& path, bool acceptsWhole) {
    auto folder = ModelFolder::open(modelOrNamed(path));
    if (!folder->abilities().isPriorOnly && !(acceptsWhole && folder->lendsPrior()))
        throw ModelError(says("Models", "%1 is no prior (%2); choose the folder of one, or none.")
                             .with(path, folder->pipelineClass()));
    return folder;
}

}  // namespace unclip
