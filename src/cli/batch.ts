/** `juesuan batch`: many units, each with a result of its own; what breaks is a result too, and the rest goes on. */
import { availableParallelism } from 'node:os';
import { BatchFolder } from '../batch/batch-folder.ts';
import { expectedUnits, shardOf } from '../batch/expected-units.ts';
import { runBatch } from '../batch/run-batch.ts';
import { UnitPool } from '../batch/unit-pool.ts';
import { programVersion, sharedPaths } from '../library/installation.ts';
import { BATCH_VERSION, type Batch, type BatchTask, isWhole, type UnitResult } from '../model/unit-result.ts';
import { movementLines } from '../render/summary/summary-text.ts';
import { batchFolder } from './batch-place.ts';
import { BatchProgress } from './batch-progress.ts';
import { batchSummary } from './batch-summary.ts';
import type { BatchArguments } from './calls/batch.ts';
import { assertApart } from './out-place.ts';
import { exitWith, print } from './output.ts';
import { UsageError } from './usage-error.ts';

export async function batch(args: BatchArguments): Promise<void> {
  const { timeout, memory } = args;
  const jobs = args.jobs ?? availableParallelism();
  for (const [name, value] of Object.entries({ jobs, timeout, memory })) assertPositive(name, value);
  const asked = await askedBatch(args);
  const folder = new BatchFolder(batchFolder(args.out, asked));
  assertApart(
    folder.path,
    asked.units.flatMap((unit) => unit.folder ?? []),
    args.来源,
  );
  const wishes = { csv: args.csv, ...(args.templates === undefined ? {} : { templates: args.templates }) };
  const work = { batch: asked, folder, wishes, paths: sharedPaths(args.templates) };
  const release = folder.open(asked);
  const pool = new UnitPool(jobs, { timeout, memory });
  const progress = new BatchProgress(asked, args.quiet);
  const results: UnitResult[] = [];
  let kept = 0;
  try {
    await runBatch(work, pool, ({ result, isKept }) => {
      results.push(withoutFindings(result));
      kept += isKept ? 1 : 0;
      progress.add(result, isKept);
    });
  } finally {
    progress.end();
    await pool.close();
    release();
  }
  print(batchSummary(asked, results, { kept, folder: folder.path }));
  const { writeSummary } = await import('./write-summary.ts');
  const { movement } = await writeSummary(folder.path, args.since);
  if (movement !== undefined) print(movementLines(movement).join('\n'));
  if (!results.every(isWhole)) exitWith(1);
}

/** What the summary needs of a result: those of a million units shall fit in memory. */
function withoutFindings(result: UnitResult): UnitResult {
  return { ...result, findings: [], files: [] };
}

function assertPositive(name: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value > 0)) throw new UsageError(`--${name} 应为 1、2、3 …，现为 ${value}`);
}

async function askedBatch({ 来源: source, shard: written, ...args }: BatchArguments): Promise<Batch> {
  if (args.check && args.draft) throw new UsageError('--check 和 --draft 只能写一个。');
  const task: BatchTask = args.check ? 'check' : args.draft ? 'draft' : 'build';
  const shard = written === undefined ? undefined : shardFrom(written);
  const units = await expectedUnits(source);
  const own = shard === undefined ? units : shardOf(units, shard);
  return { version: BATCH_VERSION, task, source, program: programVersion(), shard, units: own };
}

function shardFrom(written: string): NonNullable<Batch['shard']> {
  const [, index = 0, count = 0] = (/^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(written) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new UsageError(`--shard 应写成 第几份/共几份，如 1/3，前一个数不大于后一个；现为 ${written}`);
  return { index, count };
}
