"""Karlo's shape, small: UnCLIPPipeline, text to image."""

import contextlib
import sys
import types
from pathlib import Path

import diffusers
import torch
import torch.nn.functional as F
from transformers import CLIPTextConfig, CLIPTextModelWithProjection

diffusers.pipelines.unclip = diffusers.pipelines.deprecated.unclip  # model_index.json's "unclip" library has moved
from diffusers import PriorTransformer, UnCLIPPipeline, UnCLIPScheduler, UNet2DConditionModel, UNet2DModel
from diffusers.pipelines.deprecated.unclip import UnCLIPTextProjModel

from . import eclipse
from .folders import position_ids, save_part, save_scheduler, write_index
from .last_layer import fit_last_layer
from .randomise import randomise
from .recorder import Recorder
from .tiny_tokenizer import write_tokenizer

INDEX = {
    "decoder": ("diffusers", "UNet2DConditionModel"),
    "decoder_scheduler": ("diffusers", "UnCLIPScheduler"),
    "prior": ("diffusers", "PriorTransformer"),
    "prior_scheduler": ("diffusers", "UnCLIPScheduler"),
    "super_res_first": ("diffusers", "UNet2DModel"),
    "super_res_last": ("diffusers", "UNet2DModel"),
    "super_res_scheduler": ("diffusers", "UnCLIPScheduler"),
    "text_encoder": ("transformers", "CLIPTextModelWithProjection"),
    "text_proj": ("unclip", "UnCLIPTextProjModel"),
    "tokenizer": ("transformers", "CLIPTokenizer"),
}


def text_encoder(vocabulary, width=32, layers=2, heads=4, act="quick_gelu", positions=77, eos=2, mlp=None):
    config = CLIPTextConfig(
        vocab_size=vocabulary, hidden_size=width, intermediate_size=mlp or 2 * width, num_hidden_layers=layers,
        num_attention_heads=heads, projection_dim=width, hidden_act=act, max_position_embeddings=positions,
        bos_token_id=vocabulary - 2, eos_token_id=eos, pad_token_id=1)
    return CLIPTextModelWithProjection(config)


def text_projection(width=32, time=64, context=48, tokens=4):
    return UnCLIPTextProjModel(clip_embeddings_dim=width, time_embed_dim=time, cross_attention_dim=context,
                               clip_extra_context_tokens=tokens)


def decoder(**changes):
    config = dict(
        sample_size=16, in_channels=3, out_channels=6, layers_per_block=1, block_out_channels=(16, 32),
        down_block_types=("ResnetDownsampleBlock2D", "SimpleCrossAttnDownBlock2D"),
        mid_block_type="UNetMidBlock2DSimpleCrossAttn",
        up_block_types=("SimpleCrossAttnUpBlock2D", "ResnetUpsampleBlock2D"), attention_head_dim=8,
        cross_attention_dim=48, resnet_time_scale_shift="scale_shift", class_embed_type="identity", norm_num_groups=8)
    return UNet2DConditionModel(**{**config, **changes})


def super_resolution(size, **changes):
    config = dict(
        sample_size=size, in_channels=6, out_channels=3, layers_per_block=1, block_out_channels=(16, 32),
        down_block_types=("ResnetDownsampleBlock2D",) * 2, up_block_types=("ResnetUpsampleBlock2D",) * 2,
        add_attention=False, norm_num_groups=8)
    return UNet2DModel(**{**config, **changes})


PRIOR_SCHEDULER = dict(variance_type="fixed_small_log", prediction_type="sample", clip_sample=True, clip_sample_range=5)
DECODER_SCHEDULER = dict(variance_type="learned_range", prediction_type="epsilon", clip_sample=True, clip_sample_range=1)
UPSAMPLER_SCHEDULER = dict(variance_type="fixed_small_log", prediction_type="epsilon", clip_sample=True, clip_sample_range=1)


def painting(unet, seed, size=16, **options):
    """A random decoder whose last layer removes noise."""
    config = unet.config

    def conditions(count, generator):
        random = lambda *shape: torch.randn(*shape, generator=generator)
        return {"encoder_hidden_states": random(count, 20, config.cross_attention_dim),
                "class_labels": random(count, 4 * config.block_out_channels[0])}

    return fit_last_layer(randomise(unet, seed), UnCLIPScheduler(), size, 1, options=conditions, **options)


def enlarging(unet, seed, size=64, factor=4):
    """A random super-resolution network whose last layer removes noise."""

    def blurred(clean):
        small = torch.nn.functional.interpolate(clean, scale_factor=1 / factor, mode="bicubic", antialias=True)
        return torch.nn.functional.interpolate(small, size=(size, size), mode="bicubic", antialias=True)

    return fit_last_layer(randomise(unet, seed), UnCLIPScheduler(), size, 1, more_input=blurred)


def make_folder(folder):
    """Parts in different dtypes, as published folders have them."""
    folder = Path(folder)
    vocabulary = write_tokenizer(folder / "tokenizer", pad_token="!")
    save_part(randomise(text_encoder(vocabulary), "karlo/text"), folder / "text_encoder", extra=position_ids(77))
    prior = PriorTransformer(num_attention_heads=4, attention_head_dim=8, num_layers=2, embedding_dim=32,
                             num_embeddings=77, additional_embeddings=4)
    save_part(randomise(prior, "karlo/prior"), folder / "prior")
    save_part(randomise(text_projection(), "karlo/text_proj", gain=0.3), folder / "text_proj")
    save_part(painting(decoder(), "karlo/decoder"), folder / "decoder", torch.float16)
    save_part(enlarging(super_resolution(64), "karlo/first"), folder / "super_res_first", torch.bfloat16)
    save_part(enlarging(super_resolution(None), "karlo/last"), folder / "super_res_last")
    save_scheduler(UnCLIPScheduler(**PRIOR_SCHEDULER), folder / "prior_scheduler")
    save_scheduler(UnCLIPScheduler(**DECODER_SCHEDULER), folder / "decoder_scheduler")
    save_scheduler(UnCLIPScheduler(**UPSAMPLER_SCHEDULER), folder / "super_res_scheduler")
    write_index(folder, "UnCLIPPipeline", INDEX)
    eclipse.make_folder(folder.parent / "eclipse", "karlo/eclipse", embedding_dim=32)


def load(folder):
    pipe = UnCLIPPipeline.from_pretrained(folder, torch_dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    return pipe


@contextlib.contextmanager
def recorded(pipe, recorder, with_prior):
    """Every stage of an UnCLIP pipeline writes to the recorder."""
    with contextlib.ExitStack() as stack:
        if with_prior:
            recorder.wrap_scheduler(stack, pipe.prior_scheduler, "prior")
        recorder.wrap_scheduler(stack, pipe.decoder_scheduler, "decoder")
        recorder.wrap_scheduler(stack, pipe.super_res_scheduler, "upsampler")

        def keep_projection(args, options, output):
            if with_prior:
                recorder.keep("prior.image_embeds", options["image_embeddings"])
            recorder.keep("text_proj.hidden_states", output[0])
            recorder.keep("text_proj.additive_time_embeddings", output[1])

        recorder.wrap_module(stack, pipe.text_proj, keep_projection)

        def keep_condition(args, options, output):
            recorder.keep("upsampler.condition", options["sample"][:, 3:])

        recorder.wrap_module(stack, pipe.super_res_first, keep_condition)
        yield


class NoPrior:
    """In place of the prior's scheduler: no steps, no noise."""

    init_noise_sigma = 1.0
    timesteps = torch.empty(0)

    def set_timesteps(self, *args, **options):
        pass


@contextlib.contextmanager
def without_prior(pipe):
    """The pipeline takes `prior_latents` as the image embedding."""
    scheduler = pipe.prior_scheduler
    pipe.prior_scheduler = NoPrior()
    pipe.prior.post_process_latents = lambda embedding: embedding
    try:
        yield
    finally:
        pipe.prior_scheduler = scheduler
        del pipe.prior.post_process_latents


@contextlib.contextmanager
def negative_prompt(pipe, negative, recorder):
    """UnCLIPPipeline knows no negative prompt: its encoding takes the place of that of ""."""
    encode = type(pipe)._encode_prompt

    def encode_both(prompt, device, images, guided, *ignored):
        rows = [encode(pipe, text, device, 1, False) for text in ([negative, prompt] if guided else [prompt])]
        embeds, states, mask = (torch.cat(parts) for parts in zip(*rows))
        recorder.keep("text.text_embeds", embeds)
        recorder.keep("text.last_hidden_state", states)
        recorder.keep("tokens.mask", mask)
        return tuple(part.repeat_interleave(images, 0) for part in (embeds, states, mask))

    pipe._encode_prompt = encode_both
    try:
        yield
    finally:
        del pipe._encode_prompt


@contextlib.contextmanager
def painting_size(pipe, width, height):
    """The pipeline paints squares of its configs' size; this gives it any other."""
    module = sys.modules[type(pipe).__module__]
    factor = pipe.super_res_first.config.sample_size // pipe.decoder.config.sample_size
    prepare = type(pipe).prepare_latents

    def prepare_latents(shape, dtype, device, generator, latents, scheduler):
        if len(shape) == 4:
            small = scheduler is pipe.decoder_scheduler
            shape = (*shape[:2], height // factor if small else height, width // factor if small else width)
        return prepare(pipe, shape, dtype, device, generator, latents, scheduler)

    def interpolate(picture, size, mode, align_corners, antialias=True):
        return F.interpolate(picture, size=[height, width], mode=mode, align_corners=align_corners, antialias=antialias)

    pipe.prepare_latents = prepare_latents
    module.F = types.SimpleNamespace(pad=F.pad, interpolate=interpolate)
    try:
        yield
    finally:
        del pipe.prepare_latents
        module.F = F


def finish(recorder, images, steps):
    last = recorder.tensors[f"decoder.step.{steps - 1}.x"]
    recorder.keep("decoder.images", last.clamp(-1, 1))
    recorder.keep_pictures(images)
    return recorder


def run(pipe, request, folder):
    """Paints one request of our own format; returns the recorder. Picture i has the generator seed + i."""
    recorder = Recorder()
    count, mode = request.get("count", 1), request.get("prior", "prior")
    prompt, negative = request["prompt"], request.get("negativePrompt", "")
    diffuses = mode == "prior" and "priorFolder" not in request
    options = dict(prior_guidance_scale=request.get("priorGuidance", 4.0) if diffuses else 1.0,
                   decoder_guidance_scale=request.get("guidance", 8.0), num_images_per_prompt=count,
                   prior_num_inference_steps=request.get("priorSteps", 25),
                   decoder_num_inference_steps=request.get("decoderSteps", 25),
                   super_res_num_inference_steps=request.get("upsamplerSteps", 7),
                   generator=[torch.Generator().manual_seed(request.get("seed", 0) + i) for i in range(count)])
    guided = max(options["prior_guidance_scale"], options["decoder_guidance_scale"]) > 1
    recorder.keep("tokens.ids", pipe.tokenizer(
        [negative, prompt] if guided else [prompt], padding="max_length",
        max_length=pipe.tokenizer.model_max_length, truncation=True, return_tensors="pt").input_ids)

    with contextlib.ExitStack() as stack:
        if "priorFolder" in request:
            embedding = eclipse.predict(eclipse.load(Path(folder) / request["priorFolder"]), options["generator"],
                                        pipe._encode_prompt(prompt, "cpu", 1, False), recorder)
            recorder.keep("prior.image_embeds", embedding)
            stack.enter_context(without_prior(pipe))
            options["prior_latents"] = embedding
        elif mode != "prior":
            embedding = pipe.text_proj.learned_classifier_free_guidance_embeddings[None]
            if mode == "text":
                embedding = pipe._encode_prompt(prompt, "cpu", 1, False)[0]
            stack.enter_context(without_prior(pipe))
            options["prior_latents"] = embedding.detach().expand(count, -1)
        if "width" in request:
            stack.enter_context(painting_size(pipe, request["width"], request["height"]))
        stack.enter_context(negative_prompt(pipe, negative, recorder))
        stack.enter_context(recorded(pipe, recorder, diffuses))
        images = pipe(prompt, output_type="np", **options).images
    return finish(recorder, images, options["decoder_num_inference_steps"])


EDGES = ("decoder", "upsampler")  # stages that predict noise: recorder.closeness_to_the_edge
SHORT = dict(task="generate", device="cpu", dtype="float32", priorSteps=5, decoderSteps=5, upsamplerSteps=4)
CASES = {
    "plain": dict(SHORT, prompt="a painting of a fox sitting in a field at sunrise", seed=16),
    "negative": dict(SHORT, prompt="A robot, playing the piano!", negativePrompt="fog, black and white", seed=10),
    "three": dict(SHORT, prompt="a bowl of soup", count=3, seed=103),
    "unguided": dict(SHORT, prompt="a cat with a crown \U0001F451", priorGuidance=1.0, guidance=0.5, seed=11),
    "one-guided": dict(SHORT, prompt="stained glass", priorGuidance=1.0, guidance=3.0, seed=10),
    "steps": dict(SHORT, prompt="", priorSteps=9, decoderSteps=12, upsamplerSteps=2, seed=4),
    "from-text": dict(SHORT, prompt="a gorilla riding a horse", prior="text", seed=9),
    "without-embedding": dict(SHORT, prompt="a gorilla riding a horse", prior="none", seed=16),
    "wide": dict(SHORT, prompt="a racing car in a desert", width=112, height=48, seed=4),
    "eclipse": dict(SHORT, prompt="black apples in the basket", negativePrompt="fog", priorFolder="eclipse", count=2, seed=50),
    "eclipse-unguided": dict(SHORT, prompt="a castle", priorFolder="eclipse", guidance=1.0, seed=14),
    "long": dict(SHORT, prompt="a very detailed photograph of a house, " * 20, seed=16),
}
WHOLE = ("plain", "unguided")  # cases that keep every intermediate tensor
