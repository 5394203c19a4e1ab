/** 版记 at the foot of the last page (GB/T 9704-2012, 7.4). Lengths in pt. */
import type { Path, Shape } from '../model/page.ts';
import { COPIES_LABEL, copiesText, type Imprint, printedText } from '../model/report.ts';
import { plainElement } from '../model/structure.ts';
import type { BlockContext } from './block-context.ts';
import type { Box } from './box.ts';
import type { PageFlow } from './page-flow.ts';
import { segments } from './path.ts';
import type { SetLine } from './typesetter.ts';

interface Part {
  readonly line: SetLine;
  readonly x: number;
}

/** A row between two rules; its lines, each of one or two parts. */
type Row = readonly (readonly Part[])[];

export function imprintBox(block: Imprint, context: BlockContext): Box {
  const { text, padding } = context.style.imprint;
  const rows = [...copiesRows(block, context), printerRow(block, context)];
  const heightOf = (row: Row) => row.length * text.lineHeight + 2 * padding;
  const height = rows.reduce((sum, row) => sum + heightOf(row), 0);
  const place = (flow: PageFlow) => {
    const free = flow.available;
    let y = flow.take(free) + free - height;
    const tops = [y];
    for (const row of rows) {
      const top = y + padding;
      flow.inside(plainElement('P'), () =>
        row.forEach((parts, index) => {
          for (const { line, x } of parts) flow.addLine(line, flow.left + x, top + index * text.lineHeight);
        }),
      );
      y += heightOf(row);
      tops.push(y);
    }
    flow.addShapes(...rules(tops, flow.left, context));
  };
  return { keepWithNext: false, spaceBefore: text.lineHeight, spaceAfter: 0, height, startHeight: height, place };
}

/** One character in on both sides; further lines begin below the first name. */
function copiesRows({ copies }: Imprint, { style, typesetter, width }: BlockContext): Row[] {
  if (copies.length === 0) return [];
  const { text } = style.imprint;
  const label = typesetter.line(COPIES_LABEL, text);
  const left = text.size + label.setting.width;
  const inlines = [{ kind: 'text' as const, text: copiesText(copies) }];
  const lines = typesetter.lines(inlines, { ...text, indentChars: 0 }, { width: width - left - text.size });
  return [lines.map((line, index) => [...(index === 0 ? [{ line: label, x: text.size }] : []), { line, x: left }])];
}

/** 印发机关 at the left, 印发日期 at the right. */
function printerRow({ printer, date }: Imprint, { style, typesetter, width }: BlockContext): Row {
  const { text } = style.imprint;
  const printed = typesetter.line(printedText(date), text);
  const parts = [
    { line: typesetter.line(printer, text), x: text.size },
    { line: printed, x: width - text.size - printed.setting.width },
  ];
  return [parts];
}

/** The first and the last rule are thicker. */
function rules(tops: readonly number[], left: number, { style, width }: BlockContext): Shape[] {
  const { outerRule, innerRule } = style.imprint;
  const ruled = (path: Path, thickness: number): Shape => {
    return { kind: 'shape', path, stroke: { width: thickness, colour: '000000' } };
  };
  return tops.map((y, index) => {
    const outer = index === 0 || index === tops.length - 1;
    return ruled(segments([left, y, left + width, y]), outer ? outerRule : innerRule);
  });
}
