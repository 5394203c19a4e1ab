/** Which of the tables that were read are the unit's own, of which year, and which of two that say the same counts. */
import type { Finding, Place } from '../../diagnostics/finding.ts';
import { isSameUnit } from '../recognise/head-lines.ts';
import type { TableReading } from '../recognise/reading.ts';
import { contradictions } from './contradictions.ts';
import { oddUnits } from './odd-units.ts';

export interface Selected {
  /** Tables of the year, by form; of two the one in the smaller unit of money. */
  readonly accounts: ReadonlyMap<string, TableReading>;
  /** The same in the unit of money in which they are printed, where there is such a one. */
  readonly printed: ReadonlyMap<string, TableReading>;
  /** Tables of the year before. */
  readonly before: ReadonlyMap<string, TableReading>;
  /** Names of other units in the files. */
  readonly others: readonly string[];
  readonly findings: readonly Finding[];
}

export interface SelectInput {
  readonly tables: readonly TableReading[];
  readonly unit: string;
  readonly year: number;
  /** 元 in the unit of money that the paper prints. */
  readonly printedYuan: TableReading['yuan'];
}

export function selectTables({ tables, unit, year, printedYuan }: SelectInput): Selected {
  const findings: Finding[] = [];
  const isOwn = (table: TableReading) => table.unit === undefined || isSameUnit(table.unit, unit);
  const own = tables.filter(isOwn);
  const others = [...new Set(tables.filter((table) => !isOwn(table)).map((table) => table.unit ?? ''))];
  if (own.length === 0) for (const table of tables) findings.push(otherUnit(table, unit));
  const fitting = own.filter((table) => {
    const isFitting = isOfYear(table, year) || isOfYearBefore(table, year);
    if (!isFitting)
      findings.push(
        otherYear(table, table.id.startsWith('budget.') ? `${year}年` : `${year}年（或上年 ${year - 1}年，作上年数）`),
      );
    return isFitting;
  });
  const current = fitting.filter((table) => isOfYear(table, year));
  const before = fitting
    .filter((table) => !isOfYear(table, year))
    .filter((table) => {
      const isStray = isAmongOthers(table, current);
      if (isStray) findings.push(otherYear(table, `${year}年，与同一文件的其他表相同`));
      return !isStray;
    });
  const byForm = grouped(current);
  const first = (of: ReadonlyMap<string, readonly TableReading[]>, better: (table: TableReading) => number) =>
    new Map(
      [...of].flatMap(([id, same]) =>
        [...same]
          .sort((a, b) => better(a) - better(b))
          .slice(0, 1)
          .map((one) => [id, one] as const),
      ),
    );
  findings.push(...contradictions(current), ...oddUnits(current));
  return {
    accounts: first(byForm, ({ yuan }) => yuan.toNumber()),
    printed: first(byForm, ({ yuan }) => (yuan.equals(printedYuan) ? 0 : 1)),
    before: first(grouped(before), ({ yuan }) => yuan.toNumber()),
    others,
    findings,
  };
}

/** A sheet that names no year is of the year that is asked for. */
function isOfYear(table: TableReading, year: number): boolean {
  return table.year === undefined || table.year === year;
}

function isOfYearBefore({ id, year: written }: TableReading, year: number): boolean {
  return written === year - 1 && !id.startsWith('budget.');
}

/** One sheet of a workbook of the year that names the year before: a title copied from there. */
function isAmongOthers({ id, file }: TableReading, current: readonly TableReading[]): boolean {
  const beside = current.filter((table) => table.file === file);
  return beside.length > 0 && !beside.some((table) => table.id === id);
}

function grouped(tables: readonly TableReading[]): Map<string, TableReading[]> {
  const found = new Map<string, TableReading[]>();
  for (const table of tables) found.set(table.id, [...(found.get(table.id) ?? []), table]);
  return found;
}

function placeOf({ file, sheet }: TableReading): Place {
  return { file, path: sheet.trim() };
}

function otherYear(table: TableReading, expected: string): Finding {
  return {
    rule: 'I05',
    severity: 'error',
    message: `《${table.title}》的年度不对，没有读入`,
    actual: `${table.year}年`,
    expected,
    hint: '核对拿来的是不是这一年的表；表上的年度写错的，改正再导入',
    place: placeOf(table),
  };
}

function otherUnit(table: TableReading, unit: string): Finding {
  return {
    rule: 'I05',
    severity: 'error',
    message: `《${table.title}》是别的单位的，没有读入`,
    actual: table.unit ?? '',
    expected: unit,
    hint: '核对拿来的是不是本单位的表；单位名称写法不同的，改成 report.json 中的全称再导入',
    place: placeOf(table),
  };
}
