/** Paragraphs of cells and notes that came or went as a whole. */
import type { Inline } from './report.ts';
import type { Change } from './review.ts';

/**
 * The end of a paragraph in a cell or note that came or went: an empty text with the change, as last inline. Headings and
 * paragraphs of their own say so by `change` of the block.
 */
export function paragraphEnd(change: Change): Inline {
  return { kind: 'text', text: '', change };
}

/** The change of a cell's or note's paragraph itself, if it came or went as a whole. */
export function paragraphChange(text: readonly Inline[]): Change | undefined {
  const last = text.at(-1);
  return last?.kind === 'text' && last.text === '' ? last.change : undefined;
}
