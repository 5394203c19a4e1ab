/** Row groups that have got or lost rows under cells over several rows: an indicator more in a self-evaluation form. */
import { align, type Step } from './align.ts';
import type { Row } from './content-keys.ts';
import { type RowGroup, rowLikeness, unspannedKey } from './row-groups.ts';

/** A row of the marked group. Its cells reach over the rows of both states; settling takes the others off again. */
export interface GrownRow extends Step<Row> {
  /** `rowSpan` of each cell in the marked table. */
  readonly spans: readonly number[];
}

/**
 * @returns the rows of both groups as those of one; undefined where a row came or went that begins a cell over several
 *   rows, or where such cells end differently: then the groups can only be put in the place of each other
 */
export function grownRows(former: RowGroup, present: RowGroup): GrownRow[] | undefined {
  const steps = align(former, present, { key: unspannedKey, likeness: rowLikeness });
  const output: GrownRow[] = [];
  for (const [index, step] of steps.entries()) {
    const spans = spansAt(steps, index);
    if (spans === undefined) return undefined;
    output.push({ ...step, spans });
  }
  return steps.some(isPair) ? output : undefined;
}

function isPair({ former, present }: Step<Row>): boolean {
  return former !== undefined && present !== undefined;
}

function spansAt(steps: readonly Step<Row>[], index: number): readonly number[] | undefined {
  const { former, present } = steps[index] ?? {};
  if (former === undefined || present === undefined) {
    const own = (former ?? present ?? []).map(({ rowSpan = 1 }) => rowSpan);
    return own.some((rowSpan) => rowSpan > 1) ? undefined : own;
  }
  const spans = present.map(({ rowSpan = 1 }, cell) => spanOver(steps, index, former[cell]?.rowSpan ?? 1, rowSpan));
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

/** The number of marked rows that hold so many rows of the former and so many of the present group. */
function spanOver(steps: readonly Step<Row>[], from: number, former: number, present: number): number | undefined {
  let rows = { former: 0, present: 0 };
  for (let index = from; index < steps.length; index += 1) {
    const step = steps[index];
    rows = {
      former: rows.former + (step?.former === undefined ? 0 : 1),
      present: rows.present + (step?.present === undefined ? 0 : 1),
    };
    if (rows.former === former && rows.present === present) return index - from + 1;
  }
  return undefined;
}
