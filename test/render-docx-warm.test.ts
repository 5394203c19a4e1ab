/** One process that makes Word files again and again makes each as a fresh process would. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Chart, Report } from '../src/model/report.ts';
import { Kept } from '../src/render/docx/kept.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { brochure } from '../src/style/brochure.ts';
import { officialDocument } from '../src/style/official-document.ts';
import type { StyleSheet } from '../src/style/style-sheet.ts';
import { markedReport } from './fixtures/marked-report.ts';
import { sampleReport } from './fixtures/sample-report.ts';
import { freshSources } from './fresh-sources.ts';
import { pagesOf } from './report-pieces.ts';
import { runs } from './runs.ts';

const RUNS = runs(10, 20_240_612);

interface State {
  readonly report: Report;
  readonly style: StyleSheet;
}

type Edit = (state: State) => State;

/** The blocks of all parts as an edit leaves them. */
function editBlocks(edit: (block: Block, index: number) => readonly Block[]): Edit {
  return ({ report, style }) => {
    const parts = report.parts.map((part) => ({ ...part, blocks: part.blocks.flatMap(edit) }));
    return { report: { ...report, parts }, style };
  };
}

const editReport = (edit: (report: Report) => Partial<Report>): Edit => {
  return ({ report, style }) => ({ report: { ...report, ...edit(report) }, style });
};

function withValue(chart: Chart, value: number): Chart {
  const series = chart.series.map((one) => ({
    ...one,
    points: one.points.map((point, index) => (index === 0 ? { ...point, value, text: String(value) } : point)),
  }));
  return { ...chart, series };
}

const turned = (chart: Chart): Chart => ({ ...chart, type: chart.type === 'pie' ? 'column' : 'pie' });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .nat(3)
    .map((value) =>
      editBlocks((block, index) => [
        block.kind === 'chart' && index % 2 === value % 2 ? withValue(block, value) : block,
      ]),
    ),
  fc.constant(editBlocks((block) => [block.kind === 'chart' && block.series.length === 1 ? turned(block) : block])),
  fc.constant(editBlocks((block) => (block.kind === 'chart' ? [{ ...block, id: `${block.id}x` }, block] : [block]))),
  fc.nat(9).map((which) => editBlocks((block, index) => (block.kind === 'chart' && index === which ? [] : [block]))),
  fc
    .constantFrom('甲', '乙')
    .map((words) =>
      editBlocks((block) => [block.kind === 'paragraph' ? { ...block, text: [{ kind: 'text', text: words }] } : block]),
    ),
  fc
    .constantFrom('portrait' as const, 'landscape' as const)
    .map((orientation) => editBlocks((block) => [block.kind === 'table' ? { ...block, orientation } : block])),
  fc.constantFrom('初稿', '二稿').map((title) => editReport(({ meta }) => ({ meta: { ...meta, title } }))),
  fc
    .constantFrom('第1稿', '第2稿')
    .map((label) =>
      editReport(({ review }) => ({ review: review && { ...review, label, remarks: review.remarks.slice(0, 3) } })),
    ),
  fc.constantFrom(brochure, officialDocument, { ...brochure, chart: { ...brochure.chart, colours: ['123456'] } }).map(
    (style): Edit =>
      ({ report }) => ({ report, style }),
  ),
  fc.constantFrom(sampleReport, markedReport).map(
    (report): Edit =>
      ({ style }) => ({ report, style }),
  ),
);

const freshEmitter = freshSources<typeof import('../src/render/docx/render-docx.ts')>('render/docx/render-docx.ts');

async function fresh({ report, style }: State): Promise<Uint8Array> {
  const emitter = freshEmitter();
  return emitter.renderDocx(report, style, pagesOf(report));
}

describe('a Word file of a warm process', () => {
  it(
    'has the bytes of a fresh one, whatever was made before',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
          let state: State = { report: sampleReport, style: brochure };
          for (const one of edits) {
            state = one(state);
            const warm = await renderDocx(state.report, state.style, pagesOf(state.report));
            expect(Buffer.compare(warm, await fresh(state))).toBe(0);
          }
        }),
        RUNS,
      );
    },
    RUNS.timeout,
  );

  it('is not mixed up with another that is made at the same time', async () => {
    const reports = [sampleReport, markedReport, { ...sampleReport, parts: sampleReport.parts.slice(1) }];
    const together = await Promise.all(reports.map((report) => renderDocx(report, brochure, pagesOf(report))));
    for (const [index, report] of reports.entries()) {
      expect(Buffer.compare(together[index] as Uint8Array, await fresh({ report, style: brochure }))).toBe(0);
    }
  });
});

describe('what is kept', () => {
  const sizes = (kept: Kept<{ size: number }>, ...keys: string[]) => keys.map((key) => kept.get(key)?.size);

  it('never weighs more than it may; what was not asked for longest goes first', () => {
    const kept = new Kept<{ size: number }>(10);
    kept.keep('a', { size: 4 });
    kept.keep('b', { size: 4 });
    expect(sizes(kept, 'a')).toEqual([4]);
    kept.keep('c', { size: 4 });
    expect(sizes(kept, 'a', 'b', 'c')).toEqual([4, undefined, 4]);
    kept.keep('c', { size: 2 });
    kept.keep('d', { size: 4 });
    expect(sizes(kept, 'a', 'c', 'd')).toEqual([4, 2, 4]);
  });

  it('holds nothing that is too large alone', () => {
    const kept = new Kept<{ size: number }>(10);
    kept.keep('a', { size: 4 });
    expect(kept.keep('b', { size: 11 })).toEqual({ size: 11 });
    expect(sizes(kept, 'a', 'b')).toEqual([4, undefined]);
  });
});
