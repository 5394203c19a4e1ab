/** The folder of a batch (`model/unit-result.ts` says how it is laid out): reading what is there, adding results. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import {
  BATCH_FILE,
  BATCH_VERSION,
  type Batch,
  batchShape,
  RESULTS_FOLDER,
  UNITS_FOLDER,
  type UnitResult,
  unitResultShape,
} from '../model/unit-result.ts';
import { namesIn, removeIfEmpty, replaceFile } from '../write/file-system.ts';
import { lockOutputs, recover, writeOutputs } from '../write/write-outputs.ts';
import { BatchFolderError } from './batch-folder-error.ts';

export class BatchFolder {
  constructor(readonly path: string) {}

  /**
   * Makes the folder that of `batch`, with the results that it has already; those of units that are not expected any more go.
   * @returns the function that lets other processes use the folder again
   * @throws BatchFolderError when it belongs to another batch; OutputsBusyError when another process is at work on it
   */
  open(batch: Batch): () => void {
    const former = this.batch();
    if (former !== undefined) this.assertSame(former, batch);
    const release = lockOutputs(this.path, 0);
    mkdirSync(join(this.path, RESULTS_FOLDER), { recursive: true });
    recover(join(this.path, UNITS_FOLDER));
    const expected = new Set(batch.units.map(({ id }) => id));
    for (const id of this.ids()) if (!expected.has(id)) this.drop(id);
    replaceFile(join(this.path, BATCH_FILE), json(batch));
    return release;
  }

  /** Undefined where no batch was begun. @throws BatchFolderError */
  batch(): Batch | undefined {
    const file = join(this.path, BATCH_FILE);
    return existsSync(file) ? parsed(file, batchShape) : undefined;
  }

  /** Result of a unit; undefined when it is not done, or what was written of it cannot be read. */
  result(id: string): UnitResult | undefined {
    const file = this.resultFile(id);
    if (!existsSync(file)) return undefined;
    try {
      return parsed(file, unitResultShape);
    } catch (error) {
      if (error instanceof BatchFolderError) return undefined;
      throw error;
    }
  }

  /** The same if the files that it lists are all there, as long as they were. */
  wholeResult(id: string): UnitResult | undefined {
    const result = this.result(id);
    const files = [...(result?.files ?? []), ...(result?.figures === undefined ? [] : [result.figures])];
    const isThere = files.every(
      ({ file, bytes }) => statSync(join(this.path, file), { throwIfNoEntry: false })?.size === bytes,
    );
    return isThere ? result : undefined;
  }

  /** Puts a result in the place of the former one of its unit: first its files, then itself. */
  async put(result: UnitResult, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
    const { id } = result.unit;
    const former = this.result(id);
    const below = `${UNITS_FOLDER}/${id}/`;
    const outputs = new Map<string, Uint8Array>();
    for (const [file, bytes] of files) {
      if (file.startsWith(below)) outputs.set(file.slice(below.length), bytes);
      else this.write(file, bytes);
    }
    if (outputs.size > 0) await writeOutputs(join(this.path, below), outputs);
    for (const { file } of former?.files ?? []) if (!files.has(file)) rmSync(join(this.path, file), { force: true });
    if (outputs.size === 0) removeIfEmpty(join(this.path, below));
    this.amend(result);
  }

  /** The same files, told of anew. */
  amend(result: UnitResult): void {
    this.write(`${RESULTS_FOLDER}/${result.unit.id}.json`, json(result));
  }

  private resultFile(id: string): string {
    return join(this.path, RESULTS_FOLDER, `${id}.json`);
  }

  private ids(): string[] {
    return namesIn(join(this.path, RESULTS_FOLDER)).flatMap((name) => /^([^.].*)\.json$/.exec(name)?.[1] ?? []);
  }

  private drop(id: string): void {
    const result = this.result(id);
    const files = [...(result?.files ?? []), ...(result?.figures === undefined ? [] : [result.figures])];
    for (const { file } of files) rmSync(join(this.path, file), { force: true });
    removeIfEmpty(join(this.path, UNITS_FOLDER, id));
    rmSync(this.resultFile(id));
  }

  private write(file: string, bytes: Uint8Array): void {
    const path = join(this.path, file);
    mkdirSync(dirname(path), { recursive: true });
    replaceFile(path, bytes);
  }

  private assertSame(former: Batch, { source, task, shard }: Batch): void {
    if (former.source === source && former.task === task && sameShard(former.shard, shard)) return;
    throw new BatchFolderError(
      `${this.path} 里是另一批的结果（来源 ${former.source}），不能混在一起。请用 --out 换一个位置，或先移走它。`,
    );
  }
}

function sameShard(one: Batch['shard'], other: Batch['shard']): boolean {
  return one?.index === other?.index && one?.count === other?.count;
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}

/** @throws BatchFolderError */
function parsed<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const version = (value as { version?: unknown } | null)?.version;
    if (typeof version === 'number' && version > BATCH_VERSION)
      throw new BatchFolderError(`${file} 是更新版本的 juesuan 写的，这个版本读不了。请用那个版本。`);
    return shape.parse(value);
  } catch (error) {
    if (error instanceof BatchFolderError) throw error;
    throw new BatchFolderError(`${file} 已损坏，或不是 juesuan batch 写的。请移走它所在的文件夹再试。`);
  }
}
