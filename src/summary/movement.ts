/** What came and went since a former round, by what makes a finding the same one (`ToldFinding.fingerprint`). */
import type { LineState, MovedFindings, Movement, UnitLine, UnitMove } from '../model/summary.ts';
import type { ToldFinding } from '../model/unit-result.ts';
import { isOpen } from './unit-line.ts';

/** @param since the folder of the former round, as the user named it */
export function movementOf(before: readonly UnitLine[], after: readonly UnitLine[], since: string): Movement {
  const former = formerOf(before);
  const taken = new Set<UnitLine>();
  const moves = after.map((line) => {
    const earlier = former(line);
    if (earlier !== undefined) taken.add(earlier);
    return moveOf(earlier, line);
  });
  const dropped = before.filter((line) => !taken.has(line)).map((line) => moveOf(line, undefined));
  const all = [...moves, ...dropped];
  return {
    since,
    units: all.filter(({ before, after, gone, came }) => before !== after || gone > 0 || came > 0),
    gone: sumOf(all, ({ gone }) => gone),
    came: sumOf(all, ({ came }) => came),
    stayed: sumOf(all, ({ stayed }) => stayed),
  };
}

/** The same id; else the same name, which a list may have got since. */
function formerOf(before: readonly UnitLine[]): (line: UnitLine) => UnitLine | undefined {
  const ids = new Map(before.map((line) => [line.id, line]));
  const names = new Map(before.map((line) => [nameOf(line), line]));
  return (line) => ids.get(line.id) ?? names.get(nameOf(line));
}

function nameOf({ dossier, name }: UnitLine): string {
  return dossier?.unitName ?? name;
}

function moveOf(before: UnitLine | undefined, after: UnitLine | undefined): UnitMove {
  const line = after ?? before;
  const { gone, came, stayed } = compared(before, after);
  return {
    id: line?.id ?? '',
    name: line?.name ?? '',
    before: before?.state,
    after: after?.state,
    gone: gone.length,
    came: came.length,
    stayed,
    findings: () => compared(before, after),
  };
}

/** A finding has gone where the unit was checked again and it was not told any more; with the paper nothing has gone. */
function compared(
  before: UnitLine | undefined,
  after: UnitLine | undefined,
): MovedFindings & { readonly stayed: number } {
  const [old, now] = [openIn(before), openIn(after)];
  const wasCheckedNow = after !== undefined && isChecked(after.state);
  const gone = wasCheckedNow ? [...old].filter(([print]) => !now.has(print)) : [];
  const came = [...now].filter(([print]) => !old.has(print));
  return {
    gone: gone.map(([, finding]) => finding),
    came: came.map(([, finding]) => finding),
    stayed: now.size - came.length,
  };
}

/** Whether the findings of a unit are all that there is to find. */
function isChecked(state: LineState): boolean {
  switch (state) {
    case 'done':
    case 'faulty':
      return true;
    case 'unreadable':
    case 'missing':
    case 'duplicate':
    case 'broken':
    case 'pending':
      return false;
  }
}

function openIn(line: UnitLine | undefined): ReadonlyMap<string, ToldFinding> {
  return new Map(
    line
      ?.findings()
      .filter(isOpen)
      .map((finding) => [finding.fingerprint, finding]),
  );
}

function sumOf(moves: readonly UnitMove[], count: (move: UnitMove) => number): number {
  return moves.reduce((sum, move) => sum + count(move), 0);
}
