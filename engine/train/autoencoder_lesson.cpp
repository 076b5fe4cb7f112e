#include "engine/train/autoencoder_lesson.h"

#include <ATen/core/grad_mode.h>

#include <sstream>

#include "engine/base/error.h"
#include "engine/image/contact_sheet.h"
#include "engine/pipeline/pixels.h"
#include "engine/scenes/random.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

constexpr std::int64_t kNeverTrained = std::int64_t{1} << 40;
constexpr int kSheetColumns = 6, kSheetPictures = 12;
constexpr int kMeasuredPictures = 32;
constexpr int kBroadCells = 8;
const std::string kPart = "vae", kDiscriminator = "discriminator";

NamedTensors existingWeights(const PaintboxFolder& folder) {
    NamedTensors existing;
    addUnder(existing, kPart + ".", folder.weights(kPart));
    return existing;
}

/// Lets a new encoder say that it is sure. Noise as large as its first latents would hide the pictures from the decoder
/// for the first thousand steps.
void beginSure(const NamedTensors& parameters, const AutoencoderKlConfig& config) {
    constexpr double sure = -6;
    const at::NoGradGuard noGradient;
    const auto last = kPart + (config.mixesMoments ? ".quant_conv.bias" : ".encoder.conv_out.bias");
    parameters.at(last).narrow(0, config.latentChannels, config.latentChannels).fill_(sure);
}

at::Tensor meanOfGradients(const at::Tensor& difference) {
    return difference.diff(1, 2).abs().mean() + difference.diff(1, 3).abs().mean();
}

}  // namespace

at::Tensor pictureDifference(const at::Tensor& pictures, const at::Tensor& wanted,
                             const AutoencoderLessonSettings& weights, double edges) {
    const auto difference = pictures.to(at::kFloat) - wanted;
    auto sum = difference.abs().mean() + weights.colours * (difference - difference.mean(1, true)).abs().mean() +
               weights.broad * at::avg_pool2d(difference, {kBroadCells, kBroadCells}).square().mean() +
               edges * meanOfGradients(difference);
    for (const int scale : {2, 4}) sum = sum + edges * meanOfGradients(at::avg_pool2d(difference, {scale, scale}));
    return sum;
}

AutoencoderLesson::AutoencoderLesson(const PaintboxFolder& folder, const Dataset& dataset,
                                     const TrainingSettings& settings, const AutoencoderLessonSettings& own)
    : folder_(folder),
      dataset_(dataset),
      own_(own),
      device_(settings.device),
      seed_(settings.seed),
      side_(static_cast<int>(folder.config(kPart).integer("sample_size", 16, 4096, 256))),
      store_(settings.seed, existingWeights(folder), settings.device.device) {
    if (!folder.hasWeights(kPart) && folder.hasWeights("decoder"))
        throw RequestError("The decoder of " + folder.path().string() +
                           " paints pixels, and an autoencoder would be of no use to it; choose another --out.");
    const auto config = AutoencoderKlConfig::from(folder.config(kPart));
    own_.crop = std::min(own_.crop, side_);
    if (own_.crop % config.factor() != 0 || own_.crop < 2 * kBroadCells)
        throw RequestError("--crop is " + std::to_string(own_.crop) + "; it has to be a multiple of " +
                           std::to_string(config.factor()) + ", at least " + std::to_string(2 * kBroadCells) + ".");
    autoencoder_.emplace(Parameters(store_) / kPart, config);
    if (!folder.hasWeights(kPart)) {
        beginSure(store_.parameters(), config);
        beginSure(store_.averages(), config);
    }
    if (own_.decoderAlone)
        keepEncoder();
    if (own_.discriminator > 0)
        addDiscriminator();
    LoadedParameters averages(store_.averages(), "The autoencoder in training");
    averaged_.emplace(Parameters(averages) / kPart, config);
}

void AutoencoderLesson::keepEncoder() {
    if (!folder_.hasWeights(kPart))
        throw RequestError("--decoder-alone keeps the encoder of a trained autoencoder, but " +
                           folder_.path().string() + " has none yet; train without it first.");
    for (const auto& [name, tensor] : store_.parameters())
        if (name.starts_with(kPart + ".encoder.") || name.starts_with(kPart + ".quant_conv."))
            store_.fix(name, tensor);
}

void AutoencoderLesson::addDiscriminator() {
    discriminator_.emplace(Parameters(store_) / kDiscriminator);
    NamedTensors met;  // the same memory, but no gradients
    for (const auto& [name, tensor] : under(store_.parameters(), kDiscriminator + ".")) met[name] = tensor.detach();
    LoadedParameters source(std::move(met), "The discriminator in training");
    metDiscriminator_.emplace(Parameters(source));
}

Batch AutoencoderLesson::load(std::int64_t first, std::int64_t count) const {
    std::vector<at::Tensor> crops;
    for (std::int64_t i = first; i < first + count; ++i) {
        const cv::Mat picture = dataset_.example(static_cast<std::uint64_t>(i), side_).pixels;
        Random random(seed_ ^ (static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15ULL));
        const int top = random.below(side_ - own_.crop + 1), left = random.below(side_ - own_.crop + 1);
        crops.push_back(fromPixels(picture({left, top, own_.crop, own_.crop})));
    }
    Batch batch;
    batch.pictures = at::cat(crops);
    return batch;
}

at::Tensor AutoencoderLesson::loss(const Batch& batch, StepRandom& random) {
    const auto posterior = autoencoder_->posterior(batch.pictures.to(device_.dtype));
    const auto mean = posterior.mean.to(at::kFloat), logVariance = posterior.logVariance.to(at::kFloat);
    const auto latents = mean + at::exp(0.5 * logVariance) * random.normal(mean.sizes());
    const auto pictures = autoencoder_->decodeUnscaled(latents.to(device_.dtype));
    const double age = std::min(1.0, static_cast<double>(random.position()) / std::max(own_.edgesFrom, 1.0));
    auto sum = pictureDifference(pictures, batch.pictures, own_, own_.edges * (0.25 + 0.75 * age));
    if (!own_.decoderAlone)
        sum = sum + own_.divergence * 0.5 * (mean.square() + at::exp(logVariance) - 1 - logVariance).mean();
    return discriminator_ ? sum + discrimination(batch.pictures, pictures, random.position()) : sum;
}

/// Both lessons of the game at once: the discriminator's has no gradients for the autoencoder, and the autoencoder's
/// none for the discriminator.
at::Tensor AutoencoderLesson::discrimination(const at::Tensor& drawn, const at::Tensor& restored,
                                             std::int64_t position) const {
    const auto opinion = (*discriminator_)(drawn.to(restored.scalar_type()));
    const auto loss = discriminatorLoss(opinion, (*discriminator_)(restored.detach()));
    if (static_cast<double>(position) < own_.discriminatorFrom)
        return loss;
    return loss + own_.discriminator * adversarialLoss(opinion, (*metDiscriminator_)(restored));
}

at::Tensor AutoencoderLesson::heldOut(std::int64_t first, std::int64_t count) const {
    std::vector<at::Tensor> pictures;
    for (std::int64_t i = first; i < first + count; ++i)
        pictures.push_back(fromPixels(dataset_.example(static_cast<std::uint64_t>(kNeverTrained + i), side_).pixels));
    return at::cat(pictures).to(device_.device);
}

void AutoencoderLesson::writeWeights() const {
    folder_.writeWeights(kPart, under(store_.averages(), kPart + "."));
    if (own_.decoderAlone)
        return;  // the latents are what they were
    std::vector<at::Tensor> latents;
    constexpr std::int64_t atOnce = 4;
    for (std::int64_t first = 0; first < kMeasuredPictures; first += atOnce)
        latents.push_back(averaged_->posterior(heldOut(first, atOnce).to(device_.dtype)).mean.to(at::kFloat));
    const auto all = at::cat(latents);
    folder_.changeConfig(kPart, {{"scaling_factor", 1 / std::max(all.std().item<double>(), 1e-6)},
                                 {"shift_factor", all.mean().item<double>()}});
}

SampleSheet AutoencoderLesson::sheet() const {
    std::vector<CaptionedPicture> cells;
    double decibels = 0;
    for (int row = 0; row < kSheetPictures; row += kSheetColumns) {
        const auto pictures = heldOut(row, kSheetColumns);
        const auto posterior = averaged_->posterior(pictures.to(device_.dtype));
        const auto restored = averaged_->decodeUnscaled(posterior.mean);
        for (int i = 0; i < kSheetColumns; ++i) cells.push_back({toPixels(pictures, i), ""});
        for (int i = 0; i < kSheetColumns; ++i) {
            cells.push_back({toPixels(restored, i), ""});
            decibels += cv::PSNR(toPixels(pictures, i), cells.back().pixels) / kSheetPictures;
        }
    }
    SheetLayout layout;
    layout.columns = kSheetColumns;
    std::ostringstream note;
    note.precision(1);
    note << std::fixed << decibels << " dB";
    return {contactSheet(cells, layout), note.str()};
}

}  // namespace unclip
