#include "engine/train/evaluation.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <numeric>

#include "engine/base/error.h"
#include "engine/image/contact_sheet.h"
#include "engine/image/mask.h"
#include "engine/image/sharpness.h"
#include "engine/image/write_picture.h"
#include "engine/scenes/prompt_labels.h"
#include "engine/scenes/scene_painter.h"
#include "engine/train/dataset.h"

namespace unclip {
namespace {

constexpr int kScenesPerEdit = 4;  // at most so many are drawn until one fits
constexpr int kMaskMargin = 6;     // pixels of the drawn picture
constexpr std::size_t kOtherStride = 37;
constexpr int kListColumns = 10;
constexpr int kVariationsAcross = 3;  // pictures with their variations beside them, in a row of the sheet

/// A PNG's name for the time that it is needed; the file goes with it.
struct TemporaryFile {
    explicit TemporaryFile(const std::string& name)
        : path(std::filesystem::temp_directory_path() / (name + "-" + std::to_string(::getpid()) + ".png")) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }

    std::filesystem::path path;
};

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
        paintList();
        vary();
        repaint();
        enlarge();
        return std::move(result_);
    }

private:
    void say(const std::string& sentence) const {
        if (stop_.stop_requested())
            throw Cancelled();
        if (progress_)
            progress_(sentence);
    }

    Scene scene(int i) const { return scenes_.scene(kFirstHeldOutScene + static_cast<std::uint64_t>(i)); }

    void judgeDrawings() {
        say("Asking the judge about drawings");
        for (int i = 0; i < settings_.prompts; ++i) {
            const Scene drawn = scene(i);
            const SceneLabels labels = labelsOf(drawn);
            const Judgement judgement = judge_(unclip::paint(drawn, kJudgedSide));
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
            pictures.push_back(engine_.embedPicture(settings_.model, unclip::paint(scene(i), kJudgedSide)));
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
            shares.sharpness += sharpnessOf(picture);
            shares.sharpnessOfDrawn += sharpnessOf(unclip::paint(scene(i), kJudgedSide));
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
        shares.sheet = sheetOf(cells);
        return shares;
    }

    cv::Mat painted(Request request) {
        request.quality = settings_.quality;
        request.decoderSteps = settings_.decoderSteps;
        request.upsamplerSteps = settings_.upsamplerSteps;
        if (descriptionOf(request.task).choosesAmongSmallPictures)
            request.bestOf = settings_.bestOf;
        return engine_.run(request, {}, {}, stop_).pictures.at(0).pixels;
    }

    static void ask(PaintedShares& shares, const SceneLabels& asked, const Judgement& judgement) {
        if (asked.subjects.size() == 1)
            shares.subject.count(judgement.showsSubjects(asked));
        if (asked.subjects.size() == 2)
            shares.pair.count(judgement.showsSubjects(asked));
        if (asked.setting >= 0)
            shares.setting.count(judgement.setting == asked.setting);
        if (asked.style != kPlain)
            shares.style.count(asked.style, judgement.style == asked.style);
    }

    static bool isRight(const SceneLabels& asked, const Judgement& judgement) {
        return (asked.subjects.empty() || judgement.showsSubjects(asked)) &&
               (asked.setting < 0 || judgement.setting == asked.setting) &&
               (asked.style == kPlain || judgement.style == asked.style);
    }

    void paintList() {
        if (settings_.list.empty())
            return;
        std::ifstream stream(settings_.list);
        if (!stream)
            throw FileError("The list of prompts " + settings_.list.string() + " can't be read; check the path.");
        std::vector<CaptionedPicture> cells;
        for (std::string line; std::getline(stream, line);) {
            if (line.empty() || line.front() == '#')
                continue;
            say("Painting the list: " + line);
            Request request;
            request.model = settings_.model;
            request.prompt = line;
            request.seed = settings_.seed;
            const cv::Mat picture = painted(request);
            result_.listed.count(isRight(labelsOfPrompt(line), judge_(picture)));
            cells.push_back({picture, line});
        }
        SheetLayout layout;
        layout.columns = kListColumns;
        layout.cellSide = 128;
        result_.listSheet = cells.empty() ? cv::Mat() : contactSheet(cells, layout);
    }

    /// A drawn scene of one thing that the judge knows, from `index` on; moves `index` behind it.
    std::optional<Scene> nextSingle(int& index, int last) const {
        while (index < last) {
            Scene drawn = scene(index++);
            if (drawn.subjects.size() == 1 &&
                isOf(judge_(unclip::paint(drawn, kJudgedSide)).subjects, drawn.subjects.front().subject))
                return drawn;
        }
        return std::nullopt;
    }

    void vary() {
        const TemporaryFile file("unclip-vary");
        std::vector<CaptionedPicture> cells;
        for (int i = 0, asked = 0; asked < settings_.variations;) {
            const auto drawn = nextSingle(i, kScenesPerEdit * settings_.variations);
            if (!drawn)
                break;
            say("Painting variations: " + std::to_string(++asked) + " of " + std::to_string(settings_.variations));
            const cv::Mat picture = unclip::paint(*drawn, kJudgedSide);
            writePicture(file.path, picture);
            Request request;
            request.task = Task::vary;
            request.model = settings_.model;
            request.picture = file.path;
            request.seed = settings_.seed + static_cast<std::uint64_t>(i);
            const auto variation = [&](VariedShares& shares) {
                const cv::Mat varied = painted(request);
                shares.count(drawn->style, isOf(judge_(varied).subjects, drawn->subjects.front().subject),
                             cv::norm(picture, varied, cv::NORM_L1) / static_cast<double>(picture.total() * 3));
                return varied;
            };
            const cv::Mat nearby = variation(result_.variations);
            request.strength = 1;
            addCells(cells, {{picture, drawn->caption}, {nearby, ""}, {variation(result_.farVariations), "far"}});
        }
        result_.variationSheet = sheetOf(cells, 3 * kVariationsAcross);
    }

    /// The thing of a drawn picture is masked and painted again as another one.
    void repaint() {
        const TemporaryFile pictureFile("unclip-repaint"), maskFile("unclip-mask");
        std::vector<CaptionedPicture> cells;
        Seam sum;
        for (int i = 0; result_.repainted.asked < settings_.repaints;) {
            const auto drawn = nextSingle(i, kScenesPerEdit * settings_.repaints);
            if (!drawn)
                break;
            say("Repainting: " + std::to_string(result_.repainted.asked + 1) + " of " +
                std::to_string(settings_.repaints));
            const cv::Mat picture = unclip::paint(*drawn, kJudgedSide);
            const cv::Mat mask = maskAround(drawn->subjects.front());
            const int wanted = otherSubject(drawn->subjects.front().subject, i);
            writePicture(pictureFile.path, picture);
            writePicture(maskFile.path, mask);
            Request request;
            request.task = Task::inpaint;
            request.model = settings_.model;
            request.picture = pictureFile.path;
            request.repaint.mask = maskFile.path;
            const std::string& subject = worldSubjects()[static_cast<std::size_t>(wanted)].name;
            request.prompt = "a picture of one " + subject + " " +
                             worldSettings()[static_cast<std::size_t>(drawn->setting)].phrases.front();
            request.seed = settings_.seed + static_cast<std::uint64_t>(i);
            const cv::Mat after = painted(request);
            result_.repainted.count(isOf(judge_(after).subjects, wanted));
            cv::Mat moved = picture.clone();
            after.copyTo(moved, feather(mask, request.feather) > 0);
            result_.untouched.count(cv::norm(moved, after, cv::NORM_INF) == 0);
            const Seam seam = seamOf(picture, after, mask);
            sum.across += seam.across, sum.nearby += seam.nearby;
            addCells(cells, {{picture, drawn->caption}, {after, "repainted: " + subject}});
        }
        const double asked = std::max(1, result_.repainted.asked);
        result_.seam = {sum.across / asked, sum.nearby / asked};
        result_.repaintSheet = sheetOf(cells);
    }

    /// What the detail pass does for two things at once.
    void enlarge() {
        const TemporaryFile file("unclip-enlarge");
        std::vector<CaptionedPicture> cells;
        for (int i = 0; result_.asPainted.pair.asked < settings_.enlargements; ++i) {
            if (scene(i).subjects.size() != 2)
                continue;
            say("Enlarging: " + std::to_string(result_.asPainted.pair.asked + 1) + " of " +
                std::to_string(settings_.enlargements));
            Request request;
            request.model = settings_.model;
            request.prompt = scene(i).caption;
            request.seed = settings_.seed + static_cast<std::uint64_t>(i);
            const cv::Mat picture = painted(request);
            writePicture(file.path, picture);
            request.task = Task::upscale;
            request.picture = file.path;
            const cv::Mat plain = painted(request);
            request.enlarge.withDetail = true;
            const cv::Mat detailed = painted(request);
            const auto wanted = engine_.embedText(settings_.model, request.prompt);
            const auto count = [&](EnlargedShares& shares, const cv::Mat& shown) {
                shares.pair.count(judge_(shown).showsSubjects(labelsOfPrompt(request.prompt)));
                shares.likeness += cosine(wanted, engine_.embedPicture(settings_.model, shown));
                shares.sharpness += sharpnessOf(shown);
            };
            count(result_.asPainted, picture);
            count(result_.enlarged, plain);
            count(result_.enlargedWithDetail, detailed);
            addCells(cells, {{picture, request.prompt}, {plain, "enlarged"}, {detailed, "with detail"}});
        }
        result_.enlargedSheet = sheetOf(cells, 3);
    }

    static cv::Mat maskAround(const PlacedSubject& placed) {
        const cv::Rect2f box = placed.box();
        const auto pixels = [](float fraction) { return static_cast<int>(fraction * kJudgedSide); };
        const cv::Rect around(pixels(box.x) - kMaskMargin, pixels(box.y) - kMaskMargin,
                              pixels(box.width) + 2 * kMaskMargin, pixels(box.height) + 2 * kMaskMargin);
        cv::Mat mask = cv::Mat::zeros(kJudgedSide, kJudgedSide, CV_8UC1);
        mask(around & cv::Rect(0, 0, kJudgedSide, kJudgedSide)) = 255;
        return mask;
    }

    /// Of those that stand where `subject` stands, any other; `draw` decides.
    static int otherSubject(int subject, int draw) {
        const auto& all = worldSubjects();
        std::vector<int> others;
        for (int i = 0; i < static_cast<int>(all.size()); ++i)
            if (i != subject && !all[static_cast<std::size_t>(i)].isColoured() &&
                all[static_cast<std::size_t>(i)].habitat == all[static_cast<std::size_t>(subject)].habitat)
                others.push_back(i);
        return others[static_cast<std::size_t>(draw) * kOtherStride % others.size()];
    }

    void addCells(std::vector<CaptionedPicture>& cells, const std::vector<CaptionedPicture>& more) const {
        if (static_cast<int>(cells.size()) < settings_.sheet)
            cells.insert(cells.end(), more.begin(), more.end());
    }

    static cv::Mat sheetOf(const std::vector<CaptionedPicture>& cells, int columns = SheetLayout().columns) {
        SheetLayout layout;
        layout.columns = columns;
        layout.cellSide = 128;
        return cells.empty() ? cv::Mat() : contactSheet(cells, layout);
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

Share StyleShares::all() const {
    Share sum;
    for (const auto& share : each) sum.right += share.right, sum.asked += share.asked;
    return sum;
}

void VariedShares::count(int style, bool isKept, double difference) {
    keptSubject.count(style, isKept);
    differences += difference;
}

double VariedShares::meanDifference() const {
    return differences / std::max(1, keptSubject.all().asked);
}

Evaluation evaluate(Engine& engine, const Judge& judge, const EvaluationSettings& settings,
                    const std::function<void(const std::string&)>& progress, std::stop_token stop) {
    return Evaluator(engine, judge, settings, progress, std::move(stop)).run();
}

}  // namespace unclip
