#!/bin/bash
# Photographs the window's states into docs/screenshots: tests/ui/screenshots.sh [BUILD-FOLDER, with its whole path]
# The engine paints with the model that ships with the program. Needs ImageMagick to make the files small.
set -e
cd "$(dirname "$0")/../.."
program=${1:-$PWD/build/release}/bin/ui_screenshots
folder=docs/screenshots
mkdir -p "$folder"
export QT_QPA_PLATFORM=offscreen
"$program" "$folder" "" dark en 1280x720
"$program" "$folder" -light light en 1280x720
"$program" "$folder" -de dark de 1280x720
"$program" "$folder" -zh dark zh_CN 1280x720
QT_SCALE_FACTOR=2 "$program" "$folder" -4k dark en 1920x1080
# Small enough for a repository: one palette a picture, and the large ones at half of their size.
if command -v mogrify > /dev/null; then
    mogrify -resize 50% "$folder"/*-4k.png
    mogrify -strip -colors 160 +dither "$folder"/*.png
fi
