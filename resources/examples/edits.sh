#!/bin/bash
# Paints the pictures of docs/editing with the model that ships with the program; the first ones that come, none chosen:
#   resources/examples/edits.sh [BUILD-FOLDER]
# Sheets of variations and repainted regions come from `unclip evaluate`.
set -e
cd "$(dirname "$0")/../.."
unclip=${1:-build/release}/bin/unclip
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p docs/editing
"$unclip" generate "a castle in the mountains" --seed 1 --steps-out docs/editing/steps.jpg --out "$folder/castle.png" --overwrite
"$unclip" outpaint "$folder/castle.png" --left 128 --right 128 "mountains" --seed 1 --out docs/editing/outpainted.jpg --overwrite
"$unclip" generate "a fox in a meadow" --seed 1 --out "$folder/fox.png"
"$unclip" generate "a frog in a meadow" --seed 1 --out "$folder/frog.png"
"$unclip" mix "$folder/fox.png" "$folder/frog.png" --steps 7 --seed 1 --strip docs/editing/mixed.jpg --out "$folder/mixed.png" --overwrite
"$unclip" mix "$folder/fox.png" --from "a meadow" --to "space" --steps 7 --seed 1 --strip docs/editing/turned.jpg --out "$folder/turned.png" --overwrite
"$unclip" compare "a rainbow in space" --count 3 --seed 1 --out "$folder/compared.jpg"
mv "$folder/compared.jpg" docs/editing/
