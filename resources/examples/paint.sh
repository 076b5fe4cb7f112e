#!/bin/bash
# Paints the pictures on the example cards of the window's first page with the model that ships with the program:
#   resources/examples/paint.sh [BUILD-FOLDER]
# The prompts are those of ui/canvas/start_page.cpp. Of four pictures each, the one that CLIP finds to match best is taken.
set -e
cd "$(dirname "$0")/../.."
unclip=${1:-build/release}/bin/unclip
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
paint() {
    "$unclip" generate "$2" --count 4 --seed 1 --rank --out "$folder/$1.jpg"
    mv "$folder/$1.jpg" "resources/examples/$1.jpg"
}
paint rainbow "a rainbow in space"
paint king "an oil painting of a king"
paint dog "a dog in the Himalayas"
paint cat "pixel art of a cat in space"
paint car "a racing car in a desert"
paint ghost "a ghost in a dark forest"
