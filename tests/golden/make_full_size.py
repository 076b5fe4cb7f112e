#!/usr/bin/env python3
"""Makes a model folder of the published size with random weights, to measure time and memory without the published
checkpoint: Karlo (UnCLIPPipeline, 3.4 billion parameters), Kandinsky 2.2 (4.9 billion; the folders `prior` and `decoder`
beside each other), Stable unCLIP 2.1 (StableUnCLIPImg2ImgPipeline, 1.9 billion, the larger one), or DPT-Large
(DPTForDepthEstimation, 343 million).

    python tests/golden/make_full_size.py karlo FOLDER                        bfloat16, 6.9 GB
    python tests/golden/make_full_size.py kandinsky FOLDER                    bfloat16, 9.8 GB
    python tests/golden/make_full_size.py stable-unclip FOLDER                bfloat16, 3.9 GB
    python tests/golden/make_full_size.py karlo FOLDER --dtype float32        13.7 GB
    python tests/golden/make_full_size.py dpt-large FOLDER --dtype float32    1.4 GB
    python tests/golden/make_full_size.py kandinsky FOLDER --reduced          the same networks, narrow, for a test

Weights are written as they are made, so little memory is needed. They are scaled such that activations stay finite; what
is painted is noise."""

import argparse
import json
import math
import sys
import zlib
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent))

from diffusers import (AutoencoderKL, DDPMScheduler, PNDMScheduler, PriorTransformer, UnCLIPScheduler,  # noqa: E402
                       UNet2DConditionModel, UNet2DModel, VQModel)
from diffusers.pipelines.deprecated.unclip import UnCLIPTextProjModel  # noqa: E402
from diffusers.pipelines.stable_diffusion.stable_unclip_image_normalizer import StableUnCLIPImageNormalizer  # noqa: E402
from transformers import (CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPVisionConfig,  # noqa: E402
                          CLIPVisionModelWithProjection, DPTConfig, DPTForDepthEstimation)

from reference import depth, kandinsky, karlo, schedulers, stable_unclip, variations  # noqa: E402
from reference.folders import save_scheduler, tidy, write_index, write_json  # noqa: E402
from reference.randomise import distribution  # noqa: E402
from reference.tiny_tokenizer import write_tokenizer  # noqa: E402

DTYPES = {"float32": (torch.float32, "F32"), "bfloat16": (torch.bfloat16, "BF16"), "float16": (torch.float16, "F16")}
PARAMETERS = {  # as published
    "karlo": {"prior": 1_022_030_080, "decoder": 885_439_686, "super_res_first": 691_579_523,
              "super_res_last": 691_579_523, "text_proj": 7_878_400, "text_encoder": 123_650_304},
    "kandinsky": {"prior/prior": 1_026_225_920, "prior/text_encoder": 694_659_840, "prior/image_encoder": 1_844_907_264,
                  "decoder/unet": 1_253_057_288, "decoder/movq": 67_832_495},
    "stable-unclip": {"text_encoder": 340_387_840, "image_encoder": 632_076_800, "unet": 870_173_124, "vae": 83_653_863,
                      "image_normalizer": 2_048},
    "dpt-large": {".": 343_030_465},
}
BLOCK = 1_000_003  # a prime: rows of a tiled weight differ


def text_encoder(width, layers, act):
    return CLIPTextModelWithProjection(CLIPTextConfig(
        vocab_size=49408, hidden_size=width, intermediate_size=4 * width, num_hidden_layers=layers,
        num_attention_heads=width // 64, projection_dim=width, hidden_act=act, eos_token_id=2))


def prior(width, narrow):
    return PriorTransformer(num_attention_heads=narrow(32, 2), attention_head_dim=64, num_layers=narrow(20, 2),
                            embedding_dim=width, num_embeddings=77, additional_embeddings=4)


def attentive_unet(inputs, outputs, channels, context, **others):
    return UNet2DConditionModel(
        sample_size=64, in_channels=inputs, out_channels=outputs, layers_per_block=3, block_out_channels=channels,
        down_block_types=("ResnetDownsampleBlock2D",) + ("SimpleCrossAttnDownBlock2D",) * 3,
        mid_block_type="UNetMidBlock2DSimpleCrossAttn",
        up_block_types=("SimpleCrossAttnUpBlock2D",) * 3 + ("ResnetUpsampleBlock2D",), attention_head_dim=64,
        cross_attention_dim=context, resnet_time_scale_shift="scale_shift", **others)


def karlo_networks(narrow):
    """Part -> network, in Karlo's configuration (or with narrow layers)."""
    channels = narrow((320, 640, 960, 1280), (32, 64, 64, 64))
    super_resolution = dict(
        in_channels=6, out_channels=3, layers_per_block=3, block_out_channels=channels, add_attention=False,
        down_block_types=("ResnetDownsampleBlock2D",) * 4, up_block_types=("ResnetUpsampleBlock2D",) * 4)
    clip, context = narrow(768, 64), narrow(1536, 64)
    return {
        "text_encoder": text_encoder(clip, narrow(12, 1), "quick_gelu"),
        "prior": prior(clip, narrow),
        "text_proj": UnCLIPTextProjModel(clip_embeddings_dim=clip, time_embed_dim=4 * channels[0],
                                         cross_attention_dim=context, clip_extra_context_tokens=4),
        "decoder": attentive_unet(3, 6, channels, context, class_embed_type="identity"),
        "super_res_first": UNet2DModel(sample_size=256, **super_resolution),
        "super_res_last": UNet2DModel(sample_size=None, **super_resolution),
    }


def finish_karlo(folder):
    fill_vocabulary(folder / "tokenizer", pad_token="!")
    for name, config in (("prior", karlo.PRIOR_SCHEDULER), ("decoder", karlo.DECODER_SCHEDULER),
                         ("super_res", karlo.UPSAMPLER_SCHEDULER)):
        save_scheduler(UnCLIPScheduler(**config), folder / f"{name}_scheduler")
    write_index(folder, "UnCLIPPipeline", karlo.INDEX)


def kandinsky_networks(narrow):
    """The same for Kandinsky's prior and decoder."""
    clip = narrow(1280, 64)
    channels = narrow((384, 768, 1152, 1536), (32, 64, 64, 64))
    return {
        "prior/text_encoder": text_encoder(clip, narrow(32, 1), "gelu"),
        "prior/image_encoder": CLIPVisionModelWithProjection(CLIPVisionConfig(
            hidden_size=narrow(1664, 64), intermediate_size=narrow(8192, 128), num_hidden_layers=narrow(48, 1),
            num_attention_heads=narrow(16, 1), image_size=224, patch_size=14, projection_dim=clip, hidden_act="gelu")),
        "prior/prior": prior(clip, narrow),
        "decoder/unet": attentive_unet(4, 8, channels, narrow(768, 64), encoder_hid_dim=clip,
                                       encoder_hid_dim_type="image_proj", addition_embed_type="image"),
        "decoder/movq": VQModel(
            in_channels=3, out_channels=3, latent_channels=4, vq_embed_dim=4,
            block_out_channels=narrow((128, 256, 256, 512), (32, 32, 32, 32)), layers_per_block=2, num_vq_embeddings=16384,
            down_block_types=("DownEncoderBlock2D",) * 3 + ("AttnDownEncoderBlock2D",),
            up_block_types=("AttnUpDecoderBlock2D",) + ("UpDecoderBlock2D",) * 3, norm_type="spatial"),
    }


def finish_kandinsky(folder):
    fill_vocabulary(folder / "prior" / "tokenizer", pad_token="<|endoftext|>")
    variations.write_processor(folder / "prior" / "image_processor", {"shortest_edge": 224}, {"height": 224, "width": 224})
    save_scheduler(UnCLIPScheduler(**karlo.PRIOR_SCHEDULER | {"clip_sample_range": 10}), folder / "prior" / "scheduler")
    write_index(folder / "prior", "KandinskyV22PriorPipeline", kandinsky.PRIOR_INDEX)
    save_scheduler(DDPMScheduler(clip_sample=True, **schedulers.KANDINSKY), folder / "decoder" / "scheduler")
    write_index(folder / "decoder", "KandinskyV22Pipeline", kandinsky.DECODER_INDEX)


def stable_unclip_networks(narrow):
    """The same for Stable unCLIP 2.1 with OpenCLIP's ViT-H."""
    clip, channels = narrow(1024, 64), narrow((320, 640, 1280, 1280), (32, 64, 64, 64))
    return {
        "text_encoder": CLIPTextModel(text_encoder(clip, narrow(23, 1), "gelu").config),
        "image_encoder": CLIPVisionModelWithProjection(CLIPVisionConfig(
            hidden_size=narrow(1280, 64), intermediate_size=narrow(5120, 128), num_hidden_layers=narrow(32, 1),
            num_attention_heads=narrow(16, 1), image_size=224, patch_size=14, projection_dim=clip, hidden_act="gelu")),
        "unet": UNet2DConditionModel(
            sample_size=96, in_channels=4, out_channels=4, layers_per_block=2, block_out_channels=channels,
            down_block_types=("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",),
            up_block_types=("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3, attention_head_dim=narrow((5, 10, 20, 20), 1),
            cross_attention_dim=clip, use_linear_projection=True, class_embed_type="projection",
            projection_class_embeddings_input_dim=2 * clip),
        "vae": AutoencoderKL(
            in_channels=3, out_channels=3, latent_channels=4, sample_size=768, layers_per_block=2,
            block_out_channels=narrow((128, 256, 512, 512), (32, 32, 32, 32)),
            down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4),
        "image_normalizer": StableUnCLIPImageNormalizer(clip),
    }


def finish_stable_unclip(folder):
    fill_vocabulary(folder / "tokenizer", pad_token="!")
    variations.write_processor(folder / "feature_extractor", {"shortest_edge": 224}, {"height": 224, "width": 224})
    save_scheduler(DDPMScheduler(beta_schedule="squaredcos_cap_v2"), folder / "image_noising_scheduler")
    save_scheduler(PNDMScheduler(skip_prk_steps=True, **stable_unclip.OF_STABLE_DIFFUSION), folder / "scheduler")
    write_index(folder, "StableUnCLIPImg2ImgPipeline", stable_unclip.DECODER_INDEX | stable_unclip.EYES_INDEX)


def depth_networks(narrow):
    """The one network of DPT-Large, in the folder itself."""
    layers = narrow(24, 4)
    return {".": DPTForDepthEstimation(DPTConfig(
        hidden_size=narrow(1024, 64), intermediate_size=narrow(4096, 128), num_hidden_layers=layers, num_attention_heads=narrow(16, 1),
        backbone_out_indices=[layers // 4 * (i + 1) - 1 for i in range(4)], neck_hidden_sizes=narrow([256, 512, 1024, 1024], [8, 8, 16, 16]),
        fusion_hidden_size=narrow(256, 8)))}


def finish_depth(folder):
    write_json(folder / "preprocessor_config.json", depth.PUBLISHED_PROCESSOR | {"size": 384})


FAMILIES = {"karlo": (karlo_networks, finish_karlo), "kandinsky": (kandinsky_networks, finish_kandinsky),
            "stable-unclip": (stable_unclip_networks, finish_stable_unclip), "dpt-large": (depth_networks, finish_depth)}


def random_bytes(part, name, shape, block, dtype):
    """The tensor's data, piece by piece: one random block, scaled and repeated from a place of its own."""
    count = math.prod(shape)
    mean, factor, divisor = distribution(name, shape)
    start = zlib.crc32(f"{part}/{name}".encode()) % BLOCK
    piece = (mean + factor / divisor * block).to(dtype).roll(-start)
    piece = piece.view({4: torch.int32, 2: torch.int16}[dtype.itemsize])
    whole = piece.numpy().tobytes()
    left = count * dtype.itemsize
    while left > 0:
        yield whole[:left]
        left -= min(left, len(whole))


def write_weights(file, part, network, block, dtype_name):
    """A safetensors file of the network's parameters, in order of their names. Returns how many numbers it holds."""
    dtype, code = DTYPES[dtype_name]
    # Today's transformers leave out a part of the names that CLIPTextModel is published with.
    prefix = "" if not isinstance(network, CLIPTextModel) or hasattr(network, "text_model") else "text_model."
    shapes = {prefix + name: tuple(tensor.shape) for name, tensor in sorted(network.state_dict().items())}
    header, offset = {"__metadata__": {"format": "pt"}}, 0
    for name, shape in shapes.items():
        size = math.prod(shape) * dtype.itemsize
        header[name] = {"dtype": code, "shape": list(shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(file, "wb") as out:
        out.write(len(text).to_bytes(8, "little") + text)
        for name, shape in shapes.items():
            for piece in random_bytes(part, name, shape, block, dtype):
                out.write(piece)
    return sum(math.prod(shape) for shape in shapes.values())


def fill_vocabulary(folder, pad_token, entries=49408):
    """The small vocabulary, with unused entries up to the published number and the special tokens at its end."""
    write_tokenizer(folder, pad_token=pad_token)
    file = Path(folder) / "vocab.json"
    words = [word for word in json.loads(file.read_text()) if not word.startswith("<|")]
    words += [f"unused{i}</w>" for i in range(entries - 2 - len(words))] + ["<|startoftext|>", "<|endoftext|>"]
    file.write_text(json.dumps({word: i for i, word in enumerate(words)}, ensure_ascii=False))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("family", choices=FAMILIES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dtype", choices=DTYPES, default="bfloat16")
    parser.add_argument("--reduced", action="store_true", help="narrow layers, to test this script")
    options = parser.parse_args()

    make_networks, finish = FAMILIES[options.family]
    with torch.device("meta"):  # shapes alone
        networks = make_networks(lambda full, small: small if options.reduced else full)
    block = torch.randn(BLOCK, generator=torch.Generator().manual_seed(1))
    total = 0
    for part, network in networks.items():
        folder = options.folder / part
        folder.mkdir(parents=True, exist_ok=True)
        name = "diffusion_pytorch_model"
        if hasattr(network.config, "save_pretrained"):  # of transformers
            name = "model"
            network.config.architectures = [type(network).__name__]
            network.config.save_pretrained(folder)
        else:
            network.save_config(folder)
        tidy(folder / "config.json")
        count = write_weights(folder / f"{name}.safetensors", part, network, block, options.dtype)
        published = PARAMETERS[options.family][part]
        if not options.reduced and count != published:
            sys.exit(f"{part} has {count:,} parameters instead of {published:,}: this diffusers builds another network")
        print(f"{part:22} {count:14,} parameters")
        total += count
    finish(options.folder)
    print(f"{'all':22} {total:14,} parameters")


if __name__ == "__main__":
    main()
