"""Writes model folders as the published ones are: configs without paths of this machine, chosen dtypes, and the tensors
that old versions of the libraries left behind."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file


def save_part(module, folder, dtype=torch.float32, extra=None):
    """save_pretrained with stored dtype `dtype`; `extra` tensors are added to the file."""
    folder = Path(folder)
    module.to(dtype).save_pretrained(folder)
    for file in folder.glob("*.safetensors"):
        tensors = load_file(file)
        if extra:
            tensors.update(extra)
        save_file({name: t.contiguous() for name, t in sorted(tensors.items())}, file, metadata={"format": "pt"})
        file.chmod(0o644)
    for file in folder.glob("*config.json"):
        tidy(file)


def save_text_model(module, folder, dtype, extra=None):
    """A CLIPTextModel under the names that it is published with: today's transformers leave "text_model." out."""
    save_part(module, folder, dtype, extra)
    file = Path(folder) / "model.safetensors"
    tensors = {name if name.startswith("text_model.") else f"text_model.{name}": tensor
               for name, tensor in load_file(file).items()}
    save_file(tensors, file, metadata={"format": "pt"})
    file.chmod(0o644)


def tidy(file):
    config = json.loads(Path(file).read_text())
    config.pop("_name_or_path", None)
    Path(file).write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")


def write_json(file, value):
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(json.dumps(value, indent=2, sort_keys=True) + "\n")


def save_scheduler(scheduler, folder):
    scheduler.save_pretrained(folder)
    for file in Path(folder).glob("*config.json"):
        tidy(file)


def write_index(folder, pipeline, parts):
    """parts: name -> (library, class)."""
    index = {"_class_name": pipeline, "_diffusers_version": "0.11.0.dev0"}
    index.update({name: list(value) for name, value in parts.items()})
    (Path(folder) / "model_index.json").write_text(json.dumps(index, indent=2) + "\n")


def position_ids(count):
    return {"text_model.embeddings.position_ids": torch.arange(count).unsqueeze(0)}
