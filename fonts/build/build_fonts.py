"""Makes the font files of juesuan from their sources (called by build-fonts.sh).

usage: build_fonts.py FANDOL_DIR NODE_MODULES UNIHAN_OTHER_MAPPINGS OUT_DIR

Each face is cut down to the characters of official papers, its outlines become TrueType ones, of its layout
features only `halt` stays, and every face gets the same line box. Two runs give the same bytes.
"""

import copy
import os
import sys

from fontTools.misc.timeTools import timestampFromString
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

from charset import CHECK_BOXES, RARE_NAMES, Wanted, is_hanzi

MODIFIED = '2026-11-21'
MODIFIED_STAMP = timestampFromString('Sat Nov 21 00:00:00 2026')

# The one line box, in parts of the em: its height is exactly one em, so that lines never jump.
ASCENT = 0.88
DESCENT = 0.12

# Largest distance of a TrueType curve from the cubic one it stands for, in units of 1/1000 em.
CURVE_ERROR = 1.0

FANDOL_LICENCE = 'GNU General Public License version 3 with the font exception, extended to this version'
OFL_LICENCE = 'This Font Software is licensed under the SIL Open Font License, Version 1.1.'


def subset(font, wanted):
    """Keeps the glyphs of the wanted code points and the `halt` feature."""
    options = Options()
    options.layout_features = ['halt']
    options.drop_tables += ['GSUB', 'GDEF', 'BASE', 'STAT', 'VORG', 'MATH', 'FFTM', 'kern', 'gasp', 'prep']
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = list(range(0, 18))
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.recalc_average_width = True
    options.recalc_max_context = True
    options.recalc_timestamp = False
    if font['OS/2'].version < 2:
        font['OS/2'].usMaxContext = 0  # fontTools looks for it in older versions too
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(font.getBestCmap()) & wanted)
    subsetter.subset(font)
    for tag in ('kern', 'FFTM', 'MATH'):
        if tag in font:
            del font[tag]
    features = font['GPOS'].table.FeatureList if 'GPOS' in font else None
    if 'GPOS' in font and not (features and features.FeatureRecord):
        del font['GPOS']


def to_truetype(font):
    """Replaces CFF outlines by quadratic ones."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    error = CURVE_ERROR * font['head'].unitsPerEm / 1000
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        outlines[name] = pen.glyph()
    font['loca'] = newTable('loca')
    font['glyf'] = glyf = newTable('glyf')
    glyf.glyphOrder = order
    glyf.glyphs = outlines
    del font['CFF ']
    if 'VORG' in font:
        del font['VORG']
    for name in order:
        outlines[name].recalcBounds(glyf)
        font['hmtx'][name] = (font['hmtx'][name][0], getattr(outlines[name], 'xMin', 0))
    maxp = font['maxp']
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in (
        'maxTwilightPoints',
        'maxStorage',
        'maxFunctionDefs',
        'maxInstructionDefs',
        'maxStackElements',
        'maxSizeOfInstructions',
        'maxComponentElements',
    ):
        setattr(maxp, field, 0)
    font['post'].formatType = 3.0
    font['head'].glyphDataFormat = 0
    font.sfntVersion = '\x00\x01\x00\x00'


def one_glyph_each(font):
    """Gives each code point a glyph of its own.

    Where two characters share a glyph, a PDF's text layer gives back whichever was drawn first.
    """
    best = font.getBestCmap()
    owners = {}
    for code in sorted(best):
        owners.setdefault(best[code], []).append(code)
    order = list(font.getGlyphOrder())
    glyf = font['glyf']
    renamed = {}
    for name, codes in owners.items():
        for code in codes[1:]:
            twin = f'{name}.u{code:04X}'
            glyf.glyphs[twin] = copy.deepcopy(glyf[name])
            font['hmtx'][twin] = font['hmtx'][name]
            if 'vmtx' in font:
                font['vmtx'][twin] = font['vmtx'][name]
            order.append(twin)
            renamed[code] = twin
    if renamed:
        font.setGlyphOrder(order)
        glyf.glyphOrder = order
        if hasattr(glyf, '_reverseGlyphOrder'):
            del glyf._reverseGlyphOrder
        for table in font['cmap'].tables:
            for code, twin in renamed.items():
                if code in table.cmap:
                    table.cmap[code] = twin
        for code, twin in renamed.items():
            extend_halt(font, best[code], twin)
    return ''.join(chr(c) for c in sorted(renamed))


def extend_halt(font, name, twin):
    """Lets a doubled glyph take part in `halt` as its model does."""
    if 'GPOS' not in font:
        return
    for lookup in font['GPOS'].table.LookupList.Lookup:
        for sub in lookup.SubTable:
            sub = getattr(sub, 'ExtSubTable', sub)
            if type(sub).__name__ != 'SinglePos' or name not in sub.Coverage.glyphs:
                continue
            if sub.Format == 2:
                sub.Value.append(copy.deepcopy(sub.Value[sub.Coverage.glyphs.index(name)]))
                sub.ValueCount = len(sub.Value)
            sub.Coverage.glyphs.append(twin)


def right_yen_sign(font):
    """Draws U+FFE5 as U+00A5: the Fandol faces show a dollar sign there."""
    for table in font['cmap'].tables:
        if 0xFFE5 in table.cmap and 0xA5 in table.cmap:
            table.cmap[0xFFE5] = table.cmap[0xA5]


def line_box(font):
    """Sets the shared line box; the clipping box (usWin*) covers what the glyphs really reach."""
    upem = font['head'].unitsPerEm
    hhea, os2, glyf = font['hhea'], font['OS/2'], font['glyf']
    hhea.ascent, hhea.descent, hhea.lineGap = round(ASCENT * upem), -round(DESCENT * upem), 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = hhea.ascent, hhea.descent, 0
    drawn = [g for g in (glyf[n] for n in font.getGlyphOrder()) if g.numberOfContours]
    os2.usWinAscent = max([hhea.ascent] + [g.yMax for g in drawn])
    os2.usWinDescent = max([-hhea.descent] + [-g.yMin for g in drawn])
    if os2.version < 4:
        for field, value in (('sxHeight', 0), ('sCapHeight', 0), ('usDefaultChar', 0), ('usBreakChar', 32)):
            if not hasattr(os2, field):
                setattr(os2, field, value)
        for field in ('ulCodePageRange1', 'ulCodePageRange2'):
            if not hasattr(os2, field):
                setattr(os2, field, 0)
        os2.version = 4
    os2.fsSelection |= 1 << 7  # USE_TYPO_METRICS
    os2.fsType = 0


def set_names(font, names, changes):
    """Writes name records (None removes one) and notes the changes in the version string."""
    table = font['name']
    version = table.getDebugName(5)
    for name_id, value in {**names, 5: f'{version}; changed for juesuan {MODIFIED}: {changes}'}.items():
        if value is None:
            table.removeNames(nameID=name_id)
        else:
            table.setName(value, name_id, 3, 1, 0x409)


def finish(font, path, names, changes):
    """Gives a subset face its line box, names and date, and writes it."""
    if font['head'].unitsPerEm == 2048:
        scale_upem(font, 2000)  # makes the shared line box (and half-em digits) exact
    if 'Fandol' in path:
        right_yen_sign(font)
    doubled = one_glyph_each(font)
    line_box(font)
    set_names(font, names, changes)
    font['head'].modified = MODIFIED_STAMP
    font.recalcTimestamp = False
    font.flavor = None
    font.save(path)
    codes = set(font.getBestCmap())
    print(f'{os.path.basename(path)}: {os.path.getsize(path)} bytes, {len(codes)} characters, doubled: {doubled!r}')
    return codes


def main(fandol, modules, unihan, out):
    wanted = Wanted(unihan)
    serif = f'{modules}/@expo-google-fonts/noto-serif-sc'
    sans = f'{modules}/@expo-google-fonts/noto-sans-sc'
    tinos = f'{modules}/@fontsource/tinos/files/tinos-latin'

    def make(source, name, codes, names=None, changes='subset, line metrics changed'):
        font = TTFont(source, lazy=False)
        subset(font, codes)
        if 'CFF ' in font:
            to_truetype(font)
            changes = f'CFF outlines converted to TrueType, {changes}'
        return finish(font, f'{out}/{name}', names or {}, changes)

    def fandol_names(family):
        return {1: family, 2: 'Regular', 4: family, 13: FANDOL_LICENCE, 16: None, 17: None}

    everything = wanted.marks | wanted.all_hanzi
    ordinary = wanted.marks | wanted.common
    fang = make(f'{fandol}/FandolFang-Regular.otf', 'FandolFang-Regular.ttf', everything, fandol_names('FandolFang'))
    kai = make(f'{fandol}/FandolKai-Regular.otf', 'FandolKai-Regular.ttf', everything, fandol_names('FandolKai'))
    song = make(f'{serif}/600SemiBold/NotoSerifSC_600SemiBold.ttf', 'NotoSerifSC-SemiBold.ttf', ordinary)
    hei = make(f'{sans}/500Medium/NotoSansSC_500Medium.ttf', 'NotoSansSC-Medium.ttf', ordinary)
    latin_names = {13: OFL_LICENCE}
    make(f'{tinos}-400-normal.woff', 'Tinos-Regular.ttf', wanted.marks, latin_names)
    make(f'{tinos}-700-normal.woff', 'Tinos-Bold.ttf', wanted.marks, {**latin_names, 3: '1.340;GOOG;Tinos-Bold'})

    # What one of the four faces lacks must be in the fallback, and what that lacks too in the symbol font.
    shared = fang & kai & song & hei
    fallback = make(f'{serif}/400Regular/NotoSerifSC_400Regular.ttf', 'NotoSerifSC-Regular.ttf', everything - shared)
    symbols = {ord(c) for c in CHECK_BOXES} | (wanted.marks - shared - fallback)
    symbol_names = {
        1: 'Juesuan Symbols',
        2: 'Regular',
        3: f'2.37;juesuan;{MODIFIED}',
        4: 'Juesuan Symbols',
        6: 'JuesuanSymbols',
        8: None,
        11: None,
        16: None,
        17: None,
    }
    symbol = make(
        f'{modules}/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
        'JuesuanSymbols.ttf',
        symbols,
        symbol_names,
        'made from DejaVu Sans, renamed, subset, line metrics changed',
    )

    lost = (everything | fang | kai | song | hei) - shared - fallback - symbol
    print(f'in no chain: {len(lost)}', ' '.join(f'U+{c:04X}' for c in sorted(lost)))
    names_lost = [c for c in RARE_NAMES if ord(c) not in fallback | shared]
    if names_lost or any(is_hanzi(c) for c in lost):
        raise SystemExit(f'hanzi without a font: {names_lost} {lost}')


if __name__ == '__main__':
    if len(sys.argv) != 5:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
