#!/usr/bin/env python3
"""Remakes tests/golden/data with the reference implementation: model folders with random weights, and what the
reference computes with them.

    python tests/golden/make_golden.py                 remake everything
    python tests/golden/make_golden.py karlo-small …   remake some
    python tests/golden/make_golden.py --check …       compute again with other kernels, write nothing, and print how
                                                       far rounding alone moves each case

Needs torch, diffusers 0.42, transformers 5 and pillow. The result is the same each time on the same versions: every
random number comes from a seeded generator, and one thread computes. README.md here lists the names of the tensors.
"""

import argparse
import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
warnings.filterwarnings("ignore")
sys.path.insert(0, str(Path(__file__).parent))

import torch  # noqa: E402

torch.set_num_threads(1)

import diffusers  # noqa: E402
import transformers  # noqa: E402

diffusers.utils.logging.set_verbosity_error()
transformers.utils.logging.set_verbosity_error()
transformers.utils.logging.disable_progress_bar()
diffusers.utils.logging.disable_progress_bar()

from reference import depth, formats, kandinsky, karlo, modules, paintbox, paintbox_latents, schedulers, stable_unclip, variations  # noqa: E402
from reference.recorder import closeness_to_the_edge, other_kernels  # noqa: E402

DATA = Path(__file__).parent / "data"
ENDS = {"tokens.ids", "tokens.mask", "text.text_embeds", "image.pixel_values", "image.image_embeds", "prior.image_embeds",
        "text_proj.additive_time_embeddings", "decoder.images", "images", "pixels", "prior.negative_image_embeds", "decoder.latents", "inpaint.latents", "inpaint.keep"}


def worst_difference(first, second):
    """Largest difference relative to its tensor's largest value, and the tensor's name."""
    worst = (0.0, "")
    for name, tensor in first.tensors.items():
        if tensor.is_floating_point():
            scale = tensor.abs().max().clamp(min=1e-12)
            worst = max(worst, (((tensor - second.tensors[name]).abs().max() / scale).item(), name))
    return worst


def compare(case, first, second, edges):
    worst = worst_difference(first, second)
    picture = first.tensors["images"]
    saturated = ((picture <= 0.001) | (picture >= 0.999)).float().mean().item()
    difference = (picture - second.tensors["images"]).abs()
    print(f"  {case:24} saturated {saturated:5.1%}  picture {difference.max():.1e} (99.9 % "
          f"{difference.flatten().quantile(0.999):.1e})  worst {worst[0]:.1e} at {worst[1]}, edge {closeness_to_the_edge(first, edges):.1e}")


def make_pipeline(name, family, check):
    folder = DATA / name / "model"
    if not check:
        shutil.rmtree(DATA / name, ignore_errors=True)
        folder.mkdir(parents=True)
        family.make_folder(folder)
    pipe = family.load(folder)
    for case, request in family.CASES.items():
        recorder = family.run(pipe, request, DATA / name)
        if check:
            with other_kernels():
                compare(case, recorder, family.run(pipe, request, DATA / name), family.EDGES)
            continue
        recorder.write(DATA / name / case, request, None if case in family.WHOLE else lambda n: n in ENDS)


def make_folder(name, family, check):
    if not check:
        shutil.rmtree(DATA / name, ignore_errors=True)
        (DATA / name / "model").mkdir(parents=True)
        family.make_folder(DATA / name / "model")


def make_modules(check):
    if not check:
        return modules.make(DATA / "modules")
    for name, case in modules.module_cases().items():
        first = modules.run(name, case)[1]
        with other_kernels():
            difference, tensor = worst_difference(first, modules.run(name, case)[1])
        largest = max(t.abs().max().item() for n, t in first.tensors.items() if n.startswith("output"))
        print(f"  {name:28} largest output {largest:6.2f}, other kernels differ by {difference:.1e} at {tensor}")


def run_script(name, check):
    if not check:
        subprocess.run([sys.executable, Path(__file__).parent / name], check=True)


def make_depth(check):
    if not check:
        return depth.make(DATA / "depth-small")
    for case, name, model, processor, _, picture in depth.cases(DATA / "depth-small"):
        first = depth.estimate(model, processor, picture)
        with other_kernels():
            difference, tensor = worst_difference(first, depth.estimate(model, processor, picture))
        print(f"  {case:12} {name:8} other kernels differ by {difference:.1e} at {tensor}")


GROUPS = {
    "karlo-small": lambda check: make_pipeline("karlo-small", karlo, check),
    "karlo-variations-small": lambda check: make_pipeline("karlo-variations-small", variations, check),
    "paintbox-small": lambda check: make_pipeline("paintbox-small", paintbox, check),
    "paintbox-latents-small": lambda check: make_folder("paintbox-latents-small", paintbox_latents, check),
    "kandinsky-small": lambda check: make_pipeline("kandinsky-small", kandinsky, check),
    "stable-unclip-small": lambda check: make_pipeline("stable-unclip-small", stable_unclip, check),
    "depth-small": make_depth,
    "modules": make_modules,
    "formats": lambda check: check or formats.make(DATA / "formats", DATA / "modules"),
    "tokens": lambda check: run_script("make_tokens.py", check),
    "resample": lambda check: run_script("make_resample.py", check),
    "schedulers": lambda check: check or schedulers.make(DATA / "schedulers"),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", metavar="NAME", help="one of " + ", ".join(GROUPS))
    parser.add_argument("--check", action="store_true", help="write nothing; print what other kernels make of it")
    options = parser.parse_args()
    for name in options.groups or GROUPS:
        print(name)
        GROUPS[name](options.check)


if __name__ == "__main__":
    main()
