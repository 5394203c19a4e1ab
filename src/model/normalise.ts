/** One form for texts that read the same, so that two trees can be held against each other to the letter. */
import { mapTexts } from './map-texts.ts';
import type { Inline, Report, Text } from './report.ts';

/**
 * The report with adjacent texts of equal attributes joined, and without empty texts and parts; nothing printed changes.
 * An empty text with a change stays: it says that a paragraph came or went (`paragraphEnd`).
 */
export function normaliseReport(report: Report): Report {
  const parts = report.parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => mapTexts(block, normaliseText)),
  }));
  return { ...report, parts: parts.filter(({ blocks }) => blocks.length > 0) };
}

/** As `normaliseReport`, for one text. */
export function normaliseText(text: readonly Inline[]): readonly Inline[] {
  const output: Inline[] = [];
  for (const inline of text) {
    if (inline.kind === 'text' && inline.text === '' && inline.change === undefined) continue;
    const last = output.at(-1);
    if (last?.kind === 'text' && inline.kind === 'text' && isJoined(last, inline)) {
      output[output.length - 1] = { ...last, text: last.text + inline.text };
    } else output.push(inline.kind === 'text' ? plainAttributes(inline) : inline);
  }
  return output;
}

/** Not across the end of a paragraph, which is an empty text. */
function isJoined(last: Text, next: Text): boolean {
  if (last.text === '' || next.text === '') return false;
  const sameLooks = (last.strong ?? false) === (next.strong ?? false) && last.change === next.change;
  return sameLooks && (last.remarks ?? []).join() === (next.remarks ?? []).join();
}

function plainAttributes({ text, strong, change, remarks }: Text): Text {
  return {
    kind: 'text',
    text,
    ...(strong ? { strong } : {}),
    ...(change === undefined ? {} : { change }),
    ...(remarks === undefined ? {} : { remarks }),
  };
}
