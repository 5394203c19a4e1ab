/**
 * A33: no negative amounts but documented reversals (a reason under the figure's id). A closing balance below zero is an
 * error. A total of zero over parts that are not follows from this rule and the sums: one of the parts is negative.
 */
import type { Place } from '../../diagnostics/finding.ts';
import type { Figure, FigureSet } from '../../model/figure.ts';
import { sum } from '../../money/decimal.ts';
import type { Tables } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { leafPlaces, leaves } from '../leaves.ts';
import { amountText } from '../scale.ts';
import * as messages from './messages.ts';
import type { Cell, TableView } from './table-view.ts';

export const A33: Rule<'tables'> = {
  id: 'A33',
  title: '除写明原因的退回、冲销外，各表金额不为负数',
  source: '公开01至09表的填报口径',
  severity: 'warning',
  needs: 'tables',
  check: (on) => belowZero(on.view).flatMap((cell) => checkCell(cell, on)),
};

/** Each figure once, in the first cell where it stands; declared cells stand for themselves. */
function belowZero(view: TableView): Cell[] {
  const cells = [...view.layouts.keys()].flatMap((table) => view.below(table));
  if (view.source === 'declared') return cells;
  return [...new Map([...cells].reverse().map((cell) => [cell.figure, cell])).values()].reverse();
}

function checkCell(cell: Cell, on: Tables): Fault[] {
  const { figures, scale, view } = on;
  const { value, figure } = cell;
  if (value === undefined) return [];
  if (isExplained(figure, on)) return [];
  const declared = view.source === 'declared';
  const closing = figure.includes('closing');
  // Totals are negative because a leaf is.
  if (!declared && !closing && figures.get(figure)?.inputs.length !== 0) return [];
  const [first, ...related] = declared
    ? [cell.place]
    : closing
      ? deficitPlaces(figures, figure)
      : leafPlaces(figures, figure);
  return [
    {
      ...(closing && { severity: 'error' as const }),
      message: messages.negative(cell.name, amountText(scale, value), declared),
      at: { place: first },
      related: related.map((place) => ({ place })),
      ...(declared || closing ? { figures: [figure] } : { isCause: true }),
      actual: amountText(scale, value),
      hint: closing ? messages.NEGATIVE_CLOSING : messages.explainNegative(figure),
    },
  ];
}

/** A reason at the figure itself; for a sum below zero, at every negative fact that it is made of. */
function isExplained(figure: string, { dossier, figures }: Tables): boolean {
  const hasReason = (id: string) => Object.hasOwn(dossier.reasons ?? {}, id);
  if (hasReason(figure)) return true;
  if (figure.includes('closing') || figures.get(figure)?.value?.isNegative() !== true) return false;
  return leaves(figures, figure).every(({ id, value }) => value?.isNegative() !== true || hasReason(id));
}

/** A year's end below zero is told at the 项 that spends most above its means: its spending first. */
function deficitPlaces(figures: FigureSet, figure: string): Place[] {
  const items = new Map<string, Figure[]>();
  for (const leaf of leaves(figures, figure)) {
    const item = itemOf(leaf);
    items.set(item, [...(items.get(item) ?? []), leaf]);
  }
  const deficit = (own: readonly Figure[]) =>
    sum(own.flatMap((leaf) => (isMeans(leaf) ? leaf.value?.negated() : leaf.value) ?? []));
  const [, worst = []] = [...items].sort(([, one], [, other]) => deficit(other).comparedTo(deficit(one)))[0] ?? [];
  const spending = worst.filter((leaf) => !isMeans(leaf));
  return [...spending, ...worst.filter(isMeans)].flatMap(({ source }) => source ?? []);
}

/** The 项 and the kind of money: what no fund pays comes from all other revenue. */
function itemOf({ id }: Figure): string {
  const code = /\.(\d{7})\b/.exec(id)?.[1] ?? '';
  const fund = /generalPublic|governmentFund|stateCapital/.exec(id)?.[0] ?? 'nonFiscal';
  return `${fund} ${code}`;
}

function isMeans({ id }: Figure): boolean {
  return /^revenue|opening/.test(id);
}
