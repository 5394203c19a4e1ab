/** Outputs and dossiers stay apart: outputs inside a dossier would become a part of it, or replace it. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { leaves } from '../../files/read-file.ts';
import { UsageError } from '../usage-error.ts';

/**
 * @param folders of the units that are to be built
 * @param units folder of all units
 * @throws UsageError when `out` lies in one of them, or one of them in `out`
 */
export function assertApart(out: string, folders: readonly string[], units: string): void {
  const place = real(out);
  for (const folder of [...folders, ...(existsSync(units) ? [units] : [])]) {
    const other = real(folder);
    if (isWithin(place, other)) {
      throw new UsageError(`报告不能写到资料里面：--out ${out} 在 ${folder} 之内。请换一个位置，如 --out ../out。`);
    }
    if (isWithin(other, place)) {
      throw new UsageError(`资料不能放在报告的位置里：${folder} 在 --out ${out} 之内，会被报告替换。请换一个位置。`);
    }
  }
}

function isWithin(path: string, folder: string): boolean {
  return !leaves(folder, path);
}

/** The path without links, also where its end does not exist yet. */
function real(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync.native(full);
  return dirname(full) === full ? full : join(real(dirname(full)), basename(full));
}
