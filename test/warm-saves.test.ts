/** Saves of every kind in any order: a process that has seen them all says what one says that sees the last alone. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { unitNames } from '../src/cli/units/units.ts';
import { textsOf } from '../src/model/map-texts.ts';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { freshSources } from './fresh-sources.ts';
import { runs } from './runs.ts';
import { filesBelow, paths as own, unitFolder, withFollowers } from './support.ts';

const RUNS = runs(1, 20_240_515);

const units = existsSync(own.units) ? unitNames(own.units) : [];
if (units.length === 0) console.warn('data/units is empty: the tests of saves are skipped');

const sandbox = mkdtempSync(join(tmpdir(), 'juesuan-saves-'));
const paths = { ...own, templates: join(sandbox, 'templates') };
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));
const freshPipeline = freshSources<typeof import('../src/pipeline.ts')>('pipeline.ts');

/** A kind of save; the numbers say where and how. */
interface Save {
  readonly kind: keyof typeof KINDS;
  readonly at: number;
  readonly by: number;
}

type Edit = (folder: string, at: number, by: number) => void;

function formFiles(): string[] {
  return filesBelow(paths.templates, '.json').filter((file) => basename(dirname(file)) === 'forms');
}

function change(file: string | undefined, edit: (text: string) => string): void {
  if (file !== undefined) writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

function one<Value>(all: readonly Value[], at: number): Value | undefined {
  return all[at % Math.max(all.length, 1)];
}

/** One of the places where a pattern fits is written otherwise. */
function changeOne(text: string, pattern: RegExp, at: number, to: (found: string) => string): string {
  const match = one([...text.matchAll(pattern)], at);
  if (match === undefined) return text;
  return `${text.slice(0, match.index)}${to(match[0])}${text.slice(match.index + match[0].length)}`;
}

const inJson =
  (edit: (text: string, at: number, by: number) => string): Edit =>
  (folder, at, by) =>
    change(join(folder, 'report.json'), (text) => edit(text, at, by));

/** The dossier with a field set anew, or taken away. */
const inDossier = (edit: (dossier: Record<string, unknown>, at: number, by: number) => object) =>
  inJson((text, at, by) => {
    const dossier = JSON.parse(text) as Record<string, unknown>;
    return `${JSON.stringify({ ...dossier, ...edit(dossier, at, by) }, undefined, 2)}\n`;
  });

const AMOUNT = /(?<=": )\d+\.\d+/g;
const STRING = /(?<=": ")[^"\n{}]{6,}(?=")/g;

/** What forms print: targets, results, weights, money. */
const FILLED = /(?<="(?:value|weight|score|executed|adjustedBudget|initialBudget)": )\d+(?:\.\d+)?/g;

const KINDS = {
  figure: inJson((text, at, by) => changeOne(text, AMOUNT, at, (found) => (Number(found) + by / 100).toFixed(2))),
  unit: inJson((text, at) => changeOne(text, AMOUNT, at, (found) => (Number(found) * 10_000).toFixed(2))),
  zero: inJson((text, at) => changeOne(text, AMOUNT, at, () => '0.00')),
  count: inJson((text, at, by) => changeOne(text, /(?<=": )\d+(?=,?\n)/g, at, (found) => String(Number(found) + by))),
  text: inJson((text, at, by) => changeOne(text, STRING, at, (found) => `${found}增加${by}.50万元`)),
  lines: inJson((text, _at, by) => text.replace('{', `{${'\n'.repeat(by)}`)),
  fact: inDossier(({ facts = {} }, at, by) => {
    const entries = Object.entries(facts as Record<string, { readonly value: number }>);
    const name = one(entries, at)?.[0];
    return {
      facts: Object.fromEntries(entries.map(([key, fact]) => [key, key === name ? { ...fact, value: by } : fact])),
    };
  }),
  waiver: inDossier((_dossier, at) => ({
    waivers: [{ rule: one(['C02', 'D07', 'C32', 'R02', 'A06'], at), reason: '已核实', by: '某某' }],
  })),
  answered: inDossier(() => ({ waivers: undefined })),
  prose: (folder, at, by) =>
    change(one(filesBelow(folder, '.md'), at), (text) => changeOne(text, /\d+/g, by, (found) => `${found}1`)),
  paragraph: (folder, at, by) =>
    change(one(filesBelow(folder, '.md'), at), (text) => `2019年支出${by}.5万元，增长3%%，请请核实。\n\n${text}`),
  filled: inJson((text, at, by) => changeOne(text, FILLED, at, (found) => String(Number(found) + by))),
  name: inJson((text, at) => changeOne(text, /(?<="name": ")[^"\n]+(?=")/g, at, (found) => `${found}甲`)),
  digits: inJson((text, at, by) => changeOne(text, /(?<=": "[^"\n]*)\d+(?=[^"\n]*")/g, at, () => String(by))),
  order: inDossier(({ projects = [] }) => ({ projects: (projects as unknown[]).toReversed() })),
  heading: (_folder, at, by) =>
    change(one(filesBelow(paths.templates, '.md.hbs'), at), (text) =>
      changeOne(text, /(?<=^#+ .*)$/gm, by, () => `（${by}）`),
    ),
  profile: (_folder, at, by) =>
    change(one(filesBelow(paths.templates, 'profile.json'), at), (text) =>
      changeOne(text, /(?<="decimals": )\d/g, by, (found) => String((Number(found) + 1) % 4)),
    ),
  form: (_folder, at, by) =>
    change(one(formFiles(), at), (text) =>
      changeOne(text, /(?<="text": ")[^"{}]+(?=")/g, by, (found) => `${found}（${by}）`),
    ),
  moved: inDossier(({ prose = {} }, at) => {
    const entries = Object.entries(prose as Record<string, string>);
    const [first, other] = [one(entries, at), one(entries, at + 1)];
    if (first === undefined || other === undefined) return {};
    return { prose: { ...Object.fromEntries(entries), [first[0]]: other[1], [other[0]]: first[1] } };
  }),
  template: (_folder, at, by) =>
    change(one(filesBelow(paths.templates, '.md.hbs'), at), (text) => `${text.trimEnd()}\n\n补充说明${by}。\n`),
} satisfies Record<string, Edit>;

const save: fc.Arbitrary<Save> = fc.record({
  kind: fc.constantFrom(...(Object.keys(KINDS) as Save['kind'][])),
  at: fc.nat(10_000),
  by: fc.integer({ min: 1, max: 300 }),
});

/** With where the unit has written each piece of text. */
function said({ report, origins, findings, publishable }: Analysis): string {
  const inlines = report?.parts.flatMap(({ blocks }) => blocks.flatMap((block) => textsOf(block).flat())) ?? [];
  const written = inlines.map((inline) => origins?.get(inline));
  return JSON.stringify({ findings, publishable, report, written }, undefined, 1);
}

describe.each(units)('%s', (unit) => {
  it('is told the same after many saves as after none', { timeout: RUNS.timeout }, async () => {
    const folder = join(sandbox, unit);
    const alike = fc.asyncProperty(fc.array(save, { minLength: 4, maxLength: 8 }), async (saves) => {
      cpSync(own.templates, paths.templates, { recursive: true });
      rmSync(folder, { recursive: true, force: true });
      cpSync(unitFolder(unit), folder, { recursive: true });
      analyse(folder, paths, unit);
      // Rules note down what they read when they are asked for the second time.
      KINDS.lines(folder, 0, 1);
      analyse(folder, paths, unit);
      let warm = '';
      for (const { kind, at, by } of saves) {
        KINDS[kind](folder, at, by);
        warm = said(analyse(folder, paths, unit));
      }
      const fresh = freshPipeline();
      expect(warm).toBe(said(fresh.analyse(folder, paths, unit)));
    });
    await fc.assert(alike, { ...RUNS, endOnFailure: true });
  });

  // A unit that gives its expenditure by class alone has nothing that the sentence is held against.
  const itemized = readFileSync(join(unitFolder(unit), 'report.json'), 'utf8').includes('"expenditure":');
  it.skipIf(!itemized)(
    'is told of a sentence that an amount saved later has made wrong, and no more when it is right again',
    {
      timeout: RUNS.timeout,
    },
    () => {
      const folder = join(sandbox, unit);
      cpSync(own.templates, paths.templates, { recursive: true });
      rmSync(folder, { recursive: true, force: true });
      cpSync(unitFolder(unit), folder, { recursive: true });
      const spent = analyse(folder, paths, unit).figures?.get('expenditure.all.total')?.value;
      const sentence = `本年支出合计${spent?.toFixed(2)}元。`;
      for (const file of filesBelow(folder, '.md')) change(file, (text) => `${text.trimEnd()}\n\n${sentence}\n`);
      const save = (edit: (text: string) => string) => {
        change(join(folder, 'report.json'), edit);
        return analyse(folder, paths, unit);
      };
      const told = (edit: (text: string) => string) => {
        const analysis = save(edit);
        expect(said(analysis)).toBe(said(freshPipeline().analyse(folder, paths, unit)));
        return analysis.findings
          .flatMap(withFollowers)
          .flatMap(({ message }) => (message.includes(sentence.slice(0, -1)) ? [message] : []));
      };
      const before = readFileSync(join(folder, 'report.json'), 'utf8');
      for (let times = 0; times < 2; times += 1) save((text) => `${text}\n`);
      const right = told((text) => `${text}\n`);
      const wrong = told((text) =>
        text.replace(
          /(?<="expenditure":[^\]]*?"(?:basic|project|amount)": )\d+/,
          (found) => `${Number(found) + 50_000}`,
        ),
      );
      expect(wrong).not.toEqual(right);
      expect(told(() => before)).toEqual(right);
    },
  );
});
