/** The workbook to fill in: what a dossier puts in it comes back, and what is wrong in it is told at its cell. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { read, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDossier } from '../../src/input/read-dossier.ts';
import { parseJson } from '../../src/input/read-json.ts';
import { mergeImported } from '../../src/merge/merge-imported.ts';
import { NumberLiteral } from '../../src/model/dossier.ts';
import { importPathText, NOTHING_IMPORTED } from '../../src/model/imported.ts';
import type { WorkbookReading } from '../../src/model/workbook-reading.ts';
import { fillBook } from '../../src/stories/fill-in/fill-book.ts';
import { isFillIn, readFillIn } from '../../src/workbook/fill-in/read-fill-in.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { paths } from '../support.ts';

const FOLDERS = ['data/units', 'test/clean'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, '../..', folder)).map((unit) =>
    join(import.meta.dirname, '../..', folder, unit),
  ),
);

// biome-ignore lint/suspicious/noExplicitAny: dossiers that are known, read as they are
type Json = any;

function dossierOf(folder: string): Json {
  const { value, findings } = readDossier(folder);
  if (value === undefined) throw new Error(JSON.stringify(findings));
  return value.json.value;
}

function bookOf(json: Json): Uint8Array {
  const { value, findings } = fillBook(
    { json, profile: json.profile, year: Number(json.year.source), unitName: json.unit.name },
    paths,
  );
  if (value === undefined) throw new Error(JSON.stringify(findings));
  return value;
}

function readingOf(bytes: Uint8Array): WorkbookReading {
  const { reading, problem } = readWorkbook(bytes);
  if (reading === undefined) throw new Error(problem);
  return reading;
}

/** Leaves by their place; the order of `expenditure` says nothing. */
function leavesOf(node: Json, path = ''): [string, string][] {
  if (node instanceof NumberLiteral) return [[path, String(Number(node.source))]];
  if (Array.isArray(node)) {
    if (node.length === 0) return [[path, '[]']];
    const items = path === 'expenditure' ? [...node].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)) : node;
    return items.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  }
  if (typeof node !== 'object' || node === null) return [[path, String(node)]];
  return Object.entries(node).flatMap(([key, value]) => leavesOf(value, path === '' ? key : `${path}.${key}`));
}

const keyOf = ({ code, fund }: Json) => `${code} ${fund}`;

/** What the workbook has no cell for: set by `new`, printed or decided elsewhere, or nested too deep for a table. */
const NOT_COVERED = /^(?:\$schema|profile|year|rubric|declared|waivers|draft|document\.imprint)\b/;

describe.each(FOLDERS.map((folder) => ({ folder, unit: folder.split('/').at(-1) })))(
  'the form of $unit',
  ({ folder }) => {
    const json = dossierOf(folder);
    const bytes = bookOf(json);
    const reading = readingOf(bytes);
    const { values, findings } = readFillIn(reading, '填报表.xlsx');

    it('comes back as it was laid out', () => {
      const merged = mergeImported({
        text: '{}',
        values,
        previous: NOTHING_IMPORTED,
        digests: new Map(),
        forms: new Map(),
        take: 'typed',
      });
      const back = new Map(leavesOf(parseJson(merged.text, 'report.json').value?.value));
      const own = leavesOf(json).filter(([path, value]) => !NOT_COVERED.test(path) && value !== '[]');
      for (const [path, value] of own) expect(back.get(path), path).toBe(value);
      expect([...back.keys()].sort()).toEqual(own.map(([path]) => path).sort());
      expect(own.length).toBeGreaterThan(40);
    });

    it('has nothing to be told of', () => {
      expect(findings).toEqual([]);
    });

    it('is the same bytes twice', () => {
      expect(Buffer.compare(bytes, bookOf(json))).toBe(0);
    });

    it('is known by its names', () => {
      expect(isFillIn(reading)).toBe(true);
    });
  },
);

const QINGSHAN = bookOf(dossierOf(join(paths.units, 'qingshan-2022')));
const BOOK = read(QINGSHAN, { cellFormula: true });

/** The form of a known dossier with cells typed in, saved by another program. */
function typedIn(...cells: readonly (readonly [sheet: string, cell: string, value: string | number | undefined])[]) {
  const book = { ...BOOK, Sheets: { ...BOOK.Sheets } };
  for (const [sheet, cell, value] of cells) {
    if (!(sheet in book.Sheets)) throw new Error(sheet);
    const sheetOf = { ...book.Sheets[sheet] };
    book.Sheets[sheet] = sheetOf;
    if (value === undefined) delete sheetOf[cell];
    else sheetOf[cell] = { t: typeof value === 'number' ? 'n' : 's', v: value };
  }
  const bytes = new Uint8Array(write(book, { bookType: 'xlsx', type: 'buffer' }) as Buffer);
  return readFillIn(readingOf(bytes), '填报表.xlsx');
}

const told = ({ findings }: ReturnType<typeof readFillIn>) => findings.map(({ rule, place }) => [rule, place?.path]);
const valueAt = ({ values }: ReturnType<typeof readFillIn>, path: string) =>
  values.find((value) => importPathText(value.path) === path)?.value;

describe('what is wrong in a form', () => {
  // 本年收入: A7 to A14 hold the codes of the dossier, A15 and A16 are blank; C is 一般公共预算财政拨款.
  it.each([
    ['an amount without a code', [['本年收入', 'C16', 5]], [['I14', '本年收入 › A16']]],
    ['a code without an amount', [['本年收入', 'A16', '2010601']], [['I14', '本年收入 › A16']]],
    [
      'a code that is too short',
      [
        ['本年收入', 'A16', '20106'],
        ['本年收入', 'C16', 5],
      ],
      [['I15', '本年收入 › A16']],
    ],
    [
      'a code that no list has',
      [
        ['本年收入', 'A16', '2010698'],
        ['本年收入', 'C16', 5],
      ],
      [['I15', '本年收入 › A16']],
    ],
    [
      'a code twice',
      [
        ['本年收入', 'A16', '2101501'],
        ['本年收入', 'C16', 5],
      ],
      [['I12', '本年收入 › A16']],
    ],
    ['words for an amount', [['本年收入', 'C8', '五万']], [['I11', '本年收入 › C8']]],
    ['an amount as a text', [['本年收入', 'C8', '1,085.68']], [['I04', '本年收入 › C8']]],
    ['half a vehicle', [['三公与资产', 'B16', 1.5]], [['I11', '三公与资产 › B16']]],
    ['a fund that is none', [['本年支出', 'C8', '财政资金']], [['I15', '本年支出 › C8']]],
    ['a project that is none', [['项目支出', 'D8', 'medical-ald']], [['I15', '项目支出 › D8']]],
    ['a day that is none', [['单位', 'B10', '2023-02-30']], [['I11', '单位 › B10']]],
    ['an amount and its parts', [['本年支出', 'G8', 5.11]], [['I16', '本年支出 › G8']]],
  ] as const)('%s is told at its cell', (_, cells, expected) => {
    expect(told(typedIn(...cells))).toEqual(expected);
  });

  it('all of it is told at once, and everything else is read', () => {
    const form = typedIn(['本年收入', 'C16', 5], ['本年收入', 'C8', '五万'], ['单位', 'B10', '2023-02-30']);
    expect(told(form)).toEqual([
      ['I11', '单位 › B10'],
      ['I11', '本年收入 › C8'],
      ['I14', '本年收入 › A16'],
    ]);
    expect(valueAt(form, 'revenue[code=2101501].generalPublic')).toEqual(new NumberLiteral('125.91'));
    expect(valueAt(form, 'revenue[code=2101101].generalPublic')).toBeUndefined();
  });

  it('nothing is told of a row that is right', () => {
    const form = typedIn(['本年收入', 'A16', '2010601'], ['本年收入', 'C16', 5.5]);
    expect(told(form)).toEqual([]);
    expect(valueAt(form, 'revenue[code=2010601].generalPublic')).toEqual(new NumberLiteral('5.5'));
  });

  it('says what a mistyped name may be', () => {
    const [finding] = typedIn(['项目支出', 'D8', 'medical-ald']).findings;
    expect(finding?.expected).toBe('medical-aid');
  });
});

describe('what another program makes of a form', () => {
  it.each([
    ['a day that became a number', '单位', 'B10', 45218, 'date', '2023-10-19'],
    ['a day written by hand', '单位', 'B10', '2023年10月9日', 'date', '2023-10-09'],
    ['a code that became a number', '本年收入', 'A7', 2013102, 'revenue[code=2013102].generalPublic', '5.11'],
    ['full-width digits', '本年收入', 'C7', '５.１１', 'revenue[code=2013102].generalPublic', '5.11'],
    ['a minus in brackets', '共用原因', 'C6', '(329.45)', 'causes.medical-aid-decrease.amount', '-329.45'],
  ] as const)('%s is understood', (_, sheet, cell, value, path, expected) => {
    const found = valueAt(typedIn([sheet, cell, value]), path);
    expect(found instanceof NumberLiteral ? found.source : found).toBe(expected);
  });
});

/** The workbook as LibreOffice saves it; undefined where this machine has no spreadsheet program. */
function savedByOffice(bytes: Uint8Array): WorkbookReading | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  const [source, target] = [join(folder, 'form.xlsx'), join(folder, 'saved')];
  writeFileSync(source, bytes);
  const home = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  spawnSync('soffice', [home, '--headless', '--convert-to', 'xlsx', '--outdir', target, source], { stdio: 'ignore' });
  const saved = join(target, 'form.xlsx');
  return existsSync(saved) ? readingOf(new Uint8Array(readFileSync(saved))) : undefined;
}

describe('the formulas of a form', () => {
  const formulasIn = ({ sheets }: WorkbookReading) =>
    sheets.flatMap(({ name, cells }) =>
      cells.flatMap(({ address, formula, value }): [string, string | number][] =>
        formula === undefined ? [] : [[`${name}!${address}`, typeof value === 'number' ? value : String(value ?? '')]],
      ),
    );

  it('give in LibreOffice what the file says that they give', (context) => {
    const parts = Object.entries(unzipSync(QINGSHAN)).map(([path, part]): [string, Uint8Array] => [
      path,
      strToU8(strFromU8(part).replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1')),
    ]);
    const saved = savedByOffice(zipSync(Object.fromEntries(parts)));
    if (saved === undefined) return context.skip('no spreadsheet program is installed here');
    const worked = new Map(formulasIn(saved));
    const own = formulasIn(readingOf(QINGSHAN));
    expect(own.length).toBeGreaterThan(2000);
    for (const [place, value] of own) {
      const found = worked.get(place) ?? '';
      if (typeof value === 'number') expect(found, place).toBeCloseTo(value, 6);
      else expect(found, place).toBe(value);
    }
    expect(readFillIn(saved, 'x').values).toEqual(readFillIn(readingOf(QINGSHAN), 'x').values);
  });
});
