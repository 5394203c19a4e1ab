/** What was filled in by hand, beside what tables say: only of the same unit, year and money, and never against a table. */
import type { Finding } from '../../diagnostics/finding.ts';
import { NumberLiteral } from '../../model/dossier.ts';
import { cellPlace, cellPlaceText, type ImportedValue, importPathText } from '../../model/imported.ts';
import { decimal } from '../../money/decimal.ts';
import type { MoneyUnit } from '../../money/units.ts';
import type { FilledIn } from '../../workbook/fill-in/read-fill-in.ts';
import { isSameUnit } from '../../workbook/recognise/head-lines.ts';

export interface FilledFor {
  readonly unit: string;
  readonly year: number;
  readonly amountUnit: MoneyUnit;
  readonly ofTables: readonly ImportedValue[];
}

export function filledValues(
  filled: readonly FilledIn[],
  { ofTables, ...head }: FilledFor,
): { readonly values: readonly ImportedValue[]; readonly findings: readonly Finding[] } {
  const known = new Map(ofTables.map((value) => [importPathText(value.path), value]));
  const values: ImportedValue[] = [];
  const findings: Finding[] = [];
  for (const each of filled.filter((one) => one.values.length > 0)) {
    const other = otherHead(each, head);
    findings.push(...other);
    if (other.length > 0) continue;
    for (const value of each.values) {
      const path = importPathText(value.path);
      const table = known.get(path);
      if (table === undefined) values.push(value);
      else if (!isSame(table, value)) findings.push(differs(path, table, value));
      known.set(path, table ?? value);
    }
  }
  return { values, findings };
}

function otherHead({ file, unit, year, amountUnit }: FilledIn, own: Omit<FilledFor, 'ofTables'>): Finding[] {
  const told = (what: string, actual: string, expected: string, hint: string): Finding => ({
    rule: 'I05',
    severity: 'error',
    message: `填报表的${what}与 report.json 不同，没有读入`,
    place: { file },
    actual,
    expected,
    hint,
  });
  if (year !== undefined && year !== own.year) {
    return [told('年度', String(year), String(own.year), '选对单位文件夹，或用 juesuan new --workbook 生成这一年的')];
  }
  if (unit !== undefined && own.unit !== '' && !isSameUnit(own.unit, unit)) {
    return [told('单位', unit, own.unit, '选对单位文件夹，或改正“单位”表中的单位全称')];
  }
  if (amountUnit === own.amountUnit) return [];
  if (amountUnit !== undefined) {
    return [told('金额单位', amountUnit, own.amountUnit, '两处改成一样的；改单位时，已经填了的金额也要改')];
  }
  return [
    {
      rule: 'I06',
      severity: 'error',
      message: '“单位”表没有选金额单位，填报表没有读入',
      place: { file },
      expected: own.amountUnit,
      hint: '在“单位”表选金额单位，再导入',
    },
  ];
}

function isSame({ value: one }: ImportedValue, { value: other }: ImportedValue): boolean {
  if (!(one instanceof NumberLiteral) || !(other instanceof NumberLiteral)) return one === other;
  return decimal(one.source).equals(decimal(other.source));
}

function differs(path: string, table: ImportedValue, filled: ImportedValue): Finding {
  const text = ({ value }: ImportedValue) => (value instanceof NumberLiteral ? value.source : String(value));
  return {
    rule: 'I12',
    severity: 'error',
    message: `${path} 填报表与别的表不同，按别的表读入`,
    place: cellPlace(filled.from),
    actual: text(filled),
    expected: `${text(table)}（${cellPlaceText(table.from)}）`,
    hint: '核对哪个对，改正另一个',
  };
}
