#!/usr/bin/env python3
"""Builds the engine on a machine with a GPU that has nothing but what pack.py packed, tests and measures it there, and
trains. A call does as much as fits into --minutes; the next one goes on from there.

    python3 tests/gpu/run.py --packed FOLDER --out FOLDER [--work /tmp/unclip-gpu] [--minutes 9] [--again] PIECE…

    build      unpacks and compiles; a build that time cut short goes on
    golden     the reference's data on the GPU: float32 within 1e-3, half types within the tests' bounds
    bench      `unclip bench` beside the reference on a model of Karlo's full size with random weights, in one run
    memory     what `unclip info --device` foretells beside what is taken, and pictures on a GPU that is nearly full
    training   examples a second beside a loop in the reference framework
    processes  two processes that train together, where there are two GPUs
    learn      trains Paintbox's decoder for --learn-minutes and packs the folder into parts of 15 MiB
    all        all but learn

Every piece's result goes into results.json in --out, with the card's name, versions and what was said last; a piece that
failed has its error there, and the others go on."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

PIECES = ("build", "golden", "bench", "memory", "training", "processes", "learn")
PART_BYTES = 15 << 20


class OutOfTime(Exception):
    """The call's time is over; the next call goes on."""


class Failed(Exception):
    """A command failed; the text is what it said last."""


class Machine:
    def __init__(self, options):
        self.options, self.end = options, time.monotonic() + options.minutes * 60
        self.work, self.out = options.work, options.out
        self.source, self.dependencies = self.work / "source", self.work / "dependencies"
        self.build = self.work / "build"
        self.libraries = self.dependencies / "usr/lib/x86_64-linux-gnu"
        self.unclip, self.tests = self.build / "bin/unclip", self.build / "bin/unclip_engine_tests"
        for folder in (self.work, self.out):
            folder.mkdir(parents=True, exist_ok=True)
        self.file = self.work / "results.json"
        self.results = json.loads(self.file.read_text()) if self.file.exists() else {}

    def left(self):
        return self.end - time.monotonic()

    def environment(self, **more):
        python = os.pathsep.join([str(self.work / "site"), os.environ.get("PYTHONPATH", "")])
        return {**os.environ, "LD_LIBRARY_PATH": str(self.libraries), "PYTHONPATH": python,
                "UNCLIP_RESOURCES": str(self.source / "resources"), **more}

    def run(self, *command, log=None, environment=None, check=True):
        """Runs a command until it or the call's time ends. Returns what it printed; all of it goes to the log, too."""
        words = [str(word) for word in command]
        if self.left() < 5:
            raise OutOfTime
        begin = time.monotonic()
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                                   env=environment or self.environment(), start_new_session=True)
        try:
            text, _ = process.communicate(timeout=self.left())
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 15)  # training writes its checkpoint
            try:
                process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
            raise OutOfTime from None
        if log:
            with open(self.out / log, "a") as file:
                file.write(f"$ {' '.join(words)}\n{text}\n")
        if check and process.returncode != 0:
            raise Failed(f"{words[0]} ended with {process.returncode} after {time.monotonic() - begin:.0f} s: {text[-2000:]}")
        return text

    def json_of(self, *command, **given):
        text = self.run(*command, **given)
        return json.loads(text[text.index("{"):text.rindex("}") + 1])

    def keep(self, piece, **result):
        self.results[piece] = result
        self.file.write_text(json.dumps(self.results, indent=2))
        shutil.copy(self.file, self.out / "results.json")

    def is_done(self, piece):
        return self.results.get(piece, {}).get("state") == "done" and not self.options.again

    # Pieces. Each returns what goes into results.json.

    def do_build(self):
        begin = time.monotonic()
        self.unpack("sources", self.source)
        self.unpack("models", self.source)
        self.unpack("dependencies", self.dependencies)
        wheels = sorted((self.options.packed / "wheels").glob("*.whl"))
        if wheels and not (self.work / "site").exists():
            self.run(sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--target", self.work / "site",
                     *wheels)
        usr = self.dependencies / "usr"
        environment = self.environment(PKG_CONFIG=str(usr / "bin/pkgconf"), PKG_CONFIG_SYSROOT_DIR=str(self.dependencies),
                                       PKG_CONFIG_LIBDIR=f"{self.libraries}/pkgconfig:{usr}/share/pkgconfig")
        rpath = f"-Wl,-rpath-link,{self.libraries}"
        self.run("cmake", "-S", self.source, "-B", self.build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                 f"-DCMAKE_PREFIX_PATH={self.torch()};{usr}", f"-DSYSTEM_FMT_INCLUDE={usr}/include",
                 f"-DPKG_CONFIG_EXECUTABLE={usr}/bin/pkgconf", "-DUNCLIP_WITH_WINDOW=OFF", "-DUNCLIP_WITH_TESTS=ON",
                 "-DUNCLIP_WARNINGS_ARE_ERRORS=OFF", f"-DCMAKE_CXX_FLAGS=-isystem {usr}/include/x86_64-linux-gnu",
                 f"-DCMAKE_EXE_LINKER_FLAGS={rpath}",
                 f"-DCMAKE_SHARED_LINKER_FLAGS={rpath}", *self.options.cmake, log="build.log", environment=environment)
        self.run("ninja", "-C", self.build, "-j", self.options.jobs, "unclip", "unclip_engine_tests", log="build.log",
                 environment=environment)
        return {"seconds": time.monotonic() - begin, "device": self.json_of(self.unclip, "info", "--device", "--json")}

    def torch(self):
        if self.options.torch:
            return self.options.torch
        return Path(self.run(sys.executable, "-c", "import torch; print(torch.__path__[0])").splitlines()[-1])

    def unpack(self, name, folder):
        archive, done = self.options.packed / f"{name}.tar.xz", self.work / f"{name}.unpacked"
        if not archive.exists():
            if not done.exists():
                raise Failed(f"{archive} is missing; pack.py writes it.")
            return  # it came with a call before
        stamp = str(archive.stat().st_size)
        if done.exists() and done.read_text() == stamp:
            return
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="fully_trusted") if hasattr(tarfile, "data_filter") else tar.extractall(folder)
        done.write_text(stamp)

    def do_golden(self):
        report = self.work / "golden.json"
        self.run(self.tests, "--gtest_filter=*Golden*:*OnAGpu*:Noise*", f"--gtest_output=json:{report}",
                 log="golden.log", check=False)
        if not report.exists():
            raise Failed("the tests ended without a report; see golden.log")
        said = json.loads(report.read_text())
        failed = [f"{suite['name']}.{test['name']}" for suite in said["testsuites"] for test in suite["testsuite"]
                  if test.get("failures")]
        return {"tests": said["tests"], "failures": said["failures"], "failed": failed[:100], "time": said["time"]}

    def do_bench(self):
        folder = self.work / "karlo"
        if not (folder / "made").exists():
            shutil.rmtree(folder, ignore_errors=True)
            self.run(sys.executable, self.source / "tests/golden/make_full_size.py", self.options.size, folder, log="bench.log")
            (folder / "made").touch()
        measured = {}
        for dtype in ("bfloat16", "float16"):
            for repeat in ("cold", "warm"):
                measured[f"{dtype}, {repeat}"] = self.json_of(
                    sys.executable, self.source / "tests/bench/reference.py", folder, "--device", self.options.device,
                    "--dtype", dtype, "--unclip", self.unclip, "--json", log="bench.log")
                self.keep("bench", state="begun", measured=measured)
        return {"measured": measured}

    def do_memory(self):
        models = {"paintbox": self.source / "resources/models/paintbox"}
        if (self.work / "karlo/made").exists():
            models["karlo"] = self.work / "karlo"
        result = {}
        for name, folder in models.items():
            foretold = self.json_of(self.unclip, "info", folder, "--device", "--json")["device"]
            taken = self.json_of(self.unclip, "bench", "--model", folder, "--json")["peakBytes"]
            result[name] = {"foretold": foretold["needed"], "taken": taken, "ratio": foretold["needed"] / taken,
                            "sentences": foretold["sentences"]}
        if self.options.device == "cuda":
            result["nearly full"] = [self.paint_beside(share, models) for share in (0.5, 0.05)]
        return result

    def paint_beside(self, share, models):
        """Four pictures while another process holds all of the GPU's memory but `share` of what a picture needs."""
        folder = list(models.values())[-1]
        needed = self.json_of(self.unclip, "info", folder, "--device", "--json")["device"]["needed"]
        hold = ("import sys, torch, time; free, all = torch.cuda.mem_get_info(); "
                "x = torch.empty(max(1, free - int(sys.argv[1])), dtype=torch.uint8, device='cuda'); "
                "print('held', flush=True); time.sleep(600)")
        holder = subprocess.Popen([sys.executable, "-c", hold, str(int(needed * share))], stdout=subprocess.PIPE, text=True)
        try:
            holder.stdout.readline()
            text = self.run(self.unclip, "generate", "a fox", "--model", folder, "--count", 4, "--out",
                            self.work / "pictures", "--overwrite", log="memory.log", check=False)
        finally:
            holder.kill()
        return {"share": share, "said": text[-1000:], "pictures": len(list(self.work.glob("pictures*")))}

    def do_training(self):
        text = self.run(sys.executable, self.source / "tests/bench/training_reference.py", "--device", self.options.device,
                        "--dtype", "bfloat16", "--batch", 64, "--steps", 50, "--unclip", self.unclip, log="training.log")
        rows = re.findall(r"^(\w+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)$", text, re.M)
        return {part: {"unclip": float(a), "reference": float(b), "ratio": float(c)} for part, a, b, c in rows}

    def do_processes(self):
        count = len(re.findall(r"^GPU \d+", self.run("nvidia-smi", "-L", check=False), re.M)) if shutil.which("nvidia-smi") else 0
        if count < 2:
            return {"skipped": f"there are {count} GPUs"}
        rates = {}
        for size in (1, 2):
            folder = self.work / f"together-{size}"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(self.source / "resources/models/paintbox", folder)
            command = [self.unclip, "train", "decoder", "--out", folder, "--steps", 60, "--batch", 64, "--device", "cuda",
                       "--dtype", "bfloat16", "--sheet-minutes", 0]
            others = [subprocess.Popen([str(word) for word in command], env=self.member(rank, size)) for rank in range(1, size)]
            text = self.run(*command, environment=self.member(0, size), log="processes.log")
            for other in others:
                other.wait(timeout=max(1, self.left()))
            rates[size] = float(re.search(r"([\d.e+]+) examples/s", text).group(1))
        return {"examplesPerSecond": rates, "exchange": "Gloo, over the processors' memory"}

    def member(self, rank, size):
        return self.environment(RANK=str(rank), WORLD_SIZE=str(size), MASTER_ADDR="127.0.0.1", MASTER_PORT="29531",
                                CUDA_VISIBLE_DEVICES=str(rank))

    def do_learn(self):
        folder = self.work / "learned"
        if not folder.exists():
            shutil.copytree(self.source / "resources/models/paintbox", folder)
        minutes = min(self.options.learn_minutes, (self.left() - 60) / 60)
        if minutes < 0.5:
            raise OutOfTime
        text = self.run(self.unclip, "train", "decoder", "--out", folder, "--device", self.options.device, "--dtype", "bfloat16",
                        "--batch", 64, "--steps", 100000000, "--minutes", f"{minutes:.2f}", "--sheet-minutes", 0, log="learn.log")
        return {"minutes": minutes, "said": text.strip().splitlines()[-1], "parts": self.bring_back(folder)}

    def bring_back(self, folder):
        """The decoder of the folder and where its training stands, as learned.tar.xz.0, .1, … in --out."""
        archive = self.work / "learned.tar.xz"
        with tarfile.open(archive, "w:xz", preset=1) as tar:
            for name in ("decoder", "text_proj", "training"):
                if (folder / name).exists():
                    tar.add(folder / name, name)
        content = archive.read_bytes()
        parts = [content[i:i + PART_BYTES] for i in range(0, len(content), PART_BYTES)]
        for i, part in enumerate(parts):
            (self.out / f"learned.tar.xz.{i}").write_bytes(part)
        return len(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pieces", nargs="+", choices=(*PIECES, "all"), metavar="PIECE")
    parser.add_argument("--packed", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("/tmp/unclip-gpu"))
    parser.add_argument("--minutes", type=float, default=9)
    parser.add_argument("--learn-minutes", type=float, default=7)
    parser.add_argument("--again", action="store_true", help="also pieces that are done")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--torch", type=Path, help="libtorch's folder; else that of python3's torch")
    parser.add_argument("--device", choices=("cuda", "cpu"), default="cuda", help="cpu: only to try this script")
    parser.add_argument("--size", default="karlo", choices=("karlo", "kandinsky"), help="the model of the bench")
    parser.add_argument("--cmake", action="append", default=[], help="an option more for CMake")
    options = parser.parse_args()
    machine = Machine(options)
    pieces = [piece for piece in PIECES if piece != "learn"] if "all" in options.pieces else options.pieces
    for piece in pieces:
        if machine.is_done(piece):
            continue
        begin = time.monotonic()
        try:
            result = getattr(machine, f"do_{piece}")()
            machine.keep(piece, state="done", took=time.monotonic() - begin, **result)
        except OutOfTime:
            machine.keep(piece, **{**machine.results.get(piece, {}), "state": "out of time, call again"})
        except (Failed, OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
            machine.keep(piece, state="failed", error=f"{type(error).__name__}: {error}"[-4000:])
        print(f"{piece}: {machine.results[piece]['state']} ({time.monotonic() - begin:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
