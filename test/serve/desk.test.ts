/** Changes made on the page: the file keeps its form, nobody's change is lost, and all can be taken back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EditAnswer } from '../../src/model/desk.ts';
import type { Paths } from '../../src/pipeline.ts';
import { Desk } from '../../src/serve/desk.ts';
import { entryOf, ownUnits, restore, type ValueEntry } from './office.ts';

const UNIT = 'qingshan-2022';
const LEAF = /^城乡医疗救助支出|^一般公共预算财政拨款收入（城乡医疗救助）/;

describe('a desk', () => {
  let own: Paths;
  let desk: Desk;
  const file = (name = 'report.json') => join(own.units, UNIT, name);
  const read = (name?: string) => readFileSync(file(name), 'utf8');

  beforeAll(() => {
    own = ownUnits(UNIT);
    desk = new Desk(join(own.units, UNIT), own);
  });
  beforeEach(() => {
    restore(own, UNIT);
    desk.refresh();
  });

  function change(entry: ValueEntry, typed: string, more: { unit?: string; base?: string; override?: boolean } = {}) {
    const { path, form, source } = entry;
    const { base = desk.now().base, override = false, unit } = more;
    return desk.edit({
      base,
      override,
      edit: { kind: 'value', path, form, typed, ...(source === undefined ? {} : { source }), ...(unit && { unit }) },
    });
  }

  it('changes a leaf and nothing else, and keeps its digits', () => {
    const before = read();
    const entry = entryOf(desk.now(), LEAF);
    expect(entry.typed).toBe('709.41');
    expect(change(entry, '709.50')).toEqual({ kind: 'done' });
    const [old, present] = [before.split('\n'), read().split('\n')];
    const lines = present.filter((line, index) => line !== old[index]);
    expect(present).toHaveLength(old.length);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('709.50');
    expect(entryOf(desk.now(), LEAF).typed).toBe('709.50');
  });

  it.each([
    ['7,094,200', '元', '709.42'],
    ['７０９．４２', '万元', '709.42'],
    ['709.42万元', '元', '709.42'],
    ['-.50', '万元', '-0.50'],
    ['0012.5', '万元', '12.5'],
    ['70941234.56', '元', '7094.123456'],
  ])('takes %s %s as %s 万元', (typed, unit, written) => {
    const entry = entryOf(desk.now(), LEAF);
    expect(change(entry, typed, { unit })).toEqual({ kind: 'done' });
    expect(entryOf(desk.now(), LEAF).source).toBe(written);
  });

  it.each(['七百', '1e3', '12..5', '1,2a', 'NaN', '0x10'])('refuses %s, and says how a number is written', (typed) => {
    const before = read();
    const answer = change(entryOf(desk.now(), LEAF), typed);
    expect(answer).toMatchObject({ kind: 'refused' });
    expect((answer as { message: string }).message).toContain('1085.68');
    expect(read()).toBe(before);
  });

  it('keeps line ends and a byte order mark', () => {
    const marked = `\uFEFF${read().replaceAll('\n', '\r\n')}`;
    writeFileSync(file(), marked);
    change(entryOf(desk.now(), LEAF), '709.50');
    expect(read()).toContain('709.50');
    expect(read().startsWith('\uFEFF{\r\n')).toBe(true);
    expect(read().replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('undoes and does again', () => {
    const before = read();
    const entry = entryOf(desk.now(), LEAF);
    change(entry, '709.50');
    const after = read();
    expect(desk.now().undo.join()).toContain('城乡医疗救助');
    expect(desk.turn('undo', 1)).toEqual({ kind: 'done' });
    expect(read()).toBe(before);
    expect(desk.turn('redo', 1)).toEqual({ kind: 'done' });
    expect(read()).toBe(after);
  });

  describe('beside an editor', () => {
    const edited = (from: string, to: string) => writeFileSync(file(), read().replace(from, to));

    it('keeps what was changed elsewhere in the file', () => {
      const view = desk.now();
      const entry = entryOf(desk.now(), LEAF);
      edited('"status": "published"', '"status": "preparing"');
      expect(change(entry, '709.50', { base: view.base })).toEqual({ kind: 'done' });
      expect(read()).toContain('"status": "preparing"');
      expect(read()).toContain('709.50');
    });

    it('shows what stands there now instead of overwriting it', () => {
      const view = desk.now();
      const entry = entryOf(desk.now(), LEAF);
      change(entry, '700.00');
      const before = read();
      expect(change(entry, '709.50', { base: view.base })).toMatchObject({ kind: 'conflict', now: '700.00' });
      expect(read()).toBe(before);
      expect(change(entry, '709.50', { base: view.base, override: true })).toEqual({ kind: 'done' });
    });

    it('changes no other row when rows have moved', () => {
      const view = desk.now();
      const entry = entryOf(desk.now(), LEAF);
      const list = String(entry.path[0]);
      edited(`"${list}": [`, `"${list}": [ { "code": "2010101", "generalPublic": 1.00, "fund": "generalPublic" },`);
      const before = read();
      expect(change(entry, '709.50', { base: view.base })).toMatchObject({ kind: 'conflict' });
      expect(read()).toBe(before);
    });

    it('does not undo over a later change', () => {
      change(entryOf(desk.now(), LEAF), '709.50');
      edited('"status": "published"', '"status": "preparing"');
      const before = read();
      expect(desk.turn('undo', 1)).toMatchObject({ kind: 'conflict' });
      expect(read()).toBe(before);
    });

    it('tells its pages of a saved file, once', () => {
      desk.refresh();
      const told: unknown[] = [];
      desk.listen((event) => event.kind === 'view' && told.push(event.revision));
      edited('709.41', '708.41');
      desk.refresh();
      desk.refresh();
      expect(told).toHaveLength(1);
    });
  });

  it('hands out only the blocks and figures that a page does not have', () => {
    const first = desk.update(0);
    const all = first.view.parts.flatMap(({ blocks }) => blocks);
    expect(Object.keys(first.markup).length).toBe(new Set(all).size);
    change(entryOf(desk.now(), LEAF), '709.50');
    const next = desk.update(first.revision);
    const fresh = Object.keys(next.markup).length;
    expect(fresh).toBeGreaterThan(0);
    expect(fresh).toBeLessThan(all.length / 2);
    const known = new Set(first.lists.figures);
    const others = next.lists.figures.filter((number) => !known.has(number));
    expect(others.length).toBeGreaterThan(0);
    expect(others.length).toBeLessThan(first.lists.figures.length / 2);
    expect(Object.keys(next.pieces)).toEqual(expect.arrayContaining(others.map(String)));
    expect(desk.update(next.revision).pieces).toEqual({});
  });

  it('writes prose, and names a new file in the dossier', () => {
    const open = desk.now().open.find(({ entry }) => entry.kind === 'prose')?.entry;
    if (open?.kind !== 'prose') throw new Error('no prose');
    const edit = (source: string, typed: string): EditAnswer =>
      desk.edit({ base: '', override: false, edit: { kind: 'prose', file: open.file, source, typed } });
    expect(edit('something else', 'x')).toMatchObject({ kind: 'conflict', now: open.typed });
    expect(edit(open.typed, '新的一段。')).toEqual({ kind: 'done' });
    expect(read(open.file)).toBe('新的一段。\n');
    expect(desk.turn('undo', 1)).toEqual({ kind: 'done' });
    expect(read(open.file)).toBe(open.typed);
  });
});
