#!/usr/bin/env python3
"""Examples a second that `unclip train` and the reference framework learn from, for each part of the shipped model: the same
networks, batch, precision and threads, one after the other.

    python tests/bench/training_reference.py [clip prior decoder upsampler] [--steps 20] [--batch 16] [--dtype float32]
                                             [--threads 2] [--device cuda] [--unclip build/release/bin/unclip]

`unclip train` draws its scenes while it learns; the reference (torch, diffusers, transformers; AdamW, clipped gradients, moving
average, channels_last, autocast) is fed with ready random tensors of the same shapes, which flatters it a little. Both
skip their first steps, in which memory is being found."""

import argparse
import contextlib
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARTS = ("clip", "prior", "decoder", "upsampler")
CAPTION_TOKENS = 14  # of a usual caption; the rest is padding
AVERAGE, LARGEST_NORM = 0.999, 1.0


def ours(part, folder, options):
    """Difference of a long and a short run: what is left are steps without the beginning."""

    def run(steps):
        command = [options.unclip, "train", part, "--out", folder, "--steps", steps, "--batch", options.batch, "--dtype",
                   options.dtype, "--threads", options.threads, "--device", options.device, "--optimizer",
                   "adamw", "--sheet-minutes", 0]
        begin = time.perf_counter()
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if done.returncode != 0:
            sys.exit(f"{options.unclip} train {part} failed with exit code {done.returncode}")
        found = re.search(r"([\d.e+]+) examples/s", done.stdout)
        if not found:
            sys.exit(f"{options.unclip} train {part} printed no examples/s after {time.perf_counter() - begin:.0f} s")
        return float(found.group(1))

    run(2)  # makes the folder, and finds files and memory
    return run(2 + options.steps)


class Reference:
    """The networks of a folder that `unclip train` has begun, with fresh weights, and one lesson for each part."""

    def __init__(self, folder, options):
        import torch
        from diffusers import PriorTransformer, UnCLIPScheduler, UNet2DConditionModel, UNet2DModel
        from diffusers.pipelines.deprecated.unclip import UnCLIPTextProjModel
        from transformers import (CLIPTextConfig, CLIPTextModelWithProjection, CLIPVisionConfig,
                                  CLIPVisionModelWithProjection)

        torch.set_num_threads(options.threads)
        torch.set_default_device(options.device)
        self.torch, self.options, self.folder = torch, options, Path(folder)
        config = lambda part: json.loads((self.folder / part / "config.json").read_text())
        known = lambda part, cls: cls.from_config(config(part))
        self.build = {
            "text_encoder": lambda: CLIPTextModelWithProjection(CLIPTextConfig(**config("text_encoder"))),
            "image_encoder": lambda: CLIPVisionModelWithProjection(CLIPVisionConfig(**config("image_encoder"))),
            "prior": lambda: known("prior", PriorTransformer),
            "text_proj": lambda: known("text_proj", UnCLIPTextProjModel),
            "decoder": lambda: known("decoder", UNet2DConditionModel),
            "super_res_first": lambda: known("super_res_first", UNet2DModel),
        }
        self.scheduler = UnCLIPScheduler(prediction_type="sample")

    def make(self, *parts, trained=True):
        networks = [self.build[part]() for part in parts]
        for network in networks:
            network.to(memory_format=self.torch.channels_last).train(trained).requires_grad_(trained)
        return networks

    def captions(self, text):
        """ids and mask, cut to the longest caption where nothing after it counts."""
        config, torch = text.config, self.torch
        ids = torch.randint(0, config.vocab_size - 2, (self.options.batch, config.max_position_embeddings))
        ids[:, CAPTION_TOKENS:] = config.eos_token_id
        mask = torch.zeros_like(ids, dtype=torch.bool)
        mask[:, : CAPTION_TOKENS + 1] = True
        return ids, mask

    def noisy(self, clean):
        timesteps = self.torch.randint(0, 1000, (len(clean),))
        return self.scheduler.add_noise(clean, self.torch.randn_like(clean), timesteps), timesteps

    def pictures(self, side, channels=3):
        return self.torch.rand(self.options.batch, channels, side, side) * 2 - 1

    def clip(self):
        torch = self.torch
        text, image = self.make("text_encoder", "image_encoder")
        scale = torch.nn.Parameter(torch.tensor(2.66))
        ids, _ = self.captions(text)

        def loss():
            unit = torch.nn.functional.normalize
            pixels = self.pictures(image.config.image_size)
            similarity = unit(image(pixels).image_embeds.float(), dim=1) @ unit(
                text(ids[:, : CAPTION_TOKENS + 1]).text_embeds.float(), dim=1).T * scale.exp()
            own = torch.arange(len(ids))
            entropy = torch.nn.functional.cross_entropy
            return (entropy(similarity, own) + entropy(similarity.T, own)) / 2

        return [*text.parameters(), *image.parameters(), scale], loss

    def prior(self):
        torch = self.torch
        text, image = self.make("text_encoder", "image_encoder", trained=False)
        (prior,) = self.make("prior")
        ids, mask = self.captions(text)

        def loss():
            with torch.no_grad():
                read, clean = text(ids), image(self.pictures(image.config.image_size)).image_embeds.float()
            x, timesteps = self.noisy(clean)
            output = prior(x, timesteps, read.text_embeds, read.last_hidden_state, mask).predicted_image_embedding
            return (output.float() - clean).square().mean()

        return list(prior.parameters()), loss

    def decoder(self):
        torch = self.torch
        text, image = self.make("text_encoder", "image_encoder", trained=False)
        projection, decoder = self.make("text_proj", "decoder")
        ids, mask = self.captions(text)
        seen = torch.cat([torch.ones(len(mask), 4, dtype=torch.bool), mask], 1)

        def loss():
            with torch.no_grad():
                read, embedding = text(ids), image(self.pictures(image.config.image_size)).image_embeds
            clean = self.pictures(decoder.config.sample_size)
            x, timesteps = self.noisy(clean)
            known = torch.cat([x, torch.zeros(len(x), decoder.config.in_channels - 3, *x.shape[2:])], 1)
            context, shift = projection(image_embeddings=embedding, prompt_embeds=read.text_embeds,
                                        text_encoder_hidden_states=read.last_hidden_state, do_classifier_free_guidance=False)
            output = decoder(known.contiguous(memory_format=torch.channels_last), timesteps, encoder_hidden_states=context,
                             class_labels=shift, attention_mask=seen).sample
            return (output.float() - clean).square().mean()

        return [*projection.parameters(), *decoder.parameters()], loss

    def upsampler(self):
        torch = self.torch
        (network,) = self.make("super_res_first")

        def loss():
            clean = self.pictures(min(self.options.crop, network.config.sample_size))
            x, timesteps = self.noisy(clean)
            output = network(torch.cat([x, clean], 1).contiguous(memory_format=torch.channels_last), timesteps).sample
            return (output.float() - clean).square().mean()

        return list(network.parameters()), loss

    def measure(self, part):
        torch = self.torch
        torch.manual_seed(0)
        parameters, loss = getattr(self, part)()
        averages = [p.detach().clone() for p in parameters]
        optimizer = torch.optim.AdamW(parameters, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.01)
        half = torch.autocast(options.device, torch.bfloat16) if self.options.dtype == "bfloat16" else contextlib.nullcontext()

        def step():
            optimizer.zero_grad(set_to_none=True)
            with half:
                value = loss()
            value.backward()
            torch.nn.utils.clip_grad_norm_(parameters, LARGEST_NORM)
            optimizer.step()
            with torch.no_grad():
                torch._foreach_lerp_(averages, [p.detach() for p in parameters], 1 - AVERAGE)

        def steps(count):
            for _ in range(count):
                step()
            if self.options.device == "cuda":
                torch.cuda.synchronize()

        steps(2)
        begin = time.perf_counter()
        steps(self.options.steps)
        return self.options.steps * self.options.batch / (time.perf_counter() - begin)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = Path(__file__).resolve().parents[2]
    parser.add_argument("parts", nargs="*", metavar="PART", help="of " + ", ".join(PARTS))
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--crop", type=int, default=64, help="side of the upsampler's crops")
    parser.add_argument("--dtype", choices=("float32", "bfloat16"), default="float32")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--unclip", type=Path, default=root / "build/release/bin/unclip")
    options = parser.parse_args()
    for part in options.parts:
        if part not in PARTS:
            parser.error(f"there is no part {part!r}; choose of {', '.join(PARTS)}")

    with tempfile.TemporaryDirectory() as folder:
        print(f"{'part':12}{'examples/s':>12}{'reference':>12}{'ratio':>8}", flush=True)
        reference = None
        for part in PARTS:  # each needs the ones before it
            wanted = not options.parts or part in options.parts
            if not wanted and part != "clip":
                continue
            measured = ours(part, folder, options)
            reference = reference or Reference(folder, options)
            if wanted:
                theirs = reference.measure(part)
                print(f"{part:12}{measured:12.1f}{theirs:12.1f}{measured / theirs:8.2f}", flush=True)


if __name__ == "__main__":
    main()
