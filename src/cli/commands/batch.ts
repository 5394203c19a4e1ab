/** `juesuan batch`: many units, each with a result of its own; what breaks is a result too, and the rest goes on. */
import { BatchFolder } from '../../batch/batch-folder.ts';
import { existingBatch } from '../../batch/batch-record.ts';
import { expectedUnits, shardOf } from '../../batch/expected-units.ts';
import type { UnitLimits } from '../../batch/limits.ts';
import { type BatchWork, runBatch, type Settled } from '../../batch/run-batch.ts';
import { UnitPool } from '../../batch/unit-pool.ts';
import { programVersion, sharedPaths } from '../../library/installation.ts';
import { BATCH_VERSION, type Batch, type BatchTask, isWhole, type UnitResult } from '../../model/unit-result.ts';
import { onInterruption } from '../batch/interruption.ts';
import { limitsFrom } from '../batch/limits.ts';
import { batchSummary, inShort } from '../batch/outcome.ts';
import { batchFolder } from '../batch/place.ts';
import { BatchProgress } from '../batch/progress.ts';
import type { BatchArguments } from '../calls/batch.ts';
import { exitWith, print } from '../terminal/output.ts';
import { assertApart } from '../units/out-place.ts';
import { UsageError } from '../usage-error.ts';

export async function batch(args: BatchArguments): Promise<void> {
  const { jobs, limits } = limitsFrom(args);
  const asked = await askedBatch(args);
  if (args.since !== undefined) existingBatch(args.since);
  const folder = new BatchFolder(batchFolder(args.out, asked));
  const folders = asked.units.flatMap((unit) => unit.folder ?? []);
  assertApart(folder.path, folders, args.来源);
  const { templates } = args;
  const work = { batch: asked, folder, wishes: { csv: args.csv }, paths: sharedPaths(templates), templates };
  const release = folder.open(asked);
  const progress = new BatchProgress(asked, args.quiet);
  const results: UnitResult[] = [];
  let kept = 0;
  const restore = onInterruption(() => {
    progress.end();
    release();
    return `已停止：共 ${asked.units.length} 个单位，${results.length} 个的结果在 ${folder.path}。再运行一次同样的命令，从断开的地方接着做。`;
  });
  const told = ({ result, isKept }: Settled) => {
    results.push(inShort(result));
    kept += isKept ? 1 : 0;
    progress.add(result, isKept);
  };
  try {
    if (args.queue === undefined) await inThreads(work, jobs, limits, told);
    else await (await import('../batch/queued.ts')).byWorkers(work, args.queue, limits, told);
  } finally {
    restore();
    progress.end();
    release();
  }
  print(batchSummary(asked, results, { kept, folder: folder.path }));
  if (asked.shard === undefined) await tellSummary(folder.path, args.since);
  if (!results.every(isWhole)) exitWith(1);
}

/** The papers for the department; what came and went is told here too. */
async function tellSummary(folder: string, since: string | undefined): Promise<void> {
  const { writeSummary } = await import('../batch/write-summary.ts');
  const { movementLines } = await import('../../render/summary/summary-text.ts');
  const { movement } = await writeSummary(folder, since);
  if (movement !== undefined) print(movementLines(movement).join('\n'));
}

async function inThreads(work: BatchWork, jobs: number, limits: UnitLimits, told: (settled: Settled) => void) {
  const pool = new UnitPool(jobs, limits);
  try {
    await runBatch(work, pool, told);
  } finally {
    await pool.close();
  }
}

async function askedBatch({ 来源: source, shard: written, ...args }: BatchArguments): Promise<Batch> {
  const task = taskOf(args);
  const shard = written === undefined ? undefined : shardFrom(written);
  const units = await expectedUnits(source, task);
  const own = shard === undefined ? units : shardOf(units, shard);
  return { version: BATCH_VERSION, task, source, program: programVersion(), shard, units: own };
}

const OTHER_TASKS = ['check', 'draft', 'audit'] as const satisfies readonly BatchTask[];

/** @throws UsageError */
function taskOf(args: Pick<BatchArguments, (typeof OTHER_TASKS)[number]>): BatchTask {
  const asked = OTHER_TASKS.filter((task) => args[task]);
  if (asked.length > 1) throw new UsageError(`${asked.map((task) => `--${task}`).join(' 和 ')} 只能写一个。`);
  return asked[0] ?? 'build';
}

function shardFrom(written: string): NonNullable<Batch['shard']> {
  const [, index = 0, count = 0] = (/^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(written) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new UsageError(`--shard 应写成 第几份/共几份，如 1/3，前一个数不大于后一个；现为 ${written}`);
  return { index, count };
}
