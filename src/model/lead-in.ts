/** Lines that lead in what follows, such as `其中：“三公”经费情况`: none stands alone at the foot of a page. */
import { type Block, plainText } from './report.ts';

const CLOSED = /[。；，、！？…]$/u;
/** Longest line that leads in without a colon, characters. */
const SHORT = 24;

/** Whether a paragraph leads in the next one: it ends with a colon, or is a short line without a closing mark before prose. */
export function leadsIn(block: Block, next: Block | undefined): boolean {
  if (block.kind !== 'paragraph' || block.role !== 'body' || next?.kind !== 'paragraph') return false;
  const text = plainText(block.text);
  if (text.endsWith('：')) return true;
  return text !== '' && text.length <= SHORT && !CLOSED.test(text) && CLOSED.test(plainText(next.text));
}
