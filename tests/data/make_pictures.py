"""Makes pictures/: small pictures of every kind that has to be read, and what a good viewer shows of them.

pictures.json lists for each file the PNG that it has to equal, within how many levels, and words of the note that has to come
with it. Needs Pillow, numpy and ImageMagick's `convert`.
"""

import io
import json
import pathlib
import shutil
import struct
import subprocess
import zlib

import numpy
from PIL import Image, ImageCms

FOLDER = pathlib.Path(__file__).parent / "pictures"
WIDTH, HEIGHT = 24, 16
entries = []


def add(name, expected="base.png", tolerance=0, note=""):
    entries.append({"file": name, "expected": expected, "tolerance": tolerance, "note": note})
    return FOLDER / name


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(path, width, height, depth, colour, rows, before=b"", interlace=0):
    """A PNG from ready rows of bytes, with chunks put in front of the pixels."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    pixels = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def convert(*arguments):
    subprocess.run(["convert", *map(str, arguments)], check=True)


def matrix_profile(primaries, gamma):
    """A version 2 ICC profile of three primaries (XYZ, D50) and a gamma."""
    def s15(value):
        return struct.pack(">i", round(value * 65536))

    text = b"test profile"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" * (1 + 78),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + s15(0.9642) + s15(1.0) + s15(0.8249),
    }
    for letter, xyz in zip((b"r", b"g", b"b"), primaries):
        tags[letter + b"XYZ"] = b"XYZ \0\0\0\0" + b"".join(map(s15, xyz))
        tags[letter + b"TRC"] = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
    body, table = b"", struct.pack(">I", len(tags))
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        data += b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data
    header = struct.pack(">I4sI4s4s4s12s4s", start + len(body), b"lcms", 0x02100000, b"mntr", b"RGB ", b"XYZ ",
                         struct.pack(">6H", 2020, 1, 1, 0, 0, 0), b"acsp") + b"\0" * 28
    header += s15(0.9642) + s15(1.0) + s15(0.8249)
    return header.ljust(128, b"\0") + table + body


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    rgb = numpy.stack([x * 10 + 8, y * 15 + 4, 200 - 4 * x - 3 * y], axis=-1).astype(numpy.uint8)
    base = Image.fromarray(rgb)
    base.save(FOLDER / "base.png")
    grey_values = (x * 8 + y * 3).astype(numpy.uint8)
    grey = Image.fromarray(grey_values)
    grey.save(FOLDER / "grey.png")
    alpha_values = ((x + y) * 6 % 256).astype(numpy.uint8)
    alpha_values[:, :8] = 255
    alpha_values[:, -4:] = 0
    rgba = Image.fromarray(numpy.dstack([rgb, alpha_values]))
    weight = alpha_values[..., None] / 255.0
    Image.fromarray(numpy.rint(rgb * weight + 255 * (1 - weight)).astype(numpy.uint8)).save(FOLDER / "on_white.png")
    grey_rgb = numpy.repeat(grey_values[..., None], 3, axis=-1)
    Image.fromarray(numpy.rint(grey_rgb * weight + 255 * (1 - weight)).astype(numpy.uint8)).save(FOLDER / "grey_on_white.png")
    two = Image.fromarray(numpy.where(grey_values > 100, 255, 0).astype(numpy.uint8))
    two.save(FOLDER / "two.png")
    palette = base.quantize(16)
    palette.convert("RGB").save(FOLDER / "palette_expected.png")
    white = "transparent parts"

    # PNG: depths, palettes, transparency, interlacing
    add("base.png")
    convert(FOLDER / "base.png", "-interlace", "PNG", "PNG24:" + str(add("interlaced.png")))
    wide = rgb.astype(">u2") * 257
    png(add("rgb16.png"), WIDTH, HEIGHT, 16, 2, [row.tobytes() for row in wide])
    png(add("grey16.png", "grey.png"), WIDTH, HEIGHT, 16, 0, [row.tobytes() for row in grey_values.astype(">u2") * 257])
    both = numpy.stack([grey_values, alpha_values], axis=-1)
    png(add("grey_alpha.png", "grey_on_white.png", 1, white), WIDTH, HEIGHT, 8, 4, [row.tobytes() for row in both])
    png(add("grey_alpha16.png", "grey_on_white.png", 1, white), WIDTH, HEIGHT, 16, 4,
        [row.tobytes() for row in both.astype(">u2") * 257])
    rgba.save(add("rgba.png", "on_white.png", 1, white))
    png(add("rgba16.png", "on_white.png", 1, white), WIDTH, HEIGHT, 16, 6,
        [row.tobytes() for row in numpy.asarray(rgba).astype(">u2") * 257])
    palette.save(add("palette.png", "palette_expected.png"))
    for bits in (1, 2, 4):
        levels = grey_values >> (8 - bits)
        shown = (levels * (255 // (2**bits - 1))).astype(numpy.uint8)
        Image.fromarray(shown).save(FOLDER / f"grey{bits}_expected.png")
        packed = numpy.packbits(((levels[..., None] >> numpy.arange(bits - 1, -1, -1)) & 1).reshape(HEIGHT, -1), axis=1)
        png(add(f"grey{bits}.png", f"grey{bits}_expected.png"), WIDTH, HEIGHT, bits, 0, [row.tobytes() for row in packed])
    key = rgb[3, 5]
    keyed = numpy.where((rgb == key).all(axis=-1, keepdims=True), 255, rgb).astype(numpy.uint8)
    Image.fromarray(keyed).save(FOLDER / "keyed_expected.png")
    png(add("colour_key.png", "keyed_expected.png", 0, white), WIDTH, HEIGHT, 8, 2, [row.tobytes() for row in rgb],
        chunk(b"tRNS", struct.pack(">3H", *map(int, key))))
    base.save(add("animated.png", note="first frame"), save_all=True, append_images=[Image.new("RGB", base.size)])

    # Colours: gamma, primaries, profiles
    def srgb_of(linear):
        return numpy.where(linear <= 0.0031308, 12.92 * linear, 1.055 * numpy.power(linear, 1 / 2.4) - 0.055)

    def gamma_chunk(gamma):
        return chunk(b"gAMA", struct.pack(">I", round(gamma * 100000)))

    bright = numpy.rint(255 * srgb_of((rgb / 255.0) ** 1.0)).astype(numpy.uint8)
    Image.fromarray(bright).save(FOLDER / "linear_expected.png")
    rows = [row.tobytes() for row in rgb]
    png(add("gamma_linear.png", "linear_expected.png", 1), WIDTH, HEIGHT, 8, 2, rows, gamma_chunk(1.0))
    png(add("gamma_srgb.png"), WIDTH, HEIGHT, 8, 2, rows, gamma_chunk(0.45455))
    png(add("gamma_under_srgb.png"), WIDTH, HEIGHT, 8, 2, rows, gamma_chunk(1.0) + chunk(b"sRGB", b"\0"))
    wide_gamut = matrix_profile(((0.6097, 0.3111, 0.0195), (0.2053, 0.6257, 0.0609), (0.1492, 0.0632, 0.7446)), 2.2)
    srgb = ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(base, ImageCms.ImageCmsProfile(io.BytesIO(wide_gamut)), srgb)
    converted.save(FOLDER / "profile_expected.png")
    base.save(add("profile.png", "profile_expected.png", 1), icc_profile=wide_gamut)
    base.save(add("profile.webp", "profile_expected.png", 1), icc_profile=wide_gamut, lossless=True)
    base.save(add("profile.tif", "profile_expected.png", 1), icc_profile=wide_gamut)
    base.save(add("profile.jpg", "profile_expected.png", 12), icc_profile=wide_gamut, quality=98, subsampling=0)
    srgb_bytes = ImageCms.ImageCmsProfile(srgb).tobytes()
    base.save(add("profile_srgb.png"), icc_profile=srgb_bytes)
    base.save(add("profile_damaged.webp", note="profile"), lossless=True, icc_profile=wide_gamut[:128] + b"\xff" * 60)

    # JPEG
    base.save(add("photo.jpg", tolerance=8), quality=98, subsampling=0)
    base.save(add("progressive.jpg", tolerance=8), quality=98, subsampling=0, progressive=True)
    grey.save(add("grey.jpg", "grey.png", 8), quality=98)
    cmyk = Image.fromarray(numpy.dstack([255 - rgb, numpy.zeros((HEIGHT, WIDTH), numpy.uint8)]), "CMYK")
    cmyk.save(add("cmyk.jpg", tolerance=10), quality=98, subsampling=0)

    # EXIF orientation: each file stands upright when it is turned as it says
    turned = {1: base, 2: base.transpose(Image.FLIP_LEFT_RIGHT), 3: base.transpose(Image.ROTATE_180),
              4: base.transpose(Image.FLIP_TOP_BOTTOM), 5: base.transpose(Image.TRANSPOSE),
              6: base.transpose(Image.ROTATE_90), 7: base.transpose(Image.TRANSVERSE), 8: base.transpose(Image.ROTATE_270)}
    for orientation, stored in turned.items():
        exif = Image.Exif()
        exif[274] = orientation
        stored.save(add(f"exif{orientation}.jpg", tolerance=8), exif=exif, quality=98, subsampling=0)
        stored.save(add(f"exif{orientation}.png"), exif=exif)
        stored.save(add(f"exif{orientation}.webp"), exif=exif, lossless=True)
        stored.save(add(f"exif{orientation}.tif"), tiffinfo={274: orientation})

    # WebP
    base.save(add("lossless.webp"), lossless=True)
    base.save(add("lossy.webp", tolerance=24), quality=95)
    rgba.save(add("alpha.webp", "on_white.png", 1, white), lossless=True, exact=True)
    rgba.save(add("lossy_alpha.webp", "on_white.png", 40, white), quality=95, exact=True)
    base.save(add("animated.webp", note="first frame"), save_all=True, append_images=[Image.new("RGB", base.size)],
              lossless=True)
    base.save(add("animated_lossy.webp", tolerance=24, note="first frame"), save_all=True,
              append_images=[Image.new("RGB", base.size)], quality=95)

    # GIF
    palette.save(add("palette.gif", "palette_expected.png"))
    convert(FOLDER / "palette_expected.png", "-interlace", "GIF", add("interlaced.gif", "palette_expected.png"))
    Image.fromarray(numpy.where(alpha_values[..., None] > 127, numpy.asarray(palette.convert("RGB")), 255).astype(numpy.uint8)).save(
        FOLDER / "gif_on_white.png")
    clear = palette.copy()
    values = numpy.asarray(palette).copy()
    values[alpha_values <= 127] = 16
    clear = Image.fromarray(values, "P")
    clear.putpalette(palette.getpalette()[:48] + [1, 2, 3])
    clear.save(add("transparent.gif", "gif_on_white.png", 0, white), transparency=16)
    palette.save(add("animated.gif", "palette_expected.png", 0, "first frame"), save_all=True,
                 append_images=[Image.new("P", base.size)])

    # BMP
    base.save(add("plain.bmp"))
    grey.save(add("grey.bmp", "grey.png"))
    palette.save(add("palette.bmp", "palette_expected.png"))
    two.convert("1").save(add("two.bmp", "two.png"))
    convert(FOLDER / "palette_expected.png", "-colors", "16", "-type", "palette", "-compress", "RLE",
            "BMP3:" + str(add("rle.bmp", "palette_expected.png")))
    convert(FOLDER / "rgba.png", "BMP:" + str(add("alpha.bmp", "on_white.png", 1, white)))
    rows = b"".join(row[:, ::-1].tobytes() for row in rgb)  # 24 pixels fill whole words
    header = struct.pack("<2sIHHI", b"BM", 54 + len(rows), 0, 0, 54)
    info = struct.pack("<IiiHHIIiiII", 40, WIDTH, -HEIGHT, 1, 24, 0, len(rows), 2835, 2835, 0, 0)
    add("top_down.bmp").write_bytes(header + info + rows)

    # TIFF
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
        base.save(add(f"{compression}.tif"), compression=compression)
    grey.save(add("grey.tif", "grey.png"))
    two.convert("1").save(add("two.tif", "two.png"))
    two.convert("1").save(add("fax.tif", "two.png"), compression="group4")
    palette.save(add("palette.tif", "palette_expected.png"))
    rgba.save(add("alpha.tif", "on_white.png", 2, white))
    cmyk.save(add("cmyk.tif", tolerance=1))
    Image.fromarray(grey_values.astype(numpy.uint16) * 257).save(add("grey16.tif", "grey.png"))
    Image.fromarray((grey_values / 255.0).astype(numpy.float32)).save(add("grey_float.tif", "grey.png"))
    grey.save(add("white_is_zero.tif", "grey.png"), tiffinfo={262: 0})  # Pillow turns the values round
    source = FOLDER / "base.png"
    convert(source, "-depth", "16", "-endian", "MSB", add("rgb16_big_endian.tif"))
    convert(source, "-depth", "32", "-define", "quantum:format=floating-point", add("rgb_float.tif"))
    convert(source, "-interlace", "plane", add("planes.tif"))
    convert(source, "-define", "tiff:tile-geometry=16x16", add("tiles.tif"))
    convert(source, "TIFF64:" + str(add("big.tif")))
    convert(FOLDER / "grey.png", "-depth", "16", "-define", "quantum:polarity=min-is-white",
            add("white_is_zero16.tif", "grey.png"))
    for depth in (8, 16):
        convert(FOLDER / "rgba.png", "-depth", depth, "-define", "tiff:alpha=associated",
                add(f"alpha_associated{depth}.tif", "on_white.png", 2, white))
        convert(FOLDER / "exif6.png", "-strip", "-depth", depth, "-orient", "right-top", add(f"turned{depth}.tif"))
    convert(source, "-depth", "32", "-alpha", "set", "-define", "quantum:format=floating-point", add("rgba_float.tif"))
    convert(FOLDER / "rgba.png", "-depth", "16", add("alpha16.tif", "on_white.png", 1, white))
    convert(source, "-compress", "JPEG", "-quality", "98", add("jpeg_inside.tif", tolerance=24))

    # Kinds that nothing here reads: refused with a reason, never shown wrong
    refused = FOLDER / "refused"
    refused.mkdir()
    convert(FOLDER / "cmyk.tif", "-depth", "16", refused / "cmyk16.tif")
    convert(source, "-depth", "16", "-interlace", "plane", refused / "planes16.tif")
    convert(source, "-depth", "64", "-define", "quantum:format=floating-point", refused / "rgb_double.tif")
    convert(source, "-depth", "16", "-define", "quantum:format=floating-point", refused / "half_float.tif")
    convert(source, "-depth", "32", refused / "rgb32.tif")
    Image.fromarray(grey_values.astype(numpy.int32) * 1000000).save(refused / "grey32.tif")
    convert(source, "-colorspace", "Lab", refused / "lab.tif")
    Image.fromarray(both, "LA").save(refused / "grey_alpha.tif")

    # What other programs write beside the pixels
    comments = FOLDER / "comments"
    comments.mkdir()
    text = "a barn, \u96ea\nNegative prompt: fog\nSteps: 20, Seed: 42, Size: 512x512"
    for name, order in (("comment.jpg", "utf-16-be"), ("comment.webp", "utf-16-le")):
        exif = Image.Exif()
        exif.get_ifd(0x8769)[37510] = b"UNICODE\0" + text.encode(order)
        base.save(comments / name, exif=exif)
    exif = Image.Exif()
    exif.get_ifd(0x8769)[37510] = b"ASCII\0\0\0on the beach"
    base.save(comments / "holiday.jpg", exif=exif)

    # Shapes
    Image.new("RGB", (1, 1), (10, 20, 30)).save(add("one_pixel.png", "one_pixel.png"))

    (FOLDER / "pictures.json").write_text(json.dumps(entries, indent=0) + "\n")
    print(sum(file.stat().st_size for file in FOLDER.rglob("*.*")), "bytes in", len(list(FOLDER.rglob("*.*"))), "files")


if __name__ == "__main__":
    main()
