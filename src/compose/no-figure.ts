/** What is said of a figure that a template names and the unit does not have. */
import type { FigureReader } from './reads.ts';

/** Of a change, what is missing is last year's value; of a completion of the full year's budget, that budget. */
export function noFigure(id: string, figures: FigureReader): string {
  if (/\.fullYear(?:Budget|Completion)$/.test(id)) {
    return '单位没有填全年预算：在 report.json 的 expenditure 各行写上 fullYearBudget；不公开全年预算的，从模板中删去';
  }
  if (
    /^\w+\.(?:all|\d+)\.(?:basic|project|total)\.(?:3\d+|personnel|operating|all)$/.test(id) &&
    !figures.has('fiscal.all.total.all')
  ) {
    return `没有“${id}”：单位没有填支出的经济分类（report.json 的 expenditureByEconomicItem）；不是每个单位都填的，表的 requires 写上 "expenditureByEconomicItem"`;
  }
  const base = /^(.+)\.(?:prior|change|changeRate)$/.exec(id)?.[1];
  const known = base === undefined ? undefined : figures.get(base);
  if (known === undefined) return `没有代号为“${id}”的数据`;
  return `没有“${known.label}”的上年数，无从说增减：在 report.json 的 priorYear 中写上 "${known.id}"；不是每个单位都有的，模板先用 {{#ifPrior}} 判断`;
}
