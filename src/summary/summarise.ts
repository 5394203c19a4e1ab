/** The summary of a batch: from what is kept of each unit to what the department is told. Findings are never all in memory. */
import type { AcrossFinding } from '../model/peer-unit.ts';
import { type Counts, LINE_STATE_WORDS, type LineState, type Summary, type UnitLine } from '../model/summary.ts';
import type { Batch, UnitResult } from '../model/unit-result.ts';
import { Gathered, type KnownRule } from './gathered.ts';
import { movementOf } from './movement.ts';
import { unitLine } from './unit-line.ts';

interface Round {
  readonly batch: Batch;
  /** By id of the unit, read anew by each call. */
  readonly resultOf: (id: string) => UnitResult | undefined;
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
  const gathered = new Gathered();
  let finished = NEVER;
  const units = round.batch.units.map((expected) => {
    const result = round.resultOf(expected.id);
    const day = result?.run.finished.slice(0, 10) ?? NEVER;
    if (day > finished) finished = day;
    gathered.add(expected.id, result?.findings ?? []);
    return lineOf(round, expected, result);
  });
  return {
    source,
    task,
    program,
    finished,
    units,
    states: statesOf(units),
    counts: sumOf(units.map(({ counts }) => counts)),
    rules: gathered.ruleLines(rules),
    causes: gathered.causeLines(),
    across,
    movement: former && movementOf(linesOf(former), units, former.name),
  };
}

/** Before any unit is done, the day when time began for computers. */
const NEVER = '1970-01-01';

function linesOf(round: Round): readonly UnitLine[] {
  return round.batch.units.map((expected) => lineOf(round, expected, round.resultOf(expected.id)));
}

function lineOf({ resultOf }: Round, expected: Batch['units'][number], result: UnitResult | undefined): UnitLine {
  return unitLine(expected, result, () => resultOf(expected.id)?.findings ?? []);
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
