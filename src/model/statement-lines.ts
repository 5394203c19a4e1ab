/** The lines of a statement as a year and a place print them. */
import type { Classification } from './catalogue.ts';
import type { StatementRow, StatementSpec } from './table-spec.ts';
import { chineseNumeral } from './terms.ts';

export interface YearClasses {
  readonly classification: Classification;
  /** 类 that the statements list, in their order. */
  readonly classes: readonly string[];
}

/** Classes of the year written out, blank stretches filled: each line has a 行次 of its own. */
export function statementLines(rows: readonly StatementRow[], year: YearClasses): StatementRow[] {
  return rows.flatMap((row) => {
    if (row.each === 'classes') return classLines(row, year);
    const last = row.through ?? row.line;
    return Array.from({ length: last - row.line + 1 }, (_, index) => ({ ...row, line: row.line + index }));
  });
}

function classLines(row: StatementRow, { classification, classes }: YearClasses): StatementRow[] {
  const lines = classes.map((code, index) => ({
    ...row,
    each: undefined,
    through: undefined,
    line: row.line + index,
    label: row.label
      .replace('{ordinal}', chineseNumeral(index + 1))
      .replace('{name}', classification.functional.get(code)?.name ?? code),
    figures: row.figures?.map((figure) => figure.replaceAll('{code}', code)),
  }));
  const next = row.line + classes.length;
  const blank = Math.max(0, (row.through ?? 0) - next + 1);
  return [...lines, ...Array.from({ length: blank }, (_, index) => ({ line: next + index, label: '' }))];
}

/** The lines of each side, one beside the other; nothing where a side has no line. */
export function printedSides({ sides, print }: StatementSpec, year: YearClasses): (StatementRow | undefined)[][] {
  const lines = sides.map(({ rows }) => statementLines(rows, year));
  return print.lineNumbers ? lines : bottomAligned(withoutFillers(lines));
}

/** Blank lines above the first total keep 行次 as they are; where none are printed, no more of them than a side needs. */
function withoutFillers(sides: readonly (readonly StatementRow[])[]): (readonly StatementRow[])[] {
  const heads = sides.map((rows) => rows.slice(0, Math.max(0, firstTotal(rows))));
  const need = Math.max(...heads.map((rows) => rows.findLastIndex(({ label }) => label !== '') + 1));
  return sides.map((rows, side) => [...(heads[side]?.slice(0, need) ?? []), ...rows.slice(heads[side]?.length)]);
}

function firstTotal(rows: readonly StatementRow[]): number {
  return rows.findIndex(({ total }) => total === true);
}

/** All of one length: the shorter ones have blank lines before their first total, so that 本年合计 and 总计 stand side by side. */
function bottomAligned(sides: readonly (readonly StatementRow[])[]): (StatementRow | undefined)[][] {
  const length = Math.max(...sides.map((rows) => rows.length));
  return sides.map((rows) => {
    const first = firstTotal(rows);
    const blank = Array.from({ length: length - rows.length }, () => undefined);
    return first < 0 ? [...rows, ...blank] : [...rows.slice(0, first), ...blank, ...rows.slice(first)];
  });
}
