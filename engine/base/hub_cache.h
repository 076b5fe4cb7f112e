#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace unclip {

// Hugging Face's cache on this computer: what other programs have fetched, used where it lies and never changed. A
// model "owner/name" is the folder models--owner--name with a snapshot of each revision; refs/main says the newest.

/// HF_HUB_CACHE, or "hub" in HF_HOME, or in "huggingface" in XDG_CACHE_HOME or ~/.cache. May not exist.
std::filesystem::path hubCache();

/// Whether a text has the form "owner/name".
bool isRepositoryName(const std::string& text);

/// Whether a folder holds the file that says what a model is, a model_index.json, or the config.json of one network
/// alone.
bool mayBeModel(const std::filesystem::path& folder);

/// The folder of the newest snapshot of "owner/name" that mayBeModel(); empty when there is none.
std::filesystem::path snapshotOf(const std::string& repository, const std::filesystem::path& cache = hubCache());

/// The newest snapshots of all models in the cache, by their names.
std::vector<std::filesystem::path> snapshotsIn(const std::filesystem::path& cache = hubCache());

/// The cache that a model's folder is a snapshot in; empty when it isn't one.
std::filesystem::path cacheAround(const std::filesystem::path& folder);

/// What people call a model's folder: "owner/name" of a snapshot, else the folder's own name, also of "name/" and ".".
std::string modelName(const std::filesystem::path& folder);

/// A folder's absolute path without "." and a slash at its end, so that its parent is what it lies in.
std::filesystem::path withoutTrailingSlash(const std::filesystem::path& folder);

}  // namespace unclip
