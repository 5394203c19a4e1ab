/** Which dossier an import is for: the one that is named, the one whose unit and year stand on the tables, or a new one. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { tablesBy } from '../../loading.ts';
import type { Paths } from '../../pipeline.ts';
import { type Given, readFiles, type TablesRead, unitsIn } from '../../stories/import/given-files.ts';
import type { ImportArguments } from '../calls/import.ts';
import { existingProfile, freeFolder, newUnitFiles } from '../commands/new.ts';
import { type UnitHead, unitHeads } from '../units/unit-heads.ts';
import { unitFolder } from '../units/units.ts';
import { UsageError } from '../usage-error.ts';

export type Target =
  | { readonly kind: 'existing'; readonly folder: string }
  | { readonly kind: 'new'; readonly folder: string; readonly files: ReadonlyMap<string, string> };

/** @throws UsageError where the call and the tables do not tell it */
export async function targetOf(args: ImportArguments, paths: Paths, files: readonly Given[]): Promise<Target> {
  const { unit, profile, year } = args;
  if (unit !== undefined && (profile === undefined || existsSync(join(paths.units, unit)) || existsSync(unit))) {
    return { kind: 'existing', folder: unitFolder(unit, paths.units) };
  }
  if (profile === undefined) {
    return { kind: 'existing', folder: folderAround(args.文件) ?? folderByTables(files, paths) };
  }
  return newTarget(args, profile, year, paths, files);
}

/** The one unit in whose folder all the files lie. */
function folderAround(files: readonly string[]): string | undefined {
  const folders = [...new Set(files.map((file) => dirname(file)))];
  const [only] = folders;
  return folders.length === 1 && only !== undefined && existsSync(join(only, 'report.json')) ? only : undefined;
}

/** The tables are known by the forms of any place that is at hand. */
function peek(files: readonly Given[], profile: string, year: number, paths: Paths): TablesRead {
  const { value } = tablesBy(profile, year, paths, { file: '' });
  return value === undefined
    ? { tables: [], filled: [], told: [], findings: [], digests: new Map() }
    : readFiles(files, value);
}

function folderByTables(files: readonly Given[], paths: Paths): string {
  const heads = unitHeads(paths.units);
  const [first] = heads;
  const hint = '请写明 --unit 单位文件夹；还没有这个单位的，再写 --profile 模板 --year 年度，新建一个';
  if (first === undefined) throw new UsageError(`${paths.units} 中还没有单位。${hint}`);
  const found = unitsIn(peek(files, first.profile, first.year, paths));
  const fitting = heads.filter(({ name, year }) => found.some((each) => each.isOf(name, year)));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only.folder;
  if (fitting.length > 1) throw new UsageError(`${namesOf(fitting)} 都可能是这些表的单位。${hint}`);
  const names = found.map(({ name, year }) => `${name}${year === undefined ? '' : ` ${year}年`}`).join('、');
  throw new UsageError(
    names === ''
      ? `表上没有写单位。${hint}`
      : `表上的单位是 ${names}，${paths.units} 中没有这个单位这一年的数据。${hint}`,
  );
}

function namesOf(heads: readonly UnitHead[]): string {
  return heads.map(({ folder }) => basename(folder)).join('、');
}

async function newTarget(
  { unit }: ImportArguments,
  profile: string,
  year: string | undefined,
  paths: Paths,
  files: readonly Given[],
): Promise<Target> {
  const chosen = existingProfile(profile, paths.templates);
  const found = unitsIn(peek(files, profile, Number(year ?? NEWEST_YEAR), paths));
  const ofYear = found.filter((each) => year === undefined || each.year === undefined || each.year === Number(year));
  const [only] = ofYear;
  if (ofYear.length > 1) {
    const names = ofYear.map((each) => `${each.name} ${each.year ?? ''}`.trim()).join('、');
    throw new UsageError(`表上有几个单位或几个年度：${names}。请把要读入的另存为一个文件，或先用 juesuan new 新建单位`);
  }
  const written = year ?? (only?.year === undefined ? undefined : String(only.year));
  if (written === undefined) throw new UsageError('表上没有写年度，请写明 --year 年度');
  const named = unit ?? only?.name;
  if (named === undefined) throw new UsageError('表上没有写单位，请写明 --unit 单位');
  const given = { 单位: named, profile, year: written, ...(only === undefined ? {} : { name: only.name }) };
  return { kind: 'new', folder: freeFolder(given, paths.units), files: await newUnitFiles(given, chosen, paths) };
}

/** A year that every catalogue knows, for a first look at the head lines. */
const NEWEST_YEAR = 2024;
