/** All that can be said of a dossier is said at once, and what could not be looked at yet is named. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/diagnostics/finding.ts';
import { analyse } from '../src/pipeline.ts';
import { withJson } from './case-edits.ts';
import { paths } from './support.ts';

const CLEAN = resolve(import.meta.dirname, 'clean');
const UNITS = readdirSync(CLEAN);

interface Edit {
  readonly set?: Readonly<Record<string, unknown>>;
  /** Files of prose by name, with all that they hold. */
  readonly prose?: Readonly<Record<string, string>>;
}

/** Findings but information, of an edited copy of a clean dossier that declares nothing; what is still to be checked. */
function checked(unit: string, { set = {}, prose = {} }: Edit): { told: Finding[]; waiting: readonly Finding[] } {
  const folder = join(mkdtempSync(join(tmpdir(), 'juesuan-waves-')), unit);
  cpSync(join(CLEAN, unit), folder, { recursive: true });
  const file = join(folder, 'report.json');
  writeFileSync(file, withJson(readFileSync(file, 'utf8'), { declared: undefined, ...set }));
  for (const [name, text] of Object.entries(prose)) writeFileSync(join(folder, name), text);
  const { findings } = analyse(folder, paths, unit);
  return {
    told: findings.filter(({ severity }) => severity !== 'info'),
    waiting: findings.filter(({ rule }) => rule === 'V60'),
  };
}

const UNIT = 'hexi-culture-2022';
const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule).sort();

describe('faults of one part', () => {
  const parts = UNITS.flatMap((unit) => {
    const dossier = JSON.parse(readFileSync(join(CLEAN, unit, 'report.json'), 'utf8')) as Record<string, unknown>;
    return Object.keys(dossier).map((part) => [unit, part] as const);
  });

  it.each(parts)('of %s in "%s" are no reason to blame another', (unit, part) => {
    const { told, waiting } = checked(unit, { set: { [part]: true } });
    expect(told.map(({ place }) => place?.path)).toEqual([part]);
    expect(waiting).toHaveLength(1);
  });

  it('keep nothing back that can be said of the accounts', () => {
    const { told, waiting } = checked(UNIT, {
      set: { 'performance.overall.goals': 3, 'expenditure[0].basic': -1 },
    });
    expect(rulesOf(told)).toEqual(expect.arrayContaining(['A33', 'V12']));
    expect(waiting[0]?.message).toContain('文字部分待改正后再查');
  });

  it('keep nothing back that is missing', () => {
    const { told } = checked(UNIT, { set: { date: '', 'prose.duties': undefined, procurement: undefined } });
    expect(rulesOf(told)).toEqual(['V15', 'V50', 'V53']);
  });

  it('in a name do not make what it names missing', () => {
    const { told } = checked(UNIT, { set: { procurement: undefined, procurment: {} } });
    expect(told.map(({ rule, expected }) => [rule, expected])).toEqual([['V11', 'procurement']]);
  });
});

describe('what could not be checked yet', () => {
  it('is nothing where all rules were asked', () => {
    expect(checked(UNIT, {}).waiting).toEqual([]);
    expect(checked(UNIT, { set: { 'basicByEconomicItem[0].amount': 1 } }).waiting).toEqual([]);
  });

  it('is the text where what it needs is missing, and blank texts are told beside it', () => {
    const { told, waiting } = checked(UNIT, {
      set: { 'priorYear["balance.grandTotal"]': undefined, 'basicByEconomicItem[0].amount': 1 },
      prose: { 'overview/duties.md': '\n' },
    });
    expect(rulesOf(told)).toEqual(expect.arrayContaining(['B24', 'V50', 'V52']));
    expect(waiting).toMatchObject([
      { message: expect.stringMatching(/^文字部分待改正后再查.*文字与表、文字与文字之间/u) },
    ]);
  });

  it('is everything where there are no figures', () => {
    const { waiting } = checked(UNIT, { set: { 'expenditure[0].code': '1' } });
    expect(waiting).toMatchObject([{ message: expect.stringContaining('数据、各表和文字待改正后再查') }]);
  });

  it('is nothing where there is no dossier', () => {
    const { findings } = analyse(join(CLEAN, 'nowhere'), paths, 'nowhere');
    expect(findings.map(({ rule }) => rule)).toEqual(['V01']);
  });
});
