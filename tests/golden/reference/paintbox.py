"""The shape of the model that ships with the program: one folder that generates and varies, short contexts, a decoder that
also sees a known picture and its mask, and predicts the clean picture.

UnCLIPPipeline is the reference here too; around the decoder goes what it does not know: that nothing is known of the
picture, and that there is no learned variance."""

import contextlib
import types
from pathlib import Path

import torch
from diffusers import PriorTransformer, UnCLIPPipeline, UnCLIPScheduler, UNet2DConditionModel, UNet2DModel
from diffusers.pipelines.deprecated.unclip import UnCLIPTextProjModel
from transformers import CLIPTextModelWithProjection, CLIPTokenizer

from . import karlo, variations
from .folders import save_part, save_scheduler, write_index
from .randomise import randomise
from .tiny_tokenizer import write_tokenizer

DECODER_SCHEDULER = dict(variance_type="fixed_small_log", prediction_type="sample", clip_sample=True, clip_sample_range=1)
TOKENS = 32


def make_folder(folder):
    folder = Path(folder)
    vocabulary = write_tokenizer(folder / "tokenizer", pad_token="<|endoftext|>", max_length=TOKENS)
    half = torch.float16
    text = karlo.text_encoder(vocabulary, width=24, heads=3, positions=TOKENS, eos=vocabulary - 1, act="gelu")
    save_part(randomise(text, "paintbox/text"), folder / "text_encoder", half)
    eyes = variations.image_encoder(size=32, patch=8, width=16, projection=24)
    save_part(randomise(eyes, "paintbox/image"), folder / "image_encoder", half)
    variations.write_processor(folder / "feature_extractor", {"shortest_edge": 32}, {"height": 32, "width": 32})
    prior = PriorTransformer(num_attention_heads=2, attention_head_dim=16, num_layers=2, embedding_dim=24,
                             num_embeddings=TOKENS, additional_embeddings=4)
    save_part(randomise(prior, "paintbox/prior"), folder / "prior", half)
    projection = karlo.text_projection(24, time=32, context=20)
    save_part(randomise(projection, "paintbox/text_proj", gain=0.3), folder / "text_proj", half)
    decoder = karlo.decoder(
        in_channels=7, out_channels=3, block_out_channels=(8, 16, 24), cross_attention_dim=20, attention_head_dim=8,
        norm_num_groups=4, down_block_types=("ResnetDownsampleBlock2D", "SimpleCrossAttnDownBlock2D", "SimpleCrossAttnDownBlock2D"),
        up_block_types=("SimpleCrossAttnUpBlock2D", "SimpleCrossAttnUpBlock2D", "ResnetUpsampleBlock2D"))
    unknown = lambda clean: torch.zeros(len(clean), 4, *clean.shape[2:])
    save_part(karlo.painting(decoder, "paintbox/decoder", predicts="sample", more_input=unknown), folder / "decoder", half)
    for name in ("first", "last"):
        network = karlo.enlarging(karlo.super_resolution(64, block_out_channels=(8, 16), norm_num_groups=4), f"paintbox/{name}")
        save_part(network, folder / f"super_res_{name}", half)
    save_scheduler(UnCLIPScheduler(**karlo.PRIOR_SCHEDULER), folder / "prior_scheduler")
    save_scheduler(UnCLIPScheduler(**DECODER_SCHEDULER), folder / "decoder_scheduler")
    save_scheduler(UnCLIPScheduler(**karlo.UPSAMPLER_SCHEDULER), folder / "super_res_scheduler")
    write_index(folder, "PaintboxPipeline", karlo.INDEX | variations.INDEX)


class KnowingNothing(torch.nn.Module):
    """The decoder as the pipeline expects it: 3 channels in, 6 out."""

    device, dtype = torch.device("cpu"), torch.float32

    def __init__(self, decoder):
        super().__init__()
        self.decoder = decoder
        self.config = types.SimpleNamespace(in_channels=3, sample_size=decoder.config.sample_size)

    def forward(self, sample, timestep, **conditions):
        unknown = sample.new_zeros(len(sample), 4, *sample.shape[2:])
        output = self.decoder(torch.cat([sample, unknown], 1), timestep, **conditions).sample
        return types.SimpleNamespace(sample=torch.cat([output, torch.zeros_like(output)], 1))


class WithoutVariance(UnCLIPScheduler):
    def step(self, model_output, timestep, sample, **options):
        return super().step(model_output[:, :3], timestep, sample, **options)


def load(folder):
    folder = Path(folder)
    part = lambda cls, name: cls.from_pretrained(folder / name, torch_dtype=torch.float32)
    scheduler = lambda cls, name: cls.from_pretrained(folder, subfolder=name)
    pipe = UnCLIPPipeline(
        prior=part(PriorTransformer, "prior"), decoder=KnowingNothing(part(UNet2DConditionModel, "decoder")),
        text_encoder=part(CLIPTextModelWithProjection, "text_encoder"),
        tokenizer=CLIPTokenizer.from_pretrained(folder / "tokenizer"), text_proj=part(UnCLIPTextProjModel, "text_proj"),
        super_res_first=part(UNet2DModel, "super_res_first"), super_res_last=part(UNet2DModel, "super_res_last"),
        prior_scheduler=scheduler(UnCLIPScheduler, "prior_scheduler"),
        decoder_scheduler=scheduler(WithoutVariance, "decoder_scheduler"),
        super_res_scheduler=scheduler(UnCLIPScheduler, "super_res_scheduler"))
    pipe.set_progress_bar_config(disable=True)
    return pipe


def run(pipe, request, folder):
    recorder = karlo.run(pipe, request, folder)
    for name, tensor in recorder.tensors.items():
        if name.startswith("decoder.step.") and name.endswith(".model_output"):
            recorder.tensors[name] = tensor[:, :3].contiguous()
    return recorder


EDGES = ("upsampler",)
SHORT = dict(task="generate", device="cpu", dtype="float32", priorSteps=5, decoderSteps=6, upsamplerSteps=4)
CASES = {
    "plain": dict(SHORT, prompt="a dog in the himalayas", seed=4),
    "negative": dict(SHORT, prompt="A PAINTING of a king!", negativePrompt="street", guidance=3.0, count=2, seed=7),
    "cut": dict(SHORT, prompt="beautiful light and shadow on a mountain " * 9, priorGuidance=1.0, guidance=1.0, seed=12),
}
WHOLE = ("plain",)
