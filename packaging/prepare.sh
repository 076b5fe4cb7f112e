# Sourced by the other scripts here: installs what is missing and finds libtorch. Leaves the shell in the source folder with
# `torch_prefix` set. Everything that it downloads besides packages lies under build/.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

install_packages() {  # install_packages LIST
    local wanted missing=() package
    mapfile -t wanted < <(grep -v '^#' "$1")
    for package in "${wanted[@]}"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { say "These packages are missing and sudo isn't there to install them: ${missing[*]}"; exit 1; }
        as_root=(sudo)
    fi
    say "Installing ${#missing[@]} packages…"
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# A libtorch that is already there wins: UNCLIP_TORCH names a folder with include and lib in it. Else it is fetched: the one
# for CPUs, or with libtorch_kind=cuda the one for NVIDIA's GPUs. That needs a driver, but no CUDA toolkit.
find_libtorch() {
    if [ -n "${UNCLIP_TORCH:-}" ]; then
        torch_prefix=$UNCLIP_TORCH
    else
        local version=2.13.0 venv=build/libtorch library=libtorch_cpu.so
        local wanted="torch==$version"
        if [ "${libtorch_kind:-cpu}" = cuda ]; then
            venv=build/libtorch-cuda library=libtorch_cuda.so
            wanted="torch===$version"  # no "+cpu", which == takes as well
        fi
        torch_prefix=$(echo "$venv"/lib/python3*/site-packages/torch)
        if [ ! -f "$torch_prefix/lib/$library" ]; then
            if [ "$library" = libtorch_cuda.so ]; then announce_cuda; else say "Getting libtorch…"; fi
            rm -rf "$venv"
            /usr/bin/python3 -m venv "$venv"
            "$venv/bin/pip" install -q --disable-pip-version-check "$wanted"
            torch_prefix=$(echo "$venv"/lib/python3*/site-packages/torch)
        fi
        [ -f "$torch_prefix/lib/$library" ] || { say "The libtorch in $torch_prefix has no $library."; exit 1; }
    fi
    torch_prefix=$(realpath "$torch_prefix")
    [ -f "$torch_prefix/include/ATen/ATen.h" ] || { say "No libtorch in $torch_prefix."; exit 1; }
}

# Says how large the libtorch for GPUs is before it comes, and stops where there is no room for it.
announce_cuda() {
    local needed_gb=10 free_gb
    free_gb=$(($(df --output=avail -k . | tail -1) / 1000000))
    say "Getting libtorch for NVIDIA's GPUs: about 2.7 GB to fetch, and $needed_gb GB of this disk while it is installed ($free_gb GB are free)."
    [ "$free_gb" -ge "$needed_gb" ] || { say "That doesn't fit; make room, or run this without --cuda."; exit 1; }
    [ -e /proc/driver/nvidia/version ] || say "No NVIDIA driver runs here, so the program will go on painting on the CPU until there is one."
}

# Programs of the system before any others of the same name, so that a bare machine and a developer's build alike.
find_cmake() { cmake_program=$( [ -x /usr/bin/cmake ] && echo /usr/bin/cmake || command -v cmake); ctest_program=${cmake_program%cmake}ctest; }

build() {  # build PRESET [cmake options…] -- TARGET…
    local preset=$1; shift
    local options=()
    while [ $# -gt 0 ] && [ "$1" != "--" ]; do options+=("$1"); shift; done
    [ $# -gt 0 ] && shift
    "$cmake_program" --preset "$preset" -DCMAKE_PREFIX_PATH="$torch_prefix" "${options[@]}" > "build/configure-$preset.log" 2>&1 ||
        { tail -40 "build/configure-$preset.log" >&2; return 1; }
    "$cmake_program" --build "build/$preset" -j "${UNCLIP_JOBS:-$(nproc)}" ${1:+--target "$@"}
}

install_packages packaging/packages.txt
mkdir -p build
find_libtorch
find_cmake
