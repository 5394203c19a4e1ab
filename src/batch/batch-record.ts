/** A batch as it stands, done or not, for what is told of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Batch, type KeptFigures, keptFiguresShape, type UnitResult } from '../model/unit-result.ts';
import { BatchFolder } from './batch-folder.ts';
import { BatchFolderError } from './batch-folder-error.ts';

export interface BatchRecord {
  readonly path: string;
  readonly batch: Batch;
  /** By id of the unit, read anew by each call; one that the batch has not come to has none. */
  readonly resultOf: (id: string) => UnitResult | undefined;
}

/** @throws BatchFolderError where there is no batch */
export function existingBatch(path: string): Batch {
  const batch = new BatchFolder(path).batch();
  if (batch === undefined) {
    throw new BatchFolderError(
      `${path} 里没有批量处理的结果。请先运行 juesuan batch，或写明结果的文件夹，如 out/batch-check。`,
    );
  }
  return batch;
}

/** @throws BatchFolderError where there is no batch */
export function readBatch(path: string): BatchRecord {
  const batch = existingBatch(path);
  const folder = new BatchFolder(path);
  return { path, batch, resultOf: (id) => folder.result(id) };
}

/** Of one unit; none for one that could not be computed. @throws BatchFolderError */
export function keptFigures({ path }: BatchRecord, { figures, unit }: UnitResult): KeptFigures {
  if (figures === undefined) return [];
  try {
    return keptFiguresShape.parse(JSON.parse(gunzipSync(readFileSync(join(path, figures.file))).toString('utf8')));
  } catch {
    throw new BatchFolderError(
      `${join(path, figures.file)} 读不出。请删去它，再运行一次 juesuan batch：只补做 ${unit.name}。`,
    );
  }
}
