#include "engine/pipeline/painter.h"

#include <c10/util/Exception.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/image/mask.h"
#include "engine/image/read_picture.h"
#include "engine/image/resample.h"
#include "engine/pipeline/mixing.h"
#include "engine/pipeline/pixels.h"

namespace unclip {
namespace {

// Rounds of RePaint for decoders that were not trained on masks: enough that a repainted thing stands in its
// surroundings.
constexpr int kHarmonyRounds = 4;
constexpr double kContext = 0.5;         // of the surroundings around a mask, in shares of its size
constexpr double kDetailContext = 0.15;  // little, so that the region fills the window
constexpr double kTextDifferenceReach = 0.5;
constexpr int kUpscaleOverlap = 32;

// A batch pays on a GPU. On a CPU it only delays the first picture, and another batch size would round differently.
int defaultPicturesAtOnce(const Device& device) {
    return device.device.is_cpu() ? 1 : 4;
}

// Checks what the task needs against what the model has, before anything is read.
Request checked(Request request, LoadedModel& model) {
    validate(request);
    const std::filesystem::path& folder = model.folder().path();
    const bool needsImageEncoder = followsAPicture(request.task) || request.ranked || request.bestOf.value_or(1) > 1;
    if (needsImageEncoder && !model.imageEncoder.exists())
        throw RequestError(
            says("Requests",
                 "%1 has no image encoder, so it can't make variations, mix pictures, rank them or choose the best of "
                 "several.")
                .with(folder));
    const bool needsPrior =
        (request.task == Task::generate || editsAPicture(request.task)) && request.priorMode == PriorMode::prior;
    if (needsPrior && !model.prior.exists())
        throw RequestError(says("Requests",
                                "%1 has no prior; choose --prior text or --prior none, or make variations of a "
                                "picture.")
                               .with(folder));
    if (model.paintsLatents() && request.priorMode == PriorMode::none && !needsImageEncoder)
        throw RequestError(says("Requests",
                                "%1 sees nothing of the prompt but the image embedding; choose --prior prior or "
                                "--prior text.")
                               .with(folder));
    if (request.task == Task::upscale && !model.firstUpsampler.exists())
        throw RequestError(
            says("Requests", "%1 has no upsampler, so it can't make pictures larger; choose another model.")
                .with(folder));
    if (request.task != Task::generate && request.task != Task::vary)
        request.width = request.height = std::nullopt;  // the picture's own
    return request;
}

}  // namespace

Painter::Painter(LoadedModel& model, const Request& request, const JobEvents& events, std::stop_token stop,
                 TensorDump* dump, int picturesAtOnce)
    : model_(model),
      request_(checked(request, model)),
      strength_(strengthOf(request_)),
      watch_(events, std::move(stop)),
      picturesAtOnce_(picturesAtOnce > 0 ? picturesAtOnce : defaultPicturesAtOnce(model.device())),
      stages_(model, PaintSettings::from(request_, model), watch_, dump) {
    if (events.keepsFilm)
        stages_.film = &film_;
}

JobResult Painter::paint() {
    const c10::InferenceMode noGradients;
    watch_.report(Stage::load, 0, 1);
    result_.modelHash = model_.hash();
    readPrompt();
    readPictures();
    expectWork();
    watch_.report(Stage::load, 1, 1);
    if (usesText())
        text_ = stages_.encodeText(request_.prompt, request_.negativePrompt);
    if (request_.task == Task::vary) {
        embedding_ = stages_.encodePicture(picture_);
        start_ = startOfVariations();
    }
    switch (request_.task) {
        case Task::generate:
        case Task::vary:
            forEachBatch(picturesAtOnce_, [this](int first, int count) { paintWhole(first, count); });
            break;
        case Task::inpaint:
        case Task::detail:
            forEachBatch(1, [this](int first, int) { repaint(first); });
            break;
        case Task::outpaint:
            forEachBatch(1, [this](int first, int) { extend(first); });
            break;
        case Task::upscale:
            forEachBatch(1, [this](int first, int) { enlarge(first); });
            break;
        case Task::mix:
            mix();
            break;
    }
    if (request_.ranked)
        std::stable_sort(result_.pictures.begin(), result_.pictures.end(),
                         [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
    return std::move(result_);
}

void Painter::forEachBatch(int picturesAtOnce, const std::function<void(int, int)>& paintBatch) {
    for (int first = 0; first < request_.count;) {
        const int count = std::min(picturesAtOnce, request_.count - first);
        try {
            paintBatch(first, count);
        } catch (const c10::OutOfMemoryError&) {
            if (count == 1)
                throw OutOfMemory(says("Requests",
                                       "There is not enough memory on the %1 for one picture; close other programs, "
                                       "choose a smaller size, or use the CPU.")
                                      .with(model_.device().inWords()));
            model_.freeMemory();
            picturesAtOnce = count / 2;
            watch_.note(says("Requests", "Not enough memory for %1 pictures at once; painting %2 at a time.")
                            .with(count, picturesAtOnce));
            continue;
        }
        first += count;
    }
}

void Painter::readPrompt() {
    const std::string& prompt = request_.prompt;
    const PromptReading reading = model_.promptReader().read(prompt);
    const Tokens& tokens = reading.tokens;
    result_.prompt = {tokens.used, tokens.limit, tokens.usedBytes, {}};
    if (tokens.isCut())
        watch_.note(
            says("Requests",
                 "The prompt has %1 tokens and this model reads %2; the rest, from \"%3\" on, was left out.")
                .with(tokens.used, tokens.limit,
                      prompt.substr(tokens.usedBytes, std::min<std::size_t>(40, prompt.size() - tokens.usedBytes))));
    for (const auto& word : reading.unknownWords) result_.prompt.unknownWords.push_back(word.word);
}

void Painter::readPictures() {
    if (request_.task == Task::generate)
        return;
    const Picture picture = readPicture(request_.picture);
    picture_ = picture.pixels;
    for (const auto& note : picture.notes) watch_.note(note);

    if (request_.task == Task::inpaint || request_.task == Task::detail) {
        std::vector<Sentence> notes;
        mask_ = request_.alphaIsMask ? maskFromAlpha(picture) : readMask(request_.mask, picture_.size(), notes);
        for (const auto& note : notes) watch_.note(note);
        if (isEmptyMask(mask_))
            throw PictureError(
                request_.alphaIsMask
                    ? says("Pictures", "%1 has no transparent parts, so there is nothing to repaint.")
                          .with(request_.picture)
                    : says("Pictures",
                           "The mask %1 is all black, so there is nothing to repaint; paint white what should change.")
                          .with(request_.mask));
        windows_ = windowsOverMask(mask_, request_.task == Task::detail ? kDetailContext : kContext, windowSide());
    } else if (request_.task == Task::outpaint) {
        const Margins& margins = request_.margins;
        const cv::Size canvas(picture_.cols + margins.left + margins.right,
                              picture_.rows + margins.top + margins.bottom);
        if (canvas == picture_.size())
            throw RequestError(says("Requests",
                                    "Nothing is to be painted beyond the picture; give --left, --right, --top or "
                                    "--bottom."));
        if (std::max(canvas.width, canvas.height) > kMaximumPictureSide)
            throw RequestError(says("Requests", "The picture would have %1 × %2 pixels; a side may have at most %3.")
                                   .with(canvas.width, canvas.height, kMaximumPictureSide));
        mask_ = cv::Mat(canvas, CV_8UC1, cv::Scalar(255));
        mask_(cv::Rect({margins.left, margins.top}, picture_.size())).setTo(0);
        cv::copyMakeBorder(picture_, picture_, margins.top, margins.bottom, margins.left, margins.right,
                           cv::BORDER_REFLECT);
        const int shortEdge = std::min(canvas.width, canvas.height);
        windows_ = windowsOverUnknown(mask_, std::max(windowSide(), std::min(shortEdge, 2 * windowSide())));
    } else if (request_.task == Task::upscale) {
        const double pixels = picture_.total() * request_.scale * request_.scale;
        if (std::max(picture_.cols, picture_.rows) * request_.scale > kMaximumPictureSide || pixels > 150e6)
            throw RequestError(says("Requests",
                                    "A picture %1 times as large would be beyond %2 pixels a side or 150 million in "
                                    "all; choose a smaller --scale.")
                                   .with(request_.scale, kMaximumPictureSide));
        const int factor = static_cast<int>(stages_.settings().width / stages_.settings().smallWidth);
        windows_ = windowsOverPicture(picture_.size() * factor, windowSide(), kUpscaleOverlap);
    }
}

void Painter::expectWork() {
    const PaintSettings& settings = stages_.settings();
    const double windows = windows_.empty() ? 1 : static_cast<double>(windows_.size());
    const int pictures = request_.task == Task::mix ? request_.mixSteps : request_.count;
    const bool edits = editsAPicture(request_.task);
    double work = stages_.upsamplerWork() * settings.upsamplerSteps * windows;
    if (request_.task != Task::upscale) {
        const int rounds = edits && !model_.decoder.config().seesKnownPicture() ? kHarmonyRounds : 1;
        const double share = startsFromItsNoise() ? 1.0 : strength_;
        work += stages_.decoderWork() * settings.decoderSteps * windows * rounds * share * settings.bestOf;
        if ((request_.task == Task::generate || edits) && request_.priorMode == PriorMode::prior)
            work += stages_.priorWork() * settings.priorSteps * (edits ? 1 : settings.bestOf);
    }
    work *= pictures;
    if (startsFromItsNoise())
        work += stages_.inversionWork() * (settings.decoderSteps - 1) * (request_.secondPicture.empty() ? 1 : 2);
    watch_.expect(work);
}

// A decoder of latents sees image embeddings alone.
bool Painter::usesText() const {
    if (request_.task == Task::upscale)
        return false;
    return !model_.paintsLatents() || !followsAPicture(request_.task) || request_.ranked;
}

ImageCondition Painter::imageCondition(Noise& noise) {
    if (embedding_.defined())
        return {embedding_, {}};
    switch (request_.priorMode) {
        case PriorMode::prior:
            return stages_.samplePriorFor(text_, model_.paintsLatents() && !request_.negativePrompt.empty(), noise);
        case PriorMode::text:
            return {text_.captionEmbedding(), {}};
        case PriorMode::none:
            return {};
    }
    return {};
}

at::Tensor Painter::wanted() const {
    return embedding_.defined() ? embedding_ : text_.captionEmbedding();
}

double Painter::likeness(const cv::Mat& picture, const at::Tensor& wanted) {
    return at::cosine_similarity(stages_.encodePicture(picture), wanted).item<double>();
}

at::Tensor Painter::paintSmall(const std::function<ImageCondition()>& image, const at::Tensor& wanted, const Edit& edit,
                               Noise& noise, int first) {
    const Edit small = stages_.forDecoder(edit);
    at::Tensor best = stages_.paintSmall(image(), text_, small, noise, first);
    const int tries = stages_.settings().bestOf;
    if (tries == 1)
        return best;
    std::vector<double> likenessOfBest;
    for (std::int64_t row = 0; row < best.size(0); ++row)
        likenessOfBest.push_back(likeness(toPixels(best, row), wanted));
    for (int i = 1; i < tries; ++i) {
        std::vector<cv::Mat> filmOfBest = std::exchange(film_, {});
        const auto another = stages_.paintSmall(image(), text_, small, noise, first);
        for (std::int64_t row = 0; row < best.size(0); ++row) {
            const double itsLikeness = likeness(toPixels(another, row), wanted);
            double& highest = likenessOfBest[static_cast<std::size_t>(row)];
            const bool isBetter = itsLikeness > highest;
            if (row == 0 && !isBetter)  // the film shows the first picture of a batch
                film_ = std::move(filmOfBest);
            if (!isBetter)
                continue;
            highest = itsLikeness;
            best[row].copy_(another[row]);
        }
    }
    return best;
}

bool Painter::startsFromItsNoise() const {
    const bool startsElsewhere = request_.task == Task::vary && request_.startFromPixels;
    return followsAPicture(request_.task) && !startsElsewhere && strength_ < 1;
}

at::Tensor Painter::middleOf(const cv::Mat& picture) const {
    const auto& settings = stages_.settings();
    const cv::Size size(static_cast<int>(settings.smallWidth), static_cast<int>(settings.smallHeight));
    cv::Mat small;
    cv::resize(centreCrop(picture, fitInto(size, picture.size())), small, size, 0, 0, cv::INTER_AREA);
    return fromPixels(small).to(model_.device().device);
}

at::Tensor Painter::noiseOf(const cv::Mat& picture, const at::Tensor& embedding) {
    Edit whole;
    whole.picture = middleOf(picture);
    return stages_.noiseOf(stages_.forDecoder(whole).picture, {embedding, {}}, text_);
}

Edit Painter::startOfVariations() {
    Edit start;
    if (startsFromItsNoise()) {
        start.noise = noiseOf(picture_, embedding_);
        start.newNoise = strength_;
    } else if (request_.startFromPixels) {
        start.picture = middleOf(picture_);
        start.strength = strength_;
    }
    return start;
}

void Painter::paintWhole(int first, int count) {
    Noise noise(request_.seed + static_cast<std::uint64_t>(first), count);
    const auto small = paintSmall([&] { return imageCondition(noise); }, wanted(), start_, noise, first);
    const auto large = stages_.paintLarge(small, {}, noise, first);
    for (std::int64_t row = 0; row < large.size(0); ++row) finish(first + static_cast<int>(row), toPixels(large, row));
}

Edit Painter::editOf(const EditWindow& window) const {
    const cv::Mat stays = window.repaint == 0;
    Edit edit;
    edit.picture = fromPixels(window.picture).to(model_.device().device);
    edit.keep = at::from_blob(stays.data, {1, 1, stays.rows, stays.cols}, at::kByte)
                    .to(at::kFloat)
                    .div_(255)
                    .to(model_.device().device);
    edit.strength = strength_;
    return edit;
}

cv::Mat Painter::repaintedWindow(const EditWindow& window, const ImageCondition& image, const at::Tensor& wanted,
                                 Noise& noise, int index) {
    const auto& settings = stages_.settings();
    const cv::Size smallSize(static_cast<int>(settings.smallWidth), static_cast<int>(settings.smallHeight));
    const EditWindow reduced = reducedForDecoder(window, smallSize, strength_ < 1);
    Edit small = editOf(reduced);
    if (!model_.decoder.config().seesKnownPicture())
        small.rounds = kHarmonyRounds;
    const auto painted = toPixels(paintSmall([&] { return image; }, wanted, small, noise, index), 0);
    const auto picture = fromPixels(inToneOfSurroundings(reduced, painted)).to(model_.device().device);
    Edit large = editOf(window);
    large.strength = 1;
    return toPixels(stages_.paintLarge(picture, large, noise, index), 0);
}

void Painter::repaint(int first) {
    Noise noise(request_.seed + static_cast<std::uint64_t>(first), 1);
    const bool followsThePicture =
        request_.task == Task::detail && request_.prompt.empty() && model_.imageEncoder.exists();
    const auto condition = followsThePicture ? ImageCondition() : imageCondition(noise);
    const cv::Mat weight = feather(mask_, request_.feather);
    cv::Mat result = picture_.clone();
    for (const cv::Rect& place : windows_) {
        const EditWindow window = cutWindow(result, weight, place, windowSide());
        const auto own = followsThePicture ? ImageCondition{stages_.encodePicture(window.picture), {}} : condition;
        const auto likened = followsThePicture ? own.with : wanted();
        pasteWindow(result, weight, window, repaintedWindow(window, own, likened, noise, first));
    }
    finish(first, result);
}

void Painter::extend(int first) {
    Noise noise(request_.seed + static_cast<std::uint64_t>(first), 1);
    const auto condition = imageCondition(noise);
    cv::Mat result = picture_.clone(), unknown = mask_.clone();
    for (const cv::Rect& place : windows_) {
        const cv::Rect inside = place & cv::Rect({}, result.size());
        cv::Mat part(unknown.size(), CV_8UC1, cv::Scalar(0));
        unknown(inside).copyTo(part(inside));
        const cv::Mat weight = feather(part, request_.feather);
        const EditWindow window = cutWindow(result, weight, place, windowSide());
        pasteWindow(result, weight, window, repaintedWindow(window, condition, wanted(), noise, first));
        unknown(inside).setTo(0);
    }
    finish(first, result);
}

void Painter::enlarge(int first) {
    Noise noise(request_.seed + static_cast<std::uint64_t>(first), 1);
    const auto& settings = stages_.settings();
    const int factor = static_cast<int>(settings.width / settings.smallWidth);
    const int side = windowSide();
    cv::Mat result;
    cv::resize(picture_, result, picture_.size() * factor, 0, 0, cv::INTER_CUBIC);
    cv::Mat weight(result.size(), CV_32FC1, cv::Scalar(1));
    for (const cv::Rect& place : windows_) {
        EditWindow window = cutWindow(result, weight, place, side);
        Edit edit = editOf(window);
        const cv::Rect smallPlace(place.x / factor, place.y / factor, side / factor, side / factor);
        const EditWindow source =
            cutWindow(picture_, cv::Mat(picture_.size(), CV_32FC1, cv::Scalar(1)), smallPlace, side / factor);
        const auto painted =
            stages_.paintLarge(fromPixels(source.picture).to(model_.device().device), edit, noise, first);
        pasteWindow(result, weight, window, toPixels(painted, 0));
        weight(place & cv::Rect({}, result.size())).setTo(0);
    }
    cv::Mat scaled;
    cv::resize(result, scaled, {}, request_.scale / factor, request_.scale / factor,
               request_.scale < factor ? cv::INTER_AREA : cv::INTER_CUBIC);
    finish(first, scaled);
}

void Painter::mix() {
    const bool alongText = !request_.toText.empty();
    const auto from = stages_.encodePicture(picture_);
    at::Tensor to, fromText, toText, noiseAtStart, noiseAtEnd;
    if (startsFromItsNoise())
        noiseAtStart = noiseAtEnd = noiseOf(picture_, from);
    if (alongText) {
        fromText = stages_.encodeText(request_.fromText, "").captionEmbedding();
        toText = stages_.encodeText(request_.toText, "").captionEmbedding();
    } else {
        const cv::Mat second = readPicture(request_.secondPicture).pixels;
        to = stages_.encodePicture(second);
        if (startsFromItsNoise())
            noiseAtEnd = noiseOf(second, to);
    }
    for (int i = 0; i < request_.mixSteps; ++i) {
        const double share = request_.mixSteps > 1 ? static_cast<double>(i) / (request_.mixSteps - 1) : 0.5;
        const auto embedding = alongText ? alongTextDifference(from, fromText, toText, share * kTextDifferenceReach)
                                         : slerp(from, to, share);
        Edit start;
        if (noiseAtStart.defined()) {
            start.noise = slerp(noiseAtStart.flatten(1), noiseAtEnd.flatten(1), share).view_as(noiseAtStart);
            start.newNoise = strength_;
        }
        // What is drawn is the same all along, so that nothing else changes.
        Noise noise(request_.seed, 1);
        const auto small = stages_.paintSmall({embedding, {}}, text_, start, noise, i);
        finish(i, toPixels(stages_.paintLarge(small, {}, noise, i), 0));
    }
}

void Painter::finish(int index, const cv::Mat& pixels) {
    PaintedPicture picture;
    picture.index = index;
    picture.seed = request_.task == Task::mix ? request_.seed : request_.seed + static_cast<std::uint64_t>(index);
    picture.pixels = pixels;
    picture.film = std::move(film_);
    film_.clear();
    if (request_.ranked)
        picture.similarity = likeness(pixels, text_.captionEmbedding());
    if (watch_.events().picture)
        watch_.events().picture(picture);
    result_.pictures.push_back(std::move(picture));
}

}  // namespace unclip
