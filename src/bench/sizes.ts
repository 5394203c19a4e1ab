/** Dossiers far larger than any real one: what a command takes on them. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from './measure.ts';

/** What is done to a copy of a dossier, by how the size is called. */
const SIZES: Readonly<Record<string, (folder: string) => void>> = {
  'a Markdown table of 10,000 rows': (folder) => prose(folder, tableOf(10_000)),
  'a Latin word of 5,000 letters': (folder) => prose(folder, 'w'.repeat(5000)),
  '5,000 unknown keys': (folder) =>
    dossier(folder, (written) => Object.assign(written, Object.fromEntries(numbered(5000, (n) => [`key${n}`, n])))),
  '3,000 rows of unknown codes': (folder) => dossier(folder, (written) => addRows(written, 3000)),
};

/**
 * Lines of a Markdown table, one after the other: processor seconds and peak memory of check, build and draft.
 * @param source a unit's folder
 */
export function* sizesTable(program: string, source: string, home: string): Generator<string> {
  yield '| what | check | build | draft |';
  yield '| --- | --- | --- | --- |';
  const units = join(home, 'units');
  for (const [name, enlarge] of Object.entries(SIZES)) {
    const unit = `size-${Object.keys(SIZES).indexOf(name)}`;
    cpSync(source, join(units, unit), { recursive: true });
    enlarge(join(units, unit));
    const cells = ['check', 'build', 'draft'].map((command) => {
      const out = command === 'check' ? [] : ['--out', join(home, 'out')];
      const { cpu, peak } = runProcess([program, command, unit, '--units', units, ...out]);
      return `${(cpu / 1000).toFixed(1)} s, ${peak.toFixed(0)} MB`;
    });
    yield `| ${[name, ...cells].join(' | ')} |`;
  }
}

interface Written {
  readonly prose: Readonly<Record<string, unknown>>;
  readonly expenditure: unknown[];
}

function dossier(folder: string, change: (written: Written) => void): void {
  const file = join(folder, 'report.json');
  const written = JSON.parse(readFileSync(file, 'utf8')) as Written;
  change(written);
  writeFileSync(file, JSON.stringify(written, null, 1));
}

function addRows(written: Written, count: number): void {
  const row = (n: number) => ({ code: String(2_990_000 - n), fund: 'generalPublic', initialBudget: 1.5, basic: 1.5 });
  written.expenditure.push(...numbered(count, row));
}

/** At the end of the first text that the dossier names. */
function prose(folder: string, text: string): void {
  dossier(folder, (written) => {
    const [file] = Object.values(written.prose).filter((name) => typeof name === 'string' && name.endsWith('.md'));
    appendFileSync(join(folder, String(file)), `\n\n${text}\n`);
  });
}

function tableOf(rows: number): string {
  const lines = numbered(rows, (n) => `| ${n} | 项目第${n}号 | ${n}.50 |`);
  return ['| 序号 | 名称 | 金额 |', '| --- | --- | --- |', ...lines].join('\n');
}

function numbered<Item>(count: number, make: (n: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}
