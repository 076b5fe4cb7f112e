#!/usr/bin/env python3
"""How near CLIP finds pictures and captions: reads what `unclip vary PICTURE --prompt CAPTION --dump FILE` wrote of each and
prints the cosines of their embeddings, a row a caption, a column a picture."""

import array
import json
import math
import struct
import sys


def last_row(file, name):
    """Of texts, the first row may be the negative prompt's."""
    with open(file, "rb") as stream:
        header = json.loads(stream.read(struct.unpack("<Q", stream.read(8))[0]))
        entry = header[name]
        assert entry["dtype"] == "F32", entry["dtype"]
        size = 4 * entry["shape"][-1]
        stream.seek(stream.tell() + entry["data_offsets"][1] - size)
        return array.array("f", stream.read(size))


def cosine(a, b):
    return sum(x * y for x, y in zip(a, b)) / math.sqrt(sum(x * x for x in a) * sum(y * y for y in b))


texts = [last_row(file, "text.text_embeds") for file in sys.argv[1:]]
pictures = [last_row(file, "image.image_embeds") for file in sys.argv[1:]]
for text in texts:
    print(" | ".join(f"{cosine(text, picture):.2f}" for picture in pictures))
