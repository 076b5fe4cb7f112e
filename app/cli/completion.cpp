#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/commands.h"

namespace unclip::cli {
namespace {

/// A command or an option as a shell's completion shows it.
struct Choice {
    std::vector<std::string> names;  ///< "--seed"; for options every spelling
    std::string help;
    bool takesValue = false;
    std::vector<std::string> values;  ///< allowed ones; empty: any, files among them
};

/// `path` are the words that lead to the command: "", "generate", "gallery search".
struct Command {
    std::string path;
    std::vector<Choice> subcommands, options;
};

/// The values that CLI11's own description of an option lists: "TEXT:{auto,cpu,cuda}".
std::vector<std::string> allowedValues(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const auto begin = type.find('{'), end = type.find('}');
    if (begin == std::string::npos || end == std::string::npos)
        return {};
    return CLI::detail::split(type.substr(begin + 1, end - begin - 1), ',');
}

void collect(const CLI::App& app, const std::string& path, std::vector<Command>& commands) {
    Command command{path, {}, {}};
    for (const CLI::Option* option : app.get_options()) {
        Choice choice{{}, option->get_description(), option->get_items_expected_max() > 0, allowedValues(*option)};
        for (const std::string& name : option->get_lnames()) choice.names.push_back("--" + name);
        for (const std::string& name : option->get_snames()) choice.names.push_back("-" + name);
        if (!choice.names.empty())
            command.options.push_back(std::move(choice));
    }
    const auto subcommands = app.get_subcommands([](const CLI::App*) { return true; });
    for (const CLI::App* each : subcommands)
        command.subcommands.push_back({{each->get_name()}, each->get_description(), false, {}});
    commands.push_back(std::move(command));
    for (const CLI::App* each : subcommands)
        collect(*each, path + (path.empty() ? "" : " ") + each->get_name(), commands);
}

std::string joined(const std::vector<std::string>& words, const std::string& separator = " ") {
    return CLI::detail::join(words, separator);
}

/// `text` in single quotes, as every one of the three shells reads it.
std::string quoted(const std::string& text, const std::string& quote) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? quote : std::string(1, c);
    return result + "'";
}

std::vector<std::string> namesOf(const std::vector<Choice>& choices) {
    std::vector<std::string> names;
    for (const Choice& choice : choices) names.insert(names.end(), choice.names.begin(), choice.names.end());
    return names;
}

void printBash(const std::vector<Command>& commands) {
    std::cout << "_unclip() {\n"
                 "    local word command= current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
                 "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
                 "        case \"$command${command:+ }$word\" in\n";
    for (const Command& command : commands)
        if (!command.path.empty())
            std::cout << "            '" << command.path << "') command='" << command.path << "' ;;\n";
    std::cout << "        esac\n    done\n    case \"$command $previous\" in\n";
    for (const Command& command : commands)
        for (const Choice& option : command.options)
            for (const std::string& name : option.names)
                if (option.takesValue)
                    std::cout << "        '" << command.path << " " << name << "') COMPREPLY=($(compgen -W "
                              << quoted(joined(option.values), "'\\''") << " -- \"$current\")); return ;;\n";
    std::cout << "    esac\n    case \"$command\" in\n";
    for (const Command& command : commands)
        std::cout << "        '" << command.path << "') COMPREPLY=($(compgen -W '"
                  << joined(namesOf(command.subcommands)) << " " << joined(namesOf(command.options))
                  << "' -- \"$current\")) ;;\n";
    std::cout << "    esac\n}\ncomplete -o default -F _unclip unclip\n";
}

/// For `_arguments`, where brackets and colons have a meaning.
std::string escapedForZsh(const std::string& text) {
    std::string result;
    for (const char c : text) result += std::string(c == '[' || c == ']' || c == ':' || c == '\\' ? "\\" : "") + c;
    return result;
}

void printZsh(const std::vector<Command>& commands) {
    std::cout << "#compdef unclip\n\n"
                 "_unclip() {\n"
                 "    local word command= line state\n"
                 "    for word in ${words[2,CURRENT-1]}; do\n"
                 "        case \"$command${command:+ }$word\" in\n";
    for (const Command& command : commands)
        if (!command.path.empty())
            std::cout << "            '" << command.path << "') command='" << command.path << "' ;;\n";
    std::cout << "        esac\n    done\n    case \"$command\" in\n";
    for (const Command& command : commands) {
        std::cout << "        '" << command.path << "')\n";
        if (!command.subcommands.empty()) {
            std::cout << "            local -a subcommands=(\n";
            for (const Choice& each : command.subcommands)
                std::cout << "                " << quoted(each.names.front() + ":" + escapedForZsh(each.help), "'\\''")
                          << "\n";
            std::cout << "            )\n            _describe -t commands command subcommands\n";
        }
        std::cout << "            _arguments -S";
        for (const Choice& option : command.options)
            for (const std::string& name : option.names) {
                std::string value;
                if (option.takesValue)
                    value = ":value:" + (option.values.empty() ? "_files" : "(" + joined(option.values) + ")");
                std::cout << " \\\n                "
                          << quoted("*" + name + "[" + escapedForZsh(option.help) + "]" + value, "'\\''");
            }
        std::cout << " \\\n                '*:file:_files' ;;\n";
    }
    std::cout << "    esac\n}\n\n_unclip \"$@\"\n";
}

void printFish(const std::vector<Command>& commands) {
    const auto complete = [](const std::string& condition, const Choice& choice, const std::string& what) {
        std::cout << "complete -c unclip -n " << quoted(condition, "\\'") << what << " -d "
                  << quoted(choice.help, "\\'") << "\n";
    };
    for (const Command& command : commands) {
        std::string condition;
        for (const std::string& word : CLI::detail::split(command.path, ' '))
            if (!word.empty())
                condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + word);
        const std::string names = joined(namesOf(command.subcommands));
        const std::string beforeAny = "not __fish_seen_subcommand_from " + names;
        for (const Choice& each : command.subcommands)
            complete(condition.empty() ? beforeAny : condition + "; and " + beforeAny, each,
                     " -f -a " + each.names.front());
        if (condition.empty())
            condition = beforeAny;
        for (const Choice& option : command.options) {
            std::string what;
            for (const std::string& name : option.names)
                what += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            if (option.takesValue)
                what += option.values.empty() ? " -r" : " -x -a " + quoted(joined(option.values), "\\'");
            complete(condition, option, what);
        }
    }
}

}  // namespace

void addCompletion(CLI::App& app) {
    static const std::map<std::string, void (*)(const std::vector<Command>&)> kShells{
        {"bash", printBash}, {"fish", printFish}, {"zsh", printZsh}};
    auto* command = app.add_subcommand(
        "completion", "Print what lets a shell complete unclip's commands and options; packages install it");
    auto shell = std::make_shared<std::string>();
    command
        ->add_option("shell", *shell, "bash: source <(unclip completion bash); fish: unclip completion fish | source")
        ->required()
        ->check(CLI::IsMember({"bash", "fish", "zsh"}));
    command->callback([shell, &app] {
        std::vector<Command> commands;
        collect(app, "", commands);
        kShells.at (*shell)(commands);
    });
}

}  // namespace unclip::cli
