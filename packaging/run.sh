#!/bin/bash
# Installs what is missing, builds, and opens the window. Without a display it paints a picture instead. Run again, it starts
# at once. Arguments go to unclip-studio, but for a first one:
#   --cuda   with a libtorch for NVIDIA's GPUs, which is fetched (2.7 GB); in a build of its own, build/cuda

preset=release libtorch_kind=cpu
if [ "${1:-}" = --cuda ]; then
    shift
    preset=cuda libtorch_kind=cuda
fi
. "$(dirname "$0")/prepare.sh"
build $preset -DUNCLIP_WITH_TESTS=OFF -- unclip unclip-studio

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "build/$preset/bin/unclip-studio" "$@"
fi
"build/$preset/bin/unclip" generate "a rainbow in space" --out unclip.png --overwrite
say "There is no display for the window, so this is a picture for the prompt \"a rainbow in space\": $(realpath unclip.png)"
