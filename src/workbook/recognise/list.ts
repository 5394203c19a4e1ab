/** 机构运行信息表: lines in halves, each known by its words and those of the lines above it. */
import type { Layout, ListEntry } from './forms.ts';
import { headedColumns } from './heads.ts';
import { figureAt, type LayoutReading, type Sheeted } from './layout-reading.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { labelOf } from './words.ts';

type ListLayout = Extract<Layout, { kind: 'list' }>;

export function readList({ entries }: ListLayout, on: Sheeted): LayoutReading {
  const { grid, segment, faults } = on;
  const reading: LayoutReading = { cells: new Map(), names: new Map() };
  const body = segment.rows.filter((row) => row > segment.titleRow);
  const isKnown = (text: string) => entries.some(({ label }) => label.test(labelOf(text)));
  const first = body.find((row) => grid.columns.some((column) => isKnown(grid.text(row, column))));
  if (first === undefined) {
    faults.noLines(segment.title);
    return reading;
  }
  const lines = body.filter((row) => row >= first);
  const labels = grid.columns.filter((column) => lines.filter((row) => isKnown(grid.text(row, column))).length > 1);
  const heads = body.filter((row) => row < first);
  for (const [index, column] of labels.entries()) {
    const next = labels[index + 1] ?? Number.POSITIVE_INFINITY;
    const amounts = grid.columns.filter((each) => each > column && each < next);
    const headed = headedColumns(grid, heads, amounts);
    for (const row of lines) {
      const label = labelOf(grid.text(row, column));
      for (const entry of entries) {
        if (!entry.label.test(label)) continue;
        const place = headed.find(({ words }) => entry.column.test(words.at(-1) ?? ''));
        const figure = entry.figure.replace('{label}', plainKind(label));
        if (place === undefined || reading.cells.has(figure)) continue;
        if (isBelow(entry, grid, row, column, lines)) {
          reading.cells.set(figure, figureAt(on, row, place.column, entry.isMoney));
        }
      }
    }
  }
  return reading;
}

/** `机要通信用车（辆）` → 机要通信用车. */
function plainKind(label: string): string {
  return label.replace(/\((?:辆|台|套|台[,、]?\(?套\)?|个|人|台套)+\)$/u, '').replace(/\(台[,、]套\)$/u, '');
}

function isBelow({ below }: ListEntry, grid: SheetGrid, row: number, column: number, rows: readonly number[]): boolean {
  if (below === undefined) return true;
  return rows.some((other) => other < row && below.test(labelOf(grid.text(other, column))));
}
