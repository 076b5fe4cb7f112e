#include "app/cli/request_options.h"

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/image/metadata.h"
#include "engine/image/read_picture.h"

namespace unclip::cli {
namespace {

Request readRequest(const std::filesystem::path& file) {
    if (looksLikePicture(file))
        return requestFromPicture(file);
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream)
        throw RequestError("The request " + file.string() + " can't be read; check the path.");
    return requestFromText(text, file.string());
}

}  // namespace

void RequestOptions::addTo(CLI::App& command, Task task) {
    given_.task = task;
    const auto choice = [&](const char* flag, auto& target, auto values, const char* help) {
        std::map<std::string, std::decay_t<decltype(target)>> names;
        for (const auto value : values) names[name(value)] = value;
        command.add_option(flag, target, help)->transform(CLI::CheckedTransformer(names, CLI::ignore_case));
    };
    command.add_option("--model", given_.model,
                       "Model folder in the diffusers layout (default: the model that ships with the program)");
    command.add_option("--seed", given_.seed,
                       "Seed of the first picture; picture i is painted with seed + i (default 0)");
    command.add_option("--count", given_.count, "How many pictures (1 to 1000)");
    command.add_option("--negative", given_.negativePrompt, "What the picture should not be");
    if (task == Task::generate)
        choice("--prior", given_.priorMode,
               std::initializer_list<PriorMode>{PriorMode::prior, PriorMode::text, PriorMode::none},
               "Where the image embedding comes from: prior (predicted from the prompt), text (the prompt's text "
               "embedding), none");
    if (task == Task::generate) {
        command.add_option("--prior-steps", given_.priorSteps, "Steps of the prior (2 to 1000)");
        command.add_option("--prior-guidance", given_.priorGuidance,
                           "How strongly the prior follows the prompt (0 to 100, off at 1)");
    }
    command.add_option("--decoder-steps", given_.decoderSteps, "Steps of the decoder (2 to 1000)");
    command.add_option("--upsampler-steps", given_.upsamplerSteps, "Steps of the upsampler (2 to 1000)");
    command.add_option("--guidance", given_.guidance,
                       "How strongly the decoder follows its conditions (0 to 100, off at 1)");
    command.add_option("--width", given_.width, "Width in pixels (default: the model's own)");
    command.add_option("--height", given_.height, "Height in pixels (default: the model's own)");
    choice("--device", given_.device,
           std::initializer_list<DeviceChoice>{DeviceChoice::automatic, DeviceChoice::cpu, DeviceChoice::cuda},
           "Where to compute: auto, cpu, cuda");
    choice("--dtype", given_.dtype,
           std::initializer_list<DtypeChoice>{DtypeChoice::automatic, DtypeChoice::float32, DtypeChoice::bfloat16,
                                              DtypeChoice::float16},
           "Precision: auto, float32, bfloat16, float16");
    command.add_option("--request", requestFile,
                       "Start from a saved request: a JSON file, or a PNG that this program painted");
    command
        .add_option("--out", out,
                    "File of the picture (.png, .jpg, .webp, .tiff); a second one becomes FILE-2.png, and so on")
        ->capture_default_str();
    command.add_option("--dump", dump, "Also write every intermediate tensor to this safetensors file");
    command.add_flag("--json", printsJson, "Print what was made as JSON");
}

Request RequestOptions::finished(const CLI::App& command) const {
    if (requestFile.empty())
        return given_;
    Request result = readRequest(requestFile);
    const auto isGiven = [&](const char* option) {
        const auto* found = command.get_option_no_throw(option);
        return found && found->count() > 0;
    };
    if (result.task != given_.task)
        throw RequestError("The request " + requestFile.string() + " is for \"unclip " + name(result.task) +
                           "\", not for \"unclip " + name(given_.task) + "\".");
    const auto overlay = [&](const char* option, auto& target, const auto& value) {
        if (isGiven(option))
            target = value;
    };
    overlay("prompt", result.prompt, given_.prompt);
    overlay("picture", result.picture, given_.picture);
    overlay("--model", result.model, given_.model);
    overlay("--seed", result.seed, given_.seed);
    overlay("--count", result.count, given_.count);
    overlay("--negative", result.negativePrompt, given_.negativePrompt);
    overlay("--prior", result.priorMode, given_.priorMode);
    overlay("--prior-steps", result.priorSteps, given_.priorSteps);
    overlay("--prior-guidance", result.priorGuidance, given_.priorGuidance);
    overlay("--decoder-steps", result.decoderSteps, given_.decoderSteps);
    overlay("--upsampler-steps", result.upsamplerSteps, given_.upsamplerSteps);
    overlay("--guidance", result.guidance, given_.guidance);
    overlay("--width", result.width, given_.width);
    overlay("--height", result.height, given_.height);
    overlay("--device", result.device, given_.device);
    overlay("--dtype", result.dtype, given_.dtype);
    return result;
}

}  // namespace unclip::cli
