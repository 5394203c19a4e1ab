/** What is said of a figure that a template names and the unit does not have. */
import type { FigureSet } from '../model/figure.ts';

/** Of a change, what is missing is last year's value. */
export function noFigure(id: string, figures: FigureSet): string {
  const base = /^(.+)\.(?:prior|change|changeRate)$/.exec(id)?.[1];
  const known = base === undefined ? undefined : figures.get(base);
  if (known === undefined) return `没有代号为“${id}”的数据`;
  return `没有“${known.label}”的上年数，无从说增减：在 report.json 的 priorYear 中写上 "${known.id}"`;
}
