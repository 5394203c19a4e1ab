/** Does the units of a batch, several at once, until each has a result. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { paperFiles } from '../library/paper-files.ts';
import { BATCH_VERSION, type Batch, type BatchTask, type ExpectedUnit, type UnitResult } from '../model/unit-result.ts';
import type { SharedPaths } from '../pipeline.ts';
import type { BatchFolder } from './batch-folder.ts';
import { installationKey, sharedKey } from './content-key.ts';
import { ATTEMPTS } from './limits.ts';
import type { Attempted, UnitPool } from './unit-pool.ts';
import type { UnitWishes } from './unit-wishes.ts';
import type { DoneUnit, UnitTask } from './unit-work.ts';

export interface BatchWork {
  readonly batch: Batch;
  readonly folder: BatchFolder;
  readonly wishes: UnitWishes;
  readonly paths: SharedPaths;
  /** Folder of templates as the user named it; otherwise those that come with the program. */
  readonly templates?: string | undefined;
}

/** A unit that has its result now. */
export interface Settled {
  readonly result: UnitResult;
  /** Nothing had to be done: the result was there. */
  readonly isKept: boolean;
}

/**
 * Every unit of the batch, the results that are there and fit among them. No more units are in memory than are worked on.
 * @param told is called for each unit, in the order in which they end
 */
export async function runBatch(
  { batch, folder, wishes, paths, templates }: BatchWork,
  pool: UnitPool,
  told: (settled: Settled) => void,
): Promise<void> {
  const shared = sharedKey(installationKey(paths), batch.task, wishes);
  const waiting = batch.units.values();
  const settle = async (unit: ExpectedUnit): Promise<Settled> => {
    const former = folder.wholeResult(unit.id);
    const undone = withoutWork(batch, unit);
    if (undone !== undefined) return putUndone(folder, undone, former);
    const known = former !== undefined && former.state !== 'broken' ? former.key : undefined;
    const dossier = resolve(unit.folder ?? '');
    const task: UnitTask = { unit, dossier, task: batch.task, wishes, templates, shared, known };
    const attempted = await pool.run(task, ATTEMPTS);
    if (attempted.outcome.kind === 'unchanged' && former !== undefined) return renewed(folder, unit, former);
    const { result, files } = resultOf(batch, unit, attempted);
    await folder.put(result, files);
    return { result, isKept: false };
  };
  const workThrough = async () => {
    for (const unit of waiting) told(await settle(unit));
  };
  await Promise.all(Array.from({ length: pool.jobs }, workThrough));
}

/** Of a unit that there is nothing to do for. */
export function withoutWork({ task }: Pick<Batch, 'task'>, unit: ExpectedUnit): UnitResult | undefined {
  const state = unit.repeats !== undefined ? 'duplicate' : hasSource(task, unit) ? undefined : 'missing';
  if (state === undefined) return undefined;
  const run = { attempts: 0, seconds: 0, finished: now() };
  return { version: BATCH_VERSION, unit, task, state, findings: [], files: [], run };
}

function hasSource(task: BatchTask, { folder }: ExpectedUnit): boolean {
  if (folder === undefined) return false;
  return task === 'audit' ? paperFiles(folder).length > 0 : existsSync(join(folder, 'report.json'));
}

export async function putUndone(
  folder: BatchFolder,
  result: UnitResult,
  former: UnitResult | undefined,
): Promise<Settled> {
  const isKept = former?.state === result.state && isSame(former.unit, result.unit);
  if (!isKept) await folder.put(result, new Map());
  return { result: isKept ? former : result, isKept };
}

/** The result that is there, with what the list says of the unit now. */
export function renewed(folder: BatchFolder, unit: ExpectedUnit, former: UnitResult): Settled {
  if (isSame(former.unit, unit)) return { result: former, isKept: true };
  const result = { ...former, unit };
  folder.amend(result);
  return { result, isKept: true };
}

function isSame(one: ExpectedUnit, other: ExpectedUnit): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is kept of a unit that was worked on, and its files. */
export function resultOf(
  { task }: Pick<Batch, 'task'>,
  unit: ExpectedUnit,
  { outcome, attempts, seconds }: Attempted,
): { readonly result: UnitResult; readonly files: DoneUnit['files'] } {
  const run = { attempts, seconds: Math.round(seconds * 1000) / 1000, finished: now() };
  switch (outcome.kind) {
    case 'done':
      return { result: { ...outcome.result, run }, files: outcome.files };
    case 'broken': {
      const { failure } = outcome;
      const result: UnitResult = {
        version: BATCH_VERSION,
        unit,
        task,
        state: 'broken',
        findings: [],
        files: [],
        failure,
        run,
      };
      return { result, files: new Map() };
    }
    case 'unchanged':
      throw new Error(`${unit.id} has no result to keep`);
  }
}

function now(): string {
  return new Date().toISOString();
}
