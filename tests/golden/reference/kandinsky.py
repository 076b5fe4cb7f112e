"""Kandinsky 2.2, small: a prior folder, decoder folders and an ECLIPSE prior beside each other, as they are published.

Picture i is painted alone, with one generator of seed + i that runs from the prior on into the decoder."""

import contextlib
import os
from pathlib import Path

import numpy as np
import torch
from diffusers import (DDPMScheduler, KandinskyV22ControlnetPipeline, KandinskyV22InpaintPipeline, KandinskyV22Pipeline, KandinskyV22PriorPipeline,
                       PriorTransformer, UnCLIPScheduler, UNet2DConditionModel, VQModel)
from PIL import Image, ImageDraw

from . import eclipse, karlo, schedulers, variations
from .folders import save_part, save_scheduler, write_index
from .last_layer import fit_last_layer
from .randomise import randomise
from .recorder import Recorder, record_each
from .tiny_tokenizer import write_tokenizer

PRIOR_INDEX = {
    "image_encoder": ("transformers", "CLIPVisionModelWithProjection"),
    "image_processor": ("transformers", "CLIPImageProcessor"), "prior": ("diffusers", "PriorTransformer"),
    "scheduler": ("diffusers", "UnCLIPScheduler"), "text_encoder": ("transformers", "CLIPTextModelWithProjection"),
    "tokenizer": ("transformers", "CLIPTokenizer")}
DECODER_INDEX = {"movq": ("diffusers", "VQModel"), "scheduler": ("diffusers", "DDPMScheduler"),
                 "unet": ("diffusers", "UNet2DConditionModel")}
HALF = (torch.arange(16) < 8).float().view(1, 1, 1, 16)
WIDTH = 24  # of CLIP's embeddings


def unet(inputs, addition="image"):
    return UNet2DConditionModel(
        sample_size=64, in_channels=inputs, out_channels=8, layers_per_block=1, block_out_channels=(8, 24),
        down_block_types=("ResnetDownsampleBlock2D", "SimpleCrossAttnDownBlock2D"),
        mid_block_type="UNetMidBlock2DSimpleCrossAttn",
        up_block_types=("SimpleCrossAttnUpBlock2D", "ResnetUpsampleBlock2D"), attention_head_dim=8, norm_num_groups=4,
        cross_attention_dim=16, resnet_time_scale_shift="scale_shift", encoder_hid_dim=WIDTH,
        encoder_hid_dim_type="image_proj", addition_embed_type=addition)


def painting(network, seed, inpaints=False):
    """A random U-Net whose last layer removes noise: without that, unclipped latents grow beyond measure."""
    hinted = network.config.addition_embed_type == "image_hint"

    def conditions(count, generator):
        condition = {"image_embeds": torch.randn(count, WIDTH, generator=generator)}
        if hinted:
            condition["hint"] = torch.rand(count, 3, 128, 128, generator=generator)
        return {"encoder_hidden_states": None, "added_cond_kwargs": condition}

    half_known = lambda clean: torch.cat([clean * HALF, HALF.expand(len(clean), 1, 16, 16)], 1)
    return fit_last_layer(randomise(network, seed), DDPMScheduler(**schedulers.KANDINSKY), 16, 1, channels=4, part=1.0,
                          more_input=half_known if inpaints else None, options=conditions)


def movq():
    return VQModel(
        in_channels=3, out_channels=3, latent_channels=4, vq_embed_dim=4, block_out_channels=(32, 32, 32, 32),
        layers_per_block=1, down_block_types=("DownEncoderBlock2D",) * 3 + ("AttnDownEncoderBlock2D",),
        up_block_types=("AttnUpDecoderBlock2D",) + ("UpDecoderBlock2D",) * 3, norm_type="spatial", num_vq_embeddings=16)


def calm(network):
    """Pictures around grey: the last layers' output is made smaller."""
    with torch.no_grad():
        network.decoder.conv_out.weight *= 0.3
        network.quant_conv.weight *= 0.5
    return network


def make_folder(folder):
    """folder/prior, folder/decoder, folder/inpaint, folder/controlnet, which link to the decoder's movq, folder/eclipse."""
    folder = Path(folder)
    prior, decoder, inpaint = folder / "prior", folder / "decoder", folder / "inpaint"
    half = torch.float16
    vocabulary = write_tokenizer(prior / "tokenizer", pad_token="<|endoftext|>")
    text = karlo.text_encoder(vocabulary, width=WIDTH, heads=3, act="gelu")
    save_part(randomise(text, "kandinsky/text"), prior / "text_encoder", half)
    eyes = variations.image_encoder(size=56, patch=14, width=16, projection=WIDTH, act="gelu")
    save_part(randomise(eyes, "kandinsky/image"), prior / "image_encoder", half)
    variations.write_processor(prior / "image_processor", {"shortest_edge": 56}, {"height": 56, "width": 56})
    network = PriorTransformer(num_attention_heads=2, attention_head_dim=16, num_layers=2, embedding_dim=WIDTH,
                               num_embeddings=77, additional_embeddings=4)
    save_part(randomise(network, "kandinsky/prior"), prior / "prior", half)
    save_scheduler(UnCLIPScheduler(**karlo.PRIOR_SCHEDULER | {"clip_sample_range": 10}), prior / "scheduler")
    write_index(prior, "KandinskyV22PriorPipeline", PRIOR_INDEX)

    save_part(painting(unet(4), "kandinsky/unet"), decoder / "unet", half)
    save_part(calm(randomise(movq(), "kandinsky/movq")), decoder / "movq", half)
    save_scheduler(DDPMScheduler(clip_sample=True, **schedulers.KANDINSKY), decoder / "scheduler")
    write_index(decoder, "KandinskyV22Pipeline", DECODER_INDEX)

    save_part(painting(unet(9), "kandinsky/inpaint", inpaints=True), inpaint / "unet", half)
    os.symlink("../decoder/movq", inpaint / "movq")
    save_scheduler(DDPMScheduler(clip_sample=False, **schedulers.KANDINSKY), inpaint / "scheduler")
    write_index(inpaint, "KandinskyV22InpaintPipeline", DECODER_INDEX)

    controlnet = folder / "controlnet"
    save_part(painting(unet(8, "image_hint"), "kandinsky/controlnet"), controlnet / "unet", half)
    os.symlink("../decoder/movq", controlnet / "movq")
    save_scheduler(DDPMScheduler(clip_sample=True, **schedulers.KANDINSKY), controlnet / "scheduler")
    write_index(controlnet, "KandinskyV22ControlnetPipeline", DECODER_INDEX)

    eclipse.make_folder(folder / "eclipse", "kandinsky/eclipse", half, embedding_dim=WIDTH)

    write_depth(folder.parent / "depth.png", 128, 64)
    for name, (width, height) in {"photo": (64, 128), "large": (170, 96)}.items():
        variations.write_picture(folder.parent / f"{name}.png", width, height, seed=width)
    write_mask(folder.parent / "mask.png", 64, 128)
    write_mask(folder.parent / "large-mask.png", 300, 80)


def write_mask(file, width, height):
    """White repaints: an ellipse, and single pixels at a corner and on an edge."""
    mask = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(mask)
    draw.ellipse((width * 0.3, height * 0.4, width * 0.8, height * 0.7), fill=255)
    draw.rectangle((0, 0, width // 8, height // 16), fill=255)
    mask.save(file)


def write_depth(file, width, height):
    """Grey, near is white: a ball before a floor."""
    depth = Image.new("L", (width, height))
    for y in range(height):
        depth.paste(40 + 120 * y // height, (0, y, width, y + 1))
    ImageDraw.Draw(depth).ellipse((width * 0.3, height * 0.2, width * 0.6, height * 0.8), fill=230)
    depth.save(file)


def load(folder):
    pipes = {}
    for name, pipeline in (("prior", KandinskyV22PriorPipeline), ("decoder", KandinskyV22Pipeline),
                           ("inpaint", KandinskyV22InpaintPipeline),
                           ("controlnet", KandinskyV22ControlnetPipeline)):
        pipes[name] = pipeline.from_pretrained(Path(folder) / name, torch_dtype=torch.float32)
        pipes[name].set_progress_bar_config(disable=True)
    return pipes


def embeddings(pipes, request, recorder, generator, folder):
    """(image embedding, negative image embedding), from the prompt by the prior or from a picture."""
    prior = pipes["prior"]
    if request["task"] == "vary":
        picture = Image.open(Path(folder) / request["picture"])
        pixels = prior.image_processor(picture, return_tensors="pt").pixel_values
        recorder.keep("image.pixel_values", pixels)
        with torch.no_grad():
            embedding, negative = prior.image_encoder(pixels).image_embeds, prior.get_zero_embed(1)
        recorder.keep("image.image_embeds", embedding)
    elif "priorFolder" in request:
        network, negative_text = eclipse.load(Path(folder) / request["priorFolder"]), request.get("negativePrompt")
        texts = prior._encode_prompt([request["prompt"]] + ([negative_text] if negative_text else []), "cpu", 1, False)
        recorder.keep("text.text_embeds", texts[0].flip(0))
        recorder.keep("tokens.mask", texts[2].flip(0))
        predicted = eclipse.predict(network, [generator], texts, recorder)
        embedding, negative = predicted[:1], predicted[1:] if negative_text else prior.get_zero_embed(1)
        recorder.keep("prior.image_embeds", embedding)
    else:
        with contextlib.ExitStack() as stack:
            recorder.wrap_scheduler(stack, prior.scheduler, "prior")
            encode = type(prior)._encode_prompt

            def keep_text(*args):
                embeds, states, mask = encode(prior, *args)
                recorder.keep("text.text_embeds", embeds)
                recorder.keep("tokens.mask", mask)
                return embeds, states, mask

            prior._encode_prompt = keep_text
            stack.callback(delattr, prior, "_encode_prompt")
            embedding, negative = prior(
                request["prompt"], negative_prompt=request.get("negativePrompt"), generator=generator,
                num_inference_steps=request["priorSteps"], guidance_scale=request.get("priorGuidance", 4.0), return_dict=False)
        recorder.keep("prior.image_embeds", embedding)
    recorder.keep("prior.negative_image_embeds", negative)
    return embedding, negative


def paint_one(pipes, request, generator, folder):
    recorder = Recorder()
    embedding, negative = embeddings(pipes, request, recorder, generator, folder)
    options = dict(image_embeds=embedding, negative_image_embeds=negative, generator=generator, output_type="np",
                   num_inference_steps=request["decoderSteps"], guidance_scale=request.get("guidance", 4.0),
                   width=request.get("width", 512), height=request.get("height", 512))
    pipe = pipes["inpaint" if request["task"] == "inpaint" else "controlnet" if "structure" in request else "decoder"]
    if "structure" in request:
        depth = Image.open(Path(folder) / request["structure"]).convert("RGB")
        options["hint"] = torch.from_numpy(np.array(depth)).float().permute(2, 0, 1)[None] / 255
    if request["task"] == "inpaint":
        options["image"] = Image.open(Path(folder) / request["picture"])
        options["mask_image"] = Image.open(Path(folder) / request["mask"])
    with contextlib.ExitStack() as stack:
        recorder.wrap_scheduler(stack, pipe.scheduler, "decoder")
        if request["task"] == "inpaint":
            encode = pipe.movq.encode

            def keep_latents(pixels):
                result = encode(pixels)
                recorder.keep("inpaint.pixels", pixels)
                recorder.keep("inpaint.latents", result.latents)
                return result

            pipe.movq.encode = keep_latents
            stack.callback(delattr, pipe.movq, "encode")

            def keep_mask(args, options, output):
                recorder.keep("inpaint.keep", options["sample"][:1, 8:])

            recorder.wrap_module(stack, pipe.unet, keep_mask)
        decode = pipe.movq.decode

        def keep_decoded(latents, **given):
            recorder.keep("decoder.latents", latents)
            return decode(latents, **given)

        pipe.movq.decode = keep_decoded
        stack.callback(delattr, pipe.movq, "decode")
        images = pipe(**options).images
    recorder.keep_pictures(images)
    return recorder


def run(pipes, request, folder):
    """One recorder for all pictures; tensors with guided rows have all unconditional rows first."""
    return record_each(lambda generator: paint_one(pipes, request, generator, folder), request,
                       lambda name: name.startswith(("tokens.", "text.", "image.", "inpaint.")))


EDGES = ()
SHORT = dict(task="generate", device="cpu", dtype="float32", priorSteps=4, decoderSteps=4, width=64, height=64)
CASES = {
    "plain": dict(SHORT, prompt="A red cat, 4k photo!", seed=1),
    "negative": dict(SHORT, prompt="a robot in the snow", negativePrompt="black and white", seed=2, count=2),
    "unguided": dict(SHORT, prompt="a house", priorGuidance=1.0, guidance=1.0, seed=3),
    "odd": dict(SHORT, prompt="a mountain", width=100, height=64, seed=4, decoderSteps=3),
    "vary": dict(SHORT, task="vary", strength=1.0, picture="photo.png", width=128, height=64, seed=5),
    "depth": dict(SHORT, prompt="a house", structure="depth.png", width=128, height=64, seed=8, count=2),
    "depth-vary": dict(SHORT, task="vary", strength=1.0, picture="photo.png", structure="depth.png", width=128, height=64,
                       seed=9, decoderSteps=3),
    "eclipse": dict(SHORT, prompt="a robot", priorFolder="model/eclipse", seed=10),
    "eclipse-negative": dict(SHORT, prompt="a robot", negativePrompt="snow", priorFolder="model/eclipse", seed=11, count=2),
    "inpaint": dict(SHORT, task="inpaint", prompt="a tree", picture="photo.png", mask="mask.png", width=64, height=128, seed=6,
                    guidance=1.5),
    "inpaint-resized": dict(SHORT, task="inpaint", prompt="a chair", picture="large.png", mask="large-mask.png", width=128,
                            height=64, seed=7, decoderSteps=3),
}
WHOLE = ("plain", "inpaint")
