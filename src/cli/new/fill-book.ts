/** `juesuan new --workbook`: 填报表.xlsx in the folder of a unit, with what its dossier has. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readImported } from '../../input/read-imported.ts';
import { parseJson, readText } from '../../input/read-json.ts';
import { mergeImported } from '../../merge/merge-imported.ts';
import { NumberLiteral } from '../../model/dossier.ts';
import { IMPORTED_FILE, type ImportedRecord, importPathText, NOTHING_IMPORTED } from '../../model/imported.ts';
import { importedRecordText } from '../../model/imported-record.ts';
import { valueAt } from '../../model/source.ts';
import { workbookDigest } from '../../model/workbook-digest.ts';
import type { Paths } from '../../pipeline.ts';
import { FILL_BOOK, fillBook } from '../../stories/fill-in/fill-book.ts';
import { readFillIn } from '../../workbook/fill-in/read-fill-in.ts';
import { readWorkbook } from '../../workbook/read-workbook.ts';
import { writeTogether } from '../../write/write-together.ts';
import { findingsText } from '../terminal/findings-text.ts';
import { UsageError } from '../usage-error.ts';

const REPORT = 'report.json';

/** What to tell. @param options of the command that comes next @throws UsageError where there is such a file already, or the dossier cannot be read */
export async function layOutExisting(folder: string, paths: Paths, options: string): Promise<string> {
  const place = join(folder, FILL_BOOK);
  if (existsSync(place)) {
    throw new UsageError(`${place} 已经存在，没有改动。要重新生成的，先把它导入或改名。`);
  }
  const { value: text, findings } = readText(join(folder, REPORT), join(folder, REPORT), folder);
  if (text === undefined) throw new UsageError(findingsText(findings));
  const parsed = parseJson(text, join(folder, REPORT));
  if (parsed.value === undefined) throw new UsageError(findingsText(parsed.findings));
  const json = parsed.value.value;
  const [profile, year] = [valueAt(json, ['profile']), valueAt(json, ['year'])];
  if (typeof profile !== 'string' || !(year instanceof NumberLiteral) || !/^20\d\d$/.test(year.source)) {
    throw new UsageError(`请先在 ${join(folder, REPORT)} 中写好 profile（模板）和 year（年度）。`);
  }
  const previous = readImported(folder);
  if (previous === undefined) throw new UsageError(`${join(folder, IMPORTED_FILE)} 读不懂，没有生成填报表。`);
  await writeTogether(folder, fillBookFiles({ text, profile, year: Number(year.source), previous }, paths));
  return [`已生成 ${place}，已填的数都在里面。`, '', `下一步：填写后运行 juesuan import ${place}${options}`].join('\n');
}

export interface FillBookFor {
  /** Of `report.json`. */
  readonly text: string;
  readonly profile: string;
  readonly year: number;
  /** What came from other workbooks before. */
  readonly previous?: ImportedRecord;
}

/**
 * The workbook, and the record that its values stand in it: what is changed there later is a change of that value, and
 * not another opinion beside what was typed.
 * @throws UsageError where the profile is at fault
 */
export function fillBookFiles(
  { text, profile, year, previous = NOTHING_IMPORTED }: FillBookFor,
  paths: Paths,
): ReadonlyMap<string, string | Uint8Array> {
  const json = parseJson(text, REPORT).value?.value;
  const unitName = valueAt(json, ['unit', 'name']);
  const { value: bytes, findings } = fillBook(
    { json, profile, year, unitName: typeof unitName === 'string' ? unitName : '' },
    paths,
  );
  if (bytes === undefined) throw new UsageError(findingsText(findings));
  return new Map<string, string | Uint8Array>([
    [FILL_BOOK, bytes],
    [IMPORTED_FILE, importedRecordText(withBook(text, bytes, previous))],
  ]);
}

function withBook(text: string, bytes: Uint8Array, previous: ImportedRecord): ImportedRecord {
  const { reading } = readWorkbook(bytes);
  const values = reading === undefined ? [] : readFillIn(reading, FILL_BOOK).values;
  const own = values.filter(({ path }) => !previous.values.has(importPathText(path)));
  const { imported } = mergeImported({
    text,
    values: own,
    previous: NOTHING_IMPORTED,
    digests: new Map([[FILL_BOOK, workbookDigest(bytes)]]),
    forms: new Map(),
    take: 'typed',
  });
  return {
    files: new Map([...previous.files, ...imported.files]),
    values: new Map([...previous.values, ...imported.values]),
  };
}
