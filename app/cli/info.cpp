#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/cli/commands.h"
#include "app/cli/standard_output.h"
#include "engine/base/printable_text.h"
#include "engine/base/resources.h"
#include "engine/weights/model_summary.h"

namespace unclip::cli {
namespace {

struct InfoOptions {
    std::filesystem::path folder;
    bool printsJson = false;
};

/// 1022030080 → "1,022,030,080"
std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    for (int place = static_cast<int>(text.size()) - 3; place > 0; place -= 3)
        text.insert(static_cast<std::size_t>(place), ",");
    return text;
}

std::string sizeInWords(std::uintmax_t bytes) {
    static constexpr const char* kUnits[] = {"B", "kB", "MB", "GB", "TB"};
    double size = static_cast<double>(bytes);
    int unit = 0;
    for (; size >= 1000 && unit < 4; ++unit) size /= 1000;
    std::ostringstream text;
    text << std::fixed << std::setprecision(unit == 0 ? 0 : size < 10 ? 2 : 1) << size << " " << kUnits[unit];
    return text.str();
}

std::string joined(const std::set<std::string>& texts) {
    std::string result;
    for (const std::string& text : texts) result += (result.empty() ? "" : ", ") + text;
    return result;
}

void printRow(const std::string& part, const std::string& className, const std::string& parameters,
              const std::string& tensors, const std::string& dtype, const std::string& size) {
    std::cout << "  " << std::left << std::setw(20) << part << std::setw(31) << className << std::right << std::setw(15)
              << parameters << std::setw(9) << tensors << "  " << std::left << std::setw(17) << dtype << std::right
              << std::setw(9) << size << "\n";
}

void printTable(const std::filesystem::path& folder, const ModelSummary& model) {
    std::cout << model.pipelineClass << " in " << printableText(folder.string()) << "\n\n";
    printRow("component", "class", "parameters", "tensors", "dtype", "on disk");
    for (const PartSummary& part : model.parts) {
        if (part.hasWeights)
            printRow(printableText(part.name), printableText(part.className), grouped(part.parameters),
                     std::to_string(part.tensors), joined(part.dtypes), sizeInWords(part.bytesOnDisk));
        else
            printRow(printableText(part.name), printableText(part.className), "", "", "",
                     sizeInWords(part.bytesOnDisk));
    }
    printRow("all", "", grouped(model.parameters), "", "", sizeInWords(model.bytesOnDisk));

    std::string can;
    for (const auto& [isAble, what] : {std::pair{model.abilities.paint, "paint from a prompt"},
                                       {model.abilities.vary, "vary a picture"},
                                       {model.abilities.inpaint, "repaint what a mask marks"}})
        if (isAble)
            can += (can.empty() ? "" : ", ") + std::string(what);
    std::cout << "\nCan: " << (can.empty() ? "nothing by itself" : can) << "\n";
    if (model.abilities.isPriorOnly)
        std::cout << "It turns prompts into image embeddings; a Kandinsky decoder's folder is needed to paint them.\n";
    if (!model.priorFolder.empty())
        std::cout << "With the Kandinsky prior beside it: " << printableText(model.priorFolder.string()) << "\n";
    else if (model.abilities.needsPrior)
        std::cout << "It paints image embeddings; a Kandinsky prior's folder is needed to get them from a prompt.\n";
    if (model.missing.empty()) {
        std::cout << "Missing: nothing\nHash: " << model.hash << "\n";
        return;
    }
    std::cout << "Missing:\n";
    for (const Sentence& sentence : model.missing) std::cout << "  " << printableText(sentence.inEnglish()) << "\n";
}

void printJson(const std::filesystem::path& folder, const ModelSummary& model) {
    using nlohmann::ordered_json;
    ordered_json parts = ordered_json::array();
    for (const PartSummary& part : model.parts) {
        ordered_json entry{{"name", part.name},
                           {"class", part.className},
                           {"library", part.library},
                           {"bytesOnDisk", part.bytesOnDisk}};
        if (part.hasWeights) {
            entry["parameters"] = part.parameters;
            entry["tensors"] = part.tensors;
            entry["dtypes"] = part.dtypes;
        }
        parts.push_back(std::move(entry));
    }
    ordered_json missing = ordered_json::array();
    for (const Sentence& sentence : model.missing) missing.push_back(sentence.inEnglish());
    const ordered_json all{
        {"folder", folder.string()},
        {"pipeline", model.pipelineClass},
        {"components", parts},
        {"parameters", model.parameters},
        {"bytesOnDisk", model.bytesOnDisk},
        {"can",
         {{"paint", model.abilities.paint}, {"vary", model.abilities.vary}, {"inpaint", model.abilities.inpaint}}},
        {"isPriorOnly", model.abilities.isPriorOnly},
        {"needsPrior", model.abilities.needsPrior},
        {"missing", missing},
        {"hash", model.hash.empty() ? ordered_json() : ordered_json(model.hash)}};
    printDocument(all);
}

}  // namespace

void addInfo(CLI::App& app) {
    auto* command = app.add_subcommand(
        "info", "Show a model folder: components, parameters, dtypes, sizes, what it can do and what is missing");
    auto options = std::make_shared<InfoOptions>();
    command->add_option("folder", options->folder, "Model folder in diffusers format; without it the model that ships");
    command->add_flag("--json", options->printsJson, "Print JSON");
    command->callback([options] {
        const auto folder = modelOrShipped(options->folder);
        const ModelSummary summary = summarize(*ModelFolder::open(folder));
        if (options->printsJson)
            printJson(folder, summary);
        else
            printTable(folder, summary);
    });
}

}  // namespace unclip::cli
