#!/usr/bin/env python3
"""Runs `unclip bench` and the reference (diffusers) on the same model folder, one after the other, and prints how they
compare: seconds of each stage, memory, and the time until the model is ready. FOLDER is Karlo's, or the decoder's of
Kandinsky 2.2 with its prior in the folder `prior` beside it.

    python tests/bench/reference.py FOLDER [--dtype bfloat16] [--device cpu] [--prior-steps N] [--decoder-steps N]
                                    [--upsampler-steps N] [--unclip build/release/bin/unclip] [--json]

Each runs in a process of its own, with as many threads as OMP_NUM_THREADS says. Both read the files from the system's
cache if they are there; run it twice for warm files. Times of loading leave out the start of the process itself: for the
reference the import of its libraries, which is printed beside."""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

STAGES = ("load", "text", "prior", "decoder", "upsampler")


def resident_peak():
    """Most resident memory of this process since the last reset, in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


class Stages:
    """Seconds and peak memory between one stage's beginning and the next one's."""

    def __init__(self):
        self.measured, self.current, self.begin = {}, None, 0.0

    def enter(self, stage):
        self.close()
        self.current, self.begin = stage, time.perf_counter()
        try:
            Path("/proc/self/clear_refs").write_text("5")
        except OSError:
            pass  # then every stage shows the peak of all before it, too

    def close(self):
        if self.current:
            self.measured[self.current] = {"seconds": time.perf_counter() - self.begin, "peakBytes": resident_peak()}
        self.current = None


def paint_with_karlo(options, stages):
    """UnCLIPPipeline: loads, then gives a function that paints."""
    import diffusers
    import torch
    import torch.nn.functional as F

    diffusers.pipelines.unclip = diffusers.pipelines.deprecated.unclip  # where model_index.json's "unclip" has gone
    from diffusers import UnCLIPPipeline

    stages.enter("load")
    pipe = UnCLIPPipeline.from_pretrained(options.folder, torch_dtype=getattr(torch, options.dtype)).to(options.device)
    pipe.set_progress_bar_config(disable=True)
    stages.close()

    text_then_prior(pipe, stages)
    seen = []

    def enter_upsampler_once():
        if not seen:
            seen.append(True)
            stages.enter("upsampler")

    pipe.text_proj.register_forward_pre_hook(lambda *ignored: stages.enter("decoder"))
    # A hook that gives anything back would change the network's input.
    pipe.super_res_first.register_forward_pre_hook(lambda *ignored: enter_upsampler_once())

    # 16-bit pictures on a CPU have no antialiased bicubic filter, so there the reference stops; help it over.
    module = sys.modules[UnCLIPPipeline.__module__]
    resize = F.interpolate

    def resize_in_float32(picture, antialias=False, **given):
        return resize(picture.float(), antialias=antialias, **given).to(picture.dtype)

    if options.device == "cpu" and options.dtype != "float32":
        module.F = type("F", (), {"pad": staticmethod(F.pad), "interpolate": staticmethod(resize_in_float32)})

    return lambda: pipe(
        options.prompt, generator=torch.Generator().manual_seed(0), output_type="np",
        prior_num_inference_steps=options.prior_steps, decoder_num_inference_steps=options.decoder_steps,
        super_res_num_inference_steps=options.upsampler_steps)


def paint_with_kandinsky(options, stages):
    """The same for the folders of Kandinsky 2.2: the decoder's, and `prior` beside it."""
    import torch
    from diffusers import KandinskyV22Pipeline, KandinskyV22PriorPipeline

    stages.enter("load")
    dtype = getattr(torch, options.dtype)
    prior = KandinskyV22PriorPipeline.from_pretrained(options.folder.parent / "prior", torch_dtype=dtype)
    decoder = KandinskyV22Pipeline.from_pretrained(options.folder, torch_dtype=dtype)
    for pipe in (prior, decoder):
        pipe.to(options.device).set_progress_bar_config(disable=True)
    stages.close()

    text_then_prior(prior, stages)
    empty_picture = prior.get_zero_embed

    def empty_picture_for_decoder(*args, **given):
        stages.enter("decoder")
        return empty_picture(*args, **given)

    prior.get_zero_embed = empty_picture_for_decoder
    size = decoder.unet.config.sample_size * decoder.movq_scale_factor

    def paint():
        embeddings = prior(options.prompt, generator=torch.Generator().manual_seed(0),
                           num_inference_steps=options.prior_steps)
        decoder(embeddings.image_embeds, embeddings.negative_image_embeds, height=size, width=size, output_type="np",
                generator=torch.Generator().manual_seed(1), num_inference_steps=options.decoder_steps)

    return paint


def text_then_prior(pipe, stages):
    encode = pipe._encode_prompt

    def encode_then_prior(*args, **given):
        stages.enter("text")
        result = encode(*args, **given)
        stages.enter("prior")
        return result

    pipe._encode_prompt = encode_then_prior


def run_reference(options):
    begin = time.perf_counter()
    import diffusers
    import torch

    diffusers.utils.logging.set_verbosity_error()
    diffusers.utils.logging.disable_progress_bar()
    imports = time.perf_counter() - begin

    stages = Stages()
    paints = paint_with_kandinsky if (options.folder / "movq").is_dir() else paint_with_karlo
    paint = paints(options, stages)
    painted = time.perf_counter()
    paint()
    stages.close()
    result = {"stages": stages.measured, "imports": imports,
              "seconds": stages.measured["load"]["seconds"] + time.perf_counter() - painted,
              "peakBytes": max(stage["peakBytes"] for stage in stages.measured.values())}
    if options.device == "cuda":
        result["gpuPeakBytes"] = torch.cuda.max_memory_allocated()
    return result


def run_ours(options):
    command = [options.unclip, "bench", options.prompt, "--model", options.folder, "--dtype", options.dtype, "--device",
               options.device, "--prior-steps", options.prior_steps, "--decoder-steps", options.decoder_steps,
               "--upsampler-steps", options.upsampler_steps, "--seed", 0, "--json"]
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{options.unclip} bench failed with exit code {done.returncode}")
    return json.loads(done.stdout)


def in_own_process(options):
    """The reference, measured apart from this script's own memory."""
    done = subprocess.run([sys.executable, *sys.argv, "--only-reference"], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit("the reference failed")
    return json.loads(done.stdout.splitlines()[-1])


def print_table(ours, reference):
    gib = 1 << 30
    print(f"{'':12}{'seconds':>10}{'reference':>11}{'ratio':>8}   {'peak GiB':>9}{'reference':>11}{'ratio':>8}")
    rows = [(name, ours["stages"].get(name), reference["stages"].get(name)) for name in STAGES]
    for name, a, b in [*rows, ("all", ours, reference)]:
        if a and b:
            print(f"{name:12}{a['seconds']:10.2f}{b['seconds']:11.2f}{a['seconds'] / b['seconds']:8.2f}   "
                  f"{a['peakBytes'] / gib:9.2f}{b['peakBytes'] / gib:11.2f}{a['peakBytes'] / b['peakBytes']:8.2f}")
    print(f"\nratio: ours / reference. The reference's imports took {reference['imports']:.1f} s more.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = Path(__file__).resolve().parents[2]
    parser.add_argument("folder", type=Path)
    parser.add_argument("--prompt", default="a painting of a horse")
    parser.add_argument("--dtype", choices=("float32", "bfloat16", "float16"), default="float32")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--prior-steps", type=int, default=25)
    parser.add_argument("--decoder-steps", type=int, default=25)
    parser.add_argument("--upsampler-steps", type=int, default=7)
    parser.add_argument("--unclip", type=Path, default=root / "build/release/bin/unclip")
    parser.add_argument("--json", action="store_true", help="print both measurements for scripts")
    parser.add_argument("--only-reference", action="store_true", help="measure the reference in this process, print JSON")
    options = parser.parse_args()
    if options.only_reference:
        print(json.dumps(run_reference(options)))
        return
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    reference = in_own_process(options)
    ours = run_ours(options)
    if options.json:
        print(json.dumps({"unclip": ours, "reference": reference}, indent=2))
    else:
        print_table(ours, reference)


if __name__ == "__main__":
    main()
