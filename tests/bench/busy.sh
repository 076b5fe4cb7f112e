#!/bin/bash
# How long a picture of the shipped model takes on two cores, with nothing beside it and beside one busy process, in one run:
# tests/bench/busy.sh [BUILD-FOLDER] [ROUNDS]
# The program chooses how its threads wait, unless the user set a variable of OpenMP; what OpenMP does by itself is measured, too.
# Quiet and busy take turns, so that whatever else the machine does meets both; the fastest of each counts.
set -e
cd "$(dirname "$0")/../.."
program=$(realpath "${1:-build/release}")/bin/unclip
rounds=${2:-3}
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null; rm -rf "$folder"' EXIT

milliseconds() { echo $(($(date +%s%N) / 1000000)); }
paint() {
    local begin
    begin=$(milliseconds)
    taskset -c 0,1 env "$@" "$program" generate "a red fox in the snow" --out "$folder/fox.png" --overwrite > /dev/null
    echo $(($(milliseconds) - begin))
}
least() { printf '%s\n' "$@" | sort -n | head -1; }

echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg)"
paint UNUSED= > /dev/null # the model's files come into memory
for round in $(seq "$rounds"); do
    for place in quiet busy; do
        if [ $place = busy ]; then
            taskset -c 0,1 sh -c 'while :; do :; done' &
            beside=$!
        fi
        declare "own_${place}_$round=$(paint UNUSED=)" "openmp_${place}_$round=$(paint OMP_NUM_THREADS=2)"
        if [ $place = busy ]; then
            kill "$beside"
            wait "$beside" 2> /dev/null || true
        fi
    done
done
for way in own openmp; do
    for place in quiet busy; do
        times=()
        for round in $(seq "$rounds"); do
            time=${way}_${place}_$round
            times+=("${!time}")
        done
        declare "$place=$(least "${times[@]}")"
    done
    label=$([ $way = own ] && echo "as the program chooses" || echo "as OpenMP does by itself")
    echo "$label: quiet $quiet ms, busy $busy ms, ratio $(awk "BEGIN { printf \"%.2f\", $busy / $quiet }")"
done
