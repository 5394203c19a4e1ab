"""The characters that the font files of juesuan are cut down to."""

import bz2
import unicodedata

# Names of people and places that GB2312 lacks and that must never be lost.
RARE_NAMES = '喆堃昇赟玥珺彧翀旸琭瑀晞祎烜镕垚犇骉'

# What the symbol font carries in any case, whether another face has it or not.
CHECK_BOXES = '☐☑☒√□■●○▲△★☆✓✔✗✘'

# Marks of official papers that the double-byte character sets lack.
EXTRA_MARKS = (
    '•‧‑‒–—―‖…⋯′″‴※‼⁉№℃℉ℓΩ℡™©®°€£¥¢µ±×÷¬¹²³⁴⁰⁻₀₁₂₃₄¼½¾⅓⅔⅛'
    '㎡㎥㎞㎝㎜㎏㎎㏄㎖㎘㎍㎾㎿‰‱≥≤≦≧≠≈≌≡≪≫∞∝√∑∏∫∮∴∵∠⊥∥∩∪∈⊙⌒∶∷−∕'
    '→←↑↓↗↘↖↙↔↕⇒⇔■□▢▣●○◎◇◆△▲▽▼◁▷☆★☐☑☒✓✔✗✘✕〇〒〓〜～・'
    '\u00a0\u2002\u2003\u2009'
)

# Blocks that are taken whole: ordinals, Roman numerals, Latin-1 and the full-width forms.
EXTRA_RANGES = [
    (0x20, 0x7E),
    (0xA1, 0xAC),
    (0xAE, 0xFF),
    (0x2160, 0x216B),
    (0x2170, 0x217B),
    (0x2460, 0x249B),
    (0x24EA, 0x24EA),
    (0x2776, 0x277F),
    (0x3220, 0x3229),
    (0x3280, 0x3289),
    (0xFF01, 0xFF5E),
    (0xFFE0, 0xFFE6),
]


def is_hanzi(code):
    """Says whether a code point is a hanzi (unified, compatibility or of a supplementary plane)."""
    return 0x3400 <= code < 0xA000 or 0xF900 <= code < 0xFB00 or 0x20000 <= code < 0x40000


def survives(code):
    """Says whether a character is left as it is by the project's own text normalisation."""
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        return unicodedata.normalize('NFKC', chr(code)) == chr(code)
    return True


def double_byte(leads, trails):
    """Collects what the GBK codec maps a rectangle of lead and trail bytes to."""
    found = set()
    for lead in leads:
        for trail in trails:
            try:
                found.add(ord(bytes([lead, trail]).decode('gbk')))
            except UnicodeDecodeError:
                pass
    return found


def general_standard(unihan_path):
    """Reads 通用规范汉字表 (8,105 characters) out of Unihan_OtherMappings (property kTGH)."""
    with bz2.open(unihan_path, 'rt', encoding='utf-8') as lines:
        found = {int(line.split('\t')[0][2:], 16) for line in lines if '\tkTGH\t' in line}
    if len(found) != 8105:
        raise SystemExit(f'kTGH: 8105 characters expected, {len(found)} found')
    return found


class Wanted:
    """The sets of code points that the faces are asked for."""

    def __init__(self, unihan_path):
        gb2312 = double_byte(range(0xA1, 0xF8), range(0xA1, 0xFF))
        gbk = double_byte(range(0x81, 0xFF), range(0x40, 0xFF))
        marks = {c for c in gb2312 | gbk if not is_hanzi(c)}
        marks |= {ord(c) for c in EXTRA_MARKS + CHECK_BOXES}
        for first, last in EXTRA_RANGES:
            marks |= set(range(first, last + 1))
        self.marks = {c for c in marks if survives(c)}
        self.gb2312 = {c for c in gb2312 if is_hanzi(c)}
        self.common = self.gb2312 | general_standard(unihan_path) | {ord(c) for c in RARE_NAMES}
        self.all_hanzi = {c for c in self.common | gbk if is_hanzi(c) and survives(c)}
        if len(self.gb2312) != 6763:
            raise SystemExit(f'GB2312: 6763 hanzi expected, {len(self.gb2312)} found')
