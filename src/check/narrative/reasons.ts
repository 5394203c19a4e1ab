/** Reasons with amounts, each with the sign that its words or the dossier's causes give it. */

import type { Cause, Dossier } from '../../model/dossier.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import { eachPassage } from '../reading/by-section.ts';
import type { Passage } from '../reading/passages.ts';
import { intervalOf, prints } from '../reading/precision.ts';
import type { Quantity, Sentence } from '../reading/sentences.ts';
import { changesOf } from './changes.ts';

export interface SignedReason {
  readonly signed: Decimal;
  /** The words say the opposite of the dossier's cause. */
  readonly contrary: boolean;
  /** One of the amounts that the dossier gives its causes. */
  readonly given: boolean;
  /** Half a unit of its last digit. */
  readonly half: Decimal;
  /** Id of the cause that printed it. */
  readonly figure: string | undefined;
}

export interface ReasonStatement {
  readonly passage: Passage;
  /** Net change with its sign, 元. */
  readonly change: Decimal;
  readonly reasons: readonly SignedReason[];
  /** Id of the figure that printed the change; none where somebody wrote it. */
  readonly figure: string | undefined;
  /** The text says that some reasons offset others. */
  readonly offset: boolean;
}

const OFFSET = /抵减|抵销|抵消|相抵|同时|但|另有|此外|与此同时/;
const MORE = /新增|增加|增长|追加|提高|上升|增资/g;
const LESS = /减少|下降|压减|降低|核减|收回|减支/g;

/** Changes whose reasons carry amounts of known sign; a paragraph may hold several. */
export const reasonStatements = eachPassage(inPassage);

function inPassage(context: Print, passage: Passage): ReasonStatement[] {
  if (!passage.sentences.some(({ reasonsFrom }) => reasonsFrom !== undefined)) return [];
  const changes = changesOf(passage);
  return passage.sentences.flatMap((sentence, index) => {
    if (sentence.reasonsFrom === undefined) return [];
    const amounts = sentence.quantities.filter(
      ({ inReason, kind, inBrackets }) => inReason && kind === 'amount' && !inBrackets,
    );
    const before = passage.sentences.slice(Math.max(index - 1, 0), index + 1);
    const owners = changes.filter((one) => before.includes(one.sentence));
    const owner = owners.filter((one) => one.sentence === sentence).at(-1) ?? owners.at(-1);
    if (owner === undefined || amounts.length === 0 || severalChanges(owners, owner.sentence)) return [];
    const figureOf = (from: Sentence, { start }: Quantity) => passage.printed.figureAt(from.start + start);
    const reasons = amounts.map((amount) => signedReason(context, sentence, amount, figureOf));
    if (reasons.some((reason) => reason === undefined)) return [];
    const change = owner.change.direction === -1 ? owner.change.value.negated() : owner.change.value;
    const text = sentence.text.slice(sentence.reasonsFrom);
    const figure = figureOf(owner.sentence, owner.change);
    const known = reasons.filter((one) => one !== undefined);
    return [{ passage, change, figure, reasons: known, offset: OFFSET.test(text) }];
  });
}

/** 收入增加A，支出增加B: reasons belong to neither alone. */
function severalChanges(owners: ReturnType<typeof changesOf>, sentence: Sentence): boolean {
  return owners.filter((one) => one.sentence === sentence).length > 1;
}

function signedReason(
  context: Print,
  sentence: Sentence,
  quantity: Quantity,
  figureOf: (sentence: Sentence, quantity: Quantity) => string | undefined,
): SignedReason | undefined {
  const { text, reasonsFrom = 0 } = sentence;
  const until = text.slice(reasonsFrom, quantity.start);
  const clause = until.slice(Math.max(until.lastIndexOf('；'), until.lastIndexOf('，'), until.lastIndexOf('。')) + 1);
  const sign = causeSigns(context.dossier).get(quantity.value.toFixed()) ?? signOf(clause);
  if (sign === undefined) return undefined;
  const signed = sign === 1 ? quantity.value : quantity.value.negated();
  const said = signOf(clause);
  return {
    signed,
    given: isGiven(context, quantity),
    contrary: said !== undefined && said !== sign,
    figure: figureOf(sentence, quantity),
    half: intervalOf(quantity, context).high.minus(quantity.value),
  };
}

/** Words of one direction only; both or none leave it open. */
function signOf(clause: string): 1 | -1 | undefined {
  const more = [...clause.matchAll(MORE)].length > 0;
  const less = [...clause.matchAll(LESS)].length > 0;
  if (more === less) return undefined;
  return more ? 1 : -1;
}

const causeAmounts = rememberedByObject(({ causes = {}, reasons = {} }: Dossier): readonly Decimal[] => {
  const inline = Object.values(reasons).flatMap((list) => list.filter((one): one is Cause => typeof one !== 'string'));
  return [...Object.values(causes), ...inline].flatMap(({ amount }) => amount ?? []);
});

/** Whether an amount is that of a cause, as the text prints it. */
function isGiven(context: Print, quantity: Quantity): boolean {
  return causeAmounts(context.dossier).some((amount) => prints(quantity, amount.abs(), context));
}

/** Sign of each amount that the dossier's causes give, in 元; amounts that occur with both signs are left out. */
const causeSigns = rememberedByObject((dossier: Dossier): ReadonlyMap<string, 1 | -1> => {
  const signs = new Map<string, 1 | -1>();
  const both = new Set<string>();
  for (const amount of causeAmounts(dossier)) {
    const key = amount.abs().toFixed();
    const sign = amount.isNegative() ? -1 : 1;
    if (signs.has(key) && signs.get(key) !== sign) both.add(key);
    else signs.set(key, sign);
  }
  return new Map([...signs].filter(([key]) => !both.has(key)));
});
