/**
 * C10: 具体情况: one item for each 项 of 公开05, none missing, none extra; its budget and result; 大于, 小于 or 持平 as they
 * are; a reason where they differ.
 */
import { ZERO } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { eachPassage } from '../reading/by-section.ts';
import type { Passage } from '../reading/passages.ts';
import { prints } from '../reading/precision.ts';
import type { Quantity } from '../reading/sentences.ts';
import { amountText, figureText, quote, sourceOf, tell } from '../reading/telling.ts';
import type { Completion } from './completions.ts';
import {
  areAllTold,
  completionOf,
  generalItems,
  itemPath,
  otherCode,
  sentencesOfItem,
  spentCodes,
  type ToldItem,
} from './items.ts';
import { hasData } from './stated-facts.ts';

export const C10: Rule<'print'> = {
  id: 'C10',
  title: '一般公共预算财政拨款支出具体情况：一项一条，预算、决算与公开05表一致，增减说明与数相符',
  source: '公开05表各项；支出功能分类公开到项',
  severity: 'error',
  needs: 'print',
  check: (context) => {
    const words = wordsOfResult(context);
    const items = generalItems(context);
    const first = items[0];
    if (first === undefined) return words;
    const spent = spentCodes(context, 'generalPublic');
    // Of a paper the table may not have been made out.
    if (context.view.isRead && spent.length === 0) return words;
    return [
      ...words,
      ...items.flatMap((item) => checkItem(context, item, spent)),
      ...items.flatMap((item) => otherCode(context, item, spent)),
      ...items.flatMap((item, index) => twice(items, item, index)),
      ...missing(context, items, first, spent),
    ];
  },
};

function checkItem(context: Print, item: ToldItem, spent: readonly string[]): Fault[] {
  const [code] = item.codes.filter((one) => spent.includes(one));
  if (code !== undefined)
    return [...amounts(context, item, code), ...comparison(item), ...kindOfUse(context, item, code)];
  const budgeted = item.codes.some(
    (one) => context.figures.get(`generalPublic.${one}.initialBudget`)?.value?.isZero() === false,
  );
  if (budgeted) return comparison(item);
  const known = item.codes.length > 0;
  return [
    tell('error', item.passage, {
      message: known ? `公开05表没有“${item.path}”的支出` : `“${item.path}”不是当年的科目，或类、款、项不相配`,
      actual: item.path,
      hint: known ? '删去这一条，或核对支出明细' : '按当年支出功能分类科目改正名称',
    }),
  ];
}

/** 决算数大于预算数132,345.67元: no budget, what it is exceeded by. */
const DIFFERENCE = /(?:大于|高于|多于|小于|低于|少于|超过)(?:年初)?预算数?$/;

function amounts(context: Print, item: ToldItem, code: string): Fault[] {
  const { passage } = item;
  return sentencesOfItem(item)
    .slice(0, 3)
    .flatMap((sentence) =>
      sentence.quantities.flatMap((quantity) => {
        const id = { final: 'total', budget: 'initialBudget', completion: 'completion' }[quantity.role as string];
        const key = `generalPublic.${code}.${id}`;
        const figure = id !== undefined && hasData(context, key) ? context.figures.get(key) : undefined;
        if (figure?.value === undefined || quantity.inReason || DIFFERENCE.test(quantity.lead)) return [];
        if (prints(quantity, figure.value, context)) return [];
        const source = sourceOf(context.view, key);
        const expected = figureText(context, figure);
        return [
          tell('error', passage, {
            message: `${quote(sentence.text, quantity)}：${source.name}，这一项为 ${expected}`,
            offset: sentence.start + quantity.start,
            actual: quantity.text,
            expected,
            related: [source.place],
          }),
        ];
      }),
    );
}

const USE = /主要用于[：:]?[^。]{0,60}?(基本|项目)支出(?:。|$)/;

/** 主要用于：…等基本支出 of an item that has nothing but project expenditure. */
function kindOfUse({ figures, view }: Print, { passage, text, start }: ToldItem, code: string): Fault[] {
  const match = USE.exec(text);
  if (match === null || !view.isRead) return [];
  const [own, other] = match[1] === '基本' ? ['basic', 'project'] : ['project', 'basic'];
  const isNone = figures.get(`generalPublic.${code}.${own}`)?.value?.isZero() === true;
  if (!isNone || figures.get(`generalPublic.${code}.${other}`)?.value?.isZero() !== false) return [];
  const name = match[1] === '基本' ? '项目支出' : '基本支出';
  const { place } = sourceOf(view, `generalPublic.${code}.total`);
  return [
    tell('warning', passage, {
      message: `${quote(text, { start: match.index, end: match.index + match[0].length })}：公开05表这一项只有${name}，请核实`,
      offset: start + match.index,
      actual: `${match[1]}支出`,
      expected: name,
      related: [place],
    }),
  ];
}

const WORD = /决算数?(大于|高于|多于|小于|低于|少于|等于|与[^，。]*?持平)(?:年初)?预算/;
const OVER = /大于|高于|多于/;
const UNDER = /小于|低于|少于/;

/** 大于, 小于 and the reason, from the budget and result that the paragraph prints. */
function comparison(item: ToldItem): Fault[] {
  const { passage, path, codes, text } = item;
  const told = completionOf(item);
  const word = WORD.exec(text)?.[1];
  if (told === undefined) return [];
  const expected = wordFor(told);
  if (word !== undefined && !fits(word, expected)) {
    const message = `“${path}”写“决算数${word}预算数”，而预算为 ${told.budget.text}、决算为 ${told.final.text}，应为${expected}`;
    return [tell('error', passage, { message, actual: word, expected })];
  }
  if (expected === '持平' || /原因|由于|因为|因/.test(text)) return [];
  const message = `“${path}”预算 ${told.budget.text}、决算 ${told.final.text}，没有写明${expected}预算的原因`;
  return [
    tell('warning', passage, {
      message,
      offset: passage.text.indexOf(told.final.text),
      hint: `在 reasons["generalPublic.${codes[0] ?? '科目编码'}.total"] 中写明原因`,
    }),
  ];
}

const RESULT = /决算数?(大于|小于)(?:年初)?预算数?(?:([\d,.]+)(万元|元))?/g;

/** 决算数大于预算数 after 完成预算的93.5%, and the difference that it names, in any paragraph. */
const wordsOfResult = eachPassage((_context, passage) => {
  let from = 0;
  return passage.sentences.flatMap((sentence) => {
    const start = from;
    from += sentence.text.length;
    return [...sentence.text.matchAll(RESULT)].flatMap((match) =>
      wordOfResult(passage, match, before(passage, start + match.index)),
    );
  });
});

/** Quantities of a paragraph up to a place in it. */
function before({ sentences }: Passage, until: number): Quantity[] {
  let from = 0;
  return sentences.flatMap(({ text, quantities }) => {
    const start = from;
    from += text.length;
    return quantities.filter(({ end }) => start + end <= until);
  });
}

function wordOfResult(passage: Passage, match: RegExpMatchArray, told: readonly Quantity[]): Fault[] {
  const [quoted, word = '', difference, unit] = match;
  const [completion, budget, final] = ['completion', 'budget', 'final'].map((role) =>
    told.findLast((one) => one.role === role),
  );
  const wanted = wantedWord(completion);
  if (wanted !== undefined && wanted !== word) {
    const message = `“${quoted}”：完成预算的 ${completion?.text}，应为决算数${wanted}预算数`;
    return [tell('error', passage, { message, actual: word, expected: wanted })];
  }
  const isOfFund = completion === undefined && /政府性基金|国有资本经营/.test(passage.trail);
  if (isOfFund && budget !== undefined && final !== undefined && !fits(word, wordFor({ budget, final }))) {
    const expected = wordFor({ budget, final });
    const message = `“${quoted}”：预算为 ${budget.text}、决算为 ${final.text}，应为${expected}`;
    return [tell('error', passage, { message, actual: word, expected })];
  }
  if (difference === undefined || budget === undefined || final === undefined) return [];
  const one = YUAN_IN[unit === '万元' ? unit : '元'];
  const expected = final.value.minus(budget.value).abs().div(one);
  const slack = final.quantum.plus(budget.quantum).div(one);
  if (expected.minus(difference.replaceAll(',', '')).abs().lessThan(slack)) return [];
  const message = `“${quoted}”：决算 ${final.text}与预算 ${budget.text}相差 ${expected.toFixed()}${unit}`;
  return [
    tell('error', passage, {
      message,
      actual: `${difference}${unit}`,
      expected: `${expected.toFixed()}${unit}`,
    }),
  ];
}

/** None where all of the budget was spent. */
function wantedWord(completion: Quantity | undefined): string | undefined {
  if (completion === undefined || completion.value.equals(1)) return undefined;
  return completion.value.greaterThan(1) ? '大于' : '小于';
}

function wordFor({ budget, final }: Pick<Completion, 'budget' | 'final'>): string {
  if (final.value.equals(budget.value)) return '持平';
  return final.value.greaterThan(budget.value) ? '大于' : '小于';
}

function fits(word: string, expected: string): boolean {
  if (OVER.test(word)) return expected === '大于';
  return UNDER.test(word) ? expected === '小于' : expected === '持平';
}

function twice(items: readonly ToldItem[], item: ToldItem, index: number): Fault[] {
  const isSame = ({ path, passage }: ToldItem) => path === item.path && passage.trail === item.passage.trail;
  if (items.findIndex(isSame) === index) return [];
  return [tell('error', item.passage, { message: `“${item.path}”写了两次`, hint: '一个项级科目写一条' })];
}

function missing(context: Print, items: readonly ToldItem[], first: ToldItem, spent: readonly string[]): Fault[] {
  const left = spent.filter((code) => !items.some(({ codes }) => codes.includes(code)));
  const isWhole = areAllTold(first);
  // Where no heading says that all stand there, the text may name but a few of them.
  if (!isWhole && left.length * 2 > spent.length) return [];
  return left.map((code) => {
    const amount = amountText(context, context.figures.get(`generalPublic.${code}.total`)?.value ?? ZERO);
    const source = sourceOf(context.view, `generalPublic.${code}.total`);
    return tell(isWhole ? 'error' : 'warning', first.passage, {
      message: `具体情况没有写“${itemPath(context, code)}”，${source.name}这一项为 ${amount}`,
      expected: `${itemPath(context, code)}${amount}`,
      hint: '公开05表的每一个项级科目写一条',
      related: [source.place],
    });
  });
}
