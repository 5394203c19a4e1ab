/** One figure that two tables print otherwise (rule I12): a sheet of another unit of money, year or state among the others. */
import type { Finding } from '../../diagnostics/finding.ts';
import { cellPlace, cellPlaceText } from '../../model/imported.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import { type FigureCell, halfDigit, type TableReading } from '../recognise/reading.ts';

/** Last digits by which sums of rounded amounts may lie apart here; the check tells the rest, digit by digit. */
const TAILS = 10;

interface Printed {
  readonly table: TableReading;
  readonly cell: FigureCell;
}

/** Of each pair of tables the first figure that differs, with the number of the others. */
export function contradictions(tables: readonly TableReading[]): Finding[] {
  const first = new Map<string, Printed>();
  const pairs = new Map<string, (readonly [Printed, Printed])[]>();
  for (const table of tables) {
    for (const [figure, cell] of table.cells) {
      const known = first.get(figure);
      if (known === undefined) first.set(figure, { table, cell });
      else if (!agree(known, { table, cell })) {
        const pair = `${tables.indexOf(known.table)} ${tables.indexOf(table)}`;
        pairs.set(pair, [...(pairs.get(pair) ?? []), [known, { table, cell }]]);
      }
    }
  }
  return [...pairs.values()].flatMap(([pair, ...others]) =>
    pair === undefined ? [] : [differing(pair, others.length)],
  );
}

function agree(one: Printed, other: Printed): boolean {
  if (one.cell.isUncalculated || other.cell.isUncalculated) return true;
  const gap = (one.cell.value ?? ZERO).minus(other.cell.value ?? ZERO).abs();
  return gap.lessThanOrEqualTo(halfOf(one).plus(halfOf(other)).times(TAILS));
}

function halfOf({ cell, table: { yuan } }: Printed): Decimal {
  return halfDigit(cell, yuan);
}

function differing([own, other]: readonly [Printed, Printed], more: number): Finding {
  const rest = more === 0 ? '' : `（这两张表另有 ${more} 个数也不同）`;
  return {
    rule: 'I12',
    severity: 'error',
    message: `同一个数在两张表上不同${rest}`,
    actual: `${other.cell.shown || '空白'}（${cellPlaceText(other.cell.place)}）`,
    expected: `${own.cell.shown || '空白'}（${cellPlaceText(own.cell.place)}）`,
    hint: '核对哪一处对；金额单位、年度或表的版本不同的，换成对的表再导入',
    place: cellPlace(other.cell.place),
  };
}
