/** What the prose says of indicators: 新增图书12480册 against “新增图书册数” of the forms. */
import type { Dossier, Indicator } from '../../model/dossier.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import { answer } from '../engine/reads.ts';
import { eachQuantity } from '../reading/by-section.ts';
import type { Told } from '../reading/passages.ts';
import type { Quantity } from '../reading/sentences.ts';

export interface FormClaim extends Told {
  readonly name: string;
  /** Values of the forms that it may repeat; none of them is what it says. */
  readonly expected: readonly Decimal[];
}

const SHORTEST = 4;
const MARK = /[，。；：、（）()“”《》\s]/;
const AT_LEAST = /(?:不少于|不低于|达到|≥|大于等于)$/;
const COUNTING_WORD = /(?:人次数|次数|场次|班次|册数|天数|批次|数量|面积|长度|里程|总量|数)$/;
const HUNDRED = decimal(100);

/** Counts and percentages of running text that name an indicator and give it another value than every form. */
export function formClaims(context: Print): FormClaim[] {
  return claimsOf(context).filter(({ isBorneOut }) => !isBorneOut);
}

/** Those that give it its target or its result: the one need not be the other. */
export function borneOutByForms(context: Print): ReadonlySet<Quantity> {
  return new Set(claimsOf(context).flatMap(({ isBorneOut, quantity }) => (isBorneOut ? [quantity] : [])));
}

const claimsOf: (context: Print) => readonly (FormClaim & { readonly isBorneOut: boolean })[] = rememberedByObject(
  eachQuantity((context, told) => {
    const { kind, lead, approximate, unit } = told.quantity;
    const { table, kind: where } = told.passage.printed;
    if (kind === 'amount' || (where === 'cell' && table === undefined) || (approximate && !AT_LEAST.test(lead)))
      return [];
    const likely = answer(context, indicatorsOf, undefined).filter((one) => one.unit === unit);
    if (likely.length === 0) return [];
    const words = lead.replace(AT_LEAST, '').split(MARK).at(-1) ?? '';
    const named = likely.filter((one) => isNamed(one, words));
    const said = kind === 'percent' ? told.quantity.value.times(HUNDRED) : told.quantity.value;
    const expected = named.flatMap(({ target, actual }) => [target.value, ...(approximate ? [] : [actual?.value])]);
    const values = expected.filter((value) => value !== undefined);
    const first = named[0];
    if (first === undefined || values.length === 0) return [];
    return [{ ...told, name: first.name, expected: values, isBorneOut: values.some((value) => value.equals(said)) }];
  }),
);

interface Named extends Pick<Indicator, 'name' | 'target' | 'actual'> {
  readonly unit: string;
  /** The name without its counting word. */
  readonly core: string;
}

const indicatorsOf = ({ dossier }: Print): readonly Named[] => namedIn(dossier);

const namedIn = rememberedByObject((dossier: Dossier): readonly Named[] => {
  const all = [
    ...(dossier.performance?.overall?.goals ?? []).flatMap(({ indicators }) => indicators),
    ...(dossier.projects ?? []).flatMap(({ selfEvaluation }) => selfEvaluation?.indicators ?? []),
  ];
  return all
    .filter(({ method, target }) => method !== 'qualitative' && target.value !== undefined)
    .map((one) => ({ ...one, unit: unitOf(one), core: one.name.replace(COUNTING_WORD, '') }));
});

function unitOf({ target, actual }: Indicator): string {
  return (actual?.unit ?? target.unit ?? '').replace(/^万/, '');
}

/** All words before the number are the indicator's, or all of the indicator's but its counting word. */
function isNamed({ name, core }: Named, words: string): boolean {
  return (
    core.length >= SHORTEST &&
    (words === core || words.endsWith(core) || (words.length >= SHORTEST && name.endsWith(words)))
  );
}
