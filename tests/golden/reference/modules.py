"""Single networks in many configurations: a config, random weights, and an example of inputs and outputs.

data/modules/NAME/ holds config.json, the weights and example.safetensors with tensors named `input.…` and `output.…`."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import torch
from safetensors.torch import load_file, save_file
from diffusers import (AutoencoderKL, DDPMScheduler, PriorTransformer, StableUnCLIPImg2ImgPipeline, UNet2DConditionModel,
                       UNet2DModel, VQModel)
from diffusers.pipelines.stable_diffusion.stable_unclip_image_normalizer import StableUnCLIPImageNormalizer
from transformers import CLIPTextModel, CLIPVisionConfig, CLIPVisionModelWithProjection

from . import eclipse
from .eclipse import OnePassPrior
from .folders import position_ids, save_part
from .karlo import text_encoder, text_projection
from .randomise import randomise
from .recorder import Recorder

DOWN, DOWN_ATTENTIVE = "ResnetDownsampleBlock2D", "SimpleCrossAttnDownBlock2D"
UP, UP_ATTENTIVE = "ResnetUpsampleBlock2D", "SimpleCrossAttnUpBlock2D"
MIDDLE, MIDDLE_ATTENTIVE = "UNetMidBlock2D", "UNetMidBlock2DSimpleCrossAttn"


def unet(**config):
    """(network, inputs, call): a decoder's U-Net with a context of 9 tokens, the last ones of row 0 masked."""
    model = UNet2DConditionModel(**{"sample_size": 16, "cross_attention_dim": 24, "norm_num_groups": 8, **config})

    def inputs(randn):
        values = {"sample": randn(2, model.config.in_channels, 8, 16), "timesteps": torch.tensor([999, 40])}
        if model.config.encoder_hid_dim_type == "image_proj":
            values["image_embeds"] = randn(2, model.config.encoder_hid_dim)
            if model.config.addition_embed_type == "image_hint":
                values |= {"sample": values["sample"][:, :4], "hint": randn(2, 3, 64, 128)}
            return values
        values |= {"context": randn(2, 9, model.config.cross_attention_dim), "mask": torch.ones(2, 9, dtype=torch.int64)}
        values["mask"][0, 5:] = 0
        if model.config.class_embed_type == "identity":
            values["time_shift"] = randn(2, 4 * model.config.block_out_channels[0])
        return values

    def call(model, sample, timesteps, context=None, mask=None, time_shift=None, image_embeds=None, hint=None):
        condition = {"added_cond_kwargs": {"image_embeds": image_embeds}} if image_embeds is not None else {}
        if hint is not None:
            condition["added_cond_kwargs"]["hint"] = hint
        mask = mask.bool() if mask is not None else None
        output = model(sample, timesteps, encoder_hidden_states=context, class_labels=time_shift, attention_mask=mask,
                       **condition).sample
        return {"sample": output}

    return model, inputs, call


def stable_unet(**config):
    """(network, inputs, call): Stable Diffusion's U-Net, without and with Stable unCLIP's class embedding."""
    model = UNet2DConditionModel(**{"sample_size": 16, "cross_attention_dim": 24, "norm_num_groups": 8, **config})

    def inputs(randn):
        values = {"sample": randn(2, 4, 8, 16), "timesteps": torch.tensor([951, 1]), "context": randn(2, 9, 24),
                  "mask": torch.ones(2, 9, dtype=torch.int64)}
        values["mask"][0, 5:] = 0
        if model.config.class_embed_type:
            values["noisy_embedding"] = randn(2, model.config.projection_class_embeddings_input_dim)
        return values

    def call(model, sample, timesteps, context, mask, noisy_embedding=None):
        return {"sample": model(sample, timesteps, encoder_hidden_states=context, encoder_attention_mask=mask.bool(),
                                class_labels=noisy_embedding).sample}

    return model, inputs, call


def image_normalizer(width):
    model = StableUnCLIPImageNormalizer(width)
    inputs = lambda randn: {"embedding": randn(3, width), "noise": randn(3, width)}

    def call(model, embedding, noise):
        pipe = SimpleNamespace(image_normalizer=model,
                               image_noising_scheduler=DDPMScheduler(beta_schedule="squaredcos_cap_v2"))
        return {f"level.{level}": StableUnCLIPImg2ImgPipeline.noise_image_embeddings(pipe, embedding, level, noise)
                for level in (0, 500, 999)}

    return model, inputs, call


def plain_unet(**config):
    model = UNet2DModel(**{"sample_size": None, "in_channels": 6, "out_channels": 3, "add_attention": False,
                           "norm_num_groups": 8, **config})
    inputs = lambda randn: {"sample": randn(2, model.config.in_channels, 24, 8), "timesteps": torch.tensor([832, 0])}
    return model, inputs, lambda model, sample, timesteps: {"sample": model(sample, timesteps).sample}


def text(**config):
    model = text_encoder(100, **config)
    positions = model.config.max_position_embeddings

    def inputs(randn):
        start, end = 98, 99
        ids = torch.zeros(3, positions, dtype=torch.int64)  # rows: short, padded with 0; padded with the end; full
        for row, (length, pad) in enumerate([(5, 0), (9, end), (positions, 0)]):
            words = torch.arange(length - 2) * (row + 5) % 97
            ids[row] = torch.tensor([start, *words, end] + [pad] * (positions - length))
        return {"ids": ids}

    def call(model, ids):
        output = model(ids)
        return {"last_hidden_state": output.last_hidden_state, "text_embeds": output.text_embeds}

    return model, inputs, call


def text_without_projection(**config):
    projecting, inputs, _ = text(**config)
    return CLIPTextModel(projecting.config), inputs, lambda model, ids: {"last_hidden_state": model(ids).last_hidden_state}


def vision(size, patch, width, heads, act, projection):
    model = CLIPVisionModelWithProjection(CLIPVisionConfig(
        hidden_size=width, intermediate_size=3 * width, num_hidden_layers=2, num_attention_heads=heads, image_size=size,
        patch_size=patch, hidden_act=act, projection_dim=projection))
    inputs = lambda randn: {"pixel_values": randn(2, 3, size, size)}
    return model, inputs, lambda model, pixel_values: {"image_embeds": model(pixel_values).image_embeds}


def prior(heads, head_width, layers, embedding, tokens):
    model = PriorTransformer(num_attention_heads=heads, attention_head_dim=head_width, num_layers=layers,
                             embedding_dim=embedding, num_embeddings=tokens, additional_embeddings=4)

    def inputs(randn):
        mask = torch.ones(3, tokens, dtype=torch.int64)
        mask[0, 2:] = 0
        mask[1, tokens // 2 :] = 0
        return {"sample": randn(3, embedding), "timesteps": torch.tensor([999, 500, 0]),
                "text_embeds": randn(3, embedding), "text_states": randn(3, tokens, embedding), "mask": mask}

    def call(model, sample, timesteps, text_embeds, text_states, mask):
        output = model(sample, timesteps, text_embeds, text_states, mask.bool()).predicted_image_embedding
        return {"predicted": output, "post_processed": model.post_process_latents(output)}

    return model, inputs, call


def one_pass_prior(heads, head_width, layers, embedding, tokens):
    model = OnePassPrior(num_attention_heads=heads, attention_head_dim=head_width, num_layers=layers,
                         embedding_dim=embedding, num_embeddings=tokens)

    def inputs(randn):
        mask = torch.ones(3, tokens, dtype=torch.int64)
        mask[0, 2:] = 0
        mask[1, tokens // 2 :] = 0
        return {"sample": randn(3, embedding), "text_embeds": randn(3, embedding),
                "text_states": randn(3, tokens, embedding), "mask": mask}

    return model, inputs, lambda model, **given: {"predicted": model(*given.values())}


def projection(width, time, context, tokens):
    model = text_projection(width, time, context, tokens)

    def inputs(randn):
        return {"image_embeds": randn(2, width), "text_embeds": randn(4, width), "text_states": randn(4, 7, width)}

    def call(model, image_embeds, text_embeds, text_states):
        """With guidance: rows 0 and 1 have no image embedding."""
        states, shift = model(image_embeddings=image_embeds, prompt_embeds=text_embeds,
                              text_encoder_hidden_states=text_states, do_classifier_free_guidance=True)
        return {"hidden_states": states, "additive_time_embeddings": shift}

    return model, inputs, call


def movq(**config):
    model = VQModel(**{"in_channels": 3, "out_channels": 3, "latent_channels": 4, "vq_embed_dim": 4, "act_fn": "silu",
                       "num_vq_embeddings": 16, "norm_num_groups": 32, "norm_type": "spatial", **config})
    factor = 2 ** (len(model.config.block_out_channels) - 1)

    def inputs(randn):
        return {"pictures": randn(1, 3, 4 * factor, 6 * factor), "latents": randn(2, 4, 6, 4)}

    def call(model, pictures, latents):
        return {"latents": model.encode(pictures).latents,
                "pictures": model.decode(latents, force_not_quantize=True).sample}

    return model, inputs, call


def autoencoder_kl(tile, **config):
    """`tile`: side of the tiles of the last output, in pixels."""
    model = AutoencoderKL(**{"in_channels": 3, "out_channels": 3, "norm_num_groups": 8, "sample_size": tile, **config})
    factor = 2 ** (len(model.config.block_out_channels) - 1)
    shift = model.config.shift_factor or 0

    def inputs(randn):
        return {"pictures": randn(2, 3, 4 * factor, 6 * factor), "latents": randn(2, model.config.latent_channels, 6, 4),
                "wide_latents": randn(1, model.config.latent_channels, 11, 14)}

    def call(model, pictures, latents, wide_latents):
        scaled = lambda latents: (latents - shift) * model.config.scaling_factor
        picture = lambda latents: latents / model.config.scaling_factor + shift
        posterior = model.encode(pictures).latent_dist
        outputs = {"latents": scaled(posterior.mode()),
                   "sampled_latents": scaled(posterior.sample(torch.Generator().manual_seed(5))),
                   "pictures": model.decode(picture(latents)).sample, "wide_pictures": model.decode(picture(wide_latents)).sample}
        model.enable_tiling()
        outputs["tiled_pictures"] = model.decode(picture(wide_latents)).sample
        model.disable_tiling()
        return outputs

    return model, inputs, call


def module_cases():
    identity = dict(class_embed_type="identity", resnet_time_scale_shift="scale_shift")
    kandinsky = dict(encoder_hid_dim=20, encoder_hid_dim_type="image_proj", addition_embed_type="image",
                     resnet_time_scale_shift="scale_shift", block_out_channels=(8, 24),
                     down_block_types=(DOWN, DOWN_ATTENTIVE), mid_block_type=MIDDLE_ATTENTIVE,
                     up_block_types=(UP_ATTENTIVE, UP), attention_head_dim=8, layers_per_block=1, out_channels=8)
    small = dict(down_block_types=(DOWN, DOWN), up_block_types=(UP, UP))
    return {
        "unet-three-layers": lambda: unet(
            in_channels=3, out_channels=6, layers_per_block=3, block_out_channels=(8, 16, 24), attention_head_dim=8,
            down_block_types=(DOWN, DOWN_ATTENTIVE, DOWN_ATTENTIVE), mid_block_type=MIDDLE_ATTENTIVE,
            up_block_types=(UP_ATTENTIVE, UP_ATTENTIVE, UP), **identity),
        "unet-default-shift": lambda: unet(
            in_channels=3, out_channels=3, layers_per_block=1, block_out_channels=(32, 32), attention_head_dim=(16, 32),
            down_block_types=(DOWN, DOWN_ATTENTIVE), mid_block_type=MIDDLE_ATTENTIVE,
            up_block_types=(UP_ATTENTIVE, UP), norm_num_groups=32),
        "unet-attention-outside": lambda: unet(
            in_channels=3, out_channels=6, layers_per_block=2, block_out_channels=(16, 32), attention_head_dim=4,
            down_block_types=(DOWN_ATTENTIVE, DOWN), mid_block_type=MIDDLE, up_block_types=(UP, UP_ATTENTIVE),
            norm_num_groups=16, norm_eps=1e-3, **identity),
        "unet-attention-everywhere": lambda: unet(
            in_channels=3, out_channels=6, layers_per_block=(1, 2), block_out_channels=(8, 16), attention_head_dim=(4, 8),
            down_block_types=(DOWN_ATTENTIVE, DOWN_ATTENTIVE), mid_block_type=MIDDLE_ATTENTIVE,
            up_block_types=(UP_ATTENTIVE, UP_ATTENTIVE), class_embed_type="identity"),
        "unet-inpainting": lambda: unet(
            in_channels=7, out_channels=3, layers_per_block=1, block_out_channels=(8, 16, 24), attention_head_dim=8,
            down_block_types=(DOWN, DOWN, DOWN_ATTENTIVE), mid_block_type=MIDDLE_ATTENTIVE,
            up_block_types=(UP_ATTENTIVE, UP, UP), **identity),
        "unet-kandinsky": lambda: unet(in_channels=4, **kandinsky),
        "unet-kandinsky-inpainting": lambda: unet(in_channels=9, **kandinsky),
        "unet-kandinsky-hint": lambda: unet(in_channels=8, **kandinsky | {"addition_embed_type": "image_hint"}),
        "unet-transformers": lambda: stable_unet(
            in_channels=4, out_channels=4, layers_per_block=(1, 2), block_out_channels=(16, 24), attention_head_dim=(2, 3),
            down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("UpBlock2D", "CrossAttnUpBlock2D")),
        "unet-stable-unclip": lambda: stable_unet(
            in_channels=4, out_channels=4, layers_per_block=2, block_out_channels=(8, 16, 16), attention_head_dim=(1, 2, 4),
            down_block_types=("CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
            up_block_types=("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"), use_linear_projection=True,
            upcast_attention=True, class_embed_type="projection", projection_class_embeddings_input_dim=40),
        "upsampler": lambda: plain_unet(block_out_channels=(8, 16), layers_per_block=2, **small),
        "upsampler-scale-shift": lambda: plain_unet(block_out_channels=(8, 16, 24), layers_per_block=1, norm_num_groups=4,
                                                    resnet_time_scale_shift="scale_shift",
                                                    down_block_types=(DOWN,) * 3, up_block_types=(UP,) * 3),
        "text-quick-gelu": lambda: text(),
        "text-gelu": lambda: text(width=48, heads=3, act="gelu", positions=16, eos=99, layers=3, mlp=80),
        "text-without-projection": lambda: text_without_projection(width=24, heads=3, act="gelu", layers=3, eos=99),
        "image-normalizer": lambda: image_normalizer(20),
        "vision-quick-gelu": lambda: vision(32, 8, 32, 4, "quick_gelu", 24),
        "vision-gelu": lambda: vision(42, 14, 52, 2, "gelu", 40),
        "prior": lambda: prior(4, 8, 3, 32, 77),
        "prior-narrow": lambda: prior(3, 16, 1, 20, 12),
        "prior-one-pass": lambda: one_pass_prior(4, 8, 3, 32, 77),
        "prior-one-pass-narrow": lambda: one_pass_prior(3, 16, 1, 20, 12),
        "projection": lambda: projection(16, 32, 12, 4),
        "projection-many-tokens": lambda: projection(24, 64, 20, 10),
        "movq": lambda: movq(block_out_channels=(32, 32), layers_per_block=1,
                             down_block_types=("DownEncoderBlock2D", "AttnDownEncoderBlock2D"),
                             up_block_types=("AttnUpDecoderBlock2D", "UpDecoderBlock2D")),
        "movq-three-levels": lambda: movq(block_out_channels=(32, 32, 32), layers_per_block=1,
                                          down_block_types=("DownEncoderBlock2D", "DownEncoderBlock2D", "AttnDownEncoderBlock2D"),
                                          up_block_types=("AttnUpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D")),
        "autoencoder-kl": lambda: autoencoder_kl(
            tile=16, block_out_channels=(16, 24), layers_per_block=2, latent_channels=4, mid_block_add_attention=True,
            down_block_types=("DownEncoderBlock2D",) * 2, up_block_types=("UpDecoderBlock2D",) * 2),
        "autoencoder-kl-old-names": lambda: autoencoder_kl(
            tile=16, block_out_channels=(16, 24), layers_per_block=1, latent_channels=3, scaling_factor=0.3,
            down_block_types=("DownEncoderBlock2D", "AttnDownEncoderBlock2D"),
            up_block_types=("AttnUpDecoderBlock2D", "UpDecoderBlock2D")),
        "autoencoder-kl-no-attention": lambda: autoencoder_kl(
            tile=32, block_out_channels=(8, 8, 16, 16), layers_per_block=1, latent_channels=8, norm_num_groups=4,
            scaling_factor=0.7, shift_factor=0.1, mid_block_add_attention=False, use_quant_conv=False,
            use_post_quant_conv=False, down_block_types=("DownEncoderBlock2D",) * 4,
            up_block_types=("UpDecoderBlock2D",) * 4),
    }


HALF = {"unet-default-shift": torch.float16, "unet-three-layers": torch.float16, "unet-inpainting": torch.float16,
        "unet-kandinsky": torch.float16, "unet-kandinsky-inpainting": torch.float16, "unet-kandinsky-hint": torch.float16, "upsampler-scale-shift": torch.float16,
        "unet-attention-everywhere": torch.float16, "text-gelu": torch.float16, 
        "unet-attention-outside": torch.bfloat16, "movq": torch.float16, "autoencoder-kl": torch.float16,
        "movq-three-levels": torch.float16, "vision-gelu": torch.float16, "prior-narrow": torch.bfloat16,
        "prior-one-pass-narrow": torch.bfloat16, "unet-transformers": torch.float16, "unet-stable-unclip": torch.float16,
        "text-without-projection": torch.float16}


def stored_dtype(name):
    return HALF.get(name, torch.float32)


def run(name, case):
    """(network, recorder)"""
    model, inputs, call = case()
    randomise(model, name).to(stored_dtype(name)).float()
    generator = torch.Generator().manual_seed(len(name))
    values = inputs(lambda *shape: torch.randn(*shape, generator=generator))
    recorder = Recorder()
    for key, value in values.items():
        recorder.keep(f"input.{key}", value)
    with torch.no_grad():
        for key, value in call(model, **values).items():
            recorder.keep(f"output.{key}", value)
    return model, recorder


def with_old_names(file):
    """Attention's weights under their names of before 2023, as Stable unCLIP's files have them."""
    old = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}

    def renamed(name):
        for new, before in old.items():
            name = name.replace(f".{new}.", f".{before}.")
        return name

    save_file({renamed(name): tensor for name, tensor in load_file(file).items()}, file, metadata={"format": "pt"})
    file.chmod(0o644)


def make(folder):
    shutil.rmtree(folder, ignore_errors=True)
    for name, case in module_cases().items():
        model, recorder = run(name, case)
        extra = position_ids(model.config.max_position_embeddings) if name.startswith("text-") else None
        if isinstance(model, OnePassPrior):
            eclipse.save(model, Path(folder) / name, stored_dtype(name))
        else:
            save_part(model, Path(folder) / name, stored_dtype(name), extra)
        recorder.write(Path(folder) / name / "example")
        if name == "autoencoder-kl-old-names":
            with_old_names(Path(folder) / name / "diffusion_pytorch_model.safetensors")
