#include "app/cli/standard_output.h"

#include <unistd.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "engine/base/printable_text.h"

namespace unclip::cli {

void printLine(const std::string& text) {
    static const bool isTerminal = isatty(STDOUT_FILENO) == 1;
    std::cout << (isTerminal ? printableText(text) : text) << std::endl;
}

void printDocument(const nlohmann::json& json) {
    std::cout << printableJson(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) << std::endl;
}

void printDocument(const nlohmann::ordered_json& json) {
    std::cout << printableJson(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) << std::endl;
}

}  // namespace unclip::cli
