#include "engine/weights/pipeline_classes.h"

namespace unclip {
namespace {

RequiredPart weights(const char* name, const char* className) {
    return {name, {className}, true};
}
RequiredPart tokenizer(const char* name) {
    return {name, {"CLIPTokenizer", "CLIPTokenizerFast"}};
}
RequiredPart scheduler(const char* name, const char* className = "UnCLIPScheduler") {
    return {name, {className}};
}
RequiredPart imageProcessor(const char* name) {
    return {name, {"CLIPImageProcessor", "CLIPImageProcessorFast", "CLIPImageProcessorPil", "CLIPFeatureExtractor"}};
}
RequiredPart optional(RequiredPart part) {
    part.isOptional = true;
    return part;
}

std::vector<RequiredPart> operator+(std::vector<RequiredPart> a, const std::vector<RequiredPart>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

// `eyes` are the parts that see a picture.
std::vector<PipelineClass> stableClasses(const std::vector<RequiredPart>& eyes) {
    // Stable unCLIP's decoder reads captions with a text encoder of its own.
    const std::vector<RequiredPart> stableDecoder{tokenizer("tokenizer"),
                                                  weights("text_encoder", "CLIPTextModel"),
                                                  weights("unet", "UNet2DConditionModel"),
                                                  weights("vae", "AutoencoderKL"),
                                                  {"scheduler", {"PNDMScheduler", "DDIMScheduler"}},
                                                  weights("image_normalizer", "StableUnCLIPImageNormalizer"),
                                                  scheduler("image_noising_scheduler", "DDPMScheduler")};
    const std::vector<RequiredPart> stablePrior{tokenizer("prior_tokenizer"),
                                                weights("prior_text_encoder", "CLIPTextModelWithProjection"),
                                                weights("prior", "PriorTransformer"),
                                                {"prior_scheduler", {"UnCLIPScheduler", "DDPMScheduler"}}};
    return {{"StableUnCLIPImg2ImgPipeline", {.vary = true}, stableDecoder + eyes},
            {"StableUnCLIPPipeline",
             {.paint = true, .vary = true, .inpaint = true},
             stableDecoder + stablePrior + std::vector{optional(eyes[0]), optional(eyes[1])}}};
}

std::vector<PipelineClass> makeClasses() {
    const std::vector<RequiredPart> karloPrior{weights("prior", "PriorTransformer"), scheduler("prior_scheduler")};
    const std::vector<RequiredPart> karloDecoder{tokenizer("tokenizer"),
                                                 weights("text_encoder", "CLIPTextModelWithProjection"),
                                                 weights("text_proj", "UnCLIPTextProjModel"),
                                                 weights("decoder", "UNet2DConditionModel"),
                                                 weights("super_res_first", "UNet2DModel"),
                                                 weights("super_res_last", "UNet2DModel"),
                                                 scheduler("decoder_scheduler"),
                                                 scheduler("super_res_scheduler")};
    // Its decoder paints pixels, which upsamplers enlarge, or latents, which an autoencoder decodes.
    auto paintboxDecoder = karloDecoder + std::vector{optional(weights("vae", "AutoencoderKL"))};
    for (RequiredPart& part : paintboxDecoder)
        if (part.name.starts_with("super_res"))
            part.substitute = "vae";
    const RequiredPart imageEncoder = weights("image_encoder", "CLIPVisionModelWithProjection");
    const std::vector<RequiredPart> eyes{imageEncoder, imageProcessor("feature_extractor")};

    const auto kandinskyPrior = [&](const std::string& prefix) {
        std::vector<RequiredPart> parts{tokenizer("tokenizer"), weights("text_encoder", "CLIPTextModelWithProjection"),
                                        imageEncoder,           weights("prior", "PriorTransformer"),
                                        scheduler("scheduler"), imageProcessor("image_processor")};
        for (RequiredPart& part : parts) part.name = prefix + part.name;
        return parts;
    };
    const std::vector<RequiredPart> kandinskyDecoder{
        weights("unet", "UNet2DConditionModel"), weights("movq", "VQModel"), scheduler("scheduler", "DDPMScheduler")};

    const ModelAbilities whole{.paint = true, .vary = true, .inpaint = true}, varies{.vary = true},
        prior{.isPriorOnly = true}, decoder{.needsPrior = true}, inpainting{.inpaint = true, .needsPrior = true},
        controlled{.followsStructure = true, .needsPrior = true};
    const auto kandinskyWhole = kandinskyDecoder + kandinskyPrior("prior_");
    std::vector<PipelineClass> classes{
        {kPriorAlone, prior, {karloPrior.front()}},
        {kDepthEstimator, {}, {weights("depth_estimator", kDepthEstimator)}},
        {"UnCLIPPipeline", whole, karloDecoder + karloPrior + std::vector{optional(eyes[0]), optional(eyes[1])}},
        {"UnCLIPImageVariationPipeline", varies, karloDecoder + eyes},
        {"PaintboxPipeline", whole, paintboxDecoder + karloPrior + eyes}};
    for (PipelineClass& each : stableClasses(eyes)) classes.push_back(std::move(each));
    // The reference has a class for each task; the folders hold the same parts.
    for (const char* name : {"KandinskyV22PriorPipeline", "KandinskyV22PriorEmb2EmbPipeline"})
        classes.push_back({name, prior, kandinskyPrior("")});
    for (const char* name : {"KandinskyV22Pipeline", "KandinskyV22Img2ImgPipeline"})
        classes.push_back({name, decoder, kandinskyDecoder});
    classes.push_back({"KandinskyV22InpaintPipeline", inpainting, kandinskyDecoder});
    for (const char* name : {"KandinskyV22ControlnetPipeline", "KandinskyV22ControlnetImg2ImgPipeline"})
        classes.push_back({name, controlled, kandinskyDecoder});
    for (const char* name :
         {"KandinskyV22CombinedPipeline", "KandinskyV22Img2ImgCombinedPipeline", "KandinskyV22InpaintCombinedPipeline"})
        classes.push_back({name, whole, kandinskyWhole});
    return classes;
}

}  // namespace

bool isNetworkAlone(const std::string& pipelineClass) {
    return pipelineClass == kPriorAlone || pipelineClass == kDepthEstimator;
}

const char* libraryOfNetworkAlone(const std::string& pipelineClass) {
    return pipelineClass == kPriorAlone ? "diffusers" : "transformers";
}

std::string weightsName(const std::string& library) {
    return library == "transformers" ? "model" : "diffusion_pytorch_model";
}

const std::vector<PipelineClass>& supportedPipelineClasses() {
    static const std::vector<PipelineClass> kClasses = makeClasses();
    return kClasses;
}

}  // namespace unclip
