/** A trial of pages comes to the same pages, filled as far, as those that are drawn. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockHandlers } from '../src/layout/blocks.ts';
import { type Box, placeBoxes } from '../src/layout/box.ts';
import type { Density } from '../src/layout/density.ts';
import { PageFlow } from '../src/layout/page-flow.ts';
import { pageGeometry } from '../src/layout/page-geometry.ts';
import { TrialFlow } from '../src/layout/trial-flow.ts';
import { typesetterOf } from '../src/layout/typesetter.ts';
import { type Block, type Cell, handleBlock, type Inline } from '../src/model/report.ts';
import { brochure } from '../src/style/brochure.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';

const typesetter = typesetterOf(loadTypefaces(join(import.meta.dirname, '../fonts')));
const { width } = pageGeometry(brochure, 'portrait');

const words = (count: number): readonly Inline[] => [{ kind: 'text', text: '决算，'.repeat(count) }];
const cell = (count: number, more: Partial<Cell> = {}): Cell => ({ paragraphs: [words(count)], ...more });

const paragraph = fc
  .integer({ min: 1, max: 60 })
  .map((count): Block => ({ kind: 'paragraph', role: 'body', text: words(count) }));

/** Rows as low as may be, or of several lines; heads of one row or two, cells of two rows. */
const table = fc
  .record({
    rows: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 2, maxLength: 60 }),
    tall: fc.constantFrom(0, 0, 30, 400),
    heads: fc.integer({ min: 1, max: 2 }),
    joined: fc.boolean(),
    splitRows: fc.boolean(),
  })
  .map(({ rows, tall, heads, joined, splitRows }): Block => {
    const head =
      heads === 1
        ? [[cell(1, { head: true }), cell(1, { head: true }), cell(1, { head: true })]]
        : [
            [cell(1, { head: true, rowSpan: 2 }), cell(1, { head: true, colSpan: 2 })],
            [cell(1, { head: true }), cell(1, { head: true })],
          ];
    const body = rows.map((count, row) => {
      const rest = [cell(count), cell(row === 1 ? Math.max(tall, 1) : 1)];
      if (joined && row === 0) return [cell(1, { rowSpan: 2 }), ...rest];
      return joined && row === 1 ? rest : [cell(1), ...rest];
    });
    const columns = [1, 2, 3];
    return {
      kind: 'table',
      id: 'T',
      orientation: 'portrait',
      columns,
      head,
      body,
      splitRows,
      style: 'form',
      notes: [words(4)],
    };
  });

const chart = fc.constant<Block>({
  kind: 'chart',
  id: 'C',
  type: 'column',
  caption: words(2),
  unit: '单位：万元',
  categories: ['上年', '本年'],
  series: [{ name: '决算', points: [1, 2].map((value) => ({ figureId: `f${value}`, text: String(value), value })) }],
});

function boxesOf(blocks: readonly Block[], density: Density): Box[] {
  return blocks.map((block) => {
    const context = { style: brochure, typesetter, width, headings: [], depth: undefined, ownPage: undefined, density };
    const box = handleBlock(blockHandlers, block, context);
    return { ...box, place: (flow) => flow.placeBlock(block, box) };
  });
}

function filled(flow: PageFlow, boxes: readonly Box[]) {
  flow.startPage('portrait');
  placeBoxes(flow, boxes);
  return { pages: flow.pages.length, available: flow.available };
}

describe('a trial', () => {
  it('comes to as many pages as are drawn, in each density', () => {
    const blocks = fc.array(fc.oneof(paragraph, table, chart), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(blocks, fc.constantFrom<Density>(0, 1, 2, 3), (given, density) => {
        const boxes = boxesOf(given, density);
        expect(filled(new TrialFlow(brochure), boxes)).toEqual(filled(new PageFlow(brochure), boxes));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves nothing on its pages to be read', () => {
    const flow = new TrialFlow(brochure);
    filled(flow, boxesOf([{ kind: 'paragraph', role: 'body', text: words(9) }], 1));
    const texts = flow.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'line' ? item.inlines : [])),
    );
    expect(texts).toEqual([]);
    expect(flow.lineHeights.size).toBe(0);
  });
});
