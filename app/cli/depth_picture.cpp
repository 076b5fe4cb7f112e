#include "app/cli/depth_picture.h"

#include "engine/base/resources.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "engine/weights/depth_estimator_search.h"
#ifdef UNCLIP_WITH_GALLERY
#include "app/cli/known_folders.h"
#endif

namespace unclip::cli {

std::filesystem::path depthEstimatorOr(const std::filesystem::path& named) {
    if (!named.empty())
        return modelOrNamed(named);
#ifdef UNCLIP_WITH_GALLERY
    return findDepthEstimator(knownModelFolders());
#else
    return findDepthEstimator();
#endif
}

void writeDepthPicture(Engine& engine, const std::filesystem::path& estimator, const std::filesystem::path& picture,
                       const std::filesystem::path& out, bool replaces) {
    WriteOptions writing;
    writing.replaces = replaces;
    writePicture(out, engine.estimateDepth(estimator, readPicture(picture).pixels), writing);
}

}  // namespace unclip::cli
