"""The shape of a Paintbox whose decoder paints latents: paintbox's folder with an AutoencoderKL in place of its upsamplers,
and a decoder that sees the known picture's latents and mask. The reference has no pipeline of this shape: the networks are
compared one by one (modules.py), and the tests of editing and varying need a folder alone."""

import shutil
from pathlib import Path

import torch
from diffusers import AutoencoderKL, UnCLIPScheduler

from . import karlo, paintbox, variations
from .folders import save_part, save_scheduler, write_index
from .randomise import randomise

CHANNELS, CELLS, FACTOR = 4, 16, 4
NO_UPSAMPLER = {name: part for name, part in (karlo.INDEX | variations.INDEX).items() if not name.startswith("super_res")}


def make_folder(folder):
    folder, half = Path(folder), torch.float16
    paintbox.make_folder(folder)
    for part in folder.glob("super_res*"):
        shutil.rmtree(part)
    decoder = karlo.decoder(
        sample_size=CELLS, in_channels=2 * CHANNELS + 1, out_channels=CHANNELS, block_out_channels=(8, 16, 24),
        cross_attention_dim=20, attention_head_dim=8, norm_num_groups=4,
        down_block_types=("ResnetDownsampleBlock2D", "SimpleCrossAttnDownBlock2D", "SimpleCrossAttnDownBlock2D"),
        up_block_types=("SimpleCrossAttnUpBlock2D", "SimpleCrossAttnUpBlock2D", "ResnetUpsampleBlock2D"))
    unknown = lambda clean: torch.zeros(len(clean), CHANNELS + 1, *clean.shape[2:])
    save_part(karlo.painting(decoder, "paintbox-latents/decoder", predicts="sample", more_input=unknown, channels=CHANNELS),
              folder / "decoder", half)
    autoencoder = AutoencoderKL(
        in_channels=3, out_channels=3, latent_channels=CHANNELS, block_out_channels=(8, 8, 16), layers_per_block=1,
        norm_num_groups=4, sample_size=CELLS * FACTOR, down_block_types=("DownEncoderBlock2D",) * 3,
        up_block_types=("UpDecoderBlock2D",) * 3, mid_block_add_attention=False, use_quant_conv=False,
        use_post_quant_conv=False, scaling_factor=0.7, shift_factor=0.1)
    save_part(randomise(autoencoder, "paintbox-latents/vae"), folder / "vae", half)
    save_scheduler(UnCLIPScheduler(**paintbox.DECODER_SCHEDULER | dict(clip_sample_range=5)), folder / "decoder_scheduler")
    write_index(folder, "PaintboxPipeline", NO_UPSAMPLER | {"vae": ("diffusers", "AutoencoderKL")})
