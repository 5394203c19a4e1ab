/** `juesuan new`: the folder of a unit for a new year, ready to be filled in. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Finding } from '../../diagnostics/finding.ts';
import { nearest } from '../../diagnostics/suggest.ts';
import { tableSetYears } from '../../input/read-catalogues.ts';
import { profileIds } from '../../input/read-profile.ts';
import type { Profile } from '../../model/profile.ts';
import { safeFileName } from '../../model/safe-file-name.ts';
import type { Paths } from '../../pipeline.ts';
import type { NewArguments } from '../calls/new.ts';
import { guideText, type NamedFigures } from '../new/guide.ts';
import { completed, type NewUnit, type ProfileChoice } from '../new/questions.ts';
import { dossierNode } from '../new/schema-node.ts';
import { skeleton, skeletonText } from '../new/skeleton.ts';
import { pathsFrom, withTemplates } from '../paths.ts';
import { findingsOnlyText } from '../terminal/findings-text.ts';
import { print } from '../terminal/output.ts';
import { isAbstract, readProfileChain } from '../units/profiles.ts';
import { UsageError } from '../usage-error.ts';
import { schemaText } from './schema.ts';

export async function makeNew(given: NewArguments): Promise<void> {
  const paths = pathsFrom(given);
  const there = given.workbook ? existingUnit(given, paths.units) : undefined;
  if (there !== undefined)
    return print(await (await import('../new/fill-book.ts')).layOutExisting(there, paths, withTemplates(given)));
  const args = await completed(given, () => profileChoices(paths.templates));
  const profile = existingProfile(args.profile, paths.templates);
  const folder = freeFolder(args, paths.units);
  const { files: written, told } = await startedFiles(args, given.from, profile, paths);
  const files = given.workbook ? await withFillBook(written, args, paths) : written;
  writeNew(folder, files);
  print(
    [
      createdText(folder, [...files.keys()], withTemplates(given)),
      ...formsText(args.year, paths.catalogues),
      ...told,
    ].join('\n'),
  );
}

interface Started {
  readonly files: ReadonlyMap<string, string>;
  /** What came of the paper of the year before. */
  readonly told: readonly string[];
}

async function startedFiles(
  args: NewUnit,
  from: string | undefined,
  profile: Partial<Profile>,
  paths: Paths,
): Promise<Started> {
  if (from === undefined) return { files: await newUnitFiles(args, profile, paths), told: [] };
  const { formerPaper, withPriorYear } = await import('../new/from.ts');
  const former = await formerPaper(from, fullName(args), args, paths);
  const empty = await newUnitFiles({ name: former.unit, ...args }, profile, paths, former.prose);
  const { files, findings, filled } = withPriorYear(empty, REPORT_FILE, former, args, paths);
  return { files, told: fromText(from, profile, former.prose, filled, findings) };
}

function fromText(
  from: string,
  profile: Partial<Profile>,
  prose: ReadonlyMap<string, string>,
  filled: number,
  findings: readonly Finding[],
): string[] {
  const labels = (keys: readonly string[]) => keys.map((key) => `“${profile.prose?.[key]?.label ?? key}”`).join('、');
  const missing = textsAsked(profile, prose).filter((key) => !prose.has(key));
  return [
    '',
    `取自 ${basename(from)}：上年数 ${filled} 个；文字 ${prose.size} 段${prose.size === 0 ? '' : `：${labels([...prose.keys()])}`}`,
    ...(prose.size === 0 ? [] : ['文字中的年份和数字标成了【…→？】，请逐处改成本年的；没有改的，juesuan check 会指出']),
    ...(missing.length === 0 ? [] : [`报告中没有单独成段的，请自己写：${labels(missing)}`]),
    ...(findings.length === 0 ? [] : [findingsOnlyText(findings)]),
  ];
}

async function withFillBook(files: ReadonlyMap<string, string>, { profile, year }: NewUnit, paths: Paths) {
  const { fillBookFiles } = await import('../new/fill-book.ts');
  const made = fillBookFiles({ text: files.get(REPORT_FILE) ?? '', profile, year: Number(year) }, paths);
  return new Map<string, string | Uint8Array>([...files, ...made]);
}

/** The folder of a unit that is there: by its name, with the year or without it, or by its path. */
function existingUnit({ 单位: written, year }: NewArguments, among: string): string | undefined {
  if (written === undefined) return undefined;
  const names = year === undefined ? [written] : [written, `${written}-${year}`];
  const folders = names.flatMap((name) => [join(among, name), name]);
  return folders.find((folder) => existsSync(join(folder, REPORT_FILE)));
}

function profileChoices(templates: string): readonly ProfileChoice[] {
  return profileIds(templates)
    .filter((profile) => !isAbstract(templates, profile))
    .map((profile) => ({ profile, name: readProfileChain(templates, profile).name }));
}

export function existingProfile(id: string, templates: string): Partial<Profile> {
  const ids = profileIds(templates);
  if (ids.includes(id)) return readProfileChain(templates, id);
  const near = nearest(id, ids);
  const known = ids.length === 0 ? `${templates} 中没有模板。` : `现有：${ids.join('、')}`;
  throw new UsageError(`没有模板 ${id}。${near === undefined ? known : `是否应为 ${near}？`}`);
}

/** Folder of a new unit. @throws UsageError where it exists or cannot be a name. A path says where, as in the other commands; a bare name stands among the units. */
export function freeFolder({ 单位: written, year }: NewUnit, among: string): string {
  const unit = basename(written);
  const units = unit === written ? among : dirname(written);
  if (!/^20\d\d$/.test(year)) throw new UsageError(`年度应为四位数字，如 2023；写的是 ${year}。`);
  const [, other = year] = /-(20\d\d)$/.exec(unit) ?? [];
  if (other !== year) throw new UsageError(`名字 ${unit} 里的年度是 ${other}，--year 写的是 ${year}，应当一致。`);
  const name = unit.endsWith(year) ? unit : `${unit}-${year}`;
  if (unit === '' || safeFileName(name) !== name) {
    throw new UsageError(`${unit} 不能作文件夹名：不能有 \\ / : * ? " < > | 等符号，也不能以点或空格开头、结尾。`);
  }
  const folder = join(units, name);
  if (existsSync(folder)) throw new UsageError(`${folder} 已经存在，没有改动。请换一个名字。`);
  return folder;
}

/** A folder name in Chinese is taken for the unit's name. */
function fullName({ 单位: written, name, year }: NewUnit): string {
  const unit = basename(written);
  if (name !== undefined) return name;
  return /\p{Script=Han}/u.test(unit) ? unit.replace(new RegExp(`-?${year}$`), '') : '';
}

/** Texts of the files of a new unit, by their paths in its folder. @param texts prose that is there already, by its names */
export async function newUnitFiles(
  args: NewUnit,
  profile: Partial<Profile>,
  paths: Paths,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlyMap<string, string>> {
  const keys = [...new Set([...textsAsked(profile, texts), ...texts.keys()])];
  const prose = Object.fromEntries(keys.map((key) => [key, `prose/${proseFile(key)}.md`]));
  const schema = await dossierNode();
  const known = { profile: args.profile, year: Number(args.year), name: fullName(args), prose };
  const dossier = skeleton({ ...known, requires: profile, schema });
  return new Map([
    [REPORT_FILE, skeletonText(dossier)],
    ...Object.entries(prose).map(([key, file]): [string, string] => [file, texts.get(key) ?? '']),
    [SCHEMA_FILE, await schemaText('dossier')],
    [GUIDE_FILE, await guideText(profile, await namedFigures(args, paths))],
  ]);
}

/** What the profile asks of figures; none of a profile with faults, which the check will tell. */
async function namedFigures({ profile, year }: NewUnit, paths: Paths): Promise<NamedFigures> {
  const [{ askedOf }, { tablesBy }] = await Promise.all([
    import('../../stories/fill-in/asked.ts'),
    import('../../loading.ts'),
  ]);
  const { value: by } = tablesBy(profile, Number(year), paths, { file: REPORT_FILE });
  const asked = by && askedOf(by.profile, paths, {}).value;
  return { priorYear: asked?.rows.priorYear ?? [], reasons: asked?.rows.reasons ?? [] };
}

/** Texts that are a must; where one of several will do that which is there, else the first. */
function textsAsked({ prose = {}, requires = [] }: Partial<Profile>, there: ReadonlyMap<string, string>): string[] {
  const required = Object.keys(prose).filter((key) => prose[key]?.required);
  const oneOf = requires.flatMap((alternatives) => {
    const keys = alternatives.split('|').map((each) => /^prose\.(\w+)/.exec(each)?.[1]);
    return keys.find((key) => key !== undefined && there.has(key)) ?? keys[0] ?? [];
  });
  return [...new Set([...required, ...oneOf])];
}

const REPORT_FILE = 'report.json';
const SCHEMA_FILE = 'report.schema.json';
/** Plain text: a Markdown file would count as prose of the report. */
const GUIDE_FILE = '填写说明.txt';

/** `performanceWork` → `performance-work`. */
function proseFile(key: string): string {
  return key.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

/** Never overwrites: a folder that has appeared meanwhile stops it. */
export function writeNew(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder);
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content, { flag: 'wx' });
  }
}

/** Years without forms of their own take those of the latest before. */
function formsText(year: string, catalogues: string): string[] {
  const years = tableSetYears(catalogues);
  if (years.includes(Number(year))) return [];
  return [`注意：没有${year}年度的表式，按较近年度的印；现有表式：${years.join('、')}年度。`];
}

/** @param options of the commands that come next */
function createdText(folder: string, names: readonly string[], options: string): string {
  const fillBook = names.find((name) => name.endsWith('.xlsx'));
  const first =
    fillBook === undefined
      ? `按 ${GUIDE_FILE} 填写 report.json 和各个文字文件`
      : `填写 ${fillBook}，运行 juesuan import ${join(folder, fillBook)}${options}；写好各个文字文件`;
  return [
    `已新建 ${folder}：`,
    ...names.map((name) => `  ${name}`),
    '',
    '财政级次（level）和单位性质（nature）是按单位名称填的，请核对。',
    `下一步：${first}，然后运行 juesuan check ${folder}${options}`,
  ].join('\n');
}
