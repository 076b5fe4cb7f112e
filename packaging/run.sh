#!/bin/bash
# Installs what is missing, builds, and opens the window. Without a display it paints a picture instead. Run again, it starts
# at once. Arguments go to unclip-studio.

. "$(dirname "$0")/prepare.sh"
build release -DUNCLIP_WITH_TESTS=OFF -- unclip unclip-studio

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/bin/unclip-studio "$@"
fi
build/release/bin/unclip generate "a rainbow in space" --out unclip.png --overwrite
say "There is no display for the window, so this is a picture for the prompt \"a rainbow in space\": $(realpath unclip.png)"
