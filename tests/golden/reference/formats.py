"""One network's weights in every file format that checkpoints are published in; data/formats/FORMAT/ holds the files, the
config and the example of data/modules/projection-many-tokens."""

import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

SOURCE = "projection-many-tokens"
BASE = "diffusion_pytorch_model"


def tensor_bytes(tensor):
    return tensor.numel() * tensor.element_size()


def shards(tensors, count):
    names = list(tensors)
    return [{n: tensors[n] for n in names[i::count]} for i in range(count)]


def write_shards(folder, tensors, ending, save):
    parts = shards(tensors, 3)
    weight_map = {}
    for i, part in enumerate(parts):
        file = f"{BASE}-{i + 1:05}-of-{len(parts):05}.{ending}"
        save(part, folder / file)
        (folder / file).chmod(0o644)
        weight_map |= {name: file for name in part}
    index = {"metadata": {"total_size": sum(map(tensor_bytes, tensors.values()))}, "weight_map": dict(sorted(weight_map.items()))}
    (folder / f"{BASE}.{ending}.index.json").write_text(json.dumps(index, indent=2) + "\n")


def write_whole(folder, tensors, name, save):
    save(tensors, folder / name)
    (folder / name).chmod(0o644)


FORMATS = {
    "safetensors-shards": lambda folder, t: write_shards(folder, t, "safetensors", save_file),
    "safetensors-variant": lambda folder, t: write_whole(folder, t, f"{BASE}.fp16.safetensors", save_file),
    "bin": lambda folder, t: write_whole(folder, t, f"{BASE}.bin", torch.save),
    "bin-shards": lambda folder, t: write_shards(folder, t, "bin", torch.save),
    "bin-shared-storage": lambda folder, t: write_whole(folder, sharing(t), f"{BASE}.bin", torch.save),
    "bin-before-zip": lambda folder, t: write_whole(folder, sharing(t), f"{BASE}.bin", save_before_zip),
    "bin-strided": lambda folder, t: write_whole(folder, columns_first(t), f"{BASE}.bin", torch.save),
    "bin-parameters": lambda folder, t: write_whole(folder, as_parameters(t), f"{BASE}.bin", torch.save),
}


def sharing(tensors):
    """Every tensor a view into one storage, as checkpoints of tied or flattened weights are."""
    flat = torch.cat([t.flatten() for t in tensors.values()])
    views, offset = {}, 0
    for name, tensor in tensors.items():
        views[name] = flat[offset : offset + tensor.numel()].view(tensor.shape)
        offset += tensor.numel()
    return views


def save_before_zip(tensors, path):
    """As PyTorch saved until 1.5: one stream of pickles and raw storages."""
    torch.save(tensors, path, _use_new_zipfile_serialization=False)


def columns_first(tensors):
    """Equal tensors whose numbers lie in another order, as optimised or transposed weights are saved."""
    return {name: t.mT.contiguous().mT if t.dim() > 1 else t for name, t in tensors.items()}


def as_parameters(tensors):
    """nn.Parameter instead of plain tensors, as modules' own dictionaries hold."""
    return {name: torch.nn.Parameter(tensor) for name, tensor in tensors.items()}


def make(folder, modules):
    shutil.rmtree(folder, ignore_errors=True)
    source = Path(modules) / SOURCE
    tensors = load_file(source / f"{BASE}.safetensors")
    for name, write in FORMATS.items():
        (Path(folder) / name).mkdir(parents=True)
        shutil.copyfile(source / "config.json", Path(folder) / name / "config.json")
        write(Path(folder) / name, tensors)
