/** From what the rules have told to the findings of the check: answered ones marked, consequences under their cause. */
import { SEVERITIES } from '../../diagnostics/filter.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { leaves } from '../leaves.ts';
import type { Fault, Told } from './fault.ts';
import type { Accounts, AllTold } from './needs.ts';
import type { Rule } from './rule.ts';
import { type Run, run } from './run.ts';
import { applyWaivers } from './waivers.ts';

/**
 * All findings of some runs about one dossier, in their order. Waivers of rules that were not asked are left alone.
 * @param last rules that look at what all others have told
 */
export function settle(runs: readonly Run[], on: Accounts, last: readonly Rule<'told'>[]): Finding[] {
  const told = runs.flatMap((one) => one.told);
  const all = [...runs, run(last, [{ ...on, told } satisfies AllTold])];
  const asked = new Set(all.flatMap(({ times }) => [...times.keys()]));
  const everything = all.flatMap((one) => one.told);
  const { answered, idle } = applyWaivers(everything, on.dossier.waivers ?? [], on.locate, (rule) => asked.has(rule));
  return [...underTheirCause(answered, on), ...idle];
}

function underTheirCause(told: readonly Told[], on: Accounts): Finding[] {
  const causes = told.filter(isCause).sort((one, other) => rank(one) - rank(other));
  const causesBefore = new Causes(causes, on);
  const twins = firstsByFormula(told);
  const causeOf = new Map<Told, Told>();
  for (const one of told) {
    const cause = causesBefore.find(one) ?? (isOfDeclared(one) ? twins.get(formulaOf(one)) : undefined);
    if (cause !== undefined) causeOf.set(one, cause);
  }
  const followers = new Map<Told, Finding[]>();
  for (const one of causeOf.keys()) {
    const root = rootOf(one, causeOf);
    followers.set(root, [...(followers.get(root) ?? []), one.finding]);
  }
  return told.filter((one) => !causeOf.has(one)).map((one) => withFollowers(one.finding, followers.get(one) ?? []));
}

/** The causes by what they may explain, so that not each fault is held against each cause. */
class Causes {
  private readonly order = new Map<Told, number>();
  private readonly byKey = new Map<string | Fault, Told[]>();

  /** @param causes the one to be preferred first */
  constructor(
    causes: readonly Told[],
    private readonly on: Accounts,
  ) {
    causes.forEach((cause, index) => {
      this.order.set(cause, index);
      const { explains = [], figures = [] } = cause.fault;
      for (const key of [...explains, ...figures.map(figureKey), pathKey(cause.finding.place?.path)]) {
        const known = this.byKey.get(key);
        if (known === undefined) this.byKey.set(key, [cause]);
        else known.push(cause);
      }
    });
  }

  /** The first cause that a fault follows from; a cause itself follows only from one before it. */
  find(one: Told): Told | undefined {
    const own = this.order.get(one) ?? this.order.size;
    const near = [...new Set(this.keysOf(one).flatMap((key) => this.byKey.get(key) ?? []))];
    const place = (cause: Told) => this.order.get(cause) ?? own;
    return near.sort((a, b) => place(a) - place(b)).find((cause) => place(cause) < own && follows(one, cause, this.on));
  }

  private keysOf({ fault, finding }: Told): (string | Fault)[] {
    const { figures = [], cells = [] } = fault;
    const made = figures.flatMap((id) => leaves(this.on.figures, id).map(({ source }) => source?.path));
    return [fault, ...figures.map(figureKey), ...[finding.place?.path, ...cells, ...made].map(pathKey)];
  }
}

const figureKey = (id: string) => `figure ${id}`;
const pathKey = (path: string | undefined) => `path ${path}`;

function isCause({ fault, finding }: Told): boolean {
  return fault.isCause === true && finding.waived === undefined;
}

/** What explains other faults one by one comes first; a wrong leaf may make a declared number wrong, never the other way. */
function rank({ fault, finding: { place } }: Told): number {
  if (fault.explains !== undefined) return 0;
  return place?.path?.startsWith(DECLARED) === true ? 2 : 1;
}

const DECLARED = 'declared.';

function rootOf(one: Told, causeOf: ReadonlyMap<Told, Told>): Told {
  const cause = causeOf.get(one);
  return cause === undefined ? one : rootOf(cause, causeOf);
}

/**
 * Whether a fault speaks of what is told to be wrong: of a declared number, of the figures that the cause names, or else
 * of the leaf that it stands at or of a figure made of it. What the unit has declared is told by itself unless the very
 * leaf is wrong.
 */
function follows({ fault, finding }: Told, cause: Told, { figures }: Accounts): boolean {
  if (finding.waived !== undefined) return false;
  const { explains, figures: wrong } = cause.fault;
  if (fault.gap !== undefined && explains !== undefined) return explains.has(fault);
  const own = fault.figures ?? [];
  if (explains !== undefined && wrong !== undefined) return own.some((id) => wrong.includes(id));
  const path = cause.finding.place?.path;
  if (path === undefined) return false;
  if (finding.place?.path === path && finding.place.file === cause.finding.place?.file) return true;
  if (fault.cells?.includes(path) === true) return true;
  if (path.startsWith(DECLARED)) return false;
  if (wrong === undefined) return own.some((id) => leaves(figures, id).some(({ source }) => source?.path === path));
  return finding.place?.path?.startsWith(DECLARED) !== true && own.some((id) => wrong.includes(id));
}

/**
 * Declared numbers that agree with the leaves break a formula as the leaves do: the leaves are told.
 * @returns what is told of the leaves themselves, by formula
 */
function firstsByFormula(told: readonly Told[]): ReadonlyMap<string, Told> {
  const ofLeaves = told.filter(({ fault, finding }) => fault.cells === undefined && finding.waived === undefined);
  return new Map(ofLeaves.toReversed().map((one) => [formulaOf(one), one]));
}

function isOfDeclared({ fault, finding }: Told): boolean {
  return fault.cells !== undefined && fault.isCause !== true && finding.waived === undefined;
}

function formulaOf({ fault, finding }: Told): string {
  return `${finding.rule} ${fault.figures?.join()}`;
}

/** A cause is at least as severe as what follows from it. */
function withFollowers(finding: Finding, consequences: readonly Finding[]): Finding {
  if (consequences.length === 0) return finding;
  const severities = [finding, ...consequences].map(({ severity }) => severity);
  const severity = SEVERITIES.find((one) => severities.includes(one)) ?? finding.severity;
  return { ...finding, severity, consequences };
}
