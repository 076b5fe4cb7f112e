#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

namespace unclip {

/// The entries of a zip archive that lies in memory, by name. Only what can be used in place is accepted: stored,
/// neither compressed nor encrypted. Names that lead out of a folder, or come twice, are refused. The spans point into
/// `bytes`. `origin` names the file in errors. Throws ModelError.
std::map<std::string, std::span<const std::byte>> readZipArchive(std::span<const std::byte> bytes,
                                                                 const std::string& origin);

}  // namespace unclip
