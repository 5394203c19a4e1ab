/** The summary of a batch: from what is kept of each unit to what the department is told. */
import type { AcrossFinding } from '../model/peer-unit.ts';
import { type Counts, LINE_STATE_WORDS, type LineState, type Summary, type UnitLine } from '../model/summary.ts';
import type { Batch, UnitResult } from '../model/unit-result.ts';
import { causeLines, type KnownRule, ruleLines } from './gathered.ts';
import { movementOf } from './movement.ts';
import { unitLine } from './unit-line.ts';

interface Round {
  readonly batch: Batch;
  /** By id of the unit. */
  readonly results: ReadonlyMap<string, UnitResult>;
}

/** A former round, and how the user calls it. */
export interface FormerRound extends Round {
  readonly name: string;
}

export function summarise(
  round: Round,
  across: readonly AcrossFinding[],
  rules: readonly KnownRule[],
  former?: FormerRound,
): Summary {
  const { source, task, program } = round.batch;
  const units = linesOf(round);
  return {
    source,
    task,
    program,
    finished: lastDay(round),
    units,
    states: statesOf(units),
    counts: sumOf(units.map(({ counts }) => counts)),
    rules: ruleLines(units, rules),
    causes: causeLines(units),
    across,
    movement: former && movementOf(linesOf(former), units, former.name),
  };
}

/** Before any unit is done, the day when time began for computers. */
const NEVER = '1970-01-01';

function lastDay({ results }: Round): string {
  const days = [...results.values()].map(({ run }) => run.finished.slice(0, 10));
  return days.sort().at(-1) ?? NEVER;
}

function linesOf({ batch, results }: Round): readonly UnitLine[] {
  return batch.units.map((expected) => unitLine(expected, results.get(expected.id)));
}

function statesOf(units: readonly UnitLine[]): Readonly<Record<LineState, number>> {
  const states = Object.keys(LINE_STATE_WORDS) as LineState[];
  const count = (state: LineState) => units.filter((unit) => unit.state === state).length;
  return Object.fromEntries(states.map((state) => [state, count(state)])) as Record<LineState, number>;
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = (of: keyof Counts) => all.reduce((total, counts) => total + counts[of], 0);
  return { error: sum('error'), warning: sum('warning'), info: sum('info'), waived: sum('waived') };
}
