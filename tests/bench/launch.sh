#!/bin/bash
# How fast the window opens and what it costs when nothing is done: tests/bench/launch.sh [BUILD-FOLDER] [ROUNDS]
# Needs Xvfb and xdotool. Every round starts the program anew; the first one is cold and not counted.
# The model is not opened at the start, so that memory and processor time are those of the window alone.
set -e
cd "$(dirname "$0")/../.."
program=$(realpath "${1:-build/release}")/bin/unclip-studio
rounds=${2:-5}
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null; rm -rf "$folder"' EXIT
exec {number}<> <(:)
Xvfb -displayfd "$number" -screen 0 1600x1000x24 -nolisten tcp 2> /dev/null &
read -r display <&"$number"
export DISPLAY=:$display QT_QPA_PLATFORM=xcb UNCLIP_STATE=$folder/state UNCLIP_PICTURES=$folder/pictures
mkdir -p "$UNCLIP_STATE" "$UNCLIP_PICTURES"
printf '[performance]\nopenModelAtStart=false\n' > "$UNCLIP_STATE/settings.ini"

ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
for round in $(seq 0 "$rounds"); do
    begin=$(milliseconds)
    "$program" &
    window=$!
    until id=$(xdotool search --onlyvisible --pid "$window" --name "Unclip Studio" 2> /dev/null); do :; done
    shown=$(milliseconds)
    if [ "$round" = "$rounds" ]; then
        sleep 5
        before=$(ticks "$window")
        sleep 20
        used=$(($(ticks "$window") - before))
        echo "idle: $(awk "BEGIN { print $used * 100 / $(getconf CLK_TCK) / 20 }") % of a processor in 20 s"
        echo "memory: $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$window/status") MB resident"
    fi
    # A key that is answered shows that the window could be used: Ctrl+Q closes it.
    pressed=$(milliseconds)
    xdotool windowfocus "$id" key ctrl+q
    wait "$window" || true
    [ "$round" = 0 ] || echo "launch $round: visible after $((shown - begin)) ms, closed by a key $(($(milliseconds) - pressed)) ms after it"
done
