/** H03: a fact below zero is a refund that the unit explains, or a slip; those that a table prints are told by A33. */
import type { Figure } from '../../model/figure.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';
import { viewsOf } from '../tables/layouts.ts';
import { factOf, suspectsOf } from './ties/suspects.ts';

export const H03: Rule<'facts'> = {
  id: 'H03',
  title: '填写的金额不为负数；收回、冲销的写明原因',
  source: '决算报表填报口径',
  severity: 'warning',
  needs: 'facts',
  check(facts) {
    const below = [...facts.figures.values()].filter(isNegativeFact);
    if (below.length === 0) return [];
    const told = new Set(suspectsOf(facts).flatMap(({ leaves }) => leaves.map(factOf)));
    const { view } = viewsOf(facts)[0];
    const printed = new Set([...view.layouts.keys()].flatMap((table) => view.figures(table)));
    const negative = below.filter((figure) => !told.has(factOf(figure)) && !printed.has(figure.id));
    return [...new Map(negative.map((figure) => [factOf(figure), figure])).values()]
      .filter(({ id }) => !isExplained(id, facts))
      .map((figure) => faultOf(figure, facts));
  },
};

/** The amount of a reason has the sign of the change. */
function isNegativeFact({ unit, value, source }: Figure): boolean {
  if (unit !== 'yuan' || value?.isNegative() !== true || value.isZero()) return false;
  return source?.path !== undefined && !/^(?:reasons|causes)\b/.test(source.path);
}

/** A reason at the fact, or at the item that it belongs to. */
function isExplained(id: string, { dossier }: Facts): boolean {
  const item = /^(\w+\.\d{7})\.\w+$/.exec(id)?.[1];
  return [id, `${item}.total`, `${item}.project`].some((key) => Object.hasOwn(dossier.reasons ?? {}, key));
}

function faultOf({ id, label, value, source }: Figure, { scale }: Facts): Fault {
  const actual = value === undefined ? '' : typedAmount(scale, value);
  return {
    message: `“${label}”填了负数 ${actual}，请核实`,
    at: { place: source },
    actual,
    hint: `多写了负号的删去；确系收回、冲销的，在 reasons["${id}"] 中写明原因`,
    isCause: true,
  };
}
