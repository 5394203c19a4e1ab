/** `juesuan merge`: the parts of a batch that were done apart, as one. */
import { BatchFolder } from '../../batch/batch-folder.ts';
import { copyPart, joinedBatch } from '../../batch/merge-batches.ts';
import { isWhole } from '../../model/unit-result.ts';
import { batchSummary, inShort } from '../batch/outcome.ts';
import { batchFolder } from '../batch/place.ts';
import { writeSummary } from '../batch/write-summary.ts';
import type { MergeArguments } from '../calls/merge.ts';
import { exitWith, print } from '../terminal/output.ts';

export async function merge({ 文件夹: paths, out }: MergeArguments): Promise<void> {
  const parts = paths.map((path) => new BatchFolder(path));
  const batch = joinedBatch(parts);
  const folder = new BatchFolder(batchFolder(out, batch));
  const release = folder.open(batch);
  try {
    for (const part of parts) copyPart(part, folder);
  } finally {
    release();
  }
  const results = batch.units.flatMap(({ id }) => {
    const result = folder.result(id);
    return result === undefined ? [] : [inShort(result)];
  });
  print(batchSummary(batch, results, { kept: 0, folder: folder.path }));
  await writeSummary(folder.path, undefined);
  if (results.length < batch.units.length || !results.every(isWhole)) exitWith(1);
}
