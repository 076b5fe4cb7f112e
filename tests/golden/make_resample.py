"""Writes data/resample.bin: small pictures and what Pillow makes of them, for tests/base/resample_test.cpp.

Each case is a line "width height channels filter reducing_gap out_width out_height", then the input's bytes, then the
output's, row by row, channels together in the order in which Pillow holds them.
"""

import pathlib
import random

import numpy
from PIL import Image

MODES = {1: "L", 3: "RGB", 4: "RGBA"}
FILTERS = {"bicubic": Image.Resampling.BICUBIC, "lanczos": Image.Resampling.LANCZOS,
           "bilinear": Image.Resampling.BILINEAR}


def picture(generator, width, height, channels):
    kind = generator.integers(3)
    if kind == 0:  # noise
        pixels = generator.integers(0, 256, (height, width, channels))
    elif kind == 1:  # hard edges, where the filters overshoot
        pixels = 255 * generator.integers(0, 2, (height, width, channels))
    else:  # ramps
        y, x = numpy.mgrid[0:height, 0:width]
        pixels = numpy.stack([(x * (7 + c) + y * (3 + 2 * c)) % 256 for c in range(channels)], axis=-1)
    return pixels.astype(numpy.uint8)


def main():
    generator = numpy.random.default_rng(1)
    random.seed(1)
    out = pathlib.Path(__file__).parent / "data" / "resample.bin"
    with out.open("wb") as file:
        for case in range(180):
            channels = (1, 3, 4)[case % 3]
            name = ("bicubic", "lanczos")[case // 3 % 2] if case < 120 else "bilinear"
            gap = (0, 0, 1, 2.5, 3)[case % 5]
            width, height = random.randint(1, 24), random.randint(1, 24)
            size = random.randint(1, 28), random.randint(1, 28)
            if gap:
                width, height, size = width * 2, height * 2, (random.randint(1, 7), random.randint(1, 7))
            pixels = picture(generator, width, height, channels)
            image = Image.fromarray(pixels.squeeze(-1) if channels == 1 else pixels, MODES[channels])
            scaled = image.resize(size, FILTERS[name], reducing_gap=gap or None)
            file.write(f"{width} {height} {channels} {name} {gap} {size[0]} {size[1]}\n".encode())
            file.write(image.tobytes())
            file.write(scaled.tobytes())
    print(out, out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
