"""Stable unCLIP 2.1, small: `pictures`, a folder that makes variations, and `prompts`, one that holds a prior, with the same
decoder and another scheduler. Their embeddings are as wide as karlo-small's, whose prior fits them.

Picture i is painted alone, with one generator of seed + i that runs from the prior on into the decoder."""

import contextlib
import os
from pathlib import Path

import torch
from diffusers import (AutoencoderKL, DDIMScheduler, DDPMScheduler, PNDMScheduler, PriorTransformer, StableUnCLIPImg2ImgPipeline,
                       StableUnCLIPPipeline, UNet2DConditionModel)
from diffusers.pipelines.stable_diffusion.stable_unclip_image_normalizer import StableUnCLIPImageNormalizer
from PIL import Image
from transformers import CLIPTextModel

from . import karlo, variations
from .folders import save_part, save_scheduler, save_text_model, write_index
from .last_layer import fit_last_layer
from .randomise import randomise
from .recorder import Recorder, record_each
from .schedulers import STABLE
from .tiny_tokenizer import write_tokenizer

DECODER_INDEX = {
    "image_noising_scheduler": ("diffusers", "DDPMScheduler"),
    "image_normalizer": ("stable_diffusion", "StableUnCLIPImageNormalizer"), "scheduler": ("diffusers", "PNDMScheduler"),
    "text_encoder": ("transformers", "CLIPTextModel"), "tokenizer": ("transformers", "CLIPTokenizer"),
    "unet": ("diffusers", "UNet2DConditionModel"), "vae": ("diffusers", "AutoencoderKL")}
EYES_INDEX = {"feature_extractor": ("transformers", "CLIPImageProcessor"),
              "image_encoder": ("transformers", "CLIPVisionModelWithProjection")}
PRIOR_INDEX = {
    "prior": ("diffusers", "PriorTransformer"), "prior_scheduler": ("diffusers", "DDPMScheduler"),
    "prior_text_encoder": ("transformers", "CLIPTextModelWithProjection"), "prior_tokenizer": ("transformers", "CLIPTokenizer")}
WIDTH, CONTEXT = 32, 24  # of CLIP's embeddings, and of the decoder's text states
OF_STABLE_DIFFUSION = STABLE | dict(prediction_type="v_prediction")


def painting():
    unet = UNet2DConditionModel(
        sample_size=8, in_channels=4, out_channels=4, layers_per_block=1, block_out_channels=(16, 24),
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
        attention_head_dim=(2, 3), norm_num_groups=8, cross_attention_dim=CONTEXT, use_linear_projection=True,
        class_embed_type="projection", projection_class_embeddings_input_dim=2 * WIDTH)

    def conditions(count, generator):
        return {"encoder_hidden_states": torch.randn(count, 77, CONTEXT, generator=generator),
                "class_labels": torch.randn(count, 2 * WIDTH, generator=generator)}

    return fit_last_layer(randomise(unet, "stable/unet"), DDIMScheduler(**OF_STABLE_DIFFUSION), 8, 1, channels=4,
                          predicts="velocity", options=conditions)


def autoencoder():
    network = randomise(AutoencoderKL(
        in_channels=3, out_channels=3, latent_channels=4, block_out_channels=(8, 8, 8, 8), layers_per_block=1, norm_num_groups=4,
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4), "stable/vae")
    with torch.no_grad():
        network.decoder.conv_out.weight *= 0.3  # pictures around grey
    return network


def make_folder(folder):
    pictures, prompts, half = Path(folder) / "pictures", Path(folder) / "prompts", torch.float16
    vocabulary = write_tokenizer(pictures / "tokenizer", pad_token="!")
    config = karlo.text_encoder(vocabulary, width=CONTEXT, layers=3, heads=3, act="gelu").config
    save_text_model(randomise(CLIPTextModel(config), "stable/text"), pictures / "text_encoder", half)
    save_part(painting(), pictures / "unet", half)
    save_part(autoencoder(), pictures / "vae", half)
    save_part(randomise(StableUnCLIPImageNormalizer(WIDTH), "stable/normalizer"), pictures / "image_normalizer")
    noising = DDPMScheduler(beta_schedule="squaredcos_cap_v2")
    save_part(randomise(variations.image_encoder(projection=WIDTH, act="gelu"), "stable/image"), pictures / "image_encoder", half)
    variations.write_processor(pictures / "feature_extractor", {"shortest_edge": 56}, {"height": 56, "width": 56})
    write_index(pictures, "StableUnCLIPImg2ImgPipeline", DECODER_INDEX | EYES_INDEX)

    for part in ("tokenizer", "text_encoder", "unet", "vae", "image_normalizer"):
        prompts.mkdir(exist_ok=True)
        os.symlink(f"../pictures/{part}", prompts / part)
    write_tokenizer(prompts / "prior_tokenizer", pad_token="<|endoftext|>")
    save_part(randomise(karlo.text_encoder(vocabulary, width=WIDTH), "stable/prior_text"), prompts / "prior_text_encoder", half)
    prior = PriorTransformer(num_attention_heads=2, attention_head_dim=16, num_layers=2, embedding_dim=WIDTH, num_embeddings=77,
                             additional_embeddings=4)
    save_part(randomise(prior, "stable/prior"), prompts / "prior", half)
    save_scheduler(DDPMScheduler(beta_schedule="squaredcos_cap_v2", **karlo.PRIOR_SCHEDULER), prompts / "prior_scheduler")
    for place, scheduler in ((pictures, PNDMScheduler(skip_prk_steps=True, **OF_STABLE_DIFFUSION)),
                             (prompts, DDIMScheduler(clip_sample=False, **OF_STABLE_DIFFUSION))):
        save_scheduler(noising, place / "image_noising_scheduler")
        save_scheduler(scheduler, place / "scheduler")
    write_index(prompts, "StableUnCLIPPipeline", DECODER_INDEX | PRIOR_INDEX | {"scheduler": ("diffusers", "DDIMScheduler")})
    variations.write_picture(Path(folder).parent / "photo.png", 64, 128, seed=64)


def load(folder):
    pipes = {}
    for name, pipeline in (("pictures", StableUnCLIPImg2ImgPipeline), ("prompts", StableUnCLIPPipeline)):
        pipes[name] = pipeline.from_pretrained(Path(folder) / name, torch_dtype=torch.float32)
        pipes[name].set_progress_bar_config(disable=True)
    return pipes


def paint_one(pipes, request, generator, folder):
    recorder, varies = Recorder(), request["task"] == "vary"
    pipe = pipes["pictures" if varies else "prompts"]
    options = dict(prompt=request.get("prompt", ""), negative_prompt=request.get("negativePrompt"), generator=generator,
                   num_inference_steps=request["decoderSteps"], guidance_scale=request.get("guidance", 10.0),
                   noise_level=request.get("noiseLevel", 0), width=request["width"], height=request["height"], output_type="np")
    if varies:
        options["image"] = Image.open(Path(folder) / request["picture"])
    else:
        options |= dict(prior_num_inference_steps=request["priorSteps"], prior_guidance_scale=request.get("priorGuidance", 4.0))

    def keep_states(args, given, output):
        texts.insert(0, output[0])

    def keep_decoded(args, given, output):
        recorder.keep("decoder.text_states", torch.cat(texts))

    def keep_picture(args, given, output):
        recorder.keep("image.pixel_values", args[0])
        recorder.keep("image.image_embeds", output.image_embeds)

    texts = []  # the reference encodes the prompt, then the negative one
    with contextlib.ExitStack() as stack:
        recorder.wrap_module(stack, pipe.text_encoder, keep_states)
        recorder.wrap_module(stack, pipe.unet, keep_decoded)
        if varies:
            recorder.wrap_module(stack, pipe.image_encoder, keep_picture)
        else:
            finish = pipe.prior.post_process_latents

            def keep_embedding(latents):
                recorder.keep("prior.image_embeds", finish(latents))
                return finish(latents)

            pipe.prior.post_process_latents = keep_embedding
            stack.callback(delattr, pipe.prior, "post_process_latents")
        decode = pipe.vae.decode

        def keep_latents(latents, **given):
            recorder.keep("decoder.latents", latents * pipe.vae.config.scaling_factor)
            return decode(latents, **given)

        pipe.vae.decode = keep_latents
        stack.callback(delattr, pipe.vae, "decode")
        images = pipe(**options).images
    recorder.keep_pictures(images)
    return recorder


def run(pipes, request, folder):
    """One recorder for all pictures."""
    return record_each(lambda generator: paint_one(pipes, request, generator, folder), request,
                       lambda name: name.startswith("image.") or name == "decoder.text_states")


EDGES = ()
SHORT = dict(task="generate", device="cpu", dtype="float32", priorSteps=4, decoderSteps=6, guidance=4.0, width=64, height=64)
CASES = {
    "plain": dict(SHORT, prompt="a red cat, 4k photo!", seed=1),
    "negative": dict(SHORT, prompt="a robot in the snow", negativePrompt="black and white", seed=2, count=2, width=128),
    "unguided": dict(SHORT, prompt="a house", priorGuidance=1.0, guidance=1.0, seed=3, decoderSteps=2),
    "vary": dict(SHORT, task="vary", strength=1.0, picture="photo.png", height=128, seed=4, count=2),
    "vary-prompt": dict(SHORT, task="vary", strength=1.0, picture="photo.png", prompt="a tree", negativePrompt="night", seed=5,
                        decoderSteps=3),
    "vary-freely": dict(SHORT, task="vary", strength=1.0, picture="photo.png", noiseLevel=400, seed=6),
}
WHOLE = ("plain", "vary")
