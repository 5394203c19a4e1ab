/** Earlier states as users name them: by the number in the history, as a file, or as the folder of a dossier. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BuildState, NamedState } from '../../model/build-state.ts';
import type { Paths } from '../../pipeline.ts';
import {
  type HistoryEntry,
  readHistory,
  readState,
  readStateFile,
  type StateKind,
  StateUnreadableError,
  stateFingerprint,
} from '../../write/history.ts';
import { tell } from '../terminal/output.ts';
import { UsageError } from '../usage-error.ts';
import { unitFolder, unitName } from './units.ts';

/** `存档3（正式报告）`, `存档4（第2稿，2023年8月20日）`. */
export function entryName({ number, kind, label }: HistoryEntry): string {
  return `存档${number}（${kind === 'build' ? '正式报告' : (label ?? '征求意见稿')}）`;
}

/**
 * The last state before `present` that differs from it.
 * @param kind only states of this kind
 * @returns undefined when there is none that can be read
 */
export function formerState(outDir: string, present: BuildState, kind?: StateKind): NamedState | undefined {
  const own = stateFingerprint(present);
  const { entries, rebuilt } = readHistory(outDir);
  if (rebuilt) tell(`${outDir} 的存档清单丢失或损坏，已按存档文件重新列出，编号接着往下排。`);
  const others = entries.filter(({ sha256, kind: other }) => sha256 !== own && (kind === undefined || other === kind));
  for (const entry of others.reverse()) {
    const state = readableOrTold(outDir, entry);
    if (state !== undefined) return { state, name: entryName(entry) };
  }
  return undefined;
}

/** A state that is damaged is set aside with a word; the one before it is as good. */
function readableOrTold(outDir: string, entry: HistoryEntry): BuildState | undefined {
  try {
    return readState(outDir, entry);
  } catch (error) {
    if (!(error instanceof StateUnreadableError)) throw error;
    tell(`${entryName(entry)}不能用来比较：${error.message}。其他存档照常使用。`);
    return undefined;
  }
}

/**
 * A state as `draft --since` names it: `latest`, a number of the unit's history, a kept file, a folder of a dossier.
 * @throws UsageError when there is none
 */
export async function stateSince(word: string, outDir: string, present: BuildState, paths: Paths): Promise<NamedState> {
  if (word === 'latest') {
    const former = formerState(outDir, present);
    if (former !== undefined) return former;
    throw new UsageError(`${outDir} 里没有与现在不同的存档可以比较。${historyHint(outDir)}`);
  }
  if (/^\d+$/.test(word)) return numbered(Number(word), outDir);
  return stateOfPath(word, paths);
}

/**
 * A state as `diff` names it: `单位` (as the dossier is now), `单位@3`, `单位@latest` (the last kept), a file, a folder.
 * @throws UsageError when there is none
 */
export async function stateNamed(word: string, paths: Paths): Promise<NamedState> {
  const [, unit, which] = /^(.+)@(\d+|latest)$/.exec(word) ?? [];
  if (unit === undefined || which === undefined) return stateOfPath(word, paths);
  const outDir = join(paths.out, unitName(unit));
  const named = which === 'latest' ? lastKept(outDir) : numbered(Number(which), outDir);
  return { ...named, name: `${unitName(unit)} ${named.name}` };
}

function lastKept(outDir: string): NamedState {
  const entry = readHistory(outDir).entries.at(-1);
  if (entry === undefined) throw new UsageError(`${outDir} 里还没有存档。${historyHint(outDir)}`);
  return kept(outDir, entry);
}

function numbered(number: number, outDir: string): NamedState {
  const entry = readHistory(outDir).entries.find((other) => other.number === number);
  if (entry === undefined) throw new UsageError(`${outDir} 里没有存档 ${number}。${historyHint(outDir)}`);
  return kept(outDir, entry);
}

function kept(outDir: string, entry: HistoryEntry): NamedState {
  return { state: readable(() => readState(outDir, entry)), name: entryName(entry) };
}

function readable(read: () => BuildState): BuildState {
  try {
    return read();
  } catch (error) {
    throw error instanceof StateUnreadableError ? new UsageError(`${error.message}。请换一个存档。`) : error;
  }
}

function historyHint(outDir: string): string {
  const names = readHistory(outDir).entries.map(entryName);
  return names.length === 0 ? '先运行 juesuan build 或 juesuan draft 编制一次。' : `现有：${names.join('、')}。`;
}

/** A kept file, or a dossier as it stands in its folder. */
async function stateOfPath(word: string, paths: Paths): Promise<NamedState> {
  if (existsSync(word) && statSync(word).isFile() && word.endsWith('.gz')) {
    return { state: readable(() => readStateFile(word)), name: word };
  }
  const folder = unitFolder(word.replace(/[\\/]report\.json$/, ''), paths.units);
  const [{ analyse }, { composed, stateOf }] = await Promise.all([
    import('../../pipeline.ts'),
    import('../../states.ts'),
  ]);
  const analysis = composed(analyse(resolve(folder), paths, folder));
  if (analysis === undefined) throw new UsageError(`${folder} 还编不成报告。请先运行：juesuan check ${word}`);
  return { state: stateOf(analysis), name: folder };
}
