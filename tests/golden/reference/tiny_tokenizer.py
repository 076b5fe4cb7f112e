"""A small but real CLIP vocabulary: all bytes, all bytes at a word's end, merges learned from the words below, and the
two special tokens. Written as the published folders have it: vocab.json, merges.txt and the two json files beside."""

import json
from collections import Counter
from pathlib import Path

WORDS = """a painting of fox sitting in field at sunrise the style claude monet oil photo an astronaut riding horse
bowl soup that is portal to another dimension teddy bears working on new research moon with and robot stained glass king
playing piano gorilla racing car desert rainbow space cat dressed crown dog himalayas pencil sketch pixel art snow
mountains night city beach meadow red green blue yellow purple orange black white brown pink gray house tree flower
picture photograph very detailed beautiful light shadow street people woman man child looking window table chair""".split()


def byte_alphabet():
    """Byte -> printable character, as GPT-2's tokenizer has it."""
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    others = [b for b in range(256) if b not in printable]
    return {**{b: chr(b) for b in printable}, **{b: chr(256 + i) for i, b in enumerate(others)}}


def learn_merges(words, count):
    symbols = Counter()
    for word in words:
        symbols[(*word[:-1], word[-1] + "</w>")] += 1
    merges = []
    while len(merges) < count:
        pairs = Counter()
        for word, n in symbols.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += n
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p], p))
        merges.append(best)
        merged = Counter()
        for word, n in symbols.items():
            out, i = [], 0
            while i < len(word):
                if word[i : i + 2] == best:
                    out.append(word[i] + word[i + 1])
                    i += 2
                else:
                    out.append(word[i])
                    i += 1
            merged[tuple(out)] += n
        symbols = merged
    return merges


def write_tokenizer(folder, pad_token, max_length=77, merge_count=240):
    """Writes the files and returns the number of entries."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    alphabet = list(byte_alphabet().values())
    merges = learn_merges(WORDS, merge_count)
    entries = alphabet + [c + "</w>" for c in alphabet] + ["".join(m) for m in merges]
    entries += ["<|startoftext|>", "<|endoftext|>"]
    vocab = {}
    for entry in entries:
        vocab.setdefault(entry, len(vocab))

    def write(name, text):
        (folder / name).write_text(text, encoding="utf-8")

    write("vocab.json", json.dumps(vocab, ensure_ascii=False))
    write("merges.txt", "#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges))
    special = lambda text: {"content": text, "lstrip": False, "normalized": True, "rstrip": False, "single_word": False}
    tokens = {"bos_token": special("<|startoftext|>"), "eos_token": special("<|endoftext|>"),
              "pad_token": pad_token, "unk_token": special("<|endoftext|>")}
    write("special_tokens_map.json", json.dumps(tokens, indent=2) + "\n")
    config = {"add_prefix_space": False, "bos_token": special("<|startoftext|>"), "do_lower_case": True,
              "eos_token": special("<|endoftext|>"), "errors": "replace", "model_max_length": max_length,
              "pad_token": pad_token, "tokenizer_class": "CLIPTokenizer", "unk_token": special("<|endoftext|>")}
    write("tokenizer_config.json", json.dumps(config, indent=2) + "\n")
    return len(vocab)
