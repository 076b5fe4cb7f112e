#include "app/cli/scene_options.h"

namespace unclip::cli {
namespace {

/// Names that may be given several times, as their indices in a table of the world.
void addNames(CLI::App& command, const std::string& option, std::vector<int>& chosen,
              int (*indexOf)(const std::string&), const std::string& help) {
    command
        .add_option_function<std::vector<std::string>>(
            option,
            [&chosen, indexOf](const std::vector<std::string>& names) {
                chosen.clear();
                for (const auto& name : names) chosen.push_back(indexOf(name));
            },
            help)
        ->expected(1)
        ->take_all();
}

void addShare(CLI::App& command, const std::string& option, double& share, const std::string& help) {
    command.add_option(option, share, help)->check(CLI::Range(0.0, 1.0))->capture_default_str();
}

}  // namespace

void addSceneOptions(CLI::App& command, SceneOptions& options) {
    addNames(
        command, "--subject", options.subjects, subjectNamed,
        "Only this subject, for example \"racing car\"; may be given several times, and twice to come twice as often");
    addNames(command, "--setting", options.settings, settingNamed,
             "Only this setting, for example desert or red; likewise");
    addNames(command, "--style", options.styles, styleNamed,
             "Only this style, for example \"stained glass\" or plain; likewise");
    addShare(command, "--pairs", options.pairs, "Share of scenes with two things");
    addShare(command, "--empty", options.empty, "Share of scenes that show a setting alone");
    addShare(command, "--styled", options.styled,
             "Share of scenes in a style other than plain, unless --style says it");
}

}  // namespace unclip::cli
