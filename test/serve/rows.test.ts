/** Lists filled in on the page: rows changed, added, pasted and taken out; the file keeps its form. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FormList, FormRow, RowsRequest } from '../../src/model/desk.ts';
import type { Paths } from '../../src/pipeline.ts';
import { Desk } from '../../src/serve/desk.ts';
import { ownUnits } from './office.ts';

const UNIT = 'qingshan-2022';

describe('the lists of a desk', () => {
  let own: Paths;
  let desk: Desk;
  const read = () => readFileSync(join(own.units, UNIT, 'report.json'), 'utf8');

  beforeEach(() => {
    own = ownUnits(UNIT);
    desk = new Desk(join(own.units, UNIT), own);
    desk.refresh();
  });

  function list(id: string): FormList {
    const found = desk
      .forms()
      .sheets.flatMap(({ lists }) => lists)
      .find((each) => each.id === id);
    if (found === undefined) throw new Error(`no list ${id}`);
    return found;
  }

  function row(id: string, code: string): FormRow {
    const found = list(id).rows.find((each) => each.code === code);
    if (found === undefined) throw new Error(`no row ${code}`);
    return found;
  }

  const change = (request: Partial<RowsRequest> & { block: string }) =>
    desk.editRows({ edits: [], added: [], removed: [], ...request });

  it('have the rows, columns and codes of the workbook to fill in', () => {
    expect(row('revenue', '2101301').generalPublic).toBe('709.41');
    const [codes] = [desk.forms().codes.functional ?? []];
    expect(codes.find(([code]) => code === '2101301')?.[1]).toContain('城乡医疗救助');
    expect(list('revenue').columns.map(({ label }) => label)).toContain('本年收入合计');
  });

  it('say nothing is changed when nothing is', () => {
    const before = read();
    expect(change({ block: 'revenue' })).toEqual({ kind: 'done' });
    expect(read()).toBe(before);
  });

  it('change one cell on one line', () => {
    const before = read().split('\n');
    const edits = [{ row: row('revenue', '2101301'), column: 'generalPublic', typed: '700.50' }];
    expect(change({ block: 'revenue', edits })).toEqual({ kind: 'done' });
    const lines = read()
      .split('\n')
      .filter((line, index) => line !== before[index]);
    expect(lines).toHaveLength(1);
    expect(row('revenue', '2101301').generalPublic).toBe('700.50');
  });

  it('change all keys and leaves of a row at once', () => {
    const shown = list('expenditure').rows.find(({ code }) => code === '2101301');
    if (shown === undefined) throw new Error('no row');
    const edits = [
      { row: shown, column: 'fund', typed: '国有资本经营预算' },
      { row: shown, column: 'code', typed: '2101399' },
      { row: shown, column: 'basic', typed: '3.21' },
    ];
    const count = list('expenditure').rows.length;
    expect(change({ block: 'expenditure', edits })).toEqual({ kind: 'done' });
    expect(list('expenditure').rows).toHaveLength(count);
    expect(row('expenditure', '2101399')).toMatchObject({ fund: '国有资本经营预算', basic: '3.21' });
    expect(read()).toContain('"fund": "stateCapital"');
  });

  it('add rows and take rows out, and undo brings all of it back', () => {
    const before = read();
    const removed = [row('revenue', '2101301'), row('revenue', '2101501')];
    const added = [{ code: '2080505', generalPublic: '1,234.50' }];
    const count = list('revenue').rows.length;
    expect(change({ block: 'revenue', added, removed })).toEqual({ kind: 'done' });
    expect(list('revenue').rows).toHaveLength(count - 1);
    expect(row('revenue', '2080505').generalPublic).toBe('1234.50');
    expect(() => row('revenue', '2101301')).toThrow();
    expect(desk.turn('undo', 1)).toEqual({ kind: 'done' });
    expect(read()).toBe(before);
  });

  it.each([
    [{ code: '2101301', generalPublic: '1' }, '两行都是'],
    [{ generalPublic: '1' }, '没有填“科目编码”'],
    [{ code: '2080505', generalPublic: '一元' }, '不是可用的数'],
  ])('refuse %j and say why', (added: FormRow, told) => {
    const before = read();
    const answer = change({ block: 'revenue', added: [added] });
    expect(answer).toMatchObject({ kind: 'refused' });
    expect((answer as { message: string }).message).toContain(told);
    expect(read()).toBe(before);
  });

  it('refuse a word that is no choice, and list the choices', () => {
    const [first] = list('expenditure').rows;
    const edits = [{ row: first ?? {}, column: 'fund', typed: '别的钱' }];
    expect(change({ block: 'expenditure', edits })).toMatchObject({ kind: 'refused' });
  });

  it('leave a row alone that somebody else has changed', () => {
    const shown = row('revenue', '2101301');
    writeFileSync(join(own.units, UNIT, 'report.json'), read().replace('709.41', '600.00'));
    const before = read();
    const edits = [{ row: shown, column: 'generalPublic', typed: '1.00' }];
    expect(change({ block: 'revenue', edits })).toMatchObject({ kind: 'conflict' });
    expect(change({ block: 'revenue', removed: [shown] })).toMatchObject({ kind: 'conflict' });
    expect(read()).toBe(before);
  });

  it('know no list that is not there', () => {
    expect(change({ block: 'declared', added: [{ id: 'x' }] })).toMatchObject({ kind: 'refused' });
  });
});
