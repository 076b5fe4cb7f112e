#!/bin/bash
# Makes the packages of what the preset "release" builds, in build/release/packages:
#   unclip-studio_VERSION_amd64.deb              for Debian 12, on Debian's own Qt, OpenCV and ICU
#   unclip-studio-VERSION-x86_64.tar.zst         a folder that runs where it is unpacked, on glibc 2.36 or newer
# DEBFULLNAME and DEBEMAIL name the maintainer, else it is the last commit's author. try_packages.sh tries both.

. "$(dirname "$0")/prepare.sh"
install_packages packaging/packages-release.txt
[ ! -e "$torch_prefix/lib/libtorch_cuda.so" ] || {
    say "The libtorch in $torch_prefix is for GPUs and packages hold the one for CPUs; name another folder in UNCLIP_TORCH."
    exit 1
}
export DEBFULLNAME=${DEBFULLNAME:-$(git log -1 --format=%an)} DEBEMAIL=${DEBEMAIL:-$(git log -1 --format=%ae)}
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}  # the same sources give the same packages
build release -- unclip unclip-studio package_files

packages=build/release/packages
rm -rf "$packages"
mkdir -p "$packages"
say "Packing the DEB…"
"${cmake_program%cmake}cpack" --config build/release/CPackConfig.cmake > build/package.log ||
    { tail -40 build/package.log >&2; exit 1; }
rm -rf "$packages/_CPack_Packages"

say "Packing the archive…"
version=$(build/release/bin/unclip --version)
folder=unclip-studio-$version-x86_64
"$cmake_program" --install build/release --prefix "$packages/$folder" --strip > build/package.log
packaging/bundle_libraries.sh "$packages/$folder"
tar -C "$packages" --owner=0 --group=0 --sort=name -c "$folder" | zstd -q -T0 -12 -o "$packages/$folder.tar.zst"
rm -rf "${packages:?}/$folder"
ls -sh "$packages" >&2
