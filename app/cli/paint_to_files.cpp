#include <csignal>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>
#include <stop_token>

#include "app/cli/progress_bar.h"
#include "app/cli/request_options.h"
#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/device/device.h"
#include "engine/image/contact_sheet.h"
#include "engine/image/metadata.h"
#include "engine/image/write_picture.h"
#include "engine/pipeline/painter.h"

namespace unclip::cli {
namespace {

std::stop_source stopSource;

// Ctrl+C stops between two layers; pictures that are finished stay. Pressed again it ends the program at once.
extern "C" void stopOnSignal(int signal) {
    stopSource.request_stop();
    std::signal(signal, SIG_DFL);
}

PictureMetadata metadataOf(const Request& request, const PaintedPicture& picture, const LoadedModel& model) {
    PictureMetadata metadata;
    metadata.id = newPictureId();
    metadata.request = request;
    metadata.request->seed = picture.seed;
    metadata.request->count = 1;
    metadata.modelName = std::filesystem::canonical(model.folder().path()).filename().string();
    metadata.modelHash = model.hash();
    const std::string device = model.device().inWords();
    metadata.device = device.substr(0, device.find(", "));
    metadata.dtype = device.substr(device.find(", ") + 2);
    metadata.created = utcNow();
    metadata.version = UNCLIP_VERSION;
    metadata.similarity = picture.similarity;
    return metadata;
}

// Painting takes minutes: what would keep the picture from being written is said before.
void checkTarget(const std::filesystem::path& file) {
    if (!formatOfName(file))
        throw RequestError("The file " + file.string() +
                           " has no ending that says its kind; use .png, .jpg, .webp or .tiff.");
    requireWritable(file);
}

cv::Mat filmStrip(const std::vector<cv::Mat>& film) {
    SheetLayout layout;
    layout.cellSide = 128;
    std::vector<CaptionedPicture> frames;
    for (const auto& frame : film) {
        // The decoder's frames are smaller than the upsamplers'; all are shown alike.
        cv::Mat shown = frame;
        const double factor = static_cast<double>(layout.cellSide) / std::max(frame.cols, frame.rows);
        if (factor > 1)
            cv::resize(frame, shown, {}, factor, factor, cv::INTER_CUBIC);
        frames.push_back({shown, std::to_string(frames.size() + 1)});
    }
    layout.columns = std::min<int>(static_cast<int>(frames.size()), 16);
    return contactSheet(frames, layout);
}

void warnOfUnknownWords(ProgressBar& bar, const PromptReport& prompt) {
    if (prompt.unknownWords.empty())
        return;
    std::string words;
    for (const auto& word : prompt.unknownWords) words += (words.empty() ? "\"" : ", \"") + word + "\"";
    bar.note("This model has never seen the word" + std::string(prompt.unknownWords.size() > 1 ? "s " : " ") + words +
             " and paints without it.");
}

}  // namespace

std::filesystem::path numberedFile(const std::filesystem::path& file, int index) {
    if (index == 0)
        return file;
    return file.parent_path() / (file.stem().string() + "-" + std::to_string(index + 1) + file.extension().string());
}

std::vector<cv::Mat> paintToFiles(const RequestOptions& options) {
    const Request& request = options.request;
    validate(request);
    checkTarget(options.out);
    if (!options.film.empty())
        checkTarget(options.film);
    std::signal(SIGINT, stopOnSignal);
    std::signal(SIGTERM, stopOnSignal);

    ProgressBar bar;
    LoadedModel model(modelOrShipped(request.model), chooseDevice(request.device, request.dtype));
    if (!options.paintedWith.empty() && options.paintedWith != model.hash())
        bar.note("The picture was painted with another model than " + model.folder().path().string() +
                 ", so it will come out differently; say with --model where that one is.");

    std::vector<PaintedPicture> finished;
    nlohmann::json made = nlohmann::json::array();
    const auto save = [&](const PaintedPicture& picture, int place) {
        const auto file = numberedFile(options.out, place);
        WriteOptions write;
        write.metadata = metadataOf(request, picture, model);
        writePicture(file, picture.pixels, write);
        nlohmann::json entry{{"file", file.string()},
                             {"seed", picture.seed},
                             {"width", picture.pixels.cols},
                             {"height", picture.pixels.rows}};
        if (picture.similarity)
            entry["similarity"] = *picture.similarity;
        made.push_back(entry);
        bar.clear();
        if (!options.printsJson)
            std::cout << file.string() << std::endl;
        if (!options.film.empty())
            writePicture(numberedFile(options.film, place), filmStrip(picture.film));
    };
    JobEvents events;
    events.keepsFilm = !options.film.empty();
    events.progress = [&](const Progress& progress) { bar.show(progress); };
    events.note = [&](const Sentence& sentence) { bar.note(sentence.inEnglish()); };
    // Ranked pictures get their places when all are there; others are written the moment they exist.
    if (!request.ranked)
        events.picture = [&](const PaintedPicture& picture) { save(picture, picture.index); };
    TensorDump dump;
    Painter painter(model, request, events, stopSource.get_token(), options.dump.empty() ? nullptr : &dump);
    const JobResult result = painter.paint();
    if (request.ranked)
        for (std::size_t i = 0; i < result.pictures.size(); ++i) save(result.pictures[i], static_cast<int>(i));
    if (!options.dump.empty())
        dump.write(options.dump);
    warnOfUnknownWords(bar, result.prompt);
    if (options.printsJson)
        std::cout << nlohmann::json{{"pictures", made},
                                    {"model", model.folder().path().string()},
                                    {"modelHash", result.modelHash},
                                    {"device", model.device().inWords()},
                                    {"tokens", result.prompt.tokens},
                                    {"tokenLimit", result.prompt.limit},
                                    {"unknownWords", result.prompt.unknownWords}}
                         .dump(2)
                  << "\n";
    std::vector<cv::Mat> pictures;
    for (const auto& picture : result.pictures) pictures.push_back(picture.pixels);
    return pictures;
}

}  // namespace unclip::cli
