#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace unclip::cli {

/// Prints a line: as it is into a file or a pipe, for scripts; on a terminal without anything that could steer it.
void printLine(const std::string& text);

/// Prints a JSON document, indented, with nothing in it that could steer a terminal.
void printDocument(const nlohmann::json& json);
void printDocument(const nlohmann::ordered_json& json);

}  // namespace unclip::cli
