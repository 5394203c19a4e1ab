/** Which units a call means. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { nearest } from '../../diagnostics/suggest.ts';
import { UsageError } from '../usage-error.ts';

/** Names of the unit folders, sorted. @throws UsageError when there is no such place */
export function unitNames(units: string): string[] {
  if (!isFolder(units)) {
    throw new UsageError(`没有单位文件夹 ${units}。请在项目文件夹中运行，或用 --units 指定位置。`);
  }
  const entries = readdirSync(units).filter((name) => !name.startsWith('.') && isFolder(join(units, name)));
  return entries.sort();
}

/** Folders of the units named, each once; of all units when none is named. @throws UsageError */
export function unitFolders(words: readonly string[], units: string): string[] {
  const folders = words.length === 0 ? unitNames(units).map((name) => join(units, name)) : named(words, units);
  if (folders.length === 0)
    throw new UsageError(`${units} 中没有单位。新建单位：juesuan new 单位 --profile 模板 --year 年`);
  assertDifferentNames(folders);
  return folders;
}

function named(words: readonly string[], units: string): string[] {
  const byPath = new Map(words.map((word) => unitFolder(word, units)).map((folder) => [resolve(folder), folder]));
  return [...byPath.values()];
}

/** The folder of one unit: a name below `units`, or a path. @throws UsageError */
export function unitFolder(word: string, units: string): string {
  const inUnits = join(units, word);
  if (word !== '' && isFolder(inUnits)) return inUnits;
  if (word !== '' && isFolder(word)) return join(word);
  throw new UsageError(`没有单位 ${word}。${suggestion(word, units)}`);
}

function suggestion(word: string, units: string): string {
  const names = unitNames(units);
  const near = nearest(basename(word), names);
  if (near !== undefined) return `是否应为 ${near}？`;
  const shown = names.slice(0, 10).join('、');
  return names.length === 0 ? `${units} 中还没有单位。` : `现有：${shown}${names.length > 10 ? ' 等' : ''}`;
}

/** Outputs go to a folder by the unit's name: two units of one name would overwrite each other. */
function assertDifferentNames(folders: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const folder of folders) {
    const name = unitName(folder);
    const other = seen.get(name);
    if (other !== undefined)
      throw new UsageError(`${other} 和 ${folder} 的文件夹名相同，请分两次编制，并用 --out 分开。`);
    seen.set(name, folder);
  }
}

/** Name of a unit: that of its folder. */
export function unitName(folder: string): string {
  return basename(resolve(folder));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
