/**
 * Random edits of a unit on its page, beside what the command line makes of the same files: the same findings and the same
 * report; and what a page puts together from what it is told bit by bit is the whole view.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { DeskUpdate, EditRequest, Entry } from '../../src/model/desk.ts';
import { analyse } from '../../src/pipeline.ts';
import { Desk } from '../../src/serve/desk.ts';
import { runs } from '../runs.ts';
import { textOf } from '../support.ts';
import { ownUnits } from './office.ts';

const UNIT = 'qingshan-2022';
const RUNS = runs(3, 20_240_407);
vi.setConfig({ testTimeout: RUNS.timeout });

type Way = 'done' | 'undone' | 'undone and done again' | 'only tried';

interface RandomEdit {
  readonly which: number;
  readonly amount: string;
  readonly text: string;
  readonly way: Way;
}

const edit: fc.Arbitrary<RandomEdit> = fc.record({
  which: fc.nat(),
  amount: fc.integer({ min: -99_999, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2)),
  text: fc.string({ unit: fc.constantFrom(...'其他支出增加2万元，因为*#|<>"\\。\n{}'), maxLength: 20 }),
  way: fc.constantFrom<Way>('done', 'done', 'undone', 'undone and done again', 'only tried'),
});

function requestOf(desk: Desk, { which, amount, text }: RandomEdit): EditRequest {
  const { figures, open, base } = desk.now();
  const entries = [...figures, ...open].flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
  const entry = entries[which % entries.length] as Entry;
  if (entry.kind === 'prose') {
    const { kind, file, typed: source, slot } = entry;
    return {
      base,
      override: false,
      edit: { kind, file, source, typed: text, ...(slot === undefined ? {} : { slot }) },
    };
  }
  const { kind, path, form, source, choices = [] } = entry;
  const typed = { amount, number: amount, date: '2023-08-20', text, choice: choices[0]?.[0] ?? '' }[form];
  return { base, override: false, edit: { kind, path, form, typed, ...(source === undefined ? {} : { source }) } };
}

/** What a page knows, as it puts it together. */
class Page {
  private revision = 0;
  private pieces = new Map<number, unknown>();
  private markup = new Map<string, string>();

  constructor(private readonly desk: Desk) {}

  /** As in a browser: all that a page was told, over the wire. */
  load(): void {
    const update = JSON.parse(JSON.stringify(this.desk.update(this.revision))) as DeskUpdate;
    for (const [number, piece] of Object.entries(update.pieces)) this.pieces.set(Number(number), piece);
    for (const [key, source] of Object.entries(update.markup)) this.markup.set(key, source);
    this.revision = update.revision;
    const now = JSON.parse(JSON.stringify(this.desk.now())) as ReturnType<Desk['now']>;
    for (const list of ['figures', 'findings', 'open'] as const)
      expect(update.lists[list].map((number) => this.pieces.get(number))).toEqual(now[list]);
    for (const key of now.parts.flatMap(({ blocks }) => blocks)) expect(this.markup.has(key)).toBe(true);
  }
}

describe('after any edits', () => {
  const own = ownUnits(UNIT);
  const folder = join(own.units, UNIT);

  it('the page shows what the command line makes of the files', () => {
    const desk = new Desk(folder, own);
    const page = new Page(desk);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        for (const each of edits) {
          const request = requestOf(desk, each);
          if (each.way === 'only tried') {
            desk.tried(request);
            continue;
          }
          const done = desk.edit(request).kind === 'done';
          if (each.way !== 'done' && done && desk.now().undo.length > 0) expect(desk.turn('undo', 1).kind).toBe('done');
          if (each.way === 'undone and done again' && done && desk.now().redo.length > 0)
            expect(desk.turn('redo', 1).kind).toBe('done');
        }
        page.load();
        const fresh = analyse(folder, own, 'another name');
        const shown = desk.current();
        expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toBeDefined();
        expect(shown.findings.map(({ rule, message }) => [rule, message])).toEqual(
          fresh.findings.map(({ rule, message }) => [rule, message]),
        );
        expect(shown.report === undefined).toBe(fresh.report === undefined);
        if (fresh.report !== undefined) expect(textOf(shown)).toBe(textOf(fresh));
      }),
      RUNS,
    );
  });
});
