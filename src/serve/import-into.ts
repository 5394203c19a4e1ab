/** A workbook or a paper that was dropped on the page, into the dossier of its unit. */
import { basename, posix, sep } from 'node:path';
import { type Finding, hasErrors } from '../diagnostics/finding.ts';
import { placesText } from '../diagnostics/place-words.ts';
import { readImported } from '../input/read-imported.ts';
import { parseJson } from '../input/read-json.ts';
import type { MadeAnswer } from '../model/desk.ts';
import { NumberLiteral } from '../model/dossier.ts';
import { IMPORTED_FILE } from '../model/imported.ts';
import { importedRecordText } from '../model/imported-record.ts';
import { keysAsNames } from '../model/key-words.ts';
import { valueAt } from '../model/source.ts';
import type { Paths } from '../pipeline.ts';
import { withPapers } from '../stories/audit/given-papers.ts';
import type { GivenFile } from '../stories/import/given-files.ts';
import { differences, intoDossier } from '../stories/import/importing.ts';
import { readTextFile } from '../write/dossier-file.ts';
import { REPORT } from './edits.ts';
import type { FileChange } from './steps.ts';

/** A file that was dropped on the page, opened. */
export interface OpenedFile extends Awaited<ReturnType<typeof withPapers>> {
  readonly name: string;
}

/** @param name as the browser tells it */
export async function openedFile({ name, bytes }: GivenFile): Promise<OpenedFile> {
  const own = basename(name.replaceAll('\\', '/'));
  return { name: own, ...(await withPapers([{ name: own, bytes }])) };
}

/** What an import makes of the files, and what is told of it. */
export interface Imported extends MadeAnswer {
  readonly changes: readonly FileChange[];
}

/** Where the dossier says otherwise: what was typed stays, and is told, or the file has it. */
export type Take = 'typed' | 'workbook';

/** @param display the folder as the user knows it */
export function importedChanges(
  folder: string,
  display: string,
  paths: Paths,
  { take, ...file }: OpenedFile & { readonly take: Take },
): Imported {
  const { name, files, refused } = file;
  const shown = posix.join(display.split(sep).join('/'), REPORT);
  const [report, record] = [readTextFile(folder, REPORT), readTextFile(folder, IMPORTED_FILE)];
  const json = report && parseJson(report.text, shown).value;
  const previous = readImported(folder);
  if (report === undefined || record === undefined || json === undefined || previous === undefined)
    return answered(`${name} 没有导入：单位的资料读不懂，请先改正。`);
  const [unit, profile, year] = [
    valueAt(json.value, ['unit', 'name']),
    valueAt(json.value, ['profile']),
    valueAt(json.value, ['year']),
  ];
  if (typeof profile !== 'string' || !(year instanceof NumberLiteral))
    return answered(`${name} 没有导入：请先填好模板和年度。`);
  const [problem] = refused.map((each) => each.problem);
  if (problem !== undefined) return answered(`${name} 没有导入：这个文件${problem}。`);
  const { value, findings } = intoDossier({
    files,
    former: [],
    unit: typeof unit === 'string' ? unit : '',
    profile,
    year: Number(year.source),
    paths,
    json,
    previous,
    take,
    isNew: false,
  });
  if (value === undefined) return answered(`${name} 没有导入。`, findings);
  const after = parseJson(value.text, shown).value ?? json;
  // The button beside them takes what the file says, but for sums of which the parts were typed.
  const [split, plain] = [true, false].map((isSplit) => value.conflicts.filter((each) => each.isSplit === isSplit));
  const told = [
    ...differences(split ?? [], after),
    ...differences(plain ?? [], after).map((finding) => ({ ...finding, hint: '核对哪个对' })),
  ];
  const all = [...findings, ...told];
  const verdict = hasErrors(all) ? '，有的没有读出' : '';
  const answer = answered(`${name} 已导入：读入 ${value.changed.length} 个数${verdict}。`, all, [
    { file: REPORT, read: report, text: value.text },
    { file: IMPORTED_FILE, read: record, text: importedRecordText(value.imported) },
  ]);
  return { ...answer, differences: plain?.length ?? 0 };
}

function answered(message: string, findings: readonly Finding[] = [], changes: readonly FileChange[] = []): Imported {
  return { message, files: [], findings: findings.map(linesOf), changes };
}

function linesOf({ message, actual, expected, hint, place }: Finding): readonly string[] {
  const labelled = [
    ['实际', actual],
    ['应为', expected],
    ['提示', hint && keysAsNames(hint)],
    ['位置', place && placesText([place])],
  ];
  return [keysAsNames(message), ...labelled.flatMap(([label, text]) => (text ? [`${label}：${text}`] : []))];
}
