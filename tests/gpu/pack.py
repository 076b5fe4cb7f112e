#!/usr/bin/env python3
"""Packs what run.py needs on a machine with a GPU that reaches no network and has torch with CUDA, CMake, Ninja, a compiler
and Python 3.12, but none of the libraries that the engine is built with. Run it on Debian 12 with the packages of
packaging/packages.txt.

    python3 tests/gpu/pack.py FOLDER [--most-mib 60] [--wheel diffusers==0.39.0]…

FOLDER gets sources.tar.xz (the sources and the reference's data), models.tar.xz (the models that ship), dependencies.tar.xz
(headers, and libraries with all that they need but glibc and the compiler's) and wheels/. Each archive is for one transfer
of its own: it fails when one is larger than --most-mib."""

import argparse
import re
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("CMakeLists.txt", "CMakePresets.json", "CHANGELOG.md", "engine", "app", "tests", "packaging", "resources")
MODELS = ("resources/models", "resources/judge")
HEADERS = ("libcli11-dev", "libexiv2-dev", "libfmt-dev", "libfreetype-dev", "libgif-dev", "libgloo-dev", "libgmock-dev",
           "libgtest-dev", "libicu-dev", "libjpeg62-turbo-dev", "liblcms2-dev", "libopencv-core-dev", "libopencv-imgcodecs-dev",
           "libopencv-imgproc-dev", "libopencv-photo-dev", "libpng-dev", "libspdlog-dev", "nlohmann-json3-dev", "zlib1g-dev")
PROGRAMS = ("/usr/bin/pkgconf",)
# These are the machine's own, and may be newer there.
SYSTEM = re.compile(r"/(ld-linux-x86-64|libc|libm|libdl|libpthread|librt|libresolv|libutil|libstdc\+\+|libgcc_s|libgomp)\.so")


def lines_of(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()


def tracked(paths):
    return [ROOT / line for line in lines_of("git", "-C", str(ROOT), "ls-files", "--", *paths) if (ROOT / line).is_file()]


def is_header(path):
    """Headers, what CMake and pkg-config find them by, the links to libraries, and GoogleTest, which comes as archives."""
    return ("/include/" in path or "/cmake/" in path or "/pkgconfig/" in path or path.endswith(".so") or
            re.search(r"/lib(gtest|gmock)(_main)?\.a$", path) or path.startswith("/usr/share/cmake"))


def needed_by(libraries):
    """The libraries and all that they load, each under the name that it is loaded by."""
    found = {}
    for library in libraries:
        for line in lines_of("ldd", str(library)):
            words = line.split()
            if len(words) > 2 and words[1] == "=>" and words[2].startswith("/") and not SYSTEM.search(words[2]):
                found[words[0]] = Path(words[2]).resolve()
    return found


def loaded_name(library):
    """The name under which programs that were linked with a library ask for it: its SONAME, or its file's."""
    names = re.findall(r"\(SONAME\).*\[(.+)\]", "\n".join(lines_of("readelf", "-d", str(library))))
    return names[0] if names else library.name


def write(archive, entries, most, links=()):
    """entries: (file, name in the archive); links: (name in the archive, what it points to)."""
    print(f"{archive.name}…", end=" ", flush=True)
    with tarfile.open(archive, "w:xz", preset=6) as tar:
        for file, name in sorted(set(entries), key=lambda entry: entry[1]):
            tar.add(file, name, recursive=False)
        for name, target in sorted(links):
            link = tarfile.TarInfo(name)
            link.type, link.linkname = tarfile.SYMTYPE, target
            tar.addfile(link)
    mib = archive.stat().st_size / (1 << 20)
    print(f"{mib:.1f} MiB")
    if mib > most:
        sys.exit(f"{archive} is larger than the {most:g} MiB that travel at once; leave something out or raise --most-mib.")


def dependencies():
    """Files and links of the headers' packages, and every library under the name that it is linked or loaded by."""
    files = [Path(line) for package in HEADERS for line in lines_of("dpkg", "-L", package) if is_header(line)]
    files = [file for file in files if file.is_file()]
    linked = {file.name: file.resolve() for file in files if file.suffix == ".so"}
    loaded = {loaded_name(file): file for file in linked.values()}
    libraries = linked | loaded | needed_by([*linked.values(), *PROGRAMS])
    folder = "usr/lib/x86_64-linux-gnu/"
    entries = [(file, str(file)[1:]) for file in files if file.suffix != ".so"]
    entries += [(Path(program).resolve(), program[1:]) for program in PROGRAMS]
    entries += [(file, folder + file.name) for file in libraries.values()]
    links = {(folder + name, file.name) for name, file in libraries.items() if name != file.name}
    return entries, links


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most-mib", type=float, default=60)
    parser.add_argument("--wheel", action="append", default=[], help="a Python package that the reference needs there")
    parser.add_argument("--only", choices=("sources", "models", "dependencies", "wheels"), help="write this alone")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)

    def wants(what):
        return options.only in (None, what)

    models = set(tracked(MODELS))
    named = lambda files: [(file, str(file.relative_to(ROOT))) for file in files]
    if wants("sources"):
        write(options.folder / "sources.tar.xz", named(set(tracked(SOURCES)) - models), options.most_mib)
    if wants("models"):
        write(options.folder / "models.tar.xz", named(models), options.most_mib)
    if wants("dependencies"):
        entries, links = dependencies()
        write(options.folder / "dependencies.tar.xz", entries, options.most_mib, links)
    if wants("wheels") and options.wheel:
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
                        "--python-version", "3.12", "--dest", str(options.folder / "wheels"), *options.wheel], check=True)


if __name__ == "__main__":
    main()
