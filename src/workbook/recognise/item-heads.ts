/** 财决08-1: economic items as heads over functional codes. */
import type { Classification } from '../../model/catalogue.ts';
import { codedTable } from './coded-table.ts';
import type { EconomicLayout } from './forms.ts';
import { headedColumns } from './heads.ts';
import { figureAt, hasAmounts, type LayoutReading, type Sheeted } from './layout-reading.ts';
import { bare, labelOf, plainLabel, TOTAL } from './words.ts';

/** 合计 of each item, told by its name and that of its class above it. */
export function readItemHeads({ totals }: EconomicLayout, on: Sheeted, { economic }: Classification): LayoutReading {
  const { grid, segment, faults } = on;
  const reading: LayoutReading = { cells: new Map(), names: new Map() };
  const table = codedTable(grid, segment, '2');
  const all = table?.lines.find(({ code }) => code === TOTAL);
  if (table === undefined || all === undefined) {
    faults.noLines(segment.title);
    return reading;
  }
  const heads = headedColumns(grid, table.heads, table.amounts);
  for (const { column, words } of heads) {
    const [above, own] = words.length > 1 ? words.slice(-2) : [undefined, words[0]];
    const code = codeByName(above, own ?? '', economic);
    if (code === undefined) {
      const isSum = words.length === 1 && own === TOTAL;
      const isKnown = totals.some(({ label }) => headKey(label) === headKey(words.join('')));
      if (!isSum && !isKnown && hasAmounts(grid, all.row, [column])) {
        faults.unknownLine([all.row, column], words.join('／'), segment.title);
      }
      continue;
    }
    reading.cells.set(`economic.${code}`, figureAt(on, all.row, column));
  }
  return reading;
}

function headKey(text: string): string {
  return bare(text).replace(/(?:合计|小计)$/u, '');
}

/** The code of an item below a class, or of the class itself where its sum is meant. */
function codeByName(above: string | undefined, own: string, economic: Classification['economic']): string | undefined {
  const isClass = own === TOTAL;
  const entries = [...economic.values()];
  const wanted = isClass ? (above ?? '') : (above ?? own);
  const classCode = entries.find(({ code, name }) => code.length === 3 && labelOf(name) === labelOf(wanted));
  if (isClass || above === undefined) return classCode?.code;
  const items = entries.filter(({ code, name }) => code.length === 5 && isAlike(name, own));
  const within = items.filter(({ code }) => classCode === undefined || code.startsWith(classCode.code));
  return within.length === 1 ? within[0]?.code : undefined;
}

/** Whether two names are of one item. */
export function isAlike(one: string, other: string): boolean {
  return plainLabel(one).replaceAll('费用', '费') === plainLabel(other).replaceAll('费用', '费');
}
