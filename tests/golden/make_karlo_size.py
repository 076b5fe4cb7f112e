#!/usr/bin/env python3
"""Makes a model folder of Karlo's full size (UnCLIPPipeline, 3.4 billion parameters) with random weights, to measure time
and memory without the published checkpoint.

    python tests/golden/make_karlo_size.py FOLDER                    bfloat16, 6.9 GB
    python tests/golden/make_karlo_size.py FOLDER --dtype float32    13.7 GB
    python tests/golden/make_karlo_size.py FOLDER --reduced          the same networks, narrow: 20 MB, for a test

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

from diffusers import PriorTransformer, UnCLIPScheduler, UNet2DConditionModel, UNet2DModel  # noqa: E402
from diffusers.pipelines.deprecated.unclip import UnCLIPTextProjModel  # noqa: E402
from transformers import CLIPTextConfig, CLIPTextModelWithProjection  # noqa: E402

from reference import karlo  # noqa: E402
from reference.folders import save_scheduler, tidy, write_index  # noqa: E402
from reference.randomise import distribution  # noqa: E402
from reference.tiny_tokenizer import write_tokenizer  # noqa: E402

DTYPES = {"float32": (torch.float32, "F32"), "bfloat16": (torch.bfloat16, "BF16"), "float16": (torch.float16, "F16")}
PARAMETERS = {"prior": 1_022_030_080, "decoder": 885_439_686, "super_res_first": 691_579_523,
              "super_res_last": 691_579_523, "text_proj": 7_878_400, "text_encoder": 123_650_304}
BLOCK = 1_000_003  # a prime: rows of a tiled weight differ


def networks(reduced):
    """Part -> network without memory, in Karlo's configuration (or with narrow layers)."""
    narrow = lambda full, small: small if reduced else full
    channels = narrow((320, 640, 960, 1280), (32, 64, 64, 64))
    super_resolution = dict(
        in_channels=6, out_channels=3, layers_per_block=3, block_out_channels=channels, add_attention=False,
        down_block_types=("ResnetDownsampleBlock2D",) * 4, up_block_types=("ResnetUpsampleBlock2D",) * 4)
    clip = narrow(768, 64)
    with torch.device("meta"):
        return {
            "text_encoder": CLIPTextModelWithProjection(CLIPTextConfig(
                vocab_size=49408, hidden_size=clip, intermediate_size=4 * clip, num_hidden_layers=narrow(12, 1),
                num_attention_heads=clip // 64, projection_dim=clip, hidden_act="quick_gelu", eos_token_id=2)),
            "prior": PriorTransformer(num_attention_heads=narrow(32, 2), attention_head_dim=64, num_layers=narrow(20, 2),
                                      embedding_dim=clip, num_embeddings=77, additional_embeddings=4),
            "text_proj": UnCLIPTextProjModel(clip_embeddings_dim=clip, time_embed_dim=4 * channels[0],
                                             cross_attention_dim=narrow(1536, 64), clip_extra_context_tokens=4),
            "decoder": UNet2DConditionModel(
                sample_size=64, in_channels=3, out_channels=6, layers_per_block=3, block_out_channels=channels,
                down_block_types=("ResnetDownsampleBlock2D",) + ("SimpleCrossAttnDownBlock2D",) * 3,
                mid_block_type="UNetMidBlock2DSimpleCrossAttn",
                up_block_types=("SimpleCrossAttnUpBlock2D",) * 3 + ("ResnetUpsampleBlock2D",), attention_head_dim=64,
                cross_attention_dim=narrow(1536, 64), resnet_time_scale_shift="scale_shift", class_embed_type="identity"),
            "super_res_first": UNet2DModel(sample_size=256, **super_resolution),
            "super_res_last": UNet2DModel(sample_size=None, **super_resolution),
        }


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
    shapes = {name: tuple(tensor.shape) for name, tensor in sorted(network.state_dict().items())}
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


def fill_vocabulary(folder, entries=49408):
    """The small vocabulary, with unused entries up to Karlo's number and the special tokens at its end."""
    write_tokenizer(folder, pad_token="!")
    file = Path(folder) / "vocab.json"
    words = [word for word in json.loads(file.read_text()) if not word.startswith("<|")]
    words += [f"unused{i}</w>" for i in range(entries - 2 - len(words))] + ["<|startoftext|>", "<|endoftext|>"]
    file.write_text(json.dumps({word: i for i, word in enumerate(words)}, ensure_ascii=False))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dtype", choices=DTYPES, default="bfloat16")
    parser.add_argument("--reduced", action="store_true", help="narrow layers, to test this script")
    options = parser.parse_args()

    block = torch.randn(BLOCK, generator=torch.Generator().manual_seed(1))
    fill_vocabulary(options.folder / "tokenizer")
    total = 0
    for part, network in networks(options.reduced).items():
        folder = options.folder / part
        folder.mkdir(parents=True, exist_ok=True)
        name = "diffusion_pytorch_model"
        if part == "text_encoder":
            name = "model"
            network.config.architectures = [type(network).__name__]
            network.config.save_pretrained(folder)
        else:
            network.save_config(folder)
        tidy(folder / "config.json")
        count = write_weights(folder / f"{name}.safetensors", part, network, block, options.dtype)
        if not options.reduced and count != PARAMETERS[part]:
            sys.exit(f"{part} has {count:,} parameters instead of {PARAMETERS[part]:,}: this diffusers builds another network")
        print(f"{part:16} {count:14,} parameters")
        total += count
    for name, config in (("prior", karlo.PRIOR_SCHEDULER), ("decoder", karlo.DECODER_SCHEDULER),
                         ("super_res", karlo.UPSAMPLER_SCHEDULER)):
        save_scheduler(UnCLIPScheduler(**config), options.folder / f"{name}_scheduler")
    write_index(options.folder, "UnCLIPPipeline", karlo.INDEX)
    print(f"{'all':16} {total:14,} parameters")


if __name__ == "__main__":
    main()
