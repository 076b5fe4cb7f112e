"""Karlo image variations, small: UnCLIPImageVariationPipeline. Parts are stored in 16 bits."""

import contextlib
from pathlib import Path

import torch
import torch.nn.functional as F
from diffusers import UnCLIPImageVariationPipeline, UnCLIPScheduler
from PIL import Image
from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

from . import karlo
from .folders import save_part, save_scheduler, write_index, write_json
from .randomise import randomise
from .recorder import Recorder
from .tiny_tokenizer import write_tokenizer

INDEX = {name: value for name, value in karlo.INDEX.items() if not name.startswith("prior")}
INDEX |= {"feature_extractor": ("transformers", "CLIPImageProcessor"),
          "image_encoder": ("transformers", "CLIPVisionModelWithProjection")}

MEAN, DEVIATION = [0.48145466, 0.4578275, 0.40821073], [0.26862954, 0.26130258, 0.27577711]


def image_encoder(size=56, patch=14, width=32, projection=32, act="quick_gelu"):
    return CLIPVisionModelWithProjection(CLIPVisionConfig(
        hidden_size=width, intermediate_size=2 * width, num_hidden_layers=2, num_attention_heads=4, image_size=size,
        patch_size=patch, hidden_act=act, projection_dim=projection))


def write_processor(folder, size, crop):
    write_json(Path(folder) / "preprocessor_config.json", {
        "crop_size": crop, "do_center_crop": True, "do_convert_rgb": True, "do_normalize": True, "do_resize": True,
        "feature_extractor_type": "CLIPFeatureExtractor", "image_processor_type": "CLIPImageProcessor",
        "image_mean": MEAN, "image_std": DEVIATION, "resample": 3, "size": size})


def write_picture(file, width, height, seed):
    """Soft colours with some noise, of any size."""
    generator = torch.Generator().manual_seed(seed)
    soft = F.interpolate(torch.rand(1, 3, 4, 4, generator=generator), size=(height, width), mode="bicubic")[0]
    noisy = soft + 0.1 * torch.randn(3, height, width, generator=generator)
    pixels = (noisy.clamp(0, 1) * 255).round().to(torch.uint8).permute(1, 2, 0)
    Image.fromarray(pixels.numpy()).save(file)


def make_folder(folder):
    folder = Path(folder)
    half = torch.float16
    vocabulary = write_tokenizer(folder / "tokenizer", pad_token="!")
    save_part(randomise(karlo.text_encoder(vocabulary), "vary/text"), folder / "text_encoder", half)
    save_part(randomise(image_encoder(), "vary/image"), folder / "image_encoder", half)
    save_part(randomise(karlo.text_projection(), "vary/text_proj", gain=0.3), folder / "text_proj", half)
    save_part(karlo.painting(karlo.decoder(layers_per_block=2), "vary/decoder"), folder / "decoder", torch.bfloat16)
    save_part(karlo.enlarging(karlo.super_resolution(64), "vary/first"), folder / "super_res_first", half)
    save_part(karlo.enlarging(karlo.super_resolution(None), "vary/last"), folder / "super_res_last", half)
    save_scheduler(UnCLIPScheduler(**karlo.DECODER_SCHEDULER), folder / "decoder_scheduler")
    save_scheduler(UnCLIPScheduler(**karlo.UPSAMPLER_SCHEDULER), folder / "super_res_scheduler")
    write_processor(folder / "feature_extractor", size=56, crop=56)  # whole numbers, as old files have them
    write_index(folder, "UnCLIPImageVariationPipeline", INDEX)
    for name, (width, height) in PICTURES.items():
        write_picture(folder.parent / f"{name}.png", width, height, seed=width)


def load(folder):
    pipe = UnCLIPImageVariationPipeline.from_pretrained(folder, torch_dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def run(pipe, request, folder):
    recorder = Recorder()
    count = request.get("count", 1)
    options = dict(decoder_guidance_scale=request.get("guidance", 8.0), num_images_per_prompt=count,
                   decoder_num_inference_steps=request.get("decoderSteps", 25),
                   super_res_num_inference_steps=request.get("upsamplerSteps", 7),
                   generator=[torch.Generator().manual_seed(request.get("seed", 0) + i) for i in range(count)])

    def keep_encoded(args, given, output):
        recorder.keep("image.pixel_values", args[0])
        recorder.keep("image.image_embeds", output.image_embeds)

    with contextlib.ExitStack() as stack:
        recorder.wrap_module(stack, pipe.image_encoder, keep_encoded)
        stack.enter_context(karlo.recorded(pipe, recorder, False))
        images = pipe(Image.open(Path(folder) / request["picture"]), output_type="np", **options).images
    return karlo.finish(recorder, images, options["decoder_num_inference_steps"])


PICTURES = {"portrait": (45, 73), "landscape": (131, 61), "tiny": (9, 9), "thin": (300, 57)}
EDGES = ("decoder", "upsampler")  # stages that predict noise: recorder.closeness_to_the_edge
SHORT = dict(task="vary", strength=1.0, device="cpu", dtype="float32", decoderSteps=5, upsamplerSteps=4)
CASES = {
    "like-portrait": dict(SHORT, picture="portrait.png", seed=14),
    "like-landscape": dict(SHORT, picture="landscape.png", count=2, seed=4),
    "like-tiny": dict(SHORT, picture="tiny.png", guidance=1.0, seed=14),
    "like-thin": dict(SHORT, picture="thin.png", guidance=3.5, decoderSteps=7, seed=6),
}
WHOLE = ()
