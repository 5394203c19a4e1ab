import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCatalogues } from '../src/input/read-catalogues.ts';
import {
  ancestors,
  canExist,
  economicCatalogueSchema,
  functionalCatalogueSchema,
  functionalEntries,
  isValidIn,
  termCatalogueSchema,
} from '../src/model/catalogue.ts';
import { leafColumns, type StatementSpec, type TableSet, type TableSpec } from '../src/model/table-spec.ts';
import { tableSetOf } from '../src/validate/table-editions.ts';
import { paths, printedForms } from './support.ts';

const folder = new URL('../data/catalogues/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

const catalogue = functionalCatalogueSchema.parse(read('functional.json'));
const functional = functionalEntries(catalogue);
const economic = economicCatalogueSchema.parse(read('economic.json')).entries;
const terms = termCatalogueSchema.parse(read('terms.json')).entries;
const sets = readdirSync(new URL('tables/', folder))
  .sort()
  .map((file) => ({ file, set: setOf(Number.parseInt(file, 10)) }));

type PrintedSet = Omit<TableSet, 'tables'> & { readonly tables: TableSpec[] };

function setOf(year: number): PrintedSet {
  const { value: files } = readCatalogues(paths.catalogues, 'data/catalogues', year);
  const { value, findings } = files === undefined ? { findings: [] } : tableSetOf(files.tables);
  if (value === undefined) throw new Error(`no tables of ${year}: ${JSON.stringify(findings)}`);
  return { ...value, tables: printedForms(value.tables) };
}

/** The statutory tables before 2020 were eight. */
const EIGHT = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T9'];
const tablesOf = (year: number) => (year < 2020 ? EIGHT : [...EIGHT, 'T8'].sort());

const CHECKED_YEARS = Array.from({ length: 12 }, (_, index) => 2015 + index);
const repeated = (values: readonly (string | number)[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Every line a statement prints, in order, with repeated and blank rows counted out. */
function linesOf(table: StatementSpec, classes: readonly string[]): number[] {
  return table.sides.flatMap((side) =>
    side.rows.flatMap((row) => {
      const last = row.each === 'classes' ? (row.through ?? row.line + classes.length - 1) : (row.through ?? row.line);
      return Array.from({ length: last - row.line + 1 }, (_, index) => row.line + index);
    }),
  );
}

function columnNumbersOf(table: TableSpec): number[] {
  if (table.layout === 'economic') return [];
  const columns = table.layout === 'statement' ? table.sides.flatMap((side) => side.columns) : table.columns;
  return leafColumns(columns).map((column) => Number(column.number));
}

function find(set: PrintedSet, id: string): TableSpec {
  const table = set.tables.find((candidate) => candidate.id === id);
  if (table === undefined) throw new Error(`${set.year} has no ${id}`);
  return table;
}

function statement(set: PrintedSet, id: string): StatementSpec {
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

  it('an explanation is one finished sentence or more, and only a 项 has one', () => {
    const explained = functional.filter((entry) => entry.explanation !== undefined);
    expect(explained.filter((entry) => !/^反映.+。$/.test(entry.explanation ?? ''))).toEqual([]);
    expect(explained.filter((entry) => entry.code.length < 7)).toEqual([]);
    expect(explained.length).toBeGreaterThan(500);
  });

  it('what was seen in print names its source, and each source was used', () => {
    const used = catalogue.codes.flatMap(([, , facts]) => [...(facts?.seen ?? []), facts?.explained ?? []].flat());
    expect([...new Set(used)].sort()).toEqual(Object.keys(catalogue.sources).sort());
    const unexplained = catalogue.codes.filter(([, , facts]) => facts?.explained !== undefined && !facts.explanation);
    expect(unexplained.filter(([, name]) => catalogue.explanations[name] === undefined)).toEqual([]);
  });

  it('a 项 without an explanation was seen in print', () => {
    const names = new Map(catalogue.codes.map(([code, name, facts]) => [`${code} ${name}`, facts?.seen ?? []]));
    const open = functional.filter((entry) => entry.code.length === 7 && entry.explanation === undefined);
    expect(open.filter(({ code, name }) => names.get(`${code} ${name}`)?.length === 0)).toEqual([]);
  });

  it('what is listed whole is a 类 or 款 with something below it', () => {
    const whole = [...functional, ...economic].filter((entry) => entry.whole).map(({ code }) => code);
    const all = [...functional, ...economic].map(({ code }) => code);
    expect(whole).toContain('21011');
    expect(whole.filter((code) => !all.some((other) => other !== code && other.startsWith(code)))).toEqual([]);
  });

  it('tells a code that may exist from one that cannot', () => {
    const known = new Map(functional.map((entry) => [entry.code, entry]));
    expect(['2101301', '2101305', '20140', '2014004'].map((code) => canExist(code, known))).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect(['218', '21801', '2180101', '2101104'].map((code) => canExist(code, known))).toEqual(
      Array.from({ length: 4 }, () => false),
    );
  });

  it.each([
    [2021, ['2080105', '2080109', '2101501', '2101506']],
    [2022, ['2013102', '2101101', '2101103', '2101199', '2101301', '2101501', '2101502', '2210201', '2296013']],
    [2023, ['2080505', '2080506', '2089999', '2101102', '2101506', '2101550', '2101599', '2210201']],
    [2024, ['2010601', '2010608', '2013950', '2013999', '2080501', '2120101', '2120201', '2200150', '2210203']],
    [2025, ['2070110', '2070113', '20709', '2070904', '21219', '2121999', '2111103', '2150899', '22198', '2219899']],
  ])('the codes seen in reports of %i are there', (year, codes) => {
    const valid = new Set(functional.filter((entry) => isValidIn(entry, year)).map((entry) => entry.code));
    expect(codes.filter((code) => !valid.has(code))).toEqual([]);
  });

  it.each([
    [
      'of a 乡',
      2024,
      { 2130142: '农村道路建设', 2130152: '对高校毕业生到基层任职补助', 2130701: '对村级公益事业建设的补助' },
    ],
    ['of a court', 2024, { 2040504: '案件审判', 2040505: '案件执行' }],
    ['of a bureau of industry', 2023, { 21505: '工业和信息产业监管', 2150501: '行政运行' }],
    ['of a bureau of water', 2022, { 2130309: '水利执法监督', 2130319: '江河湖库水系综合整治', 2082201: '移民补助' }],
    ['of a hospital', 2023, { 2100206: '妇幼保健医院', 2101704: '中医（民族医）药专项' }],
    ['of a bureau of petitions', 2024, { 20140: '信访事务', 2014004: '信访业务' }],
  ])('the codes %s have their names', (_, year, named) => {
    const valid = new Map(functional.filter((entry) => isValidIn(entry, year)).map(({ code, name }) => [code, name]));
    expect(Object.fromEntries(Object.keys(named).map((code) => [code, valid.get(code)]))).toEqual(named);
  });

  it('does not give a 款 to a year that did not have it', () => {
    const of2023 = functional.filter((entry) => isValidIn(entry, 2023)).map(({ code }) => code);
    expect(of2023.filter((code) => code.startsWith('20140'))).toEqual([]);
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

/** Formulas that the notes of a year print. */
function formulasIn(year: number): Record<string, number> {
  const usual = { T1: 4, T2: 1, T3: 1, T4: 5, T5: 1, T6: 0, T7: 2, T8: 1, T9: 4 };
  if (year < 2020) return { ...usual, T1: 0, T4: 0 };
  return year < 2025 ? usual : { ...usual, T8: 0, T9: 0 };
}

describe.each(sets)('tables/$file', ({ file, set }) => {
  it('is named after its year', () => {
    expect(file).toBe(`${set.year}.json`);
  });

  it('has the tables of its year once each', () => {
    expect(set.tables.map((table) => table.id).sort()).toEqual(tablesOf(set.year));
  });

  it('has the classes in order, each with a name that year', () => {
    expect(set.classes).toEqual([...new Set(set.classes)].sort());
    const named = new Set(functional.filter((entry) => isValidIn(entry, set.year)).map((entry) => entry.code));
    expect(set.classes.filter((code) => !named.has(code))).toEqual([]);
  });

  it.each([
    ['T1', set.year < 2020 ? 52 : 62],
    ['T4', set.year < 2020 ? 54 : 64],
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
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(tablesOf(set.year).map((id) => [id, formulasIn(set.year)[id]])),
    );
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

  it('has an edition for every year from 2018 to 2025', () => {
    expect(sets.map(({ set }) => set.year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]);
  });

  it('classes came and went: 224 in 2019, 223 and 234 in 2020, 231 and 232 until 2024', () => {
    const moved = ['223', '224', '231', '232', '234'];
    const printed = (year: number) => moved.filter((code) => byYear(year).classes.includes(code));
    expect([2018, 2019, 2020, 2024, 2025].map(printed)).toEqual([[], ['224'], moved, moved, ['223', '224', '234']]);
    expect(byYear(2025).classes).toHaveLength(24);
  });

  it('国有资本经营 is a table of revenue and expenditure, and “三公” of pairs, in 2025', () => {
    const columns = (year: number, id: string) => {
      const table = find(byYear(year), id);
      return 'columns' in table ? leafColumns(table.columns).map(({ label }) => label) : [];
    };
    expect(columns(2024, 'T8')).toEqual(['合计', '基本支出', '项目支出']);
    expect(columns(2025, 'T8')).toEqual([
      '年初结转和结余',
      '本年收入',
      '合计',
      '基本支出',
      '项目支出',
      '年末结转和结余',
    ]);
    expect(find(byYear(2025), 'T8').name).toBe('国有资本经营预算财政拨款收入支出决算表');
    expect(columns(2025, 'T9')).toEqual(Array.from({ length: 6 }, () => ['预算数', '决算数']).flat());
  });
});
