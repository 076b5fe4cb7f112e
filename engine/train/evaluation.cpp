#include "engine/train/evaluation.h"

#include <unistd.h>

#include <algorithm>
#include <numeric>

#include "engine/error.h"
#include "engine/image/contact_sheet.h"
#include "engine/image/write_picture.h"
#include "engine/scenes/prompt_labels.h"
#include "engine/scenes/scene_painter.h"
#include "engine/train/dataset.h"

namespace unclip {
namespace {

constexpr std::uint64_t kFirstHeldOut = std::uint64_t{1} << 41;
constexpr int kDrawnSide = 256;

bool isOf(const std::vector<int>& found, int wanted) {
    return found.front() == wanted;
}

double cosine(const std::vector<float>& a, const std::vector<float>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

class Evaluator {
public:
    Evaluator(Engine& engine, const Judge& judge, const EvaluationSettings& settings,
              const std::function<void(const std::string&)>& progress, std::stop_token stop)
        : engine_(engine),
          judge_(judge),
          settings_(settings),
          progress_(progress),
          stop_(std::move(stop)),
          scenes_(settings.seed, {}) {}

    Evaluation run() {
        judgeDrawings();
        measureClip();
        for (const auto mode : settings_.modes) result_.painted.push_back(paint(mode));
        vary();
        return std::move(result_);
    }

private:
    void say(const std::string& sentence) const {
        if (stop_.stop_requested())
            throw Cancelled();
        if (progress_)
            progress_(sentence);
    }

    Scene scene(int i) const { return scenes_.scene(kFirstHeldOut + static_cast<std::uint64_t>(i)); }

    void judgeDrawings() {
        say("Asking the judge about drawings");
        for (int i = 0; i < settings_.prompts; ++i) {
            const Scene drawn = scene(i);
            const SceneLabels labels = labelsOf(drawn);
            const Judgement judgement = judge_(unclip::paint(drawn, kDrawnSide));
            result_.judgeSubject.count(judgement.showsSubjects(labels));
            result_.judgeSetting.count(judgement.setting == labels.setting);
            result_.judgeStyle.count(judgement.style == labels.style);
        }
    }

    void measureClip() {
        say("Comparing pictures and captions");
        std::vector<std::vector<float>> texts, pictures;
        for (int i = 0; i < settings_.prompts; ++i) {
            texts.push_back(engine_.embedText(settings_.model, scene(i).caption));
            pictures.push_back(engine_.embedPicture(settings_.model, unclip::paint(scene(i), kDrawnSide)));
        }
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            std::vector<double> similarities;
            for (const auto& text : texts) similarities.push_back(cosine(pictures[i], text));
            const auto best = static_cast<std::size_t>(std::max_element(similarities.begin(), similarities.end()) -
                                                       similarities.begin());
            result_.clip.count(best == i);
        }
        const auto shown = static_cast<std::size_t>(std::min(settings_.matrix, settings_.prompts));
        std::vector<CaptionedPicture> cells;
        for (std::size_t i = 0; i < shown; ++i) {
            result_.contrastCaptions.push_back(scene(static_cast<int>(i)).caption);
            std::vector<double>& row = result_.contrast.emplace_back();
            for (std::size_t j = 0; j < shown; ++j) row.push_back(cosine(pictures[i], texts[j]));
            cells.push_back({unclip::paint(scene(static_cast<int>(i)), 128), scene(static_cast<int>(i)).caption});
        }
        result_.contrastSheet = contactSheet(cells, {});
    }

    PaintedShares paint(PriorMode mode) {
        PaintedShares shares;
        shares.mode = mode;
        std::vector<CaptionedPicture> cells;
        std::vector<cv::Mat> pictures;
        for (int i = 0; i < settings_.prompts; ++i) {
            say("Painting with " + std::string(name(mode)) + ": " + std::to_string(i + 1) + " of " +
                std::to_string(settings_.prompts));
            Request request;
            request.model = settings_.model;
            request.prompt = scene(i).caption;
            request.seed = settings_.seed + static_cast<std::uint64_t>(i);
            request.priorMode = mode;
            const cv::Mat picture = painted(request);
            ask(shares, labelsOfPrompt(request.prompt), judge_(picture));
            pictures.push_back(picture);
            if (i < settings_.sheet)
                cells.push_back({picture, request.prompt});
        }
        for (std::size_t i = 0; i < pictures.size(); ++i)
            result_.equalPictures +=
                std::any_of(pictures.begin() + static_cast<std::ptrdiff_t>(i) + 1, pictures.end(),
                            [&](const cv::Mat& other) { return cv::norm(pictures[i], other, cv::NORM_INF) == 0; })
                    ? 1
                    : 0;
        SheetLayout layout;
        layout.cellSide = 128;
        shares.sheet = contactSheet(cells, layout);
        return shares;
    }

    cv::Mat painted(Request request) {
        request.decoderSteps = settings_.decoderSteps;
        request.upsamplerSteps = settings_.upsamplerSteps;
        return engine_.run(request, {}, stop_).pictures.at(0).pixels;
    }

    static void ask(PaintedShares& shares, const SceneLabels& asked, const Judgement& judgement) {
        if (asked.subjects.size() == 1)
            shares.subject.count(judgement.showsSubjects(asked));
        if (asked.subjects.size() == 2)
            shares.pair.count(judgement.showsSubjects(asked));
        if (asked.setting >= 0)
            shares.setting.count(judgement.setting == asked.setting);
        if (asked.style != kPlain)
            shares.style.count(judgement.style == asked.style);
    }

    void vary() {
        const auto file =
            std::filesystem::temp_directory_path() / ("unclip-vary-" + std::to_string(::getpid()) + ".png");
        for (int i = 0; result_.variations.asked < settings_.variations && i < 4 * settings_.variations; ++i) {
            const Scene drawn = scene(i);
            const cv::Mat picture = unclip::paint(drawn, kDrawnSide);
            if (drawn.subjects.size() != 1 || !isOf(judge_(picture).subjects, labelsOf(drawn).subjects.front()))
                continue;
            say("Painting variations: " + std::to_string(result_.variations.asked + 1) + " of " +
                std::to_string(settings_.variations));
            writePicture(file, picture);
            Request request;
            request.task = Task::vary;
            request.model = settings_.model;
            request.picture = file;
            request.seed = settings_.seed + static_cast<std::uint64_t>(i);
            result_.variations.count(isOf(judge_(painted(request)).subjects, labelsOf(drawn).subjects.front()));
        }
        std::filesystem::remove(file);
    }

    Engine& engine_;
    const Judge& judge_;
    const EvaluationSettings& settings_;
    const std::function<void(const std::string&)>& progress_;
    std::stop_token stop_;
    SceneDataset scenes_;
    Evaluation result_;
};

}  // namespace

Evaluation evaluate(Engine& engine, const Judge& judge, const EvaluationSettings& settings,
                    const std::function<void(const std::string&)>& progress, std::stop_token stop) {
    return Evaluator(engine, judge, settings, progress, std::move(stop)).run();
}

}  // namespace unclip
