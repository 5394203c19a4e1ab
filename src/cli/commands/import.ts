/** `juesuan import`: workbooks and papers → `report.json`, and where each value came from. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import type { Finding, Outcome } from '../../diagnostics/finding.ts';
import { hasErrors } from '../../diagnostics/finding.ts';
import { messages } from '../../diagnostics/messages.ts';
import { readFileInside } from '../../files/read-file.ts';
import { readDossier } from '../../input/read-dossier.ts';
import { readImported } from '../../input/read-imported.ts';
import { parseJson, readText } from '../../input/read-json.ts';
import { load } from '../../loading.ts';
import { IMPORTED_FILE, type ImportedRecord, NOTHING_IMPORTED } from '../../model/imported.ts';
import { importedRecordText } from '../../model/imported-record.ts';
import { withKeyNames } from '../../model/key-words.ts';
import { PAPER_BYTES } from '../../model/limits.ts';
import type { LocatedJson } from '../../model/source.ts';
import type { Paths } from '../../pipeline.ts';
import { type RefusedFile, withPapers } from '../../stories/audit/given-papers.ts';
import { formerYear } from '../../stories/import/former-year.ts';
import { filledName, type Given, type GivenFile } from '../../stories/import/given-files.ts';
import { differences, type IntoDossier, intoDossier, unknownToTables } from '../../stories/import/importing.ts';
import { writeTogether } from '../../write/write-together.ts';
import type { ImportArguments } from '../calls/import.ts';
import { type Target, targetOf } from '../import/target.ts';
import { importText } from '../import/text.ts';
import { pathsFrom } from '../paths.ts';
import { printInColour } from '../terminal/colours.ts';
import { exitWith, printJson } from '../terminal/output.ts';
import { headOf } from '../units/unit-heads.ts';
import { unitName } from '../units/units.ts';
import { UsageError } from '../usage-error.ts';
import { writeNew } from './new.ts';

const REPORT = 'report.json';

export async function importWorkbooks(args: ImportArguments): Promise<void> {
  if (args.文件.length === 0) throw new UsageError('请写要读入的电子表格，如 juesuan import 2022决算.xls --unit 单位');
  const paths = pathsFrom(args);
  const dossiers = args.文件.flatMap((name) => dossierFolder(name) ?? []);
  const workbooks = args.文件.filter((name) => dossierFolder(name) === undefined);
  const given = givenFiles(workbooks);
  const { files, refused } = await withPapers(given.flatMap(({ value }) => value ?? []));
  const unread = [...given.flatMap(({ findings }) => findings), ...refused.map(refusedFile)];
  const target = await targetOf({ ...args, 文件: workbooks }, paths, files);
  const { json, previous, findings } = current(target);
  const told = [...unread, ...findings];
  if (json === undefined || hasErrors(findings) || files.length + dossiers.length === 0)
    return tellResult(args, target, undefined, told);
  const head = headFor(json, target, files);
  const before = dossiers.map((folder) => formerYear(folder, head, paths));
  told.push(...before.flatMap((each) => each.findings));
  const former = before.flatMap(({ value }) => value ?? []);
  if (files.length + former.length === 0) return tellResult(args, target, undefined, told);
  const into = intoDossier({
    ...head,
    files,
    former,
    paths,
    json,
    previous,
    take: args.take,
    isNew: target.kind === 'new',
  });
  const result = into.value;
  const all = [...told, ...into.findings, ...typedOtherwise(args, json, result)];
  const isWritten = result !== undefined && !args['dry-run'];
  if (isWritten) await write(target, result);
  tellResult(args, target, result, all, isWritten ? stillAsked(target, paths) : []);
}

/** A dossier is given by its folder or its `report.json`. */
function dossierFolder(name: string): string | undefined {
  if (basename(name) === REPORT) return dirname(name);
  return existsSync(join(name, REPORT)) ? name : undefined;
}

/** Rules of what is not filled in yet. */
const ASKED = new Set(['V10', 'V15', 'V16', 'V50', 'V52', 'V53', 'V54']);

/** What the dossier lacks after the import, in the words of the check. */
function stillAsked({ folder }: Target, paths: Paths): string[] {
  const { findings } = load(readDossier(resolve(folder), folder), paths);
  return [...new Set(findings.filter(({ rule }) => ASKED.has(rule)).map(({ message }) => withKeyNames(message)))];
}

/** At their places in the file as it will stand. */
function typedOtherwise(args: ImportArguments, json: LocatedJson, result: IntoDossier | undefined): Finding[] {
  if (result === undefined || result.conflicts.length + result.alone.length === 0) return [];
  const after = (args['dry-run'] ? undefined : parseJson(result.text, json.file).value) ?? json;
  return [...differences(result.conflicts, after), ...unknownToTables(result.alone, after)];
}

/** Read once; a name that is given twice is one file. */
function givenFiles(names: readonly string[]): Outcome<GivenFile>[] {
  const paths = [...new Set(names.map((name) => resolve(name)))];
  const twice = paths.map((path) => basename(path)).find((name, index, all) => all.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`有两个文件都叫 ${twice}，请改名后再导入，以便说明每个数来自哪里`);
  return paths.map((path) => {
    const name = basename(path);
    const { bytes, problem } = readFileInside(path, dirname(path), PAPER_BYTES);
    if (problem === undefined) return { value: { name, bytes }, findings: [] };
    const { message } = messages.unreadable(path, problem);
    return { findings: [{ rule: 'I10', severity: 'error', message, place: { file: name } }] };
  });
}

function refusedFile({ file, problem }: RefusedFile): Finding {
  return { rule: 'I10', severity: 'error', message: `这个文件${problem}`, place: { file } };
}

interface Current {
  readonly json?: LocatedJson;
  readonly previous: ImportedRecord;
  readonly findings: readonly Finding[];
}

/** The dossier as it stands. */
function current(target: Target): Current {
  const shown = posix.join(target.folder.split(sep).join('/'), REPORT);
  if (target.kind === 'new') {
    const { value, findings } = parseJson(target.files.get(REPORT) ?? '', shown);
    return { ...(value === undefined ? {} : { json: value }), previous: NOTHING_IMPORTED, findings };
  }
  const { value: text, findings } = readText(join(target.folder, REPORT), shown, target.folder);
  if (text === undefined) return { previous: NOTHING_IMPORTED, findings };
  const parsed = parseJson(text, shown);
  const all = [...findings, ...parsed.findings];
  const record = recordIn(target.folder);
  if (record.value === undefined) return { previous: NOTHING_IMPORTED, findings: [...all, ...record.findings] };
  return { ...(parsed.value === undefined ? {} : { json: parsed.value }), previous: record.value, findings: all };
}

function recordIn(folder: string): Outcome<ImportedRecord> {
  const record = readImported(folder);
  if (record !== undefined) return { value: record, findings: [] };
  const finding: Finding = {
    rule: 'I10',
    severity: 'error',
    message: `${IMPORTED_FILE} 读不懂，没有导入`,
    hint: `删去它再导入；report.json 中已有的数那时都算手工填写的`,
    place: { file: join(folder, IMPORTED_FILE) },
  };
  return { findings: [finding] };
}

function headFor(
  json: LocatedJson,
  target: Target,
  files: readonly Given[],
): { readonly unit: string; readonly year: number; readonly profile: string } {
  const head = headOf(json.value, () => filledName(files));
  if (head !== undefined) return { unit: head.name, year: head.year, profile: head.profile };
  throw new UsageError(
    `请先在 ${join(target.folder, REPORT)} 中写好 profile（模板）、year（年度）和 unit.name（单位全称）；用填报表的，单位全称填在“单位”表`,
  );
}

async function write(target: Target, { text, imported }: IntoDossier): Promise<void> {
  const record = importedRecordText(imported);
  if (target.kind === 'new') {
    writeNew(target.folder, new Map([...target.files, [REPORT, text], [IMPORTED_FILE, record]]));
  } else {
    await writeTogether(
      target.folder,
      new Map([
        [REPORT, text],
        [IMPORTED_FILE, record],
      ]),
    );
  }
}

function tellResult(
  args: ImportArguments,
  target: Target,
  result: IntoDossier | undefined,
  findings: readonly Finding[],
  asked: readonly string[] = [],
): void {
  const { folder, kind } = target;
  const open = [...(result?.open ?? []), ...asked];
  const isDry = args['dry-run'];
  if (args.format === 'json') {
    printJson({
      unit: unitName(folder),
      changed: result?.changed ?? [],
      open,
      findings,
      written: result !== undefined && !isDry,
    });
  } else printInColour(importText({ folder, isNew: kind === 'new', isDry, result, findings, open }));
  exitWith(hasErrors(findings) ? 1 : 0);
}
