#!/bin/bash
# bundle_libraries.sh FOLDER: puts everything that an installed tree needs of this system into it: shared libraries but
# glibc's, Qt's plugins and translations, and the licences of all of them. What comes in is found by relative run paths.

set -euo pipefail
folder=$(realpath "$1")
libraries=$folder/lib/unclip-studio
qt_plugins=$(qtpaths6 --query QT_INSTALL_PLUGINS)
qt_translations=$(qtpaths6 --query QT_INSTALL_TRANSLATIONS)

# The licence of the Debian package that a file came from.
licences=$folder/share/doc/unclip-studio/libraries
mkdir -p "$licences"
keep_licence() {
    local file package; file=$(realpath "$1")
    package=$({ dpkg-query -S "$file" || dpkg-query -S "${file#/usr}"; } 2> /dev/null | head -1 | cut -d: -f1)
    cp -L "/usr/share/doc/$package/copyright" "$licences/$package"
}

# Without OpenGL's: the window draws none. Nor a desktop's theme, which would bring in the whole desktop.
for plugin in platforms/libqxcb platforms/libqoffscreen platforms/libqminimal platforms/libqwayland-generic \
    wayland-shell-integration/libxdg-shell wayland-decoration-client/libbradient platforminputcontexts/libcompose \
    platforminputcontexts/libibus iconengines/libqsvgicon imageformats/libqjpeg \
    imageformats/libqgif imageformats/libqico imageformats/libqsvg sqldrivers/libqsqlite tls/libqopensslbackend; do
    for file in "$qt_plugins/$plugin"*.so; do
        [ -e "$file" ] || { echo "Qt's plugin $plugin isn't here; install Qt's packages." >&2; exit 1; }
        install -D -m 644 "$file" "$libraries/plugins/${plugin%/*}/$(basename "$file")"
        keep_licence "$file"
    done
done
mkdir -p "$folder/share/unclip-studio/translations"
cp "$qt_translations"/qtbase_{de,zh_CN}.qm "$folder/share/unclip-studio/translations/"
cat > "$folder/bin/qt.conf" <<'END'
[Paths]
Prefix = ..
Plugins = lib/unclip-studio/plugins
Translations = share/unclip-studio/translations
END

needed() { find "$folder" -type f \( -name '*.so*' -o -path '*/bin/unclip*' \) -exec ldd {} + | awk '$2 == "=>" && $3 ~ /^\// { print $3 }' | sort -u; }
glibc='/(ld-linux-x86-64|libc|libm|libdl|libpthread|librt|libresolv|libutil|libanl|libnsl|libnss_[a-z]*)\.so\.'
needed | grep -v "^$folder/" | grep -Ev "$glibc" | while read -r library; do
    install -m 644 "$library" "$libraries/"
    patchelf --set-rpath '$ORIGIN' "$libraries/$(basename "$library")"
    keep_licence "$library"
done
find "$libraries/plugins" -name '*.so' -exec patchelf --set-rpath '$ORIGIN/../..' {} +

missing=$(find "$folder" -type f \( -name '*.so*' -o -path '*/bin/unclip*' \) -exec ldd {} + | grep 'not found' || true)
outside=$(needed | grep -v "^$folder/" | grep -Ev "$glibc" || true)
[ -z "$missing$outside" ] || { printf 'These libraries are not inside:\n%s\n%s\n' "$missing" "$outside" >&2; exit 1; }
