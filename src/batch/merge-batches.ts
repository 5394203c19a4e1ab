/** The parts of a batch that were done apart, as one. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type Batch, FIGURES_FOLDER, RESULTS_FOLDER, UNITS_FOLDER } from '../model/unit-result.ts';
import { namesIn } from '../write/file-system.ts';
import type { BatchFolder } from './batch-folder.ts';
import { BatchFolderError } from './batch-folder-error.ts';

/** The batch that all parts are of, whose units stand in the order that they had before it was parted. @throws BatchFolderError */
export function joinedBatch(parts: readonly BatchFolder[]): Batch {
  const batches = parts.map((part) => {
    const batch = part.batch();
    if (batch === undefined) throw new BatchFolderError(`${part.path} 里没有 juesuan batch 的结果。`);
    return { path: part.path, batch };
  });
  const [first, ...others] = batches;
  if (first === undefined)
    throw new BatchFolderError('请写出要合并的文件夹，如：juesuan merge out/batch-1-2 out/batch-2-2');
  for (const { path, batch } of others) {
    const isSame = batch.source === first.batch.source && batch.task === first.batch.task;
    if (!isSame || batch.shard?.count !== first.batch.shard?.count)
      throw new BatchFolderError(`${path} 和 ${first.path} 不是同一批分出来的，不能合并。`);
  }
  assertAllParts(batches.map(({ batch }) => batch));
  const { shard: _, ...whole } = first.batch;
  return { ...whole, units: dealtBack(batches.map(({ batch }) => batch)) };
}

function assertAllParts(batches: readonly Batch[]): void {
  const count = batches[0]?.shard?.count ?? 1;
  const given = batches.map(({ shard }) => shard?.index ?? 1);
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !given.includes(index));
  if (missing.length > 0)
    throw new BatchFolderError(`还缺第 ${missing.join('、')} 份（共 ${count} 份），等它们做完再合并。`);
  if (given.length > count)
    throw new BatchFolderError(`同一份写了两次：共 ${count} 份，写了 ${given.length} 个文件夹。`);
}

/** Every count-th unit went to the same part (`shardOf`). */
function dealtBack(batches: readonly Batch[]): Batch['units'] {
  const inOrder = [...batches].sort((one, other) => (one.shard?.index ?? 1) - (other.shard?.index ?? 1));
  const longest = Math.max(...inOrder.map(({ units }) => units.length));
  return Array.from({ length: longest }, (_, row) => inOrder.flatMap(({ units }) => units[row] ?? [])).flat();
}

/** Copies all of a part but what it says of itself into an open batch. */
export function copyPart(part: BatchFolder, into: BatchFolder): void {
  for (const folder of [UNITS_FOLDER, FIGURES_FOLDER, RESULTS_FOLDER]) {
    for (const name of namesIn(join(part.path, folder)).filter((name) => !name.startsWith('.'))) {
      cpSync(join(part.path, folder, name), join(into.path, folder, name), { recursive: true });
    }
  }
}
