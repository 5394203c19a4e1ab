/** What a reader of the report reads decides when it looks at a section again. */
import { expect, it } from 'vitest';
import type { Print } from '../src/check/engine/needs.ts';
import { answer } from '../src/check/engine/reads.ts';
import { eachPassage } from '../src/check/reading/by-section.ts';
import type { Passage } from '../src/check/reading/passages.ts';
import { viewReport } from '../src/check/reading/view.ts';
import type { Dossier } from '../src/model/dossier.ts';
import type { Figure } from '../src/model/figure.ts';
import type { Block, Report } from '../src/model/report.ts';

const figure = (id: string, label = id) => ({ id, label, unit: 'yuan', inputs: [] }) as Figure;
const inline = (text: string) => [{ kind: 'text' as const, text }];
const heading = (text: string): Block => ({ kind: 'heading', id: 'h', level: 1, text: inline(text) });
const paragraph = (text: string): Block => ({ kind: 'paragraph', role: 'body', text: inline(text) });
const cells = (...texts: readonly string[]) =>
  texts.map((text) => ({ paragraphs: [inline(text)], align: 'left' as const, colSpan: 1, rowSpan: 1 }));
type Rows = readonly ReturnType<typeof cells>[];
const form = (...body: Rows) =>
  ({
    kind: 'table',
    id: 'form',
    style: 'form',
    head: [],
    body,
    notes: [],
    columns: [1],
    orientation: 'portrait',
  }) as Block;

const SPENT = figure('spent');
const EARNED = figure('earned');
const FIGURES = new Map([SPENT, EARNED].map((one) => [one.id, one]));
const PROJECTS: unknown = [{ id: 'p1', name: '图书采购' }];
const DOSSIER = { year: 2024, projects: PROJECTS } as Dossier;

function printOf(blocks: readonly Block[], more: Partial<Print> = {}): Print {
  const report = { meta: { title: '报告' }, parts: [{ id: 'p', kind: 'body', blocks }] } as unknown as Report;
  const view = viewReport(report, () => undefined);
  return { figures: FIGURES, dossier: DOSSIER, locate: () => ({ file: 'report.json' }), ...more, view } as Print;
}

/** A reader that notes the texts that it has looked at. */
function noting(read: (on: Print, passage: Passage) => unknown, finds = (_text: string) => false) {
  let seen: string[] = [];
  const find = eachPassage((on, passage) => {
    seen.push(passage.text);
    read(on, passage);
    return finds(passage.text) ? [passage.text] : [];
  });
  /** @returns the texts that it looked at this time */
  return (on: Print) => {
    seen = [];
    const found = find(on);
    return { seen, found };
  };
}

const ONE = [heading('一、收入'), paragraph('收入12元。')];
const TWO = [heading('二、支出'), paragraph('支出34元。')];
const ALL = ['收入12元。', '支出34元。'];

/** Asked twice of the same report: by then it is known what it reads. */
function settled(read: (on: Print, passage: Passage) => unknown, blocks: readonly Block[] = [...ONE, ...TWO]) {
  const look = noting(read);
  expect(look(printOf(blocks)).seen.length).toBeGreaterThan(0);
  look(printOf(blocks));
  return look;
}

it('looks again at no section that reads the same, and at one that reads otherwise', () => {
  const [one, two] = [
    [heading('一、甲'), paragraph('甲1元。')],
    [heading('二、乙'), paragraph('乙2元。')],
  ];
  const look = settled(() => undefined, [...one, ...two]);
  expect(look(printOf([...one, ...two])).seen).toEqual([]);
  expect(look(printOf([...one, heading('二、乙'), paragraph('乙3元。')])).seen).toEqual(['乙3元。']);
});

it('looks again where it has found something, and tells the present place', () => {
  const blocks = [...ONE, ...TWO];
  const look = noting(
    () => undefined,
    (text) => text.startsWith('支出'),
  );
  for (const _ of [1, 2, 3]) expect(look(printOf(blocks)).found).toEqual(['支出34元。']);
  expect(look(printOf(blocks)).seen).toEqual(['支出34元。']);
});

it('looks again when a figure that it has read is another one, is gone or has come', () => {
  const look = settled(({ figures }) => [figures.get('spent'), figures.has('planned')]);
  const blocks = [...ONE, ...TWO];
  expect(look(printOf(blocks, { figures: new Map([...FIGURES, ['earned', figure('earned', '其他')]]) })).seen).toEqual(
    [],
  );
  expect(look(printOf(blocks, { figures: new Map([['spent', figure('spent', '其他')]]) })).seen).toEqual(ALL);
  const come = settled(({ figures }) => figures.has('planned'));
  expect(come(printOf(blocks, { figures: new Map([...FIGURES, ['planned', figure('planned')]]) })).seen).toEqual(ALL);
});

it.each<[string, (figures: Print['figures']) => unknown]>([
  ['values', (figures) => [...figures.values()]],
  ['keys', (figures) => [...figures.keys()]],
  ['entries', (figures) => [...figures]],
  ['size', ({ size }) => size],
  [
    'forEach',
    (figures) => {
      figures.forEach(() => {});
    },
  ],
])('looks again after any change when it has gone through all figures (%s)', (_name, read) => {
  const look = settled(({ figures }) => read(figures));
  expect(look(printOf([...ONE, ...TWO])).seen).toEqual([]);
  expect(look(printOf([...ONE, ...TWO], { figures: new Map(FIGURES) })).seen).toEqual(ALL);
});

it('looks again when what it has read of the dossier is no longer alike', () => {
  const look = settled(({ dossier }) => dossier.projects?.length);
  const alike = { ...DOSSIER, year: 2023, projects: structuredClone(PROJECTS) } as Dossier;
  expect(look(printOf([...ONE, ...TWO], { dossier: alike })).seen).toEqual([]);
  expect(look(printOf([...ONE, ...TWO], { dossier: { ...DOSSIER, projects: [] } as Dossier })).seen).toEqual(ALL);
});

it.each<[string, (dossier: Dossier) => unknown]>([
  ['which keys there are', (dossier) => Object.keys(dossier)],
  ['whether there is a key', (dossier) => 'rubric' in dossier],
  ['all of it', (dossier) => ({ ...dossier })],
])('looks again when the dossier has another key and it has read %s', (_name, read) => {
  const look = settled(({ dossier }) => read(dossier));
  expect(look(printOf([...ONE, ...TWO], { dossier: structuredClone(DOSSIER) })).seen).toEqual([]);
  expect(look(printOf([...ONE, ...TWO], { dossier: { ...DOSSIER, rubric: {} } as Dossier })).seen).toEqual(ALL);
});

it.each<[string, (on: Print, passage: Passage) => unknown]>([
  ['a place', (_on, { printed }) => printed.place],
  ['a place in a text', (_on, { printed }) => printed.placeAt(0)],
  ['the other texts', ({ view }) => view.texts],
  ['where the dossier has something', ({ locate }) => locate([])],
])('always looks again when it has read %s', (_name, read) => {
  const look = settled(read);
  for (const _ of [1, 2]) expect(look(printOf([...ONE, ...TWO])).seen).toEqual(ALL);
});

it.each<[string, (passage: Passage) => unknown, readonly string[]]>([
  ['has read them', ({ printed }) => printed.headings, ['共5项。', '支出34元。']],
  ['has read them as lines', ({ trail }) => trail, ['共5项。', '支出34元。']],
  ['has not', () => undefined, []],
])('looks again under another heading when it %s', (_name, read, seen) => {
  const below = [form(cells('共5项。')), paragraph('支出34元。')];
  const look = settled((_on, passage) => read(passage), [heading('二、支出'), ...below]);
  expect(look(printOf([heading('二、支出'), ...below])).seen).toEqual([]);
  expect(look(printOf([heading('三、支出'), ...below])).seen).toEqual(seen);
});

it('takes an answer down, and not what it is made of', () => {
  const isFirst = ({ dossier }: Print, id: string) => dossier.projects?.[0]?.id === id;
  const look = settled((on) => answer(on, isFirst, 'p1'));
  const [project] = DOSSIER.projects ?? [];
  const renamed = { ...DOSSIER, projects: [{ ...project, name: '其他' }] } as Dossier;
  expect(look(printOf([...ONE, ...TWO], { dossier: renamed })).seen).toEqual([]);
  expect(look(printOf([...ONE, ...TWO], { dossier: { ...DOSSIER, projects: [] } as Dossier })).seen).toEqual(ALL);
});

it('looks at those rows of a form that read otherwise, or stand elsewhere', () => {
  const [first, second] = [cells('新增12册。'), cells('合格率95%。')];
  const look = settled(() => undefined, [form(first, second)]);
  expect(look(printOf([form(first, cells('合格率96%。'))])).seen).toContain('合格率96%。');
  expect(look(printOf([form(first, cells('合格率97%。'))])).seen).toContain('合格率97%。');
  expect(look(printOf([form(first, cells('合格率98%。'))])).seen).toEqual(['合格率98%。']);
  expect(look(printOf([form(cells('共3项。'), first)])).seen).toEqual(['共3项。', '新增12册。']);
});
