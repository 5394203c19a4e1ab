/** A workbook or a paper that was dropped on the page, into the dossier of its unit. */
import { basename, join, posix, resolve, sep } from 'node:path';
import { type Finding, hasErrors } from '../diagnostics/finding.ts';
import { placesText } from '../diagnostics/place-words.ts';
import { withPapers } from '../given-papers.ts';
import type { GivenFile } from '../given-workbooks.ts';
import { differences, intoDossier } from '../importing.ts';
import { readImported } from '../input/read-imported.ts';
import { parseJson, readText } from '../input/read-json.ts';
import type { MadeAnswer } from '../model/desk.ts';
import { NumberLiteral } from '../model/dossier.ts';
import { IMPORTED_FILE } from '../model/imported.ts';
import { importedRecordText } from '../model/imported-record.ts';
import { keysAsNames } from '../model/key-words.ts';
import { valueAt } from '../model/source.ts';
import type { Paths } from '../pipeline.ts';
import { writeTogether } from '../write/write-together.ts';

const REPORT = 'report.json';

/** What was typed otherwise stays, and is told. */
export async function importInto(folder: string, paths: Paths, { name, bytes }: GivenFile): Promise<MadeAnswer> {
  const file = basename(name.replaceAll('\\', '/'));
  const shown = posix.join(folder.split(sep).join('/'), REPORT);
  const { value: text } = readText(join(folder, REPORT), shown, resolve(folder));
  const json = text === undefined ? undefined : parseJson(text, shown).value;
  const previous = readImported(folder);
  if (json === undefined || previous === undefined) return told(`${file} 没有导入：单位的资料读不懂，请先改正。`, []);
  const [unit, profile, year] = [
    valueAt(json.value, ['unit', 'name']),
    valueAt(json.value, ['profile']),
    valueAt(json.value, ['year']),
  ];
  if (typeof profile !== 'string' || !(year instanceof NumberLiteral))
    return told(`${file} 没有导入：请先填好模板和年度。`, []);
  const { files, refused } = await withPapers([{ name: file, bytes }]);
  const [problem] = refused.map((each) => each.problem);
  if (problem !== undefined) return told(`${file} 没有导入：这个文件${problem}。`, []);
  const { value, findings } = intoDossier({
    files,
    former: [],
    unit: typeof unit === 'string' ? unit : '',
    profile,
    year: Number(year.source),
    paths,
    json,
    previous,
    take: 'typed',
    isNew: false,
  });
  if (value === undefined) return told(`${file} 没有导入。`, findings);
  const record = importedRecordText(value.imported);
  await writeTogether(
    resolve(folder),
    new Map([
      [REPORT, value.text],
      [IMPORTED_FILE, record],
    ]),
  );
  const after = parseJson(value.text, shown).value ?? json;
  const all = [...findings, ...differences(value.conflicts, after)];
  const verdict = hasErrors(all) ? '，有的没有读出' : '';
  return told(`${file} 已导入：读入 ${value.changed.length} 个数${verdict}。`, all);
}

function told(message: string, findings: readonly Finding[]): MadeAnswer {
  return { message, files: [], findings: findings.map(linesOf) };
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
