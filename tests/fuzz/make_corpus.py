"""Makes the corpora of the readers in engine/weights and engine/text and of saved requests: small inputs, good and nearly good.

Run it after tests/data/make_checkpoints.py: python tests/fuzz/make_corpus.py
"""

import json
import pathlib
import shutil
import struct
import zipfile

HERE = pathlib.Path(__file__).parent
CHECKPOINTS = HERE.parent / "data" / "checkpoints"


def safetensors(header, data=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def tensor(dtype, shape, begin, end):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def write(name, inputs):
    folder = HERE / "corpus" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file, content in inputs.items():
        (folder / file).write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


two = {"a": tensor("F32", [2, 2], 0, 16), "b": tensor("BF16", [3], 16, 22)}
write("safetensors", {
    "two": safetensors({"__metadata__": {"format": "pt"}, **two}, bytes(22)),
    "scalar": safetensors({"s": tensor("I64", [], 0, 8)}, bytes(8)),
    "empty_header": safetensors({}),
    "gap": safetensors({"a": tensor("U8", [2], 0, 2), "b": tensor("U8", [2], 3, 5)}, bytes(5)),
    "overflow": safetensors({"a": tensor("F64", [2**62, 2**62], 0, 16)}, bytes(16)),
    "twice": safetensors(b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},'
                         b'"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', bytes(1)),
    "deep": safetensors(b"[" * 300),
    "short": b"\x10\0\0",
    "long_header": struct.pack("<Q", 2**63) + b"{}",
})

checkpoints = {name: (CHECKPOINTS / f"{name}.bin").read_bytes()
               for name in ("parameter", "evil", "compressed", "zip64", "transposed", "path_trick")}
write("zip_checkpoint", checkpoints)

pickles = {}
for name in ("good", "state_dict", "protocol4", "module", "evil", "parameter"):
    with zipfile.ZipFile(CHECKPOINTS / f"{name}.bin") as archive:
        pickles[name] = archive.read(next(n for n in archive.namelist() if n.endswith("/data.pkl")))
pickles["ring"] = b"\x80\x02}q\x00X\x04\x00\x00\x00selfh\x00s."
write("tensor_pickle", pickles)

write("component_config", {
    "prior": {"_class_name": "PriorTransformer", "num_layers": 20, "embedding_dim": 768.0, "dropout": 0.0,
              "act": "silu", "norm_in_type": None, "clip_sample": True},
    "unet": {"block_out_channels": [320, 640], "down_block_types": ["ResnetDownsampleBlock2D"], "sample_size": None},
    "processor": {"size": {"shortest_edge": 224}, "image_mean": [0.5, 1e-3, 1e300], "architectures": ["CLIPModel"]},
    "huge_number": b'{"num_layers": 1e999}',
    "nan": b'{"dropout": NaN}',
    "deep": b'{"a":' + b"[" * 200 + b"]" * 200 + b"}",
})

write("model_index", {
    "karlo": {"_class_name": "UnCLIPPipeline", "_diffusers_version": "0.11.0", "prior": ["diffusers", "PriorTransformer"],
              "text_proj": ["unclip", "UnCLIPTextProjModel"], "feature_extractor": [None, None], "flag": True},
    "kandinsky": {"_class_name": "KandinskyV22Pipeline", "unet": ["diffusers", "UNet2DConditionModel"]},
    "trick": {"_class_name": "UnCLIPPipeline", "../../etc": ["diffusers", "PriorTransformer"]},
    "unknown": {"_class_name": "FluxPipeline"},
    "wrong_types": {"_class_name": "UnCLIPPipeline", "prior": ["diffusers", 3]},
})

write("saved_request", {
    "generate": {"task": "generate", "prompt": "a rainbow in space", "seed": 18446744073709551615, "count": 4,
                 "guidance": 7.5, "decoderSteps": 25, "prior": "text", "dtype": "bfloat16"},
    "inpaint": {"task": "inpaint", "prompt": "\U0001f451", "picture": "in.png", "mask": "mask.png", "strength": 0.25},
    "mix": {"task": "mix", "picture": "a.png", "fromText": "a cat", "toText": "a dog", "mixSteps": 5},
    "outpaint": {"task": "outpaint", "picture": "a.png", "left": 64},
    "wrong": {"count": 0},
    "deep": b"[" * 500,
    "not_utf8": b'{"prompt":"\xff\xfe"}',
})

ids = {token: i for i, token in enumerate(["a", "b", "a</w>", "b</w>", "ab</w>", "!", "<|startoftext|>", "<|endoftext|>"])}
flags = {"lstrip": False, "normalized": True, "rstrip": False, "single_word": False}


def tokenizer(vocabulary, merges="#version: 0.2\na b</w>\n", *more):
    parts = [part if isinstance(part, str) else json.dumps(part) for part in (vocabulary, merges, *more)]
    return "\0".join(parts).encode()


write("vocabulary", {
    "plain": tokenizer(ids),
    "exclamation": tokenizer(ids, "a b</w>\r\n", {"pad_token": "!", "eos_token": {"content": "<|endoftext|>", **flags}},
                             {"bos_token": {"__type": "AddedToken", "content": "<|startoftext|>", **flags}}),
    "pad_added": tokenizer(ids, "", {"pad_token": {**flags, "content": "<pad>", "lstrip": True, "single_word": True}}),
    "listed": tokenizer(ids, "", "", {"added_tokens_decoder": {"5": {"content": "!", "special": True}}, "pad_token": "!"}),
    "together": tokenizer("", "", "", "", {"model": {"vocab": ids, "merges": [["a", "b</w>"], "a b</w>"]},
                                           "added_tokens": [{"id": 7, "content": "<|endoftext|>"}]}),
    "no_end": tokenizer({"a": 0, "<|startoftext|>": 1}),
    "one_token": tokenizer({"<|endoftext|>": 0}),
    "no_merge": tokenizer(ids, "b a</w>\n"),
    "twice": tokenizer('{"a": 0, "b": 0}'),
    "negative": tokenizer('{"a": -1}'),
})

write("prompt", {
    "plain": "a red cat's hat in space".encode(),
    "special": "<|startoftext|>!<|EndOfText|> 's 'LL <|endoftext|>".encode(),
    "marks": "e\u0323\u0301\u0345 \u1e9b\u0323 \u0130\u03a3 \ud55c\u1112\u1161\u11ab".encode(),
    "emoji": "\U0001f469\u200d\U0001f680\U0001f1e9\U0001f1ea1\ufe0f\u20e3".encode(),
    "spaces": " \t\u3000\u2028\u0085\0\x1c".encode(),
    "surrogate": b"cat \xed\xa0\x80",
    "overlong": b"\xc0\xaf\xf4\x90\x80\x80",
})

write("known_words", {
    "words": {"words": ["a", "cat", "don't", "caf\u00e9"]},
    "empty": {"words": []},
    "wrong": {"words": [1]},
})
