/** A whole and its parts in one sentence: 其中：…, 包括：…, 由…组成, and amounts in brackets. */
import type { Quantity, Sentence } from '../reading/sentences.ts';

export interface Breakdown {
  readonly sentence: Sentence;
  readonly whole: Quantity;
  readonly parts: readonly Quantity[];
  /** The words say that the parts are all there is. */
  readonly all: boolean;
  /** The parts stand in brackets after the whole. */
  readonly brackets: boolean;
}

const OPENS = /^(?:[^，；。（）]{0,12})?[，,]?(其中|包括)[：:]?/;
const COMPOSED = /由[^。；]{2,40}组成/;
const SINGLE = /其中|包括|按[^，。：]{2,14}(分类?|划分)[：:]/g;
const EXHAUSTIVE = [/基本支出[^。]*项目支出/, /货物[^。]*工程[^。]*服务/, /人员经费[^。]*公用经费/];

/** Breakdowns of a sentence: after 其中 to its end, or inside brackets. */
export function breakdownsOf(sentence: Sentence): Breakdown[] {
  if (sentence.quantities.length < 3) return [];
  const told = sentence.quantities.filter(({ inReason }) => !inReason);
  return told.flatMap((whole, index) => {
    if (whole.kind === 'percent' || whole.approximate || !isAmountOf(whole)) return [];
    const inside = whole.inBrackets ? [] : bracketed(sentence, told, index);
    const parts = inside ?? listed(sentence, told, index);
    const brackets = inside !== undefined;
    return parts.length < 2 || whole.value.isZero()
      ? []
      : [{ sentence, whole, parts, all: isAll(sentence, whole, parts), brackets }];
  });
}

function isAmountOf({ role }: Quantity): boolean {
  return role === 'value' || role === 'final' || role === 'budget';
}

/** 15357.29万元（基本11130.46万元，大病1720.68万元，医疗救助2506.15万元） */
function bracketed({ text }: Sentence, told: readonly Quantity[], index: number): Quantity[] | undefined {
  const whole = told[index];
  if (whole === undefined || text[whole.end] !== '（') return undefined;
  const close = text.indexOf('）', whole.end);
  const inside = told.filter(({ start, end }) => start > whole.end && end <= close);
  return inside.length >= 2 && inside.every((part) => fits(whole, part)) ? inside : undefined;
}

/** Everything of the same unit from 其中 to the end of the sentence, brackets apart. */
function listed({ text }: Sentence, told: readonly Quantity[], index: number): Quantity[] {
  const whole = told[index];
  const next = told[index + 1];
  if (whole === undefined || next === undefined) return [];
  const between = text.slice(whole.end, next.start);
  if (!OPENS.test(between) && !COMPOSED.test(between)) return [];
  if ([...text.slice(whole.end).matchAll(SINGLE)].length !== (COMPOSED.test(between) && !/其中/.test(between) ? 0 : 1))
    return [];
  const rest = told.slice(index + 1).filter(({ inBrackets }) => !inBrackets);
  const parts = rest.filter((part) => fits(whole, part));
  const strange = rest.some((part) => part.unit !== whole.unit && part.kind !== 'percent');
  return strange || rest.some(({ role }) => role === 'change' || role === 'rate' || role === 'prior') ? [] : parts;
}

function fits(whole: Quantity, part: Quantity): boolean {
  return part.unit === whole.unit && (isAmountOf(part) || part.role === 'execution') && !part.approximate;
}

function isAll({ text }: Sentence, whole: Quantity, parts: readonly Quantity[]): boolean {
  const list = text.slice(whole.end, parts.at(-1)?.end);
  return COMPOSED.test(list) || EXHAUSTIVE.some((pattern) => pattern.test(list) && !/等/.test(list));
}
