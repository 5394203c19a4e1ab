/** Amounts that are one slip of the hand away from what the accounts have: 54.6 written 45.6 or 54.8. */
import type { Figure, FigureSet } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import { type Decimal, round } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Print } from '../engine/needs.ts';
import { answer } from '../engine/reads.ts';
import { eachQuantity } from '../reading/by-section.ts';
import { figuresBetween } from '../reading/by-size.ts';
import { isOneSlipApart } from '../reading/one-slip.ts';
import type { Told } from '../reading/passages.ts';
import { prints } from '../reading/precision.ts';
import type { Quantity } from '../reading/sentences.ts';

export interface NearAmount extends Told {
  readonly figure: Figure;
}

const FEWEST_DIGITS = 2;
const SPENT = /(?:支出|预算|预算数|执行|执行数|资金|金额|结转|结余|尾款|其余|未支出的|，)(?:为|共)?$/;
const CARRIED = /结转|结余|尾款|未支出|未执行|没有执行/;
/** 年末收回结余: what goes back is not carried over. */
const TAKEN_BACK =
  /(?:收回|收缴|上缴|缴回|交回|清理|盘活|统筹|压减)[^，。；：\d]{0,8}(?:结转|结余)(?:和结余)?(?:资金)?/g;
/** 2023年度支出…, 项目6个，全年预算…: what the whole unit has. */
const WHOLES: readonly (readonly [said: RegExp, ids: readonly string[]])[] = [
  [/年度?支出$/, ['expenditure.all.total', 'fiscal.all.total', 'generalPublic.all.total']],
  [/年度?收入$/, ['revenue.all.total', 'revenue.all.fiscal', 'revenue.all.generalPublic']],
  [
    /(?:项目\d+个|[\d一二两三四五六七八九十]个项目)[^。；]*$/,
    ['projects.total*', 'projects.evaluated*', 'generalPublic.all.project', 'expenditure.all.project'],
  ],
  [/接待[^。；]*\d批次[^。；]*支出$/, ['threePublic.final.reception']],
];

/** Amounts of running text that no figure has, and that differ from one that the sentence is about by one digit or swap. */
export const nearAmounts = eachQuantity((context, told): NearAmount[] => {
  const { quantity } = told;
  if (quantity.kind !== 'amount' || quantity.approximate || quantity.value.isZero()) return [];
  if (!SPENT.test(quantity.lead) && !CARRIED.test(quantity.lead)) return [];
  if (answer(context, isPrinted, quantity.value)) return [];
  const about = subjects(context, told);
  if (about.some(({ value }) => value !== undefined && prints(quantity, value.abs(), context))) return [];
  const figure = about.find((one) => isSlip(quantity, one, context));
  return figure === undefined ? [] : [{ ...told, figure }];
});

/** Amounts in 元 that are not zero. */
const amountsOf = rememberedByObject((figures: FigureSet): readonly Figure[] => [...figures.values()].filter(isAmount));

function isAmount({ unit, value }: Figure): boolean {
  return unit === 'yuan' && value?.isZero() === false;
}

/** Whether some amount is so much, as it is or as the report prints it, rounded. */
function isPrinted({ figures, profile: { money, rounding } }: Print, said: Decimal): boolean {
  const factor = YUAN_IN[money.unit];
  const number = Math.abs(said.toNumber());
  /** By no more does rounding to the last digit move an amount. */
  const digit = factor.toNumber() / 10 ** money.text.decimals;
  const shown = (value: Decimal) => round(value.abs().div(factor), money.text.decimals, rounding).times(factor);
  return figuresBetween(figures, number - digit, number + digit).some(
    (figure) =>
      isAmount(figure) &&
      figure.value !== undefined &&
      (figure.value.abs().equals(said) || shown(figure.value).equals(said)),
  );
}

/** Figures of the projects that the paragraph or its headings name; of what is carried over where it speaks of that. */
function subjects({ dossier, figures }: Print, told: Told): Figure[] {
  const { passage, sentence, quantity } = told;
  const around = `${passage.trail}\n${passage.text}`;
  const all = dossier.projects ?? [];
  const named = all.filter(({ name }) => around.includes(name));
  const ids = (named.length > 0 ? named : passage.printed.part === 'annex' ? all : []).map(
    ({ id }) => `projects.${id}.`,
  );
  const wholes = WHOLES.filter(([said]) => said.test(sentence.text.slice(0, quantity.start))).flatMap(([, all]) => all);
  const carried = CARRIED.test(sentence.text.slice(0, quantity.end + 10).replaceAll(TAKEN_BACK, ''));
  if (ids.length === 0 && wholes.length === 0 && !carried) return [];
  return amountsOf(figures).filter(
    ({ id }) =>
      (ids.some((prefix) => id.startsWith(prefix)) && !/indicators|funds/.test(id)) ||
      wholes.some((prefix) => id === prefix || (prefix.endsWith('*') && id.startsWith(prefix.slice(0, -1)))) ||
      (carried && /closing|unexecuted/.test(id)),
  );
}

/** Another unit; or the same length, with one digit another or two neighbours swapped. */
function isSlip({ text, value: said }: Quantity, { value }: Figure, { profile }: Print): boolean {
  if (
    value !== undefined &&
    [said.times(YUAN_IN.万元), said.div(YUAN_IN.万元)].some((other) => other.equals(value.abs()))
  )
    return true;
  const printed = /^[\d.,]+/.exec(text)?.[0].replaceAll(',', '') ?? '';
  const factor = YUAN_IN[/万元$/.test(text) ? '万元' : '元'];
  if (value === undefined || printed.replace(/\D/g, '').length < FEWEST_DIGITS) return false;
  const right = value.abs().div(factor).toDecimalPlaces(profile.money.text.decimals).toFixed();
  const pointed = printed.includes('.') && !right.includes('.') ? `${right}.` : right;
  const padded = printed.includes('.') ? pointed.padEnd(printed.length, '0') : right;
  return isOneSlipApart(padded, printed);
}
