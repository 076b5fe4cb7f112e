#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "app/cli/depth_picture.h"
#include "app/cli/progress_bar.h"
#include "app/cli/request_options.h"
#include "app/cli/standard_output.h"
#include "app/cli/stop_on_signal.h"
#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/image/contact_sheet.h"
#include "engine/image/metadata.h"
#include "engine/image/write_picture.h"
#include "engine/request/engine.h"
#include "engine/weights/model_layout.h"

namespace unclip::cli {
namespace {

/// The name itself, or one beside it when somebody took it while the picture was painted.
std::filesystem::path freeName(const std::filesystem::path& wanted) {
    std::filesystem::path file = wanted;
    std::error_code ignored;
    for (int copy = 2; std::filesystem::exists(file, ignored); ++copy)
        file = wanted.parent_path() /
               (wanted.stem().string() + " (" + std::to_string(copy) + ")" + wanted.extension().string());
    return file;
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

namespace {

// The names of the files, and what is printed as JSON, of the pictures that were made so far.
class PictureFiles {
public:
    PictureFiles(const RequestOptions& options, ProgressBar& bar) : options_(options), bar_(bar) {}

    void save(const PaintedPicture& picture, int place) {
        const auto wanted = numberedFile(options_.out, place);
        const auto file = options_.overwrites ? wanted : freeName(wanted);
        if (file != wanted)
            bar_.note("Meanwhile there is a file " + wanted.string() + "; the picture was written beside it.");
        WriteOptions write;
        write.replaces = options_.overwrites;
        write.metadata = metadataOf(options_.request, picture);
        for (const Sentence& note : writePicture(file, picture.pixels, write)) bar_.note(note.inEnglish());
        nlohmann::json entry{{"file", file.string()},
                             {"seed", picture.seed},
                             {"width", picture.pixels.cols},
                             {"height", picture.pixels.rows}};
        if (picture.similarity)
            entry["similarity"] = *picture.similarity;
        made_.push_back(entry);
        bar_.clear();
        if (!options_.printsJson)
            printLine(file.string());
        if (!options_.film.empty())
            writePicture(numberedFile(options_.film, place), filmStrip(picture.film));
    }

    void print(const JobResult& result) const {
        const PaintedWith& with = result.pictures.front().with;
        printDocument(nlohmann::json{{"pictures", made_},
                                     {"model", modelOrShipped(options_.request.model).string()},
                                     {"modelHash", with.modelHash},
                                     {"device", with.device + ", " + with.dtype},
                                     {"tokens", result.prompt.tokens},
                                     {"tokenLimit", result.prompt.limit},
                                     {"unknownWords", result.prompt.unknownWords}});
    }

private:
    const RequestOptions& options_;
    ProgressBar& bar_;
    nlohmann::json made_ = nlohmann::json::array();
};

}  // namespace

std::vector<cv::Mat> paintToFiles(const RequestOptions& options, Engine& engine) {
    const Request& request = options.request;
    validate(request);
    outputFilesOf(options).check();

    ProgressBar bar;
    const auto folder = modelOrShipped(request.model);
    if (!options.paintedWith.empty() &&
        options.paintedWith != ModelLayout::of(ModelFolder::open(folder), request.priorFolder).hash())
        bar.note("The picture was painted with another model than " + folder.string() +
                 ", so it will come out differently; say with --model and --prior-folder where that one is.");

    PictureFiles files(options, bar);
    JobOptions job;
    job.keepsFilm = !options.film.empty();
    job.dump = options.dump;
    JobEvents events;
    events.progress = [&](const Progress& progress) { bar.show(progress); };
    events.note = [&](const Sentence& sentence) { bar.note(sentence.inEnglish()); };
    // Ranked pictures get their places when all are there, or when the job ends before; others are written the moment
    // they exist.
    std::vector<PaintedPicture> ranked;
    events.picture = [&](const PaintedPicture& picture) {
        if (request.ranked)
            ranked.push_back(picture);
        else
            files.save(picture, picture.index);
    };
    const auto saveRanked = [&] {
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
        for (std::size_t i = 0; i < ranked.size(); ++i) files.save(ranked[i], static_cast<int>(i));
    };
    const StopOnSignal stop;
    JobResult result;
    try {
        result = engine.run(request, job, events, stop.token());
    } catch (const std::exception&) {
        saveRanked();
        throw;
    }
    saveRanked();
    warnOfUnknownWords(bar, result.prompt);
    if (options.printsJson)
        files.print(result);
    std::vector<cv::Mat> pictures;
    for (const auto& picture : result.pictures) pictures.push_back(picture.pixels);
    return pictures;
}

std::vector<cv::Mat> paintToFiles(const RequestOptions& options) {
    const auto engine = createEngine();
    if (options.structureFrom.empty())
        return paintToFiles(options, *engine);
    outputFilesOf(options).check();
    RequestOptions following = options;
    following.request.structure = structureFile(options);
    following.structureFrom.clear();
    writeDepthPicture(*engine, depthEstimatorOr({}), options.structureFrom, following.request.structure,
                      options.overwrites);
    return paintToFiles(following, *engine);
}

}  // namespace unclip::cli
