#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace unclip {

/// Exit code of `unclip ARGUMENTS`; what it prints goes to a file.
inline int run(const std::vector<std::string>& arguments, const std::filesystem::path& output) {
    std::string command = UNCLIP_PROGRAM;
    for (const auto& argument : arguments) command += " '" + argument + "'";
    const int status = std::system((command + " > '" + output.string() + "' 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace unclip
