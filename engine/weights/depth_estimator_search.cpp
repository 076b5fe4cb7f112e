#include "engine/weights/depth_estimator_search.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/base/hub_cache.h"
#include "engine/weights/model_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

/// Null when it isn't an estimator's.
std::shared_ptr<const ModelFolder> estimatorIn(const fs::path& folder) {
    try {
        auto opened = mayBeModel(folder) ? ModelFolder::open(folder) : nullptr;
        return opened && opened->estimatesDepth() ? opened : nullptr;
    } catch (const ModelError&) {
        return nullptr;  // some other folder, which isn't asked for
    }
}

std::vector<fs::path> withThoseInside(const std::vector<fs::path>& folders) {
    std::vector<fs::path> all;
    for (const fs::path& folder : folders) {
        all.push_back(folder);
        std::vector<fs::path> inside;
        std::error_code error;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
            inside.push_back(entry->path());
        std::sort(inside.begin(), inside.end());
        all.insert(all.end(), inside.begin(), inside.end());
    }
    return all;
}

}  // namespace

fs::path findDepthEstimator(const std::vector<fs::path>& folders) {
    std::vector<fs::path> places = withThoseInside(folders);
    const auto cached = snapshotsIn();
    places.insert(places.end(), cached.begin(), cached.end());
    fs::path first;
    for (const fs::path& place : places) {
        const auto estimator = estimatorIn(place);
        if (estimator && estimator->missing().empty())
            return place;
        if (estimator && first.empty())
            first = place;
    }
    if (first.empty())
        throw ModelError(says("Models",
                              "Depth pictures are made by a depth estimator, and there is none here; get DPT-Large "
                              "(Intel/dpt-large), or add the folder of one."));
    return first;
}

}  // namespace unclip
