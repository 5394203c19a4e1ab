/** Programs that serve a page and are killed while it writes: each file of the unit must be whole, as it was or as it shall be. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DeskUpdate, EditRequest, Entry } from '../model/desk.ts';
import { randomFrom } from '../mutate/random.ts';

export interface PageKillResult {
  readonly killed: number;
  /** Of these, with the edit that was on its way in the file. */
  readonly written: number;
  /** What was wrong, each with the number of the kill. */
  readonly faults: readonly string[];
}

const UNIT = 'test/clean/hedong-employment-2021';
/** Edits of a program before it is killed. */
const EDITS = 4;
/** Milliseconds within which an edit is in its file. */
const WRITING = 60;

/** @param program its script, which node runs @param root of the project */
export async function killPages(program: string, root: string, count: number, seed: number): Promise<PageKillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-page-kills-'));
  const unit = join(folder, 'units', 'unit');
  cpSync(join(root, UNIT), unit, { recursive: true });
  const random = randomFrom(seed);
  const result = { killed: 0, written: 0, faults: [] as string[] };
  try {
    for (let index = 1; index <= count; index += 1) {
      const { child, address } = await served(program, folder);
      const left = strangersIn(unit);
      if (left.length > 0) result.faults.push(`kill ${index}: left behind by the one before: ${left.join(', ')}`);
      const before = textOf(unit);
      const edits = await editsOf(address, index);
      for (const edit of edits.slice(0, -1)) await send(address, edit);
      const settled = textOf(unit);
      const last = edits.at(-1);
      const sent = last === undefined ? Promise.resolve() : send(address, last).catch(() => undefined);
      await wait(random(WRITING));
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await Promise.all([ended, sent]);
      const after = textOf(unit);
      result.killed += 1;
      if (after !== settled) result.written += 1;
      result.faults.push(...faultsOf(before, settled, after, last).map((fault) => `kill ${index}: ${fault}`));
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function served(program: string, folder: string): Promise<{ child: ChildProcess; address: string }> {
  const places = ['--units', join(folder, 'units'), '--out', join(folder, 'out')];
  const child = spawn(process.execPath, [program, 'serve', '--no-open', ...places], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  const address = await new Promise<string>((found, failed) => {
    child.stderr.on('data', (piece) => {
      told += String(piece);
      const [own] = /http:\S+\/\S+\//.exec(told) ?? [];
      if (own !== undefined) found(own);
    });
    child.once('close', () => failed(new Error(`the page was not served: ${told}`)));
  });
  return { child, address: `${address}unit/unit/` };
}

/** Amounts of one leaf, each another. */
async function editsOf(address: string, index: number): Promise<readonly EditRequest[]> {
  const update = (await (await fetch(`${address}view?since=0`)).json()) as DeskUpdate;
  const entries = Object.values(update.pieces).flatMap((piece) =>
    'entry' in piece && piece.entry ? [piece.entry] : [],
  );
  const leaf = entries.find(
    (entry): entry is Extract<Entry, { kind: 'value' }> => entry.kind === 'value' && entry.form === 'amount',
  );
  if (leaf === undefined) throw new Error('the page has no amount');
  const { kind, path, form } = leaf;
  return Array.from({ length: EDITS }, (_, edit) => ({
    base: update.view.base,
    override: true,
    edit: { kind, path, form, typed: `${index * 100 + edit}.25` },
  }));
}

async function send(address: string, request: EditRequest): Promise<void> {
  const { origin } = new URL(address);
  const answer = await fetch(`${address}edit`, { method: 'POST', headers: { origin }, body: JSON.stringify(request) });
  if (!answer.ok) throw new Error(`the edit was answered by ${answer.status}`);
}

function textOf(unit: string): string {
  return readFileSync(join(unit, 'report.json'), 'utf8');
}

/** Half-made files. */
function strangersIn(unit: string): string[] {
  return readdirSync(unit, { recursive: true }).flatMap((name) =>
    String(name).endsWith('.tmp') ? [String(name)] : [],
  );
}

function faultsOf(before: string, settled: string, after: string, last: EditRequest | undefined): string[] {
  const typed = last?.edit.typed ?? '';
  if (after !== settled && after.replace(typed, '') === after)
    return ['report.json is neither as it was nor as it shall be'];
  try {
    JSON.parse(after);
  } catch {
    return ['report.json is not whole'];
  }
  const lines = before.split('\n').length;
  return after.split('\n').length === lines && settled !== before
    ? []
    : ['the edits before the last are not in report.json'];
}
