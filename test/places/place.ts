/** A place that prints its tables and nothing else, and a unit of it with three kinds of money. Both are invented. */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Analysis, analyse } from '../../src/pipeline.ts';
import { paths, textOf } from '../support.ts';

export type Json = Record<string, unknown>;

const PROFILE = {
  extends: 'base',
  name: '某县单位决算公开',
  abstract: false,
  title: '{unit}{year}年度决算',
  subject: '单位决算',
  cover: null,
  contents: null,
  requires: ['revenue', 'expenditure'],
  prose: {},
  parts: [{ id: 'tables', title: '决算表', sections: [{ id: 'all', tables: 'all' }] }],
};

const UNIT = {
  profile: 'county',
  status: 'preparing',
  year: 2024,
  date: '2025-08-15',
  amountUnit: '万元',
  unit: { name: '某县文体局', level: '县级', nature: 'administrative' },
  revenue: [
    { code: '2070301', generalPublic: 300 },
    { code: '2070307', generalPublic: 80, institutional: 20 },
    { code: '2296003', governmentFund: 50 },
  ],
  expenditure: [
    { code: '2070301', fund: 'generalPublic', initialBudget: 320, basic: 300 },
    { code: '2070307', fund: 'generalPublic', initialBudget: 100, project: 80 },
    { code: '2070307', fund: 'nonFiscal', project: 20 },
    { code: '2296003', fund: 'governmentFund', initialBudget: 60, project: 50 },
  ],
  basicByEconomicItem: [
    { code: '30101', amount: 200 },
    { code: '30201', amount: 100 },
  ],
  threePublic: {
    budget: { overseas: 0, vehiclePurchase: 0, vehicleOperation: 4, reception: 1 },
    final: { overseas: 0, vehiclePurchase: 0, vehicleOperation: 3, reception: 0 },
    counts: {
      overseasGroups: 0,
      overseasVisitors: 0,
      vehiclesPurchased: 0,
      vehiclesHeld: 2,
      receptionBatches: 0,
      receptionVisitors: 0,
    },
  },
};

/**
 * @param tables what the place says of its tables
 * @param more keys laid over the unit's
 * @param profile keys laid over the place's
 * @param texts of its templates, by the names of their files
 */
export function atPlace(
  tables: Json,
  more: Json = {},
  profile: Json = {},
  texts: Readonly<Record<string, string>> = {},
): Analysis {
  const root = mkdtempSync(join(tmpdir(), 'juesuan-'));
  const templates = join(root, 'templates');
  cpSync(join(paths.templates, 'base'), join(templates, 'base'), { recursive: true });
  mkdirSync(join(templates, 'county'));
  writeFileSync(join(templates, 'county/profile.json'), JSON.stringify({ ...PROFILE, ...profile, tables }, null, 1));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(templates, 'county', name), text);
  const folder = join(root, 'wentiju-2024');
  mkdirSync(folder);
  writeFileSync(join(folder, 'report.json'), JSON.stringify({ ...UNIT, ...more }, null, 1));
  return analyse(folder, { ...paths, templates }, 'wentiju-2024');
}

/** The lines of one table as they are printed, cells parted by a tab; blank cells as they are. */
export function linesOf(analysis: Analysis, table: string): string[] {
  const lines = textOf(analysis).split('\n');
  const start = lines.indexOf(`${UNIT.year}年度${table}`);
  if (start < 0) throw new Error(`no table “${table}”`);
  const end = lines.findIndex((line, index) => index > start && line === '');
  return lines.slice(start, end < 0 ? undefined : end);
}

/** The first line whose first or later cell is `cell`, cell by cell. */
export function lineOf(analysis: Analysis, table: string, cell: string): string[] {
  const found = linesOf(analysis, table)
    .map((line) => line.split('\t'))
    .find((cells) => cells.includes(cell));
  if (found === undefined) throw new Error(`no line “${cell}” in “${table}”`);
  return found;
}

/** What was told, by rule, without what is only asked to look at. */
export function told({ findings }: Analysis): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`);
}
