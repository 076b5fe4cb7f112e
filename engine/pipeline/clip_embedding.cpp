#include "engine/pipeline/clip_embedding.h"

#include "engine/base/error.h"

namespace unclip {
namespace {

constexpr std::size_t kTextsAtOnce = 32;

at::Tensor ofLengthOne(const at::Tensor& embeddings) {
    const auto rows = embeddings.to(at::kCPU, at::kFloat);
    return rows / at::clamp_min(rows.norm(2, -1, true), 1e-12);
}

}  // namespace

at::Tensor textEmbeddings(LoadedModel& model, const std::vector<std::string>& texts) {
    auto& encoder = model.clipText();
    if (!encoder.exists())
        throw ModelError(says("Models",
                              "%1 has no text encoder whose words stand beside pictures: it comes with a prior; choose "
                              "another model.")
                             .with(model.folder().path()));
    const auto& tokenizer = model.clipTokenizer();
    const auto& device = model.device();
    std::vector<at::Tensor> embeddings;
    for (std::size_t first = 0; first < texts.size(); first += kTextsAtOnce) {
        std::vector<at::Tensor> ids;
        for (std::size_t i = first; i < std::min(texts.size(), first + kTextsAtOnce); ++i)
            ids.push_back(at::tensor(tokenizer.encode(texts[i]).ids));
        const auto output = encoder.network()(at::stack(ids).to(device.device), device.dtype);
        encoder.check(output.embedding);
        embeddings.push_back(ofLengthOne(output.embedding));
    }
    encoder.leave();
    return at::cat(embeddings);
}

at::Tensor pictureEmbedding(LoadedModel& model, const cv::Mat& bgr) {
    if (!model.imageEncoder.exists())
        throw ModelError(says("Models", "%1 has no image encoder, so it can't see pictures; choose another model.")
                             .with(model.folder().path()));
    const auto& device = model.device();
    const auto embedding =
        model.imageEncoder.network()(preprocess(bgr, model.preprocessing()).to(device.device, device.dtype));
    model.imageEncoder.check(embedding);
    model.imageEncoder.leave();
    return ofLengthOne(embedding).squeeze(0);
}

}  // namespace unclip
