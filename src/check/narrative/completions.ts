/** Statements of budget and result: “年初预算为A，支出决算为B，完成年初预算的p%”. */

import { rememberedByObject } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import { eachPassage } from '../reading/by-section.ts';
import type { Passage } from '../reading/passages.ts';
import type { Quantity, Sentence } from '../reading/sentences.ts';

export interface Completion {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly budget: Quantity;
  readonly final: Quantity;
  readonly completion?: Quantity;
}

/** Every budget with the result that follows it, and the completion that follows both. */
export const completionsOf: (context: Print) => readonly Completion[] = rememberedByObject(
  eachPassage((_context, passage) => completionsIn(passage)),
);

/** Those of a passage. */
export function completionsIn(passage: Passage): Completion[] {
  return passage.sentences.flatMap((sentence) => [...inSentence(passage, sentence), ...afterFinal(passage, sentence)]);
}

/** 一般公共预算财政拨款支出A万元，…。年初预算数B万元，完成年初预算的p%: the result is what the paragraph begins with. */
function afterFinal(passage: Passage, sentence: Sentence): Completion[] {
  const [final] = passage.sentences.flatMap(({ quantities }) => quantities);
  if (final?.kind !== 'amount' || final.subject?.term.budget === undefined || final.subject.foreign) return [];
  if (final.role !== 'value' && final.role !== 'final') return [];
  return sentence.quantities.flatMap((budget, index) => {
    const completion = sentence.quantities[index + 1];
    const isTold = budget.role === 'budget' && budget.kind === 'amount' && completion?.role === 'completion';
    const isOf = budget.subject === undefined || budget.subject.term === final.subject?.term;
    return isTold && isOf && !budget.inReason ? [{ passage, sentence, budget, final, completion }] : [];
  });
}

function inSentence(passage: Passage, sentence: Sentence): Completion[] {
  const told = sentence.quantities.filter(({ inReason, kind }) => !inReason && kind !== 'count');
  return told.flatMap((budget, index) => {
    const [final, completion] = told.slice(index + 1, index + 3);
    // 支出决算为B，年初预算为A，完成年初预算的p%
    const isTurned = budget.role === 'final' && final?.role === 'budget' && completion?.role === 'completion';
    if (isTurned && told[index - 1]?.role !== 'budget' && !/[；;]/.test(sentence.text.slice(budget.end, final.start)))
      return [{ passage, sentence, budget: final, final: budget, completion }];
    if (budget.role !== 'budget' || final?.role !== 'final') return [];
    if (/[；;]/.test(sentence.text.slice(budget.end, final.start))) return [];
    const follows = completion !== undefined && (completion.role === 'completion' || completion.role === 'execution');
    return [{ passage, sentence, budget, final, ...(follows && { completion }) }];
  });
}
