/** What commands that write outputs have in common. */

import { join } from 'node:path';
import { alignedRows } from '../terminal/output.ts';
import { UsageError } from '../usage-error.ts';

/** @throws UsageError */
export function checkKeep(keep: number): void {
  if (!(Number.isSafeInteger(keep) && keep > 0)) throw new UsageError('--keep 应为 1、2、3 …');
}

export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
}

/** @param outDir where they were written */
export function writtenFiles(outDir: string, files: ReadonlyMap<string, Uint8Array>): WrittenFile[] {
  return [...files].map(([name, content]) => ({ file: join(outDir, name), bytes: content.length }));
}

/** The files with their sizes; `changed` is false when all were there already. */
export function writtenLines(files: readonly WrittenFile[], changed: boolean): string[] {
  const rows = files.map(({ file, bytes }) => [`  ${file}`, sizeText(bytes)]);
  return [changed ? '已编制：' : '没有变化，文件保持原样：', ...alignedRows(rows)];
}

function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} 字节` : `${(bytes / 1024).toFixed(1)} KB`;
}
