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

# A libtorch that is already there wins: UNCLIP_TORCH names a folder with share/cmake/Torch in it.
find_libtorch() {
    if [ -n "${UNCLIP_TORCH:-}" ]; then
        torch_prefix=$UNCLIP_TORCH
    else
        local venv=build/libtorch
        torch_prefix=$(echo "$venv"/lib/python3*/site-packages/torch)
        if [ ! -f "$torch_prefix/share/cmake/Torch/TorchConfig.cmake" ]; then
            say "Getting libtorch…"
            rm -rf "$venv"
            /usr/bin/python3 -m venv "$venv"
            "$venv/bin/pip" install -q --disable-pip-version-check "torch==2.13.0"
            torch_prefix=$(echo "$venv"/lib/python3*/site-packages/torch)
        fi
    fi
    torch_prefix=$(realpath "$torch_prefix")
    [ -f "$torch_prefix/share/cmake/Torch/TorchConfig.cmake" ] || { say "No libtorch in $torch_prefix."; exit 1; }
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
