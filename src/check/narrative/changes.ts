/** Statements of change: “比2022年度212.96万元，减少27.56万元，下降12.94%”, with the amounts they start from. */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Passage } from '../reading/passages.ts';
import type { Quantity, Sentence } from '../reading/sentences.ts';

export interface ChangeStatement {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly change: Quantity;
  readonly rate?: Quantity | undefined;
  /** This year's amount, when the paragraph prints it. */
  readonly current?: Quantity | undefined;
  /** What the sentence compares with. */
  readonly base: '上年' | '预算';
  /** Last year's amount or the budget, when the sentence prints it. */
  readonly prior?: Quantity | undefined;
}

/** All changes of a paragraph outside its reasons, each with its rate and operands. */
export const changesOf: (passage: Passage) => readonly ChangeStatement[] = rememberedByObject(findChanges);

function findChanges(passage: Passage): ChangeStatement[] {
  return passage.sentences.flatMap((sentence, index) => {
    if (!sentence.quantities.some(({ role }) => role === 'change')) return [];
    const told = sentence.quantities.filter(({ inReason }) => !inReason);
    const changes = told.filter(({ role, approximate }) => role === 'change' && !approximate);
    const rates = ratesOf(sentence, told, changes);
    return changes.map((change, at): ChangeStatement => {
      const stated = { passage, sentence, change, rate: rates[at] };
      if (TO_BUDGET.test(change.lead)) return { ...stated, base: '预算', ...budgetBefore(told, change) };
      const current = currentOf(passage, index, change) ?? comparedHere(sentence, change);
      return { ...stated, base: '上年', current, prior: priorOf(told, change, at, changes.length) };
    });
  });
}

const TO_BUDGET = /(?:比|较|与|同)(?:本?年初|全年|年度|调整)?预算数?(?:相比)?，?[^，。；]{0,8}$/;
/** Nothing else is named between the amount and the comparison. */
const OF_THE_SAME = /^[，；]?(?:(?:支出|收入)?决算数?|支出|实际支出)?(?:比|较|与|同)/;
const KIND_OF_BUDGET = /年初|全年|调整/;

/** 预算9.20万元，支出决算7.76万元，…决算数较预算数减少1.44万元: the result, and the one budget of it that is meant. */
function budgetBefore(told: readonly Quantity[], change: Quantity): Pick<ChangeStatement, 'current' | 'prior'> {
  if (!OF_THE_SAME.test(change.lead)) return {};
  const before = told.filter(({ end, kind }) => end <= change.start && kind === 'amount');
  const current = before.findLast(({ role }) => role === 'final' || role === 'value');
  const [kind = ''] = KIND_OF_BUDGET.exec(change.lead) ?? [];
  const budgets = before.filter(({ role, subject }) => role === 'budget' && subject?.name === current?.subject?.name);
  const meant = budgets.filter(({ lead }) => lead.includes(kind));
  return { current, prior: meant.length === 1 ? meant[0] : undefined };
}

/** The rate that follows a change before the next one; or, with 分别, the rates in the order of the changes. */
function ratesOf(
  { text }: Sentence,
  told: readonly Quantity[],
  changes: readonly Quantity[],
): readonly (Quantity | undefined)[] {
  const last = changes.at(-1);
  const trailing = told.filter(({ kind, start }) => kind === 'percent' && last !== undefined && start > last.start);
  const shared = last !== undefined && /分别/.test(text.slice(last.end, trailing[0]?.start ?? last.end));
  if (shared) return trailing.length === changes.length ? trailing : [];
  return changes.map((change, at) => {
    const until = changes[at + 1]?.start ?? text.length;
    const next = told.find(({ start }) => start > change.start);
    return next?.role === 'rate' && next.start < until && !/[；。]/.test(text.slice(change.end, next.start))
      ? next
      : undefined;
  });
}

/** Last year's amount: the only one, or the one in the same place of the row as the change. */
function priorOf(told: readonly Quantity[], change: Quantity, at: number, changes: number): Quantity | undefined {
  const priors = told.filter(({ role, start }) => role === 'prior' && start < change.start);
  if (priors.length === changes) return priors[at];
  return undefined;
}

/** The amount of the change's subject that was told last. */
function currentOf(passage: Passage, index: number, change: Quantity): Quantity | undefined {
  const name = change.subject?.name;
  if (name === undefined) return undefined;
  const before = passage.sentences
    .slice(0, index + 1)
    .flatMap(({ quantities }, at) =>
      quantities.filter(
        (one) =>
          one.kind === 'amount' &&
          (one.role === 'value' || one.role === 'final') &&
          !one.inReason &&
          !one.inBrackets &&
          (at < index || one.start < change.start),
      ),
    );
  return before.findLast((one) => one.subject?.name === name && (isAt(one) || one.role === 'final'));
}

const COMPARED = /^，(?:比|较|与|同)(?:上年度?|去年|\d{4}年度?)[^，。；\d]{0,8}$/;

/** 支出822.26万元，比2022年度增加21.11万元: the amount right before the comparison, whatever it is called. */
function comparedHere({ text, quantities }: Sentence, change: Quantity): Quantity | undefined {
  const before = quantities.findLast(({ end }) => end <= change.start);
  const isAmount = before?.kind === 'amount' && before.role !== 'change' && before.role !== 'prior';
  return isAmount && COMPARED.test(text.slice(before.end, change.start)) ? before : undefined;
}

/** An amount that follows its subject without another subject-like word between. */
function isAt({ lead, subject }: Quantity): boolean {
  if (subject === undefined) return false;
  const at = lead.lastIndexOf(subject.name);
  return at !== -1 && /^[^，；。]{0,12}$/.test(lead.slice(at + subject.name.length));
}
