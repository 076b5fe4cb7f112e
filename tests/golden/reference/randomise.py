"""Random weights under which nothing vanishes and nothing explodes: activations stay around 1, every norm and every bias
does something, so that an engine that leaves one out is caught."""

import math
import zlib

import torch

SPREAD = {  # tensors that are no matrices, by the end of their names: standard deviation
    "token_embedding.weight": 1.0, "position_embedding.weight": 0.3, "class_embedding": 1.0,
    "positional_embedding": 0.3, "prd_embedding": 1.0, "clip_mean": 0.3,
    "learned_classifier_free_guidance_embeddings": 0.5, "quantize.embedding.weight": 1.0,
}


def distribution(name, shape):
    """(mean, factor, divisor) of a parameter: it becomes mean + factor * noise / divisor."""
    named = next((s for end, s in SPREAD.items() if name.endswith(end)), None)
    if name.endswith("clip_std") or name == "std":
        return 1, 0.1, 1
    if named is not None:
        return 0, named, 1
    if len(shape) >= 2:
        return 0, 1.0, math.sqrt(math.prod(shape[1:]))
    return (1 if name.endswith("weight") else 0), 0.1, 1


def randomise(module, seed, gain=1.0):
    """Fills every parameter from a generator of its own, named by `seed` and the parameter's name. `gain`: of matrices."""
    with torch.no_grad():
        for name, tensor in module.named_parameters():
            generator = torch.Generator().manual_seed(zlib.crc32(f"{seed}/{name}".encode()))
            noise = torch.randn(tensor.shape, generator=generator)
            if name.endswith("clip_std"):
                noise = noise.abs()
            mean, factor, divisor = distribution(name, tuple(tensor.shape))
            tensor.copy_(mean + (gain * factor if divisor != 1 else factor) * noise / divisor)
    return module.eval()
