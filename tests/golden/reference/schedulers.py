"""Schedulers alone: their constants, their timesteps for several numbers of steps, and a walk of single steps.

data/schedulers/NAME.safetensors; NAME.config.json is the scheduler's own configuration. A walk gives the same network output at
every step: walk.STEPS.noise is drawn once at the beginning and walk.STEPS.I.{noise,x,clean} belong to step I.

dpm-NAME.safetensors: DPM-Solver++ over a cosine or a linear schedule, each step's x; NAME.config.json is the UnCLIPScheduler or
DDPMScheduler whose betas it has.

ddim-PREDICTION.safetensors: implicit sampling over the same betas, with half of ancestral sampling's noise and without, and
the way back.

pndm-PREDICTION.safetensors: pseudo linear multistep sampling, the sample after each timestep."""

from pathlib import Path

import torch
from diffusers import (DDIMInverseScheduler, DDIMScheduler, DDPMScheduler, DPMSolverMultistepScheduler, PNDMScheduler,
                       UnCLIPScheduler)

from .folders import write_json
from .recorder import Recorder

KANDINSKY = dict(beta_schedule="linear", beta_start=0.00085, beta_end=0.012, prediction_type="epsilon", steps_offset=1,
                 variance_type="fixed_small", timestep_spacing="leading")
STABLE = dict(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012, steps_offset=1, set_alpha_to_one=False)
CASES = {
    "unclip-prior": lambda: UnCLIPScheduler(variance_type="fixed_small_log", prediction_type="sample", clip_sample_range=5),
    "unclip-decoder": lambda: UnCLIPScheduler(variance_type="learned_range", prediction_type="epsilon"),
    "unclip-upsampler": lambda: UnCLIPScheduler(variance_type="fixed_small_log", prediction_type="epsilon"),
    "unclip-unclipped": lambda: UnCLIPScheduler(variance_type="fixed_small_log", prediction_type="sample", clip_sample=False),
    "unclip-epsilon": lambda: UnCLIPScheduler(variance_type="fixed_small_log", prediction_type="epsilon", clip_sample=False),
    "ddpm": lambda: DDPMScheduler(clip_sample=True, **KANDINSKY),
    "ddpm-unclipped": lambda: DDPMScheduler(clip_sample=False, **KANDINSKY),
    "ddpm-cosine": lambda: DDPMScheduler(beta_schedule="squaredcos_cap_v2", variance_type="fixed_small_log",
                                         prediction_type="sample", clip_sample_range=5),
    "ddim-stable": lambda: DDIMScheduler(prediction_type="v_prediction", clip_sample=False, **STABLE),
    "ddim-clipped": lambda: DDIMScheduler(steps_offset=1),
}
SOLVED = {  # name -> the schedule's case and its betas' options
    "unclip-unclipped": dict(beta_schedule="squaredcos_cap_v2", prediction_type="sample"),
    "unclip-epsilon": dict(beta_schedule="squaredcos_cap_v2", prediction_type="epsilon"),
    "ddpm-unclipped": dict(beta_schedule="linear", beta_start=0.00085, beta_end=0.012, prediction_type="epsilon"),
}
COUNTS = (2, 3, 5, 7, 10, 25, 50, 100, 333, 1000)
WALKS = (2, 7, 25)
SHAPE = (2, 4, 4, 4)


def walk(recorder, scheduler, steps, channels):
    scheduler.set_timesteps(steps)
    generator = torch.Generator().manual_seed(steps)
    x = torch.randn(SHAPE, generator=generator)
    output = 0.7 * torch.randn(SHAPE[0], channels, *SHAPE[2:], generator=generator)
    recorder.keep(f"walk.{steps}.noise", x)
    recorder.keep(f"walk.{steps}.output", output)
    for i, t in enumerate(scheduler.timesteps):
        drawn = torch.Generator()
        drawn.set_state(generator.get_state())
        recorder.keep(f"walk.{steps}.{i}.noise", torch.randn(SHAPE, generator=drawn))
        options = {}
        if isinstance(scheduler, UnCLIPScheduler):
            options["prev_timestep"] = scheduler.timesteps[i + 1] if i + 1 < steps else None
        result = scheduler.step(output, t, x, generator=generator, **options)
        x = result.prev_sample
        recorder.keep(f"walk.{steps}.{i}.x", x)
        recorder.keep(f"walk.{steps}.{i}.clean", result.pred_original_sample)


def solver_walks(recorder, options):
    generator = torch.Generator().manual_seed(4)
    start, output = torch.randn(SHAPE, generator=generator), 0.7 * torch.randn(SHAPE, generator=generator)
    recorder.keep("start", start)
    recorder.keep("output", output)
    for steps in (*WALKS, 12, 60):
        scheduler = DPMSolverMultistepScheduler(algorithm_type="dpmsolver++", solver_order=2, solver_type="midpoint",
                                                final_sigmas_type="zero", lambda_min_clipped=-5.1, **options)
        scheduler.set_timesteps(steps)
        recorder.keep(f"timesteps.{steps}", scheduler.timesteps)
        x = start
        for i, t in enumerate(scheduler.timesteps):
            # Another output at each step, so that the second order has something to follow.
            x = scheduler.step(output * (1 + 0.3 * i / steps), t, x).prev_sample
            recorder.keep(f"walk.{steps}.{i}.x", x)


def implicit_walks(recorder, prediction):
    options = KANDINSKY | dict(prediction_type=prediction, clip_sample=True, set_alpha_to_one=True)
    options.pop("variance_type")
    generator = torch.Generator().manual_seed(3)
    start, output = torch.randn(SHAPE, generator=generator), 0.7 * torch.randn(SHAPE, generator=generator)
    recorder.keep("start", start)
    recorder.keep("output", output)
    for steps in WALKS:
        forth, back = DDIMScheduler(**options), DDIMInverseScheduler(**options)
        for scheduler in (forth, back):
            scheduler.set_timesteps(steps)
        for new_noise in (0, 0.5):
            x = start
            for i, t in enumerate(forth.timesteps):
                noise = torch.randn(SHAPE, generator=generator)
                x = forth.step(output, t, x, eta=new_noise**0.5, variance_noise=noise if new_noise else None).prev_sample
                recorder.keep(f"forth.{steps}.{new_noise}.{i}.noise", noise)
                recorder.keep(f"forth.{steps}.{new_noise}.{i}.x", x)
        x = start
        for i, t in enumerate(back.timesteps[1:]):
            x = back.step(output, t, x).prev_sample
            recorder.keep(f"back.{steps}.{i}.x", x)


def linear_multistep_walks(recorder, scheduler):
    generator = torch.Generator().manual_seed(6)
    start, output = torch.randn(SHAPE, generator=generator), 0.7 * torch.randn(SHAPE, generator=generator)
    recorder.keep("start", start)
    recorder.keep("output", output)
    for steps in (1, *WALKS):
        scheduler.set_timesteps(steps)
        x = start
        for call, t in enumerate(scheduler.timesteps):
            x = scheduler.step(output * (1 + 0.3 * call / steps), t, x).prev_sample
            if call > 0 or steps == 1:  # the second call takes the first step once more
                recorder.keep(f"walk.{steps}.{max(call - 1, 0)}.x", x)


def make(folder):
    for prediction in ("epsilon", "v_prediction"):
        recorder, scheduler = Recorder(), PNDMScheduler(skip_prk_steps=True, prediction_type=prediction, **STABLE)
        linear_multistep_walks(recorder, scheduler)
        recorder.write(Path(folder) / f"pndm-{prediction}")
        write_json(Path(folder) / f"pndm-{prediction}.config.json", {"_class_name": "PNDMScheduler", **scheduler.config})
    for prediction in ("epsilon", "sample"):
        recorder = Recorder()
        implicit_walks(recorder, prediction)
        recorder.write(Path(folder) / f"ddim-{prediction}")
    for name, options in SOLVED.items():
        recorder = Recorder()
        solver_walks(recorder, options)
        recorder.write(Path(folder) / f"dpm-{name}")
    for name, case in CASES.items():
        recorder, scheduler = Recorder(), case()
        recorder.keep("betas", scheduler.betas)
        recorder.keep("alphas_cumprod", scheduler.alphas_cumprod)
        for count in COUNTS:
            scheduler.set_timesteps(count)
            recorder.keep(f"timesteps.{count}", scheduler.timesteps)
        for steps in WALKS:
            walk(recorder, scheduler, steps, 8 if scheduler.config.get("variance_type") == "learned_range" else 4)
        generator = torch.Generator().manual_seed(1)
        clean, noise = (torch.randn(3, 2, 4, 4, generator=generator) for _ in range(2))
        timesteps = torch.tensor([0, 500, 999])
        recorder.keep("add_noise.clean", clean)
        recorder.keep("add_noise.noise", noise)
        recorder.keep("add_noise.timesteps", timesteps)
        recorder.keep("add_noise.result", scheduler.add_noise(clean, noise, timesteps))
        recorder.write(Path(folder) / name)
        write_json(Path(folder) / f"{name}.config.json", dict(scheduler.config))
