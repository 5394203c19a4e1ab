/** Facts that must name something the catalogues or the figures know (V31, V33, V34, V36, V37). */
import type { Finding, Place, Severity } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import {
  ancestors,
  type Classification,
  canExist,
  type EconomicEntry,
  type FunctionalEntry,
} from '../model/catalogue.ts';
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
    ...withAncestors(uses).flatMap((use) => unknownFunctional(input, use)),
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

/** Each code with its 款 and 类 before it, at the places where the 项 are written. */
function withAncestors(uses: readonly Use[]): Use[] {
  const rows = uses.flatMap(({ code, places }) =>
    [...ancestors(code), code].flatMap((each) => places.map((place) => ({ code: each, place }))),
  );
  return grouped(rows).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** V31: the catalogue of the year does not have the code, nor does the unit name it. Told once for all that is below. */
function unknownFunctional(input: ReferenceInput, { code, places }: Use): Finding[] {
  const { classification, functionalEntries, dossier, explainsItems } = input;
  const { year, functional } = classification;
  if (functional.has(code) || ancestors(code).some((above) => !canExist(above, functional))) return [];
  const since = validity(code, functionalEntries);
  if (!canExist(code, functional)) {
    const message = messages.noSuchFunctional(code, year, since);
    return [at({ rule: 'V31', severity: 'error', message, actual: code, ...suggestion(code, functional) }, places)];
  }
  const isExplained = explainsItems !== false && !Object.hasOwn(dossier.explanations ?? {}, code);
  const hint = messages.writeName(code, isExplained && code.length === 7);
  const message = messages.unlistedFunctional(code, year, since);
  return [at({ rule: 'V31', severity: 'warning', message, actual: code, hint }, places)];
}

/** V33: the same for an economic code. */
function unknownEconomic({ classification, economicEntries }: ReferenceInput, { code, places }: Use): Finding[] {
  const { year, economic } = classification;
  if (economic.has(code)) return [];
  const since = validity(code, economicEntries);
  if (canExist(code, economic)) {
    const hint = messages.writeName(code, false);
    const message = messages.unlistedEconomic(code, year, since);
    return [at({ rule: 'V33', severity: 'warning', message, actual: code, hint }, places)];
  }
  const message = messages.noSuchEconomic(code, year, since);
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

/** V34: no explanation for 名词解释. Only for 项 with an amount. */
function checkExplanation({ dossier, figures, classification }: ReferenceInput, { code, places }: Use): Finding[] {
  const entry = classification.functional.get(code);
  const isMissing = entry !== undefined && entry.explanation === undefined;
  if (!isMissing || Object.hasOwn(dossier.explanations ?? {}, code) || !isUsed(figures, code)) return [];
  const message = messages.noExplanation(code, entry.name);
  const hint = messages.writeExplanation(code);
  return [at({ rule: 'V34', severity: 'error', message, actual: code, hint }, places.slice(0, 1))];
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
