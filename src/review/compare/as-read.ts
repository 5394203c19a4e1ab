/**
 * A report as its reader sees it: what is compared. Invisible, and so no change: whether a number is a figure and which,
 * the ids of blocks, the exact values behind a chart's printed ones, and remarks. Where two states differ in these alone,
 * the marked report has the present state's.
 */
import { mapTexts } from '../../model/map-texts.ts';
import { normaliseReport, normaliseText } from '../../model/normalise.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Block, Chart, Inline, Report } from '../../model/report.ts';
import { rowKey, textKey } from './content-keys.ts';

/** Every figure as text, in normal form, without ids and remarks. */
export function asRead(report: Report): Report {
  const parts = report.parts.map((part) => ({ ...part, blocks: part.blocks.map(blockAsRead) }));
  return normaliseReport({ ...report, parts });
}

/**
 * What a block says to its reader, after its kind and a colon; equal for blocks that read the same. Asked for several
 * times in a comparison, and again in the next: there the present report is the former one.
 */
export const contentKey: (block: Block) => string = rememberedByObject((block) => {
  const { remarks: _, ...own } = block;
  const texts: string[] = [];
  const frame = mapTexts<Block>(frameOf(own, texts), (text) => {
    texts.push(textKey(text));
    return NO_TEXT;
  });
  return `${block.kind}:${JSON.stringify('id' in frame ? { ...frame, id: '' } : frame)}${texts.join('\n')}`;
});

const NO_TEXT: readonly Inline[] = [];

/** Without the rows of a table, which are added to `texts`, and the values of a chart. */
function frameOf(block: Block, texts: string[]): Block {
  if (block.kind === 'chart') return chartAsRead(block);
  if (block.kind !== 'table') return block;
  texts.push(String(block.head.length), ...[...block.head, ...block.body].map(rowKey));
  return { ...block, head: [], body: [] };
}

function blockAsRead({ remarks: _, ...block }: Block): Block {
  const read = mapTexts(block, textAsRead);
  if (read.kind === 'chart') return chartAsRead(read);
  return 'id' in read ? { ...read, id: '' } : read;
}

function chartAsRead(chart: Chart): Chart {
  const series = chart.series.map(({ name, points }) => ({
    name,
    points: points.map(({ text }) => ({ figureId: '', text, value: 0 })),
  }));
  return { ...chart, id: '', series };
}

function textAsRead(text: readonly Inline[]): readonly Inline[] {
  return normaliseText(text.map(inlineAsRead));
}

function inlineAsRead({ remarks: _, ...inline }: Inline): Inline {
  if (inline.kind !== 'figure') return inline;
  const { figureId: __, ...rest } = inline;
  return { ...rest, kind: 'text' };
}
