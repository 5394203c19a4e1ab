#!/usr/bin/env bash
# Rebuilds the font files and licence texts in fonts/ from their public sources.
#
# What it does: downloads the sources (about 185 MB), cuts each face down to the characters of official papers,
# turns CFF outlines into TrueType ones, gives all faces one line box, and writes the results to fonts/.
# The same sources give the same bytes. Nothing is installed on the system.
#
# What it needs: Debian 12 with apt-get, dpkg-deb, npm, and the package `fonttools` (python3-fonttools 4.38).
#
# usage: fonts/build/build-fonts.sh [SOURCES]
#   SOURCES: a folder where the downloads are kept and found again; without it a temporary one is used and removed.
set -euo pipefail

fandol_version=2022.20230122-1
fandol_sha256=9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0
unicode_version=15.0.0-1
unicode_sha256=5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc
npm_packages=(
  @expo-google-fonts/noto-serif-sc@0.4.3
  @expo-google-fonts/noto-sans-sc@0.4.3
  @fontsource/tinos@5.3.0
  dejavu-fonts-ttf@2.37.3
)

here=$(cd "$(dirname "$0")" && pwd)
out=$(dirname "$here")
if [ $# -gt 0 ]; then
  mkdir -p "$1"
  sources=$(cd "$1" && pwd)
else
  sources=$(mktemp -d)
  trap 'rm -rf "$sources"' EXIT
fi
chmod 755 "$sources"

python=
for candidate in "${PYTHON:-}" python3 /usr/bin/python3; do
  if [ -n "$candidate" ] && "$candidate" -c 'import fontTools' 2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || { echo 'fontTools is missing: apt-get install fonttools' >&2; exit 1; }

# fetch_deb NAME VERSION SHA256: downloads one Debian package by name and unpacks it to $sources/NAME.
fetch_deb() {
  local deb=$sources/${1}_${2}_all.deb
  [ -f "$deb" ] || (cd "$sources" && apt-get download "$1=$2")
  echo "$3  $deb" | sha256sum --check --quiet
  [ -d "$sources/$1" ] || dpkg-deb -x "$deb" "$sources/$1"
}
fetch_deb texlive-lang-chinese "$fandol_version" "$fandol_sha256"
fetch_deb unicode-data "$unicode_version" "$unicode_sha256"
modules=$sources/npm/node_modules
if [ ! -d "$modules" ]; then
  mkdir -p "$sources/npm"
  echo '{ "private": true }' > "$sources/npm/package.json"
  (cd "$sources/npm" && npm install --save-exact --ignore-scripts --no-audit --no-fund "${npm_packages[@]}")
fi

tree=$sources/texlive-lang-chinese/usr/share
PYTHONDONTWRITEBYTECODE=1 "$python" "$here/build_fonts.py" \
  "$tree/texlive/texmf-dist/fonts/opentype/public/fandol" \
  "$modules" \
  "$sources/unicode-data/usr/share/unicode/Unihan_OtherMappings.txt.bz2" \
  "$out"

licences=$out/licences
mkdir -p "$licences"
cp "$tree/doc/texlive-doc/fonts/fandol/README" "$licences/Fandol-README.txt"
gunzip -c "$tree/doc/texlive-doc/fonts/fandol/COPYING.gz" > "$licences/Fandol-COPYING.txt"
cp "$modules/@expo-google-fonts/noto-serif-sc/LICENSE_FONT" "$licences/NotoSerifSC-OFL.txt"
cp "$modules/@expo-google-fonts/noto-sans-sc/LICENSE_FONT" "$licences/NotoSansSC-OFL.txt"
cp "$modules/@fontsource/tinos/LICENSE" "$licences/Tinos-OFL.txt"
cp "$modules/dejavu-fonts-ttf/LICENSE" "$licences/DejaVu-LICENSE.txt"
chmod 644 "$licences"/* "$out"/*.ttf
cat > "$licences/Fandol-CHANGES.txt" <<'NOTE'
FandolFang-Regular.ttf and FandolKai-Regular.ttf are changed versions of FandolFang-Regular.otf and
FandolKai-Regular.otf 1.300 by the Fandol team (Clerk Ma, Jie Su), as shipped in Debian's package
texlive-lang-chinese 2022.20230122-1.

Changes, 2026-11-21: converted CFF→TrueType, subset, line metrics changed; layout features other than
`halt` removed; embedding flag (fsType) set to installable; characters that shared a glyph got one each; the full-width yen sign
(a dollar sign in the original) is drawn as the yen sign.

The fonts stay under the GNU General Public License version 3 (Fandol-COPYING.txt). The font exception at
the end of that file (documents that embed the font are not by that covered by the licence) is extended to
this version.

Source: the original OpenType files are in the Debian package named above; fonts/build/ holds the complete
scripts that make these files from them.
NOTE
ls -l "$out"/*.ttf
