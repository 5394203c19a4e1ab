/** The workbook to fill in after somebody has moved columns, renamed a sheet or lost its heads. */
import { read, type WorkBook, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/input/read-json.ts';
import { NumberLiteral } from '../../src/model/dossier.ts';
import { importPathText } from '../../src/model/imported.ts';
import { fillBook } from '../../src/stories/fill-in/fill-book.ts';
import { readFillIn } from '../../src/workbook/fill-in/read-fill-in.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { paths } from '../support.ts';

const UNIT = {
  profile: 'shanghai',
  status: 'preparing',
  year: 2024,
  date: '2025-08-20',
  amountUnit: '万元',
  unit: { name: '某区某局', level: '区级', nature: 'administrative' },
  revenue: [{ code: '2010301', generalPublic: 300, institutional: 20 }],
  expenditure: [{ code: '2010301', fund: 'generalPublic', initialBudget: 320, basic: 280, project: 20 }],
  basicByEconomicItem: [{ code: '30101', amount: 280 }],
  expenditureByEconomicItem: [
    { fund: 'generalPublic', kind: 'project', item: '30227', amount: 12 },
    { fund: 'generalPublic', kind: 'project', code: '2010301', item: '31002', amount: 8 },
  ],
};

function made(): Uint8Array {
  const json = parseJson(JSON.stringify(UNIT), 'report.json').value?.value;
  const { value } = fillBook({ json, profile: 'shanghai', year: 2024, unitName: UNIT.unit.name }, paths);
  if (value === undefined) throw new Error('no workbook');
  return value;
}

const BOOK = made();

/** What is read of a list by path, and what is told, of a workbook after an edit. */
function readAfter(edit: (book: WorkBook) => void, list: string) {
  const edited = read(BOOK);
  edit(edited);
  const { reading } = readWorkbook(new Uint8Array(write(edited, { type: 'array', bookType: 'xlsx' })));
  if (reading === undefined) throw new Error('not readable');
  const { values, findings } = readFillIn(reading, '填报表.xlsx');
  const own = values.filter(({ path: [head] }) => head === list);
  return {
    values: Object.fromEntries(
      own.map(({ path, value }) => [
        importPathText(path),
        value instanceof NumberLiteral ? Number(value.source) : value,
      ]),
    ),
    told: findings.map(({ rule, severity, place, actual, expected }) => ({ rule, severity, place, actual, expected })),
  };
}

/** Changes places of two columns, heads and all. */
function swapped(sheet: string, one: string, other: string) {
  return ({ Sheets }: WorkBook) => {
    const cells = Sheets[sheet] ?? {};
    for (let row = 4; row < 40; row += 1) {
      const [left, right] = [cells[`${one}${row}`], cells[`${other}${row}`]];
      if (right === undefined) delete cells[`${one}${row}`];
      else cells[`${one}${row}`] = right;
      if (left === undefined) delete cells[`${other}${row}`];
      else cells[`${other}${row}`] = left;
    }
  };
}

const REVENUE = { 'revenue[code=2010301].generalPublic': 300, 'revenue[code=2010301].institutional': 20 };

describe('a workbook that was filled in', () => {
  it('gives back spending by item, with and without its 项', () => {
    expect(readAfter(() => {}, 'expenditureByEconomicItem')).toEqual({
      values: {
        'expenditureByEconomicItem[fund=generalPublic,kind=project,item=30227].amount': 12,
        'expenditureByEconomicItem[fund=generalPublic,kind=project,code=2010301,item=31002].amount': 8,
      },
      told: [],
    });
  });

  it('is read by its heads where columns were moved', () => {
    expect(readAfter(() => {}, 'revenue')).toEqual({ values: REVENUE, told: [] });
    expect(readAfter(swapped('本年收入', 'C', 'G'), 'revenue')).toEqual({ values: REVENUE, told: [] });
  });

  it('is read where a head says the same in other words', () => {
    const renamed = ({ Sheets }: WorkBook) => {
      const cells = Sheets.本年收入 ?? {};
      cells.G4 = { t: 's', v: '事业收入（不含财政专户）' };
    };
    expect(readAfter(renamed, 'revenue')).toEqual({ values: REVENUE, told: [] });
  });

  it('tells heads that are gone at the first of them, and takes nothing below', () => {
    const headless = ({ Sheets }: WorkBook) => {
      const cells = Sheets.本年收入 ?? {};
      for (const column of 'ABCDEFGHIJK') delete cells[`${column}4`];
    };
    const { values, told } = readAfter(headless, 'revenue');
    expect(values).toEqual({});
    expect(told).toMatchObject([
      {
        rule: 'I17',
        severity: 'error',
        place: { file: '填报表.xlsx', path: '本年收入 › A4' },
        actual: '（空白）',
        expected: '科目编码',
      },
    ]);
  });

  it('tells a sheet that is gone once, by its name', () => {
    const renamed = (edited: WorkBook) => {
      const sheet = edited.Sheets.经济分类;
      if (sheet === undefined) throw new Error('no sheet');
      edited.SheetNames = edited.SheetNames.map((name) => (name === '经济分类' ? '分类' : name));
      edited.Sheets.分类 = sheet;
      delete edited.Sheets.经济分类;
    };
    const { values, told } = readAfter(renamed, 'basicByEconomicItem');
    expect(values).toEqual({});
    expect(told).toMatchObject([{ rule: 'I17', severity: 'warning', expected: '经济分类' }]);
  });
});
