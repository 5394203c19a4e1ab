/** The mutation run on a few mutants of each kind: what it changes, what is told, what it counts apart. */
import { beforeAll, describe, expect, it } from 'vitest';
import { cleanDossiers } from '../src/mutate/dossiers.ts';
import { KINDS, type Mutant, type Verdict } from '../src/mutate/mutant.ts';
import { textEdits } from '../src/mutate/mutations.ts';
import { randomFrom } from '../src/mutate/random.ts';
import { printed, survivors, tally } from '../src/mutate/report.ts';
import { chosen, type Subject, subjectOf, tried } from '../src/mutate/run.ts';

const UNIT = 'hexi-culture-2022';
const COUNT = 60;

let subject: Subject;
let mutants: Mutant[];
let verdicts: Verdict[];
beforeAll(() => {
  const clean = cleanDossiers().find(({ unit }) => unit === UNIT);
  if (clean === undefined) throw new Error(`no ${UNIT}`);
  const random = randomFrom(1);
  subject = subjectOf(clean, random);
  mutants = chosen(subject.mutants, COUNT, random);
  verdicts = [...tried(subject, mutants)];
}, 120_000);

describe('mutants', () => {
  it('are of every kind, of the files and of the report', () => {
    expect(new Set(mutants.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    expect(new Set(mutants.map(({ origin }) => origin))).toEqual(new Set(['file', 'report']));
  });

  it('change one thing', () => {
    expect(mutants.filter((mutant) => mutant.old === mutant.new)).toEqual([]);
    const [digit] = textEdits('比2021年度增加12.5万元', () => 0).filter(({ kind }) => kind === 'digit');
    expect(digit).toMatchObject({ start: 9, end: 10 });
  });

  it('are the same for the same seed', () => {
    const again = textEdits('共3150人次，增长9.87%', randomFrom(7));
    expect(again).toEqual(textEdits('共3150人次，增长9.87%', randomFrom(7)));
  });
});

describe('the check', () => {
  it('breaks down on none', () => {
    expect(verdicts.filter(({ failure }) => failure !== undefined)).toEqual([]);
  });

  it.each(KINDS)('tells most mutants of kind %s', (kind) => {
    const { counted, killed } = tally(verdicts.filter(({ mutant }) => mutant.kind === kind));
    expect(counted).toBeGreaterThan(0);
    expect(killed * 2).toBeGreaterThanOrEqual(counted);
  });

  it('tells nine in ten', () => {
    expect(survivors(verdicts).length).toBeLessThanOrEqual(COUNT / 10);
  });
});

describe('what is printed', () => {
  it('counts every mutant once and lists every survivor', () => {
    const text = printed(verdicts);
    const { counted, apart } = tally(verdicts);
    expect(counted + apart).toBe(COUNT);
    expect(text.split('\n').filter((line) => line.startsWith('survivor '))).toHaveLength(survivors(verdicts).length);
    expect(text).toContain(`${COUNT} mutants, ${apart} counted apart`);
  });
});
