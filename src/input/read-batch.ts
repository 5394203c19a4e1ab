/** The folder of a batch as it was written (`model/unit-result.ts`), and the figures kept in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';
import {
  BATCH_FILE,
  BATCH_VERSION,
  type Batch,
  batchShape,
  type KeptFigures,
  keptFiguresShape,
  RESULTS_FOLDER,
  type UnitResult,
  unitResultShape,
} from '../model/unit-result.ts';

export interface BatchRecord {
  readonly folder: string;
  readonly batch: Batch;
  /** By id of the unit; one that the batch has not come to has none. */
  readonly results: ReadonlyMap<string, UnitResult>;
}

/** Its message is Chinese, for the user. */
export class BatchUnreadableError extends Error {}

/** @throws BatchUnreadableError where there is no batch, or one that this program cannot read */
export function readBatch(folder: string): BatchRecord {
  const file = join(folder, BATCH_FILE);
  if (!existsSync(file)) {
    throw new BatchUnreadableError(
      `${folder} 里没有批量处理的结果（${BATCH_FILE}）。请先运行 juesuan batch，或写明它的文件夹。`,
    );
  }
  const batch = parsed(file, batchShape);
  const results = batch.units.flatMap(({ id }) => {
    const path = join(folder, RESULTS_FOLDER, `${id}.json`);
    return existsSync(path) ? [[id, parsed(path, unitResultShape)] as const] : [];
  });
  return { folder, batch, results: new Map(results) };
}

/** Of one unit; none for one that could not be computed. @throws BatchUnreadableError */
export function readKeptFigures({ folder }: BatchRecord, { figures }: UnitResult): KeptFigures {
  if (figures === undefined) return [];
  const path = join(folder, figures.file);
  try {
    return keptFiguresShape.parse(JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')));
  } catch (error) {
    throw unreadable(path, error);
  }
}

function parsed<Shape extends z.ZodType>(path: string, shape: Shape): z.infer<Shape> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw unreadable(path, error);
  }
  const { success, data, error } = shape.safeParse(value);
  if (success) return data;
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > BATCH_VERSION) {
    throw new BatchUnreadableError(
      `${path} 由更新的程序写成（版本 ${version}，本程序到 ${BATCH_VERSION}）。请更新 juesuan。`,
    );
  }
  throw unreadable(path, error);
}

function unreadable(path: string, error: unknown): BatchUnreadableError {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return new BatchUnreadableError(
    `${path} 读不出（${reason}）。请删去它，再运行一次 juesuan batch，只会补做这个单位。`,
  );
}
