/** From a marked report to the places that changed: what is marked is listed, as a reader would name it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphEnd } from '../src/model/paragraph-change.ts';
import type { Block, Cell, Inline, Report } from '../src/model/report.ts';
import type { Change } from '../src/model/review.ts';
import { goneId } from '../src/model/settle.ts';
import { compareReports } from '../src/review/compare/compare-reports.ts';
import { changedPlaces } from '../src/review/moved/changed-places.ts';
import type { ChangedPlace } from '../src/review/moved/movement.ts';
import { byCount, unexplainedLines } from './explained-lines.ts';
import { twoReports } from './report-trees.ts';

const kept = (text: string): Inline => ({ kind: 'text', text });
const old = (text: string): Inline => ({ kind: 'text', text, change: 'deleted' });
const now = (text: string): Inline => ({ kind: 'text', text, change: 'inserted' });
const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', role: 'body', text });
const heading = (level: 1 | 2, ...text: Inline[]): Block => ({ kind: 'heading', id: `h${level}`, level, text });
const cell = (...text: Inline[]): Cell => ({ paragraphs: [text] });

function placesIn(...blocks: Block[]): ChangedPlace[] {
  const meta = { title: '', unitName: '', year: 2022, date: '2023-08-20', subject: '', keywords: [] };
  return changedPlaces({ meta, parts: [{ id: 'one', kind: 'body', blocks }] } satisfies Report);
}

/** Kind, change and the two readings. */
function told(places: readonly ChangedPlace[]): unknown[] {
  return places.map(({ kind, change, former, present }) => [kind, change, former, present]);
}

describe('sentences', () => {
  it('are given whole, and only those that changed', () => {
    const places = placesIn(paragraph(kept('收入不变。支出'), old('1.00'), now('2.00'), kept('万元；结余不变。')));
    expect(told(places)).toEqual([['sentence', 'changed', '支出1.00万元；', '支出2.00万元；']]);
  });

  it('come and go within a paragraph', () => {
    const places = placesIn(paragraph(kept('甲。'), now('乙。'), kept('丙。'), old('丁。'), kept('戊。')));
    expect(told(places)).toEqual([
      ['sentence', 'inserted', undefined, '乙。'],
      ['sentence', 'deleted', '丁。', undefined],
    ]);
  });

  it('that went and came at one place are one rewritten', () => {
    expect(told(placesIn(paragraph(old('甲。'), now('乙。'), kept('丙。'))))).toEqual([
      ['sentence', 'changed', '甲。', '乙。'],
    ]);
  });

  it('end only where both readings do', () => {
    const places = placesIn(paragraph(kept('支出'), old('1。另有'), now('2，'), kept('结余。')));
    expect(told(places)).toEqual([['sentence', 'changed', '支出1。另有结余。', '支出2，结余。']]);
  });
});

describe('headings', () => {
  const contents: Block = { kind: 'contents', title: '目录', depth: 1, pageNumbers: 'roman' };

  it('that changed change the contents too, and stand above by their new name', () => {
    const places = placesIn(
      contents,
      heading(1, old('一、旧名'), now('一、新名')),
      heading(2, kept('（一）小节')),
      paragraph(old('甲。'), kept('乙。')),
    );
    expect(told(places)).toEqual([
      ['contents', 'changed', '一、旧名', '一、新名'],
      ['heading', 'changed', '一、旧名', '一、新名'],
      ['sentence', 'deleted', '甲。', undefined],
    ]);
    expect(places.at(-1)?.headings).toEqual(['一、新名', '（一）小节']);
  });

  it('leave the one before of the same level, in a report that begins at the second level too', () => {
    const places = placesIn(
      heading(2, kept('（一）前')),
      heading(2, kept('（二）后')),
      paragraph(now('甲。'), kept('乙。')),
    );
    expect(places.map(({ headings }) => headings)).toEqual([['（二）后']]);
  });

  it('that went stand above what went with them alone', () => {
    const gone: Block[] = [
      { ...heading(1, old('二、删去')), change: 'deleted' },
      { ...paragraph(old('甲。乙。')), change: 'deleted' },
    ];
    const places = placesIn(heading(1, kept('一、仍在')), ...gone, paragraph(now('丙。')));
    expect(places.map(({ kind, headings }) => [kind, headings])).toEqual([
      ['heading', ['二、删去']],
      ['paragraph', ['二、删去']],
      ['sentence', ['一、仍在']],
    ]);
    expect(places[1]?.former).toBe('甲。乙。');
  });
});

describe('tables', () => {
  const table = (body: Cell[][], changes: [number, Change][] = [], notes: Inline[][] = []): Block => ({
    kind: 'table',
    id: 't',
    title: [kept('支出表')],
    orientation: 'portrait',
    columns: [1, 1],
    head: [[cell(kept('科目')), cell(kept('金额'))]],
    body,
    ...(changes.length === 0 ? {} : { rowChanges: new Map(changes) }),
    style: 'form',
    notes,
  });

  it('say which block of the present report they stand in, whatever went before it', () => {
    const [gone, changed] = placesIn(
      { kind: 'paragraph', role: 'body', text: [old('旧段。')], change: 'deleted' },
      table([[cell(kept('合计')), cell(old('1.00'), now('2.00'))]]),
    );
    expect(gone?.spot).toBeUndefined();
    expect(changed?.spot).toEqual({ part: 'one', block: 0 });
  });

  it('name a cell by its row and column', () => {
    const places = placesIn(table([[cell(kept('合计')), cell(old('1.00'), now('2.00'))]]));
    expect(places).toEqual([
      {
        kind: 'cell',
        change: 'changed',
        headings: [],
        table: '支出表',
        row: '合计',
        column: '金额',
        former: '1.00',
        present: '2.00',
        spot: { part: 'one', block: 0 },
      },
    ]);
  });

  it('give a row that came or went as one place', () => {
    const places = placesIn(
      table(
        [
          [cell(old('甲')), cell(old('1.00'))],
          [cell(now('乙')), cell()],
        ],
        [
          [1, 'deleted'],
          [2, 'inserted'],
        ],
      ),
    );
    expect(told(places)).toEqual([
      ['row', 'deleted', '甲\t1.00', undefined],
      ['row', 'inserted', undefined, '乙\t'],
    ]);
  });

  it('give notes, and paragraphs of a cell, that came or went', () => {
    const twoParagraphs: Cell = { paragraphs: [[kept('原因')], [now('补充'), paragraphEnd('inserted')]] };
    const places = placesIn(
      table([[cell(kept('说明')), twoParagraphs]], [], [[old('注：旧。'), paragraphEnd('deleted')]]),
    );
    expect(told(places)).toEqual([
      ['cell', 'changed', '原因', '原因／补充'],
      ['tableText', 'deleted', '注：旧。', undefined],
    ]);
  });

  it('put in the place of another are one place', () => {
    const [former, present] = [table([[cell(kept('甲')), cell()]]), table([])];
    const places = placesIn({ ...former, id: goneId('t'), change: 'deleted' } as Block, {
      ...present,
      change: 'inserted',
    });
    expect(told(places)).toEqual([['table', 'changed', '支出表\n科目\t金额\n甲\t', '支出表\n科目\t金额']]);
  });
});

describe('charts and covers', () => {
  const chart = (text: string, change: Change): Block => ({
    kind: 'chart',
    id: change === 'deleted' ? goneId('c') : 'c',
    type: 'pie',
    caption: [{ ...kept('图1：支出'), change } as Inline],
    unit: '单位：万元',
    categories: ['基本', '项目'],
    series: [
      {
        name: '支出',
        points: [
          { figureId: 'a', text: '1.00', value: 1 },
          { figureId: 'b', text, value: 2 },
        ],
      },
    ],
    change,
  });

  it('give the points that moved', () => {
    expect(placesIn(chart('2.00', 'deleted'), chart('3.00', 'inserted'))).toMatchObject([
      {
        kind: 'chart',
        change: 'changed',
        caption: '图1：支出',
        points: [{ series: '支出', category: '项目', former: '2.00', present: '3.00' }],
      },
    ]);
  });

  it('give the lines that differ', () => {
    const cover = (date: string, change: Change): Block => ({
      kind: 'cover',
      title: ['甲局决算'],
      lines: [date],
      change,
    });
    const places = placesIn(cover('8月20日', 'deleted'), cover('8月21日', 'inserted'));
    expect(told(places)).toEqual([['cover', 'changed', '8月20日', '8月21日']]);
  });
});

describe('a block that stands twice', () => {
  it('is given up for each of its fates', () => {
    const head = (title: string, change: Change): Block => ({
      kind: 'redHead',
      issuer: ['甲局'],
      marks: [],
      number: '1号',
      signers: [],
      title: [title],
      change,
    });
    const places = placesIn(
      head('乙', 'deleted'),
      head('丙', 'deleted'),
      paragraph(kept('丁。')),
      head('丙', 'inserted'),
    );
    expect(told(places)).toEqual([
      ['redHead', 'changed', '乙', '丙'],
      ['redHead', 'deleted', '甲局\n1号\n丙', undefined],
    ]);
    expect(told(placesIn(head('乙', 'deleted'), head('乙', 'inserted')))).toEqual([
      ['redHead', 'deleted', '甲局\n1号\n乙', undefined],
      ['redHead', 'inserted', undefined, '甲局\n1号\n乙'],
    ]);
  });
});

describe('places', () => {
  it('account for every line between any two reports', () => {
    fc.assert(
      fc.property(twoReports, ([former, present]) => {
        const places = changedPlaces(compareReports(former, present));
        expect(unexplainedLines(former, present, places, byCount)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('are none between a report and itself', () => {
    fc.assert(
      fc.property(twoReports, ([former]) => {
        expect(changedPlaces(compareReports(former, former))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
