#!/bin/bash
# try_packages.sh [deb] [SUITE…]: tries the packages in build/release/packages in bare systems: the DEB in Debian 12, the archive in
# each SUITE that debootstrap knows (bookworm, trixie). Without arguments: deb bookworm. Needs root, and the network for the
# systems' own packages; what was installed then runs without a network. Checked: install, paint by command line, open the
# window and paint, remove; pictures and settings stay. Prints sizes and seconds, fails at the first thing that doesn't work.
# The systems lie in build/roots; base-SUITE there is copied if it is there already. Photographs of the window go to
# build/release/packages.

. "$(dirname "$0")/prepare.sh"
mkdir -p build/roots
roots=$(realpath build/roots)
packages=$(realpath build/release/packages)
display=:97

# What is mounted into the roots must be gone before they are removed: it is seen by an inner run alone.
if [ -z "${UNCLIP_INNER_RUN:-}" ]; then
    install_packages packaging/packages-release.txt
    status=0
    UNCLIP_INNER_RUN=1 unshare --mount "$0" "$@" || status=$?
    rm -rf --one-file-system "$roots"/{deb,archive-*}
    exit $status
fi

fail() { printf 'Failed: %s\n' "$*" >&2; exit 1; }
seconds() { awk "BEGIN { printf \"%.2f\", $(date +%s.%N) - $1 }"; }

make_root() {  # make_root NAME SUITE: a bare system
    [ -d "$roots/base-$2/usr" ] || debootstrap --variant=minbase "$2" "$roots/base-$2" > "$roots/debootstrap.log" 2>&1
    rm -rf --one-file-system "${roots:?}/$1"
    cp -a "$roots/base-$2" "$roots/$1"
    root=$roots/$1
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mkdir -p "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    cp /etc/resolv.conf "$root/etc/"
    in_root useradd --create-home painter
}
in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
without_network() {  # as a user, with what is on this machine alone
    unshare --net chroot "$root" runuser -u painter -- env -i PATH="$programs:/usr/bin:/bin" HOME=/home/painter \
        DISPLAY="$display" "$@"
}

paint_by_command() {
    local begin; begin=$(date +%s.%N)
    without_network unclip generate "a rainbow in space" --seed 1 --best-of 1 --out /home/painter/rainbow.png
    [ "$(head -c 4 "$root/home/painter/rainbow.png" | tail -c 3)" = PNG ] || fail "unclip painted no PNG"
    say "$1: painted by command line in $(seconds "$begin") s"
}

pictures() { find "$root/home/painter" -path '*Unclip Studio*' -name '*.png' -not -path '*/.*' | wc -l; }

paint_in_the_window() {
    local begin window=
    begin=$(date +%s.%N)
    without_network unclip-studio > "$roots/window.log" 2>&1 &
    local program=$!
    while [ -z "$window" ]; do
        kill -0 $program 2>/dev/null || { cat "$roots/window.log" >&2; fail "the window's program ended"; }
        window=$(DISPLAY=$display xdotool search --onlyvisible --name 'Unclip Studio' 2>/dev/null | head -1 || true)
        [ "$(seconds "$begin" | cut -d. -f1)" -lt 60 ] || fail "no window after a minute"
    done
    say "$1: window visible after $(seconds "$begin") s"
    sleep 5
    DISPLAY=$display xdotool windowfocus "$window"  # there is no window manager that would
    sleep 1
    DISPLAY=$display xdotool type --delay 30 "a red house on a beach"
    DISPLAY=$display xdotool key ctrl+Return
    for _ in $(seq 600); do [ "$(pictures)" -gt 0 ] && break; sleep 1; done
    DISPLAY=$display import -window root "$packages/$1.png"
    [ "$(pictures)" -gt 0 ] || fail "the window painted nothing; see $packages/$1.png"
    say "$1: the window painted $(pictures) pictures"
    DISPLAY=$display xdotool key ctrl+q
    for _ in $(seq 30); do kill -0 $program 2>/dev/null || break; sleep 1; done
    ! kill -0 $program 2>/dev/null || fail "the window doesn't close"
}

try_deb() {
    local deb; deb=$(echo "$packages"/*.deb)
    make_root deb bookworm; programs=/usr/bin
    ! in_root sh -c 'command -v gcc c++ clang' || fail "there is a compiler"
    in_root apt-get update -q > "$roots/apt.log"
    cp "$deb" "$root/tmp/"
    local before; before=$(du -sm --one-file-system "$root" | cut -f1)
    in_root apt-get install -y -q "/tmp/$(basename "$deb")" >> "$roots/apt.log" 2>&1 ||
        { tail -20 "$roots/apt.log" >&2; fail "the DEB doesn't install"; }
    in_root apt-get clean
    say "deb: $(du -m "$deb" | cut -f1) MB; installed with all that it depends on" \
        "$(($(du -sm --one-file-system "$root" | cut -f1) - before)) MB"
    for file in usr/share/applications/unclip-studio.desktop usr/share/man/man1/unclip-generate.1.gz \
        usr/share/bash-completion/completions/unclip usr/share/icons/hicolor/scalable/apps/unclip-studio.svg; do
        [ -s "$root/$file" ] || fail "/$file is missing"
    done
    paint_by_command deb
    paint_in_the_window deb
    local settings; settings=$(find "$root/home/painter/.local" -type f | wc -l)
    in_root apt-get purge -y -q unclip-studio >> "$roots/apt.log" 2>&1
    [ -z "$(find "$root/usr" -name '*unclip*')" ] || fail "purging leaves $(find "$root/usr" -name '*unclip*' | head -3)"
    [ "$(pictures)" -gt 0 ] && [ "$(find "$root/home/painter/.local" -type f | wc -l)" = "$settings" ] ||
        fail "purging took pictures or settings"
    say "deb: removed; $(pictures) pictures and $settings files of settings stay"
}

try_archive() {  # try_archive SUITE
    local name=archive-$1 archive; archive=$(echo "$packages"/*.tar.zst)
    make_root "$name" "$1"
    in_root apt-get update -q >> "$roots/apt.log" 2>&1
    in_root apt-get install -y -q --no-install-recommends fonts-dejavu-core >> "$roots/apt.log" 2>&1  # any desktop has fonts
    tar --zstd -C "$root/home/painter" -xf "$archive"
    programs=$(echo "$root"/home/painter/unclip-studio-*/bin)
    programs=${programs#"$root"}
    chroot "$root" chown -R painter: /home/painter
    say "$name: $(du -m "$archive" | cut -f1) MB; unpacked $(du -sm "$root$programs/.." | cut -f1) MB"
    paint_by_command "$name"
    paint_in_the_window "$name"
    # Anywhere, under any name.
    mv "$root${programs%/bin}" "$root/home/painter/somewhere else"
    programs="/home/painter/somewhere else/bin"
    without_network unclip info > /dev/null || fail "the moved folder doesn't run"
    rm -rf "$root/home/painter/somewhere else"
    [ "$(pictures)" -gt 0 ] || fail "removing the folder took pictures"
    say "$name: moved, removed; $(pictures) pictures stay"
}

Xvfb "$display" -ac -noreset -s 0 -screen 0 1400x900x24 > "$roots/xvfb.log" 2>&1 &
server=$!
trap 'kill $server' EXIT
sleep 2
[ $# -gt 0 ] || set -- deb bookworm
for what in "$@"; do
    if [ "$what" = deb ]; then try_deb; else try_archive "$what"; fi
done
