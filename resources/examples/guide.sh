#!/bin/bash
# Paints the pictures of docs/guide with the model that ships with the program; the first ones that come, none chosen:
#   resources/examples/guide.sh [BUILD-FOLDER]
# Needs ImageMagick. Some are smaller copies of what edits.sh and tests/ui/screenshots.sh made; these have to run before. Prints
# how near CLIP finds pictures and captions, for the table in docs/guide/how-it-works.md.
set -e
cd "$(dirname "$0")/../.."
unclip=${1:-build/release}/bin/unclip
pictures=docs/guide/pictures
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$pictures"

small() {  # small FILE NAME [WIDTH]: as a JPEG of the guide
    convert "$1" -strip -resize "${3:-760}x>" -quality 82 "$pictures/$2.jpg"
}
side_by_side() {  # side_by_side NAME FILE…
    local name=$1; shift
    montage "$@" -tile "x1" -geometry 184x184+3+3 "$folder/row.png"
    small "$folder/row.png" "$name"
}

"$unclip" generate "a fox in a meadow" --count 4 --seed 1 --out "$folder/fox.png"
side_by_side fox "$folder"/fox.png "$folder"/fox-[234].png
"$unclip" vary "$folder/fox.png" --count 3 --seed 1 --out "$folder/varied.png"
side_by_side varied "$folder"/fox.png "$folder"/varied.png "$folder"/varied-[23].png
# The middle of it, stretched, enlarged and enlarged with detail.
convert "$folder/fox.png" -filter Cubic -resize 512x512 "$folder/stretched.png"
"$unclip" upscale "$folder/fox.png" --seed 1 --out "$folder/enlarged.png"
"$unclip" upscale "$folder/fox.png" --with-detail --seed 1 --out "$folder/detailed.png"
for way in stretched enlarged detailed; do
    convert "$folder/$way.png" -gravity Center -crop 248x248+0+0 +repage "$folder/middle-$way.png"
done
montage "$folder"/middle-{stretched,enlarged,detailed}.png -tile x1 -geometry +3+3 "$folder/row.png"
small "$folder/row.png" enlarged
for painted in mixed turned outpainted compared; do
    small "docs/editing/$painted.jpg" "$painted"
done
# The film has 16 pictures of 128 px a row, with their numbers below; these are enough to see how it goes.
for step in 1 2 3 4 5 6 7 8 10 12 14 16 18 20 22 25; do
    convert docs/editing/steps.jpg -crop "128x128+$((8 + (step - 1) % 16 * 136))+$((8 + (step - 1) / 16 * 154))" +repage \
        "$folder/step-$(printf %02d $step).png"
done
montage "$folder"/step-*.png -tile 8x -geometry 90x90+2+2 "$folder/film.png"
small "$folder/film.png" steps
"$unclip" scenes --count 16 --size 88 --seed 3 --out "$folder/scenes.png"
small "$folder/scenes.png" scenes

for shot in results:window canvas gallery export; do
    small "docs/screenshots/${shot%:*}.png" "${shot#*:}"
done

# CLIP's embeddings of four pictures and their captions, and the cosines between them.
captions=("a fox in a meadow" "a robot in space" "a castle in the mountains" "a banana on a blue background")
cp "$folder/fox.png" "$folder/contrast-0.png"
"$unclip" generate "${captions[1]}" --seed 1 --out "$folder/contrast-1.png"
"$unclip" generate "${captions[2]}" --seed 1 --out "$folder/contrast-2.png"
"$unclip" generate "${captions[3]}" --seed 1 --out "$folder/contrast-3.png"
names=(fox robot castle banana)
for i in 0 1 2 3; do
    convert "$folder/contrast-$i.png" -strip -resize 96x96 -quality 85 "$pictures/contrast-${names[$i]}.jpg"
    "$unclip" vary "$folder/contrast-$i.png" --prompt "${captions[$i]}" --decoder-steps 2 --upsampler-steps 2 --best-of 1 \
        --dtype float32 --dump "$folder/$i.safetensors" --out "$folder/unused-$i.png"
done
python3 resources/examples/contrast.py "$folder"/[0-3].safetensors
