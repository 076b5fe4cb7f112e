"""Depth estimators, small: DPTForDepthEstimation with DPTImageProcessor, and the grey picture that the reference's pipeline
"depth-estimation" makes of what they predict.

data/depth-small/CASE/ holds model/ and example.safetensors; both cases' pictures lie beside them."""

import json
import shutil
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from transformers import DPTConfig, DPTForDepthEstimation, DPTImageProcessorPil

from .folders import save_part, write_json
from .randomise import randomise
from .recorder import Recorder
from .variations import write_picture

PICTURES = {"wide": (90, 61), "tall": (40, 75)}

# The form of Intel/dpt-large: its configs have the keys of 2022.
PUBLISHED = dict(hidden_size=32, num_hidden_layers=8, num_attention_heads=4, intermediate_size=48, image_size=64, patch_size=8,
                 backbone_out_indices=[1, 3, 5, 7], neck_hidden_sizes=[8, 16, 24, 24], reassemble_factors=[4, 2, 1, 0.5],
                 fusion_hidden_size=16, readout_type="project")
PUBLISHED_PROCESSOR = {"do_normalize": True, "do_resize": True, "ensure_multiple_of": 1,
                       "feature_extractor_type": "DPTFeatureExtractor", "image_mean": [0.5, 0.5, 0.5],
                       "image_std": [0.5, 0.5, 0.5], "keep_aspect_ratio": False, "resample": 2, "size": 64}
CASES = {  # name -> (config, processor, stored dtype)
    "published": (PUBLISHED, PUBLISHED_PROCESSOR, torch.float32),
    "shaped": (PUBLISHED | dict(readout_type="add", qkv_bias=False, use_batch_norm_in_fusion_residual=True, image_size=32,
                                patch_size=4, layer_norm_eps=1e-6, backbone_out_indices=[0, 2, 3], num_hidden_layers=4,
                                neck_hidden_sizes=[8, 16, 12], reassemble_factors=[2, 1, 0.25]),
               {"do_normalize": True, "do_resize": True, "do_rescale": True, "ensure_multiple_of": 4,
                "image_mean": [0.485, 0.456, 0.406], "image_std": [0.229, 0.224, 0.225], "keep_aspect_ratio": True,
                "resample": 3, "rescale_factor": 1 / 255, "size": {"height": 44, "width": 52}}, torch.float16),
    "ignoring": (PUBLISHED | dict(readout_type="ignore", head_in_index=1, use_bias_in_fusion_residual=False,
                                  reassemble_factors=[3, 2, 1, 0.5]),
                 {"do_normalize": True, "do_resize": True, "image_mean": [0.5, 0.4, 0.6], "image_std": [0.5, 0.6, 0.4],
                  "size": {"height": 72, "width": 72}}, torch.bfloat16),
}


LATER_KEYS = {"add_projection", "backbone_config", "backbone_featmap_shape", "dtype", "is_hybrid", "neck_ignore_stages", "pooler_act",
              "pooler_output_size", "use_bias_in_fusion_residual"}


def keep_keys_of_2022(file):
    write_json(file, {key: value for key, value in json.loads(file.read_text()).items() if key not in LATER_KEYS})


def network(config, name):
    model = randomise(DPTForDepthEstimation(DPTConfig(**config)), f"depth/{name}")
    for buffer_name, buffer in model.named_buffers():  # of batch norms
        generator = torch.Generator().manual_seed(len(buffer_name))
        if buffer_name.endswith("running_mean"):
            buffer.copy_(0.3 * torch.randn(buffer.shape, generator=generator))
        if buffer_name.endswith("running_var"):
            buffer.copy_(0.5 + torch.rand(buffer.shape, generator=generator))
    with torch.no_grad():
        model.head.head[-2].bias += 2  # nearly no depth is cut off at 0
    return model


def estimate(model, processor, picture):
    """Everything that the reference computes on the way, as a Recorder. Its DPTForDepthEstimation takes every grid of patches
    for a square; its neck knows better when it is told, so it is told."""
    recorder = Recorder()
    pixels = processor(picture, return_tensors="pt")["pixel_values"]
    recorder.keep("pixel_values", pixels)
    with torch.no_grad():
        states = model.dpt(pixels, output_hidden_states=True).hidden_states[1:]
        tapped = [states[i] for i in model.config.backbone_out_indices]
        rows, columns = (side // model.config.patch_size for side in pixels.shape[-2:])
        neck = model.neck
        for i, (state, feature) in enumerate(zip(tapped, neck.reassemble_stage(tapped, rows, columns))):
            recorder.keep(f"hidden_states.{i}", state)
            recorder.keep(f"reassembled.{i}", feature)
        fused = neck(tapped, rows, columns)
        for i, feature in enumerate(fused):
            recorder.keep(f"fused.{i}", feature)
        predicted = model.head(fused)
        if rows == columns:
            assert torch.equal(model(pixels).predicted_depth, predicted)
    recorder.keep("predicted_depth", predicted)
    outputs = type("Outputs", (), {"predicted_depth": predicted})
    depth = processor.post_process_depth_estimation(outputs, [picture.size[::-1]])[0]["predicted_depth"]
    recorder.keep("depth", depth)
    depth = depth.numpy()
    depth = (depth - depth.min()) / (depth.max() - depth.min())
    recorder.keep("pixels", torch.from_numpy((depth * 255).astype(np.uint8)))
    return recorder


def cases(folder):
    """(case, picture's name, network as it is stored, processor, dtype, picture)"""
    for case, (config, processor, dtype) in CASES.items():
        model = network(config, case).to(dtype).float()
        for name in PICTURES:
            yield case, name, model, DPTImageProcessorPil(**processor), dtype, Image.open(Path(folder) / f"{name}.png")


def make(folder):
    folder = Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for seed, (name, (width, height)) in enumerate(PICTURES.items()):
        write_picture(folder / f"{name}.png", width, height, seed=seed + 20)
    for case, name, model, processor, dtype, picture in cases(folder):
        estimate(model, processor, picture).write(folder / case / name)
        if not (folder / case / "model").exists():
            stored = network(CASES[case][0], case)
            stored.config.architectures = ["DPTForDepthEstimation"]
            save_part(stored, folder / case / "model", dtype)
            if case == "published":
                keep_keys_of_2022(folder / case / "model" / "config.json")
            write_json(folder / case / "model" / "preprocessor_config.json", CASES[case][1])
