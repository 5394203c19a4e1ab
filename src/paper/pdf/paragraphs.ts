/** Lines → paragraphs: by indent, by where lines end, by type and by room between lines. */
import type { Line } from './lines.ts';
import { firstWidth } from './ruled-table.ts';

/** Lines of one column of one page, and between which edges they are set. */
export interface Measure {
  readonly left: number;
  readonly right: number;
  /** From base line to base line, as most lines stand. */
  readonly leading: number;
}

/** @param others lines that are set alike, on all pages */
export function measureOf(lines: readonly Line[], others: readonly Line[]): Measure {
  const long = lines.filter(({ text }) => text.length > 15);
  const from = long.length > 2 ? long : others;
  const left = mostCommon(
    from.map(({ x0 }) => x0),
    Math.min,
  );
  const right = Math.max(...(from.length > 0 ? from : lines).map(({ x1 }) => x1));
  const steps = lines.flatMap((line, index) => (index === 0 ? [] : [line.y - (lines[index - 1]?.y ?? 0)]));
  return {
    left,
    right,
    leading: mostCommon(
      steps.filter((step) => step > 0),
      Math.min,
    ),
  };
}

/** The value most others are close to; of equals that which `pick` takes. */
function mostCommon(values: readonly number[], pick: (...values: number[]) => number): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const key = Math.round(value);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const found = [...counts].filter(([, count]) => count === most).map(([value]) => value);
  return found.length === 0 ? 0 : pick(...found);
}

const SENTENCE_END = /[。；;！？!?：:]$/u;
/** In sizes of the type: how far a first line is indented, and a line that ends a paragraph is short. */
const [INDENT, SHORT] = [1.2, 4];

export interface Placed {
  readonly line: Line;
  readonly measure: Measure;
  /** It is the first line of its page or column. */
  readonly opens: boolean;
}

/** Whether a paragraph begins with a line. @param before the line that stands before it in reading order */
export function begins(before: Placed, { line, measure, opens }: Placed): boolean {
  const last = before.line;
  const room = before.measure.right - last.x1;
  if (Math.abs(last.size - line.size) > 0.7) return true;
  const areCentred = isCentred(last, before.measure) && isCentred(line, measure);
  if (areCentred) return room > 3 * line.size || last.heavy !== line.heavy;
  if (isCentred(line, measure) && line.text.length < 30) return true;
  if (!opens && line.y - last.y > Math.max(measure.leading * 1.6, line.size * 2)) return true;
  const indent = line.x0 - measure.left;
  const lastIndent = last.x0 - before.measure.left;
  if (indent > INDENT * line.size)
    return Math.abs(indent - lastIndent) > line.size / 2 || SENTENCE_END.test(last.text) || room > SHORT * line.size;
  const hasRoom = room > firstWidth(line);
  return hasRoom && (room > 2 * SHORT * line.size || SENTENCE_END.test(last.text));
}

/** Its middle is that of the text, and there is room on both sides. */
function isCentred({ x0, x1, size }: Line, { left, right }: Measure): boolean {
  const [before, behind] = [x0 - left, right - x1];
  return before > 2.5 * size && Math.abs(before - behind) < 1.5 * size;
}
