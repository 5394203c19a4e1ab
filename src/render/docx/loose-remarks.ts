/** Remarks without a place in the text (a finding about the whole paper): they stand at its first heading. */
import { textsOf } from '../../model/map-texts.ts';
import type { Block, Report } from '../../model/report.ts';
import { printedInlines } from './inlines.ts';

/** The report with the remarks that no node of it carries on its first heading or paragraph. */
export function placeLooseRemarks(report: Report): Report {
  if (report.review === undefined) return report;
  const carried = new Set(report.parts.flatMap(({ blocks }) => blocks.flatMap(remarksOf)));
  const loose = report.review.remarks.map(({ number }) => number).filter((number) => !carried.has(number));
  const target = loose.length === 0 ? undefined : targetOf(report);
  if (target === undefined) return report;
  const withLoose = (block: Block): Block =>
    block === target ? { ...block, remarks: [...(block.remarks ?? []), ...loose] } : block;
  return { ...report, parts: report.parts.map((part) => ({ ...part, blocks: part.blocks.map(withLoose) })) };
}

function targetOf({ parts }: Report): Block | undefined {
  const blocks = parts.filter(({ kind }) => kind === 'body').flatMap((part) => part.blocks);
  const printed = (block: Block) => block.kind !== 'pageBreak' && block.change === undefined;
  const text = blocks.find((block) => printed(block) && (block.kind === 'heading' || block.kind === 'paragraph'));
  return text ?? parts.flatMap((part) => part.blocks).find(printed);
}

function remarksOf(block: Block): readonly number[] {
  const own = block.kind === 'pageBreak' ? [] : (block.remarks ?? []);
  return [...own, ...printedInlines(textsOf(block).flat()).flatMap(({ remarks = [] }) => remarks)];
}
