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


def randomise(module, seed, gain=1.0):
    """Fills every parameter from a generator of its own, named by `seed` and the parameter's name."""
    with torch.no_grad():
        for name, tensor in module.named_parameters():
            if not tensor.is_floating_point():
                continue
            generator = torch.Generator().manual_seed(zlib.crc32(f"{seed}/{name}".encode()))
            noise = torch.randn(tensor.shape, generator=generator)
            named = next((s for end, s in SPREAD.items() if name.endswith(end)), None)
            if name.endswith("clip_std"):
                tensor.copy_(1 + 0.1 * noise.abs())
            elif named is not None:
                tensor.copy_(named * noise)
            elif tensor.dim() >= 2:
                tensor.copy_(gain * noise / math.sqrt(tensor[0].numel()))
            elif name.endswith("weight"):
                tensor.copy_(1 + 0.1 * noise)
            elif name.endswith("bias"):
                tensor.copy_(0.1 * noise)
    return module.eval()
