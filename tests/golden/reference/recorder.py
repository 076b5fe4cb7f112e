"""Keeps what passes through the reference's pipelines, under the names of README.md, without changing it."""

import contextlib
import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file


class Recorder:
    def __init__(self):
        self.tensors = {}

    def keep(self, name, tensor):
        tensor = tensor.detach().cpu()
        if tensor.dtype == torch.bool:
            tensor = tensor.to(torch.int64)
        self.tensors[name] = tensor.contiguous().clone()

    def wrap_scheduler(self, stack, scheduler, stage):
        """Keeps noise, network output after guidance and the new sample of every step."""
        original, count = scheduler.step, [0]

        def step(model_output, timestep, sample, **options):
            if count[0] == 0:
                self.keep(f"{stage}.noise", sample)
            result = original(model_output, timestep=timestep, sample=sample, **options)
            self.keep(f"{stage}.step.{count[0]}.model_output", model_output)
            self.keep(f"{stage}.step.{count[0]}.x", result.prev_sample)
            count[0] += 1
            return result

        scheduler.step = step
        stack.callback(delattr, scheduler, "step")

    def wrap_module(self, stack, module, keep):
        """keep(inputs, options, output) is called after every call of the module."""
        handle = module.register_forward_hook(lambda m, args, kwargs, out: keep(args, kwargs, out), with_kwargs=True)
        stack.callback(handle.remove)

    def keep_pictures(self, images):
        """images: [batch, height, width, 3] numpy floats 0..1."""
        self.keep("images", torch.from_numpy(images).permute(0, 3, 1, 2))
        self.keep("pixels", torch.from_numpy((images * 255).round().astype(np.uint8)))

    def write(self, file, request=None, only=None):
        """FILE.safetensors with the tensors whose names `only` accepts, and FILE.json with the request."""
        file = Path(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        tensors = {n: t for n, t in sorted(self.tensors.items()) if only is None or only(n)}
        save_file(tensors, file.with_suffix(".safetensors"))
        file.with_suffix(".safetensors").chmod(0o644)
        if request is not None:
            text = json.dumps(request, indent=2, sort_keys=True, ensure_ascii=False)
            file.with_suffix(".json").write_text(text + "\n")


def record_each(paint, request, is_same):
    """One recorder for all pictures of a request: paint(generator) gives a recorder for one, whose generator has the seed + i.
    Tensors of which is_same(name) says so are the same for all pictures, the others' rows stand one after another."""
    seed, count = request.get("seed", 0), request.get("count", 1)
    single = [paint(torch.Generator().manual_seed(seed + i)) for i in range(count)]
    merged = Recorder()
    for name, first in single[0].tensors.items():
        merged.keep(name, first if is_same(name) else torch.cat([each.tensors[name] for each in single]))
    return merged


def closeness_to_the_edge(recorder, stages):
    """At t = 999 a scheduler multiplies x - sqrt(1 - a) * eps by 20,291 before it clamps: values under 5e-5 escape the
    clamp and blow up every rounding error. The smallest such value of a case; seeds are chosen so that it is large."""
    closest = float("inf")
    for stage in stages:
        noise, output = recorder.tensors[f"{stage}.noise"], recorder.tensors.get(f"{stage}.step.0.model_output")
        if output is not None:
            closest = min(closest, (noise - output[:, : noise.shape[1]]).abs().min().item())
    return closest


@contextlib.contextmanager
def other_kernels():
    """The same reference with other kernels: the size of the difference is what rounding does to a case."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1 if threads > 1 else 2)
    try:
        with torch.backends.mkldnn.flags(enabled=False), torch.nn.attention.sdpa_kernel(
            torch.nn.attention.SDPBackend.MATH
        ):
            yield
    finally:
        torch.set_num_threads(threads)
