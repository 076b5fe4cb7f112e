#!/bin/bash
# release.sh VERSION: makes a release of what is committed. Writes the version where it stands (CMakeLists.txt, the
# changes, AppStream's list), runs the tests, commits, tags, makes the packages and their checksums. Pushes nothing.

version=${1:?release.sh VERSION}
. "$(dirname "$0")/prepare.sh"
stop() { say "$*"; exit 1; }
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || stop "A version is three numbers like 0.2.0, not $version."
[ -z "$(git status --porcelain --untracked-files=no)" ] || stop "Some changes aren't committed; commit or put them away first."
! git rev-parse -q --verify "refs/tags/v$version" > /dev/null || stop "There is a release $version already."
grep -q '^## Unreleased$' CHANGELOG.md || stop "CHANGELOG.md has no part \"Unreleased\", so there is nothing to release."
changes=$(awk '/^## / { inside = /^## Unreleased$/; next } inside' CHANGELOG.md)
[[ $changes == *[![:space:]]* ]] || stop "CHANGELOG.md says nothing under \"Unreleased\"."

sed -i "s/unclip-studio-[0-9.]*-x86_64/unclip-studio-$version-x86_64/" packaging/studio.unclip.UnclipStudio.yml
today=$(date -u +%F)
sed -i "s/^## Unreleased$/## $version, $today/" CHANGELOG.md
sed -i "s/^project(UnclipStudio VERSION [0-9.]*/project(UnclipStudio VERSION $version/" CMakeLists.txt
sed -i "s|^  <releases>|&\n    <release version=\"$version\" date=\"$today\"/>|" resources/studio.unclip.UnclipStudio.metainfo.xml

[ -n "${UNCLIP_WITHOUT_TESTS:-}" ] || packaging/test.sh
git commit -q -a -m "Release $version"
packaging/package.sh
lintian --fail-on error build/release/packages/*.deb >&2
git tag -a "v$version" -m "Unclip Studio $version" -m "$changes"
(cd build/release/packages && sha256sum unclip-studio* > SHA256SUMS)
say "Release $version: the packages are in build/release/packages; push with git push --follow-tags."
