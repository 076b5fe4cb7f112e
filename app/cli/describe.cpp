#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/standard_output.h"
#include "engine/base/printable_text.h"
#include "engine/image/read_picture.h"
#include "engine/request/engine.h"

namespace unclip::cli {
namespace {

struct DescribeOptions {
    std::filesystem::path picture, model;
    bool printsJson = false;
};

void print(const std::vector<Description>& descriptions, bool asJson) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [caption, probability] : descriptions) {
        list.push_back({{"caption", caption}, {"probability", probability}});
        if (!asJson)
            std::cout << std::fixed << std::setprecision(1) << std::setw(5) << 100 * probability << " %  "
                      << printableText(caption) << "\n";
    }
    if (asJson)
        printDocument(list);
}

}  // namespace

void addDescribe(CLI::App& app) {
    auto* command = app.add_subcommand(
        "describe", "Say what a picture shows, in a model's own words: the five likeliest captions by CLIP");
    auto options = std::make_shared<DescribeOptions>();
    command->add_option("picture", options->picture, "The picture")->required();
    command->add_option("--model", options->model,
                        "Model folder in the diffusers layout, or owner/name of a model in Hugging Face's cache "
                        "(default: the model that ships with the program)");
    command->add_flag("--json", options->printsJson, "Print JSON");
    command->callback([options] {
        const cv::Mat picture = readPicture(options->picture).pixels;
        print(createEngine()->describe(options->model, picture), options->printsJson);
    });
}

}  // namespace unclip::cli
