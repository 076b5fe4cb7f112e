#include "app/cli/request_options.h"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/choice_option.h"
#include "engine/base/error.h"
#include "engine/base/printable_text.h"
#include "engine/base/resources.h"
#include "engine/image/metadata.h"
#include "engine/image/read_picture.h"
#include "engine/request/saved_request.h"

namespace unclip::cli {
namespace {

// CLI11 would turn "-1" into the largest number, and one that is too large as well.
const CLI::Validator wholeNumber(
    [](std::string& text) {
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool isWhole = error == std::errc() && end == text.data() + text.size();
        return isWhole ? std::string() : "\"" + text + "\" is no whole number from 0 to 18446744073709551615.";
    },
    "");

}  // namespace

void RequestOptions::startFrom(const std::filesystem::path& file) {
    const Task task = request.task;
    saved = file;
    if (looksLikePicture(file)) {
        request = requestFromPicture(file);
        const PictureMetadata metadata = readMetadata(file);
        paintedWith = metadata.modelHash;
        if (!metadata.saidSeed())
            std::cerr << "The picture " << printableText(file.string())
                      << " does not say its seed, so it can't be painted again exactly; 0 is taken unless --seed says "
                         "another.\n";
    } else {
        request = readRequest(file);
    }
    const bool isItsDetail = task == Task::inpaint && request.task == Task::detail;
    if (request.task != task && !isItsDetail)
        throw RequestError("The request " + file.string() + " is for \"unclip " +
                           (request.task == Task::detail ? "inpaint" : name(request.task)) + "\", not for \"unclip " +
                           name(task) + "\".");
}

void RequestOptions::addTo(CLI::App& command, Task task) {
    request.task = task;
    const TaskDescription& takes = descriptionOf(task);
    // Read as soon as it is met, so that every other option goes before what it says.
    command
        .add_option_function<std::filesystem::path>(
            "--request", [this](const std::filesystem::path& file) { startFrom(file); },
            "Start from a saved request: a JSON file, or a PNG that this program painted")
        ->trigger_on_parse();
    command.add_option(
        "--model", request.model,
        "Model folder in the diffusers layout, or owner/name of a model in Hugging Face's cache (default: "
        "the model that ships with the program)");
    command.add_option("--prior-folder", request.priorFolder,
                       "Folder, or owner/name, of another prior: a Kandinsky decoder's (default: the best one beside "
                       "it or in Hugging Face's cache), or one that takes the place of the model's own (ECLIPSE)");
    command
        .add_option("--seed", request.seed, "Seed of the first picture; picture i is painted with seed + i (default 0)")
        ->check(wholeNumber);
    if (task != Task::mix)
        command.add_option("--count", request.count, "How many pictures (1 to 1000)");
    addSampling(command, takes);
    if (takes.isEdit)
        command.add_option("--feather", request.feather, "Pixels over which the repainted part blends in (0 to 512)")
            ->capture_default_str();
    addChoice(command, "--device", request.device, {DeviceChoice::automatic, DeviceChoice::cpu, DeviceChoice::cuda},
              "Where to compute");
    addChoice(command, "--dtype", request.dtype,
              {DtypeChoice::automatic, DtypeChoice::float32, DtypeChoice::bfloat16, DtypeChoice::float16},
              "Precision of weights and activations");
    command
        .add_option("--out", out,
                    "File of the picture (.png, .jpg, .webp, .tiff); a second one becomes FILE-2.png, and so on")
        ->capture_default_str();
    if (takes.choosesItsSize)
        command.add_option("--steps-out", film, "Also write a strip that shows the picture appear, step by step");
    command.add_flag("--overwrite", overwrites, "Replace files that are there already; never what is read");
    command.add_option("--dump", dump, "Also write every intermediate tensor to this safetensors file");
    command.add_flag("--json", printsJson, "Print what was made as JSON");
}

void RequestOptions::addStructureFrom(CLI::App& command) {
    command
        .add_option(
            "--structure-from", structureFrom,
            "Picture whose structure is followed: its depth picture is made first, as \"unclip depth\" does, and "
            "written beside the first picture as FILE-structure.png")
        ->excludes(command.get_option("--structure"));
}

void RequestOptions::addSampling(CLI::App& command, const TaskDescription& takes) {
    if (takes.conditioning != Conditioning::none) {
        addChoice(command, "--quality", request.quality, {Quality::quick, Quality::standard, Quality::best},
                  "What steps and tries that aren't given stand for: quick paints in a few, best in many");
        command.add_option("--negative", request.negativePrompt, "What the picture should not be");
        command.add_option("--decoder-steps", request.decoderSteps, "Steps of the decoder (2 to 1000)");
        command.add_option("--guidance", request.guidance,
                           "How strongly the decoder follows its conditions (0 to 100, off at 1)");
        command.add_option("--noise-level", request.noiseLevel,
                           "How freely the picture, or what the prior makes of the prompt, is followed: 0 closely, 999 "
                           "hardly at all; of models that know it (Stable unCLIP; default 0)");
    }
    if (takes.conditioning == Conditioning::prompt) {
        addChoice(command, "--prior", request.priorMode, {PriorMode::prior, PriorMode::text, PriorMode::none},
                  "Where the image embedding comes from: prior (predicted from the prompt), text (the prompt's text "
                  "embedding), none");
        command.add_option("--prior-steps", request.priorSteps, "Steps of the prior (2 to 1000)");
        command.add_option(
            "--prior-best-of", request.priorBestOf,
            "Image embeddings that the prior draws for each; the one that is nearest to the prompt's text "
            "embedding is painted (1 to 32)");
        command.add_option("--prior-guidance", request.priorGuidance,
                           "How strongly the prior follows the prompt (0 to 100, off at 1)");
    }
    command.add_option("--upsampler-steps", request.upsamplerSteps, "Steps of the upsampler (2 to 1000)");
    if (takes.followsStructure)
        command.add_option("--structure", request.structure,
                           "Depth picture, near is white, whose structure is followed by a model that can "
                           "(kandinsky-2-2-controlnet-depth)");
    if (takes.choosesItsSize) {
        command.add_option("--width", request.width, "Width in pixels (default: the model's own)");
        command.add_option("--height", request.height, "Height in pixels (default: the model's own)");
        command.add_flag("--rank", request.ranked, "Sort the pictures by CLIP's similarity to the prompt, best first");
    }
    if (takes.choosesAmongSmallPictures)
        command.add_option(
            "--best-of", request.bestOf,
            "Small pictures that are painted for each; the one that CLIP finds nearest to what was asked "
            "for is finished (1 to 32)");
}

OutputFiles outputFilesOf(const RequestOptions& options) {
    const Request& request = options.request;
    OutputFiles files;
    files.inputs = {
        request.picture,      request.structure, options.structureFrom,         request.mix.secondPicture,
        request.repaint.mask, options.saved,     modelOrShipped(request.model), modelOrNamed(request.priorFolder)};
    files.overwrites = options.overwrites;
    const int count = request.task == Task::mix ? request.mix.steps : request.count;
    for (int i = 0; i < count; ++i) {
        files.outputs.push_back(numberedFile(options.out, i));
        if (!options.film.empty())
            files.outputs.push_back(numberedFile(options.film, i));
    }
    if (!options.structureFrom.empty())
        files.outputs.push_back(structureFile(options));
    if (!options.dump.empty())
        files.data.push_back(options.dump);
    return files;
}

std::filesystem::path structureFile(const RequestOptions& options) {
    return options.out.parent_path() / (options.out.stem().string() + "-structure.png");
}

void addPictureArgument(CLI::App& command, RequestOptions& options, const char* help) {
    command.add_option("picture", options.request.picture, help + std::string(" (may stand in --request)"));
}

}  // namespace unclip::cli
