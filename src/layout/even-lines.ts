/** Lines of titles and labels: none is left with a single character. Lengths in pt. */
import type { Setting } from '../model/page.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import { type AtomRow, moved } from './atom.ts';
import { breakLines, type LineShape } from './line-breaker.ts';

/** Lines of a paragraph as they are broken, or of like length where it is centred: 一级／指标, not 一级指／标. */
export function evenLines(atoms: AtomRow, style: TextStyle, shape: LineShape): readonly Setting[] {
  const lines = breakLines(atoms, style, shape);
  return lines.length > 1 && style.align === 'center' ? balanced(atoms, style, shape, lines) : lines;
}

function balanced(
  atoms: AtomRow,
  style: TextStyle,
  { width }: LineShape,
  lines: readonly Setting[],
): readonly Setting[] {
  let best = lines;
  for (let narrower = width - style.size; narrower >= width / 2; narrower -= style.size) {
    const tried = breakLines(atoms, style, { width: narrower });
    if (tried.length > lines.length) break;
    const shift = (width - narrower) / 2;
    best = tried.map((line) => moved(line, shift));
  }
  return best;
}

/** Room that lines keep beside them for whoever breaks them anew, and the least that is worth telling, in sizes. */
const SLACK = 0.4;
const LEAST = 0.3;

/**
 * By how much a column would have to be narrower for another program to break the same lines; 0 where it does so anyway.
 * @param width of the column
 */
export function narrowing(lines: readonly { readonly setting: Setting }[], style: TextStyle, width: number): number {
  const { align, size, indentChars = 0 } = style;
  const short = align === 'center' || (align === 'left' && lines.length === 2 && indentChars === 0);
  if (!short || lines.length < 2) return 0;
  const widest = Math.max(...lines.map(({ setting }) => naturalWidth(setting)));
  const room = width - widest - SLACK * size;
  return room >= LEAST * size ? Math.floor(room * 20) / 20 : 0;
}

/** Width of a line whose marks keep their empty halves. */
function naturalWidth({ atoms }: Setting): number {
  return atoms.reduce((sum, { face, text, size }) => sum + face.width(text) * size, 0);
}
