/** Which inputs changed: values by what they are, not by where they stand or how they are written. */
import { describe, expect, it } from 'vitest';
import { parseJson } from '../src/input/read-json.ts';
import type { LocatedJson } from '../src/model/source.ts';
import { changedFile, changedProse } from '../src/review/moved/prose.ts';
import { changedValues } from '../src/review/moved/values.ts';

function located(text: string): LocatedJson {
  const { value } = parseJson(text, 'report.json');
  if (value === undefined) throw new Error(text);
  return value;
}

/** Kind, path, and the two literals of each change. */
function changes(former: string, present: string): (string | undefined)[][] {
  return changedValues(located(former), located(present), () => undefined).map((change) =>
    [change.kind, change.path, change.former, change.present].filter((part) => part !== undefined),
  );
}

describe('values', () => {
  it('written otherwise did not change', () => {
    expect(changes('{ "a": 1.0, "b": [1, 2] }', '{\n  "b": [1.00,2],\n  "a": 1\n}')).toEqual([]);
  });

  it('change, come and go', () => {
    expect(changes('{ "a": 1, "b": "甲", "c": null }', '{ "a": 1.5, "b": "乙", "d": { "x": [1] } }')).toEqual([
      ['changed', 'a', '1', '1.5'],
      ['changed', 'b', '"甲"', '"乙"'],
      ['inserted', 'd', '{ "x": [1] }'],
      ['deleted', 'c', 'null'],
    ]);
  });

  it('have the place of the present file; what went, of the former one', () => {
    const found = changedValues(located('{\n"b": 2 }'), located('{\n\n   "a": 1 }'), () => undefined);
    expect(found.map(({ path, place: { line, column } }) => [path, line, column])).toEqual([
      ['a', 3, 9],
      ['b', 2, 6],
    ]);
  });
});

describe('items of a list', () => {
  it('are the same one by code, though one was inserted above', () => {
    const former = '{ "revenue": [{ "code": "1", "a": 1 }, { "code": "2", "a": 2 }] }';
    const present = '{ "revenue": [{ "code": "0", "a": 0 }, { "code": "1", "a": 1 }, { "code": "2", "a": 3 }] }';
    expect(changes(former, present)).toEqual([
      ['inserted', 'revenue[0]', '{ "code": "0", "a": 0 }'],
      ['changed', 'revenue[2].a', '2', '3'],
    ]);
  });

  it('of one code in two funds are two', () => {
    const row = (fund: string, basic: number) => `{ "code": "1", "fund": "${fund}", "basic": ${basic} }`;
    const former = `[${row('x', 1)}, ${row('y', 2)}]`;
    expect(changes(former, `[${row('y', 5)}, ${row('x', 1)}]`)).toEqual([
      ['reordered', '', '1、1', '1、1'],
      ['changed', '[0].basic', '2', '5'],
    ]);
    expect(changes(`[${row('x', 1)}]`, former)).toEqual([
      ['inserted', '[1]', '{ "code": "1", "fund": "y", "basic": 2 }'],
    ]);
  });

  it('of which the name changed are still the same', () => {
    const item = (name: string) => `{ "name": "${name}", "weight": 10, "target": 3 }`;
    expect(changes(`[${item('甲')}, ${item('乙')}]`, `[${item('甲')}, ${item('丙')}]`)).toEqual([
      ['changed', '[1].name', '"乙"', '"丙"'],
    ]);
  });

  it('that share nothing went and came', () => {
    const former = '[{ "id": "a", "name": "甲", "x": 1, "y": 2 }]';
    expect(changes(former, '[{ "id": "b", "name": "乙", "x": 3, "y": 4 }]').map(([kind]) => kind)).toEqual([
      'inserted',
      'deleted',
    ]);
  });

  it('without a name are aligned by what they say', () => {
    expect(changes('["甲", "乙", "丙"]', '["新", "甲", "乙", "丁"]')).toEqual([
      ['inserted', '[0]', '"新"'],
      ['changed', '[3]', '"丙"', '"丁"'],
    ]);
  });

  it('in another order are told by name', () => {
    const [a, b] = ['{ "id": "a", "name": "甲" }', '{ "id": "b", "name": "乙" }'];
    expect(changes(`{ "projects": [${a}, ${b}] }`, `{ "projects": [${b}, ${a}] }`)).toEqual([
      ['reordered', 'projects', '甲、乙', '乙、甲'],
    ]);
  });

  it('are called by the name of their project', () => {
    const text = (amount: number) =>
      `{ "projects": [{ "id": "p", "name": "信息化" }], "rows": [{ "code": "9", "parts": [{ "project": "p", "x": ${amount} }] }] }`;
    const [change] = changedValues(located(text(1)), located(text(2)), (path) =>
      path.endsWith('.x') ? '支出' : undefined,
    );
    expect(change).toMatchObject({ label: '支出', items: ['9', '信息化'] });
  });
});

describe('prose', () => {
  it('gives neighbouring lines that changed, with the line of the present file', () => {
    expect(changedProse('a.md', '一\n\n二\n\n三\n', '一\n\n\n\n二改\n\n三\n')).toEqual([
      { kind: 'changed', file: 'a.md', line: 5, former: ['二'], present: ['二改'] },
    ]);
  });

  it('takes no note of spaces at the end and of more empty lines', () => {
    expect(changedProse('a.md', '一\n\n二', '\n一  \n\n\n二\n\n')).toEqual([]);
  });

  it('tells a paragraph that was parted in two', () => {
    expect(changedProse('a.md', '一\n二', '一\n\n二')).toEqual([
      { kind: 'inserted', file: 'a.md', line: 2, former: [], present: [] },
    ]);
  });

  it('tells files that came and went', () => {
    expect(changedProse('a.md', undefined, '一\n')).toEqual([
      { kind: 'inserted', file: 'a.md', line: 1, former: [], present: ['一'] },
    ]);
    expect(changedProse('a.md', '一\n', undefined)[0]?.kind).toBe('deleted');
  });
});

describe('templates', () => {
  it('are counted by their lines', () => {
    const file = 'templates/x/a.md.hbs';
    expect(changedFile(file, '一\n二\n三', '一\n新\n三\n四')).toEqual({
      kind: 'changed',
      file,
      inserted: 2,
      deleted: 1,
    });
    expect(changedFile(file, '一\n', '一')).toBeUndefined();
    expect(changedFile(file, undefined, '一\n二')).toEqual({ kind: 'inserted', file, inserted: 2, deleted: 0 });
  });
});
