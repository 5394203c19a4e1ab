/** What a department is told of a batch: one value, from which page, workbook and terminal are made. */
import type { Severity } from '../diagnostics/finding.ts';
import type { AcrossFinding } from './peer-unit.ts';
import { type BatchTask, STATE_WORDS, type ToldFinding, type UnitState } from './unit-result.ts';

/** `pending`: the batch has not come to it. */
export type LineState = UnitState | 'pending';

export const LINE_STATE_WORDS: Readonly<Record<LineState, string>> = { ...STATE_WORDS, pending: '未做' };

export const TASK_WORDS: Readonly<Record<BatchTask, string>> = {
  build: '编制',
  check: '核查',
  draft: '征求意见稿',
  audit: '审核',
};

/** How many findings; those that the unit has answered are counted apart. */
export interface Counts extends Readonly<Record<Severity, number>> {
  readonly waived: number;
}

export interface UnitLine {
  readonly id: string;
  /** As the list calls it. */
  readonly name: string;
  readonly state: LineState;
  /** Why the program failed on it, whose name it repeats. */
  readonly remark?: string;
  readonly contact?: string;
  readonly deadline?: string;
  /** What its dossier says; undefined where none could be read. */
  readonly dossier?: {
    readonly unitName: string;
    readonly year: number;
    readonly profile: string;
    readonly level: string;
  };
  readonly counts: Counts;
  /** Read anew by each call: those of twenty thousand units do not fit in memory. */
  readonly findings: () => readonly ToldFinding[];
  /** Papers of it to open; `file` relative to the folder of the batch, with `/`. */
  readonly papers: readonly { readonly label: string; readonly file: string }[];
}

/** A rule and what it told, over all units; answered findings left out. */
export interface RuleLine {
  readonly rule: string;
  readonly title: string;
  readonly advice: string;
  readonly severity: Severity;
  readonly findings: number;
  /** Ids of the units. */
  readonly units: readonly string[];
}

/** The same said of several units, or several times of one: once. */
export interface CauseLine {
  readonly rule: string;
  readonly severity: Severity;
  /** The message without what differs. */
  readonly cause: string;
  /** As it reads in the first place. */
  readonly example: string;
  readonly hint?: string;
  readonly findings: number;
  readonly units: readonly string[];
}

/** One unit in two rounds. */
export interface UnitMove {
  readonly id: string;
  readonly name: string;
  /** Undefined for a unit that was not expected in that round. */
  readonly before?: LineState;
  readonly after?: LineState;
  readonly gone: number;
  readonly came: number;
  readonly stayed: number;
  /** Those that went and came, read anew by each call. */
  readonly findings: () => MovedFindings;
}

export interface MovedFindings {
  readonly gone: readonly ToldFinding[];
  readonly came: readonly ToldFinding[];
}

export interface Movement {
  /** The folder of the former round, as the user named it. */
  readonly since: string;
  /** Units of which something came or went. */
  readonly units: readonly UnitMove[];
  readonly gone: number;
  readonly came: number;
  readonly stayed: number;
}

export interface Summary {
  /** The folder or list of the batch. */
  readonly source: string;
  readonly task: BatchTask;
  /** Version of the program. */
  readonly program: string;
  /** Day on which the last unit was done, `YYYY-MM-DD`. */
  readonly finished: string;
  /** In the order of the list. */
  readonly units: readonly UnitLine[];
  readonly states: Readonly<Record<LineState, number>>;
  readonly counts: Counts;
  /** Those that told something, gravest and most frequent first. */
  readonly rules: readonly RuleLine[];
  readonly causes: readonly CauseLine[];
  readonly across: readonly AcrossFinding[];
  readonly movement?: Movement;
}
