/** D14: slips of the pen, repeated words, brackets and quotation marks, punctuation, ends of sentences. */

import { rememberedByText } from '../../model/remembered.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import type { PrintedText } from '../reading/view.ts';
import { excerpt, isProse, type Passage, type Reading, readingOf } from '../reading/words.ts';
import { unbalanced } from './brackets.ts';
import { repeatedClauses } from './repeated-clauses.ts';
import { PUNCTUATION, REPEATS, TYPOS } from './slips.ts';
import { type Slip, slipHits, tellSlip } from './telling.ts';

export const D14: Rule<'print'> = {
  id: 'D14',
  title: '没有错别字、重复的词、不成对的括号，标点合乎规范',
  source: 'GB/T 15834 标点符号用法；公文校对',
  severity: 'warning',
  needs: 'print',
  check({ view }) {
    const reading = readingOf(view);
    return [
      ...[...REPEATS, ...TYPOS].flatMap((slip) => found(reading, slip)),
      ...PUNCTUATION.flatMap((slip) =>
        found(reading, slip).map((finding) => ({ ...finding, severity: 'info' as const })),
      ),
      ...reading.passages.flatMap((passage) => [...brackets(passage), ...clauses(passage), ...end(passage)]),
      ...reading.passages.flatMap((passage, index) => openEnd(passage, reading.passages[index + 1])),
      ...view.texts.flatMap((printed, index) => twice(printed, view.texts[index + 1])),
    ];
  },
};

function found(reading: Reading, slip: Slip): Fault[] {
  return slipHits(reading, slip).map((hit) => tellSlip(hit, slip));
}

/** Characters of passages of which it is kept what was found: those of a report. */
const KEPT = 100_000;
const markOf = rememberedByText(unbalanced, KEPT);
const clausesOf = rememberedByText(repeatedClauses, KEPT);

function brackets(passage: Passage): Fault[] {
  const mark = markOf(passage.text);
  if (mark === undefined) return [];
  const message = `“${excerpt(passage.text, mark.at, 1)}”：“${mark.text}”没有与之成对的另一半`;
  return [finding(passage, message, '补上或删去')];
}

function clauses(passage: Passage): Fault[] {
  if (!isProse(passage)) return [];
  return clausesOf(passage.text).map(({ text, at }) => {
    const message = `“${excerpt(passage.text, at, text.length)}”：“${text}”紧接着写了两遍`;
    return finding(passage, message, '删去重复的一处');
  });
}

const FULL_SENTENCE = 30;

/** A paragraph of prose that ends in the middle of a sentence. */
function end(passage: Passage): Fault[] {
  const { printed, text } = passage;
  const trimmed = text.trimEnd();
  const isSentence = printed.kind === 'paragraph' && trimmed.length >= FULL_SENTENCE && /[，。；]/.test(trimmed);
  if (!isSentence || /^(?:附件|附表|备注|注|单位|填表)/.test(trimmed) || /[。！？；：…”’）》】.)☑☐□]$/.test(trimmed))
    return [];
  const message = `“${excerpt(trimmed, trimmed.length - 1, 1)}”：段末没有句号`;
  return [{ ...finding(passage, message, '补上句号，或补写没有写完的话'), severity: 'info' }];
}

/** The last paragraph before a heading ends as if another item followed. */
function openEnd(passage: Passage, next: Passage | undefined): Fault[] {
  const text = passage.text.trimEnd();
  if (passage.printed.kind !== 'paragraph' || next?.printed.kind !== 'heading' || !/[；，、]$/.test(text)) return [];
  const message = `“${excerpt(text, text.length - 1, 1)}”：这一节到此结束，段末应为句号`;
  return [finding(passage, message, `把“${text.at(-1)}”改为“。”`)];
}

const FULL_PARAGRAPH = 15;

/** A paragraph that stands once more below itself. */
function twice({ kind, text }: PrintedText, next: PrintedText | undefined): Fault[] {
  if (kind !== 'paragraph' || next?.kind !== 'paragraph' || text !== next.text || text.length < FULL_PARAGRAPH)
    return [];
  const message = `“${excerpt(text, 0, FULL_PARAGRAPH)}”：这一段紧接着写了两遍`;
  return [{ severity: 'warning', message, at: next.place, hint: '删去重复的一段' }];
}

function finding({ printed }: Passage, message: string, hint: string): Fault {
  return { severity: 'warning', message, at: printed.place, hint };
}
