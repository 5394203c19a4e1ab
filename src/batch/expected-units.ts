/** Which units a batch is of: those of a folder, or those that a list expects. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isPaperName, withoutPaperEnding } from '../library/paper-files.ts';
import { safeFileName } from '../model/safe-file-name.ts';
import type { Batch, BatchTask, ExpectedUnit } from '../model/unit-result.ts';
import { foldersByUnit } from './folders-by-unit.ts';
import { SourceError } from './source-error.ts';

/**
 * @param source a folder that holds one folder for each unit, of an audit also files that are a paper each; or a list
 * @throws SourceError
 */
export async function expectedUnits(source: string, task: BatchTask): Promise<ExpectedUnit[]> {
  const units = isFolder(source) ? unitsIn(source, task) : await listed(source, task);
  if (units.length === 0) throw new SourceError(`${source} 中没有单位。${WANTED[task]}或写一份应报单位清单。`);
  return named(units);
}

const IN_FOLDERS = '请写一个放着各单位文件夹的位置（每个单位一个文件夹，里面有 report.json），';
const WANTED: Readonly<Record<BatchTask, string>> = {
  build: IN_FOLDERS,
  check: IN_FOLDERS,
  draft: IN_FOLDERS,
  audit: '请写一个放着报告（.docx、.pdf）的文件夹，',
};

/** The part of the units that is `index` of `count`, from 1: every count-th, so that large and small ones mix. */
export function shardOf(units: readonly ExpectedUnit[], { index, count }: NonNullable<Batch['shard']>): ExpectedUnit[] {
  return units.filter((_, position) => position % count === index - 1);
}

type Found = Omit<ExpectedUnit, 'id' | 'repeats'>;

function unitsIn(folder: string, task: BatchTask): Found[] {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  return names.sort().flatMap((name): Found[] => {
    const path = join(folder, name);
    if (isFolder(path)) return [{ name, folder: path }];
    return task === 'audit' && isPaperName(name) ? [{ name: withoutPaperEnding(name), folder: path }] : [];
  });
}

/**
 * Where the list names no folder, the one beside it that bears the unit's name, else the one whose dossier does; of an
 * audit the paper or folder that bears it.
 */
async function listed(file: string, task: BatchTask): Promise<Found[]> {
  if (!existsSync(file))
    throw new SourceError(`没有文件夹或清单 ${file}。请写一个放着各单位文件夹的位置，或一份清单。`);
  const { readUnitList } = await import('./unit-list.ts');
  const found = unitsIn(dirname(file), task);
  const byName = new Map(found.toReversed().map(({ name, folder }) => [name, folder]));
  const units = readUnitList(file).map((unit) => {
    const folder = unit.folder ?? byName.get(safeFileName(unit.name));
    return folder === undefined ? unit : { ...unit, folder };
  });
  if (task === 'audit' || units.every(({ folder }) => folder !== undefined)) return units;
  const taken = new Set(units.map(({ folder }) => folder));
  const left = found.flatMap(({ folder }) => (folder === undefined || taken.has(folder) ? [] : [folder]));
  const byUnit = foldersByUnit(left);
  return units.map((unit) => {
    const folder = unit.folder ?? byUnit.get(unit.name);
    return folder === undefined ? unit : { ...unit, folder };
  });
}

/** Each with an id of its own; what names a unit or a folder that was named before repeats it. */
function named(units: readonly Found[]): ExpectedUnit[] {
  const ids = new Set<string>();
  const first = new Map<string, string>();
  return units.map((unit) => {
    const wanted = safeFileName(unit.folder === undefined ? unit.name : baseName(unit.folder));
    const id = unlike(ids, wanted);
    ids.add(id.toLowerCase());
    const marks = [`name ${unit.name}`, ...(unit.folder === undefined ? [] : [`folder ${resolve(unit.folder)}`])];
    const repeats = marks.map((mark) => first.get(mark)).find((other) => other !== undefined);
    for (const mark of marks) if (!first.has(mark)) first.set(mark, id);
    return { id, ...unit, ...(repeats === undefined ? {} : { repeats }) };
  });
}

/** Two that differ in the case of letters alone are one file on some systems. */
function unlike(taken: ReadonlySet<string>, wanted: string): string {
  let id = wanted;
  for (let number = 2; taken.has(id.toLowerCase()); number += 1) id = `${wanted}-${number}`;
  return id;
}

/** Of a folder or of a paper. */
function baseName(path: string): string {
  const name = basename(resolve(path));
  return isFolder(path) ? name : withoutPaperEnding(name);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
