/**
 * Dossiers that are right give nothing to complain about: generated ones, over all places, are analysed without an error or a
 * warning. They are invented, their sums are made by the test itself; a fixed seed makes every run the same.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from '../src/diagnostics/finding.ts';
import { analyse, type Paths } from '../src/pipeline.ts';
import { dossierOf, type GeneratedDossier } from './arbitraries/dossier.ts';
import { dossierPlans } from './arbitraries/dossier-plan.ts';
import { PLACES } from './arbitraries/places.ts';
import { templatesIn, writeDossier } from './generated-units.ts';
import { runs } from './runs.ts';
import { paths, textOf } from './support.ts';

const ANALYSED = runs(40, 20_231_019);
/** What they are like costs less to ask than whether they are right. */
const SAMPLED = runs(100, 20_231_019);

const work = mkdtempSync(join(tmpdir(), 'juesuan-generated-'));
const ownPaths: Paths = { ...paths, templates: templatesIn(work), units: work };

afterAll(() => rmSync(work, { recursive: true, force: true }));

function written(dossier: GeneratedDossier): string {
  const folder = mkdtempSync(join(work, 'unit-'));
  writeDossier(folder, dossier);
  return folder;
}

function told({ rule, severity, message, place, expected, actual }: Finding): string {
  const values = [actual && `实际：${actual}`, expected && `应为：${expected}`].filter(Boolean).join('；');
  return `${severity} ${rule} ${message}（${place?.file ?? ''}:${place?.line ?? ''} ${place?.path ?? ''}）${values}`;
}

/** Signs of a sentence that was left with nothing to say, or says a change of nothing. */
const BROKEN =
  /，，|。。|：。|，。|；。|、。|（）|包括：?$|[加少长降]-|(?:增长|下降|增幅|降幅)0(?:\.0+)?%|undefined|NaN/;

function broken(text: string): string[] {
  return text.split('\n').filter((line) => BROKEN.test(line));
}

describe('generated dossiers', () => {
  it('are analysed without an error or a warning, in whole sentences, with the totals of their own books', {
    timeout: ANALYSED.timeout,
  }, () => {
    const clean = fc.property(dossierPlans, (plan) => {
      const dossier = dossierOf(plan);
      const folder = written(dossier);
      const analysis = analyse(folder, ownPaths, plan.place);
      const faults = analysis.findings.filter(({ severity }) => severity !== 'info').map(told);
      const text = analysis.report === undefined ? '' : textOf(analysis);
      const unprinted = dossier.prints.filter((sentence) => !text.includes(sentence));
      const complaints = [
        ...faults,
        ...broken(text).map((line) => `broken sentence: ${line}`),
        ...unprinted.map((sentence) => `not printed: ${sentence}`),
      ];
      if (complaints.length > 0) throw new Error(`${[...complaints, '', dossier.json].join('\n')}\n`);
      rmSync(folder, { recursive: true });
    });
    fc.assert(clean, ANALYSED);
  });

  it('differ: every place and year, every kind of money, rises and falls, nothing and very much', {
    timeout: SAMPLED.timeout,
  }, () => {
    const seen = new Map<string, number>();
    for (const plan of fc.sample(dossierPlans, SAMPLED)) {
      for (const feature of new Set(dossierOf(plan).features)) seen.set(feature, (seen.get(feature) ?? 0) + 1);
    }
    const often = [
      ...PLACES,
      ...['2021', '2022', '2023', '2024', '元', '万元'],
      ...['administrative', 'civilServiceManaged', 'institution', 'mixed'],
      ...['governmentFund', 'stateCapital', 'nonFiscal', 'three-public money', 'declared tables', 'projects'].flatMap(
        (name) => [name, `no ${name}`],
      ),
      ...['carry-over from last year', 'carry-over to next year', 'increase', 'decrease', 'equal to last year'],
      ...['none last year', 'nothing in both years', 'huge', 'a budget without spending', 'rows by project'],
    ];
    const now = ['no generalPublic', 'refund', 'surplus used', 'overall evaluation', 'project evaluation', 'rubric'];
    expect(often.filter((name) => (seen.get(name) ?? 0) < 0.075 * SAMPLED.numRuns)).toEqual([]);
    expect(now.filter((name) => (seen.get(name) ?? 0) < 0.025 * SAMPLED.numRuns)).toEqual([]);
  });
});
