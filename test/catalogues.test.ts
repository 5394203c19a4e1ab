import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ancestors,
  economicCatalogueSchema,
  functionalCatalogueSchema,
  isValidIn,
  termCatalogueSchema,
} from '../src/model/catalogue.ts';
import {
  leafColumns,
  type StatementSpec,
  type TableSet,
  type TableSpec,
  tableSetSchema,
} from '../src/model/table-spec.ts';

const folder = new URL('../data/catalogues/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

const functional = functionalCatalogueSchema.parse(read('functional.json')).entries;
const economic = economicCatalogueSchema.parse(read('economic.json')).entries;
const terms = termCatalogueSchema.parse(read('terms.json')).entries;
const sets = readdirSync(new URL('tables/', folder))
  .sort()
  .map((file) => ({ file, set: tableSetSchema.parse(read(`tables/${file}`)) }));

const CHECKED_YEARS = Array.from({ length: 12 }, (_, index) => 2015 + index);
const repeated = (values: readonly (string | number)[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Every line a statement prints, in order, with repeated and blank rows counted out. */
function linesOf(table: StatementSpec, classes: readonly string[]): number[] {
  return table.sides.flatMap((side) =>
    side.rows.flatMap((row) => {
      const last = row.each === 'classes' ? row.line + classes.length - 1 : (row.through ?? row.line);
      return Array.from({ length: last - row.line + 1 }, (_, index) => row.line + index);
    }),
  );
}

function columnNumbersOf(table: TableSpec): number[] {
  if (table.layout === 'economic') return [];
  const columns = table.layout === 'statement' ? table.sides.flatMap((side) => side.columns) : table.columns;
  return leafColumns(columns).map((column) => Number(column.number));
}

function find(set: TableSet, id: string): TableSpec {
  const table = set.tables.find((candidate) => candidate.id === id);
  if (table === undefined) throw new Error(`${set.year} has no ${id}`);
  return table;
}

function statement(set: TableSet, id: string): StatementSpec {
  const table = find(set, id);
  if (table.layout !== 'statement') throw new Error(`${id} is no statement`);
  return table;
}

/** `27行＝（1＋2＋3）行` → the lines of one footnote formula, and what they are lines of. */
function formulasOf(notes: readonly string[]): { of: string; numbers: number[] }[] {
  return notes.flatMap((note) =>
    [...note.matchAll(/(\d+)(行|栏)(?:各行)?＝（([\d＋－…]+)）(行|栏)/g)].map(
      ([, result, of, operands, ofOperands]) => {
        expect(ofOperands).toBe(of);
        return { of: of ?? '', numbers: [result, ...(operands?.match(/\d+/g) ?? [])].map(Number) };
      },
    ),
  );
}

describe('classifications', () => {
  it.each(CHECKED_YEARS)('no code or term is defined twice in %i', (year) => {
    expect(repeated(functional.filter((entry) => isValidIn(entry, year)).map((entry) => entry.code))).toEqual([]);
    expect(repeated(economic.filter((entry) => isValidIn(entry, year)).map((entry) => entry.code))).toEqual([]);
    expect(repeated(terms.filter((entry) => isValidIn(entry, year)).map((entry) => entry.id))).toEqual([]);
  });

  it.each(CHECKED_YEARS)('every item of %i has its 款 and 类', (year) => {
    const codes = new Set(functional.filter((entry) => isValidIn(entry, year)).map((entry) => entry.code));
    expect([...codes].filter((code) => ancestors(code).some((above) => !codes.has(above)))).toEqual([]);
    const economicCodes = new Set(economic.filter((entry) => isValidIn(entry, year)).map((entry) => entry.code));
    expect([...economicCodes].filter((code) => !economicCodes.has(code.slice(0, 3)))).toEqual([]);
  });

  it('every 项, and nothing above it, is explained in one finished sentence or more', () => {
    const items = functional.filter((entry) => entry.code.length === 7);
    expect(items.filter((entry) => !/^反映.+。$/.test(entry.explanation ?? '')).map((entry) => entry.code)).toEqual([]);
    expect(functional.filter((entry) => entry.code.length < 7 && entry.explanation !== undefined)).toEqual([]);
  });

  it.each([
    [2021, ['2080105', '2080109', '2101501', '2101506']],
    [2022, ['2013102', '2101101', '2101103', '2101199', '2101301', '2101501', '2101502', '2210201', '2296013']],
    [2023, ['2080505', '2080506', '2089999', '2101102', '2101506', '2101550', '2101599', '2210201']],
    [2024, ['2010601', '2010608', '2013950', '2013999', '2080501', '2120101', '2120201', '2200150', '2210203']],
  ])('the codes seen in reports of %i are there', (year, codes) => {
    const valid = new Set(functional.filter((entry) => isValidIn(entry, year)).map((entry) => entry.code));
    expect(codes.filter((code) => !valid.has(code))).toEqual([]);
  });

  it('entries stand in code order', () => {
    const codes = functional.map((entry) => entry.code);
    expect(codes).toEqual([...codes].sort());
  });

  it('personnel costs are 301 and 303', () => {
    const personnel = economic.filter((entry) => entry.costs === 'personnel').map((entry) => entry.code.slice(0, 3));
    expect(new Set(personnel)).toEqual(new Set(['301', '303']));
    expect(economic.filter((entry) => entry.costs === 'operating' && /^30[13]/.test(entry.code))).toEqual([]);
  });

  it('names and texts use full-width punctuation and only the {level} slot', () => {
    const texts = [
      ...functional.flatMap((entry) => [entry.name, entry.explanation ?? '']),
      ...economic.map((entry) => entry.name),
      ...terms.flatMap((entry) => [entry.term, entry.text]),
      ...sets.flatMap(({ set }) => set.tables.flatMap((table) => [table.name, ...table.notes])),
    ];
    expect(texts.filter((text) => /[(),:;"=+]|\s/.test(text.replaceAll('{level}', '')))).toEqual([]);
    expect(texts.filter((text) => /[{}]/.test(text.replaceAll('{level}', '')))).toEqual([]);
  });

  it('names follow the year', () => {
    const name = (code: string, year: number) =>
      functional.find((entry) => entry.code === code && isValidIn(entry, year))?.name;
    expect(name('210', 2018)).toBe('医疗卫生与计划生育支出');
    expect(name('210', 2019)).toBe('卫生健康支出');
    expect(name('20805', 2019)).toBe('行政事业单位离退休');
    expect(name('20805', 2020)).toBe('行政事业单位养老支出');
    expect(name('20139', 2023)).toBeUndefined();
    expect(name('20139', 2024)).toBe('社会工作事务');
  });
});

describe.each(sets)('tables/$file', ({ file, set }) => {
  it('is named after its year', () => {
    expect(file).toBe(`${set.year}.json`);
  });

  it('has T1 to T9 once each', () => {
    expect(set.tables.map((table) => table.id).sort()).toEqual(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9']);
  });

  it('has the classes in order, each with a name that year', () => {
    expect(set.classes).toEqual([...new Set(set.classes)].sort());
    const named = new Set(functional.filter((entry) => isValidIn(entry, set.year)).map((entry) => entry.code));
    expect(set.classes.filter((code) => !named.has(code))).toEqual([]);
  });

  it.each([
    ['T1', 62],
    ['T4', 64],
  ])('%s has lines 1 to %i without gap or double', (id, last) => {
    const lines = linesOf(statement(set, id), set.classes);
    expect(lines).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  });

  it.each(['T1', 'T4'])('%s has one figure for each column of a line, or none in a blank line', (id) => {
    for (const side of statement(set, id).sides) {
      const columns = leafColumns(side.columns).length;
      for (const row of side.rows) {
        expect(row.figures?.length ?? 0, `${id} ${row.line}`).toBe(row.label === '' ? 0 : columns);
      }
    }
  });

  it('has 栏次 1 to n in every table', () => {
    for (const table of set.tables) {
      const numbers = columnNumbersOf(table);
      expect(numbers, table.id).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  it('has a figure in every column of the other tables', () => {
    for (const table of set.tables) {
      if (table.layout !== 'classification' && table.layout !== 'singleRow') continue;
      for (const column of leafColumns(table.columns)) {
        expect(column.figure?.includes('{code}'), `${table.id} ${column.label}`).toBe(
          table.layout === 'classification',
        );
      }
    }
  });

  it('has no heading that carries a 栏次 or a figure', () => {
    const headings = set.tables.flatMap((table) => {
      if (table.layout === 'economic') return [];
      const columns = table.layout === 'statement' ? table.sides.flatMap((side) => side.columns) : table.columns;
      return columns.filter((column) => column.columns !== undefined);
    });
    expect(headings.filter((column) => column.number !== undefined || column.figure !== undefined)).toEqual([]);
  });

  it('has economic codes in T6 that exist, in their group, once each', () => {
    const table = find(set, 'T6');
    if (table.layout !== 'economic') throw new Error('T6 is no economic table');
    const valid = new Map(economic.filter((entry) => isValidIn(entry, set.year)).map((entry) => [entry.code, entry]));
    const groups = table.groups.map((group) => group.columns.flat());
    expect(groups.map((codes) => [...new Set(codes.map((code) => valid.get(code)?.costs))])).toEqual([
      ['personnel'],
      ['operating'],
    ]);
    expect(repeated(groups.flat())).toEqual([]);
    for (const code of groups.flat()) expect(groups.flat()).toContain(code.slice(0, 3));
    expect(table.totals).toHaveLength(table.groups.length);
  });

  it('has footnote formulas about lines and columns that exist', () => {
    const counts = new Map<string, number>();
    for (const table of set.tables) {
      const lines = table.layout === 'statement' ? linesOf(table, set.classes) : [];
      const formulas = formulasOf(table.notes);
      counts.set(table.id, formulas.length);
      for (const { of, numbers } of formulas) {
        const existing = of === '行' ? lines : columnNumbersOf(table);
        expect(
          numbers.filter((number) => !existing.includes(number)),
          table.id,
        ).toEqual([]);
      }
    }
    expect(Object.fromEntries([...counts].sort())).toEqual({
      T1: 4,
      T2: 1,
      T3: 1,
      T4: 5,
      T5: 1,
      T6: 0,
      T7: 2,
      T8: 1,
      T9: 4,
    });
  });

  it('begins its notes with 注：', () => {
    expect(set.tables.filter((table) => !table.notes[0]?.startsWith('注：'))).toEqual([]);
  });
});

describe('what changed from year to year', () => {
  const byYear = (year: number) => {
    const found = sets.find(({ set }) => set.year === year);
    if (found === undefined) throw new Error(`no tables of ${year}`);
    return found.set;
  };
  const surplusLabel = (year: number) =>
    statement(byYear(year), 'T1').sides[0]?.rows.find((row) => row.line === 28)?.label;

  it('2021 names 三公 after 一般公共预算 and prints it seventh', () => {
    expect(find(byYear(2021), 'T9').name).toBe('一般公共预算财政拨款“三公”经费支出决算表');
    expect(
      byYear(2021)
        .tables.map((table) => table.id)
        .indexOf('T9'),
    ).toBe(6);
    expect(find(byYear(2022), 'T9').name).toBe('财政拨款“三公”经费支出决算表');
  });

  it('T6 is a 明细表 from 2022 on', () => {
    expect(find(byYear(2021), 'T6').name).toBe('一般公共预算财政拨款基本支出决算表');
    expect(find(byYear(2022), 'T6').name).toBe('一般公共预算财政拨款基本支出决算明细表');
  });

  it('使用非财政拨款结余 includes 专用结余 from 2023 on', () => {
    expect([2021, 2022, 2023, 2024].map(surplusLabel)).toEqual([
      '使用非财政拨款结余',
      '使用非财政拨款结余',
      '使用非财政拨款结余（含专用结余）',
      '使用非财政拨款结余（含专用结余）',
    ]);
  });
});
