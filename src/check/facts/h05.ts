/** H05: a project spends no more than its budget of the year, or says why. */
import type { Figure } from '../../model/figure.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule, Where } from '../engine/rule.ts';
import { leaves } from '../leaves.ts';
import { typedAmount } from '../scale.ts';
import { nameOf } from './named.ts';
import { factOf, suspectsOf } from './ties/suspects.ts';

export const H05: Rule<'facts'> = {
  id: 'H05',
  title: '执行数不大于全年（调整后）预算数；超出的写明原因',
  source: '《预算法》：未列入预算的不得支出',
  severity: 'warning',
  needs: 'facts',
  unprinted: '项目的预算数和执行数',
  check: (facts) => [...projects(facts), ...fundRows(facts)],
};

function projects(facts: Facts): Fault[] {
  return (facts.dossier.projects ?? []).flatMap(({ id, selfEvaluation }, index) => {
    const hint = `核对 projects[${index}] 的 "adjustedBudget"（全年预算数）和支出；确实超出的，在自评表的 "executionNote"（预算执行原因）中写明原因`;
    const isExplained = /超|追加|调剂|增加/.test(selfEvaluation?.executionNote ?? '') || selfEvaluation?.deviation;
    return isExplained ? [] : overspent(`projects.${id}.executed`, `projects.${id}.adjustedBudget`, hint, facts);
  });
}

const ROWS = ['personnel', 'operating', 'generalProject', 'keyProject'];

function fundRows(facts: Facts): Fault[] {
  const hint = '全年预算数是调整后的数，执行数不会大于它，请核对两处';
  return ROWS.flatMap((row) => {
    const id = `performance.overall.funds.${row}`;
    return overspent(`${id}.executed`, `${id}.adjustedBudget`, hint, facts);
  });
}

function overspent(executed: string, budget: string, hint: string, facts: Facts): Fault[] {
  const { figures, scale } = facts;
  const [spent, given] = [figures.get(executed), figures.get(budget)];
  if (spent?.value === undefined || given?.value === undefined) return [];
  if (spent.value.lessThanOrEqualTo(given.value) || isSuspected([spent, given], facts)) return [];
  const [actual, limit] = [spent.value, given.value].map((value) => typedAmount(scale, value));
  const [place, ...related] = placesOf([spent, given], facts);
  return [
    {
      message: `“${nameOf(spent)}”${actual}大于“${nameOf(given)}”${limit}，没有说明原因`,
      at: place ?? ['projects'],
      ...(actual !== undefined && { actual }),
      expected: `不大于 ${limit}`,
      hint,
      related,
      figures: [executed, budget],
      isCause: true,
    },
  ];
}

function isSuspected(figures: readonly Figure[], facts: Facts): boolean {
  const told = new Set(suspectsOf(facts).flatMap(({ leaves: wrong }) => wrong.map(factOf)));
  return figures.some(({ id }) => leaves(facts.figures, id).some((leaf) => told.has(factOf(leaf))));
}

function placesOf(figures: readonly Figure[], { figures: all }: Facts): Where[] {
  return figures.flatMap(({ id }) => leaves(all, id).map(({ source }) => ({ place: source })));
}
