"""ECLIPSE's priors (Patel et al. 2023; github.com/eclipse-t2i/eclipse-inference): diffusers' PriorTransformer without the
token of a timestep. One pass makes an embedding in CLIP's own scale of plain noise, without guidance."""

import json
from pathlib import Path

import torch
from diffusers import PriorTransformer
from safetensors.torch import load_file

from .folders import save_part
from .randomise import randomise


class OnePassPrior(PriorTransformer):
    def __init__(self, **config):
        super().__init__(additional_embeddings=3, **config)
        del self.time_embedding, self.time_proj

    def forward(self, noise, text_embeds, text_states, mask):
        """noise [batch, width], text_embeds [batch, width], text_states [batch, tokens, width], mask [batch, tokens]"""
        batch = noise.shape[0]
        tokens = torch.cat([self.encoder_hidden_states_proj(text_states), self.embedding_proj(text_embeds)[:, None],
                            self.proj_in(noise)[:, None], self.prd_embedding.expand(batch, -1, -1)], 1)
        padding = torch.nn.functional.pad((1 - mask.to(tokens.dtype)) * -10000.0, (0, 3))
        seen = (padding[:, None] + self.causal_attention_mask).repeat_interleave(self.config.num_attention_heads, 0)
        tokens = tokens + self.positional_embedding
        for block in self.transformer_blocks:
            tokens = block(tokens, attention_mask=seen)
        return self.proj_to_clip_embeddings(self.norm_out(tokens)[:, -1])


def save(prior, folder, dtype=torch.float32):
    """As they are published: config.json and weights in a folder of their own, without keys for a timestep."""
    save_part(prior, folder, dtype)
    file = Path(folder) / "config.json"
    config = json.loads(file.read_text()) | {"_class_name": "PriorTransformer"}
    for key in ("time_embed_act_fn", "time_embed_dim"):
        config.pop(key, None)
    file.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")


def make_folder(folder, seed, dtype=torch.float32, **config):
    save(randomise(OnePassPrior(num_attention_heads=2, attention_head_dim=8, num_layers=2, **config), seed), folder, dtype)


def load(folder):
    config = json.loads((Path(folder) / "config.json").read_text())
    for key in [key for key in config if key.startswith("_")] + ["additional_embeddings"]:
        del config[key]
    prior = OnePassPrior(**config)
    prior.load_state_dict({name: tensor.float() for name, tensor in
                           load_file(Path(folder) / "diffusion_pytorch_model.safetensors").items()})
    return prior.eval()


def predict(prior, generators, texts, recorder):
    """Embeddings [pictures × rows, width], each picture's rows together. texts: (embeds, states, mask) of one row or two;
    each picture draws noise for its rows from its own generator."""
    rows, count = texts[0].shape[0], len(generators)
    noise = torch.cat([torch.randn(rows, texts[0].shape[1], generator=generator) for generator in generators])
    with torch.no_grad():
        embedding = prior(noise, *(part.repeat(count, *[1] * (part.dim() - 1)) for part in texts))
    recorder.keep("prior.noise", noise)
    recorder.keep("prior.step.0.model_output", embedding)
    return embedding
