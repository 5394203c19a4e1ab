/** What a place writes differently of a table: one line each, told in its file where it makes no table. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePlainJson } from '../src/input/read-plain-json.ts';
import { leafColumns, type TableSpec, tableSetSchema } from '../src/model/table-spec.ts';
import { chosenTables } from '../src/validate/chosen-tables.ts';
import { validateProfile } from '../src/validate/validate-profile.ts';
import { paths } from './support.ts';

const read = (path: string) => readFileSync(join(paths.templates, '..', path), 'utf8');
const SET = tableSetSchema.parse(JSON.parse(read('data/catalogues/tables/2022.json')));

/** Settings laid over the base, the last on top. */
function outcome(...forms: readonly object[]) {
  const folder = (id: string, text: string) => {
    const { value } = parsePlainJson(text, `templates/${id}/profile.json`);
    if (value === undefined) throw new Error('no JSON');
    return { id, json: value, templates: new Map(), partials: new Map(), forms: new Map() };
  };
  const base = JSON.parse(read('templates/base/profile.json'));
  const whole = { ...base, prose: {}, parts: [{ id: 'all', sections: [{ id: 'tables', tables: 'all' }] }] };
  const over = forms.map((one, index) => folder(`p${index}`, JSON.stringify({ tables: { forms: one } }, null, 2)));
  const { value, findings } = validateProfile([folder('base', JSON.stringify(whole)), ...over]);
  if (value === undefined) return { value: undefined, findings };
  return chosenTables(value, SET);
}

function table(id: string, ...forms: readonly object[]): TableSpec {
  const { value, findings } = outcome(...forms);
  const found = value?.find((spec) => spec.id === id);
  if (found === undefined) throw new Error(JSON.stringify(findings));
  return found;
}

const labels = (spec: TableSpec) =>
  spec.layout === 'classification' || spec.layout === 'singleRow'
    ? leafColumns(spec.columns).map(({ label }) => label)
    : [];

describe('forms of a place', () => {
  it('changes, leaves out, moves and adds a column in one line each, below a common head too', () => {
    expect(labels(table('T5', { T5: { columns: { 2: { label: '基本' } } } }))).toEqual(['小计', '基本', '项目支出']);
    expect(labels(table('T5', { T5: { columns: { 2: null } } }))).toEqual(['小计', '项目支出']);
    expect(labels(table('T5', { T5: { columns: { 1: { after: '3' } } } }))).toEqual(['基本支出', '项目支出', '小计']);
    const added = { label: '全年预算', number: '4', figure: 'generalPublic.{code}.fullYearBudget', before: '1' };
    expect(labels(table('T5', { T5: { columns: { 4: added } } }))[0]).toBe('全年预算');
  });

  it('takes a common head away and keeps its columns', () => {
    const spec = table('T5', { T5: { columns: { 本年支出: { label: null } } } });
    expect(spec.layout === 'classification' && spec.columns.map(({ label }) => label)).toEqual([
      '小计',
      '基本支出',
      '项目支出',
    ]);
  });

  it('takes a code out of a list and puts another where it belongs', () => {
    const codes = { 302: { 31002: null, 31001: true } };
    const spec = table('T6', { T6: { groups: { 公用经费: { columns: codes } } } });
    const list = spec.layout === 'economic' ? (spec.groups[1]?.columns[0] ?? []) : [];
    expect(list.slice(list.indexOf('310'), list.indexOf('310') + 3)).toEqual(['310', '31001', '31003']);
    const by310 = table('T6', { T6: { groups: { 公用经费: { columns: { 310: codes[302] } } } } });
    expect(by310).toEqual(spec);
    const there = table('T6', { T6: { groups: { 公用经费: { columns: { 310: { 31002: true } } } } } });
    expect(there).toEqual(table('T6'));
  });

  it('counts the printed 栏次 from the left, and the formulas below the table follow', () => {
    const numbers = (spec: TableSpec) =>
      spec.layout === 'classification' ? leafColumns(spec.columns).map(({ number }) => number) : [];
    const opening = { label: '年初结转', number: '0', figure: 'generalPublic.{code}.opening', before: '本年支出' };
    const remark = { label: '备注', width: 5 };
    const spec = table('T5', { T5: { columns: { 年初结转: opening, 备注: remark } } });
    expect(numbers(spec)).toEqual(['1', '2', '3', '4', undefined]);
    expect(spec.notes.at(-1)).toBe('2栏各行＝（3＋4）栏各行。');
    const fewer = table('T7', { T7: { columns: { 1: null } } });
    expect(numbers(fewer)).toEqual(['1', '2', '3', '4', '5']);
    expect(fewer.notes.at(-1)).toBe('2栏各行＝（3＋4）栏各行。');
    expect(table('T9', { T9: { by: 'item' } }).notes.at(-1)).toBe(
      '1栏＝（3＋5＋11）栏；5栏＝（7＋9）栏；2栏＝（4＋6＋12）栏；6栏＝（8＋10）栏。',
    );
  });

  it('leaves out formulas in numbers that are not printed, and no note of the place', () => {
    const formulas = ({ notes }: TableSpec) => notes.filter((note) => note.includes('＝'));
    expect(formulas(table('T1', { T1: { columnNumbers: false } }))).not.toEqual([]);
    expect(formulas(table('T1', { T1: { lineNumbers: false } }))).toEqual([]);
    expect(formulas(table('T2', { T2: { columnNumbers: false } }))).toEqual([]);
    expect(table('T2', { T2: { columnNumbers: false, notes: ['1栏＝2栏。'] } }).notes).toEqual(['1栏＝2栏。']);
  });

  it('pairs budget and final, in the order of print', () => {
    const spec = table('T9', { T9: { by: 'item' } });
    expect(labels(spec).slice(0, 4)).toEqual(['预算数', '决算数', '预算数', '决算数']);
    expect(spec.layout === 'singleRow' && leafColumns(spec.columns)[1]).toMatchObject({
      number: '2',
      figure: 'threePublic.final.total',
    });
  });

  it('prints one table otherwise than all', () => {
    const { print } = table('T7', { T7: { zero: 'dash', columnNumbers: false, money: { decimals: 4 } } });
    expect(print).toMatchObject({ zero: 'dash', columnNumbers: false, lineNumbers: true, naming: 'title' });
    expect(print.money).toEqual({ decimals: 4, trailingZeros: 'keep', thousands: true });
    expect(table('T8', {}).print.zero).toBe('blank');
  });

  it('lays the changes of a place over those of the place it extends', () => {
    const spec = table('T5', { T5: { columns: { 1: { label: '合计' } } } }, { T5: { columns: { 3: null } } });
    expect(labels(spec)).toEqual(['合计', '基本支出']);
  });

  it('tells what the form does not have, and what makes no table, at its line', () => {
    expect(outcome({ T5: { columns: { 9: null } } }).findings).toMatchObject([
      { rule: 'T30', actual: '9', place: { file: 'templates/p0/profile.json', line: 6 } },
    ]);
    expect(outcome({ T5: { columns: { 2: { after: '8' } } } }).findings).toMatchObject([{ rule: 'T30', actual: '8' }]);
    expect(outcome({ T5: { columns: { 2: { lable: '基本' } } } }).findings).toMatchObject([
      { rule: 'V11', place: { file: 'templates/p0/profile.json', line: 7 } },
    ]);
    expect(outcome({ T5: { totalRow: 'middle' } }).findings).toMatchObject([{ rule: 'V14', place: { line: 5 } }]);
    expect(outcome({ T11: { totalRow: 'last' } }).findings).toMatchObject([{ rule: 'T12', actual: 'T11' }]);
  });
});
