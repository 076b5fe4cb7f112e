#!/bin/bash
# Makes an AppImage of the archive that package.sh made, with appimagetool, which has to be in PATH.
# Not run yet: appimagetool is in no Debian release.

set -euo pipefail
cd "$(dirname "$0")/../build/release/packages"
command -v appimagetool > /dev/null || { echo "appimagetool isn't installed." >&2; exit 1; }
archive=$(ls unclip-studio-*-x86_64.tar.zst)
folder=${archive%.tar.zst}
tar --zstd -xf "$archive"
ln -s bin/unclip-studio "$folder/AppRun"
ln -s share/icons/hicolor/scalable/apps/unclip-studio.svg "$folder/unclip-studio.svg"
ln -s share/applications/unclip-studio.desktop "$folder/unclip-studio.desktop"
ARCH=x86_64 appimagetool "$folder" "${folder}.AppImage"
rm -rf "$folder"
