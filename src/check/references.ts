/** Facts that must name something the catalogues or the figures know (V31–V37). */
import type { Finding, Place, Severity } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { ancestors, type Classification, type EconomicEntry, type FunctionalEntry } from '../model/catalogue.ts';
import type { Dossier } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import type { JsonPath } from '../model/source.ts';
import * as messages from './messages.ts';

export interface ReferenceInput {
  readonly dossier: Dossier;
  readonly figures: FigureSet;
  readonly classification: Classification;
  readonly locate: (path: JsonPath) => Place;
  /** Entries of all years, to say in which year a code is valid. */
  readonly functionalEntries?: readonly FunctionalEntry[] | undefined;
  readonly economicEntries?: readonly EconomicEntry[] | undefined;
  /** Whether the report explains the 项 it uses (名词解释); it does unless said otherwise. */
  readonly explainsItems?: boolean | undefined;
}

/** A code and everywhere the dossier writes it. */
interface Use {
  readonly code: string;
  readonly places: readonly Place[];
}

type Draft = Omit<Finding, 'place' | 'related'>;

export function checkReferences(input: ReferenceInput): Finding[] {
  const uses = functionalUses(input);
  return [
    ...uses.flatMap((use) => [...unknownFunctional(input, use), ...missingParents(input, use)]),
    ...economicUses(input).flatMap((use) => unknownEconomic(input, use)),
    ...(input.explainsItems === false ? [] : uses.flatMap((use) => checkExplanation(input, use))),
    ...checkReasons(input),
    ...checkBudgets(input),
  ];
}

function functionalUses({ dossier, locate }: ReferenceInput): Use[] {
  const rows = (['revenue', 'expenditure', 'opening'] as const).flatMap((list) =>
    (dossier[list] ?? []).flatMap((row, index) =>
      row.code === undefined ? [] : [{ code: row.code, place: locate([list, index, 'code']) }],
    ),
  );
  return grouped(rows);
}

function economicUses({ dossier, locate }: ReferenceInput): Use[] {
  return grouped(
    dossier.basicByEconomicItem.map((row, index) => ({
      code: row.code,
      place: locate(['basicByEconomicItem', index, 'code']),
    })),
  );
}

function grouped(rows: readonly { code: string; place: Place }[]): Use[] {
  const codes = [...new Set(rows.map((row) => row.code))];
  return codes.map((code) => ({ code, places: rows.filter((row) => row.code === code).map((row) => row.place) }));
}

function at(draft: Draft, [place, ...related]: readonly Place[]): Finding {
  return { ...draft, ...(place && { place }), ...(related.length === 0 ? {} : { related }) };
}

/** V31: the code is not in the catalogue of the year. */
function unknownFunctional({ classification, functionalEntries }: ReferenceInput, { code, places }: Use): Finding[] {
  const { year, functional } = classification;
  if (functional.has(code)) return [];
  const message = messages.unknownFunctional(code, year, validity(code, functionalEntries));
  return [at({ rule: 'V31', severity: 'error', message, actual: code, ...suggestion(code, functional) }, places)];
}

/** V32: the 项 has no 款, or the 款 no 类; the topmost gap is told. */
function missingParents({ classification }: ReferenceInput, { code, places }: Use): Finding[] {
  const parent = ancestors(code).find((ancestor) => !classification.functional.has(ancestor));
  if (parent === undefined) return [];
  return [at({ rule: 'V32', severity: 'error', message: messages.noParent(code, parent), actual: code }, places)];
}

/** V33: the economic code is not in the catalogue of the year. */
function unknownEconomic({ classification, economicEntries }: ReferenceInput, { code, places }: Use): Finding[] {
  const { year, economic } = classification;
  if (economic.has(code)) return [];
  const message = messages.unknownEconomic(code, year, validity(code, economicEntries));
  return [at({ rule: 'V33', severity: 'error', message, actual: code, ...suggestion(code, economic) }, places)];
}

interface Dated {
  readonly code: string;
  readonly validFrom?: number | undefined;
  readonly validTo?: number | undefined;
}

function validity(code: string, entries: readonly Dated[] | undefined): string | undefined {
  const entry = entries?.find((candidate) => candidate.code === code);
  return entry && messages.validity(entry.validFrom, entry.validTo);
}

/** The nearest code of the same level; among equally near ones the one with the longest common beginning. */
function suggestion(
  code: string,
  known: ReadonlyMap<string, { readonly name: string }>,
): Pick<Finding, 'expected' | 'hint'> {
  const candidates = [...known.keys()].filter((other) => other.length === code.length);
  const common = (other: string) => [...other].findIndex((digit, index) => digit !== code[index]);
  const near = nearest(
    code,
    candidates.sort((a, b) => common(b) - common(a)),
  );
  if (near === undefined) return {};
  return { expected: near, hint: messages.nearCode(near, known.get(near)?.name ?? '') };
}

/** V34: no explanation for 名词解释. V35: one that was not confirmed in print. Only for 项 with an amount. */
function checkExplanation({ dossier, figures, classification }: ReferenceInput, { code, places }: Use): Finding[] {
  const entry = classification.functional.get(code);
  if (entry === undefined || Object.hasOwn(dossier.explanations ?? {}, code) || !isUsed(figures, code)) return [];
  const first = places.slice(0, 1);
  if (entry.explanation === undefined) {
    const message = messages.noExplanation(code, entry.name);
    return [
      at({ rule: 'V34', severity: 'error', message, actual: code, hint: messages.writeExplanation(code) }, first),
    ];
  }
  if (entry.confirmed) return [];
  const message = messages.unconfirmed(code, entry.name);
  return [at({ rule: 'V35', severity: 'info', message, actual: code, hint: messages.checkExplanation(code) }, first)];
}

/** Whether a 项 has an amount in 公开02, 03, 05, 07 or 08. */
function isUsed(figures: FigureSet, code: string): boolean {
  const ids = [`revenue.${code}.total`, `expenditure.${code}.total`];
  const balances = ['opening', 'closing'].map((measure) => `governmentFund.${code}.${measure}`);
  return [...ids, ...balances].some((id) => figures.get(id)?.value?.isZero() === false);
}

/** V36: a reason for a figure that does not exist. */
function checkReasons({ dossier, figures, locate }: ReferenceInput): Finding[] {
  return Object.keys(dossier.reasons ?? {}).flatMap((id) => {
    if (figures.has(id)) return [];
    const near = nearest(id, figures.keys());
    const expected = near === undefined ? {} : { expected: near };
    const severity: Severity = 'error';
    const message = messages.unknownReason(id);
    const place = locate(['reasons', id]);
    return [{ rule: 'V36', severity, message, place, actual: id, ...expected, hint: messages.LIST_FIGURES }];
  });
}

/** V37: spending without 年初预算 where other rows of the same fund give one. */
function checkBudgets({ dossier, classification, locate }: ReferenceInput): Finding[] {
  const budgeted = new Set(dossier.expenditure.flatMap((row) => (row.initialBudget === undefined ? [] : row.fund)));
  return dossier.expenditure.flatMap((row, index) => {
    if (row.initialBudget !== undefined || !budgeted.has(row.fund)) return [];
    const message = messages.noBudget(row.code, classification.functional.get(row.code)?.name ?? row.code);
    const place = locate(['expenditure', index]);
    return [{ rule: 'V37', severity: 'warning' as const, message, place, hint: messages.WRITE_ZERO_BUDGET }];
  });
}
