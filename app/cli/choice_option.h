#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

namespace unclip::cli {

/// An option that takes one of several names: what name() says of each value. `target`: a choice, or an optional one.
template <class Choice, class Target>
void addChoice(CLI::App& command, const char* flag, Target& target, std::initializer_list<Choice> values,
               const char* help) {
    std::vector<std::string> names;
    for (const auto value : values) names.emplace_back(name(value));
    const auto choose = [&target, values = std::vector(values)](const std::string& chosen) {
        target = *std::ranges::find(values, chosen, [](Choice value) { return std::string(name(value)); });
    };
    command.add_option_function<std::string>(flag, choose, help)->transform(CLI::IsMember(names, CLI::ignore_case));
}

}  // namespace unclip::cli
