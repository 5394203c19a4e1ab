/** A change of a returned draft in words, for everybody who tells of it. */
import { type ReturnedChange, textAfter, textBefore } from '../../model/returned-draft.ts';
import type { Refusal } from './own-words.ts';

export const REFUSALS: Readonly<Record<Refusal, string>> = {
  figure: '改了数，没有采纳：数从资料中来，请核对后在 report.json 或文字中自己改',
  template: '是模板中的文字，没有采纳：请改模板，或在资料中写明',
  gone: '现在的报告中没有这一段（这一稿之后改过，或在问题清单中），没有采纳',
  several: '报告中不止一处有这一段，没有采纳：请在文件中自己改',
  paragraphs: '段落有分合增删，没有采纳：请在文件中自己改',
  signs: '新的文字中有 Markdown 的记号（* _ # | 等），没有采纳：请在文件中自己改',
};

/** Characters that are shown around what changed. */
const AROUND = 12;
/** Characters of a text that are shown at most. */
const SHOWN = 120;

/** What differs between a text and what the reviewers made of it, with a little around it. */
export function changedWords(change: Pick<ReturnedChange, 'pieces'>): readonly [before: string, after: string] {
  const [before, after] = [textBefore(change), textAfter(change)];
  const longest = Math.min(before.length, after.length);
  let start = 0;
  while (start < longest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < longest - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const [from, rest] = [Math.max(0, start - AROUND), Math.max(0, end - AROUND)];
  return [excerpt(before, from, rest), excerpt(after, from, rest)];
}

/** @param from characters left out before @param rest characters left out behind */
export function excerpt(text: string, from = 0, rest = 0): string {
  const shown = text.slice(from, text.length - rest).replaceAll('\n', '¶');
  const cut = shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown;
  return `${from > 0 ? '…' : ''}${cut}${rest > 0 ? '…' : ''}`;
}
