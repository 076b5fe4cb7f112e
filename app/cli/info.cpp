#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "app/cli/commands.h"
#include "app/cli/standard_output.h"
#include "engine/base/error.h"
#include "engine/base/printable_text.h"
#include "engine/base/resources.h"
#include "engine/request/engine.h"
#include "engine/weights/model_summary.h"

namespace unclip::cli {
namespace {

struct InfoOptions {
    std::filesystem::path folder, priorFolder;
    bool printsJson = false, asksDevice = false;
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
    if (model.abilities.followsStructure)
        can += (can.empty() ? "" : ", ") + std::string("all along the structure of a depth picture");
    if (model.pipelineClass == kDepthEstimator)
        can = "make depth pictures of pictures (unclip depth)";
    std::cout << "\nCan: " << (can.empty() ? "nothing by itself" : can) << "\n";
    if (model.hasOnePassPrior)
        std::cout << "Prior: predicts in one pass (ECLIPSE)\n";
    if (model.pipelineClass == kPriorAlone)
        std::cout << "It is a prior alone: a model is painted with it when --prior-folder names it.\n";
    else if (model.abilities.isPriorOnly)
        std::cout << "It turns prompts into image embeddings; a Kandinsky decoder's folder is needed to paint them.\n";
    const bool isStable = model.pipelineClass.starts_with("StableUnCLIP");
    if (isStable && !model.priorFolder.empty())
        std::cout << "With the prior of the Karlo model: " << printableText(model.priorFolder.string()) << "\n";
    else if (isStable && !model.abilities.paint)
        std::cout << "It has no prior: it paints prompts with a Karlo model's (--prior-folder), or with --prior none "
                     "from the words alone.\n";
    else if (!model.priorFolder.empty())
        std::cout << "With the Kandinsky prior: " << printableText(model.priorFolder.string()) << "\n";
    else if (model.abilities.needsPrior)
        std::cout << "It paints image embeddings; a Kandinsky prior's folder is needed to get them from a prompt.\n";
    if (!model.priorNetwork.empty())
        std::cout << "In the prior's place: " << printableText(model.priorNetwork.string()) << "\n";
    if (model.missing.empty()) {
        std::cout << "Missing: nothing\nHash: " << model.hash << "\n";
        return;
    }
    std::cout << "Missing or wrong:\n";
    for (const Sentence& sentence : model.missing) std::cout << "  " << printableText(sentence.inEnglish()) << "\n";
}

void printDevice(const DeviceReport& report) {
    std::cout << "\n";
    for (const Sentence& sentence : report.sentences) std::cout << printableText(sentence.inEnglish()) << "\n";
}

nlohmann::ordered_json jsonOf(const DeviceReport& report) {
    nlohmann::ordered_json sentences = nlohmann::ordered_json::array();
    for (const Sentence& sentence : report.sentences) sentences.push_back(sentence.inEnglish());
    return {{"name", report.device},
            {"sentences", sentences},
            {"needed", report.needed},
            {"free", report.free},
            {"partsTakeTurns", report.partsTakeTurns}};
}

void printJson(const std::filesystem::path& folder, const ModelSummary& model,
               const std::optional<DeviceReport>& device) {
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
    ordered_json all{
        {"folder", folder.string()},
        {"pipeline", model.pipelineClass},
        {"components", parts},
        {"parameters", model.parameters},
        {"bytesOnDisk", model.bytesOnDisk},
        {"can",
         {{"paint", model.abilities.paint}, {"vary", model.abilities.vary}, {"inpaint", model.abilities.inpaint}}},
        {"followsStructure", model.abilities.followsStructure},
        {"isPriorOnly", model.abilities.isPriorOnly},
        {"needsPrior", model.abilities.needsPrior},
        {"hasOnePassPrior", model.hasOnePassPrior},
        {"missing", missing},
        {"hash", model.hash.empty() ? ordered_json() : ordered_json(model.hash)}};
    if (device)
        all["device"] = jsonOf(*device);
    printDocument(all);
}

/// Puts what painting would say before what the folder itself lacks.
void addFaults(ModelSummary& summary, std::vector<Sentence> faults) {
    const auto isAmong = [&](const Sentence& sentence) {
        return std::any_of(faults.begin(), faults.end(),
                           [&](const Sentence& fault) { return fault.inEnglish() == sentence.inEnglish(); });
    };
    std::erase_if(summary.missing, isAmong);
    summary.missing.insert(summary.missing.begin(), faults.begin(), faults.end());
}

}  // namespace

void addInfo(CLI::App& app) {
    auto* command = app.add_subcommand(
        "info",
        "Show a model folder: components, parameters, dtypes, sizes, what it can do, and what painting with it would "
        "complain of (exit code 1)");
    auto options = std::make_shared<InfoOptions>();
    command->add_option(
        "folder", options->folder,
        "Model folder in diffusers format, or owner/name of a model in Hugging Face's cache; without it the model "
        "that ships");
    command->add_option("--prior-folder", options->priorFolder,
                        "Folder, or owner/name, of another prior, as generate takes it");
    command->add_flag("--json", options->printsJson, "Print JSON");
    command->add_flag("--device", options->asksDevice,
                      "Also which device and precision pictures are painted with and why, and the memory for one");
    command->callback([options] {
        const auto folder = modelOrShipped(options->folder);
        ModelSummary summary = summarize(*ModelFolder::open(folder), options->priorFolder);
        const auto engine = createEngine();
        addFaults(summary, engine->faultsOf(folder, options->priorFolder));
        std::optional<DeviceReport> device;
        if (options->asksDevice && summary.missing.empty()) {
            Request request;
            request.model = folder;
            request.priorFolder = options->priorFolder;
            device = engine->report(request);
        }
        if (options->printsJson)
            printJson(folder, summary, device);
        else
            printTable(folder, summary);
        if (device && !options->printsJson)
            printDevice(*device);
        if (!summary.missing.empty())
            throw ModelError(summary.missing.front());
    });
}

}  // namespace unclip::cli
