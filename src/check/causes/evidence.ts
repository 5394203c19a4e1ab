/** What has been told of numbers that do not fit, with the facts that may be to blame. */
import type { Figure, FigureSet, FigureUnit } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Accounts, AllTold } from '../engine/needs.ts';
import type { Fault, Gap } from '../engine/rule.ts';
import { factOf } from '../facts/ties/suspects.ts';
import { leaves, leavesBelow } from '../leaves.ts';
import { agreeingCells } from '../tables/agreeing-cells.ts';
import { viewsOf } from '../tables/layouts.ts';

export interface Evidence {
  readonly fault: Fault;
  readonly gap: Gap;
  /** The gap without its sign. */
  readonly apart: Decimal;
  /** The same with what it measures: alike of gaps that are one. */
  readonly size: string;
  readonly unit: FigureUnit;
  /** Who says so: the cells of one declared row were written together, from one source. */
  readonly witness: string;
  /** The facts between which the gap is, by their path. */
  readonly leaves: ReadonlyMap<string, Figure>;
}

/** Gaps that no wrong fact is yet told to have made. */
export function evidenceOf(on: AllTold): Evidence[] {
  const { told, figures } = on;
  const causes = told.filter(({ fault, finding }) => fault.isCause && !fault.gap && finding.waived === undefined);
  const wrongFacts = causes.filter(({ fault }) => fault.figures === undefined);
  const wrong = new Set(wrongFacts.flatMap(({ finding }) => withoutPart(finding.place?.path ?? '')));
  const named = causes.map(({ fault }) => new Set(fault.figures));
  return told.flatMap(({ fault, finding }) => {
    const { gap } = fault;
    const unit = figures.get(gap?.between[0] ?? '')?.unit;
    const isTail = gap?.isStated === true && finding.severity === 'info';
    if (gap === undefined || unit === undefined || gap.by.isZero() || isTail || finding.waived !== undefined) return [];
    if (named.some((ids) => gap.between.every((id) => ids.has(id)))) return [];
    const apart = gap.by.abs();
    const size = `${unit} ${apart.toFixed()}`;
    const facts = factsOf(gap, figures);
    const witness = rowOf(finding.place?.path ?? finding.message);
    return [...facts.keys()].some((path) => wrong.has(path))
      ? []
      : [{ fault, gap, apart, size, unit, witness, leaves: facts }];
  });
}

function rowOf(path: string): string {
  return path.startsWith('declared.tables.') ? path.replace(/\[\d+\]$/, '') : path;
}

/** 项目支出 of a row and its only part that is told by project are one fact, which the part says best. */
function factsOf({ between }: Gap, figures: FigureSet): ReadonlyMap<string, Figure> {
  const all = between.flatMap((id) => leaves(figures, id));
  return new Map(all.flatMap((leaf) => (leaf.source?.path === undefined ? [] : [[factOf(leaf), leaf] as const])));
}

function withoutPart(path: string): string {
  return path.replace(/\.project\[\d+\]\.amount$/, '.project');
}

/** Paths of the facts that a declared number of theirs bears out. */
export const vouchedFor = rememberedByObject((on: AllTold): ReadonlySet<string> => {
  const wrong = new Set(on.told.flatMap(({ fault }) => fault.gap?.between ?? []));
  const declared = Object.keys(on.dossier.declared?.figures ?? {});
  const right = [...agreeingIn(on), ...declared].filter((id) => !wrong.has(id));
  return new Set(leavesBelow(on.figures, right).map(factOf));
});

function agreeingIn(on: Accounts): string[] {
  return [...agreeingCells(viewsOf(on)[1]).keys()];
}

/** The figures and all that are made of them. */
export function madeOf(figures: FigureSet, ids: readonly string[]): string[] {
  const made = new Set(ids);
  for (const id of made) for (const other of dependents(figures).get(id) ?? []) made.add(other);
  return [...made];
}

/** By each figure, those whose formula names it. */
const dependents = rememberedByObject((figures: FigureSet): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const { id, inputs } of figures.values()) {
    for (const input of inputs) {
      const known = found.get(input);
      if (known === undefined) found.set(input, [id]);
      else known.push(id);
    }
  }
  return found;
});
