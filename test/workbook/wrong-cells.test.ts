/** A wrong cell in an imported table is told once, at its sheet and cell; a typed row that no table has is told too. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseJson } from '../../src/input/read-json.ts';
import { NOTHING_IMPORTED } from '../../src/model/imported.ts';
import { importedRecordText } from '../../src/model/imported-record.ts';
import { analyseFolder, cleanDossiers } from '../../src/mutate/dossiers.ts';
import { renderWorkbook } from '../../src/render/workbook/render-workbook.ts';
import { statutoryTables } from '../../src/render/workbook/statutory-tables.ts';
import { intoDossier, unknownToTables } from '../../src/stories/import/importing.ts';
import { brochure } from '../../src/style/brochure.ts';

const clean = cleanDossiers().find(({ unit }) => unit === 'hexi-agriculture-2023');
if (clean === undefined) throw new Error('no such dossier');
const own = clean;
const { folder, paths } = own;

let sandbox: string;
let bytes: Uint8Array;
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'juesuan-wrong-'));
  const { report } = analyseFolder(folder, own);
  if (report === undefined) throw new Error('no report');
  bytes = renderWorkbook(report, statutoryTables(report), brochure);
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

/** In the sheet of a table, in the row of a code or label: the cell of a column. */
function edited(
  table: string,
  row: string,
  column: string,
  value: string | number,
): { book: Uint8Array; cell: string } {
  const book = read(bytes);
  const name = book.SheetNames.find((each) => each.startsWith(`${table} `)) ?? '';
  const sheet = book.Sheets[name] ?? {};
  const address = Object.keys(sheet).find((each) => String(sheet[each]?.v) === row && each[0] !== '!');
  if (address === undefined) throw new Error(`no ${row} in ${table}`);
  const { r } = utils.decode_cell(address);
  const at = `${column}${r + 1}`;
  sheet[at] = { t: typeof value === 'number' ? 'n' : 's', v: value };
  return { book: new Uint8Array(write(book, { type: 'array' }) as ArrayBuffer), cell: `${name} › ${at}` };
}

function imported(book: Uint8Array) {
  const json = parseJson(readFileSync(join(folder, 'report.json'), 'utf8'), 'report.json').value;
  if (json === undefined) throw new Error('no JSON');
  const { unit, year, profile } = json.value as { unit: { name: string }; year: never; profile: string };
  const head = { unit: unit.name, year: Number((year as { source: string }).source), profile };
  const files = [{ name: '决算.xlsx', bytes: book }];
  const input = {
    ...head,
    files,
    former: [],
    paths,
    json,
    previous: NOTHING_IMPORTED,
    take: 'workbook',
    isNew: false,
  } as const;
  return intoDossier(input);
}

/** Errors that the check tells of the dossier with the workbook's figures, and where each stands. */
function told(book: Uint8Array): string[] {
  const { value } = imported(book);
  if (value === undefined) throw new Error('nothing was read');
  const unit = join(sandbox, 'hexi-agriculture-2023');
  cpSync(folder, unit, { recursive: true });
  writeFileSync(join(unit, 'report.json'), value.text);
  writeFileSync(join(unit, 'imported.json'), importedRecordText(value.imported));
  const { findings } = analyseFolder(unit, own);
  rmSync(unit, { recursive: true });
  return findings.flatMap(({ severity, rule, place }) =>
    severity === 'error' ? `${rule} ${place?.cell ?? place?.path}` : [],
  );
}

describe('an imported table', () => {
  it('that is right is told nothing of', () => {
    expect(imported(bytes).findings).toEqual([]);
    expect(told(bytes)).toEqual([]);
  });

  it.each([
    ['an amount in 元', '表3', '2130101', 'F', 3_124_500],
    ['two digits of 公开03 in each other’s place', '表3', '2130108', 'G', 56.4],
    ['two digits of 公开05 in each other’s place', '表5', '2130109', 'G', 32.6],
    ['a point too far to the right', '表6', '30211', 'F', 214],
    ['a negative amount', '表6', '30305', 'C', -3.84],
    ['a wrong total', '表1', '一、一般公共预算财政拨款收入', 'C', 891.46],
    ['income of another item', '表2', '2101102', 'F', 18.35],
    ['a wrong class', '表4', '八、社会保障和就业支出', 'F', 78.03],
  ] as const)('with %s is told once, at its cell', (_what, table, row, column, value) => {
    const { book, cell } = edited(table, row, column, value);
    expect(told(book)).toEqual([expect.stringContaining(cell)]);
  });

  it('without a row that somebody typed is told of it, which stays', () => {
    const { value } = imported(edited('表2', '2210201', 'A', '2210202').book);
    const json = parseJson(value?.text ?? '', 'report.json').value;
    if (value === undefined || json === undefined) throw new Error('nothing was read');
    const [finding, ...others] = unknownToTables(value.alone, json);
    expect(others).toEqual([]);
    expect(finding?.message).toContain('2210201');
    expect(value.text.split('\n')[(finding?.place?.line ?? 0) - 1]).toContain('"generalPublic": 42.18');
  });
});
