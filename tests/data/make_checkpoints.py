"""Makes the small PyTorch checkpoints in tests/data/checkpoints: good ones, sharded ones, and ones that must be refused.

Needs torch. Run it as: python tests/data/make_checkpoints.py
The files are committed, so the tests need no Python.
"""

import collections
import io
import json
import os
import pathlib
import pickle
import shutil
import struct
import zipfile

import torch

OUT = pathlib.Path(__file__).parent / "checkpoints"


def tensors():
    """Values that a test can compute by itself: element i of tensor number n is n + i / 8."""
    def numbered(n, shape, dtype):
        count = int(torch.tensor(shape).prod()) if shape else 1
        return (n + torch.arange(count, dtype=torch.float64) / 8).reshape(shape).to(dtype)
    shared = numbered(9, (6,), torch.float32)
    return collections.OrderedDict([
        ("linear.weight", numbered(1, (4, 3), torch.float32)),
        ("linear.bias", numbered(2, (4,), torch.float16)),
        ("norm.weight", numbered(3, (5,), torch.bfloat16)),
        ("norm.double", numbered(4, (2, 2), torch.float64)),
        ("position_ids", torch.arange(7).reshape(1, 7)),
        ("flags", torch.tensor([True, False, True])),
        ("bytes", torch.arange(3, dtype=torch.uint8)),
        ("scalar", torch.tensor(5.5)),
        ("part.of.shared", shared[2:5]),
        ("whole.of.shared", shared),
    ])


class Evil:
    """Its pickle asks for a command to be run."""

    def __reduce__(self):
        return os.system, ("touch /tmp/unclip-was-fooled",)


class Module(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = torch.nn.Linear(3, 2)


def save_good():
    torch.save(tensors(), OUT / "good.bin")
    torch.save({"epoch": 3, "lr": 0.5, "state_dict": dict(tensors())}, OUT / "state_dict.bin")
    torch.save(collections.OrderedDict(w=torch.nn.Parameter(torch.full((2, 2), 1.5))), OUT / "parameter.bin")
    torch.save(Module().state_dict(), OUT / "module.bin")  # carries _metadata
    torch.save(dict(tensors()), OUT / "protocol4.bin", pickle_protocol=4)
    save_before_zip(tensors(), "before_zip.bin")
    save_before_zip({"epoch": 3, "state_dict": dict(tensors()), "other": {"w": torch.ones(3)}}, "state_dict_before_zip.bin")


def save_before_zip(tensors, name):
    torch.save(tensors, OUT / name, _use_new_zipfile_serialization=False)


def save_in_any_order():
    """Numbered tensors whose elements don't lie row by row, and one that isn't all there."""
    numbered = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4)
    strided = {
        "transposed": numbered.permute(2, 0, 1).contiguous().permute(1, 2, 0),
        "every.second": torch.stack([numbered, -numbered], -1)[..., 0],
        "channels.last": numbered.unsqueeze(0).contiguous(memory_format=torch.channels_last),
    }
    torch.save(strided, OUT / "strided.bin")
    save_before_zip(strided, "strided_before_zip.bin")
    torch.save({"w": torch.ones(1).expand(1000, 1000)}, OUT / "expanded.bin")


def save_zip64():
    """good.bin with the directory that archives over 4 GiB have."""
    data = (OUT / "good.bin").read_bytes()
    end = data.rfind(b"PK\x05\x06")
    count, size, start = struct.unpack_from("<HII", data, end + 10)
    directory, position = b"", start
    for _ in range(count):
        fixed = bytearray(data[position:position + 46])
        packed, unpacked = struct.unpack_from("<II", fixed, 20)
        name_size, extra_size, comment_size = struct.unpack_from("<HHH", fixed, 28)
        header, = struct.unpack_from("<I", fixed, 42)
        name = data[position + 46:position + 46 + name_size]
        struct.pack_into("<II", fixed, 20, 0xffffffff, 0xffffffff)
        struct.pack_into("<HHH", fixed, 28, name_size, 28, 0)
        struct.pack_into("<I", fixed, 42, 0xffffffff)
        directory += bytes(fixed) + name + struct.pack("<HHQQQ", 1, 24, unpacked, packed, header)
        position += 46 + name_size + extra_size + comment_size
    end64 = struct.pack("<IQHHIIQQQQ", 0x06064b50, 44, 45, 45, 0, 0, count, count, len(directory), start)
    locator = struct.pack("<IIQI", 0x07064b50, 0, start + len(directory), 1)
    last = struct.pack("<IHHHHIIH", 0x06054b50, 0, 0, 0xffff, 0xffff, 0xffffffff, 0xffffffff, 0)
    (OUT / "zip64.bin").write_bytes(data[:start] + directory + end64 + locator + last)


def save_shards():
    folder = OUT / "sharded"
    folder.mkdir()
    everything = list(tensors().items())
    weight_map = {}
    for i, part in enumerate((everything[:5], everything[5:])):
        name = f"pytorch_model-{i + 1:05}-of-00002.bin"
        torch.save(collections.OrderedDict(part), folder / name)
        weight_map.update({key: name for key, _ in part})
    index = {"metadata": {"total_size": 0}, "weight_map": weight_map}
    (folder / "pytorch_model.bin.index.json").write_text(json.dumps(index, indent=1))


def save_bad():
    torch.save({"w": torch.ones(2), "x": Evil()}, OUT / "evil.bin")
    torch.save(Module(), OUT / "whole_module.bin")
    torch.save([torch.ones(2)], OUT / "list.bin")
    save_before_zip({"w": torch.ones(2), "x": Evil()}, "evil_before_zip.bin")
    rezip("compressed.bin", compression=zipfile.ZIP_DEFLATED)
    rezip("path_trick.bin", rename=lambda name: name.replace("data/0", "../../../../etc/data/0"))
    rezip("no_pickle.bin", leave_out="data.pkl")
    rezip("no_data.bin", leave_out="data/0")
    rezip("big_endian.bin", replace={"byteorder": b"big"})
    rezip("other_pickle.bin", replace={"data.pkl": pickle.dumps({"w": [1, 2.5, None, "x"]}, protocol=2)})


def rezip(name, compression=zipfile.ZIP_STORED, rename=lambda name: name, leave_out=None, replace=None):
    """Writes good.bin's entries again, with one thing changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(OUT / "good.bin") as good, zipfile.ZipFile(buffer, "w", compression) as changed:
        for entry in good.namelist():
            if leave_out and entry.endswith("/" + leave_out):
                continue
            data = good.read(entry)
            for ending, content in (replace or {}).items():
                if entry.endswith("/" + ending):
                    data = content
            info = zipfile.ZipInfo(rename(entry))
            info.compress_type = compression
            changed.writestr(info, data)
    (OUT / name).write_bytes(buffer.getvalue())


if __name__ == "__main__":
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    save_good()
    save_in_any_order()
    save_zip64()
    save_shards()
    save_bad()
