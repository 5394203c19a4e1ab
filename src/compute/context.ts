/** What every step of the computation reads. */
import type { Place } from '../diagnostics/finding.ts';
import { ancestors, type Classification } from '../model/catalogue.ts';
import type { Dossier, ExpenditureRow } from '../model/dossier.ts';
import type { Profile } from '../model/profile.ts';
import { KEPT_UNITS, latestByKey } from '../model/remembered.ts';
import type { RoundingMode } from '../money/decimal.ts';
import type { FigureBook } from './figure-book.ts';

export interface ScoringRule {
  /** Points of budget execution, e.g. 20. */
  readonly executionWeight: number;
  /** Digits to which each score is rounded. */
  readonly decimals: number;
  readonly rounding: RoundingMode;
}

export interface ComputeContext {
  readonly dossier: Dossier;
  readonly classification: Classification;
  /** Classes printed in the statements of the year, whether used or not. */
  readonly classes: readonly string[];
  readonly scoring: ScoringRule;
  /** What the place reckons from other figures. */
  readonly placeFigures: Profile['figures'];
  /** Place in report.json of a path. */
  readonly locate: (path: readonly (string | number)[]) => Place;
  readonly book: FigureBook;
}

/** Name of a functional code in the year, or the code itself where the catalogue has none. */
export function functionalName(context: Pick<ComputeContext, 'classification'>, code: string): string {
  return code === 'all' ? '合计' : (context.classification.functional.get(code)?.name ?? code);
}

/** Figure of the n-th part, from 0, of a row's 项目支出 that is told by project. */
export function projectPartId({ project, fund, code }: ExpenditureRow, n: number): string {
  const part = Array.isArray(project) ? project[n]?.project : undefined;
  return `projects.${part}.executed.${fund}.${code}.${n + 1}`;
}

/** The functional codes in play: every 项 of the dossier with its 款 and 类, and every class of the statements. */
export interface CodeTree {
  /** All codes, ascending (a 类 before its 款 before its 项). */
  readonly all: readonly string[];
  /** The same from 项 to 类. */
  readonly upwards: readonly string[];
  readonly classes: readonly string[];
  childrenOf(code: string): readonly string[];
}

export function codeTree({ dossier, classes }: Pick<ComputeContext, 'dossier' | 'classes'>): CodeTree {
  const opening = (dossier.opening ?? []).flatMap((row) => row.code ?? []);
  const split = (dossier.expenditureByEconomicItem ?? []).flatMap((row) => row.code ?? []);
  const items = [...dossier.revenue, ...dossier.expenditure].map((row) => row.code).concat(opening, split);
  return treeOf([...new Set([...classes, ...items.flatMap((item) => [...ancestors(item), item])])].sort());
}

/** The same codes give the same tree: parts of the computation that are given it are known again. */
const treeOf = latestByKey((all: readonly string[]) => all.join(), makeTree, KEPT_UNITS);

function makeTree(all: readonly string[]): CodeTree {
  const children = new Map<string, string[]>();
  for (const code of all) {
    const parent = code.slice(0, -2);
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [code]);
    else siblings.push(code);
  }
  return {
    all,
    upwards: [...all].sort((a, b) => b.length - a.length),
    classes: all.filter((code) => code.length === 3),
    childrenOf: (code) => children.get(code) ?? [],
  };
}
