/**
 * A report as its reader sees it: what is compared. Invisible, and so no change: whether a number is a figure and which,
 * the ids of blocks, the exact values behind a chart's printed ones, and remarks. Where two states differ in these alone,
 * the marked report has the present state's.
 */
import { mapTexts } from '../../model/map-texts.ts';
import { normaliseReport, normaliseText } from '../../model/normalise.ts';
import type { Block, Chart, Inline, Report } from '../../model/report.ts';

/** Every figure as text, in normal form, without ids and remarks. */
export function asRead(report: Report): Report {
  const parts = report.parts.map((part) => ({ ...part, blocks: part.blocks.map(blockAsRead) }));
  return normaliseReport({ ...report, parts });
}

/** What a block says to its reader, after its kind and a colon; equal for blocks that read the same. */
export function contentKey(block: Block): string {
  return `${block.kind}:${JSON.stringify(blockAsRead(block))}`;
}

export function textKey(text: readonly Inline[]): string {
  return JSON.stringify(textAsRead(text));
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
