/** What a mutation run prints: kills by kind and family, by dossier and part, and every survivor. */
import { KINDS, type Verdict } from './mutant.ts';

const FAMILIES = ['A', 'B', 'C', 'D', 'E', 'R', 'V', 'T', 'F', 'G'] as const;

export interface Tally {
  readonly tried: number;
  readonly apart: number;
  readonly counted: number;
  readonly killed: number;
  /** Of the counted, in percent. */
  readonly rate: number;
}

export function tally(verdicts: readonly Verdict[]): Tally {
  const counted = verdicts.filter(({ apart }) => apart === undefined);
  const killed = counted.filter((verdict) => verdict.killed).length;
  return {
    tried: verdicts.length,
    apart: verdicts.length - counted.length,
    counted: counted.length,
    killed,
    rate: counted.length === 0 ? 100 : (killed / counted.length) * 100,
  };
}

/** Mutants that change the meaning and that no finding tells, or that broke the check. */
export function survivors(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.filter(({ apart, killed }) => apart === undefined && !killed);
}

export function printed(verdicts: readonly Verdict[]): string {
  const by = (title: string, key: (verdict: Verdict) => string) => [...table(verdicts, title, key), ''];
  return [
    ...by('kind', ({ mutant }) => mutant.kind),
    ...by('dossier', ({ unit }) => unit),
    ...by('place', ({ mutant }) => `${mutant.origin}: ${mutant.part}`),
    ...apartLines(verdicts),
    '',
    ...survivors(verdicts).map(survivorLine),
    '',
    totalLine(verdicts),
  ].join('\n');
}

function table(verdicts: readonly Verdict[], title: string, key: (verdict: Verdict) => string): string[] {
  const groups = new Map<string, Verdict[]>(title === 'kind' ? KINDS.map((kind) => [kind, []]) : []);
  for (const verdict of verdicts) groups.set(key(verdict), [...(groups.get(key(verdict)) ?? []), verdict]);
  const head = ['tried', 'apart', 'counted', 'killed', '%', ...FAMILIES];
  const rows = [...groups, ['all', verdicts] as const].map(([name, group]) => row(name, group));
  return [line(title, head), ...rows];
}

function row(name: string, group: readonly Verdict[]): string {
  const { tried, apart, counted, killed, rate } = tally(group);
  const families = FAMILIES.map(
    (family) => group.filter((verdict) => verdict.apart === undefined && toldBy(verdict, family)).length,
  );
  return line(name, [tried, apart, counted, killed, rate.toFixed(1), ...families]);
}

/** Whether a rule of a family told of a mutant that was killed; several families may. */
function toldBy({ told, killed }: Verdict, family: string): boolean {
  return killed && told.some(({ rule }) => rule.startsWith(family));
}

function line(name: string, cells: readonly (string | number)[]): string {
  return `${name.padEnd(30)}${cells.map((cell) => String(cell).padStart(8)).join('')}`;
}

function apartLines(verdicts: readonly Verdict[]): string[] {
  const reasons = new Map<string, number>();
  for (const { apart } of verdicts) if (apart !== undefined) reasons.set(apart, (reasons.get(apart) ?? 0) + 1);
  return ['counted apart:', ...[...reasons].map(([reason, count]) => `${String(count).padStart(6)}  ${reason}`)];
}

function survivorLine({ unit, mutant, failure }: Verdict): string {
  const { kind, origin, where, context, new: changed } = mutant;
  const broke = failure === undefined ? '' : ` BROKE THE CHECK: ${failure}`;
  return `survivor ${unit} ${origin} ${kind} ${where}: ${context} → 【${changed}】${broke}`;
}

function totalLine(verdicts: readonly Verdict[]): string {
  const { tried, apart, counted, killed, rate } = tally(verdicts);
  return `${tried} mutants, ${apart} counted apart; ${killed} of ${counted} killed: ${rate.toFixed(2)} %`;
}
