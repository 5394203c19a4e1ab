/** The dossier of the year before → the prior-year values that this year's is asked for. */
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Finding, Outcome } from '../../diagnostics/finding.ts';
import type { Paths } from '../../loading.ts';
import { NumberLiteral } from '../../model/dossier.ts';
import type { FigureSet } from '../../model/figure.ts';
import type { ImportedValue } from '../../model/imported.ts';
import { workbookDigest } from '../../model/workbook-digest.ts';
import type { Decimal } from '../../money/decimal.ts';
import { analyse } from '../../pipeline.ts';
import { isSameUnit } from '../../workbook/recognise/head-lines.ts';

export interface FormerYear {
  /** Its `report.json`, with the folder of the unit. */
  readonly name: string;
  readonly digest: string;
  readonly figures: FigureSet;
}

/** What the dossier before must be. */
interface Wanted {
  readonly unit: string;
  /** Of the report that asks. */
  readonly year: number;
}

const REPORT = 'report.json';

/** @param folder of last year's dossier */
export function formerYear(folder: string, wanted: Wanted, paths: Paths): Outcome<FormerYear> {
  const name = `${basename(resolve(folder))}/${REPORT}`;
  const { dossier, figures } = analyse(folder, paths);
  const refused = (finding: Omit<Finding, 'severity' | 'place'>): Outcome<FormerYear> => ({
    findings: [{ ...finding, severity: 'error', place: { file: name } }],
  });
  if (dossier === undefined || figures === undefined) {
    return refused({
      rule: 'I10',
      message: '上年的数据有错，没有读入',
      hint: `先运行 juesuan check ${folder}，改正后再导入`,
    });
  }
  if (dossier.year !== wanted.year - 1) {
    const hint = '上年数取上一年度的数据文件夹';
    const [actual, expected] = [`${dossier.year}年`, `${wanted.year - 1}年`];
    return refused({ rule: 'I05', message: '上年的数据年度不对，没有读入', actual, expected, hint });
  }
  if (!isSameUnit(dossier.unit.name, wanted.unit)) {
    const hint = '核对给的是不是本单位的数据文件夹；单位改了名的，上年数请手工填写';
    const [actual, expected] = [dossier.unit.name, wanted.unit];
    return refused({ rule: 'I05', message: '上年的数据是别的单位的，没有读入', actual, expected, hint });
  }
  return { value: { name, digest: workbookDigest(readFileSync(join(folder, REPORT))), figures }, findings: [] };
}

/**
 * @param asked figure ids
 * @param yuan 元 in the dossier's unit of money
 */
export function formerValues({ name, figures }: FormerYear, asked: readonly string[], yuan: Decimal): ImportedValue[] {
  return [...new Set(asked)].flatMap((id): ImportedValue[] => {
    const figure = figures.get(id);
    if (figure?.value === undefined) return [];
    const value = figure.unit === 'yuan' ? figure.value.div(yuan) : figure.value;
    const from = { file: name, sheet: '上年数据', cell: figure.label };
    return [{ path: ['priorYear', id], value: new NumberLiteral(value.toFixed()), from }];
  });
}
