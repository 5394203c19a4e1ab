/** Where the results of a batch are. */
import { join } from 'node:path';
import type { Batch, BatchTask } from '../../model/unit-result.ts';

const NAMES: Readonly<Record<BatchTask, string>> = {
  build: 'batch',
  check: 'batch-check',
  draft: 'batch-draft',
  audit: 'batch-audit',
};

/** `out/batch`, of a part `out/batch-1-3`. */
export function batchFolder(out: string, { task, shard }: Pick<Batch, 'task' | 'shard'>): string {
  return join(out, shard === undefined ? NAMES[task] : `${NAMES[task]}-${shard.index}-${shard.count}`);
}
