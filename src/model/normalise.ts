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

/** As `normaliseReport`, for one text; the text itself where it is in normal form. */
export function normaliseText(text: readonly Inline[]): readonly Inline[] {
  if (isNormal(text)) return text;
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

function isNormal(text: readonly Inline[]): boolean {
  return text.every((inline, index) => {
    if (inline.kind !== 'text') return true;
    if ((inline.text === '' && inline.change === undefined) || inline.strong === false) return false;
    const { [index - 1]: last } = text;
    return last?.kind !== 'text' || !isJoined(last, inline);
  });
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
