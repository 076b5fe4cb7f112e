"""Fits the last convolution of a random U-Net by least squares, so that it predicts noise (or the clean picture) in part:
with a wholly random network every sampled picture would be black and white noise, which shows no error."""

import torch
import torch.nn.functional as F

PART = 0.7  # of the noise that is predicted; all of it would bring x - sqrt(1 - a) * eps near 0 at t = 999


def smooth_pictures(count, channels, size, generator):
    small = torch.randn(count, channels, max(size // 8, 2), max(size // 8, 2), generator=generator)
    return F.interpolate(small, size=(size, size), mode="bicubic", antialias=True).mul(0.6).clamp(-1, 1)


def fit_last_layer(unet, scheduler, size, seed, predicts="epsilon", channels=3, more_input=None, options=None, part=PART):
    """more_input(x0): channels to append to the network's input; options(count, generator): its other arguments."""
    generator = torch.Generator().manual_seed(seed)
    count = 24
    clean = smooth_pictures(count, channels, size, generator)
    noise = torch.randn(clean.shape, generator=generator)
    timesteps = torch.linspace(0, 950, count).long()
    a = scheduler.alphas_cumprod[timesteps].view(-1, 1, 1, 1)
    x = a.sqrt() * clean + (1 - a).sqrt() * noise
    if more_input is not None:
        x = torch.cat([x, more_input(clean)], 1)
    features = []
    hook = unet.conv_out.register_forward_pre_hook(lambda module, args: features.append(args[0]))
    with torch.no_grad():
        unet(x, timesteps, **(options(count, generator) if options else {}))
        hook.remove()
        patches = F.unfold(features[0], 3, padding=1).transpose(1, 2).flatten(0, 1).double()
        patches = torch.cat([patches, torch.ones(len(patches), 1)], 1)
        velocity = a.sqrt() * noise - (1 - a).sqrt() * clean
        target = {"epsilon": part * noise, "sample": clean, "velocity": velocity}[predicts]
        target = target.permute(0, 2, 3, 1).reshape(-1, channels).double()
        gram = patches.T @ patches
        gram += 1e-3 * gram.diagonal().mean() * torch.eye(len(gram))
        solution = torch.linalg.solve(gram, patches.T @ target).float()
        unet.conv_out.weight[:channels] = solution[:-1].T.reshape(channels, -1, 3, 3)
        unet.conv_out.bias[:channels] = solution[-1]
        unet.conv_out.weight[channels:] *= 0.4
    return unet
