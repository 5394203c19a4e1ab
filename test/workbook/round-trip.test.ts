/** A dossier → its public workbook → an import into an empty dossier: the same leaves, and the tables as they were printed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { tablesBy } from '../../src/loading.ts';
import { address } from '../../src/model/cell-address.ts';
import { type Dossier, NumberLiteral } from '../../src/model/dossier.ts';
import { toGrid } from '../../src/model/grid.ts';
import { type Decimal, sum } from '../../src/money/decimal.ts';
import { analyseFolder, cleanDossiers } from '../../src/mutate/dossiers.ts';
import type { Analysis, Paths } from '../../src/pipeline.ts';
import { cellText, printedNumber } from '../../src/render/workbook/printed-number.ts';
import { renderWorkbook } from '../../src/render/workbook/render-workbook.ts';
import { statutoryTables } from '../../src/render/workbook/statutory-tables.ts';
import { readFiles } from '../../src/stories/import/given-files.ts';
import { importedValues } from '../../src/stories/import/importing.ts';
import { brochure } from '../../src/style/brochure.ts';
import { analyseUnit, paths } from '../support.ts';
import { isInstalled } from '../support-office.ts';
import { leavesOf } from './reading-support.ts';

interface Unit {
  readonly unit: string;
  readonly analysis: Analysis;
  readonly paths: Paths;
}

const own = readdirSync(paths.units).map((unit): Unit => ({ unit, analysis: analyseUnit(unit), paths }));
const clean = cleanDossiers().map(
  (each): Unit => ({
    unit: each.unit,
    analysis: analyseFolder(each.folder, each),
    paths: each.paths,
  }),
);
const units = [...own, ...clean].filter(
  ({ analysis: { report } }) => report !== undefined && statutoryTables(report).length > 0,
);

function bookOf({ analysis: { report } }: Unit): Uint8Array {
  if (report === undefined) throw new Error('no report');
  return renderWorkbook(report, statutoryTables(report), brochure);
}

function importOf({ analysis, paths: where }: Unit, name: string, bytes: Uint8Array) {
  const { dossier } = analysis;
  if (dossier === undefined) throw new Error('no dossier');
  const { value: by } = tablesBy(dossier.profile, dossier.year, where, { file: '' });
  if (by === undefined) throw new Error('no tables');
  const read = readFiles([{ name, bytes }], by);
  const { name: unit } = dossier.unit;
  return importedValues({
    ...by,
    read,
    unit,
    year: dossier.year,
    amountUnit: dossier.amountUnit,
    dossier: {},
    former: [],
  });
}

/** The leaves of a dossier that stand in its public tables, by the same paths. */
function leavesIn({ analysis: { dossier, report } }: Unit): Record<string, string> {
  if (dossier === undefined || report === undefined) throw new Error('no dossier');
  const found: Record<string, Decimal> = {};
  const put = (path: string, amount: Decimal | undefined) => {
    if (amount !== undefined && !amount.isZero()) found[path] = amount;
  };
  for (const { code, ...kinds } of dossier.revenue)
    for (const [kind, amount] of Object.entries(kinds)) put(`revenue/${code}/${kind}`, amount);
  for (const row of dossier.expenditure) {
    const path = `expenditure/${row.code}/${row.fund}`;
    for (const kind of ['basic', 'superiorRemittance', 'business', 'subordinateSubsidy'] as const)
      put(`${path}/${kind}`, row[kind]);
    put(`${path}/project`, projectOf(row.project));
  }
  // The tables tell the items of 政府性基金 alone.
  for (const fund of ['generalPublic', 'stateCapital', 'nonFiscal'] as const) {
    put(`opening/${fund}`, sum((dossier.opening ?? []).flatMap((row) => (row.fund === fund ? row.amount : []))));
  }
  for (const { fund, code, amount } of dossier.opening ?? []) {
    if (fund === 'governmentFund') put(`opening/${fund}/${code}`, amount);
  }
  for (const { code, amount } of dossier.basicByEconomicItem) put(`basicByEconomicItem/${code}`, amount);
  put('nonFiscalSurplusUsed', dossier.nonFiscalSurplusUsed);
  put('surplusDistribution', dossier.surplusDistribution);
  for (const [part, amount] of Object.entries(dossier.basicTotals ?? {})) put(`basicTotals/${part}`, amount);
  for (const side of ['budget', 'final'] as const) {
    for (const [part, amount] of Object.entries(dossier.threePublic?.[side] ?? {}))
      found[`threePublic/${side}/${part}`] = amount;
  }
  return Object.fromEntries(Object.entries(found).map(([path, amount]) => [path, amount.toFixed()]));
}

function projectOf(project: Dossier['expenditure'][number]['project']): Decimal | undefined {
  return Array.isArray(project) ? sum(project.map(({ amount }) => amount)) : project;
}

/** What the sheets print, cell by cell: digits, blanks left out. */
function printedCells({ analysis: { dossier, report } }: Unit): Map<string, string> {
  if (report === undefined) throw new Error('no report');
  const found = new Map<string, string>();
  for (const { name, table } of statutoryTables(report)) {
    // A table of sums alone is not given, and cannot be declared.
    if (table.id === 'T6' && dossier?.basicTotals !== undefined) continue;
    const above = table.headLine === undefined ? 1 : 2;
    toGrid(table).rows.forEach((slots, row) => {
      slots.forEach((slot, column) => {
        if (slot.kind === 'covered' || row < table.head.length) return;
        const digits = printedNumber(slot.cell, false)?.digits;
        const isFigure = printedNumber(slot.cell, true) !== undefined;
        if (isFigure && digits !== undefined)
          found.set(`${name} ${address(column, row + above)}`, cellText(slot.cell).replaceAll(',', ''));
      });
    });
  }
  return found;
}

function expectWhole(unit: Unit, name: string, bytes: Uint8Array): void {
  const { values, findings, open } = importOf(unit, name, bytes);
  expect(findings).toEqual([]);
  expect(open).toEqual([]);
  expect(leavesOf(values, unit.analysis.dossier?.amountUnit ?? '元')).toEqual(leavesIn(unit));
  const declared = values.filter(({ path, value }) => path[0] === 'declared' && value instanceof NumberLiteral);
  const told = new Map(
    declared.map(({ from, value }) => [`${from.sheet} ${from.cell}`, (value as NumberLiteral).source]),
  );
  expect(told).toEqual(printedCells(unit));
}

describe.each(units)('$unit', (unit) => {
  it('comes back from its public workbook', () => {
    expectWhole(unit, '公开表.xlsx', bookOf(unit));
  });
});

describe.runIf(isInstalled('soffice'))('through LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'round-'));
  const files = units.map(({ unit }) => join(folder, `${unit}.xlsx`));
  beforeAll(() => {
    for (const [index, unit] of units.entries()) writeFileSync(files[index] ?? '', bookOf(unit));
  });

  it.each(['xls', 'ods', 'xlsx'])('as .%s it is the same', { timeout: 180_000 }, (format) => {
    // The first start makes the profile.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const made = join(folder, 'made');
    execFileSync('soffice', [profile, '--headless', '--convert-to', format, '--outdir', made, ...files], {
      stdio: 'ignore',
    });
    for (const [index, unit] of units.entries()) {
      const name = basename(files[index] ?? '').replace(/xlsx$/, format);
      expectWhole(unit, name, new Uint8Array(readFileSync(join(made, name))));
    }
  });
});

it('is asked of every unit that has public tables', () => {
  expect(units.map(({ unit }) => unit).sort()).toEqual([
    'hexi-2023',
    'hexi-agriculture-2023',
    'hexi-culture-2022',
    'luxian-2023',
    'putuo-finance-2024',
    'qingshan-2022',
  ]);
});
