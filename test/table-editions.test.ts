/** The file of a year that extends another: what it writes changes what is below, and nothing else does. */
import { describe, expect, it } from 'vitest';
import { parsePlainJson } from '../src/input/read-plain-json.ts';
import { leafColumns, type TableSet } from '../src/model/table-spec.ts';
import { type Editions, tableSetOf } from '../src/validate/table-editions.ts';

const BASE = {
  year: 2030,
  source: '印本',
  classes: ['201', '202'],
  tables: [
    {
      id: 'T1',
      name: '总表',
      orientation: 'portrait',
      layout: 'statement',
      notes: ['注：甲。'],
      sides: [
        {
          label: '收入',
          labelWidth: 20,
          columns: [{ label: '决算数', number: '1' }],
          rows: [
            { line: 1, label: '一、收入', figures: ['a'] },
            { line: 3, label: '合计', figures: ['b'], total: true },
          ],
        },
      ],
    },
    {
      id: 'T2',
      name: '收入表',
      orientation: 'landscape',
      layout: 'classification',
      notes: [],
      stubLabel: '项目',
      nameWidth: 20,
      totalRow: 'first',
      columns: [
        { label: '合计', number: '1', figure: 'a.{code}' },
        { label: '其中', columns: [{ label: '甲', number: '2', figure: 'b.{code}' }] },
      ],
    },
  ],
};

function merged(...editions: readonly object[]) {
  const files = editions.map((edition, index) => {
    const { value } = parsePlainJson(JSON.stringify(edition, null, 2), `tables/${index}.json`);
    if (value === undefined) throw new Error('no JSON');
    return value;
  });
  return tableSetOf(files as unknown as Editions);
}

function setOf(...editions: readonly object[]): TableSet {
  const { value, findings } = merged(...editions);
  if (value === undefined) throw new Error(JSON.stringify(findings));
  return value;
}

const edition = (tables?: object, more: object = {}) => ({
  year: 2031,
  extends: 2030,
  source: '下一年',
  ...(tables && { tables }),
  ...more,
});

function table(set: TableSet, id: string) {
  const found = set.tables.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

describe('editions of tables', () => {
  it('an edition without changes is the one below, under its own year and source', () => {
    expect(setOf(edition(), BASE)).toEqual({ ...setOf(BASE), year: 2031, source: '下一年' });
  });

  it('changes one row, one column of a head and one name, each in one line', () => {
    const set = setOf(
      edition({
        T1: { sides: { 收入: { rows: { 3: { label: '本年合计' } } } } },
        T2: { name: '收入决算表', columns: { 其中: { columns: { 2: { label: '乙' } } } } },
      }),
      BASE,
    );
    const [t1, t2] = [table(set, 'T1'), table(set, 'T2')];
    expect(t1.layout === 'statement' && t1.sides[0]?.rows).toMatchObject([
      { line: 1, label: '一、收入' },
      { line: 3, label: '本年合计', figures: ['b'], total: true },
    ]);
    expect(t2.name).toBe('收入决算表');
    expect(t2.layout === 'classification' && leafColumns(t2.columns).map(({ label }) => label)).toEqual(['合计', '乙']);
  });

  it('adds a row where its line belongs, takes a column and a table away, and orders the tables', () => {
    const added = setOf(edition({ T1: { sides: { 收入: { rows: { 2: { line: 2, label: '' } } } } } }), BASE);
    const t1 = table(added, 'T1');
    expect(t1.layout === 'statement' && t1.sides[0]?.rows.map(({ line }) => line)).toEqual([1, 2, 3]);
    const fewer = table(setOf(edition({ T2: { columns: { 其中: null } } }), BASE), 'T2');
    expect(fewer.layout === 'classification' && fewer.columns.map(({ label }) => label)).toEqual(['合计']);
    expect(setOf(edition({ T1: null }), BASE).tables.map(({ id }) => id)).toEqual(['T2']);
    expect(setOf(edition(undefined, { order: ['T2', 'T1'] }), BASE).tables.map(({ id }) => id)).toEqual(['T2', 'T1']);
  });

  it('lays several editions over each other, the newest on top', () => {
    const middle = edition({ T1: { name: '中', notes: ['注：乙。'] } });
    const newest = { ...edition({ T1: { name: '新' } }), year: 2032, extends: 2031 };
    expect(table(setOf(newest, middle, BASE), 'T1')).toMatchObject({ name: '新', notes: ['注：乙。'] });
  });

  it('tells a change that makes no table in the file of the year', () => {
    const { findings } = merged(edition({ T1: { orientation: 'upright' } }), BASE);
    expect(findings).toMatchObject([{ rule: 'V14', place: { file: 'tables/0.json' } }]);
    const unknown = merged(edition({ T1: { notice: [] } }), BASE).findings;
    expect(unknown).toMatchObject([{ rule: 'V11', place: { file: 'tables/0.json' } }]);
    expect(merged({ ...edition(), table: {} }, BASE).findings).toMatchObject([{ rule: 'V11' }]);
  });
});
