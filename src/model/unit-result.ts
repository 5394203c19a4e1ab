/**
 * What became of one unit of a batch, as the plain JSON that is kept of it, and how the folder of a batch is laid out:
 *
 *     out/batch/
 *       batch.json               what was asked, and every unit expected (`batchShape`)
 *       results/<id>.json        one unit each (`unitResultShape`); it appears whole, after all that it names
 *       figures/<id>.json.gz     its figures (`keptFiguresShape`), for units that could be computed
 *       units/<id>/              the files made for it: Word, PDF, workbook …, or of a draft
 *
 * A unit of the batch without a result is not done yet. No file but `batch.json` is of more than one unit, so that the
 * folders of several shards are merged by copying them over each other and joining the lists of units.
 */
import { z } from './zod.ts';

export const BATCH_FILE = 'batch.json';
export const RESULTS_FOLDER = 'results';
export const FIGURES_FOLDER = 'figures';
export const UNITS_FOLDER = 'units';

/** Of the shapes in this file; a reader refuses a later one. */
export const BATCH_VERSION = 1;

/** What is done with each unit. */
export const batchTask = z.enum(['build', 'check', 'draft', 'audit']);
export type BatchTask = z.infer<typeof batchTask>;

/**
 * - `done`: everything asked for was made, and no error found;
 * - `faulty`: errors were found; a final report was not written, a draft was;
 * - `unreadable`: `report.json` is no dossier that can be read; of an audit, no file is a paper that can be;
 * - `missing`: expected by the list, but there is no folder or no `report.json` in it; of an audit, no paper;
 * - `duplicate`: the list names it again; the first of the name counts;
 * - `broken`: the program failed on it, took too long or too much memory, at every attempt.
 */
export const unitState = z.enum(['done', 'faulty', 'unreadable', 'missing', 'duplicate', 'broken']);
export type UnitState = z.infer<typeof unitState>;

export const STATE_WORDS: Readonly<Record<UnitState, string>> = {
  done: '已出',
  faulty: '有错误',
  unreadable: '读不出',
  missing: '未报',
  duplicate: '重名',
  broken: '出错',
};

const place = z.object({
  file: z.string(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  path: z.string().optional(),
  cell: z.string().optional(),
});

/** A finding as `--format json` prints it, with what makes it comparable. */
const toldFinding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  place: place.optional(),
  actual: z.string().optional(),
  expected: z.string().optional(),
  hint: z.string().optional(),
  related: z.array(place).default([]),
  waived: z.string().optional(),
  /** How many findings of other rules follow from it and go when it is put right; they are not listed. */
  consequences: z.int().nonnegative().default(0),
  /** The message without the names and numbers that differ from place to place: the same for the same cause, over all units. */
  cause: z.string(),
  /** The same in a later round for what is the same finding (`diagnostics/fingerprint.ts`); of this unit alone. */
  fingerprint: z.string(),
});
export type ToldFinding = z.infer<typeof toldFinding>;

/** A file of the batch. `file` is relative to its folder, with `/`. */
const batchFile = z.object({ file: z.string(), bytes: z.int().nonnegative(), sha256: z.string() });
export type BatchFile = z.infer<typeof batchFile>;

/** One unit that the batch is to do, or expects. */
export const expectedUnitShape = z.object({
  /** Names its files; unique in the batch. */
  id: z.string(),
  /** As the list calls it; the name of its folder where there is no list. */
  name: z.string(),
  /** Folder of its dossier as the user named it, of an audit that of its paper, or its file; absent where there is none. */
  folder: z.string().optional(),
  contact: z.string().optional(),
  /** `YYYY-MM-DD`. */
  deadline: z.string().optional(),
  /** Line of the list, from 1. */
  line: z.int().positive().optional(),
  /** `id` of the unit whose name it repeats. */
  repeats: z.string().optional(),
});
export type ExpectedUnit = z.infer<typeof expectedUnitShape>;

/** Why a unit broke: it failed, took longer than `--timeout`, or more than `--memory`, or its process died. */
export const failureShape = z.object({
  kind: z.enum(['fault', 'time', 'memory', 'death']),
  /** Chinese, for the user. */
  message: z.string(),
  /** What the program said itself, for who mends it. */
  details: z.string().optional(),
});
export type Failure = z.infer<typeof failureShape>;

export const unitResultShape = z.object({
  version: z.literal(BATCH_VERSION),
  unit: expectedUnitShape,
  task: batchTask,
  state: unitState,
  /** SHA-256 of all that the result depends on: program, templates, catalogues, fonts, dossier or paper, options. Absent where none was read. */
  key: z.string().optional(),
  /** Of the dossier or the paper, where it could be read that far. */
  dossier: z
    .object({
      /** Full name of the unit as it stands in the dossier. */
      unitName: z.string(),
      year: z.int(),
      /** The place. */
      profile: z.string(),
      title: z.string().optional(),
      /** 财政级次: 县级. */
      level: z.string(),
      projects: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
      /** Ids of the figures of which the unit says why they changed. */
      explained: z.array(z.string()).readonly(),
    })
    .optional(),
  findings: z.array(toldFinding),
  /** `figures/<id>.json.gz`. */
  figures: batchFile.optional(),
  /** Below `units/<id>/`. */
  files: z.array(batchFile),
  failure: failureShape.optional(),
  /** What is different each time; all else of a result depends on `key` alone. */
  run: z.object({
    attempts: z.int().nonnegative(),
    seconds: z.number().nonnegative(),
    /** ISO 8601, UTC. */
    finished: z.string(),
  }),
});
export type UnitResult = z.infer<typeof unitResultShape>;

export const batchShape = z.object({
  version: z.literal(BATCH_VERSION),
  task: batchTask,
  /** The folder or list that was named. */
  source: z.string(),
  /** Version of the program. */
  program: z.string(),
  /** The part of the units that this folder holds: `index` from 1. */
  shard: z.object({ index: z.int().positive(), count: z.int().positive() }).optional(),
  /** In the order of the list; of a shard those of the shard alone. */
  units: z.array(expectedUnitShape),
});
export type Batch = z.infer<typeof batchShape>;

/** A figure as kept for questions over units. */
export const keptFiguresShape = z.array(
  z.object({
    /** `generalPublic.2101501.total`. */
    id: z.string(),
    /** `本年收入合计`. */
    label: z.string(),
    /** `yuan` 元, `ratio` 1 = 100 %, `count`, `score`, `quantity`. */
    unit: z.enum(['yuan', 'ratio', 'count', 'score', 'quantity']),
    /** Exact decimal; null when it must not be stated (a rate on a base of zero). */
    value: z.string().nullable(),
  }),
);
export type KeptFigures = z.infer<typeof keptFiguresShape>;

/** Why there is nothing of the unit, in words for the user; undefined where there is something, or nothing was handed in. */
export function whyNothing({ state, failure, findings }: UnitResult): string | undefined {
  if (failure !== undefined) return failure.message;
  return state === 'unreadable' ? findings.find(({ severity }) => severity === 'error')?.message : undefined;
}

/** Whether all that was asked of the unit is there. */
export function isWhole({ state }: Pick<UnitResult, 'state'>): boolean {
  return state === 'done';
}
