#!/usr/bin/env python3
"""Writes tests/golden/data/tokens: small vocabularies and what transformers' CLIPTokenizer makes of many texts with them.

    python tests/golden/make_tokens.py

Needs transformers 5.23, tokenizers 0.23 and Python 3.11, whose manual and Unicode tables the texts are drawn from; no
network. Everything else follows from the seed below.

    plain/, exclamation/   vocab.json + merges.txt, padded with <|endoftext|> as Kandinsky 2.2 and with "!" as Karlo
    together/              the same vocabulary as tokenizer.json, as transformers 5 saves it
    captions/              a vocabulary of captions alone, which the program's own trainer has to train alike
    texts.json             the texts, and for each folder the ids that the reference gives
    special_tokens.json    other files of special tokens for captions/, and what the reference does with them
    characters.json        a checksum of the ids of every character of Unicode, in blocks of 256
"""

import collections
import json
import pathlib
import pydoc_data.topics
import random
import shutil
import unicodedata
import zlib

from transformers import CLIPTokenizer

SEED = 20240422
CONTEXT = 77
BEGIN, END = "<|startoftext|>", "<|endoftext|>"
OUT = pathlib.Path(__file__).resolve().parent / "data" / "tokens"

CAPTIONS = {
    "a red cat on the beach": 7, "an oil painting of a blue house in the snow": 5, "two dogs and a cat": 4,
    "a rainbow in space": 4, "the dog's house": 2, "a castle at night, stained glass": 3, "pixel art of a robot": 2,
    "a small green tree beside a big yellow car": 3, "a photo of three white horses": 2, "don't panic!": 1,
    "ein Schloß über dem Fluß": 1, "日本の猫": 2, "два кота": 1, "🐱🐶": 1, "1234": 1, "a red car in space": 3,
}

# Sentences of our own in many scripts, so that merges inside and across their bytes exist.
SENTENCES = """
a cat wearing a crown sits on the moon and looks at the stars
an astronaut riding a horse in a photorealistic style
Ein Bär fährt mit dem Fahrrad über die Brücke und grüßt freundlich
Une jeune fille à la fenêtre, près d'un château où l'été s'achève
El niño pequeño soñó con una montaña de azúcar mañana
Przyszła wiosna i żółte kwiaty są wszędzie, łąka pachnie
Čeština má háčky a čárky, příliš žluťoučký kůň
Güneş doğarken İstanbul'da bir kedi ışıkta uyuyor
Ο γάτος κάθεται στον ήλιο και ο σκύλος κοιμάται, ΣΟΦΟΣ
Кот сидит на окне и смотрит на зимний лес
Кішка їсть рибу біля ґанку
قطة جميلة تجلس على البحر وتنظر إلى القمر
گربه‌ای زیبا کنار دریا نشسته است
חתול יושב על החלון ומסתכל בירח
एक बिल्ली चाँद पर बैठी है और तारे देखती है
একটি বিড়াল চাঁদের দিকে তাকিয়ে আছে
ஒரு பூனை நிலவைப் பார்க்கிறது
แมวตัวหนึ่งนั่งมองพระจันทร์
一只猫坐在月亮上看星星，旁边有一座城堡
月の上に座っている猫と、夜空の星たち。カメラとロボット
달 위에 앉아 있는 고양이와 별이 빛나는 밤
მთვარეზე ზის კატა და უყურებს ვარსკვლავებს
Մի կատու նստած է լուսնի վրա
Con mèo ngồi trên mặt trăng ngắm những vì sao
ድመት በጨረቃ ላይ ተቀምጣለች
😀😀😂😂🐱🐱🐶🌈🌈🚀🚀✨✨❤️❤️👩‍🚀👨‍👩‍👧‍👦🏳️‍🌈🇩🇪🇯🇵👍🏽
""".strip().splitlines()


def byte_names():
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [byte for byte in range(256) if byte not in printable]
    return {byte: chr(byte) for byte in printable} | {byte: chr(256 + i) for i, byte in enumerate(rest)}


def bare_tokenizer():
    """The reference's normaliser and splitter, with no vocabulary worth the name."""
    return CLIPTokenizer().backend_tokenizer


def train(captions, size):
    """The merges that `trainBpe` promises: most frequent pair first, ties by name. Slow and plain on purpose."""
    backend = bare_tokenizer()
    counts = collections.Counter()
    for text, count in captions.items():
        for piece, _ in backend.pre_tokenizer.pre_tokenize_str(backend.normalizer.normalize_str(text)):
            counts[piece] += count
    words = [([*piece[:-1], piece[-1] + "</w>"], count) for piece, count in counts.items()]
    names = list(byte_names().values())
    tokens = names + [name + "</w>" for name in names]
    known, merges = set(tokens), []

    pairs, places = collections.Counter(), collections.defaultdict(set)
    for i, (word, count) in enumerate(words):
        for pair in zip(word, word[1:]):
            pairs[pair] += count
            places[pair].add(i)
    encoded = lambda pair: tuple(part.encode() for part in pair)
    while len(tokens) < size - 2:
        most = max(pairs.values(), default=0)
        if most == 0:
            break
        best = min((pair for pair, count in pairs.items() if count == most), key=encoded)
        merges.append(best)
        joined = "".join(best)
        if joined not in known:
            known.add(joined)
            tokens.append(joined)
        for i in list(places[best]):
            word, count = words[i]
            for pair in zip(word, word[1:]):
                pairs[pair] -= count
            merged, at = [], 0
            while at < len(word):
                fits = tuple(word[at:at + 2]) == best
                merged.append(joined if fits else word[at])
                at += 2 if fits else 1
            words[i] = (merged, count)
            for pair in zip(merged, merged[1:]):
                pairs[pair] += count
                places[pair].add(i)
        del pairs[best]
    return tokens + [BEGIN, END], merges


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n", encoding="utf-8")


def write_folder(folder, tokens, merges, pad):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_json(folder / "vocab.json", {token: i for i, token in enumerate(tokens)})
    lines = ["#version: 0.2", *(" ".join(merge) for merge in merges)]
    (folder / "merges.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    special = lambda content: {"content": content, "lstrip": False, "normalized": True, "rstrip": False,
                               "single_word": False}
    write_json(folder / "special_tokens_map.json",
               {"bos_token": special(BEGIN), "eos_token": special(END), "pad_token": pad, "unk_token": special(END)})
    typed = lambda content: {"__type": "AddedToken", **special(content)}
    write_json(folder / "tokenizer_config.json",
               {"add_prefix_space": False, "bos_token": typed(BEGIN), "do_lower_case": True, "eos_token": typed(END),
                "errors": "replace", "model_max_length": CONTEXT, "pad_token": pad,
                "tokenizer_class": "CLIPTokenizer", "unk_token": typed(END)})


def hand_picked():
    words = "cat dog house space moon castle rainbow painting robot forest".split()
    yield from ["", " ", "      ", "\t\n\r \x0b\x0c", "\u3000\u2003", "a", "a cat", "A CAT", "  a   cat  ", "cat\ndog"]
    yield " ".join(words[i % 10] for i in range(1000))
    yield " ".join(words[i % 10] + str(i) for i in range(1000))
    yield from ["cat " * 74, "cat " * 75, "cat " * 76, "cat " * 77 + "dog", "!" * 75, "!" * 76, "a" * 5000, "ab" * 3000]
    yield from ["wow!", "!!", "!", "! !", "a!b", "!a!", "?!", "!?!?", "¡hola!", "!\u0301", "cat!!! dog", "！"]
    # What looks like a special token, whole, cased, broken or beside others.
    for token in (BEGIN, END):
        yield from [token, f"a {token} b", f"a{token}b", token * 3, token.upper(), f"x{token.upper()}!!", f"!!{token}",
                    f"{token}!!", f"?{token.title()}?", token[:-1], token[1:], token.replace("|", "| "), f"{token}\u0301",
                    token.replace("o", "ｏ"), f"'s{token}'s"]
    yield from ["<|", "|>", "<||>", "<|>", "</w>", "cat</w>", "<pad>", "<unk>", "<|pad|>"]
    # Apostrophes and endings.
    yield from ["the dog's bone", "THE DOG'S BONE", "don't can't", "DON'T", "we're they've I'm she'll he'd",
                "WE'RE THEY'VE I'M SHE'LL HE'D", "'tis 'twas", "rock 'n' roll", "'s", "''s", "'''", "'S'T'RE", "dog’s",
                "'sam 'teresa 'dad 'lloyd", "?'s", "'ſ", "'K", "o'clock", "' s", "'l'l", "l'été"]
    # Numbers of many scripts: each digit alone.
    yield from ["1234567890", "3.14159", "1,000,000", "12th", "²³¹", "½ ¾ ⅐", "ⅠⅡⅢ ⅳ", "①②③", "٠١٢٣٤٥", "०१२३", "๑๒๓",
                "一二三", "〇", "𝟘𝟙𝟚", "１２３", "໑໒", "፩፪", "𐒠𐒡", "4k", "k4", "x86-64", "٣cat٣"]
    yield from SENTENCES
    yield from (sentence.upper() for sentence in SENTENCES[:12])
    for form in ("NFD", "NFKD"):
        yield from (unicodedata.normalize(form, sentence) for sentence in SENTENCES[2:20])
    # Canonical equivalence, order and blocking of marks.
    yield from ["é e\u0301", "Å \u212B A\u030A", "q\u0307\u0323 q\u0323\u0307", "s\u0323\u0307 ṩ", "e\u0301\u0301",
                "\u0301", "\u0301a", "a\u0301\u0327", "a\u0327\u0301", "\u1E9B\u0323", "Ω \u2126", "\u0344", "\u0958",
                "\u0915\u093C", "\uFB1D \uFB2E", "\u05E9\u05C1\u05BC", "한글", "\u1112\u1161\u11AB", "\u1112\u1161",
                "가\u11A8", "각\u11A8", "\u11A8", "\u0F73\u0F75\u0F81", "\u2ADC", "\uF900\uFA0E\U0002F800", "e\u0345\u0301",
                "\U0001D15E", "\U000110A5\u0020\U00011099\U000110BA", "\u0DD9\u0DCF\u0DCA", "a\u034F\u0301",
                "a\u0ffe\u0301", "1\u0301", "!\u0338", "=\u0338", "<\u0338|endoftext|>", "|\u0338>",
                "\u0061\u1DF6\u0323", "a\u0898\u0323", "a\U00010EFD\u0301"]
    # Case: full mapping of one character, no context.
    yield from ["İSTANBUL ıI", "İ\u0307", "ΣΑΣ ΟΔΟΣ ΑΣ", "STRAẞE straße", "ǅ Ǆ ǆ", "ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ", "ŉ ǰ ΐ", "ᾈ ᾳ ᾼ",
                "Ⓐⓐ", "ⅠⅫ", "𐐀𐐨", "Ა ა", "Ꭰ ꭰ", "\uA7CB\uA7CC\uA7DA\uA7DC", "\U00010D50\U00010D65 \U00016EA0", "K\u212A",
                "ſtop", "ϴ θ", "Ω\u2126"]
    # Characters that aren't seen.
    yield from ["\0", "a\0b", "\0\0\0", "a\x01b\x1fc\x7fd", "\x1c \x1d \x1e \x1f", "a\u0085b", "a\u200bb", "a\u200db",
                "a\u2060b", "\ufeffcat", "cat\ufeff", "a\u00adb", "\u202Ecat\u202C", "\u2066a\u2069", "a\u180eb",
                "\ufff9\ufffa\ufffb", "\ufffd", "\ufffe\uffff", "\U000e0001\U000e0061", "\u061c", "\u034f", "\ufe0f"]
    yield "".join(f"a{chr(space)}b{chr(space)}{chr(space)}" for space in
                  [9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 0x85, 0xA0, 0x1680, 0x180E, *range(0x2000, 0x200C), 0x2028,
                   0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF])
    yield from (f"cat{chr(space)}dog" for space in [0xA0, 0x1680, 0x2003, 0x2028, 0x202F, 0x3000, 0x85])
    # Emoji: joiners, skin tones, flags, keycaps, tags, lonely parts.
    yield from ["👩‍🚀", "👨‍👩‍👧‍👦", "👍🏽 👍🏿", "🏳️‍🌈🏴‍☠️", "🇩🇪🇫🇷🇯🇵", "🇩", "1️⃣ #️⃣ *️⃣", "❤️ ❤", "☺️☺", "\u200d", "👩\u200d",
                "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", "😀cat😀", "🫠🫨🪿", "🐱" * 60,
                "©®™", "→←↑↓", "∀∃∈∅", "♠♥♦♣", "①", "🅰️", "㊗️", "\U0001FAE9"]
    # Private use, not assigned, newest, highest, just outside the surrogates.
    yield from ["\ue000\uf8ff", "\U000f0000\U0010fffd", "\u0378\u0379", "\U000e1234", "\U0010ffff", "\ud7ff\ue000",
                "\U0002ebf0\U0002ee5d", "\U00011380\U00011bc0", "\U00010d40\U00016d70", "\U0001ccf0", "\U00016121\U0001611e"]
    yield from ["naïve café", "Zürich–Genève", "“quoted” ‘text’ „unten“ «là»", "a—b–c-d", "e.g. i.e. etc...", "…", "50% off",
                "$5 €5 £5 ¥5", "C++ C# F#", "http://example.com/?a=1&b=2", "user@example.com", "#hashtag", "a_b_c",
                "snake_case camelCase", "(a) [b] {c}", "a/b\\c", "~`^", "\\n", "&amp; &lt;", "%20", "l’œuvre ÆON", "ﷺ", "٪",
                "السلام عليكم!", "مرحبا 123", "שלום'ש", "ﻼ ﺎ", "עִבְרִית", "قِطَّة", "ｆｕｌｌ　ｗｉｄｔｈ", "ﾊﾝｶｸ", "ㄱㄴㄷ", "ꦏꦸꦕꦶꦁ", "ᚠᚢᚦ",
                "𝓬𝓪𝓽", "𓃠𓃡", "𒀭", "ⲁⲃⲅ", "ʻokina", "ʼn", "ʰʷ", "ªº", "ˆ˜", "アイウ゛", "がぎぐ", "か\u3099", "ゔ", "〆", "々", "๏"]


def random_texts(count):
    generator = random.Random(SEED)
    assigned = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) not in ("Cn", "Cs", "Co")]
    marks = [c for c in assigned if unicodedata.combining(c)]
    decomposable = [c for c in assigned if unicodedata.normalize("NFD", c) != c]
    latin = [chr(c) for c in range(0x20, 0x250)]
    words = " ".join(SENTENCES).split()
    anything = lambda: chr(generator.choice([*range(0xD800)][generator.randrange(64)::64] + [0xE000, 0xFFFF, 0x10FFFF]))
    kinds = [lambda: generator.choice(assigned), lambda: generator.choice(latin), lambda: generator.choice(marks),
             lambda: generator.choice(decomposable), lambda: unicodedata.normalize("NFD", generator.choice(decomposable)),
             lambda: generator.choice(words) + " ", lambda: generator.choice("!'<|> \t\n\u3000"), anything,
             lambda: generator.choice(["'s", "'LL", "<|endoftext|>", "<|StartOfText|>", "İ", "Σ", "\u0345", "1", "٣"])]
    for _ in range(count):
        chosen = generator.sample(kinds, generator.randint(1, 4))
        yield "".join(generator.choice(chosen)() for _ in range(generator.randint(1, 60)))


def reference_ids(tokenizer, text):
    """Ids from begin to end as the pipelines get them, and all ids of the text."""
    padded = tokenizer(text, padding="max_length", max_length=CONTEXT, truncation=True)
    ids, mask = padded["input_ids"], padded["attention_mask"]
    read = sum(mask)
    assert len(ids) == CONTEXT and mask == [1] * read + [0] * (CONTEXT - read)
    assert all(token == tokenizer.pad_token_id for token in ids[read:])
    whole = tokenizer(text, truncation=False, padding=False)["input_ids"][1:-1]
    assert ids[1:read - 1] == whole[:CONTEXT - 2]
    return ids[:read], whole


def special_token_cases():
    """Files that say in other ways which tokens are special, and how they are looked for."""
    token = lambda content, **flags: {"content": content, "lstrip": False, "normalized": True, "rstrip": False,
                                      "single_word": False, **flags}
    typed = lambda content, **flags: {"__type": "AddedToken", **token(content, **flags)}
    yield {}
    yield {"special_tokens_map.json": {"pad_token": "!"}}
    yield {"special_tokens_map.json": {"eos_token": token(END), "unk_token": END, "pad_token": "!"}}
    yield {"special_tokens_map.json": {"bos_token": token(BEGIN), "eos_token": token(END, normalized=False),
                                       "pad_token": token(END), "unk_token": token(END)}}
    yield {"tokenizer_config.json": {"bos_token": typed(BEGIN), "eos_token": typed(END), "pad_token": "<pad>"}}
    yield {"tokenizer_config.json": {"pad_token": "!", "extra_special_tokens": ["Zap", typed("Cat")], "mask_token": "M"}}
    yield {"tokenizer_config.json": {"pad_token": "!", "bos_token": BEGIN, "eos_token": END, "unk_token": END,
                                     "added_tokens_decoder": {"0": token("!", normalized=False, special=True),
                                                              "639": token(END, special=True)}},
           "special_tokens_map.json": {"pad_token": "ignored"}}
    yield {"special_tokens_map.json": {"pad_token": token("<pad>", lstrip=True, rstrip=True), "mask_token": "ab"}}
    yield {"special_tokens_map.json": {"pad_token": token("cat", single_word=True), "cls_token": token("a", normalized=False)}}
    yield {"special_tokens_map.json": {"pad_token": token("i\u0307"), "sep_token": token("red cat", normalized=False)}}
    yield {"added_tokens.json": {"zap": 640, "<Q>": 700}}


def special_token_rows(folder):
    texts = ["a!b!! red cat", "x<|ENDOFTEXT|>y <|endoftext|> z", "<|StartOfText|>!! <|startoftext|>e\u0301",
             "Zap zap <Q> <q> M m Cat CATS cats cat's", "a <pad> b  <pad><pad> <PAD>", "\u0130 i\u0307 ab AB abcab"]
    target = OUT / "case"
    for files in special_token_cases():
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for name in ("vocab.json", "merges.txt"):
            shutil.copy(folder / name, target)
        for name, content in files.items():
            write_json(target / name, content)
        tokenizer = CLIPTokenizer.from_pretrained(target)
        yield {"files": files, "texts": {text: tokenizer(text, padding="max_length", max_length=CONTEXT,
                                                         truncation=True)["input_ids"] for text in texts}}
    shutil.rmtree(target)


def character_block(first):
    """A text in which each of 256 characters stands beside letters, marks and its own decomposition."""
    characters = [chr(c) for c in range(first, first + 256) if not 0xD800 <= c < 0xE000]
    return "".join(f"a{c}b e{c}\u0301 \u0345{c}\u0334 " for c in characters)


def checksum(ids):
    return zlib.crc32(b"".join(token.to_bytes(4, "little") for token in ids))


def main():
    english = [line.strip() for line in pydoc_data.topics.topics["objects"].splitlines() +
               pydoc_data.topics.topics["strings"].splitlines() if line.strip()]
    corpus = collections.Counter({**{line: 1 for line in english}, **{line: 4 for line in SENTENCES}})
    tokens, merges = train(corpus, 3000)
    # As in CLIP's own vocabulary, runs of "!" are tokens: with "!" as padding they never come up.
    tokens = tokens[:-2] + ["!!", "!!</w>"] + tokens[-2:]
    merges += [("!", "!"), ("!", "!</w>")]
    write_folder(OUT / "plain", tokens, merges, END)
    write_folder(OUT / "exclamation", tokens, merges, "!")
    shutil.rmtree(OUT / "together", ignore_errors=True)
    CLIPTokenizer.from_pretrained(OUT / "exclamation").save_pretrained(OUT / "together")
    write_folder(OUT / "captions", *train(CAPTIONS, 640), END)
    write_json(OUT / "captions" / "captions.json", CAPTIONS)

    texts = [*dict.fromkeys(hand_picked())]
    print(len(texts), "texts by hand")
    texts = [*dict.fromkeys([*texts, *random_texts(300)])]
    folders = ["plain", "exclamation", "together", "captions"]
    tokenizers = {folder: CLIPTokenizer.from_pretrained(OUT / folder) for folder in folders}
    rows = []
    for text in texts:
        row = {"text": text}
        for folder in ("plain", "exclamation"):
            ids, whole = reference_ids(tokenizers[folder], text)
            row[folder] = {"ids": ids} | ({"count": len(whole), "checksum": checksum(whole)} if len(whole) > CONTEXT - 2
                                          else {})
        # The others in short: a checksum of the ids, with the padding.
        for folder in ("together", "captions"):
            ids, _ = reference_ids(tokenizers[folder], text)
            row[folder] = checksum(ids + [tokenizers[folder].pad_token_id] * (CONTEXT - len(ids)))
        rows.append(row)
    (OUT / "texts.json").write_text("[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n")
    rows = [json.dumps(row, separators=(",", ":")) for row in special_token_rows(OUT / "captions")]
    (OUT / "special_tokens.json").write_text("[\n" + ",\n".join(rows) + "\n]\n")
    blocks = [checksum(tokenizers["plain"](character_block(first), truncation=False)["input_ids"][1:-1])
              for first in range(0, 0x110000, 256)]
    write_json(OUT / "characters.json", blocks)
    print(len(texts), "texts,", sum(file.stat().st_size for file in OUT.rglob("*") if file.is_file()), "bytes")


if __name__ == "__main__":
    main()
